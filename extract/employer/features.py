"""What speaks for and against a stretch of an ad as the employer's name: features of where it begins, of where it ends and of its words.

A feature is a string. `employer.model` adds up their weights, training learns them; `employer.whole` has those of a stretch as a whole.
"""

from collections.abc import Iterator, Sequence, Set

from extract.employer.words import COMMON, Atom

FAR = 5  # words
STEMS = (4, 6)  # first letters of the words on both sides: cues have endings that the tables do not list
_BEYOND = frozenset({"hires", "stop", "place", "country"})


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
    if atom.gap in ("", " ") and last.gap not in ("", " ", "(", ")") and not last.tags - COMMON:
        yield f"head<{last.script}{last.capital:d}{len(last.tags)}"
    if first > 1 and last.gap in ("", " "):
        for tag in row[first - 2].tags:
            yield f"pp:{tag}"
        yield f"pp={row[first - 2].word}"
    if "not" in last.tags or (atom.gap != "|" and _of_venue(row, first)):
        yield "a venue"


def _of_venue(row: Sequence[Atom], first: int) -> bool:
    """Whether one of the words before a stretch, in its clause, says that it is where one meets (`Interview on Sunday at`)."""
    for atom in reversed(row[max(0, first - FAR) : first]):
        if "not" in atom.tags:
            return True
        if atom.gap == "|":
            return False
    return False


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
    if after.gap in ("", " ") and not after.tags - COMMON:
        beyond = row[last + 2] if last + 2 < len(row) else None
        ends = beyond is None or beyond.gap not in ("", " ") or not beyond.tags.isdisjoint(_BEYOND)
        yield f"tail>{after.script}{after.capital:d}{len(after.tags)}{ends:d}"
    if last + 2 < len(row) and row[last + 2].gap in ("", " "):
        for tag in row[last + 2].tags:
            yield f"nn:{tag}"


def inside(word: str, tags: Set[str], script: str, gap: str) -> Iterator[str]:
    """Features of one atom of a stretch."""
    yield f"w={word}"
    yield from inside_kind(tags, script, gap)


def inside_kind(tags: Set[str], script: str, gap: str) -> Iterator[str]:
    """Those that do not hang on its word."""
    for tag in tags:
        yield f"w:{tag}"
    if not tags:
        yield f"w?{script}"
    if gap in ("(", ",", '"'):
        yield f"w{gap}"


def at(place: str, word: str, tags: Set[str], script: str, capital: bool) -> Iterator[str]:
    """Features of the atom that is a stretch's first, its last, the previous or the next one (`place`: f, l, p, n)."""
    yield from at_word(place, word, not tags, script)
    yield from at_kind(place, tags, script, capital)


def at_kind(place: str, tags: Set[str], script: str, capital: bool) -> Iterator[str]:
    """Those that do not hang on its word."""
    yield f"{place}s{script}{capital:d}"
    for tag in tags:
        yield f"{place}:{tag}"
        yield f"{place}:{tag}{script}"
        yield f"{place}:{tag}{script}{capital:d}"
    if not tags:
        yield f"{place}?{script}"


def at_word(place: str, word: str, unknown: bool, script: str) -> Iterator[str]:
    """Those of its word, and of its first or last letters if it is `unknown`."""
    yield f"{place}={word}"
    if place in "pn" and script != "dense":
        for length in STEMS:
            if len(word) > length:
                yield f"{place}^={word[:length]}"
    if unknown:
        for length in (1, 2, 3) if script == "dense" else (2, 3, 4):
            yield f"{place}~{word[-length:] if place in 'lp' else word[:length]}"
        if place == "f" and script != "dense":
            yield f"f~>{word[-2:]}"
            yield f"f~>{word[-3:]}"


def parts(row: Sequence[Atom], index: int) -> tuple[list[str], list[str], list[str]]:
    """Features of the atom `index` as the first of a stretch, as the last of one, and as any of one."""
    left, right = [*before(row, index), *at("f", *look(row[index]))], [*behind(row, index), *at("l", *look(row[index]))]
    if index:
        left += at("p", *look(row[index - 1]))
    if index + 1 < len(row):
        right += at("n", *look(row[index + 1]))
    atom = row[index]
    return left, right, list(inside(atom.word, atom.tags, atom.script, atom.gap))


def look(atom: Atom) -> tuple[str, frozenset[str], str, bool]:
    return atom.word, atom.tags, atom.script, atom.capital
