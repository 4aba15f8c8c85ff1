"""Whom an ad addresses: the country of its readers, and what money and which dollar that makes theirs."""

from functools import lru_cache

from extract.reading import Reading
from extract.tables import Tables

_WORLD = frozenset({"en", "es", "fr", "ar", "de"})
LOCAL_DOLLARS = frozenset({"HK", "TW", "SG", "AU", "CA", "NZ"})  # a bare `$` is their own (analysis contract)
_RUPEES = frozenset({"INR", "PKR", "NPR", "LKR", "MUR"})
_GROUPS = {
    "rupee": _RUPEES,
    "yuan": frozenset({"CNY", "TWD", "HKD", "MOP"}),
    "yen": frozenset({"JPY", "CNY"}),
    "peso": frozenset({"PHP", "MXN", "COP", "ARS", "CLP", "DOP", "CUP", "UYU"}),
    "shilling": frozenset({"KES", "TZS", "UGX"}),
    "/=": frozenset({"KES", "TZS", "UGX", "LKR", "PKR", "NPR", "BDT", "INR"}),
    "riyal": frozenset({"SAR", "QAR", "OMR", "YER", "IRR"}),
    "dinar": frozenset({"KWD", "BHD", "JOD", "IQD", "DZD", "TND", "RSD"}),
    "franc": frozenset({"XOF", "XAF", "RWF", "BIF", "GNF", "CDF"}),
    "p": frozenset({"PHP"}),
    "taka": frozenset({"BDT", "INR"}),
    "dirham": frozenset({"AED", "MAD"}),
    "pound": frozenset({"EGP", "SDG", "GBP"}),
    "rouble": frozenset({"RUB", "BYN"}),
    "boliviano": frozenset({"BOB", "VES"}),
    "krone": frozenset({"CZK", "NOK", "SEK", "DKK", "ISK"}),
}
_ABROAD = frozenset({"riyal", "dinar", "franc", "dirham", "rouble", "krone"})  # of a workplace abroad rather than of home
_USUAL = {"rupee": "INR", "yuan": "CNY", "yen": "CNY", "peso": "PHP", "shilling": "KES", "/=": "KES", "riyal": "SAR", "dinar": "KWD",
          "franc": "XOF", "p": "PHP", "taka": "BDT", "dirham": "AED", "pound": "EGP", "rouble": "RUB",
          "krone": "CZK", "boliviano": "BOB"}  # fmt: skip


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
    return [country for country in (*said, *works) if country in homes] + homes if homes else hinted


def _mixed(reading: Reading) -> list[str]:
    """The home of a language that is mixed into one of the world's: of English with Tagalog, not of a guess at Spanish."""
    table = _by_language(reading.tables)
    others = (language for language in reading.languages[1:] if language.split("-")[0] not in {*_WORLD, "pt"})
    return [country for language in others for country in table.get(language, table.get(language.split("-")[0], []))]


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
    homes = countries(reading)
    known = [table.get(country, "") for country in (*homes, *workplaces)]
    if group in _ABROAD:
        known = known[len(homes) :] + known[: len(homes)]
    else:
        known += [table.get(country, "") for country in _fallback(reading)]
    return next((code for code in known if code in _GROUPS[group]), _USUAL[group])


def worked_in(reading: Reading) -> list[str]:
    """ISO 4217 of the money of the countries where one works, in the order of the text."""
    table = _by_country(reading.tables)
    return [table[place.country] for place in reading.locations if place.role == "workplace" and place.country in table]


def _fallback(reading: Reading) -> list[str]:
    """Of a language of the world nothing tells more of: its largest market, of English none (USD)."""
    language = reading.language.split("-")[0]
    return [] if language == "en" else _by_language(reading.tables).get(language, [])
