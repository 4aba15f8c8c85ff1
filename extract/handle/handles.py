"""Handles beside an app's name: where they begin, behind it or before it, and what else is said of them."""

import re
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle import bare_letters, holes, parts, starts, told_official, worded_digits
from extract.handle import changed as changed_handles
from extract.handle import ends as handle_ends
from extract.handle import spoken as spoken_handles
from extract.handle.forms import joined, read, valid
from extract.handle.words import REACH, Handle, hints, separator
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, finder
from extract.words.latin_words import is_word

_STOP = re.compile(rf"[{STOPS}!?;；]|\n\s*\n|(?<!no)(?<!nos)(?<!tel)(?<!num)\.\s")
_WORD = re.compile(r"(?<![a-z0-9_.@\u00c0-\u024f\u1e00-\u1eff-])[a-z]++(?![0-9_\u00c0-\u024f\u1e00-\u1eff-]|\.[a-z])")
_SHOWN = re.compile(r"[^\w\n]{1,4}|[^\n]*[\"“«「『‘'(\[]")  # between an app and what it shows
_LIST = 5  # further handles of one list
_COLON = re.compile(r"[^\n.!?;。,，@:：]{1,28}[:：][ \t]{0,3}(?=@?[a-z0-9])")  # Instagram do recrutador: fake ponto rh
_CLAUSE = re.compile(rf"(?:[^\n.!?{STOPS}@]|\.(?!\s))*")
_WHOLE = re.compile(r"(?<![\w.'’])[a-z][a-z0-9]{2,}")
_STACK = re.compile(
    r"(?:[^\n]{0,60}\n\s{0,2}|[^\n:：]{0,30}[:：][ ]{0,3})((?:[a-z0-9_.@-]{1,20}[ ]?\n){1,8}"
    r"(?!-[ ]?[^\x00-\u024f\s])[a-z0-9_.-]{1,20})(?=[ ]?(?:$|[\n(（]|[^\x00-\u024f]))"
)  # a dash before other letters begins a line of a list
_SPELLED = re.compile(r"[ :：是]{0,2}[(（「“\"]?(?<![a-z])(?<![a-z] )([a-z][a-z0-9_.]{4,29})(?![a-z0-9_.@/])")
_STACKED = 160  # characters of such lines
_ACCENTED = "\u00c0-\u024f\u1e00-\u1eff"  # letters that a name is told with, though it has none
_UNDERSCORED = re.compile(
    rf"(?<![a-z0-9_.@/{_ACCENTED}-])(?:[a-z][a-z0-9]*_[a-z0-9_]+|(?=[a-z_{_ACCENTED}]*[0-9])[a-z{_ACCENTED}]+_[a-z0-9_{_ACCENTED}]+)"
)
_DOTTED = re.compile(r"(?<![a-z0-9_.@/-])[a-z][a-z0-9]*(?:_[a-z0-9_]+|\.[a-z0-9_]{2,}(?:\.[a-z0-9_]+)*(?![a-z0-9_/@.-]))")
DOTTED_APPS = frozenset(
    ("instagram", "facebook", "messenger", "tiktok", "line", "kakaotalk", "skype", "snapchat", "zalo", "signal")
)
_CLOSED_NAME = re.compile(r"_|[a-z0-9]\.[a-z0-9]")  # what no word has
_SIMPLE = re.compile(r"@?[a-z0-9_.]+")
_ALONE = re.compile(r"@?[a-z0-9]{2,}+(?:$|\n)")
_WEAK_REACH = 32  # characters to it behind a name that is an ordinary word too
_CLEAR = r"(?<![a-z0-9_.@/-])[a-z][a-z0-9.]*[0-9_][a-z0-9_]*"  # a name that cannot be a word
_END_GAP = 6  # characters between such a handle and its app
_FAR = 60  # characters to a handle that cannot be a word
_NUMBER = re.compile("[a-z]{2,}[0-9-]{8,}|[0-9-]{7,}[a-z]{2,}")  # send nine eight zero …, … seven one, fast reply
_BOXES = frozenset(("()", "[]", "（）", "【】"))
_CLOSING = frozenset(("", "\n", "!", "?", ";", "；", *STOPS))  # behind which no handle goes on


