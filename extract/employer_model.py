"""A small linear model that says which stretch of an ad is the employer's name, or that none is.

Every stretch gets points for what stands before it, in it, behind it and for itself as a whole; it is chosen where it has the
most, and more than none has (0). Trained by `python -m tests.training.train_employer` on the texts in the repository and written to
`data/employer_model.npz`: `names` of the features and their `weights` (float16), and `common`, the CRC-32 of words that ads use.
"""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

import numpy as np

from extract.employer_candidates import Stretch
from extract.employer_words import Atom
from extract.tables import DATA

FILE = DATA / "employer_model.npz"
_COMMON = frozenset({"common"})
_OWN = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>", "bare<", "bare>", "link"})

_KNOWN = frozenset(
    {"nation", "brand", "describes", "field", "reach", "generic", "occupation", "place", "country", "number", "stop", "heading"}
)
_OLD = _KNOWN | _OWN | {"common"}
_FORM = frozenset({"form<", "form>"})
_FIRM = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>"})
_PRINCIPAL = frozenset({"form<", "form>", "noun<", "noun>", "group<"})
_BEYOND = frozenset({"hires", "stop", "place", "country"})
AGENCY = frozenset({"agency<", "agency>"})
_PAGE = _PRINCIPAL | AGENCY | {"contact"}
_LATIN = re.compile(r"[A-Za-z]")
_SITES = frozenset({"place", "country"})
_AND = frozenset(
    {"&", "and", "y", "e", "et", "и", "та", "und", "va", "ve", "na", "dan", "және", "एंड", "एण्ड", "एन्ड", "এন্ড", "অ্যান্ড"}
    | {"तथा", "एवं", "व", "اینڈ", "و", "அண்ட்", "மற்றும்", "සහ", "ඇන්ඩ්", "ແອນ", "แอนด์", "និង", "အန်", "እና"}
)
HOPELESS = -4.0  # points of a stretch without `whole`: of those below, one in 500 ads would have been chosen (measured)
READ = 4000  # characters that are looked at for a name's second mention


@dataclass(frozen=True, slots=True)
class Page:
    """What all stretches of an ad share: its text, its links and e-mail addresses as one string, whether it is in Latin letters,
    and whether nouns of business or legal forms stand in it apart from those of agencies."""

    text: str
    addresses: str
    latin: bool
    trades: bool


