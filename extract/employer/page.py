"""What all stretches of an ad share when they are judged: its text, addresses and lines, and which of its words are common."""

import re
import zlib
from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.employer.address import PARTLY, echo, of_addresses
from extract.employer.counts import AGENCY, counts_of
from extract.employer.layout import Layout, layout
from extract.employer.pieces import words_for_and
from extract.employer.words import COMMON, Atom
from extract.once import once
from extract.tables import Tables

_PRINCIPAL = frozenset({"form<", "form>", "noun<", "noun>", "group<"})
_SIGNS = re.compile(r"[-_.\d]")
_LATIN = re.compile(r"[A-Za-z]")
_NO_WORDS = frozenset({"contact", "number"})
_SIGNED_WITH = _NO_WORDS | {"person", "bureau", "reach"}  # what stands behind a name that signs
_NO_NAMES = _NO_WORDS | {"stop", "hires", "joins", "reach", "field", "label", "link", "not"}
_LABEL = frozenset({"label"})
READ = 4000  # characters that are looked at for a name's second mention
_START = 200  # characters that tell in which letters a text is
SHORTEST_ECHO = 2  # characters of a word that is looked for in addresses


@dataclass(frozen=True)
class Page:
    """What all stretches of an ad share: its atoms and text, its language (BCP 47), words for "and"; the rest is worked out when it is
    first asked for."""

    row: Sequence[Atom]
    text: str
    language: str
    ands: Collection[str]

    @once
    def latin(self) -> bool:
        """Whether it is in Latin letters."""
        start = self.text[:_START]
        return start.isascii() or 2 * len(_LATIN.findall(start)) > sum(map(str.isalpha, start))

    @once
    def addresses(self) -> str:
        """Its links, handles and e-mail addresses as one string."""
        words = [atom.word for atom in self.row if "contact" in atom.tags]
        return " ".join([_SIGNS.sub("", word) for word in words if _LATIN.search(word)])

    @once
    def trades(self) -> bool:
        """Whether nouns of business or legal forms stand in it apart from those of agencies."""
        agencies = {near for i, atom in enumerate(self.row) if atom.tags & AGENCY for near in range(i - 4, i + 4)}
        return any(atom.tags & _PRINCIPAL and index not in agencies for index, atom in enumerate(self.row))

    @once
    def lined(self) -> tuple[Sequence[int], int]:
        """The line of each atom, and the last line with more than contacts and numbers in it."""
        return _lines(self.row, self.text)

    @once
    def end(self) -> int:
        """The last atom that is no contact, number or person."""
        return next((i for i in range(len(self.row) - 1, -1, -1) if self.row[i].tags.isdisjoint(_SIGNED_WITH)), 0)

    @once
    def hired(self) -> Sequence[bool]:
        """For each atom whether the rest of its sentence says that somebody hires."""
        return _hired(self.row)

    @once
    def counts(self) -> Sequence[int]:
        """For each atom the sorts that it counts for (`counts`)."""
        return counts_of(self.row)

    @once
    def layout(self) -> Layout:
        return layout(self.row, self.text, self.lined[0])


def page(row: Sequence[Atom], text: str, tables: Tables, language: str) -> Page:
    """What is known of the text as a whole."""
    return Page(row, text, language, words_for_and(tables))


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


def _hired(row: Sequence[Atom]) -> list[bool]:
    """Whether a verb of hiring follows each atom in its sentence (`Yelkovan, Eskişehir'deki atölyesi için usta arıyor`)."""
    found = [False] * len(row)
    for index in [index for index, atom in enumerate(row) if "hires" in atom.tags]:
        while index and row[index].gap != "|" and not found[index - 1]:
            index -= 1
            found[index] = True
    return found


def word_hash(word: str) -> int:
    """CRC-32 of a folded word."""
    return zlib.crc32(word.encode())


def unmark_labels(row: Sequence[Atom]) -> None:
    """Take the tag of labels from those behind a description (`Importante empresa`): that says who hires, and no name follows."""
    for before, atom in pairwise(row):
        if "label" in atom.tags and "describes" in before.tags and atom.gap == " ":
            atom.tags -= _LABEL


def mark_common(row: Sequence[Atom], common: Container[int]) -> None:
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
