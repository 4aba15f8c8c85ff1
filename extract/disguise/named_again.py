"""What stands out in a name or number and is named again beside a sign that it means: "minaXseoulXhr, X는 밑줄", "fahrer X berlin X ost,
jedes X durch Unterstrich ersetzen", "010-XXXX-7349, X is zero", "50🥚🥚🥚🥚46, egg = zero"; letters of another script that are named again
go: "sergeyбанан_avto, слово банан убери". For these no word for replacing or leaving out is needed, so it holds in every language that
has a word for the sign. A word of the same letters goes where one for leaving out stands beside it: "tomekbanan_dom, słowo banan wykreśl".
"""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.sign_keys import Said, signs_said
from extract.disguise.sign_letters import GONE
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.latin_words import is_word
from extract.words.number_cues import of_kind as cues_of
from extract.words.number_cues import single_digits
from extract.words.word_patterns import one_of

_LATIN = r"a-zA-Z0-9_@\u00c0-\u024f"  # letters of other scripts may stand right beside a name
_RUN = r"[A-Z]{1,12}"
_LETTERS = "XQZYWKVJ"  # that few words have as a capital of their own
_LETTER = f"[{_LETTERS}]"
_INNER = re.compile(  # found fast: a capital or a letter of another script between those of a name, a capital between two words
    r"(?<=[a-z0-9_.])(?:[A-Z]{1,12}|[\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af]{1,12})(?=[a-z0-9_.])|(?<=[a-z0-9] )[A-Z](?= [a-z0-9])"
)
_NAME = re.compile(rf"(?<![{_LATIN}./-])@?[a-z][a-z0-9_.]{{1,24}}(?:{_RUN}[a-z0-9_.]{{1,24}}){{1,6}}(?![{_LATIN}/-])")
_PIECE = "[a-z0-9_.]{2,24}"
_APART = re.compile(rf"(?<![{_LATIN}./-])@?{_PIECE} (?P<letter>{_LETTER}) {_PIECE}(?: (?P=letter) {_PIECE}){{0,4}}")
_SCRIPTS = "\u0370-\u1dff\u3040-\u9fff\uac00-\ud7af"  # letters and vowel signs of other scripts than the Latin one
_FOREIGN = re.compile(
    rf"(?<![{_LATIN}./-])@?[a-z][a-z0-9_.]{{1,24}}(?:[{_SCRIPTS}]{{1,12}}[a-z0-9_.]{{2,24}}){{1,4}}(?![a-z0-9_@/-])"
)
_MEANT = re.compile("[a-z0-9=＝]")  # what letters of another script are in Latin ones or in figures
_QUOTED = re.compile(r"[\"'“‘«「『（(]\w")
_OTHERS = re.compile(f"[{_SCRIPTS}]+")
_PICTURES = "\u2600-\u27bf\u2b50-\u2b55\U0001f300-\U0001faff"
_DRAWN = re.compile(
    rf"(?<![{_LATIN}./])(?=[0-9 {_PICTURES}-]{{0,9}}(?P<letter>[{_PICTURES}])(?:[0-9 -]|(?P=letter)){{0,9}}(?P=letter))"
    rf"(?:\+?[0-9]|(?P=letter))(?:[0-9 -]|(?P=letter)){{6,17}}(?![{_LATIN}/])"
)
_NUMBER = re.compile(
    rf"(?<![{_LATIN}./])\+?[0-9][0-9 ().-]{{0,8}}(?P<letter>[XxNn*?#_])(?:(?P=letter)|[0-9 ().-]){{1,12}}(?![{_LATIN}/])"
)
_PICTURE = re.compile(rf"[{_PICTURES}]")
_LONG = re.compile(r"(?<![a-z0-9_@./-])@?[a-z][a-z0-9_.]{7,30}(?![a-z0-9_@/-])")
_LETTERED = re.compile("[a-z0-9]")  # on one side at least: what stands between two signs is a piece of the name
_WORD = re.compile(r"(?<![^\W_])[a-z]{3,12}(?![^\W_])")
_BEHIND, _BEFORE = 70, 50  # characters around a name in which it is named again
_SAID = 34  # characters around that in which the sign is named
_ENOUGH, _SOME = range(7, 16), 2  # figures of a number, and those that are written; letters of a name before a word in it
_BESIDE = 14  # characters between a word for leaving out and the word that goes
_CLAUSE = re.compile(r"[\n;；。!?！？]|\.\s")
_SIGNS = frozenset("_.-")
_TWINS = {"X": "Х", "Y": "У", "K": "К"}  # of another script, typed in remarks
_ENDS = 3  # letters of an ending behind a letter's name


