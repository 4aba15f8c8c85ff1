"""Where what stands as a name is none: a part of a longer word, a word said twice, or the bare word for a kind of place."""

import re
from functools import lru_cache

from extract.gazetteer.key import key_of
from extract.place.cue_words import UNSPACED, cues_of
from extract.place.mention import Mention
from extract.place.words import stop_words
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.text.scripts import script_of

_REST = re.compile(r"[^\s.,;:!?()\"'،。/]{0,12}")
_NOT_ARABIC = frozenset("پچژگٹڈڑںھہےکی")  # of Urdu, Persian and Kurdish, which write no preposition on to a name
_CUE = 24  # characters; few cue words are longer
_NO_CAPITALS = "\u0600"
_PEOPLED = frozenset({"city", "alternate", "native", "admin1", "admin2"})


def is_other_word(soft: str, start: int, end: int, key: str, stop: frozenset[str]) -> bool:
    """Whether the whole word is a usual one that only looks like a case of the name: "себе" is not in Cebu."""
    rest = _REST.match(soft, end)
    word = soft[start : rest.end() if rest else end]
    return word != key and word in stop


def is_ordinary(mention: Mention, soft: str, folded: Folded, original: str, tables: Tables) -> bool:
    """Whether a mention is no name where it stands: بھیجو holds no هيجو, LAKI-LAKI is men, مدينة alone is a town but not which."""
    start, end = mention.start, mention.end
    if mention.named[0].kind in _PEOPLED and mention.key in _kinds(tables) and soft[start:end] == mention.key:
        return True
    if mention.named[0].kind in _PEOPLED and script_of(soft[start]) in UNSPACED and _ends_cue(soft, start, end, tables):
        return True
    return _is_twice(folded.text, soft, start, end) or _is_cut(soft, folded, original, start, end)


def _ends_cue(soft: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a longer cue word ends with the name: the Khmer word for a head office ends in that for central, which is Kandal's name."""
    cues = cues_of(tables).found(soft[max(0, start - _CUE) : end], False, frozenset())
    return any(cue.distance == 0 and cue.length > end - start for cue in cues)


def _is_twice(dashed: str, soft: str, start: int, end: int) -> bool:
    """Whether the same word stands on both sides of a hyphen, as plurals do in Malay and Tagalog. `dashed` still has its hyphens."""
    word, length = soft[start:end], end - start
    behind = dashed[end : end + 1] == "-" and soft[end + 1 : end + 1 + length] == word and not _goes_on(soft, end + 1 + length)
    before = start > length and dashed[start - 1] == "-" and soft[start - 1 - length : start - 1] == word
    return behind or (before and not _goes_on(soft, start - 2 - length))


def _goes_on(soft: str, at: int) -> bool:
    return 0 <= at < len(soft) and soft[at].isalpha()


def _is_cut(soft: str, folded: Folded, original: str, start: int, end: int) -> bool:
    """Whether a letter touches an Arabic-script name that would be a preposition in Arabic, in a word of another language."""
    if script_of(soft[start]) != "ARABIC" or script_of(soft[start - 1 : start]) != "ARABIC":
        return False
    rest = _REST.match(soft, end)
    written = original[folded.starts[start] : folded.ends[(rest.end() if rest else end) - 1]]
    return not _NOT_ARABIC.isdisjoint(written)


@lru_cache(maxsize=8)
def _kinds(tables: Tables) -> frozenset[str]:
    """Words for kinds of places in scripts without capitals, where nothing tells the town of that name (Madinah) from the word."""
    words = (key_of(row["word"]) for row in tables.rows("place_generics"))
    return frozenset(word for word in words if word >= _NO_CAPITALS) & stop_words(tables)
