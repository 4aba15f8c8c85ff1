"""Numbers that run on over the end of what they are: into the next sentence's days, an age, or "eleven digits in all"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.number.parts import Row
from extract.number.scene import Scene
from extract.number.told_parts import is_told
from extract.text.sentences import STOPS

_POSSIBLE = 1.0  # grade of a number that a country may have
_SURE = 1.5  # of one that a country has
_SENTENCE = re.compile(rf"[!?{STOPS}၊]|\.\s")
_BREAK = re.compile(rf"[!?{STOPS}\n,，、،;；:(（]|\.\s")
_LEAST = 2  # parts of a number


def cut(number: Number, parts: Sequence[Atom], scene: Scene) -> Number:
    """A number without what stands behind the end of a sentence, or behind a comma and words, where the rest is one that a country has
    no less surely; nor with the count of its own digits."""
    low = scene.plain.low
    if number.ordered or number.groups <= _LEAST or not _BREAK.search(low, number.start, number.end):
        return number
    first = bisect_left(parts, number.start, key=lambda atom: atom.start)
    own = parts[first : bisect_left(parts, number.end, key=lambda atom: atom.start)]
    for size in range(len(own) - 1, _LEAST - 1, -1):
        gap = low[own[size - 1].end : own[size].start]
        head, behind = own[:size], "".join(atom.digits for atom in own[size:])
        parted = _parts(gap, scene)
        if not parted and (not _BREAK.search(gap) or len(behind) > len("11")):
            continue
        ends = Row(low, head, 0, size, scene.tables).ends[-1]
        told = (digits for digits in ends if parted or behind == str(len(digits)))
        shorter = [number._replace(end=head[-1].end, digits=digits, groups=size, others=()) for digits in told]
        best = max(shorter, key=lambda one: (scene.grade(one), _alike(one.digits, number.digits)), default=None)
        least = _POSSIBLE if _SENTENCE.search(gap) else _SURE
        if best and scene.grade(best) >= max(least, scene.grade(number)):
            return best
    return number


def _parts(gap: str, scene: Scene) -> bool:
    """Whether what stands between two parts may end a number: a sentence's end, or a sign with words, and none for "then"."""
    if not _BREAK.search(gap) or is_told(gap, scene.tables):
        return False
    return any(map(str.isalpha, gap)) or (_SENTENCE.search(gap) is not None and (" " in gap or "。" in gap))


def _alike(one: str, other: str) -> int:
    """How many digits two numbers begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