def keyed(text: str, low: str, tables: Tables) -> dict[int, str]:
    """What characters of `text` stand for, by their positions, as `sign_keys.unlocked`. Empty for nearly all texts."""
    found = _in_names(text, low, tables) if _INNER.search(text) else {}
    return found | _in_numbers(text, low, tables) | _without_words(low, tables)


def _in_names(text: str, low: str, tables: Tables) -> dict[int, str]:
    found: dict[int, str] = {}
    for name in _NAME.finditer(text):
        for run in {one for one in re.findall(_RUN, name.group()) if len(one) > 1 or one in _LETTERS}:
            if told := _sign_of(run, text, low, name.start(), name.end(), tables):
                found |= _put(run, told, text, name.start(), name.end())
    for name in _APART.finditer(text):
        if told := _sign_of(name["letter"], text, low, name.start(), name.end(), tables):
            found |= _put(f" {name['letter']} ", told, text, name.start(), name.end())
    for name in _FOREIGN.finditer(text):
        found |= _without_foreign(name, low, tables)
    return found


def _in_numbers(text: str, low: str, tables: Tables) -> dict[int, str]:
    found: dict[int, str] = {}
    for number in _NUMBER.finditer(text):
        letter = number["letter"]
        size = sum(char.isdigit() or char == letter for char in number.group())
        if size in _ENOUGH and _is_zero(letter, low, number.start(), number.end(), tables):
            found |= {at: "0" for at in range(number.start(), number.end()) if text[at] == letter}
    for number in _DRAWN.finditer(text) if _PICTURE.search(text) else ():
        picture = number["letter"]
        digits = sum(map(str.isdigit, number.group()))
        row = digits >= _SOME and picture * 2 in number.group()  # no sign between groups
        behind = low[number.end() : number.end() + _BEHIND]
        if row and digits + number.group().count(picture) in _ENOUGH and _zeros(tables).search(behind):
            found |= {at: "0" for at in range(number.start(), number.end()) if text[at] == picture}
    return found


def _without_words(low: str, tables: Tables) -> dict[int, str]:
    """A word within a name that is named again, beside a word for leaving out, goes; so does what tells it."""
    found: dict[int, str] = {}
    for told in finder(tables, "remove").finditer(low):
        if _without(tables).fullmatch(told.group()):
            continue
        for name in _LONG.finditer(low, max(0, told.start() - _BEHIND), told.start()):
            behind = _CLAUSE.split(low[name.end() : told.end() + _SAID])[0]
            if name.end() + len(behind) < told.end() or is_word(name.group()):
                continue  # another sentence's
            near = _WORD.finditer(low, max(name.end(), told.start() - _BESIDE), name.end() + len(behind))
            words = [word for word in near if word.start() - told.end() <= _BESIDE and _is_inner(word.group(), name.group())]
            words = [word for word in words if word.group() != told.group()]
            if word := max(words, key=lambda one: len(one.group()), default=None):
                at, size = name.start() + name.group().find(word.group(), _SOME), len(word.group())
                first, last = min(word.start(), told.start()), max(word.end(), told.end())
                found |= dict.fromkeys((*range(at, at + size), *range(first, last)), GONE)
    return found


def _is_inner(word: str, name: str) -> bool:
    """Whether a word stands within a name and is no piece of it between two signs."""
    at = name.find(word, _SOME)
    end = at + len(word)
    return at > 0 and end < len(name) - 1 and _LETTERED.search(name[at - 1] + name[end]) is not None


def _put(run: str, told: Said, text: str, start: int, end: int) -> dict[int, str]:
    """The sign in the place of each such run; what tells it goes, for it would change the sign once more ("take x out, put _")."""
    found = dict.fromkeys(range(told.start, told.end), GONE)
    for hit in re.finditer(f"(?<![A-Z]){re.escape(run)}(?![A-Z])", text[start:end]):
        found |= dict.fromkeys(range(start + hit.start(), start + hit.end()), GONE)
        found[start + hit.start()] = told.sign
    return found


def _sign_of(run: str, text: str, low: str, start: int, end: int, tables: Tables) -> Said | None:
    """The sign that is named beside a run of capitals that stands alone before or behind a name, and where that is told; None for no
    sign, or for several."""
    for hit in _alone(run, tables).finditer(text, max(0, start - _BEFORE), end + _BEHIND):
        if hit.start() < end and start < hit.end():
            continue
        first, last = _clause(low, hit.start(), hit.end(), start, end)
        signs = [one for one in signs_said(low[first:last], tables) if one.sign in _SIGNS]
        if len({one.sign for one in signs}) == 1:
            return Said(min(hit.start(), first + signs[0].start), max(hit.end(), first + signs[-1].end), signs[0].sign)
    return None


