"""Whom an ad addresses: the country of its readers, and what money and which dollar that makes theirs."""

from functools import lru_cache

from extract.reading import Reading
from extract.tables import Tables

LOCAL_DOLLARS = frozenset({"HK", "TW", "SG", "AU", "CA", "NZ"})  # a bare `$` is their own (analysis contract)
_RUPEES = frozenset({"INR", "PKR", "NPR", "LKR", "MUR"})
_GROUPS = {
    "rupee": _RUPEES,
    "yuan": frozenset({"CNY", "TWD", "HKD", "MOP"}),
    "yen": frozenset({"JPY", "CNY"}),
    "peso": frozenset({"PHP", "MXN", "COP", "ARS", "CLP", "DOP", "CUP", "UYU"}),
    "shilling": frozenset({"KES", "TZS", "UGX"}),
    "riyal": frozenset({"SAR", "QAR", "OMR", "YER", "IRR"}),
    "dinar": frozenset({"KWD", "BHD", "JOD", "IQD", "DZD", "TND", "RSD"}),
    "franc": frozenset({"XOF", "XAF", "RWF", "BIF", "GNF", "CDF"}),
    "p": frozenset({"PHP"}),
}
_USUAL = {"rupee": "INR", "yuan": "CNY", "yen": "CNY", "peso": "PHP", "shilling": "KES", "riyal": "SAR", "dinar": "KWD",
          "franc": "XOF", "p": "PHP"}  # fmt: skip


@lru_cache(maxsize=8)
def _by_language(tables: Tables) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for row in tables.rows("readers"):
        table.setdefault(row["language"], []).append(row["country"])
    return table


@lru_cache(maxsize=8)
def _by_country(tables: Tables) -> dict[str, str]:
    return {row["country"]: row["currency"] for row in tables.rows("country_currencies")}


@lru_cache(maxsize=8)
def _by_spoken(tables: Tables) -> dict[str, str]:
    return {row["country"]: row["language"] for row in tables.rows("country_currencies")}


def countries(reading: Reading) -> list[str]:
    """The readers' country first, then what else speaks for one: hint, recruits' origin, phone numbers, language."""
    hinted = [reading.ad.country.upper()] if reading.ad.country else []
    origins = [place.country for place in reading.locations if place.role == "origin" and place.country]
    phones = [contact.region for contact in reading.contacts if contact.region]
    said = [*hinted, *origins, *phones]
    works = [place.country for place in reading.locations if place.country and place.role in {"workplace", "mention"}]
    homes = _homes(reading)
    if not homes:
        spoken = _by_spoken(reading.tables)
        return said or [country for country in works if spoken.get(country) == reading.language]
    return [country for country in (*said, *works) if country in homes] + homes


def _homes(reading: Reading) -> list[str]:
    """Where the language is read; none for English and other world languages, unless another is mixed in."""
    table = _by_language(reading.tables)
    for language in filter(None, (*reading.languages, reading.ad.language)):
        for key in (language, language.split("-")[0]):
            if key in table:
                return table[key] if language.split("-")[0] not in {"es", "fr", "ar", "de"} else []
    return []


def currency(reading: Reading, written: str | None) -> str:
    """ISO 4217 of an amount written with `written` (a code, `local:…` or None); USD where nothing tells."""
    if written and not written.startswith("local:"):
        return written
    table = _by_country(reading.tables)
    homes = countries(reading) or _fallback(reading)
    if written == "local:dollar":
        return table[homes[0]] if homes and homes[0] in LOCAL_DOLLARS else "USD"
    if written is None:
        return table.get(homes[0], "USD") if homes else "USD"
    group = written.removeprefix("local:")
    workplaces = [place.country for place in reading.locations if place.role == "workplace" and place.country]
    known = [table.get(country, "") for country in (*homes, *workplaces)]
    if group in {"riyal", "dinar", "franc"}:
        known = known[len(homes) :] + known[: len(homes)]
    return next((code for code in known if code in _GROUPS[group]), _USUAL[group])


def _fallback(reading: Reading) -> list[str]:
    return _by_language(reading.tables).get(reading.language.split("-")[0], [])
