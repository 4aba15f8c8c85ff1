"""The handles of one app's labels: which of the ways to read what stands near them counts."""

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle import earlier, ends, handles, near, riddles, same, tagged, told_chain, told_signed
from extract.handle import sentences as handle_sentences
from extract.handle.words import Handle, shapes
from extract.tables import Tables

_SAME = 48  # characters behind a handle in which another app is said to have the same
_OTHER_SCRIPTS = "\u0370"


def find(
    plain: Plain, group: Group, limit: int, far: int, tables: Tables, taken: bytearray, languages: frozenset[str]
) -> tuple[list[Handle], bool]:
    """The handles of a group of labels, and whether they stand before it. What follows a label begins before `limit`, where the next
    label stands, and ends before `far`: the words "number" and "code" are no labels there."""
    if any(taken[max(0, group.start - _SAME) : group.start]) and same.is_changed(plain.low, group, tables):
        return [], False
    found, before = _read(plain, group, limit, far, tables, taken, languages)
    return ([] if found and not before and handle_sentences.go_on(plain, group, found, tables) else found), before


def _read(
    plain: Plain, group: Group, limit: int, far: int, tables: Tables, taken: bytearray, languages: frozenset[str]
) -> tuple[list[Handle], bool]:
    found = handles.after(plain, group, limit, far, tables, taken, languages)
    before = [] if found else earlier.find(plain, group, tables, taken, languages)
    told = told_signed.find(plain, group, far, tables, taken, languages)
    told = told or told_chain.find(plain, group, far, tables, taken)
    if told and all(_covers(told[0], one) for one in found or before):
        found, before = ([], told) if told[0].start < group.start else (told, [])
    lettered = [] if before else riddles.lettered(plain, group, limit, tables, languages)
    word = (
        bool(found and lettered) and found[0].value.isalpha() and lettered[0].start >= found[-1].end
    )  # "Telegram spelled: ef, a …"
    if lettered and (
        not found or word or lettered[0].value.endswith(found[0].value) or _reaches(plain.low, lettered[0], found[-1], limit)
    ):
        found = lettered
    if before:
        return before, True
    if found:
        found = ends.written_out(plain, found, limit, tables)
        found = ends.added(plain, found, far, tables, languages)
        return ends.official(plain, group, found, tables), False
    found = near.find(plain, group, far, tables, taken) or tagged.find(plain, group, far, tables, taken, languages)
    behind = found and found[0].start >= group.end
    found = ends.added(plain, found, far, tables, languages) if behind else found
    return found or ends.shown(plain, group, far, tables, taken, languages), False


def linked(plain: Plain, start: int, end: int, kind: str, value: str, tables: Tables, languages: frozenset[str]) -> Handle:
    """The handle of a link, with the ending told behind one that was disguised: «t punto me» diagonal «fakerosa» y dos nueves."""
    handle = Handle(start, end, kind, value, False)
    if not plain.odd(start, end) or kind not in shapes(tables):
        return handle
    return ends.added(plain, [handle], len(plain.text), tables, languages)[0]


def _reaches(low: str, lettered: Handle, found: Handle, limit: int) -> bool:
    """Whether a handle told by letters takes in all that another reading does, and nothing that is said of the next app. Names in Latin
    letters may have been read as words: "effe, o, erre, enne, o" is no "efferenne"; others leave nothing out."""
    whole = low[lettered.start] < _OTHER_SCRIPTS or len(lettered.value) >= len(found.value)
    return whole and lettered.start <= found.start and found.end <= lettered.end <= limit


def _covers(handle: Handle, other: Handle) -> bool:
    """Whether a handle takes in all that another reading found, and more."""
    return handle.start <= other.start and other.end <= handle.end and len(handle.value) > len(other.value)