def page(row: Sequence[Atom], text: str) -> Page:
    """What is known of the text as a whole: where its addresses are, whether it is in Latin letters, how many trades it has."""
    known = [(index, atom) for index, atom in enumerate(row) if atom.tags and not _PAGE.isdisjoint(atom.tags)]
    addresses = " ".join(atom.word.replace("-", "") for _, atom in known if "contact" in atom.tags)
    start = text[:200]
    latin = start.isascii() or 2 * len(_LATIN.findall(start)) > sum(map(str.isalpha, start))
    agencies = {near for index, atom in known if atom.tags & AGENCY for near in range(index - 4, index + 4)}
    trades = any(atom.tags & _PRINCIPAL and index not in agencies for index, atom in known)
    return Page(text, addresses, latin, trades)


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Weights by feature, and the hashes (`word_hash`) of words that are common in ads outside of names. Hashed by identity."""

    weights: Mapping[str, float]
    common: Set[int]


@cache
def load() -> Model:
    """The packaged model, read once."""
    with np.load(FILE, allow_pickle=False) as stored:
        weights = dict(zip(map(str, stored["names"]), map(float, stored["weights"]), strict=True))
        return Model(weights, frozenset(map(int, stored["common"])))


def word_hash(word: str) -> int:
    """CRC-32 of a folded word."""
    return zlib.crc32(word.encode())


def mark_common(row: Sequence[Atom], common: Set[int]) -> None:
    """Tag the atoms whose words are common in ads and of no kind that is known."""
    for atom in row:
        if not atom.tags and zlib.crc32(atom.word.encode()) in common:
            atom.tags = atom.tags | _COMMON


def before(row: Sequence[Atom], first: int) -> Iterator[str]:
    """Features of where a stretch begins, besides those of its first atom and the one before."""
    atom = row[first]
    yield f"g<{atom.gap}"
    yield f"g<{atom.gap}{atom.script}"
    if not first:
        yield "text<"
        return
    last = row[first - 1]
    if atom.gap in ("", " ") and (last.script != atom.script or last.word.isascii() != atom.word.isascii()):
        yield f"change<{atom.script}"
    if atom.gap in ("", " ") and last.gap not in ("", " ", "(", ")") and not last.tags - _COMMON:
        yield f"head<{last.script}{last.capital:d}{len(last.tags)}"
    if first > 1 and last.gap in ("", " "):
        for tag in row[first - 2].tags:
            yield f"pp:{tag}"
        yield f"pp={row[first - 2].word}"
    if "not" in last.tags or any("not" in atom.tags and atom.gap != "|" for atom in row[max(0, first - 3) : first]):
        yield "a venue"


def behind(row: Sequence[Atom], last: int) -> Iterator[str]:
    """Features of where a stretch ends, besides those of its last atom and the one behind."""
    atom = row[last]
    if last + 1 == len(row):
        yield "text>"
        return
    after = row[last + 1]
    yield f"g>{after.gap}"
    yield f"g>{after.gap}{atom.script}"
    if after.gap in ("", " ") and (after.script != atom.script or after.word.isascii() != atom.word.isascii()):
        yield f"change>{atom.script}"
    if after.script == "cased" and not after.capital:
        yield f"small>{after.gap}"
    if after.gap in ("", " ") and not after.tags - _COMMON:
        beyond = row[last + 2] if last + 2 < len(row) else None
        ends = beyond is None or beyond.gap not in ("", " ") or not beyond.tags.isdisjoint(_BEYOND)
        yield f"tail>{after.script}{after.capital:d}{len(after.tags)}{ends:d}"
    if last + 2 < len(row) and row[last + 2].gap in ("", " "):
        for tag in row[last + 2].tags:
            yield f"nn:{tag}"


def inside(word: str, tags: Set[str], script: str, gap: str) -> Iterator[str]:
    """Features of one atom of a stretch."""
    yield f"w={word}"
    for tag in tags:
        yield f"w:{tag}"
    if not tags:
        yield f"w?{script}"
    if gap in ("(", ",", '"'):
        yield f"w{gap}"


def at(place: str, word: str, tags: Set[str], script: str, capital: bool) -> Iterator[str]:
    """Features of the atom that is a stretch's first, its last, the previous or the next one (`place`: f, l, p, n)."""
    yield f"{place}={word}"
    yield f"{place}s{script}{capital:d}"
    for tag in tags:
        yield f"{place}:{tag}"
        yield f"{place}:{tag}{script}"
    if not tags:
        yield f"{place}?{script}"
        for length in (1, 2, 3) if script == "dense" else (2, 3, 4):
            yield f"{place}~{word[-length:] if place in 'lp' else word[:length]}"


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
    if not first.word.isascii() or not last.word.isascii():
        if any(atom.script == "cased" and atom.word.isascii() for atom in atoms):
            yield "mixed"
    elif first.script == "cased" and not page.latin:
        yield "latin in other letters"
    yield from _borders(row, stretch, formal)
    if any(atom.tags & AGENCY for atom in atoms):
        yield f"agency{page.trades:d}"
    if _in_address(atoms, page.addresses):
        yield "address"
    yield from _setting(row, stretch, formal, new)
    for reason in stretch.reasons:
        yield f"r:{reason}"
        yield f"r:{reason}new{min(new, 2)}"
        yield f"r:{reason}{first.script}"
    yield from _openers(atoms)
    yield f"own{min(own, 5)}{first.script}"
    yield f"len{min(len(atoms), 7)}"
    yield f"known{min(known, 3)}"
    if known >= own:
        yield "all known"
    yield f"of{sum(bool(a.tags & _FIRM) for a in atoms)}"
    yield from _stand(row, stretch, page, formal, new)


def _borders(row: Sequence[Atom], stretch: Stretch, formal: bool) -> Iterator[str]:
    """Where a stretch may be cut wrongly: a place before it, small words that link, a legal form behind."""
    first, last = row[stretch.first], row[stretch.last]
    if stretch.first and first.gap in ("", " ") and row[stretch.first - 1].tags & _SITES:
        yield f"place<{formal:d}{first.script}"
    if stretch.first and row[stretch.first - 1].word in _AND and first.gap == " ":
        yield "cut link"
    if stretch.last + 2 < len(row) and row[stretch.last + 1].word in _AND and row[stretch.last + 2].gap == " ":
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
    if "bare>" in first.tags:
        yield f"bare{first.script}formal{formal:d}"
    if first.script == "cased" and piece.isupper():
        yield "shout"
        if not _shouted(text, first.start, last.end):
            yield "shout alone"
    if first.script == "dense":
        yield f"chars{min(len(piece) // 3, 6)}"
    ends = stretch.last + 1 == len(row) or row[stretch.last + 1].gap == "|"
    if first.gap == "|" and ends:
        yield "sentence"
        yield f"sentence{first.script}"
    if text.find("\n", max(0, first.start - 3), first.start) >= 0 or not first.start:
        yield "line<"
    yield f"at{first.start * 4 // max(1, len(text))}"
    yield f"far{(first.start >> 5).bit_length()}"
    yield f"long{(len(text) >> 8).bit_length()}new{min(new, 1)}formal{formal:d}"
    if first.start < READ and text.count(piece, 0, READ) > 1:
        yield "again"


def _openers(atoms: Sequence[Atom]) -> Iterator[str]:
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
    if first.script != "cased":
        spaces = sum(atom.gap == " " for atom in atoms[1:])
        glued = len(atoms) > 1 and atoms[1].gap == ""
        yield f"spaces{min(spaces, 4)}{first.script}"
        yield f"spaces{min(spaces, 4)}{first.script}{opens:d}{glued:d}"


