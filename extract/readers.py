"""Whom an ad addresses: the country of its readers, and what money and which dollar that makes theirs."""

from functools import lru_cache
from typing import NamedTuple

from extract.reading import Reading
from extract.tables import Tables

LOCAL = "local:"  # before the name of a group of `currency_groups.csv`
_WORLD = frozenset({"en", "es", "fr", "ar", "de"})


class Money(NamedTuple):
    """The currencies (ISO 4217) that one word or sign may mean, which of them where nothing tells, whether it is rather the money of
    a workplace abroad than of home, and how many of the currency one is: ten rials are a toman."""

    codes: frozenset[str]
    usual: str
    abroad: bool
    times: float


@lru_cache(maxsize=8)
def _moneys(tables: Tables) -> dict[str, Money]:
    """`currency_groups.csv`: name of a group (`rupee`, `dollarized`) -> its money."""
    groups: dict[str, list[dict[str, str]]] = {}
    for row in tables.rows("currency_groups"):
        groups.setdefault(row["group"], []).append(row)
    return {
        name: Money(
            frozenset(row["currency"] for row in rows),
            next((row["currency"] for row in rows if row["usual"]), rows[0]["currency"]),
            any(row["abroad"] for row in rows),
            max(float(row["times"] or 1) for row in rows),
        )
        for name, rows in groups.items()
    }


def moneys(tables: Tables, written: str) -> frozenset[str]:
    """ISO 4217 of what the money `written` (`local:…`) may be."""
    return _moneys(tables)[written.removeprefix(LOCAL)].codes


def is_one_of(tables: Tables, code: str, group: str) -> bool:
    """Whether the currency `code` (ISO 4217) stands in this group of `currency_groups.csv`."""
    return code in _moneys(tables)[group].codes


def times(tables: Tables, written: str | None) -> float:
    """How many of its currency one of the money `written` (as for `currency`) is."""
    return _moneys(tables)[written.removeprefix(LOCAL)].times if written and written.startswith(LOCAL) else 1.0


@lru_cache(maxsize=8)
def _by_language(tables: Tables) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for row in tables.rows("readers"):
        table.setdefault(row["language"], []).append(row["country"])
    return table


@lru_cache(maxsize=8)
def by_country(tables: Tables) -> dict[str, str]:
    """Country (ISO 3166-1 alpha-2) -> its money (ISO 4217)."""
    return {row["country"]: row["currency"] for row in tables.rows("country_currencies")}


@lru_cache(maxsize=8)
def _speakers(tables: Tables) -> dict[str, frozenset[str]]:
    """Language -> where ads are written in it: its own countries, and for English those of `readers.csv` too."""
    table: dict[str, set[str]] = {}
    for row in tables.rows("country_currencies"):
        table.setdefault(row["language"], set()).add(row["country"])
    for row in tables.rows("readers"):
        table.setdefault(row["language"], set()).add(row["country"])
    return {language: frozenset(found) for language, found in table.items()}


def countries(reading: Reading) -> list[str]:
    """The readers' country first, then what else speaks for one: hint, recruits' origin, phone numbers, language."""
    known = reading.readers
    if known is None or known[0] is not reading.locations or known[1] is not reading.contacts:
        known = reading.readers = reading.locations, reading.contacts, _countries(reading)
    return known[2]


def _countries(reading: Reading) -> list[str]:
    hinted = [reading.ad.country.upper()] if reading.ad.country else []
    origins = [place.country for place in reading.locations if place.role == "origin" and place.country]
    phones = [contact.region for contact in reading.contacts if contact.region]
    works = [place.country for place in reading.locations if place.country and place.role in {"workplace", "mention"}]
    said, table = [*hinted, *origins, *phones], _by_language(reading.tables)
    language = reading.language if reading.language in table else reading.language.split("-")[0]
    homes = table.get(language, [])
    if language in _WORLD:  # read in many countries: those said, where the language is used; then where one works
        spoken = _speakers(reading.tables).get(language, frozenset())
        fit = [country for country in said if language == "en" or country in spoken]
        return [*hinted, *fit, *(country for country in works if country in spoken), *_mixed(reading)]
    return [*hinted, *(country for country in (*said, *works) if country in homes), *homes] if homes else hinted


def _mixed(reading: Reading) -> list[str]:
    """The home of a language that is mixed into one of the world's: of English with Tagalog, not of a guess at Spanish."""
    table = _by_language(reading.tables)
    others = (language for language in reading.languages[1:] if language.split("-")[0] not in {*_WORLD, "pt"})
    return [country for language in others for country in table.get(language, table.get(language.split("-")[0], []))]


def currency(reading: Reading, written: str | None) -> str:
    """ISO 4217 of an amount written with `written` (a code, `local:…` or None); USD where nothing tells."""
    if written and not written.startswith(LOCAL):
        return written
    table = by_country(reading.tables)
    homes = countries(reading) or _fallback(reading)
    if written == "local:dollar":
        home = table.get(homes[0], "") if homes else ""
        there = sorted(set(worked_in(reading)))  # a Japanese board in Vancouver pays in the dollars of the place
        likely = (home, *there) if len(there) == 1 else (home,)
        return next((money for money in likely if is_one_of(reading.tables, money, "dollar")), "USD")
    if written is None:
        return table.get(homes[0], "USD") if homes else "USD"
    money = _moneys(reading.tables)[written.removeprefix(LOCAL)]
    workplaces = [place.country for place in reading.locations if place.role == "workplace" and place.country]
    homes = countries(reading)
    known = [table.get(country, "") for country in (*homes, *workplaces)]
    if money.abroad:
        known = known[len(homes) :] + known[: len(homes)]
    else:
        known += [table.get(country, "") for country in _fallback(reading)]
    return next((code for code in known if code in money.codes), money.usual)


def country_of(reading: Reading, code: str) -> str | None:
    """The country whose money is `code` (ISO 4217): the readers', else where one works."""
    table = by_country(reading.tables)
    places = (place.country for place in reading.locations if place.role == "workplace" and place.country)
    return next((country for country in (*countries(reading), *places) if table.get(country) == code), None)


def worked_in(reading: Reading) -> list[str]:
    """ISO 4217 of the money of the countries where one works, in the order of the text."""
    table = by_country(reading.tables)
    return [table[place.country] for place in reading.locations if place.role == "workplace" and place.country in table]


def _fallback(reading: Reading) -> list[str]:
    """Of a language of the world nothing tells more of: its largest market, of English none (USD)."""
    language = reading.language.split("-")[0]
    return [] if language == "en" else _by_language(reading.tables).get(language, [])