def _without_foreign(name: "re.Match[str]", low: str, tables: Tables) -> dict[int, str]:
    """Letters of another script within a name that are named again go; a sign named beside them comes in their place."""
    found: dict[int, str] = {}
    for run in _OTHERS.finditer(low, name.start(), name.end()):
        again = compiled(rf"(?<![^\W_]){re.escape(run.group())}(?![^\W_])" if _is_spaced(run.group()) else re.escape(run.group()))
        hits = (hit for hit in again.finditer(low, name.end(), name.end() + _BEHIND))
        if hit := next(hits, None):
            said = _around(low, hit.start(), hit.end(), name.start(), name.end())
            told = _is_spaced(run.group()) or _QUOTED.match(low, hit.start() - 1) or finder(tables, "remove").search(said)
            if told and not _MEANT.search(said) and not _is_sign(run.group(), tables):
                signs = {one.sign for one in signs_said(said, tables)} & _SIGNS
                found |= dict.fromkeys(range(run.start(), run.end()), GONE)
                found[run.start()] = signs.pop() if len(signs) == 1 else GONE
    return found


def _is_sign(word: str, tables: Tables) -> bool:
    """Whether letters of another script within a name are the word for a sign or figure, as it is typed there."""
    return bool(signs_said(word, tables)) or _figures(tables).fullmatch(word) is not None


@lru_cache(maxsize=8)
def _figures(tables: Tables) -> re.Pattern[str]:
    return compiled(f"(?:{one_of(word for word in single_digits(tables) if not word.isascii())})+")


@lru_cache(maxsize=8)
def _without(tables: Tables) -> re.Pattern[str]:
    """Words for leaving out that more often tell what a job does without: "no fees"."""
    return compiled(one_of(cues_of(tables, "without")))


def _is_spaced(word: str) -> bool:
    return "\u0370" <= word[0] <= "\u0dff" or "\u1200" <= word[0] <= "\u137f"


def _is_zero(letter: str, low: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a letter within a number is named again beside a word for zero, or an 0."""
    again = compiled(rf"(?<![a-z0-9]){re.escape(letter.lower())}(?![a-z0-9])")
    for hit in again.finditer(low, max(0, start - _BEFORE), end + _BEHIND):
        if (hit.end() <= start or hit.start() >= end) and _zeros(tables).search(_around(low, hit.start(), hit.end(), start, end)):
            return True
    return False


def _around(low: str, start: int, end: int, name_start: int, name_end: int) -> str:
    """What stands around a run that is named again."""
    first, last = _clause(low, start, end, name_start, name_end)
    return low[first:start] + " " + low[end:last]


def _clause(low: str, start: int, end: int, name_start: int, name_end: int) -> tuple[int, int]:
    """The clause in which a run is named again, without the name."""
    before = low[max(name_end if start >= name_end else 0, start - _SAID) : start]
    behind = low[end : min(name_start if end <= name_start else len(low), end + _SAID)]
    return start - len(_CLAUSE.split(before)[-1]), end + len(_CLAUSE.split(behind)[0])


@lru_cache(maxsize=8)
def _zeros(tables: Tables) -> re.Pattern[str]:
    """Words for zero, and the figure behind a sign that says so."""
    words = [word for word, digit in single_digits(tables).items() if digit == "0" and len(word) > 1]
    spaced = one_of(word for word in words if word[0] < "\u0e00" or _is_spaced(word))
    dense = one_of([*(word for word in words if word[0] > "\u0eff" and not _is_spaced(word)), "零", "〇", "공", "영"])
    centre = one_of(word for word in words if "\u0e00" <= word[0] <= "\u0eff")  # Thai and Lao: with a word behind it is a centre
    return compiled(
        rf"(?<![^\W_])(?:{spaced}|[=＝][ ]?0)(?![0-9])(?:[^\W\d_]{{0,3}})(?![^\W_])|{dense}|(?:{centre})(?![\u0e00-\u0eff])"
    )


@lru_cache(maxsize=64)
def _alone(run: str, tables: Tables) -> re.Pattern[str]:
    """Capitals that stand alone; one letter also in small, by its name, or as its twin of another script."""
    if len(run) > 1:
        return compiled(rf"(?<![{_LATIN}]){run}(?![{_LATIN}])")
    names = [row["name"] for row in tables.rows("letter_names") if row["letter"] == run.lower() and len(row["name"]) > 1]
    known = one_of(names) if names else "(?!)"
    letter = rf"[{run}{run.lower()}{_TWINS.get(run, '')}](?![{_LATIN}])"
    return compiled(rf"(?<![{_LATIN}\u0400-\u04ff])(?:{letter}|(?:{known})[^\W\d_]{{0,{_ENDS}}}(?![^\W_]))")
