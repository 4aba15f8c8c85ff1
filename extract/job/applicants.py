"""Whom an ad asks for: sex and nationality, told from clients, colleagues, photographs and whoever else is named."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.compiled import compiled
from extract.reading import Reading
from extract.tables import Tables
from extract.words import grammar, spots
from extract.words.nearby import MARK, before, behind, ending, starting
from extract.words.phrases import Hit
from extract.words.spots import Around, Spot
from extract.words.word_patterns import one_of

Hits = Mapping[str, list[Hit]]
"""Table, or table:role, → its hits in the text (`job`)."""

_GLUE = " -–/:()&,、·'’"  # between a word for a sex and the job or number that goes with it
_HIRED = 30  # folded characters from a word for hiring to whom it names
_CLIENT = 14  # from a word for a client, a boss or a chat partner to what he is
_NEAR = 3
_EITHER = 6  # folded characters between the two sexes
_OF_LANGUAGES = frozenset({"2643", "2353"})  # translators, language teachers
_LINK = 12  # folded characters between two languages of a list
_AGE = re.compile(r"[^.!?;\d]{0,14}(?<!\d)(?:1[6-9]|[2-5]\d)(?!\d|[.,:]\d|\s?%)")
_COUNT = re.compile(rf"(?<![\d.,+$€£¥])\d{{1,3}}\s?(?:[^\W\da-z]|{MARK}){{0,6}}\s?$")
_COUNTED = re.compile(r"[^.,;!?\d]{0,10}\s?(?<![\d.,])\d{1,3}(?![\d.,:%]\d|\d|\s?[$%€k])")
_OPEN = re.compile(r"(?:^|[(\[（【:：\n,，、،]|[•▪●*✔✅➡👉–—-])\s?$")
_SHUT = re.compile(r"[ ]?(?:[)\]）】,，、،/;|•.\n]|$)")


def gender(text: Around, hits: Hits) -> str | None:
    """`female` or `male` where only one of them is asked for."""
    found = sexes(text, hits)
    return the_sex(found, spots.read("sexes", text, found)) if found else None


def the_sex(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> str | None:
    """The sex that is likely asked for, where it is one."""
    asked = {spot.value for spot in spots.likely(found, points)}
    return asked.pop() if len(asked) == 1 else None


def sexes(text: Around, hits: Hits) -> list[Spot]:
    """Words for women and men, with what the rules say of each."""
    flat, words = text.flat, hits["gender_words"]
    both = any(hit.row["gender"] == "both" for hit in words)
    one_sex = [hit for hit in words if hit.row["gender"] in {"female", "male"}]
    either = any(_either(one, other, flat) for one, other in pairwise(one_sex))
    named = {hit.row["gender"] for hit in one_sex}
    asked = {hit.start for hit in one_sex if _sex_asked(hit, flat, hits)}
    ruled = {hit.row["gender"] for hit in one_sex if hit.start in asked}
    sole = len(ruled) == 1 and not both and not either
    always = (f"named {len(named)}", f"ruled {len(ruled)}", *spots.so(both=both, either=either, rule_sole=sole))
    return [
        Spot(hit.start, hit.end, hit.row["gender"], (*always, hit.row["gender"], *spots.so(rule_asked=hit.start in asked)))
        for hit in one_sex
    ]


def _either(one: Hit, other: Hit, flat: str) -> bool:
    """`lelaki/wanita`, `men or women`: both sexes will do; not `10 women, 5 men`."""
    gap = flat[one.end : other.start]
    return one.row["gender"] != other.row["gender"] and len(gap) <= _EITHER and re.search(r"[\d.!?]", gap) is None


def _sex_asked(hit: Hit, flat: str, hits: Hits) -> bool:
    """Whether the word goes with a job, a number, an age or a word for hiring, or stands on its own as a condition does."""
    if before(hits["language_context:client"], hit.start, flat, _CLIENT):
        return False
    if hit.row["gender"] == "female" and (hit.start <= _NEAR or _greeted(hit, flat, hits)):  # whom the ad speaks to
        return True
    if _labelled(hit, flat, hits) or _joined(hit, flat, hits["occupations"]) or _joined(hit, flat, hits["opening_words:person"]):
        return True
    if _COUNT.search(flat, max(0, hit.start - 8), hit.start) or _COUNTED.match(flat, hit.end) or _AGE.match(flat, hit.end):
        return True
    if before(hits["opening_words:hire"], hit.start, flat, _HIRED) or behind(hits["opening_words:hire"], hit.end, flat, _HIRED):
        return True
    return _OPEN.search(flat, max(0, hit.start - 3), hit.start) is not None and _SHUT.match(flat, hit.end) is not None


def _greeted(hit: Hit, flat: str, hits: Hits) -> bool:
    """Whether the text begins with a greeting, and the word comes next."""
    greeting = ending(hits["gender_words:greeting"], hit.start, _NEAR + 1)
    around = flat[: greeting.start] + flat[greeting.end : hit.start] if greeting and greeting.start <= _NEAR else "-"
    return re.search(r"\w", around) is None and around != "-"


def _labelled(hit: Hit, flat: str, hits: Hits) -> bool:
    """`gender: male`, `females only`, `ladies may apply`."""
    label, only = hits["gender_words:label"], hits["gender_words:only"]
    inside = any(hit.start <= each.start and each.end <= hit.end for each in only)
    return inside or any((ending(label, hit.start, _NEAR), ending(only, hit.start, _NEAR), behind(only, hit.end, flat, 16)))


def _joined(hit: Hit, flat: str, words: Sequence[Hit]) -> bool:
    """Whether one of the words stands right beside the hit."""
    ahead, after = ending(words, hit.start, _NEAR), starting(words, hit.end, _NEAR)
    return (ahead is not None and not flat[ahead.end : hit.start].strip(_GLUE)) or (
        after is not None and not flat[hit.end : after.start].strip(_GLUE)
    )


def nationalities(reading: Reading, text: Around, hits: Hits) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 of the countries whose people are asked for, in the order of the text."""
    found = nations(reading, text.flat, hits)
    return asked_nations(found, spots.read("nations", text, found)) if found else ()


