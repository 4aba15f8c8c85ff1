"""The role of each contact: recruiter, quoted, authority, affected or other.

Hotlines and the words that tell whose a contact is are data (`data/authorities.csv`).
"""

import re
from dataclasses import replace
from functools import lru_cache

from extract.findings import Contact
from extract.links import host
from extract.phrases import Hit, Phrases
from extract.reading import Reading
from extract.tables import Tables
from extract.zawgyi import readable

_NEAR = 90  # characters before a contact in which a word says whose it is
# Second-level names under which governments and international bodies register (gov.xx, go.th, gob.pe, gouv.fr, …).
_GOVERNMENT = re.compile(
    r"(?:^|[.@])(?:gov|gob|gouv|go|govt|mil|police|mfa|gc|europa|un|iom|unodc|interpol)(?:\.[a-z]{2,3}|\.int|\.org|\.eu)?$"
    r"|\.int$|\.gov\.(?:example|test)$"
    r"|(?:police|polici|polizei|embassy|embajada|embaixada|ambassade|consulat|consulado)[a-z0-9-]*\.[a-z.]+$"
)
# From this likelihood of a plea on, a contact in an ad is nobody's recruiter: a relative's number given out as one harms people.
# By cross-validation: 10 of 16 pleas read as ads (of 603) are caught, for 2 % of the ads.
DOUBT = 0.15
_SPEAKING = frozenset({"authority", "call", "recruiter", "other", "affected", "verify", "their"})
_EARLIER = 240  # characters before "his number" in which it is said whose
# A full stop that ends a sentence: not one behind an abbreviation or a single letter.
_STOP = re.compile(
    r"(?:(?<![^\s(])(?!(?:no|nos|tel|tél|mr|mrs|ms|dr|st|sr|ph|ext|num|núm|nr|hp|wa|tg|dt)\.)[^\s.]*[^\W\d_][^\s.]+|\d{3,})\.\s"
)
_BEHIND = 40  # characters behind a contact in which it is said to check or report there
_CLOSE = 25  # characters between an authority's name and a chat contact of its own
_TOUCHING, _BETWEEN = 4, 8  # characters between "call" and its number, and between a number and "call"
_WORD = re.compile(r"[^\W\d]{3,}")
_OWN = frozenset({"phone", "email", "url"})
_TELLING = frozenset({"warning", "news"})


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
    known = (row["value"] for row in tables.rows("authorities") if row["kind"] == "hotline_word")
    found = sorted(known, key=len, reverse=True)
    small = "no|number|is|at|le|al|el|o|số|nomor|de|la|का|নম্বর|номер|หมายเลข|번호|,"
    gap = r"[\s:：#.\-–(（/]{0,4}"
    return re.compile(rf"(?:{'|'.join(map(re.escape, found))}){gap}(?:{small})?{gap}$")


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


@lru_cache(maxsize=8)
def _checks(tables: Tables) -> Phrases:
    return Phrases([row for row in tables.rows("authorities") if row["kind"] in {"verify", "call"}], "value")


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
    return tuple(replace(contact, role=_role(reading, contact)) for contact in reading.contacts)


def _role(reading: Reading, contact: Contact) -> str:
    if _is_authority(contact):
        return "authority"
    near = _said(reading, contact)
    if reading.kind == "job_ad":
        taken = "recruiter" if reading.plea_likelihood < DOUBT else "other"
        return near if near in {"authority", "other"} else taken
    if reading.kind == "plea":
        return {"recruiter": "quoted"}.get(near, near or "affected")
    if reading.kind == "news" and contact.type in {"url", "email"}:
        return {"recruiter": "quoted"}.get(near, near or "other")
    if reading.kind in {"warning", "news"}:
        return near if near in {"authority", "other"} else "quoted"
    return near if near == "authority" else "other"


def _is_authority(contact: Contact) -> bool:
    if contact.type == "phone" and is_short(contact.value):
        return True
    if contact.type == "url":
        return _GOVERNMENT.search(host(contact.value)) is not None
    return contact.type == "email" and _GOVERNMENT.search(contact.value.partition("@")[2]) is not None


def _said(reading: Reading, contact: Contact) -> str:
    """Whose the words before a contact say it is: the nearest of them in its sentence counts; empty if none says."""
    if contact.start is None or contact.end is None:
        return ""
    before = _sentence(readable(reading.text[max(0, contact.start - _NEAR) : contact.start]).lower())
    told = [kind for hit in _words(reading.tables).find(before) if (kind := _told(hit, contact, len(before), reading.kind))]
    if told and told[-1] == "their":
        return _owner(reading, contact.start - len(before))
    if reading.kind == "job_ad" and told and told[-1] == "authority":
        return "authority" if _official(before, reading.tables) else ""
    own = reading.kind in _TELLING and contact.type in _OWN
    if own and not told and tells_to_call(before, reading.tables):
        return "authority"
    if own and _to_be_checked(readable(reading.text[contact.end : contact.end + _BEHIND]).lower(), reading.tables):
        return "authority"
    return told[-1] if told else ""


def _to_be_checked(behind: str, tables: Tables) -> bool:
    """Whether "check" or "report" follows in languages that put the verb last: "emigrate.example இணையதளத்தில் சரிபார்க்கவும்"."""
    rest = re.split(r"[.!?।။።\n]", behind, maxsplit=1)[0]
    return not rest.isascii() and bool(_checks(tables).find(rest))


def _sentence(before: str) -> str:
    """The part of `before` that belongs to the sentence at its end."""
    cut = max((before.rfind(sign) for sign in ("。", "！", "？", "! ", "? ", "\n", "। ", "។", "။", "።")), default=-1)
    stop = list(_STOP.finditer(before))
    return before[max(cut + 1, stop[-1].end() if stop else 0) :]


def _told(hit: Hit, contact: Contact, end: int, kind: str) -> str:
    """What one word says in a text of `kind`. An authority speaks of many chat contacts that are not its own: there it must stand
    close by. "Check at" and "call" stand before an authority's contact only where somebody warns or reports."""
    said = hit.row["kind"]
    if said == "call":
        return "authority"
    if said == "verify":
        return "authority" if kind in _TELLING and contact.type in _OWN else ""
    if said == "their":
        return "their" if kind == "plea" else ""
    if kind == "job_ad" and said not in {"authority", "other"}:
        return ""
    # In a plea "we told the police" stands before many numbers that are the family's own.
    far = said == "authority" and (contact.type not in _OWN or kind == "plea") and end - hit.end > _CLOSE
    return "" if far else said


def _owner(reading: Reading, at: int) -> str:
    """Of whom "his number" speaks: the agent or the family named last before it."""
    earlier = _words(reading.tables).find(readable(reading.text[max(0, at - _EARLIER) : at]).lower())
    named = [hit.row["kind"] for hit in earlier if hit.row["kind"] in {"recruiter", "affected"}]
    return named[-1] if named else ""


def _official(before: str, tables: Tables) -> bool:
    """In an ad a ministry's name is often only a boast: it is the authority's number where one shall verify or report there."""
    return bool(_checks(tables).find(before))
