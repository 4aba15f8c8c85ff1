"""What speaks for and against a stretch of an ad as the employer's name, seen as a whole: its build, its borders, its place in the text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from extract.employer.candidates import Stretch
from extract.employer.page import AGENCY, READ, Page
from extract.employer.words import Atom

_OWN = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>", "bare<", "bare>", "link"})
_KNOWN = frozenset(
    {"nation", "brand", "describes", "field", "reach", "generic", "occupation", "place", "country", "number", "stop", "heading"}
)
_NUMERAL = frozenset({"numeral"})
_OLD = _KNOWN | _OWN | {"common", "numeral"}
_FORM = frozenset({"form<", "form>"})
_FIRM = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>"})
_OWN_OR_SITE = _OWN | {"place", "country", "stop"}
# Cues that say much and are rare: they count threefold.
_RARE = frozenset({"signs", "bureau", "client", "parent", "person", "called", "team"})
_LINKS = frozenset({"link", "common"})
_SITES = frozenset({"place", "country"})
_CAMEL = re.compile(r"[a-zа-яіїєґ][A-ZА-ЯІЇЄҐ]|[^\W\d_]\d")  # "NubeClara", "АкваДом72"


def whole(row: Sequence[Atom], stretch: Stretch, page: Page) -> Iterator[str]:
    """Features of a stretch as a whole: its reasons, how much of it is its own, where it stands."""
    first, last = row[stretch.first], row[stretch.last]
    atoms = row[stretch.first : stretch.last + 1]
    own = sum(not (atom.tags & _OWN) for atom in atoms)
    known = sum(bool(atom.tags & _KNOWN) for atom in atoms)
    new = sum(not (atom.tags & _OLD) for atom in atoms)
    yield f"new{min(new, 4)}{first.script}"
    formal = any(atom.tags & _FORM for atom in atoms)
    yield f"new{min(new, 2)}formal{formal:d}"
    if first.script == "cased":
        small = sum(atom.script == "cased" and not atom.capital and not atom.tags & _OWN for atom in atoms)
        large = sum(atom.capital and not atom.tags & _OWN_OR_SITE for atom in atoms)
        yield f"small{min(small, 3)}large{min(large, 2)}"
    if first.opened or last.closed:
        yield f"quotes{first.opened:d}{last.closed:d}"
        yield f"quotes{first.opened:d}{last.closed:d}new{min(new, 1)}{first.script}"
    if not first.word.isascii() or not last.word.isascii():
        if any(atom.script == "cased" and atom.word.isascii() for atom in atoms):
            yield "mixed"
            yield f"mixed{first.script}{last.script}{first.word.isascii():d}{bool(first.tags):d}"
    elif first.script == "cased" and not page.latin:
        yield "latin in other letters"
    yield from _borders(row, stretch, page, formal)
    if any(atom.tags & AGENCY for atom in atoms):
        yield f"agency{page.trades:d}"
    if page.addresses:
        yield from _echoes(atoms)
    if page.addresses and (likeness := _in_address(atoms, page.addresses)):
        yield likeness
    yield from _place_in_text(row, stretch, page, formal)
    for reason in stretch.reasons:
        yield f"r:{reason}"
        yield f"r:{reason}new{min(new, 2)}"
        yield f"r:{reason}{first.script}"
    yield from _openers(atoms, new)
    yield f"own{min(own, 5)}{first.script}"
    yield f"len{min(len(atoms), 7)}"
    yield f"known{min(known, 3)}"
    if known >= own:
        yield "all known"
    yield f"of{sum(bool(a.tags & _FIRM) for a in atoms)}"
    yield from _stand(row, stretch, page, formal, new)


def _echoes(atoms: Sequence[Atom]) -> Iterator[str]:
    """How much of a stretch stands in the ad's addresses: of its first word, and of all words of no kind that is known."""
    first = next((atom for atom in atoms if not atom.tags & _OWN), atoms[0])
    yield f"echo{first.echo}{bool(first.tags):d}"
    echoes = [atom.echo for atom in atoms if not atom.tags & _OLD]
    if most := max(echoes, default=0):
        yield f"echoes{most}"
        yield f"echoes{most}{min(echoes) > 0:d}{min(len(atoms), 3)}"
        yield f"echoes{most}{first.script}"
        yield f"echoes{most}{first.script}{first.capital:d}{len(atoms) == 1:d}{bool(atoms[-1].tags & _TRADE):d}"