def asked_nations(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> tuple[str, ...]:
    """The countries that are likely asked for."""
    return tuple(dict.fromkeys(spot.value for spot in spots.likely(found, points)))


def nations(reading: Reading, flat: str, hits: Hits) -> list[Spot]:
    """Words for people of a country and names of countries, with what the rules say of each."""
    people = hits["nationalities"]
    bare = [
        hit for hit in hits["nationality_adjectives"] if not any(each.start < hit.end and hit.start < each.end for each in people)
    ]
    asked = _asked(bare, flat, hits, reading.tables)
    said: dict[tuple[int, int, str], set[str]] = {}
    for kind, found in (("people", people), ("adjective", bare)):
        for hit in found:
            its = said.setdefault((hit.start, hit.end, hit.row["country"]), set())
            its.add(kind)
            its.add("rule another's" if _another_s(hit, flat, hits) else "rule asked" if kind == "people" or hit in asked else "")
    origins = dict(_from(reading, flat, hits))
    for place in reading.locations:
        if place.level == "country" and place.start is not None and place.end is not None and place.country:
            start, end = reading.folded.place(place.start, place.end)
            if not any(start < other_end and other < end for other, other_end, _ in said):
                said[start, end, place.country] = {"place", f"role {place.role}", "rule asked" if start in origins else ""}
    home = reading.ad.country
    return [Spot(*at[:2], at[2], (*sorted(its - {""}), f"home {at[2] == home}")) for at, its in sorted(said.items())]


def _asked(bare: Sequence[Hit], flat: str, hits: Hits, tables: Tables) -> list[Hit]:
    """Adjectives that speak of people who are wanted: `Nepali and Indian cooks`."""
    meant = [hit for hit in bare if not _another_s(hit, flat, hits)]
    labels = hits["language_context:nationality"]
    people = [hit for hit in meant if _people(hit, flat, hits) or _beside_label(hit, flat, labels)]
    return [hit for hit in meant if hit in people or any(chained(flat, hit, other, chain(tables)) for other in people)]


@lru_cache(maxsize=8)
def chain(tables: Tables) -> re.Pattern[str]:
    """What stands between two of a list: a sign, or a word for `and` or `or`."""
    return compiled(rf"\s?(?:[/,&+、،၊-]\s?|{one_of(grammar.words(tables, 'grammar_words', 'and', 'or'))})\s?")


def chained(flat: str, one: Hit, other: Hit, chain: re.Pattern[str]) -> bool:
    first, second = (one, other) if one.start < other.start else (other, one)
    return second.start - first.end <= _LINK and chain.fullmatch(flat, first.end, second.start) is not None


def _another_s(hit: Hit, flat: str, hits: Hits) -> bool:
    """Whether these are clients, bosses or people to chat with."""
    client, together = hits["language_context:client"], hits["language_context:with"]
    if ending(together, hit.start, 1):
        return True
    return before(client, hit.start, flat, _CLIENT) is not None or behind(client, hit.end, flat, 10) is not None


def _people(hit: Hit, flat: str, hits: Hits) -> bool:
    """Whether the adjective stands right beside a word for people or a job: `भारतीय राजमिस्त्री`, `ຍິງລາວ 8 ຄົນ`."""
    job = starting(hits["occupations"], hit.end, 1)
    if job and job.row["isco08"] in _OF_LANGUAGES:
        return False  # a Burmese translator
    groups = ("occupations", "opening_words:person", "gender_words", "gender_words:only")
    near = [ending(hits[group], hit.start, 1) for group in groups] + [starting(hits[group], hit.end, 1) for group in groups]
    return any(each and not flat[min(each.end, hit.end) : max(each.start, hit.start)].strip() for each in near)


def _beside_label(hit: Hit, flat: str, labels: Sequence[Hit]) -> bool:
    """`Nationality: Indonesian`, `nationalité française`, `Brazilian nationality`."""
    ahead, after = ending(labels, hit.start, _NEAR), starting(labels, hit.end, 1)
    return (ahead is not None and not flat[ahead.end : hit.start].strip(_GLUE)) or (after is not None and after.start > hit.end)


def _from(reading: Reading, flat: str, hits: Hits) -> list[tuple[int, str]]:
    """Countries of origin right behind the people who are wanted: `vijana 30 Kenya`, `lads from Nepal`, `quốc tịch Việt Nam`."""
    found = []
    for place in reading.locations:
        if place.level != "country" or place.start is None or place.country is None:
            continue
        at = bisect_left(reading.folded.starts, place.start)
        label = ending(hits["language_context:nationality"], at, _NEAR)
        if label and not flat[label.end : at].strip(_GLUE):
            found.append((at, place.country))
        if place.role != "origin":
            continue
        groups = ("opening_words:person", "gender_words", "occupations")
        people = next((hit for hit in (ending(hits[group], at, 6) for group in groups) if hit), None)
        if people and not re.search(r"[.!?;,]", flat[people.end : at]):
            found.append((at, place.country))
    return found
