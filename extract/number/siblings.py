"""Numbers told by one before them: "WhatsApp is the other SIM: the same but the last digit is 5", "Telegram: same number, 38 in place
of 37 at the end"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.app.apps import Group
from extract.number import fixes
from extract.number.atom import Atom
from extract.number.numbers import Number
from extract.number.scene import Scene
from extract.text import sentences
from extract.words.number_cues import cues
from extract.words.word_patterns import UNSPACED

_LEAST = 8  # digits of a number that another is told by
_REACH = 110  # characters behind a number in which another is said to be the same
_ABOUT = 28  # characters around the digits in which it is said what they change
_WHOLE = 7  # digits of a number that another begins with
_SENTENCES = 3  # sentences that it may begin behind the number
_BEHIND = 16  # characters behind digits that say that they are an end
_FINAL = re.compile(rf"[ ]{{0,2}}(?:$|[\n.,;:!?()（）{sentences.STOPS}،၊，、{UNSPACED}])")
_LONGEST = 5  # digits that are others in it


def found_by(found: Sequence[Number], atoms: Sequence[Atom], scene: Scene) -> list[Number]:
    """The numbers that are told by one of `found`."""
    low = scene.plain.low
    if not atoms or not (cues(scene.tables, "sibling").search(low) or _instead(low, scene)):
        return []
    whole = [number for number in found if len(number.digits) >= _WHOLE]
    made: list[Number] = []
    for at, number in enumerate(whole):
        limit = min(whole[at + 1].start if at + 1 < len(whole) else len(low), number.end + 2 * _REACH)
        if len(number.digits) >= _LEAST and scene.grade(number):
            near = [atom for atom in atoms if number.end <= atom.start and atom.end <= limit]
            made += filter(None, [next(_told(number, near, limit, scene), None)])
    return made


def owners(found: Sequence[Number], groups: Sequence[Group]) -> dict[int, int]:
    """The groups of labels whose number is told by the one before: their index, and where that number ends."""
    own: dict[int, int] = {}
    for number, other in pairwise(found):
        if other.sibling:
            own |= {at: other.end for at, group in enumerate(groups) if group.apps and number.end <= group.start < other.end}
    return own


def _instead(said: str, scene: Scene) -> bool:
    return cues(scene.tables, "exchange", shared=("instead",)).search(said) is not None


def _told(number: Number, atoms: Sequence[Atom], limit: int, scene: Scene) -> Iterator[Number]:
    """The number that words behind `number` tell by it: they say that it is the same, or put digits in place of its last ones."""
    low = scene.plain.low
    same = cues(scene.tables, "sibling", shared=("same_short",)).search(low, number.end, min(limit, number.end + _REACH))
    groups = [group for group in scene.groups if number.end <= group.start < limit]
    apps = [group for group in groups if group.apps and group.start <= number.end + _REACH]
    if same and len(sentences.END.findall(low, number.end, same.start())) <= _SENTENCES:
        parts = fixes.parts_behind(same.end(), [atom for atom in atoms if atom.start >= same.end()], scene)
        begin = same.start()
        for digits in _changed(number.digits, parts, low[begin : parts[-1].end + _ABOUT] if parts else "", scene):
            yield from _made(number, digits, begin, parts, groups, scene)
    for group in apps:
        parts = fixes.parts_behind(group.end, [atom for atom in atoms if atom.start >= group.end], scene)
        if len(parts) == 2 and _instead(low[group.end : parts[1].end + _ABOUT], scene):
            ending = {part.digits for part in parts if number.digits.endswith(part.digits)}
            if ending and len(parts[0].digits) == len(parts[1].digits):
                for digits in fixes.corrections(number.digits, [part.digits for part in parts], True):
                    yield from _made(number, digits, parts[0].start, parts, groups, scene)


def _changed(digits: str, parts: Sequence[Atom], said: str, scene: Scene) -> Iterator[str]:
    """The digits of a number with others at an end, as `said` tells them."""
    if not parts or len(parts[0].digits) > _LONGEST:
        return
    size, tables = len(parts[0].digits), scene.tables
    if len(parts) == 2 and len(parts[1].digits) == size and (_instead(said, scene) or cues(tables, "fix").search(said)):
        yield from fixes.corrections(digits, [part.digits for part in parts], True)
    if not cues(tables, "except").search(said) or not _is_end(parts[0].end, scene):
        return
    if cues(tables, "tail", "order_last", shared=("last",)).search(said):
        yield digits[:-size] + parts[0].digits
    elif cues(tables, "order_first", shared=("first",)).search(said):
        yield parts[0].digits + digits[size:]


def _is_end(at: int, scene: Scene) -> bool:
    """Whether nothing that digits would count follows them: no "only the last 5 places"."""
    low = scene.plain.low
    behind = low[at : at + _BEHIND]
    if _FINAL.match(behind) or any(at <= group.start <= at + _BEHIND for group in scene.groups):
        return True
    return cues(scene.tables, "tail", "order_last", shared=("last",)).search(behind) is not None


def _made(
    number: Number, digits: str, begin: int, parts: Sequence[Atom], groups: Sequence[Group], scene: Scene
) -> Iterator[Number]:
    """The new number where a country takes it; it begins with the words for "the same" if no app is named behind them."""
    named = any(begin <= group.start < parts[0].start and group.apps for group in groups)
    start = parts[0].start if named else begin
    other = number._replace(start=start, end=parts[-1].end, digits=digits, disguised=True, others=(), sibling=True)
    if digits != number.digits and scene.grade(other) >= scene.grade(number):
        yield other