_OPENERS = frozenset({"form>", "noun>", "agency>", "bare>"})
_GAPS = {"|": "B", ",": "C", '"': "Q", "(": "P", ")": "P", "-": "D"}
_TELLING = (
    "label", "joins", "hires", "reach", "not", "field", "stop", "place", "country", "occupation", "describes", "generic", "number",
    "form<", "form>", "noun<", "noun>", "bare>", "bare<", "common",
)  # fmt: skip


def _kind(atom: Atom) -> str:
    return next((tag for tag in _TELLING if tag in atom.tags), "word")


def _setting(row: Sequence[Atom], stretch: Stretch, formal: bool, new: int) -> Iterator[str]:
    """What stands on both sides, by kind, and of what build the stretch is: each pair of the three, and all."""
    first, last = row[stretch.first], row[stretch.last]
    left = (_GAPS.get(first.gap) or _kind(row[stretch.first - 1])) if stretch.first else "B"
    right = (_GAPS.get(row[stretch.last + 1].gap) or _kind(row[stretch.last + 1])) if stretch.last + 1 < len(row) else "B"
    if formal:
        build = "formal"
    elif last.tags & _TRADE or first.tags & _TRADE:
        build = "trade"
    else:
        build = first.script
    build += str(min(new, 1))
    yield f"{left}_{right}"
    yield f"{left}_{build}"
    yield f"{build}_{right}"
    yield f"{left}_{build}_{right}"


_TRADE = frozenset({"noun<", "noun>", "group<", "agency<", "agency>"})


def _in_address(atoms: Sequence[Atom], addresses: str) -> bool:
    """Whether the name's own words stand in a link or an e-mail address of the ad (`hr@bluelagoon.example`)."""
    words = [atom.word for atom in atoms if not (atom.tags & _OWN) and atom.word.isascii()]
    return any(len(name) >= 5 and name in addresses for name in ("".join(words[:2]), *words[:1]))


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether what stands around is in capitals too."""
    around = text[max(0, start - 40) : start] + text[end : end + 40]
    return sum(map(str.isupper, around)) > sum(map(str.islower, around))


def features(row: Sequence[Atom], stretch: Stretch, page: Page) -> list[str]:
    """All features of a stretch, some of them several times."""
    found = [*before(row, stretch.first), *behind(row, stretch.last), *whole(row, stretch, page), "bias"]
    ends = (("f", stretch.first), ("p", stretch.first - 1), ("l", stretch.last), ("n", stretch.last + 1))
    for place, index in ends:
        if 0 <= index < len(row):
            found += at(place, *_look(row[index]))
    for atom in row[stretch.first : stretch.last + 1]:
        found += inside(atom.word, atom.tags, atom.script, atom.gap)
    return found


def _look(atom: Atom) -> tuple[str, frozenset[str], str, bool]:
    return atom.word, atom.tags, atom.script, atom.capital


def points(row: Sequence[Atom], stretches: Sequence[Stretch], text: str, model: Model) -> list[float]:
    """Points of each stretch, above 0 where it is rather a name than none; what two stretches share is summed once."""
    if not stretches:
        return []
    mark_common(row, model.common)
    shared = page(row, text)
    left, right, own = (dict[int, float]() for _ in range(3))
    bias = model.weights.get("bias", 0.0)
    found = []
    for stretch in stretches:
        first, last = stretch.first, stretch.last
        if first not in left:
            left[first] = bias + _left(model, row, first)
        if last not in right:
            right[last] = _right(model, row, last)
        total = left[first] + right[last]
        for index in range(first, last + 1):
            if index not in own:
                atom = row[index]
                own[index] = _inside(model, atom.word, atom.tags, atom.script, atom.gap)
            total += own[index]
        found.append(total + _sum(model, whole(row, stretch, shared)) if total > HOPELESS else total)
    return found


def _left(model: Model, row: Sequence[Atom], first: int) -> float:
    total = _sum(model, before(row, first)) + _at(model, "f", *_look(row[first]))
    return total + _at(model, "p", *_look(row[first - 1])) if first else total


def _right(model: Model, row: Sequence[Atom], last: int) -> float:
    total = _sum(model, behind(row, last)) + _at(model, "l", *_look(row[last]))
    return total + _at(model, "n", *_look(row[last + 1])) if last + 1 < len(row) else total


@lru_cache(maxsize=1 << 13)
def _at(model: Model, place: str, word: str, tags: frozenset[str], script: str, capital: bool) -> float:
    return _sum(model, at(place, word, tags, script, capital))


@lru_cache(maxsize=1 << 13)
def _inside(model: Model, word: str, tags: frozenset[str], script: str, gap: str) -> float:
    return _sum(model, inside(word, tags, script, gap))


def _sum(model: Model, names: Iterator[str]) -> float:
    return sum(map(model.weights.get, names, repeat(0.0)))
