"""Find the places of a text, decide which place each name means, and what part it plays (CONTRACT "Places")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extract.findings import Location
from extract.gazetteer import Named, Place, open_gazetteer
from extract.gazetteer_key import key_of, soften
from extract.normalize import Folded, fold
from extract.place_context import Context, gather, is_sure
from extract.place_mentions import Mention, mentions
from extract.place_roles import Spot, in_list, is_placed, roles
from extract.reading import Reading
from extract.resolve import Scored, Signs, choose
from extract.tables import Tables

_BESIDE = 5  # folded characters between a town and its country
SMALL = 200_000  # inhabitants; larger towns are seldom persons, whatever the model says
_EMPLOYER = 40  # folded characters in which the legal form of a firm is looked for
_BREAK = re.compile(r"[,.;:!?()\n，。；：！？、（）|•\[\]]")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention and what it was resolved to."""

    mention: Mention
    scored: Scored


def find(reading: Reading) -> tuple[Location, ...]:
    """The places of the ad in the order of its text, then those of the title alone and of the structured job location."""
    context_of = _whole_context(reading)
    in_text = _once(_located(reading, reading.folded, reading.text, context_of, titled=False))
    known = {location.place_id for location in in_text}
    title = reading.ad.title or ""
    in_title = _once(_located(reading, reading.folded_title, title, context_of, titled=True)) if title else []
    more = [location for location in in_title if location.place_id not in known]
    known |= {location.place_id for location in more}
    structured = list(_structured(reading.ad.job_location, reading.tables))
    return tuple(in_text + more + [location for location in structured if location.place_id not in known])


def all_mentions(reading: Reading) -> list[Location]:
    """Every mention of a place in the text in order, repeated ones too."""
    return _located(reading, reading.folded, reading.text, _whole_context(reading), titled=False)


def _whole_context(reading: Reading) -> Context:
    found = mentions(reading.folded, reading.text, reading.tables)
    found = found + mentions(reading.folded_title, reading.ad.title or "", reading.tables)
    hint = reading.ad.country
    return gather(found, reading.text, reading.languages, reading.contacts, hint, reading.tables)


def _located(reading: Reading, folded: Folded, text: str, context: Context, titled: bool) -> list[Location]:
    soft = soften(folded.text)
    found = resolved(folded, text, context, reading.tables)
    found = [f for f in found if not _is_person(reading, folded, f)]
    spots = [_spot(f) for f in found]
    given = roles(folded.text, soft, spots, reading.kind, reading.languages, reading.tables)
    default = _default_role(reading.kind, given)
    if reading.kind == "plea":
        _held(found, given)
    located = []
    if reading.kind == "job_ad":  # an airport or border without a cue is a point on the way
        given = [role if role or f.scored.named.kind != "transport" else "transit" for f, role in zip(found, given, strict=True)]
    for f, role in zip(found, _spread(found, given, default), strict=True):
        start, end = folded.span(f.mention.start, f.mention.end)
        words = text[start:end]
        located.append(location_of(f.scored, words, None if titled else start, None if titled else end, role))
    return located


def _spot(found: Found) -> Spot:
    place = found.scored.place
    return Spot(found.mention.start, found.mention.end, place.country, place.level, found.scored.named.kind != "transport")


def _held(found: list[Found], given: list[str | None]) -> None:
    """A plea that does not say where somebody is held: the last place that is neither home nor on the way."""
    if "workplace" in given:
        return
    for i in reversed(range(len(found))):
        if given[i] in (None, "mention") and found[i].scored.place.hotspot:
            given[i] = "workplace"
            return


def _default_role(kind: str, given: list[str | None]) -> str:
    if kind == "job_ad":
        return "workplace"
    return "workplace" if kind == "plea" and "workplace" not in given and len(given) == 1 else "mention"


def _spread(found: list[Found], given: list[str | None], default: str) -> list[str]:
    """A place named again without a cue plays the part that it had with one."""
    told: dict[str, str] = {}
    for f, role in zip(found, given, strict=True):
        if role:
            told.setdefault(f.scored.place.place_id, role)
    return [role or told.get(f.scored.place.place_id, default) for f, role in zip(found, given, strict=True)]


def _once(located: list[Location]) -> list[Location]:
    """Each place once for each part that it plays, where it is first named."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for location in located:
        if (location.place_id, location.role) not in seen:
            seen.add((location.place_id, location.role))
            kept.append(location)
    return kept


def resolved(folded: Folded, text: str, context: Context, tables: Tables) -> list[Found]:
    """The mentions of a text that mean a place, with the place; those in an employer's name left out."""
    soft = soften(folded.text)
    found = mentions(folded, text, tables)
    kept: list[Found] = []
    for position, mention in enumerate(found):
        listed = bool(kept) and in_list(soft[kept[-1].mention.end : mention.start])
        signs = _signs(soft, found, position, listed, context.languages, tables)
        scored = choose(mention.named, context, signs)
        if scored and not in_employer_name(soft, mention.start, mention.end, tables):
            kept.append(Found(mention, scored))
    return kept


def _signs(soft: str, found: list[Mention], position: int, listed: bool, languages: tuple[str, ...], tables: Tables) -> Signs:
    mention = found[position]
    countries: set[str] = set()
    divisions: set[str] = set()
    for other, gap in _neighbours(found, position):
        if gap <= _BESIDE:
            countries |= {n.place.country for n in other.named if n.kind == "country" or is_sure(n)}
            divisions |= {n.place.name.lower() for n in other.named if n.kind == "admin1"}
    cue = listed or is_placed(soft, mention.start, mention.end, languages, tables)
    return Signs(cue, frozenset(countries), frozenset(divisions), key=mention.key, weak=mention.weak)


