"""Words that tell whose a contact is (`data/authorities.csv`), and how much of the text around one they may stand in."""

import re
from functools import lru_cache
from typing import NamedTuple

from extract.compiled import compiled
from extract.findings import Contact
from extract.reading import Reading
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.text.zawgyi import readable
from extract.words.phrases import Phrases, standing

KINDS = frozenset({"authority", "call", "verify", "dial", "recruiter", "taker", "affected", "kin", "their", "office", "other"})
BEFORE = 90  # characters before a contact in which a word says whose it is
BEHIND = 40
MASK = "\x02"  # stands for each character of a contact: the words inside a handle say nothing of the contact beside it
_ENDS = re.compile(rf"[{STOPS}\n!?](?:(?<![!?।])| )")
_BREAK = re.compile(rf"[.!?{STOPS}\n]")


class Seen(NamedTuple):
    """A word's kind and where it stands."""

    end: int
    start: int
    kind: str


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> Phrases:
    return Phrases([row for row in tables.rows("authorities") if row["kind"] in KINDS], "value")


def seen(text: str, tables: Tables) -> list[Seen]:
    """All words of the tables in a text in lower case, those inside another too, by where they end."""
    known = _phrases(tables)
    found = standing(known.places, known.checks, text)
    return sorted(Seen(end, start, known.rows[number]["kind"]) for start, end, number in found)


@lru_cache(maxsize=8)
def _stop(tables: Tables) -> re.Pattern[str]:
    """A full stop that ends a sentence: not one behind an abbreviation or a single letter."""
    short = "|".join(re.escape(row["value"]) for row in tables.rows("authorities") if row["kind"] == "abbreviation")
    return compiled(rf"(?:(?<![^\s(])(?!(?:{short})\.)[^\s.]*[^\W\d_][^\s.]+|\d{{3,}}|{MASK})\.\s")


def sentence(before: str, tables: Tables) -> str:
    """The part of `before` that belongs to the sentence at its end."""
    cut = 0
    for pattern in (_ENDS, _stop(tables)) if "." in before else (_ENDS,):
        for match in pattern.finditer(before):
            cut = max(cut, match.end())
    return before[cut:]


def clause(behind: str) -> str:
    """The part of `behind` that belongs to the sentence at its beginning."""
    return _BREAK.split(behind, maxsplit=1)[0]


def masked(reading: Reading) -> str:
    """The text with its contacts masked."""
    pieces, at = [], 0
    for start, end in spans(reading.contacts):
        if end > at:
            pieces += [reading.text[at : max(at, start)], MASK * (end - max(at, start))]
            at = end
    return "".join(pieces) + reading.text[at:]


def spans(contacts: tuple[Contact, ...]) -> list[tuple[int, int]]:
    """Where contacts stand, in order, each place once."""
    return sorted({(c.start, c.end) for c in contacts if c.start is not None and c.end is not None})


def lower(text: str) -> str:
    """A piece of text in which words are looked up."""
    return readable(text).lower()


def plain_words(value: str) -> str:
    """The words of an address: "report-fraud@x.example" is "report fraud x example". "fake" marks what our own texts made up."""
    return " ".join(word for word in re.findall("[a-z]+", value.lower()) if word != "fake")
