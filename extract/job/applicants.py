"""Whom an ad asks for: sex and nationality, told from clients, colleagues, photographs and whoever else is named."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.compiled import compiled
from extract.reading import Reading
from extract.tables import Tables
from extract.words import grammar
from extract.words.nearby import before, behind, ending, starting
from extract.words.phrases import Hit
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
_COUNT = re.compile(r"(?<![\d.,+$€£¥])\d{1,3}\s?[^\W\da-z]{0,4}\s?$")
_COUNTED = re.compile(r"[^.,;!?\d]{0,10}\s?(?<![\d.,])\d{1,3}(?![\d.,:%]\d|\d|\s?[$%€k])")
_OPEN = re.compile(r"(?:^|[(\[（【:：\n,，、،]|[•▪●*✔✅➡👉–—-])\s?$")
_SHUT = re.compile(r"[ ]?(?:[)\]）】,，、،/;|•.\n]|$)")


def gender(flat: str, hits: Hits) -> str | None:
    """`female` or `male` where only one of them is asked for. `flat` is the folded text, digits ASCII."""
    words = hits["gender_words"]
    if any(hit.row["gender"] == "both" for hit in words):
        return None
    sexes = [hit for hit in words if hit.row["gender"] in {"female", "male"}]
    if any(_either(one, other, flat) for one, other in pairwise(sexes)):
        return None
    asked = {hit.row["gender"] for hit in sexes if _sex_asked(hit, flat, hits)}
    return asked.pop() if len(asked) == 1 else None


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


def nationalities(reading: Reading, flat: str, hits: Hits) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 of the countries whose people are asked for, in the order of the text."""
    found = [hit for hit in hits["nationalities"] if not _another_s(hit, flat, hits)]
    within = hits["nationalities"]
    bare = [
        hit for hit in hits["nationality_adjectives"] if not any(each.start < hit.end and hit.start < each.end for each in within)
    ]
    bare = [hit for hit in bare if not _another_s(hit, flat, hits)]
    labels = hits["language_context:nationality"]
    people = [hit for hit in bare if _people(hit, flat, hits) or _beside_label(hit, flat, labels)]
    found += [
        hit for hit in bare if hit in people or any(_chained(flat, hit, other, _chain(reading.tables)) for other in people)
    ]  # `Nepali and Indian cooks`
    named = [(hit.start, hit.row["country"]) for hit in found] + _from(reading, flat, hits)
    return tuple(dict.fromkeys(country for _, country in sorted(named)))


def spoken(flat: str, hits: Hits, sure: Sequence[Hit], tables: Tables) -> list[Hit]:
    """Languages named by a bare name, behind a word for knowing one, before a word that makes it one, or beside a language that
    is sure: `Thai/Chinese speaking`, `Burmese-English translator`, `พูดภาษาอังกฤษและจีน`.
    """
    known = {(hit.start, hit.end) for hit in sure}
    names = [hit for hit in hits["language_names"] if not any(start < hit.end and hit.start < end for start, end in known)]
    know = hits["language_context:know"]
    chain = _chain(tables)
    found = [hit for hit in names if _touched(hits["language_context:spoken"], hit, flat) or ending(know, hit.start, 1)]
    for order in (1, -1):  # to the right, then to the left
        known_ = sorted([*sure, *found], key=lambda hit: hit.start)
        for hit in [each for each in names if each not in found][::order]:
            if any(_chained(flat, hit, other, chain) for other in known_):
                found.append(hit)
                known_.append(hit)
    return found


@lru_cache(maxsize=8)
def _chain(tables: Tables) -> re.Pattern[str]:
    """What stands between two of a list: a sign, or a word for `and` or `or`."""
    return compiled(rf"\s?(?:[/,&+、،၊-]\s?|{one_of(grammar.words(tables, 'grammar_words', 'and', 'or'))})\s?")


def _touched(words: Sequence[Hit], hit: Hit, flat: str) -> bool:
    """Whether one of the words comes next, a space or a hyphen between."""
    word = starting(words, hit.end, 2)
    return word is not None and word.start > hit.end and not flat[hit.end : word.start].strip(" -")


def _chained(flat: str, one: Hit, other: Hit, chain: re.Pattern[str]) -> bool:
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