def opening(plain: Plain, at: int, tables: Tables) -> int:
    """Where filler words and signs behind a label end: the place where its handle or number must begin."""
    if plain.low[at : at + 1] == "." and "." in plain.low[max(0, at - 4) : at]:
        at += 1  # `W.A. 0812…`: the abbreviation's own
    match = hints(tables).filler.match(plain.low, at, min(len(plain.low), at + REACH))
    end = match.end() if match else at
    asked = at + (plain.low[at : at + 1] in {"?", "？"})  # "Telegram? fake_hr"
    stop = _STOP.search(plain.low[asked:end])
    return asked + stop.start() if stop else end


def after(
    plain: Plain, group: Group, limit: int, far: int, tables: Tables, taken: bytearray, languages: frozenset[str] = frozenset()
) -> list[Handle]:
    """The handles that a group of labels introduces, one for each app that takes such a handle; they begin before `limit`, and end
    before `far` if told in pieces: the words "number" and "code" are no labels there."""
    stacked = _stacked(plain, group, limit, tables)
    if stacked:
        return stacked
    begin = opening(plain, group.end, tables)
    places = starts.places(plain, group.end, begin, limit)
    label = changed_handles.LABELLED.match(plain.low, group.end, limit)
    spots = places
    if label and not any(taken[group.end : label.end()]):
        spot = opening(plain, label.end(), tables)
        spots = sorted({*places, *([spot] if spot < limit else [])})  # "Instagram is easy: the word fake twice, …"
    changed = parts.coupled(plain, group, spots, far, tables, taken)
    changed = changed or holes.filled(plain, group, far, tables, taken)
    changed = changed or bare_letters.find(plain, group, spots, far, tables, taken)
    changed = changed or changed_handles.beside(plain, group, places, spots, far, tables, taken, languages)
    if changed:
        return changed
    for start in spoken_handles.beginnings(plain.low, group.end, begin, tables, languages):
        told = spoken_handles.read(plain.low, start, far, tables, languages)
        if told:
            return pieced(plain, start, told, group, tables)
    named = _begun(plain, group, begin, far, tables, languages)
    if named:
        return named
    for start in places:
        if any(taken[start : start + 2]):
            return []
        found = _at(plain, start, group, far, tables, languages)
        if found:
            return _corrected(plain, found[-1].end, group, limit, tables) or found + _listed(
                plain, found[-1].end, group, limit, tables
            )
    return _farther(plain, group, limit, far, tables, taken, languages)


