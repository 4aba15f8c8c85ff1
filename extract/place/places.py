"""Find the places of a text, decide which place each name means, and what part it plays (CONTRACT "Places")."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from extract.findings import Location
from extract.gazetteer.gazetteer import Named, Place, open_gazetteer
from extract.place import judge
from extract.place import role_model as place_role_model
from extract.place.blocks import settled as settled_parts
from extract.place.context import Context, countries_of, gather, in_own_language
from extract.place.generics import with_generics
from extract.place.mention import Mention
from extract.place.mentions import mentions, softened
from extract.place.nested import with_nested
from extract.place.parts import parts_of, setting_of
from extract.place.points import points
from extract.place.resolve import Found, Scored
from extract.place.revealed import revealed
from extract.place.roles import Spot, evidence, roles, without_names
from extract.place.settle import Part, part_of, seen, settle
from extract.reading import Reading
from extract.tables import Tables
from extract.text.normalize import Folded

Settled = list[tuple[Part, list[Found]]]


def find(reading: Reading, given: Settled | None = None) -> tuple[Location, ...]:
    """The places of the ad in the order of its text, then those of the title alone and of the structured job location.

    `given` is what `settled` gives, if that was asked before.
    """
    parts = settled(reading) if given is None else given
    located = _once(_located(reading, *parts[0])) if parts else []
    known = {location.place_id for location in located}
    for part, found in parts[1:]:
        if any(f.scored.place.place_id not in known for f in found):
            titled = [replace(place, start=None, end=None) for place in _located(reading, part, found)]
            located += [location for location in _once(titled) if location.place_id not in known]
    known |= {location.place_id for location in located}
    structured = _structured(reading.ad.job_location, reading.tables)
    return tuple(located + [location for location in structured if location.place_id not in known])


def all_mentions(reading: Reading) -> list[Location]:
    """Every mention of a place in the text in order, repeated ones too."""
    parts = settled(reading)
    return _located(reading, *parts[0]) if parts else []


def cases(reading: Reading) -> list[place_role_model.Case]:
    """The text and the title with their places, as the model of roles sees them: what it is trained on."""
    return [_case(reading, part, found) for part, found in settled(reading)]


def settled(reading: Reading) -> Settled:
    """The text, and the title if there is one, with the places that they mean; empty where nothing could be one."""
    parts, context, given = _before(reading)
    if context is None:
        return []
    meant = settle(parts, context, reading.tables, judged=reading.kind == judge.KIND)
    if given:
        meant[0] = sorted(meant[0] + given, key=lambda f: f.mention.start)
    if reading.kind != "news" and any(f.scored.place.country for found in meant for f in found):
        meant = [[f for f in found if f.scored.place.country] for found in meant]  # a continent beside them tells nothing
    return list(zip(parts, meant, strict=True))


def candidates(reading: Reading) -> tuple[list[judge.Seen], judge.Others]:
    """What may name a place in the text and title, with what the rules say of it: what the model of names in ads is trained on."""
    parts, context, _ = _before(reading)
    found = [one for part in seen(parts, context, reading.tables) for one in part] if context else []
    return found, judge.others(found, context.home if context else "")


def _before(reading: Reading) -> tuple[list[Part], Context | None, list[Found]]:
    """The parts with their mentions, what the text tells of where it plays (None where nothing could be a place), and its points."""
    home = frozenset({reading.ad.country.upper()} if reading.ad.country else countries_of(reading.languages, reading.tables))
    parts = [_part(reading.text, reading.folded, reading.mentions, home, reading)]
    if title := reading.ad.title:
        named = mentions(reading.folded_title, title, reading.tables, reading.likely_languages)
        parts.append(_part(title, reading.folded_title, named, home, reading))
    named = [mention for part in parts for mention in part.mentions]
    given = points(reading.folded, open_gazetteer(reading.tables))
    if not named and not given:
        return parts, None, []
    context = gather(named, reading.text, reading.languages, reading.contacts, reading.ad.country, reading.tables)
    if reading.kind == "news":
        context.domain = frozenset()
    context.told_by_news = reading.kind in ("news", "warning")
    for point in given:
        context.told.add(point.scored.place.country)
        context.add_point(point.scored.place)
    return parts, context, given


def _part(text: str, folded: Folded, found: list[Mention], home: frozenset[str], reading: Reading) -> Part:
    """A part of the ad with what was found in it and the small places that only its readers, or what stands beside them, tell."""
    soft = softened(folded.text)
    found = with_nested(found, folded, soft, text, home, reading.tables)
    found = with_generics(found, folded, soft, text, home, reading.tables)
    found = in_own_language(found, reading.languages, reading.tables)
    return part_of(text, folded, found, reading.entities if text is reading.text else ())


def _located(reading: Reading, part: Part, found: list[Found]) -> list[Location]:
    located = []
    for f, role in zip(found, _roles(reading, part, found), strict=True):
        start, end = part.folded.span(f.mention.start, f.mention.end)
        located.append(location_of(f.scored, part.text[start:end], start, end, role))
    return located


def _roles(reading: Reading, part: Part, found: list[Found]) -> list[str]:
    case = _case(reading, part, found)
    if reading.kind not in place_role_model.KINDS:
        return list(case.given)
    return revealed(case, settled_parts(case, place_role_model.decide(case)))


def _case(reading: Reading, part: Part, found: list[Found]) -> place_role_model.Case:
    """What the rules say of the places of one part of a text."""
    spots = [_spot(f) for f in found]
    soft = without_names(part.soft, spots)
    given = roles(part.folded.text, soft, spots, reading.kind, reading.languages, reading.tables)
    cues = list(given)
    setting, model = setting_of(found, reading), reading.kind in place_role_model.KINDS
    said = evidence(soft, spots, reading.languages, reading.tables) if model else ()
    phrases = (reading.found if part.folded is reading.folded else reading.found_title).spans if model else {}
    return place_role_model.Case(part.soft, spots, found, cues, parts_of(found, given, reading), said, setting, phrases)


def _spot(found: Found) -> Spot:
    place = found.scored.place
    return Spot(found.mention.start, found.mention.end, place.country, place.level, found.scored.named.kind != "transport")


def outside(reading: Reading, start: int, end: int) -> list[Location]:
    """The places of an ad without those that stand from `start` to `end` of its text; one that is named again elsewhere stays there."""

    def inside(place: Location) -> bool:
        return place.start is not None and place.end is not None and start <= place.start and place.end <= end

    if not any(inside(place) for place in reading.locations):
        return list(reading.locations)
    titled = [place for place in reading.locations if place.start is None]
    return _once([place for place in all_mentions(reading) if not inside(place)]) + titled


def _once(located: list[Location]) -> list[Location]:
    """Each place once for each part that it plays, where it is first named."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for location in located:
        if (location.place_id, location.role) not in seen:
            seen.add((location.place_id, location.role))
            kept.append(location)
    return kept


def location_of(scored: Scored, text: str, start: int | None, end: int | None, role: str) -> Location:
    """A settled place as the answer has it."""
    place = scored.place
    return Location(
        text=text,
        start=start,
        end=end,
        name=place.name,
        country=place.country or None,
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
    from extract.place.answer import look_up

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
            yield location_of(Scored(Named(nation, "country", False), 3.0, ("jobLocation",)), "", None, None, "workplace")


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


__all__ = ["Found", "all_mentions", "find", "location_of"]
