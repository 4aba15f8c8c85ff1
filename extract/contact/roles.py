"""The role of each contact: recruiter, quoted, authority, affected or other.

Hotlines and the words that tell whose a contact is are data (`data/authorities.csv`).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from extract.contact import role_model
from extract.contact.links import host
from extract.contact.role_words import BEFORE, lower, masked, plain_words, seen, sentence
from extract.contact.speakers import seekers
from extract.findings import Contact
from extract.number.hotline_words import is_short
from extract.reading import Reading
from extract.stored import kept
from extract.tables import Tables

# Second-level names under which governments and international bodies register (gov.xx, go.th, gob.pe, gouv.fr, …).
_GOVERNMENT = re.compile(
    r"(?:^|[.@])(?:gov|gob|gouv|go|govt|mil|police|mfa|gc|europa|un|iom|unodc|interpol)(?:\.[a-z]{2,3}|\.int|\.org|\.eu)?$"
    r"|\.int$|\.gov\.(?:example|test)$"
    r"|(?:police|polici|polizei|embassy|embajada|embaixada|ambassade|consulat|consulado)[a-z0-9-]*\.[a-z.]+$"
)
# From this likelihood of a plea on, a contact in an ad is nobody's recruiter: a relative's number given out as one harms people. Pleas
# that are read as ads nearly all name a place of the scam centres, so there little is enough. By cross-validation:
# 15 of 35 such pleas (of 1,905) are caught by the first alone, for 1.5 % of the ads; at 0.03 20, for 2.8 %.
DOUBT, DOUBT_THERE = 0.05, 0.025
# In a language with fewer cues of kinds than this the model knows pleas less well, so there little is enough anywhere: of 290 contacts of
# recruiters in ads of 39 languages 16 lose their role, 13 without (`tests.eval.small_languages`); a model before gave a family out without.
FEW_CUES = 300
# A paper's own name before its report: "KABAR.EXAMPLE, Jakarta - Police ..."
_DATELINE = re.compile(r"(?:[^\W\d][\w ]{0,24}, )?([\w-]+\.\w{2,}(?:\.\w{2,3})?)(?:\s?[,:–—-]|\s[A-Z])")
_NOT_APPLYING = frozenset({"other", "call", "verify"})  # words in the address of a mailbox: complaints@, report@


def assign(reading: Reading) -> tuple[Contact, ...]:
    """All contacts of `reading` with roles that fit `reading.kind`."""
    if not reading.contacts:
        return ()
    if reading.kind in role_model.KINDS:
        given = role_model.decide(reading, [_surely(reading, contact) for contact in reading.contacts])
    else:
        text = masked(reading)
        own = seekers(reading) if reading.kind == "job_ad" else []
        given = [_role(reading, contact, text, own) for contact in reading.contacts]
    return tuple(replace(contact, role=role) for contact, role in zip(reading.contacts, given, strict=True))


def _surely(reading: Reading, contact: Contact) -> str:
    """The role that nothing in the text can change: of an authority, of the paper that reports; empty for all others."""
    if is_authority(contact):
        return "authority"
    head = _DATELINE.match(reading.text) if reading.kind == "news" and contact.type == "url" else None
    return "other" if head and (contact.start, contact.end) == head.span(1) else ""


def _role(reading: Reading, contact: Contact, text: str, own: Sequence[tuple[int, int]]) -> str:
    """The role in an ad or any other text; `text` is masked, `own` is where one talks who seeks the job."""
    if is_authority(contact):
        return "authority"
    said = _said(contact, text, reading.tables)
    if reading.kind != "job_ad":
        return said if said == "authority" else "other"
    seeks = contact.start is not None and any(start <= contact.start < end for start, end in own)
    return said or ("other" if seeks or may_be_plea(reading) else "recruiter")


def may_be_plea(reading: Reading) -> bool:
    """Whether an ad is too much like a plea for its contacts to be given out."""
    if reading.plea_likelihood < DOUBT_THERE:
        return False
    if reading.plea_likelihood >= DOUBT or reading.language not in _well_known(reading.tables):
        return True
    named = (found.matches("kind") for found in (reading.found, reading.found_title))
    return any(match.phrase.key == "hotspot" for part in named for match in part)


@lru_cache(maxsize=8)
@kept("kind_cues")
def _well_known(tables: Tables) -> list[str]:
    """The languages with words enough to know pleas."""
    cues = Counter(row["language"] for row in tables.rows("kind_cues", keep=False) if row["cue"] != "deal")  # no plea has those
    return [language for language, count in cues.items() if count >= FEW_CUES]


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
