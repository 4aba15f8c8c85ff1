"""The role of each contact: recruiter, quoted, authority, affected or other.

Hotlines and the words that tell whose a contact is are data (`data/authorities.csv`).
"""

import re
from dataclasses import replace
from functools import lru_cache

from extract import role_model
from extract.findings import Contact
from extract.links import host
from extract.phrases import Phrases
from extract.reading import Reading
from extract.role_words import BEFORE, lower, masked, plain_words, seen, sentence
from extract.tables import Tables

# Second-level names under which governments and international bodies register (gov.xx, go.th, gob.pe, gouv.fr, …).
_GOVERNMENT = re.compile(
    r"(?:^|[.@])(?:gov|gob|gouv|go|govt|mil|police|mfa|gc|europa|un|iom|unodc|interpol)(?:\.[a-z]{2,3}|\.int|\.org|\.eu)?$"
    r"|\.int$|\.gov\.(?:example|test)$"
    r"|(?:police|polici|polizei|embassy|embajada|embaixada|ambassade|consulat|consulado)[a-z0-9-]*\.[a-z.]+$"
)
# From this likelihood of a plea on, a contact in an ad is nobody's recruiter: a relative's number given out as one harms people. Pleas
# that are read as ads nearly all name a place of the scam centres, so there little is enough. By cross-validation (authors held
# out): 8 of 11 such pleas (of 350) are caught, for 1.4 % of the ads; at 0.15 for all 5, for 1.5 %.
DOUBT, DOUBT_THERE = 0.2, 0.1
_NOT_APPLYING = frozenset({"other", "call", "verify"})  # words in the address of a mailbox: complaints@, report@
_SPEAKING = frozenset({"authority", "call", "recruiter", "other", "affected", "verify", "their"})
_TOUCHING, _BETWEEN = 4, 8  # characters between "call" and its number, and between a number and "call"
_WORD = re.compile(r"[^\W\d]{3,}")


@lru_cache(maxsize=8)
def _listed(tables: Tables) -> dict[str, frozenset[str]]:
    """Hotline digits → countries; `*` for any."""
    found: dict[str, set[str]] = {}
    for row in tables.rows("authorities"):
        if row["kind"] == "hotline":
            found.setdefault(row["value"], set()).update(row["country"].split() or ["*"])
    return {digits: frozenset(countries) for digits, countries in found.items()}


@lru_cache(maxsize=8)
def _words(tables: Tables) -> Phrases:
    return Phrases([row for row in tables.rows("authorities") if row["kind"] in _SPEAKING], "value")


@lru_cache(maxsize=8)
def hotline_word(tables: Tables) -> re.Pattern[str]:
    """A word for a hotline that stands right before a number."""
    words, small = (
        sorted((row["value"] for row in tables.rows("authorities") if row["kind"] == kind), key=len, reverse=True)
        for kind in ("hotline_word", "hotline_small")
    )
    gap = r"[\s:：#.\-–(（/]{0,4}"
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}){gap}(?:{'|'.join(map(re.escape, small))}|,)?{gap}$")


@lru_cache(maxsize=8)
def _dial(tables: Tables) -> Phrases:
    return Phrases([row for row in tables.rows("authorities") if row["kind"] in {"dial", "hotline_word"}], "value")


def tells_to_call(before: str, tables: Tables) -> bool:
    """Whether `before` (lower case) has a word such as "call", "report to" or "complaints"."""
    return bool(_dial(tables).find(before))


def told_to_dial(before: str, behind: str, tables: Tables) -> bool:
    """Whether "call" or "report to" ends `before`, or "call" or "report" in languages that put it last begins `behind`."""
    earlier = _dial(tables).find(before)
    if earlier and len(before) - earlier[-1].end <= _TOUCHING and not _WORD.search(before, earlier[-1].end):
        return True
    later = _dial(tables).find(behind)
    return (
        bool(later)
        and later[0].start <= _BETWEEN
        and "." not in behind[: later[0].start]
        and not behind[: later[0].start].isascii()
    )