def _at(plain: Plain, start: int, group: Group, far: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """The handle that begins at `start`, as it is written or as it and what stands behind tell it in pieces."""
    found = read(plain, start, group, tables)
    behind = plain.low[found[-1].end : found[-1].end + 2] if found else ""
    boxed = plain.low[start - 1 : start] + behind[:1] in _BOXES
    whole = found and (behind[:1] in _CLOSING or boxed or (behind == " (" and plain.low[start] == "@"))
    alone = None if found else _ALONE.match(plain.low, start)
    written = plain.low[start : found[-1].end] if found else ""
    keyed = (
        bool(found)
        and found[0].value.lstrip("@").replace(".", "") not in written.replace(".", "")
        and _SIMPLE.fullmatch(written) is not None
    )
    shown = start - group.end <= 1 or plain.low[max(group.end, start - 2) : start].strip() in {":", "："}
    told = None if whole or alone or keyed else spoken_handles.read(plain.low, start, far, tables, languages, shown)
    told = None if told and found and _strays(plain.low, found[-1], told, tables) else told
    if told and found and handle_ends.is_explained(plain.low, found[-1], told.end, told.value):
        told = None
    if told and (not found or handle_ends.tells_more(told.end, told.value, found[-1], plain.low)):
        found = pieced(plain, start, told, group, tables) or found
    return _numbered(plain, found, tables, languages) if found else []


def _strays(low: str, found: Handle, told: spoken_handles.Told, tables: Tables) -> bool:
    """Whether what is told goes on behind a name that cannot be a word with what is no part of it."""
    closed = _CLOSED_NAME.search(found.value) is not None or low[found.start] == "@"
    more = told.value.removeprefix(found.value)
    beyond = closed and told.end > found.end and told.value.startswith(found.value)
    return beyond and handle_ends.is_stray(low, found.end, told.end, more, tables)


def _farther(
    plain: Plain, group: Group, limit: int, far: int, tables: Tables, taken: bytearray, languages: frozenset[str]
) -> list[Handle]:
    """The handle behind other words than those that may stand right behind an app: behind a colon, a word for a name, in its sentence."""
    found = _behind_colon(plain, group, limit, far, tables, taken, languages)
    if found:
        return found
    found = _behind_name(plain, group, far, tables, taken, languages)
    if found:
        return found
    found = _later(plain, group, limit, tables, taken)
    found = changed_handles.behind(plain, found, far, tables, languages) or (
        _numbered(plain, found, tables, languages) if found else []
    )
    found = found or told_official.find(plain, group, far, tables, languages)
    told = spoken_handles.read(plain.low, found[-1].start, far, tables, languages) if found else None
    told = None if told and _strays(plain.low, found[-1], told, tables) else told
    return (
        (pieced(plain, found[-1].start, told, group, tables) if told and told.end > found[-1].end else [])
        or found
        or _spelled(plain, group, limit, tables)
    )


def _begun(plain: Plain, group: Group, begin: int, far: int, tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """A handle whose first part is a word that stands before many: "tg: hr dot fakelily", "boss fakeravi _ laos (no spaces)"."""
    for match in _WORD.finditer(plain.low, group.end, begin + 1):
        if match.group() in hints(tables).names:
            at = match.start()
            shown = _SHOWN.fullmatch(plain.low, group.end, at) is not None
            told = spoken_handles.read(plain.low, at, far, tables, languages, shown)
            found = pieced(plain, at, told, group, tables) if told and told.end > max(begin, match.end()) else []
            tied = not plain.low[match.end() : match.end() + 1].isspace()  # boss🔥fake🔥hr
            found = found or (joined(plain, at, group, tables) if shown or tied else [])
            if found and found[-1].end > begin:
                return found
    return []


def _spelled(plain: Plain, group: Group, limit: int, tables: Tables) -> list[Handle]:
    """A name that the clause says to be spelled in Latin letters at last: 加薇 fake 阿龙 拼音（fakealong）."""
    clause = _CLAUSE.match(plain.low, group.end, min(limit, group.end + _FAR))
    cue = finder(tables, "spelled").search(plain.low, group.end, clause.end()) if clause and not group.weak else None
    name = _SPELLED.match(plain.low, cue.end()) if cue else None
    if name is None or set(name.group(1).split("_")) & hints(tables).stops or is_word(name.group(1)):
        return []
    found = ((kind, valid(name.group(1), kind, plain, name.span(1), tables)) for kind in group.apps)
    return [Handle(*name.span(1), kind, value, True) for kind, value in found if value]


def _behind_colon(
    plain: Plain, group: Group, limit: int, far: int, tables: Tables, taken: bytearray, languages: frozenset[str]
) -> list[Handle]:
    """A handle told in pieces behind a colon and a few words more: "Instagram of the recruiter: fake dot hr"."""
    colon = _COLON.match(plain.low, group.end, limit)
    if colon is None or any(taken[group.end : colon.end() + 2]):
        return []
    told = spoken_handles.read(plain.low, colon.end(), far, tables, languages)
    return pieced(plain, colon.end(), told, group, tables) if told else []


def _behind_name(plain: Plain, group: Group, far: int, tables: Tables, taken: bytearray, languages: frozenset[str]) -> list[Handle]:
    """A handle told in pieces behind a word for a user's name in the app's sentence, whatever is said before: "write on Signal instead;
    the account's name is fakelily, then dot, then ninety"."""
    clause = None if group.weak else _CLAUSE.match(plain.low, group.end, min(far, group.end + _FAR))
    for cue in finder(tables, "named", "strong").finditer(plain.low, group.end, clause.end()) if clause else ():
        start = opening(plain, cue.end(), tables)
        first = _WHOLE.match(plain.low, start) if cue.end() - cue.start() > 1 else None
        free = first is not None and not any(taken[group.end : start + 2])
        told = spoken_handles.read(plain.low, start, far, tables, languages) if free else None
        if told and first and len(told.value) > len(first.group()):  # "the account, all joined" names none
            return pieced(plain, start, told, group, tables)
    return []


def _stacked(plain: Plain, group: Group, limit: int, tables: Tables) -> list[Handle]:
    """A handle in pieces, one a line, of which a sign, a figure or the words behind show that they belong together."""
    match = _STACK.match(plain.low, group.end, min(limit, group.end + _STACKED))
    if match is None:
        return []
    lines = match.group(1).split()
    whole = sum(re.fullmatch("(?=.*[0-9_])[a-z][a-z0-9_.]{4,}", line) is not None for line in lines)
    shown = any(not re.search("[a-z]{2}", line) for line in lines)
    told = shown or finder(tables, *spoken_handles.JOINING).search(plain.low, match.end(), match.end() + _FAR) is not None
    if whole > 1 or not told or set(lines) & hints(tables).stops:
        return []
    found = ((kind, valid("".join(lines).lstrip("@"), kind, plain, match.span(1), tables, told=True)) for kind in group.apps)
    return [Handle(*match.span(1), kind, value, True) for kind, value in found if value]


def pieced(plain: Plain, start: int, told: spoken_handles.Told, group: Group, tables: Tables) -> list[Handle]:
    """A handle told in pieces, for each app that takes such a one; a number with a word of the sentence is none."""
    if not re.search("[a-z]", told.value) or _NUMBER.fullmatch(told.value):
        return []
    found = ((kind, valid(told.value, kind, plain, (start, told.end), tables, told=True)) for kind in group.apps)
    return [Handle(start, told.end, kind, value, True) for kind, value in found if value]


def _numbered(plain: Plain, found: list[Handle], tables: Tables, languages: frozenset[str]) -> list[Handle]:
    """`found`, all at one place, with digits for number words where it is told in words."""
    start, end = found[0].start, found[0].end
    if not plain.odd(start, end):
        return found
    told = worded_digits.numbered(plain.low, start, end, lambda at: plain.ends[at] - plain.starts[at] > 2, tables, languages)
    if told is None:
        return found
    return [
        Handle(start, told.end, one.type, told.value if one.type == "line" else told.value.lstrip("@"), True)
        for one in found
        if valid(told.value, one.type, plain, (start, told.end), tables)
    ]


@lru_cache(maxsize=8)
def _correction(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"[^\n]{{0,24}}?(?:{alternation(tables, 'correction', 'denial', 'thatis')})[^\n@]{{0,28}}?(?=@?{_CLEAR})")


@lru_cache(maxsize=8)
def _denied(tables: Tables) -> re.Pattern[str]:
    """ "fake.hr (not fake_hr)": the one behind is none."""
    return compiled(rf"[ ]?[(（,][ ]?(?:{alternation(tables, 'denial', 'denied_name')})[ ]?@?[a-z0-9_.]+[^()（）\n]{{0,60}}[)）]")


def _corrected(plain: Plain, end: int, group: Group, limit: int, tables: Tables) -> list[Handle]:
    """The handle that a second thought puts in place of the one that ends at `end`: "fake_one, sorry, fake_two"."""
    if _denied(tables).match(plain.low, end):
        return []
    match = _correction(tables).match(plain.low, end)
    return read(plain, match.end(), group, tables) if match and match.end() < limit else []


def _later(plain: Plain, group: Group, limit: int, tables: Tables, taken: bytearray) -> list[Handle]:
    """A handle with an underscore, which no word has, anywhere in the rest of the clause; or one that takes back what none can be."""
    corrected = _corrected(plain, group.end, group, limit, tables)
    if corrected and not group.weak:
        return corrected
    clause = _CLAUSE.match(plain.low, group.end, min(limit, group.end + _FAR))
    form = _DOTTED if DOTTED_APPS & set(group.apps) else _UNDERSCORED
    match = form.search(plain.low, group.end, limit) if clause else None
    if (
        match
        and group.weak
        and (match.start() - group.end > _WEAK_REACH or (limit - match.end() < _END_GAP * 2 and limit < len(plain.low)))
    ):
        return []
    if match is None or clause is None or match.start() > clause.end() or any(taken[match.start() : match.end()]):
        return []
    if set(match.group().split("_")) <= hints(tables).stops:
        return []
    return read(plain, match.start(), group, tables)


def _listed(plain: Plain, end: int, group: Group, limit: int, tables: Tables) -> list[Handle]:
    """Further handles of a list: `fake_hr1, fake_hr2 / fake_hr3`; only such as cannot be words."""
    found: list[Handle] = []
    for _ in range(_LIST):
        gap = separator(tables).match(plain.low, end)
        if gap is None or gap.end() >= limit:
            break
        whole = (handle for handle in read(plain, gap.end(), group, tables) if " " not in plain.low[handle.start : handle.end])
        more = [handle for handle in whole if re.search("[0-9_]", handle.value)]
        if not more:
            break
        found += more
        end = more[-1].end
    return found
