"""Whom one would work for, as the ad claims it: names with and without a legal form, in the script of the ad.

A wrong name is worse than none: descriptions, domains, persons, places and compounds are no employers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from extract.employer_names import Cue, Names, label_value, left_name, right_name
from extract.findings import Employer
from extract.normalize import fold, fold_word
from extract.phrases import Phrases, phrases
from extract.reading import Reading
from extract.tables import Tables

THRESHOLD = 3
SCORES = {"form": 6, "noun": 3, "bare": 3, "agency": 2, "group": 2}
NEAR = 3  # characters between a name and the cue that speaks for it
_DOMAIN = re.compile(r"^(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,6})$", re.IGNORECASE)
_PERSON = re.compile(r"^(?:mr|mrs|ms|miss|sir|madam|dr|pak|bu|ibu|mas|mbak|chị|anh|คุณ|พี่|ms\.|mr\.)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    start: int
    end: int
    score: float
    agency: bool = False


def find(reading: Reading) -> Employer | None:
    """The employer of a `job_ad`: the structured one, else the text's, else the title's; None where none is named."""
    if reading.kind != "job_ad":
        return None
    structured = _structured(reading)
    if structured is not None:
        return structured
    found = _in(reading, reading.text)
    if found is None and reading.ad.title:
        found = _in(reading, reading.ad.title)
        found = replace(found, start=None, end=None) if found else None
    return found


def _structured(reading: Reading) -> Employer | None:
    name = _name_of(reading.ad.hiring_organization)
    if not name or not _acceptable(reading, name, cue_only=True):
        return None
    start = reading.text.find(name)
    if start < 0:
        return Employer(name, normalized(name, reading.tables), "", None, None)
    return Employer(name, normalized(name, reading.tables), name, start, start + len(name))


def _name_of(given: Any) -> str:
    """schema.org's hiringOrganization: words, an Organization, or a list of them."""
    if isinstance(given, list):
        given = given[0] if given else None
    if isinstance(given, dict):
        given = given.get("name") or given.get("legalName")
    return " ".join(given.split()) if isinstance(given, str) else ""


def _in(reading: Reading, text: str) -> Employer | None:
    names = Names(text, fold(text) if text is not reading.text else reading.folded, reading.tables)
    best: Candidate | None = None
    for candidate in (*_formal(names), *_labelled(names), *_cued(names), *_recognized(reading, names)):
        name = text[candidate.start : candidate.end]
        if candidate.score < THRESHOLD or _in_contact(reading, text, candidate):
            continue
        if (best is None or _order(candidate) > _order(best)) and _acceptable(
            reading, name, cue_only=candidate.score < SCORES["form"]
        ):
            best = candidate
    if best is None:
        return None
    name = text[best.start : best.end]
    return Employer(name, normalized(name, reading.tables), name, best.start, best.end)


def _order(candidate: Candidate) -> tuple[bool, float, int, int]:
    return not candidate.agency, candidate.score, candidate.end - candidate.start, -candidate.start


def _in_contact(reading: Reading, text: str, candidate: Candidate) -> bool:
    if text is not reading.text:
        return False
    spans = ((c.start, c.end) for c in reading.contacts if c.start is not None and c.end is not None)
    return any(start < candidate.end and candidate.start < end for start, end in spans)


def _formal(names: Names) -> Iterator[Candidate]:
    """Names beside a legal form or a noun of business: `X Co., Ltd.`, `ООО «X»`, `X酒店`, `โรงแรม X`."""
    for form in names.forms:
        spread = left_name if form.role == "suffix" else right_name
        span = spread(names, form)
        if span is None:
            continue
        start, end = span
        if form.kind != "form" and form.role == "suffix" and _described(names, start, end, form):
            continue
        if form.kind != "bare" or names.text[start:end].endswith(("จำกัด", "จํากัด", "มหาชน)", "ຈຳກັດ")):
            start, end = min(start, form.start), max(end, form.end)
        score = SCORES[form.kind] + _support(names, start, end)
        caseless_agency = form.kind == "agency" and not names.cased(start, end)
        yield Candidate(start, end, score + caseless_agency, form.kind == "agency")


def _described(names: Names, start: int, end: int, form: Cue) -> bool:
    """`Island resort` at the head of a sentence: one word before a noun in small letters is a description."""
    return names.text[form.start].islower() and names.cased(start, end) and " " not in names.text[start:end].strip()


def _support(names: Names, start: int, end: int) -> float:
    """What stands around a name: somebody who hires, joins or is labelled speaks for it, a venue or a bank against it."""
    score = 0.0
    if names.touching("hires", end, end + NEAR, starts=True):
        score += 3
    if names.touching("joins", start - NEAR, start, starts=False) or names.labelled(start):
        score += 2
    if names.touching("not", start - NEAR - 4, start, starts=False):
        score -= 5
    return score


