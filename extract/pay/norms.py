"""Usual pay by country and ISCO-08 major group, from the dated table `data/pay_norms.csv`."""

from functools import lru_cache

from extract.tables import Tables


def usual_pay(tables: Tables, country: str, isco08: str | None) -> float | None:
    """USD a month usual in `country` (ISO 3166-1 alpha-2) for the ISCO-08 code's major group; None if not known.

    A row for country and group wins; else the country's mean times the group's factor (rows of country `*`).
    """
    pay, factors = _norms(tables)
    group = isco08[:1] if isco08 else ""
    if (country, group) in pay:
        return pay[country, group]
    mean = pay.get((country, ""))
    return mean * factors.get(group, 1.0) if mean is not None else None


@lru_cache(maxsize=8)
def _norms(tables: Tables) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    rows = tables.rows("pay_norms")
    pay = {(row["country"], row["isco08"]): float(row["usd_month"]) for row in rows if row["usd_month"]}
    return pay, {row["isco08"]: float(row["factor"]) for row in rows if row["factor"]}
