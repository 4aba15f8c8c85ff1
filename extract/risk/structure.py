"""Indicators that no phrase shows: who can be reached how, where, for what pay, at what age, in what hours."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.findings import Contact, Employer, IndicatorHit, Location
from extract.pay.norms import usual_pay
from extract.reading import Reading
from extract.tables import Tables
from extract.words.word_patterns import longest_first

CHAT_APPS = frozenset({
    "telegram", "telegram_invite", "whatsapp", "whatsapp_invite", "line", "wechat", "viber", "zalo", "zalo_invite", "signal",
    "facebook", "messenger", "qq", "skype", "kakaotalk", "instagram", "tiktok", "imo", "botim", "batchat", "potato",
    "letstalk", "x",
})  # fmt: skip
FREE_MAIL = re.compile(r"@(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|mail|yandex|qq|163|126|proton(?:mail)?|gmx)\.")
SHORTENERS = re.compile(r"//(?:wa\.link|lin\.ee|bit\.ly|t\.ly|tinyurl\.com|cutt\.ly|linktr\.ee|s\.id)/")
YOUNG = 40  # an upper bound of age up to this is the indicator (domain brief, age_limit)
LONG_DAY, SHORT_OF_A_DAY = 12, 18  # hours a day: from, to; 24 is a shop's opening
PAY_HIGH, PAY_HALF = 3.0, 2.0  # times the usual pay (domain brief, pay_disproportionate)
PLACE_WEIGHT = {"compound": 4.0, "place": 3.0, "admin1": 1.0, "country": 1.0}  # domain brief, hotspot_destination
TRANSIT_WEIGHT = 1.0
_CELL_BEFORE = re.compile(r"(?:^|[\n|•·])[^\w\n|•·]*(?:[^\n|•·:：]{1,24}[:：][^\w\n|•·]*)?$")
_CELL_BEHIND = re.compile(r"[^\w\n|•·]*(?:$|[\n|•·])")
_WORKPLACES = ("workplace", "transit")
_DIMENSIONS = {
    "chat_app_only_contact": "channel_process", "pay_disproportionate": "deceptive_offer", "age_limit": "targeting",
    "closed_living_regime": "control_risk", "hotspot_destination": "movement", "hotspot_country": "movement",
    "hotspot_foreign_recruits": "movement",
    "channel_location_mismatch": "opaque_recruiter", "obfuscated_contact": "channel_process",
    "counter_named_employer": "counter", "vague_employer": "opaque_recruiter",
}  # fmt: skip


def settle(reading: Reading, hits: list[IndicatorHit]) -> list[IndicatorHit]:
    """`hits` from words with those from structure, and without those that the structure contradicts."""
    weights = _weights(reading.tables)
    words = [hit for hit in hits if _stands(reading, hit)]
    found = [
        *_places(reading, weights), *_contact_hits(reading, weights), *_pay(reading, weights), *_age(reading, weights),
        *_hours(reading, weights), *_employer(reading, weights, words), *_withheld(reading, weights),
    ]  # fmt: skip
    return [*words, *found]


def _stands(reading: Reading, hit: IndicatorHit) -> bool:
    """Words that a fact of the ad contradicts do not count: "WhatsApp us" beside a company's mail, work in a home park."""
    if hit.id == "chat_app_only_contact":
        return not formal_contacts(reading)
    if hit.id == "hotspot_country":
        return not _at_home(reading)
    if hit.id == "sez_or_park_terms":
        return _abroad(reading)
    return not (hit.id == "vague_employer" and reading.employer is not None)


def audience(reading: Reading) -> frozenset[str]:
    """ISO countries of the readers: the hint, else those of the language; empty where the language says nothing."""
    if reading.ad.country:
        return frozenset({reading.ad.country.upper()})
    return _countries(reading.tables).get(reading.language, frozenset())


@lru_cache(maxsize=8)
def _countries(tables: Tables) -> dict[str, frozenset[str]]:
    """Language → the countries of its readers."""
    return {row["language"]: frozenset(row["countries"].split()) for row in reversed(tables.rows("languages"))}