def _neighbours(found: list[Mention], position: int) -> Iterator[tuple[Mention, int]]:
    mention = found[position]
    if position:
        yield found[position - 1], mention.start - found[position - 1].end
    if position + 1 < len(found):
        yield found[position + 1], found[position + 1].start - mention.end


def in_employer_name(soft: str, start: int, end: int, tables: Tables) -> bool:
    """Whether the span is part of a firm's name: a legal form behind it, or before it, with no break between."""
    suffixes, prefixes = _employer_marks(tables)
    behind = soft[end : end + _EMPLOYER]
    cut = _BREAK.search(behind.replace("co.,", "co   "))
    behind = behind[: cut.start()] if cut else behind
    before = soft[max(0, start - 24) : start]
    matched = suffixes.match(behind)
    return bool(matched) or bool(prefixes.search(before))


@lru_cache(maxsize=8)
def _employer_marks(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for what follows a place in a firm's name (at most three words, then a mark) and for what precedes it."""
    sides: dict[str, list[str]] = {"suffix": [], "prefix": []}
    for row in tables.rows("place_employer_marks"):
        sides[row["side"]].append(re.escape(key_of(row["mark"]).rstrip(".")))
    spaced = "|".join(sorted((m for m in sides["suffix"] if m.isascii()), key=len, reverse=True))
    dense = "|".join(m for m in sides["suffix"] if not m.isascii())
    words = r"(?:\s+(?!in\b|at\b|and\b|or\b|for\b|is\b|to\b|from\b|with\b|by\b|as\b|a\b|the\b|we\b|our\b|via\b)[\w&'-]+){0,2}"
    suffix = re.compile(rf"{words}\s+(?:{spaced})\b|[\u4e00-\u9fff\u0e00-\u0e7f\uac00-\ud7a3 ]{{0,8}}?(?:{dense})")
    prefix = re.compile(rf"(?:^|[^\w])(?:{'|'.join(sides['prefix'])})\.?[\s«\"“”'(]*$")
    return suffix, prefix


def _is_person(reading: Reading, folded: Folded, found: Found) -> bool:
    """An ordinary town's name that the model takes for a person or for part of a wider name.

    Only towns: the small English model takes Mae Sot and Shwe Kokko for persons too.
    """
    named = found.scored.named
    if named.kind not in ("city", "alternate", "admin1", "alias"):
        return False
    start, end = folded.span(found.mention.start, found.mention.end)
    small = named.place.population < SMALL and named.kind != "alias"
    for entity in reading.entities:
        if entity.start <= start and end <= entity.end and entity.label in ("PERSON", "ORG"):
            wider = entity.end - entity.start > end - start + len("the ")
            if (wider and not _ends_apart(entity.text, reading.text[start:end])) or (small and entity.label == "PERSON"):
                return True
    return False


def _ends_apart(entity: str, name: str) -> bool:
    """Whether the wider entity is two things side by side ("Interview Manila,\nCebu"), not one name."""
    return bool(_BREAK.search(entity.replace(name, "")))


def location_of(scored: Scored, text: str, start: int | None, end: int | None, role: str) -> Location:
    place = scored.place
    return Location(
        text=text,
        start=start,
        end=end,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        level=place.level,
        precision_km=place.precision_km,
        role=role,
        geoname_id=place.geoname_id,
        hotspot=place.hotspot,
        place_id=place.place_id,
        confidence=scored.confidence,
        why=scored.why,
    )


def _structured(value: Any, tables: Tables) -> Iterator[Location]:
    """The workplaces of schema.org `jobLocation`: a string, a Place, a PostalAddress, or a list of them."""
    from extract.place_answer import look_up

    for parts, stated in _addresses(value):
        nation = country_of(stated, tables) if stated else None
        country = nation.country if nation else None
        for depth, part in enumerate(parts):
            rest = ", ".join(parts[depth + 1 :])
            scored = look_up(part, rest, country, None, tables).best
            if scored:
                yield location_of(scored, "", None, None, "workplace")
                break
        if nation:
            yield location_of(Scored(Named(nation, "country", False), 3.0, "jobLocation"), "", None, None, "workplace")


def country_of(name: str, tables: Tables) -> Place | None:
    """The country of an ISO code or of a name in any language."""
    gazetteer = open_gazetteer(tables)
    if len(name) == 2 and name.isascii() and (place := gazetteer.country(name)):
        return place
    return next((n.place for n in gazetteer.lookup(name) if n.kind == "country"), None)


def _addresses(value: Any) -> Iterator[tuple[list[str], str | None]]:
    if isinstance(value, list):
        for item in value:
            yield from _addresses(item)
    elif isinstance(value, str) and value.strip():
        parts = [part.strip() for part in re.split(r"[,，、/|;]", value) if part.strip()]
        yield parts, None
    elif isinstance(value, dict):
        address = value.get("address", value)
        if not isinstance(address, dict):
            yield from _addresses(address)
            return
        country = address.get("addressCountry", address.get("address_country"))
        country = country.get("name") if isinstance(country, dict) else country
        names = ("addressLocality", "address_locality", "addressRegion", "address_region")
        parts = [str(address[name]) for name in names if address.get(name)]
        if not parts and value.get("name"):
            parts = [str(value["name"])]
        yield parts, str(country) if country else None


def resolve_text(text: str, context: Context, tables: Tables) -> list[Found]:
    """The places of a bare text in a given context."""
    return resolved(fold(text), text, context, tables)


__all__ = ["Found", "all_mentions", "find", "in_employer_name", "location_of", "resolve_text", "resolved"]