def dialled_behind(behind: str, tables: Tables) -> bool:
    """Whether a word for calling or reporting follows in the same sentence: "1102 ga qo'ng'iroq qiling"."""
    rest = re.split(r"[.!?,;\n]", behind, maxsplit=1)[0]
    return bool(_dial(tables).find(rest))


def speaks_for_authority(before: str, tables: Tables) -> bool:
    """Whether a word for police, embassy or another authority stands in `before` (lower case)."""
    return any(hit.row["kind"] == "authority" for hit in _words(tables).find(before))


def is_short(digits: str) -> bool:
    """Whether a number is as short as a hotline's."""
    return 2 <= len(digits) <= 6


def is_listed(digits: str, where: tuple[str, ...], tables: Tables) -> bool:
    """Whether these digits are a known hotline in one of the countries that the text may speak of."""
    countries = _listed(tables).get(digits, frozenset())
    return "*" in countries or not countries.isdisjoint(where)


def is_known(digits: str, tables: Tables) -> bool:
    """Whether these digits are a known hotline anywhere."""
    return digits in _listed(tables)


def is_hashed(text: str, start: int, digits: str, tables: Tables) -> bool:
    """Whether the digits at `start` are a known hotline that is dialled with the number sign before them: #9110."""
    return text[max(0, start - 1) : start] == "#" and "#" + digits in _listed(tables)


def assign(reading: Reading) -> tuple[Contact, ...]:
    """All contacts of `reading` with roles that fit `reading.kind`."""
    if not reading.contacts:
        return ()
    if reading.kind in role_model.KINDS:
        given = role_model.decide(reading, ["authority" if is_authority(contact) else "" for contact in reading.contacts])
    else:
        text = masked(reading)
        given = [_role(reading, contact, text) for contact in reading.contacts]
    return tuple(replace(contact, role=role) for contact, role in zip(reading.contacts, given, strict=True))


def _role(reading: Reading, contact: Contact, text: str) -> str:
    """The role in an ad or any other text; `text` is masked."""
    if is_authority(contact):
        return "authority"
    said = _said(contact, text, reading.tables)
    if reading.kind != "job_ad":
        return said if said == "authority" else "other"
    return said or ("other" if may_be_plea(reading) else "recruiter")


def may_be_plea(reading: Reading) -> bool:
    """Whether an ad is too much like a plea for its contacts to be given out."""
    if reading.plea_likelihood < DOUBT_THERE:
        return False
    named = (found.matches("kind") for found in (reading.found, reading.found_title))
    return reading.plea_likelihood >= DOUBT or any(match.phrase.key == "hotspot" for part in named for match in part)


def is_authority(contact: Contact) -> bool:
    """Whether a contact is an authority's whatever the text says: a hotline, or under a government's name."""
    if contact.type == "phone" and is_short(contact.value):
        return True
    if contact.type == "url":
        return _GOVERNMENT.search(host(contact.value)) is not None
    return contact.type == "email" and _GOVERNMENT.search(contact.value.partition("@")[2]) is not None


def _said(contact: Contact, text: str, tables: Tables) -> str:
    """`authority` or `other` where the sentence before a contact says that one shall check, report or complain there, else nothing.
    In an ad a ministry's name or "hotline" alone is often only a boast, or the firm's own line."""
    if contact.start is None:
        return ""
    if contact.type == "email" and any(hit.kind in _NOT_APPLYING for hit in seen(plain_words(contact.value), tables)):
        return "other"
    hits = seen(sentence(lower(text[max(0, contact.start - BEFORE) : contact.start]), tables), tables)
    calls = {hit[:2] for hit in hits if hit.kind == "call"}
    told = [hit.kind for hit in hits if hit.kind == "other" or (hit.kind == "authority" and hit[:2] not in calls)]
    if not told:
        return ""
    if told[-1] == "other":
        return "other"
    return "authority" if calls or any(hit.kind == "verify" for hit in hits) else ""