def workplaces(reading: Reading) -> list[Location]:
    """Places where the work is."""
    return [place for place in reading.locations if place.role == "workplace"]


def _at_home(reading: Reading) -> bool:
    """Whether every known workplace lies in a country of the readers."""
    readers = audience(reading)
    countries = {place.country for place in workplaces(reading) if place.country}
    return bool(countries) and countries <= readers


def _abroad(reading: Reading) -> bool:
    readers = audience(reading)
    countries = {place.country for place in workplaces(reading) if place.country}
    if countries:
        return bool(countries - readers) and bool(countries & hot_countries(reading.tables))
    return reading.language in {"zh-Hans", "zh-Hant"} and any(place.hotspot for place in reading.locations)


def _places(reading: Reading, weights: dict[str, float]) -> list[IndicatorHit]:
    """The heaviest hotspot of the ad, else a workplace in a country with many reported compounds."""
    spots = [place for place in reading.locations if place.hotspot and place.role in _WORKPLACES]
    if spots:
        best = max(spots, key=lambda place: _place_weight(place, reading.tables))
        weight = _place_weight(best, reading.tables)
        hits = [_hit("hotspot_destination", min(weight, weights["hotspot_destination"] + 1), best)]
        if weight > 1 and best.role == "workplace" and audience(reading) and best.country not in audience(reading):
            hits.append(_hit("hotspot_foreign_recruits", weights["hotspot_foreign_recruits"], best))
        return hits
    hot = hot_countries(reading.tables) - audience(reading)
    named = [place for place in workplaces(reading) if place.country in hot]
    return [_hit("hotspot_country", weights["hotspot_country"], named[0])] if named else []


def _place_weight(place: Location, tables: Tables) -> float:
    """By level; no more than the hotspot's own row allows: a capital has a large honest labour market too."""
    if place.role == "transit":
        return TRANSIT_WEIGHT
    return min(PLACE_WEIGHT.get(place.level, 1.0), _most(tables).get(place.hotspot or "", 9.0))


@lru_cache(maxsize=8)
def _most(tables: Tables) -> dict[str, float]:
    """Hotspot -> the most that it weighs, where its row says so."""
    return {row["id"]: float(row["most"]) for row in tables.rows("hotspots") if row["most"]}


def _recruiters(reading: Reading) -> list[Contact]:
    return [contact for contact in reading.contacts if contact.role == "recruiter" and contact.type != "crypto"]


def _is_chat(contact: Contact) -> bool:
    if contact.type == "email":
        return bool(FREE_MAIL.search(contact.value))
    return contact.type in CHAT_APPS or (contact.type == "url" and bool(SHORTENERS.search(contact.value)))


def formal_contacts(reading: Reading) -> list[Contact]:
    """E-mail addresses and links that are no chat: what recruiters for scam work seldom give."""
    return [c for c in _recruiters(reading) if c.type in {"email", "url"} and not _is_chat(c)]


def _contact_hits(reading: Reading, weights: dict[str, float]) -> list[IndicatorHit]:
    ways = _recruiters(reading)
    hits = []
    if any(_is_chat(c) and c.type != "email" for c in ways) and all(_is_chat(c) for c in ways):
        first = next(c for c in ways if _is_chat(c) and c.type != "email")
        hits.append(_hit("chat_app_only_contact", weights["chat_app_only_contact"], first))
    hidden = next((c for c in ways if c.obfuscated), None)
    if hidden:
        hits.append(_hit("obfuscated_contact", weights["obfuscated_contact"], hidden))
    stranger = next((c for c in ways if _is_stranger(c, reading)), None)
    if stranger:
        hits.append(_hit("channel_location_mismatch", weights["channel_location_mismatch"], stranger))
    return hits


def _is_stranger(contact: Contact, reading: Reading) -> bool:
    """A number of neither the readers' country nor the workplace's, of a country with many reported compounds."""
    places = {place.country for place in workplaces(reading) if place.country}
    if contact.region not in hot_countries(reading.tables) - {"TH"} | ({"TH"} if places else set()):
        return False
    return bool(places) and contact.region not in places | audience(reading)