def _borders(row: Sequence[Atom], stretch: Stretch, page: Page, formal: bool) -> Iterator[str]:
    """Where a stretch may be cut wrongly: a place before it, small words that link, a legal form behind."""
    first, last = row[stretch.first], row[stretch.last]
    if stretch.first and first.gap in ("", " ") and row[stretch.first - 1].tags & _SITES:
        yield f"place<{formal:d}{first.script}"
    if stretch.first > 1 and "label" in row[stretch.first - 2].tags and not row[stretch.first - 1].tags - _LINKS:
        yield from repeat(f"behind label is{first.gap}", 3)
    if stretch.first:
        yield from (f"behind {role}" for role in _RARE & row[stretch.first - 1].tags for _ in range(3))
    if stretch.last + 1 < len(row):
        yield from (f"before {role}" for role in _RARE & row[stretch.last + 1].tags for _ in range(3))
    if stretch.first and row[stretch.first - 1].word in page.ands and first.gap == " ":
        yield "cut link"
    if stretch.last + 2 < len(row) and row[stretch.last + 1].word in page.ands and row[stretch.last + 2].gap == " ":
        yield f"cut link>{row[stretch.last + 2].capital:d}{last.script}"
    if any("form<" in atom.tags and atom.gap in ("", " ", "(", ")", ",") for atom in row[stretch.last + 1 : stretch.last + 3]):
        yield "cut form"


def _stand(row: Sequence[Atom], stretch: Stretch, page: Page, formal: bool, new: int) -> Iterator[str]:
    """How a stretch is written and where in the text it stands."""
    first, last = row[stretch.first], row[stretch.last]
    text = page.text
    piece = text[first.start : last.end]
    if first.tags & _SITES:
        yield f"site{formal:d}{first.script}"
        yield f"site~{first.word[-2:]}"  # where its case ending says that somebody hires there (`Дубайдаги Silk Bridge`)
        if stretch.first and first.gap in ("", " "):
            yield f"site behind {_kind(row[stretch.first - 1])}{first.script}"
    if "bare>" in first.tags:
        yield f"bare{first.script}formal{formal:d}"
    if first.script == "cased" and piece.isupper():
        yield "shout"
        if not _shouted(text, first.start, last.end):
            yield "shout alone"
    if first.script == "dense":
        yield f"chars{min(len(piece) // 3, 6)}"
    if first.start and text[first.start - 1] == "#":
        yield "hashtag"
    ends = stretch.last + 1 == len(row) or row[stretch.last + 1].gap == "|"
    if first.gap == "|" and ends:
        yield "sentence"
        yield f"sentence{first.script}"
    yield f"at{first.start * 4 // max(1, len(text))}"
    yield f"far{(first.start >> 5).bit_length()}"
    yield f"long{(len(text) >> 8).bit_length()}new{min(new, 1)}formal{formal:d}"
    if first.start < READ and text.count(piece, 0, READ) > 1:
        yield "again"
        if "value" in stretch.reasons:
            yield "again value"
    elif (core := _core(row[stretch.first : stretch.last + 1], text)) and text.count(core, 0, READ) > 1:
        yield "core again"
    if first.script == "cased" and _CAMEL.search(piece):
        yield f"camel{min(new, 1)}"


def _core(atoms: Sequence[Atom], text: str) -> str:
    """The first word of a name that is of no kind that is known, as it is written; "" where it is short."""
    for atom in atoms:
        if not atom.tags and atom.end - atom.start >= 4:
            return text[atom.start : atom.end]
    return ""


def _openers(atoms: Sequence[Atom], new: int) -> Iterator[str]:
    """Where nouns that stand before a name are, and in scripts without spaces how many spaces there are."""
    first = atoms[0]
    opens = bool(first.tags & _OPENERS)
    if any(atom.tags & _OPENERS and atom.gap in ("", " ") for atom in atoms[1:]):
        yield f"late opener{opens:d}{first.script}"
    if "link" in first.tags and len(atoms) > 1:
        yield f"link {_kind(atoms[1])}"
    if opens and len(atoms) > 1 and "describes" in atoms[1].tags:
        yield f"opener describes{first.script}"
    if any("not" in atom.tags or ("stop" in atom.tags and "link" not in atom.tags) for atom in atoms[1:-1]):
        yield f"holds stop{first.script}"
        yield f"holds stop{first.script}new{min(new, 1)}"
    if first.script != "cased":
        spaces = sum(atom.gap == " " for atom in atoms[1:])
        glued = len(atoms) > 1 and atoms[1].gap == ""
        yield f"spaces{min(spaces, 4)}{first.script}"
        yield f"spaces{min(spaces, 4)}{first.script}{opens:d}{glued:d}"


_OPENERS = frozenset({"form>", "noun>", "agency>", "bare>"})
_GAPS = {"|": "B", ",": "C", '"': "Q", "(": "P", ")": "P", "-": "D"}
_TELLING = (
    "label", "joins", "hires", "reach", "not", "field", "stop", "place", "country", "occupation", "describes", "generic", "number",
    "called", "team", "signs", "bureau", "client", "parent", "person", "form<", "form>", "noun<", "noun>", "bare>", "bare<",
    "common", "contact",
)  # fmt: skip


def _kind(atom: Atom) -> str:
    return next((tag for tag in _TELLING if tag in atom.tags), "word")


class Sides(NamedTuple):
    """What stands on both sides of a stretch, by kind, and behind a break or comma; of what build it is; whether somebody hires further
    on; how it ends."""

    left: str
    right: str
    beyond: str
    build: str
    later: bool
    end: str


