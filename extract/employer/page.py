"""What all stretches of an ad share when they are judged: its text, addresses and lines, and which of its words are common."""

import re
import zlib
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.employer.address import PARTLY, echo, of_addresses
from extract.employer.counts import AGENCY, counts_of
from extract.employer.known import pieces
from extract.employer.layout import Layout, layout
from extract.employer.words import COMMON, Atom
from extract.tables import Tables

_PRINCIPAL = frozenset({"form<", "form>", "noun<", "noun>", "group<"})
_PAGE = _PRINCIPAL | AGENCY | {"contact"}
_SIGNS = re.compile(r"[-_.\d]")
_LATIN = re.compile(r"[A-Za-z]")
_NO_WORDS = frozenset({"contact", "number"})
_SIGNED_WITH = _NO_WORDS | {"person", "bureau", "reach"}  # what stands behind a name that signs
_NO_NAMES = _NO_WORDS | {"stop", "hires", "joins", "reach", "field", "label", "link", "not"}
_LABEL = frozenset({"label"})
READ = 4000  # characters that are looked at for a name's second mention
HEAD, LONGEST_HEAD = 6, 8  # lines that may be the head of a board's page, and atoms of such a line
_OF_LINE = (("occupation", "job"), ("place", "site"), ("country", "site"), ("number", "number"), ("contact", "contact"))
_CUES = frozenset({"hires", "joins", "label", "reach", "field", "client", "person"})
SHORTEST_ECHO = 2  # characters of a word that is looked for in addresses


@dataclass(frozen=True, slots=True)
class Page:
    """What all stretches of an ad share: its text, its links, handles and e-mail addresses as one string, whether nouns of business or
    legal forms stand in it apart from those of agencies, the line of each atom, the last line with more than contacts in it, the last
    atom that is no contact, number or person, and for each atom whether the rest of its sentence says that somebody hires, and the
    sorts that it counts for (`counts`); words for "and", its language (BCP 47), and of its first lines what each holds (`_heads`)."""

    text: str
    addresses: str
    trades: bool
    lines: Sequence[int]
    last: int
    end: int
    hired: Sequence[bool]
    counts: Sequence[int]
    ands: Collection[str]
    language: str
    heads: Sequence[str]
    layout: Layout

    @property
    def latin(self) -> bool:
        """Whether it is in Latin letters."""
        return _is_latin(self.text[:200])


@lru_cache(maxsize=2)  # asked for each stretch
def _is_latin(start: str) -> bool:
    return start.isascii() or 2 * len(_LATIN.findall(start)) > sum(map(str.isalpha, start))


def page(row: Sequence[Atom], text: str, tables: Tables, language: str) -> Page:
    """What is known of the text as a whole: where its addresses are, how many trades it has."""
    known = [(index, atom) for index, atom in enumerate(row) if atom.tags and not _PAGE.isdisjoint(atom.tags)]
    addresses = " ".join(_SIGNS.sub("", atom.word) for _, atom in known if "contact" in atom.tags and _LATIN.search(atom.word))
    agencies = {near for index, atom in known if atom.tags & AGENCY for near in range(index - 4, index + 4)}
    trades = any(atom.tags & _PRINCIPAL and index not in agencies for index, atom in known)
    lines, last = _lines(row, text)
    end = next((index for index in range(len(row) - 1, -1, -1) if row[index].tags.isdisjoint(_SIGNED_WITH)), 0)
    return Page(
        text,
        addresses,
        trades,
        lines,
        last,
        end,
        _hired(row),
        counts_of(row),
        _ands(tables),
        language,
        _heads(row, lines),
        layout(row, text, lines),
    )


@lru_cache(maxsize=8)
def _ands(tables: Tables) -> frozenset[str]:
    return frozenset(pieces(tables, "and"))


def _lines(row: Sequence[Atom], text: str) -> tuple[list[int], int]:
    """The line of each atom, and the last line that holds an atom besides contacts and numbers."""
    lines, line, last, at = [], 0, 0, 0
    for atom in row:
        if atom.gap == "|" and text.find("\n", at, atom.start) >= 0:
            line += 1
        lines.append(line)
        if line > last and _NO_WORDS.isdisjoint(atom.tags):
            last = line
        at = atom.end
    return lines, last


def _heads(row: Sequence[Atom], lines: Sequence[int]) -> list[str]:
    """What each of the first `HEAD` lines holds: a job, a site, a number, a contact, a cue, words alone, or a text that is no head."""
    tags: list[set[str]] = []
    sizes: list[int] = []
    for atom, line in zip(row, lines, strict=True):
        if line >= HEAD:
            break
        while line >= len(tags):  # a line without words is none of its own
            tags.append(set())
            sizes.append(0)
        tags[line] |= atom.tags
        sizes[line] += 1
    return ["text" if size > LONGEST_HEAD else _of_line(found) for found, size in zip(tags, sizes, strict=True)]


def _of_line(tags: Set[str]) -> str:
    return next((name for tag, name in _OF_LINE if tag in tags), "cue" if tags & _CUES else "word")


def _hired(row: Sequence[Atom]) -> list[bool]:
    """Whether a verb of hiring follows each atom in its sentence (`Yelkovan, Eskişehir'deki atölyesi için usta arıyor`)."""
    found, there = [False] * len(row), False
    for index in range(len(row) - 1, -1, -1):
        found[index] = there
        atom = row[index]
        there = atom.gap != "|" and (there or "hires" in atom.tags)
    return found


def word_hash(word: str) -> int:
    """CRC-32 of a folded word."""
    return zlib.crc32(word.encode())


def unmark_labels(row: Sequence[Atom]) -> None:
    """Take the tag of labels from those behind a description (`Importante empresa`): that says who hires, and no name follows."""
    for before, atom in pairwise(row):
        if "label" in atom.tags and "describes" in before.tags and atom.gap == " ":
            atom.tags -= _LABEL


def mark_common(row: Sequence[Atom], common: Set[int]) -> None:
    """Tag the atoms whose words are common in ads and of no kind that is known."""
    for atom in row:
        if not atom.tags and zlib.crc32(atom.word.encode()) in common:
            atom.tags = COMMON


def mark_echoes(row: Sequence[Atom], values: Sequence[str]) -> None:
    """Note of each atom how much of it stands in the ad's addresses: contacts as found, and as they are written."""
    addresses = of_addresses([*values, *(atom.word for atom in row if "contact" in atom.tags)])
    if not addresses[0]:
        return
    new = []  # words that no table knows, in which an address may stand as it sounds
    for index, atom in enumerate(row):
        if atom.end - atom.start >= SHORTEST_ECHO and atom.tags.isdisjoint(_NO_NAMES):
            atom.echo = echo(atom.word, addresses)
        if not atom.tags and not atom.word.isascii():
            new.append(index)
    for index in new:
        one, other = row[index], row[index + 1] if index + 1 < len(row) else None
        if other is None or one.echo or other.tags or other.gap != " ":
            continue
        if echo(one.word + other.word, addresses):
            one.echo = other.echo = PARTLY
