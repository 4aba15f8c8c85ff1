"""Names of which a remark right behind says sign by sign what they become: "f-a-k-e / o-s / h-r (/ is _, - goes)", "ф@ke.hr (ф = f,
@ = a, the dot is an underscore)", "fake.mirai.th (the first dot goes, the next is an underscore)", "fake.team.ge, _ instead of dots".

Each clause of the remark names one sign of the name, and one that it becomes or a word for leaving out; else nothing is changed. One
sign of a name that has no other is read with the handle (`handle.hints`), unless the name looks like a link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain, replaced
from extract.disguise.rewrite_words import names_app
from extract.disguise.sign_keys import signs_said
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, finder
from extract.words.denials import is_denied, is_kept

_LETTERS = "a-z0-9_\u0430-\u0491"
_PIECE = rf"[{_LETTERS}][{_LETTERS}@]*"
_NAME = rf"[^\W\d]?@?{_PIECE}(?:(?:[.–—/+-]|[ ][/+–—-][ ]){_PIECE}){{0,12}}"
_SIGNED = r"(?=[a-z0-9]*(?:[_.@/+–—-]|[ ][/+–—-]|[^\x00-\x7f]))"  # a name without signs is no name: found fast
_KEY = re.compile(
    rf"(?<![\w@./+-]){_SIGNED}(?P<name>{_NAME})[ ]{{0,2}}"
    r"(?:[(（\[](?P<boxed>[^()（）\[\]\n]{2,90})[)）\]]|(?:[,，]|[ ]?[→➡←⬅—–]\ufe0f?)(?=[ \w]))"
)
_REST = re.compile(rf"(?:[^\n.!?;{STOPS}()（）,，]|\.(?=\S)){{3,70}}")
_CLAUSES = re.compile(r"[,，、;；。]")
_LATIN = re.compile("[a-z]")
_LETTERS_OF_NAME = 3
_LONE = re.compile(r"(?<![a-z0-9à-ɏḁ-ỿ'’.@_-])[a-z](?![a-z0-9à-ɏḁ-ỿ'’@_-])")
_FOREIGN = re.compile(r"(?<![^\W_])[^\x00-\u024f\W\d_](?=[\s=＝→:はが–—-])|(?<=[\"'“‘«「『])[^\x00-\u024f\W\d_](?=[\"'”’»」』])")
_LINKED = re.compile(r"[^@/+ ]+\.[a-z]{2,6}")
_SIGNS = frozenset("_.-/@+")
_FORBIDDEN = frozenset(" –—")  # no handle has them
_ORDINALS = ("first", "place_1", "place_2", "place_3", "place_4")  # the first two tell the same
_WORDS = {"+": ("plus",), "-": ("dash_weak",), ".": ("dot_weak",)}  # that count only where the name has the sign
_WRITTEN_SO = str.maketrans("–—", "--")
_MARKED = re.compile("[=＝→]")


@dataclass(frozen=True, slots=True)
class Change:
    old: str
    new: str
    place: int  # 0 for all such signs


def read(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such names changed and without the remarks. Nearly all texts have none."""
    return replaced(plain, ((start, end, _cased(new, plain.text[start:end])) for start, end, new in _spots(plain.low, tables)))


def _cased(new: str, written: str) -> str:
    """`new` with the capitals of what is written: a code has them."""
    low, at, letters = written.lower(), 0, list[str]()
    for letter in new:
        found = low.find(letter, at)
        letters.append(letter if found < 0 else written[found])
        at = found + 1 if found >= 0 else at
    return "".join(letters)


