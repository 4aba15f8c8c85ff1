"""What speaks for and against a stretch of an ad as the employer's name: features of where it begins, of where it ends and of its words.

A feature is a string. `employer.model` adds up their weights, training learns them; `employer.whole` has those of a stretch as a whole.
"""

from collections.abc import Iterator, Sequence, Set

from extract.employer.whole_names import Group, names_of
from extract.employer.words import COMMON, Atom

FAR = 5  # words
STEMS = (4, 6)  # first letters of the words on both sides: cues have endings that the tables do not list
_BEYOND = frozenset({"hires", "stop", "place", "country"})


def before(row: Sequence[Atom], first: int, venues: bool = True) -> tuple[Group, str]:
    """Features of where a stretch begins, besides those of its first atom and the one before: a group, and the last but one word.

    `venues`: whether any atom says where one meets.
    """
    atom = row[first]
    if not first:
        return (beginning, atom.gap, atom.script, True, False, "", None, False), ""
    last = row[first - 1]
    change, head, beyond = False, "", None
    if atom.gap in ("", " "):
        change = last.script != atom.script or last.word.isascii() != atom.word.isascii()
        if last.tags <= COMMON and last.gap not in ("", " ", "(", ")"):
            head = f"{last.script}{last.capital:d}{len(last.tags)}"
    if first > 1 and last.gap in ("", " "):
        beyond = row[first - 2]
    venue = venues and ("not" in last.tags or (atom.gap != "|" and _of_venue(row, first)))
    tags = beyond.tags if beyond else None
    return (beginning, atom.gap, atom.script, False, change, head, tags, venue), f"pp={beyond.word}" if beyond else ""


def beginning(
    gap: str, script: str, opens: bool, change: bool, head: str, beyond: frozenset[str] | None, venue: bool
) -> list[str]:  # fmt: skip
    """Names of features of where a stretch begins: what stands between it and the word before, and what that word is."""
    names = [f"g<{gap}", f"g<{gap}{script}"]
    if opens:
        names.append("text<")
    if change:
        names.append(f"change<{script}")
    if head:
        names.append(f"head<{head}")
    names += [f"pp:{tag}" for tag in beyond or ()]
    return [*names, "a venue"] if venue else names


def _of_venue(row: Sequence[Atom], first: int) -> bool:
    """Whether one of the words before a stretch, in its clause, says that it is where one meets (`Interview on Sunday at`)."""
    for index in range(first - 1, max(-1, first - 1 - FAR), -1):
        atom = row[index]
        if "not" in atom.tags:
            return True
        if atom.gap == "|":
            return False
    return False


def behind(row: Sequence[Atom], last: int) -> Group:
    """Features of where a stretch ends, besides those of its last atom and the one behind."""
    atom = row[last]
    if last + 1 == len(row):
        return (ending, "", atom.script, True, False, False, "", None)
    after, beyond = row[last + 1], row[last + 2] if last + 2 < len(row) else None
    change, tail = False, ""
    if after.gap in ("", " "):
        change = after.script != atom.script or after.word.isascii() != atom.word.isascii()
        if after.tags <= COMMON:
            ends = beyond is None or beyond.gap not in ("", " ") or not beyond.tags.isdisjoint(_BEYOND)
            tail = f"{after.script}{after.capital:d}{len(after.tags)}{ends:d}"
    small = after.script == "cased" and not after.capital
    tags = beyond.tags if beyond is not None and beyond.gap in ("", " ") else None
    return (ending, after.gap, atom.script, False, change, small, tail, tags)


def ending(
    gap: str, script: str, ends: bool, change: bool, small: bool, tail: str, beyond: frozenset[str] | None
) -> list[str]:  # fmt: skip
    """Names of features of where a stretch ends, as of `beginning`."""
    if ends:
        return ["text>"]
    names = [f"g>{gap}", f"g>{gap}{script}"]
    if change:
        names.append(f"change>{script}")
    if small:
        names.append(f"small>{gap}")
    if tail:
        names.append(f"tail>{tail}")
    return [*names, *(f"nn:{tag}" for tag in beyond or ())]


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
        for length in (1, 2, 3) if script == "dense" or "가" <= word[-1] <= "힣" else (2, 3, 4):
            yield f"{place}~{word[-length:] if place in 'lp' else word[:length]}"
        if place == "f" and script != "dense":
            yield f"f~>{word[-2:]}"
            yield f"f~>{word[-3:]}"


def parts(row: Sequence[Atom], index: int) -> tuple[list[str], list[str], list[str]]:
    """Features of the atom `index` as the first of a stretch, as the last of one, and as any of one."""
    group, beyond = before(row, index)
    left, right = [*names_of(group), *at("f", *look(row[index]))], [*names_of(behind(row, index)), *at("l", *look(row[index]))]
    if beyond:
        left.append(beyond)
    if index:
        left += at("p", *look(row[index - 1]))
    if index + 1 < len(row):
        right += at("n", *look(row[index + 1]))
    atom = row[index]
    return left, right, list(inside(atom.word, atom.tags, atom.script, atom.gap))


def look(atom: Atom) -> tuple[str, frozenset[str], str, bool]:
    return atom.word, atom.tags, atom.script, atom.capital
