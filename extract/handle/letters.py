"""Handles that begin with the names of letters, told apart by commas, hyphens or spaces: "efe, a, ka, e", "ef-ei-kei-i", إف، إيه، كيه، إي.

Such a row is read as its letters; what follows it in the sentence, part by part, goes on with the handle as far as each part has
words for signs, figures, letters or one word more. Names that are ordinary words too (`letter_runs.csv`) count only in such rows.
English names as another language spells them make "i" an e.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.automaton import Places, places_of
from extract.compiled import compiled
from extract.handle import spoken as spoken_handles
from extract.handle import told_counts, told_hits
from extract.handle.spoken import Told
from extract.handle.told_counts import Piece
from extract.handle.told_words import table
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder, pattern, words
from extract.words.sign_names import CLEAR
from extract.words.word_patterns import one_of

_FEWEST = 3  # names in a row
_APART = 20  # letters of other words between two pieces
_REST = 130  # characters of what follows
_ENGLISH = "x-en"  # rows of `letter_runs`: English names as other languages spell them
_CYRILLIC = "\u0530"  # where scripts begin whose letters are no list of their own: "а, б, в"
_MARKS = frozenset("ajk")  # letters whose English names no other language has
_WIDEST = 3  # characters between two names: what `_SIGN` matches at most
_SIGN = r"[ ]?[,;،、؛·・፣၊–—-][ ]?"
_ANY = "[a-zà-ɏḁ-ỿ]"
_TWICE = re.compile(rf"{_ANY}{_SIGN}{_ANY}{{1,16}}(?:[ -]{_ANY}{{1,16}}){{0,2}}{_SIGN}{_ANY}")  # in every row of Latin names
_BREAK = re.compile(rf"[\n!?{STOPS}]|\.(?:\s|$)|[(（]?https?:")
_PARTS = re.compile(r"[,;،、؛፣၊，；]|[ ][–—→+-][ ]|[→+]")
_GLOSS = re.compile(r"[(（][^()（）\n]{0,40}[)）]")
_LATIN = re.compile(
    r"(?<![\w@.])[a-z0-9]+(?:[_.][a-z0-9]+)*(?![a-z0-9_\u00c0-\u024f\u1e00-\u1eff])|(?<=[^\x00-\u024f])[a-z0-9]+(?:[_.][a-z0-9]+)*"
)
_WORDS = re.compile(r"[^\s,;:()]+")
_OWN_LETTERS = re.compile(r"[a-zà-ɏḁ-ỿ]+(?:[_.][a-z0-9]+)*")
_TOLD = frozenset(("sign", "digit", "plural", "double", "times", "multiple"))
_SAYING = ("joined", "small", "append", "as_digit", "then_only", "then", "then_weak", "told", "article", "last", "plus", "filler")


def find(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> Iterator[tuple[int, Told]]:
    """Where rows of names of letters begin between `start` and `stop`, and the handles told from there on."""
    region = low[start:stop]
    if not _TWICE.search(region) and (region.isascii() or not _are_in_a_row(region, tables)):
        return
    for match in _rows(tables).finditer(low, start, min(len(low), stop)):
        letters, language = _letters(re.split(rf"{_SIGN}|[ ]", match.group()), tables, languages)
        if not letters:
            continue
        row = "-".join(letters)
        told = spoken_handles.read(low[: match.start()] + row + low[match.end() :], match.start(), len(low), tables, languages)
        end = told.end - len(row) + len(match.group()) if told else 0
        rest, behind = rest_of(low, match.end(), letters, language, tables, languages)
        if (
            told is None
            or end < match.end()
            or (rest and (behind > end or _is_fuller(letters + rest, told.value, language, tables)))
        ):
            yield match.start(), Told(behind, letters + rest)
        else:
            yield match.start(), Told(end, told.value)


def _are_in_a_row(region: str, tables: Tables) -> bool:
    """Whether three names of letters of other scripts may stand one after the other: found fast."""
    hits = _other_names(tables)(region)
    if len(hits) < _FEWEST:
        return False
    ends = {end for _, end, _ in hits}
    follow = {start for start, _, _ in hits if not ends.isdisjoint(range(start - _WIDEST, start))}
    return len(follow) >= _FEWEST - 1


@lru_cache(maxsize=8)
def _other_names(tables: Tables) -> Places:
    return places_of([name for name in _names(tables) if name[0] >= "\u0370"])


def _is_fuller(value: str, other: str, language: str, tables: Tables) -> bool:
    """Whether a handle tells more than the `other` reading, or that ends with a letter's name as it is: fake_rache, fake_double-u."""
    named = any(len(name) >= CLEAR and other.endswith(name) for name in _known(tables)[language])
    return len(value) > len(other) or (named and not other.startswith(value)) or ("-" in other and "-" not in value)


def _letters(names: list[str], tables: Tables, languages: frozenset[str]) -> tuple[str, str]:
    """The letters that these names are in one language, the text's own first, and that language; empty where none has them all,
    or one is said again and again: "ha-ha-ha"."""
    if len(names) < _FEWEST or len(set(names)) == 1 or sum(len(name) > 1 or name > _CYRILLIC for name in names) < 2:
        return "", ""
    known = _known(tables)
    english = known[_ENGLISH]
    marked = any(len(name) > 1 and english.get(name, "") in _MARKS for name in names)
    for language in [*([_ENGLISH] if marked else []), *sorted(languages), *known]:
        letters = known.get(language, {})
        if all(name in letters or re.fullmatch("[a-z]", name) for name in names):
            return "".join(letters.get(name, name) for name in names), language
    return "", ""


def own_names(tables: Tables, languages: frozenset[str]) -> str:
    """The language whose names of letters count in a text of these languages."""
    return next((language for language in sorted(languages) if language in _known(tables)), "en")


