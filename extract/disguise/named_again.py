"""What stands out in a name and is named again beside a sign that it means: "minaXseoulXhr, X는 밑줄", "fahrer X berlin X ost, jedes X
durch Unterstrich ersetzen"; letters of another script that are named again go: "sergeyбанан_avto, слово банан убери".

No word for replacing or leaving out is needed, so it holds in every language that has a word for the sign.
"""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.own_script import OTHER_SCRIPTS
from extract.disguise.sign_keys import Said, signs_said
from extract.disguise.sign_letters import GONE
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.number_cues import single_digits
from extract.words.word_patterns import UNSPACED, one_of

_LATIN = r"a-zA-Z0-9_@\u00c0-\u024f"  # letters of other scripts may stand right beside a name
_RUN = r"[A-Z]{1,12}"
_LETTERS = "XQZYWKVJ"  # that few words have as a capital of their own
_INNER = re.compile(  # found fast: a capital or a letter of another script between those of a name, a capital between two words
    rf"(?<=[a-z0-9_.])(?:{_RUN}|[{OTHER_SCRIPTS}]{{1,12}})(?=[a-z0-9_.])|(?<=[a-z0-9] )[A-Z](?= [a-z0-9])"
)
_NAME = re.compile(rf"(?<![{_LATIN}./-])@?[a-z][a-z0-9_.]{{1,24}}(?:{_RUN}[a-z0-9_.]{{1,24}}){{1,6}}(?![{_LATIN}/-])")
_PIECE = "[a-z0-9_.]{2,24}"
_APART = re.compile(rf"(?<![{_LATIN}./-])@?{_PIECE} (?P<letter>[{_LETTERS}]) {_PIECE}(?: (?P=letter) {_PIECE}){{0,4}}")
_FOREIGN = re.compile(
    rf"(?<![{_LATIN}./-])@?[a-z][a-z0-9_.]{{1,24}}(?:[{OTHER_SCRIPTS}]{{1,12}}[a-z0-9_.]{{2,24}}){{1,4}}(?![a-z0-9_@/-])"
)
_MEANT = re.compile("[a-z0-9=＝]")  # what letters of another script are in Latin ones or in figures
_QUOTED = re.compile(r"[\"'“‘«「『（(]\w")
_DENSE = re.compile(f"[{UNSPACED}\uac00-\ud7af]")  # scripts in which a word may stand right beside another
_OTHERS = re.compile(f"[{OTHER_SCRIPTS}]+")
_BEHIND, _BEFORE = 70, 50  # characters around a name in which it is named again
_SAID = 34  # characters around that in which the sign is named
_CLAUSE = re.compile(r"[\n;；。!?！？]|\.\s")
_SIGNS = frozenset("_.-")
_TWINS = {"X": "Х", "Y": "У", "K": "К"}  # of another script, typed in remarks
_ENDS = 3  # letters of an ending behind a letter's name


def keyed(text: str, low: str, tables: Tables) -> dict[int, str]:
    """What characters of `text` stand for, by their positions, as `sign_keys.unlocked`. Empty for nearly all texts."""
    found: dict[int, str] = {}
    if not _INNER.search(text):
        return found
    for name in _NAME.finditer(text):
        runs = dict.fromkeys(one for one in re.findall(_RUN, name.group()) if len(one) > 1 or one in _LETTERS)
        for run in runs:
            if told := _sign_of(run, text, low, name.start(), name.end(), tables):
                found |= _put(run, told, text, name.start(), name.end())
    for name in _APART.finditer(text):
        if told := _sign_of(name["letter"], text, low, name.start(), name.end(), tables):
            found |= _put(f" {name['letter']} ", told, text, name.start(), name.end())
    for name in _FOREIGN.finditer(text):
        found |= _without_foreign(name, low, tables)
    return found


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
        spaced = _DENSE.match(run.group()) is None
        again = compiled(rf"(?<![^\W_]){re.escape(run.group())}(?![^\W_])" if spaced else re.escape(run.group()))
        if hit := again.search(low, name.end(), name.end() + _BEHIND):
            said = _around(low, hit.start(), hit.end(), name.start(), name.end())
            told = spaced or _QUOTED.match(low, hit.start() - 1) or finder(tables, "remove").search(said)
            if (
                told
                and not _MEANT.search(said)
                and not signs_said(run.group(), tables)
                and not _figures(tables).fullmatch(run.group())
            ):
                signs = {one.sign for one in signs_said(said, tables)} & _SIGNS
                found |= dict.fromkeys(range(run.start(), run.end()), GONE)
                found[run.start()] = signs.pop() if len(signs) == 1 else GONE
    return found


@lru_cache(maxsize=8)
def _figures(tables: Tables) -> re.Pattern[str]:
    """Number words of other scripts, as they are typed within a name: fake零零八."""
    return compiled(f"(?:{one_of(word for word in single_digits(tables) if not word.isascii())})+")


def _around(low: str, start: int, end: int, name_start: int, name_end: int) -> str:
    """What stands around a run that is named again."""
    first, last = _clause(low, start, end, name_start, name_end)
    return low[first:start] + " " + low[end:last]


def _clause(low: str, start: int, end: int, name_start: int, name_end: int) -> tuple[int, int]:
    """The clause in which a run is named again, without the name."""
    before = low[max(name_end if start >= name_end else 0, start - _SAID) : start]
    behind = low[end : min(name_start if end <= name_start else len(low), end + _SAID)]
    return start - len(_CLAUSE.split(before)[-1]), end + len(_CLAUSE.split(behind)[0])


@lru_cache(maxsize=64)
def _alone(run: str, tables: Tables) -> re.Pattern[str]:
    """Capitals that stand alone; one letter also in small, by its name, or as its twin of another script."""
    if len(run) > 1:
        return compiled(rf"(?<![{_LATIN}]){run}(?![{_LATIN}])")
    names = [row["name"] for row in tables.rows("letter_names") if row["letter"] == run.lower() and len(row["name"]) > 1]
    known = one_of(names) if names else "(?!)"
    letter = rf"[{run}{run.lower()}{_TWINS.get(run, '')}](?![{_LATIN}])"
    return compiled(rf"(?<![{_LATIN}\u0400-\u04ff])(?:{letter}|(?:{known})[^\W\d_]{{0,{_ENDS}}}(?![^\W_]))")