def _pay(reading: Reading, weights: dict[str, float]) -> list[IndicatorHit]:
    pay = reading.salary
    countries = [place.country for place in workplaces(reading) if place.country]
    if pay is None or pay.usd_month is None or not countries:
        return []
    groups = [o.isco08 for o in reading.job.occupations if o.isco08]
    usual = usual_pay(reading.tables, countries[0], groups[0] if groups else None)
    ratio = pay.usd_month / usual if usual else 0.0
    if ratio < PAY_HALF:
        return []
    weight = weights["pay_disproportionate"] * (1.0 if ratio >= PAY_HIGH else 0.5)
    return [IndicatorHit("pay_disproportionate", weight, pay.text, pay.start, pay.end, "deceptive_offer")]


def _age(reading: Reading, weights: dict[str, float]) -> list[IndicatorHit]:
    age = reading.job.age
    if age is None or age.max is None or age.max > YOUNG:
        return []
    return [IndicatorHit("age_limit", weights["age_limit"], "", None, None, "targeting")]


def _hours(reading: Reading, weights: dict[str, float]) -> list[IndicatorHit]:
    """Long working days at half weight: guards and cooks have them too."""
    for match in _hour_pattern(reading.tables).finditer(reading.text):
        hours = int(match["hours"])
        if LONG_DAY <= hours < SHORT_OF_A_DAY:
            weight = weights["closed_living_regime"] / 2
            return [IndicatorHit("closed_living_regime", weight, match.group(), *match.span(), "control_risk")]
    return []


@lru_cache(maxsize=8)
def _hour_pattern(tables: Tables) -> re.Pattern[str]:
    units = longest_first({row["unit"] for row in tables.rows("hours")})
    return compiled(rf"(?P<hours>1(?<![\d:.]1)\d)[\s-]?(?:{'|'.join(map(re.escape, units))})", re.I)


def _employer(reading: Reading, weights: dict[str, float], words: list[IndicatorHit]) -> list[IndicatorHit]:
    """A named employer with a way to check it counts against risk; none at all, with chat apps only, half for it."""
    if reading.employer is not None:
        formal = formal_contacts(reading)
        checked = bool(formal) or any(hit.id == "counter_licensed_agency" for hit in words)
        return [_hit("counter_named_employer", weights["counter_named_employer"], reading.employer)] if checked else []
    ways = _recruiters(reading)
    if ways and all(_is_chat(c) for c in ways) and not any(hit.weight < 0 for hit in words):
        return [IndicatorHit("vague_employer", weights["vague_employer"] / 2, "", None, None, "opaque_recruiter")]
    return []


def _withheld(reading: Reading, weights: dict[str, float]) -> list[IndicatorHit]:
    """A word for abroad where the place of work should stand, alone in its line or cell or behind a label, and no workplace named."""
    if workplaces(reading):
        return []
    for match in reading.found.matches("concept", key="concept:abroad"):
        if _CELL_BEFORE.search(reading.text, 0, match.start) and _CELL_BEHIND.match(reading.text, match.end):
            words = reading.text[match.start : match.end]
            return [
                IndicatorHit(
                    "destination_withheld", weights["destination_withheld"], words, match.start, match.end, "opaque_recruiter"
                )
            ]
    return []


def _hit(name: str, weight: float, finding: Location | Contact | Employer) -> IndicatorHit:
    return IndicatorHit(name, weight, finding.text, finding.start, finding.end, _DIMENSIONS[name])


@lru_cache(maxsize=8)
def _weights(tables: Tables) -> dict[str, float]:
    return {row["indicator"]: float(row["weight"]) for row in tables.rows("indicators")}


@lru_cache(maxsize=8)
def hot_countries(tables: Tables) -> frozenset[str]:
    """ISO codes of countries with many reported compounds."""
    return frozenset(row["country"] for row in tables.rows("hotspot_countries"))
