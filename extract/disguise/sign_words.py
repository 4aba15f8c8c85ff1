"""Words that the text itself sets for signs: "fake まる hr まる 7（まる＝アンダーバー）", "@fake [line] jin [line] hr (line = _)"."""

import re

from extract.disguise.sign_keys import signs_said
from extract.disguise.sign_letters import GONE
from extract.tables import Tables

_KEY = re.compile(
    r"(?<![^\s(（\[【「\"'“,，、])([^\W\d_][^\s=＝()（）\[\]【】「」\"'“”,，、:：]{0,15})[\])）」\"'”]?[ ]?[=＝→][ ]?"
)
_SAID, _AROUND = 24, 100  # characters in which the sign is named, and in which the handle stands
_OPEN, _SHUT = r"[ ]?[\[(（「\"'“]?", r"[\])）」\"'”]?[ ]?"
_PIECE = "[a-z0-9_.]{1,24}"


def keyed(low: str, tables: Tables) -> dict[int, str]:
    """What characters of `low` stand for, by their positions, as `sign_keys.unlocked`. Empty for nearly all texts."""
    found: dict[int, str] = {}
    if "=" not in low and "＝" not in low and "→" not in low:
        return found
    for key in _KEY.finditer(low):
        word = key.group(1)
        signs = signs_said(low[key.end() : key.end() + _SAID].partition("\n")[0], tables)
        if not signs or signs[0].start > 1 or (word.isascii() and len(word) < 2):
            continue
        for hit in _between(word).finditer(low, max(0, key.start() - _AROUND), key.end() + _AROUND):
            if hit.end() <= key.start() or hit.start() >= key.end():
                found |= dict.fromkeys(range(*hit.span()), GONE)
                found[hit.start()] = signs[0].sign
    return found


def _between(word: str) -> re.Pattern[str]:
    """The word between two pieces of a handle; one of Latin letters has spaces or brackets around it."""
    apart = r"(?<=[ \[(（\"'“])" if word.isascii() else ""
    behind = r"(?=[ \])）\"'”])" if word.isascii() else ""
    return re.compile(rf"(?<=[a-z0-9_.]){_OPEN}{apart}{re.escape(word)}{behind}{_SHUT}(?={_PIECE}(?![a-z0-9_.]*@))")