def _spots(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    for key in _KEY.finditer(low):
        name, start = key.group("name"), key.start()
        if not (_SIGNS & set(name.translate(_WRITTEN_SO)) or not name.isascii()) or len(_LATIN.findall(name)) < _LETTERS_OF_NAME:
            continue
        rest = None if key.group("boxed") else _REST.match(low, key.end())
        remark = key.group("boxed") or (rest.group() if rest else "")
        changes = _changes(remark, name, rest is None, tables) if remark else []
        if not changes or not (_is_several(changes, name) or _is_link(changes, name)):
            continue
        lead = int(not (name[0].isascii() or any(one.old == name[0] for one in changes)))  # the end of a word without a space
        if names_app(remark, tables):
            continue  # "same ID, on Telegram underscores instead of dots"
        new = _changed(name[lead:], changes)
        if re.fullmatch(r"@?[a-z0-9_.-]{3,40}", new):
            yield start + lead, start + len(name), new
            yield start + len(name), rest.end() if rest else key.end(), ""


def _is_several(changes: list[Change], name: str) -> bool:
    """Whether more than one sign is spoken of, or what no handle can have."""
    return len(changes) > 1 or changes[0].place > 0 or changes[0].old not in "_.-" or not _FORBIDDEN.isdisjoint(name)


def _is_link(changes: list[Change], name: str) -> bool:
    return changes[0].old == "." and changes[0].new != "" and _LINKED.fullmatch(name) is not None


def _changes(remark: str, name: str, boxed: bool, tables: Tables) -> list[Change]:
    """What the clauses of a remark say of the signs of a name; empty where one says anything else."""
    if finder(tables, "same_name", "same_short").search(remark):
        return []
    found: list[Change] = []
    for clause in _CLAUSES.split(remark):
        change = _change(clause, name, boxed, tables) if clause.strip() else None
        if change is None or any(one.old == change.old and one.place == change.place for one in found):
            return []
        found.append(change)
    return found


def _change(clause: str, name: str, boxed: bool, tables: Tables) -> Change | None:
    """ "The dot is an underscore", "@ = a", "ф is f", "- goes", "the second dot goes". In brackets (`boxed`) whatever stands between two
    signs tells that one is the other."""
    signs = list(dict.fromkeys(one.sign for one in signs_said(clause, tables) if one.sign in _SIGNS))
    written = name.translate(_WRITTEN_SO)
    signs += [
        sign
        for sign, kinds in _WORDS.items()
        if sign in written and sign not in signs and not signs[1:] and finder(tables, *kinds).search(clause)
    ]
    old = [sign for sign in signs if sign in written] or [one for one in _FOREIGN.findall(clause) if one in name]
    fresh = [sign for sign in signs if sign in "_.-" and sign not in written]
    rest = clause  # without the words for signs: အစ, "first", is in အစက်, "dot"
    for one in signs_said(clause, tables):
        rest = rest[: one.start] + "." * (one.end - one.start) + rest[one.end :]
    place = next((max(at, 1) for at, kind in enumerate(_ORDINALS) if finder(tables, kind).search(rest)), 0)
    if place and len(signs) == 2 and len(old) == 2:  # "the second dot is a dash" of one that has both
        return None
    if len(old) != 1 or len(fresh) > 1 or (place and written.count(old[0]) < max(place, 2)):
        return None
    letters = [one.group() for one in _LONE.finditer(clause)]
    told = _telling(tables).search(clause) is not None
    if fresh:
        return None if not (told or boxed) or is_kept(clause, old[0], fresh[0], tables) else Change(old[0], fresh[0], place)
    if len(letters) == 1 and told and (old[0] == "@" or not old[0].isascii()):
        at = clause.index(letters[0])
        return None if is_denied(clause, at, at + 1, tables) else Change(old[0], letters[0], place)
    gone = finder(tables, "remove", "joined").search(clause) is not None
    return Change(old[0], "", place) if gone and not letters and old[0] in _SIGNS - {"@"} else None


@lru_cache(maxsize=8)
def _telling(tables: Tables) -> re.Pattern[str]:
    """Words and signs that say that one sign is another; a topic marker of a script without spaces does so too."""
    known = alternation(tables, "swap", "instead", "means", "edit_swap", "edit_is", "insert")
    return compiled(rf"{known}|{_MARKED.pattern}|[–—]|(?<=[^\x00-\u024f])[はが]|(?<=@)[はが]")


def _changed(name: str, changes: list[Change]) -> str:
    """`name` as it is told; spaces beside a sign go with it."""
    name = re.sub(r"[ ]([/+–—-])[ ]", r"\1", name).translate(_WRITTEN_SO)
    for change in sorted(changes, key=lambda one: -one.place):
        at = -1
        for _ in range(change.place):
            at = name.find(change.old, at + 1)
        name = name.replace(change.old, change.new) if not change.place else name[:at] + change.new + name[at + len(change.old) :]
    return name