def rest_of(low: str, at: int, letters: str, language: str, tables: Tables, languages: frozenset[str]) -> tuple[str, int]:
    """What the parts of the sentence behind a row of letters add to the handle, and where the last such part ends."""
    stop = min(len(low), at + _REST)
    broken = _BREAK.search(low, at, stop)
    text = low[at : broken.start() if broken else stop]
    text = _GLOSS.sub(lambda gloss: " " * len(gloss.group()), text)
    out, end, empty, begin = "", at, 0, 0
    for part in [*_PARTS.finditer(text), None]:
        said_in = text[begin : part.start() if part else len(text)]
        said = _said(said_in, language, tables, languages) if said_in.strip() else ""
        if said is None or empty > 1:
            break
        if said and letters not in said:  # what was told, written out
            out, end = out + said, at + begin + len(said_in.rstrip())
        empty = empty + 1 if said_in.strip() and not said else 0
        begin = part.end() if part else 0
    return out.rstrip("._-"), end


def _said(part: str, language: str, tables: Tables, languages: frozenset[str]) -> str | None:
    """What one part adds; None where it has words that belong to no handle."""
    known = _of_all(tables) | _known(tables)[language]
    for bare in (part.strip(), _saying(tables).sub(" ", part).strip()):
        names = [name for name in re.split(r"[ -]", bare) if name]
        if bare in known or (names and all(name in known for name in names)):
            return known.get(bare) or "".join(known[name] for name in names)
    pieces, rest = _pieces(part, tables, languages)
    if not _is_latin(part):
        pieces += _spoken(rest, known)
    unknown = list(_LATIN.finditer(rest))
    if rest and _OWN_LETTERS.search(rest) and _is_latin(part):
        alone = len(_OWN_LETTERS.findall(rest)) == len(unknown) == 1 and len(unknown[0].group()) >= CLEAR
        if not alone:
            return None
    pieces += [Piece(match.start(), match.end(), "latin", match.group(), True) for match in unknown]
    counted = told_counts.counted(_near(sorted(pieces, key=lambda piece: piece.start), rest))
    if finder(tables, "remove").search(rest):
        counted = [piece for piece in counted if piece.kind != "sign"]
    return "".join(piece.value for piece in counted)


def _spoken(rest: str, known: dict[str, str]) -> list[Piece]:
    """Names of letters in another script, where nothing else stands between the signs and figures of a part: అండర్‌స్కోర్ టీ ఎస్ రెండు."""
    said = [word for word in _WORDS.finditer(rest) if _LATIN.fullmatch(word.group()) is None]
    if not all(word.group() in known for word in said):
        return []
    return [Piece(*word.span(), "letter", known[word.group()], True, said=True) for word in said]


def _near(pieces: list[Piece], rest: str) -> list[Piece]:
    """The pieces up to a stretch of other words."""
    last = 0
    for at, piece in enumerate(pieces):
        if sum(map(str.isalpha, rest[last : piece.start])) > _APART:
            return pieces[:at]
        last = piece.end
    return pieces


def _is_latin(part: str) -> bool:
    return re.search(r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f]", part) is None


def _pieces(part: str, tables: Tables, languages: frozenset[str]) -> tuple[list[Piece], str]:
    """The words for signs, figures and counts of a part, and the part without them and without what is only said of a piece."""
    hits = [hit for hit in told_hits.found(part, table(tables, languages)) if hit.row["kind"] in _TOLD]
    pieces = [
        Piece(hit.start, hit.end, hit.row["kind"], hit.row["value"], True, said=True, order=hit.row.get("order", ""))
        for hit in hits
    ]
    rest = part
    for hit in hits:
        rest = rest[: hit.start] + " " * (hit.end - hit.start) + rest[hit.end :]
    return pieces, _saying(tables).sub(lambda said: " " * len(said.group()), rest)


@lru_cache(maxsize=8)
def _saying(tables: Tables) -> re.Pattern[str]:
    return compiled(pattern(word for kind in _SAYING for word in words(tables, kind) if len(word) > 1 or not word.isascii()))


@lru_cache(maxsize=8)
def _known(tables: Tables) -> dict[str, dict[str, str]]:
    """Names of letters by language."""
    known: dict[str, dict[str, str]] = {}
    for name in ("letter_names", "letter_runs"):
        for row in tables.rows(name):
            if row["letter"].isalpha() and row["language"] != "icao":
                known.setdefault(row["language"], {}).setdefault(row["name"].lower(), row["letter"])
    return known


@lru_cache(maxsize=8)
def _of_all(tables: Tables) -> dict[str, str]:
    """The names that are of one letter in whatever languages have them."""
    letters: dict[str, set[str]] = {}
    for known in _known(tables).values():
        for name, letter in known.items():
            letters.setdefault(name, set()).add(letter)
    return {name: next(iter(found)) for name, found in letters.items() if len(found) == 1}


@lru_cache(maxsize=8)
def _names(tables: Tables) -> frozenset[str]:
    return frozenset(name for letters in _known(tables).values() for name in letters) | frozenset("abcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=8)
def _rows(tables: Tables) -> re.Pattern[str]:
    names = _names(tables)
    latin = one_of(name for name in names if name[0] < "\u0370")
    other = one_of(name for name in names if name[0] >= "\u0370")
    edge, end = r"(?<![^\W_])", r"(?![^\W_])"
    return compiled(
        rf"{edge}(?:(?:{latin}){end}(?:{_SIGN}(?:{latin}){end}){{2,24}}|(?:{other})(?:(?:{_SIGN}|[ ])(?:{other}){end}){{2,24}})"
    )
