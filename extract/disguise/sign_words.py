"""Words that the text itself sets for signs: "fake まる hr まる 7（まる＝アンダーバー）", "@fake [line] jin [line] hr (line = _)",
"fake stick asia stick hr (stick means underscore)"."""

import re
from collections.abc import Iterator

from extract.compiled import compiled
from extract.disguise.sign_keys import signs_said
from extract.disguise.sign_letters import GONE
from extract.tables import Tables
from extract.words.contact_words import finder

_OPENED = r"(?<![^\s(（\[【「\"'“,，、])"
_WORDS = r"[^\W\d_][^\s=＝()（）\[\]【】「」\"'“”,，、:：]{0,15}(?:[ ][^\s=＝()（）\[\]【】「」\"'“”,，、:：]{1,15}){0,2}"
_KEY = re.compile(rf"{_OPENED}({_WORDS})[\])）」\"'”]?[ ]?[=＝→][ ]?")
_REMARK = re.compile(r"[(（\[【]([^()（）\[\]【】\n]{6,60})[)）\]】]")
_SAID, _AROUND = 24, 100  # characters in which the sign is named, and in which the handle stands
_BEFORE = 8  # characters of a word before it: "pastki _"
_OPEN, _SHUT = r",?[ ]?[\[(（「\"'“]?", r"[\])）」\"'”]?,?[ ]?"
_ARE_SIGNS = frozenset("._")  # "change dot to underscore" is read with the handle (`handle.hints`)
_PIECE = "[a-z0-9_.]{1,24}"
_FILLING = re.compile(  # a word between two pieces of a name, in brackets or between spaces
    r"(?<=[a-z0-9_])[ ]?[\[(（「<]([^()（）\[\]「」<>\n_]{1,14})[\])）」>][ ]?(?=[a-z0-9])"
    r"|(?<=[a-z0-9_])[ ]?([^\x00-\u024f\u1e00-\u1eff\W\d_][^\x00-\u024f\u1e00-\u1eff\s]{0,13})[ ]?(?=[a-z0-9])"
    r"|(?<=[a-z0-9_])[ ]([a-z]{2,14})[ ](?=[a-z0-9_])"
)
_BREAK = re.compile(r"[\n,;(（)）،、，。→—–]|\.\s")
_CLAUSE = 60  # characters to either side of a word for "instead" in which a sign and what it replaces are named
_REST = re.compile(r"[ ]?[a-z0-9_.]*")
_BOX = re.compile(r"[ ]?[(（][^()（）\n]{1,16}[)）]?")
_PUT = frozenset("_.-")


def keyed(low: str, tables: Tables) -> dict[int, str]:
    """What characters of `low` stand for, by their positions, as `sign_keys.unlocked`. Empty for nearly all texts."""
    found: dict[int, str] = {}
    for start, words, end, reach in _keys(low, tables):
        signs = signs_said(low[end - 1 : end + _SAID].partition("\n")[0], tables)
        if not signs or signs[0].start > reach + 1:
            continue
        for at in range(len(words)):  # "alt tire", else "tire"
            word = " ".join(words[at:])
            hits = [
                hit
                for hit in _between(word).finditer(low, max(0, start - _AROUND), end + _AROUND)
                if hit.end() <= start or hit.start() >= end
            ]
            if hits and not (word.isascii() and len(word) < 2):
                for hit in hits:
                    found |= dict.fromkeys(range(*hit.span()), GONE)
                    found[hit.start()] = signs[0].sign
                break
    return found | _replaced(low, tables)


def _replaced(low: str, tables: Tables) -> dict[int, str]:
    """ "fake(click)smach(click)hr, put _ in the place of (click)", "fake star orchid star hr, a dot instead of star": as `keyed`. What
    tells it goes, for it would change the sign once more."""
    found: dict[int, str] = {}
    for told in finder(tables, "instead", "swap", "edit_swap").finditer(low) if _FILLING.search(low) else ():
        begin = max(0, told.start() - _CLAUSE)
        start = max([begin, *(one.end() for one in _BREAK.finditer(low, begin, told.start()))])
        shut = _BREAK.search(low, _behind_box(low, told.end()), told.end() + _CLAUSE)
        end = shut.start() if shut else min(len(low), told.end() + _CLAUSE)
        hits = [hit for hit in _FILLING.finditer(low, max(0, start - _AROUND), told.start() + 1) if hit.end() <= told.start()]
        piece = _REST.match(low, hits[-1].end(), told.start()) if hits else None
        start = max(start, piece.end()) if piece else start
        fillings = [hit.group(hit.lastindex or 0) for hit in hits]
        for hit, word in zip(hits, fillings, strict=True):
            clause = low[start:end]
            said = [one for one in signs_said(clause.replace(word, " " * len(word)), tables) if one.sign in _PUT]
            signs = {one.sign for one in said}
            sure = not word.isascii() or hit.lastindex == 1 or fillings.count(word) > 1
            if len(signs) == 1 and sure and word != told.group() and _named(word, clause):
                last = max(told.end() - start, said[-1].end, clause.rindex(word) + len(word))
                found |= dict.fromkeys(range(*hit.span()), GONE)
                found |= dict.fromkeys(range(start, start + last), GONE)
                found[hit.start()] = next(iter(signs))
    return found


def _behind_box(low: str, at: int) -> int:
    """Where a bracket ends that opens at `at`, in which the word stands that is replaced; else `at`."""
    box = _BOX.match(low, at)
    return box.end() if box else at


def _named(word: str, clause: str) -> bool:
    """Whether a word stands in a clause, by itself where its script has spaces."""
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])" if word.isascii() else re.escape(word), clause) is not None


def _keys(low: str, tables: Tables) -> Iterator[tuple[int, list[str], int, int]]:
    """Where a key begins, its words, where what they mean begins, and how far behind that the sign may stand."""
    if "=" in low or "＝" in low or "→" in low:
        for key in _KEY.finditer(low):
            yield key.start(), key.group(1).split(" "), key.end(), 1
    for remark in _REMARK.finditer(low):
        said = finder(tables, "means").search(remark.group(1))
        words = remark.group(1)[: said.start()].strip(" \"'“”‘’«»").split(" ") if said else []
        if said and 0 < len(words) < 4 and all(words) and not _ARE_SIGNS & {one.sign for one in signs_said(words[-1], tables)}:
            end = remark.start(1) + said.end()
            yield remark.start(), words, end + (low[end : end + 1] == " "), _BEFORE


def _between(word: str) -> re.Pattern[str]:
    """The word between two pieces of a handle; one of Latin letters has spaces or brackets around it."""
    apart = r"(?<=[ \[(（\"'“,])" if word.isascii() else ""
    behind = r"(?=[ \])）\"'”,])" if word.isascii() else ""
    return compiled(rf"(?<=[a-z0-9_.]){_OPEN}{apart}{re.escape(word)}{behind}{_SHUT}(?={_PIECE}(?![a-z0-9_.]*@))")
