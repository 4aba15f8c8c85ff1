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
_OPEN, _SHUT = r"[ ]?[\[(（「\"'“]?", r"[\])）」\"'”]?[ ]?"
_ARE_SIGNS = frozenset("._")  # "change dot to underscore" is read with the handle (`handle.hints`)
_PIECE = "[a-z0-9_.]{1,24}"


def keyed(low: str, tables: Tables) -> dict[int, str]:
    """What characters of `low` stand for, by their positions, as `sign_keys.unlocked`. Empty for nearly all texts."""
    found: dict[int, str] = {}
    for start, words, end, reach in _keys(low, tables):
        signs = signs_said(low[end : end + _SAID].partition("\n")[0], tables)
        if not signs or signs[0].start > reach:
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
    return found


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
    apart = r"(?<=[ \[(（\"'“])" if word.isascii() else ""
    behind = r"(?=[ \])）\"'”])" if word.isascii() else ""
    return compiled(rf"(?<=[a-z0-9_.]){_OPEN}{apart}{re.escape(word)}{behind}{_SHUT}(?={_PIECE}(?![a-z0-9_.]*@))")