def _labelled(names: Names) -> Iterator[Candidate]:
    for cue in names.of("label"):
        span = label_value(names, cue)
        if span:
            yield Candidate(*span, 7)


def _cued(names: Names) -> Iterator[Candidate]:
    """Names in capitals before `is hiring` or behind `join`, in scripts that have capitals."""
    for cue in names.of("hires"):
        span = left_name(names, cue)
        if span and names.cased(*span) and not names.shouted(span[0]):
            yield Candidate(*span, 4)
    for cue in names.of("joins"):
        span = right_name(names, cue)
        if span and names.cased(*span) and not names.shouted(span[0]) and names.clear(span[0]):
            yield Candidate(*span, 3)


def _recognized(reading: Reading, names: Names) -> Iterator[Candidate]:
    """Organizations of the English model count where a cue stands beside them."""
    if names.text is not reading.text:
        return
    for entity in reading.entities:
        if entity.label == "ORG":
            yield Candidate(entity.start, entity.end, 1 + _support(names, entity.start, entity.end))


def _acceptable(reading: Reading, name: str, cue_only: bool) -> bool:
    """No description, domain, person, place or compound, and at least two letters that are its own."""
    own = core(name, reading.tables)
    words = own.split()
    if sum(char.isalpha() for char in own) < 2 or _DOMAIN.match(name) or _PERSON.match(own) or len(name) > 90:
        return False
    generic = _generic(reading.tables)
    folded = fold_word(name)
    if own in generic or folded in generic or words[0] in generic or all(word in generic for word in words):
        return False
    if cue_only and sum(char.isalpha() for char in own) < 3 and own.isascii():
        return False
    if cue_only and any(word in folded for word in _headings(reading.tables)):
        return False
    if _place_only(reading, own) or folded in _compounds(reading.tables):
        return False
    if any(entity.label == "PERSON" and fold_word(entity.text) == folded for entity in reading.entities) and cue_only:
        return False
    return not (cue_only and _occupations(reading.tables).find(own))


@lru_cache(maxsize=8)
def _generic(tables: Tables) -> frozenset[str]:
    return frozenset(fold_word(row["phrase"]) for row in tables.rows("generic_employers"))


@lru_cache(maxsize=8)
def _headings(tables: Tables) -> tuple[str, ...]:
    """Words of an ad's headings, which no name has."""
    return tuple(fold_word(row["phrase"]) for row in tables.rows("employer_cues") if row["role"] == "heading")


@lru_cache(maxsize=8)
def _compounds(tables: Tables) -> frozenset[str]:
    return frozenset(fold_word(row["name"]) for row in tables.rows("hotspot_names"))


@lru_cache(maxsize=8)
def _countries(tables: Tables) -> frozenset[str]:
    return frozenset(fold_word(row["name"]) for row in tables.rows("country_names"))


def _occupations(tables: Tables) -> Phrases:
    return phrases(tables, "occupations")


def _place_only(reading: Reading, own: str) -> bool:
    """Whether nothing is left of a name without the places in it."""
    if own in _places(reading) or own in _compounds(reading.tables) or own in _countries(reading.tables):
        return True
    for place in reading.locations:
        words = fold_word(place.text)
        if len(words) > 2:
            own = own.replace(words, " ")
    return sum(char.isalpha() for char in own) < 2


def _places(reading: Reading) -> frozenset[str]:
    """Names of the places in this ad."""
    here = {fold_word(place.text) for place in reading.locations} | {fold_word(p.name) for p in reading.locations}
    model = {fold_word(entity.text) for entity in reading.entities if entity.label in {"GPE", "LOC"}}
    return frozenset(here | model)


def core(name: str, tables: Tables) -> str:
    """`name` folded, without legal forms, nouns of business, quotes and punctuation."""
    return _without(name, tables, frozenset({"form", "bare", "noun", "group", "agency"}))


def normalized(name: str, tables: Tables) -> str:
    """`name` for comparison: folded, without its legal form, quotes and punctuation; the noun of business stays."""
    return _without(name, tables, frozenset({"form", "bare"})) or fold_word(name)


def _without(name: str, tables: Tables, kinds: frozenset[str]) -> str:
    folded = fold_word(name)
    kept, at = [], 0
    for hit in phrases(tables, "legal_forms").find(folded):
        if hit.row["kind"] in kinds:
            kept.append(folded[at : hit.start])
            at = hit.end
    rest = " ".join([*kept, folded[at:]])
    return " ".join(re.sub(r"[\"'“”„«»「」『』《》()（）,;:.|!*_]+", " ", rest).split())