def sides(row: Sequence[Atom], stretch: Stretch, page: Page) -> Sides:
    """What stands around a stretch of `row`, and how it is built."""
    first, last = row[stretch.first], row[stretch.last]
    atoms = row[stretch.first : stretch.last + 1]
    formal = any(atom.tags & _FORM for atom in atoms)
    new = any(not (atom.tags & _OLD) for atom in atoms)
    left = (_GAPS.get(first.gap) or _kind(row[stretch.first - 1])) if stretch.first else "B"
    right, beyond = "B", ""
    if stretch.last + 1 < len(row):
        after = row[stretch.last + 1]
        right = beyond = _kind(after)
        if mark := _GAPS.get(after.gap):
            right = mark
        else:
            beyond = ""
    if formal:
        build = "formal"
    elif last.tags & _TRADE or first.tags & _TRADE:
        build = "trade"
    else:
        build = first.script
    end = ""
    if last.tags & _SITES and stretch.last > stretch.first:
        end = f"site{min(stretch.last - stretch.first, 3)}{formal:d}"
    elif last.tags & _NUMERAL:
        end = f"numeral {min(stretch.last - stretch.first, 2)}{new:d}"
    return Sides(left, right, beyond, f"{build}{new:d}", page.hired[stretch.last] and right != "hires", end)


def setting(its: Sides) -> Iterator[str]:
    """Features of each pair of what stands on both sides and the build, and of all three."""
    left, right, beyond, build, later, end = its
    if beyond:
        yield f"{right}{beyond}>"
        yield f"{build}_{right}{beyond}>"
        yield f"{left}_{build}_{right}{beyond}>"
    yield f"{left}_{right}"
    yield f"{left}_{build}"
    yield f"{build}_{right}"
    yield f"{left}_{build}_{right}"
    if later:
        yield f"later {left}_{build}"
        yield f"later {build}_{right}"
    if end.startswith("site"):
        yield f"ends {end}"
        yield f"ends site {right}"
    elif end:
        yield end
        yield f"numeral {left}_{right}"


_TRADE = frozenset({"noun<", "noun>", "group<", "agency<", "agency>"})


def _in_address(atoms: Sequence[Atom], addresses: str) -> str:
    """How the name stands in a link, a handle or an e-mail address of the ad: its own words (`hr@bluelagoon.example`), its first word
    with a noun, or initials (`careers@slbmc.example`); "" where it does not."""
    words = [_bare(atom.word) for atom in atoms if atom.script == "cased"]
    own = [_bare(atom.word) for atom in atoms if atom.script == "cased" and not (atom.tags & _OWN)]
    if any(len(name) >= 5 and name in addresses for name in ("".join(own[:2]), *own[:1])):
        return "address"
    if any(len(name) >= 5 and name in addresses for name in ("".join(words[:2]), "".join(words[:3]))):
        return "address of all"
    initials = "".join(word[0] for word in words if word)
    return "address of initials" if len(initials) >= 3 and initials in addresses else ""


@lru_cache(maxsize=1 << 12)
def _bare(word: str) -> str:
    """A word's letters without diacritics."""
    return "".join(char for char in unicodedata.normalize("NFD", word.replace("đ", "d")) if char.isalnum())


def _place_in_text(row: Sequence[Atom], stretch: Stretch, page: Page, formal: bool) -> Iterator[str]:
    """Whether a stretch begins, ends or fills a line, and which: the first, the second, the last, the one behind a contact."""
    first, last = stretch.first, stretch.last
    line = page.lines[first]
    begins = not first or page.lines[first - 1] < line
    ends = last + 1 == len(row) or page.lines[last + 1] > line
    where = (
        "only" if not page.last else "last" if line >= page.last else "first" if not line else "second" if line == 1 else "inner"
    )
    own = f"{begins:d}{ends:d}"
    yield f"ln{own}{where}"
    yield f"ln{own}{where}{row[first].script}"
    if begins and first and "contact" in row[first - 1].tags:
        yield f"ln{own}contact"
    trade = formal or bool(row[first].tags & _FIRM or row[last].tags & _FIRM)
    yield f"ln{own}{where}{trade:d}"
    if last >= page.end:
        yield f"final{row[first].gap in _GAPS:d}{trade:d}"
        yield f"final{row[first].gap in _GAPS:d}{row[first].script}{min(last - first, 3)}"
    if any("brand" in atom.tags for atom in row[first : last + 1]):
        right = (_GAPS.get(row[last + 1].gap) or _kind(row[last + 1])) if last + 1 < len(row) else "B"
        yield f"brand{min(last - first, 2)}"
        yield f"brand{min(last - first, 2)}{begins:d}{right}"
        yield f"brand{own}{where}"


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether what stands around is in capitals too."""
    around = text[max(0, start - 40) : start] + text[end : end + 40]
    return sum(map(str.isupper, around)) > sum(map(str.islower, around))
