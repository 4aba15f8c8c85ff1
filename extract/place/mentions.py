"""Where a text may name places: an automaton over known names for every script, and capitalized phrases for Latin ones.

What is found here is only a candidate; `resolve` decides what it means, or that it means nothing.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from extract.gazetteer.gazetteer import Gazetteer, Named, Pattern, open_gazetteer
from extract.gazetteer.key import soften
from extract.gazetteer.rows import LONG_NAME_POPULATION, LOWER_CASE_POPULATION
from extract.place.addresses import without_addresses
from extract.place.cases import declined
from extract.place.cut_names import uncut
from extract.place.cyrillic import inflected
from extract.place.hungarian import adjectives
from extract.place.mention import KNOWN, Mention
from extract.place.ordinary import is_ordinary, is_other_word
from extract.place.short import (
    LETTERS,
    SMALL_TEXT_LETTERS,
    SMALL_TEXT_POPULATION,
    VIETNAMESE,
    accented,
    accented_names,
    behind_article,
    follows_its_town,
    follows_town,
    goes_on,
    has_no_capitals,
    is_loud,
    is_on_verb,
    is_short_name,
    is_tag,
    with_accents,
)
from extract.place.spelling import misspelled
from extract.place.words import affixes_of, is_blocked, stop_words
from extract.tables import Tables
from extract.text.normalize import Folded, fold_word
from extract.text.scripts import is_small, script_of

_UNSPACED = frozenset({"CJK", "THAI", "LAO", "KHMER", "MYANMAR", "HIRAGANA"})
_THAI_LEADING = "เแโใไເແໂໃໄ"
_CLOSING = ("်", "္")  # Burmese: the letter before one of them ends a syllable, and what stands before that letter is no word
_WORD = re.compile(r"[a-z](?<![^\W\d_].)[^\W\d_]*+(?:['.][^\W\d_]++)*+(?![0-9][^\W\d_])")  # no SIP in "SIP3MI"
_CIRCUMFLEX = frozenset("âêôă")
_AFFIX = 20  # characters; no listed prefix or ending is longer, and a text may be one endless word
_LONGEST_PHRASE = 4  # words
_SUFFIXED = 6  # letters; a shorter Latin name with an ending on it (Uzbek) is more likely another word
_LONG_SUFFIXED = 5  # where the ending is longer than two letters (Zomindan)
_WEAK_ENDINGS = frozenset({"ni", "ini", "ka", "qa"})  # Limanı is a port
_SHORT = {"st ": "saint ", "ft ": "fort ", "mt ": "mount ", "sta ": "santa ", "sto ": "santo "}


def mentions(folded: Folded, original: str, tables: Tables, languages: Sequence[str] = ()) -> list[Mention]:
    """The mentions in a text of these languages in order, none within another; where two overlap the longer stands."""
    gazetteer = open_gazetteer(tables)
    soft = without_addresses(softened(folded.text))
    found = _known(soft, folded, original, gazetteer, tables) + _phrases(soft, folded, original, gazetteer, tables)
    found += misspelled(soft, tables) + inflected(soft, folded, original, gazetteer, stop_words(tables))
    found += declined(soft, folded, original, languages, gazetteer, tables) + adjectives(soft, folded, original, gazetteer, tables)
    found = uncut(found, soft, folded, original, gazetteer, tables)
    taken, used = list[Mention](), bytearray(len(soft))
    for mention in sorted(
        found, key=lambda m: (m.start - m.end, m.named[0].kind not in KNOWN, m.key != soft[m.start : m.end], m.start)
    ):  # 抵达曼谷 is Bangkok
        if not any(used[mention.start : mention.end]) and not is_ordinary(mention, soft, folded, original, tables):
            used[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            if mention.named[0].place.level != "country" or not is_blocked(soft, mention.start, mention.end, tables):
                taken.append(mention)
    return sorted(taken, key=lambda m: m.start)


def softened(folded: str) -> str:
    """`soften` of a text or title: its places are looked for, and in a later pass looked at."""
    return _kept_soft(folded) if len(folded) <= _KEPT else soften(folded)


_KEPT = 4000  # characters; a longer text is no ad, and would take much memory


@lru_cache(maxsize=512)  # texts and titles of a batch
def _kept_soft(folded: str) -> str:
    return soften(folded)


def _known(soft: str, folded: Folded, original: str, gazetteer: Gazetteer, tables: Tables) -> list[Mention]:
    found = []
    stop, loud, small = stop_words(tables), is_loud(original), has_no_capitals(original)
    for patterns, index, start, end in gazetteer.known(soft, folded.scripts, "LATIN" in affixes_of(tables).before):
        if end - start <= LETTERS and "a" <= soft[end - 1] <= "z" and "a" <= soft[end : end + 1] <= "z":
            continue  # the beginning of a word; so short a name takes no endings
        pattern = patterns.pattern(index, soft[start:end])
        stop_at = _boundary(soft, start, end, pattern, tables)
        if stop_at is None or is_other_word(soft, start, stop_at, pattern.key, stop):
            continue
        written = original[folded.starts[start] : folded.ends[end - 1]]
        named, usual, lower = gazetteer.lookup(pattern.key), pattern.key in stop, is_small(written[0])
        if usual and script_of(pattern.key[0]) in _UNSPACED:  # such a word is mostly part of another one
            named = tuple(n for n in named if n.kind in ("hotspot", "own", "country"))
        if lower and (usual or not VIETNAMESE.isdisjoint(written)):
            continue  # lima is five; without its accents triệu tiền is North Korea
        if loud and usual and not follows_town(original, folded.starts[start]) and fold_word(written) not in accented_names(tables):
            continue  # LIMA is, LÀO is Laos
        short = end - start <= LETTERS and "a" <= pattern.key[0] <= "z"
        short = short and (
            pattern.cased or pattern.key in accented(tables) or any(n.kind in ("transport", "own") for n in named[:1])
        )
        if short and not is_short_name(pattern.key, original, folded.starts[start], folded.ends[end - 1], tables):
            continue  # US is a country, Us is not
        if short and end - start < 3 and named[:1] and named[0].place.level == "admin1":
            state = follows_town(original, folded.starts[start]) and not is_on_verb(soft, original, folded.starts, start, gazetteer)
            state = state or follows_its_town(soft, start, named[0], gazetteer)
            named = named if state and not (loud and goes_on(original, folded.ends[end - 1])) else ()
        if pattern.cased and lower and not (_is_long(written) and (small or is_tag(original, folded.starts[start]))):
            named = tuple(n for n in named if n.kind in ("hotspot", "own", "country", "alias") and not n.needs_context)
        if named:
            found.append(Mention(start, stop_at, pattern.key, named, lower, usual))
    return found


def _boundary(soft: str, start: int, end: int, pattern: Pattern, tables: Tables) -> int | None:
    """Where the name ends in the text if it stands there as a word, an inflected one included; None if it does not."""
    stem, cased = pattern.stem, pattern.cased
    script = script_of(soft[end - 1]) or script_of(soft[start])
    before, after = soft[start - 1 : start], soft[end : end + 1]
    if script in _UNSPACED:
        cut = script == "MYANMAR" and soft[end + 1 : end + 3].lstrip("့")[:1] in _CLOSING
        return end if not cut and not stem and _fits_unspaced(script_of(soft[start]), before, after) else None
    if script in ("KATAKANA", ""):
        same = script == "KATAKANA" and (script_of(after) == script or after == "ー")
        ok = not same and script_of(before) != script_of(soft[start])
        return end if ok and not stem else None
    if script == "HANGUL" and before.isdigit():  # 20대만: only those of twenty
        return None
    affixes = affixes_of(tables)
    if before and before != " ":
        word_start, first = start, soft[start]
        while word_start and start - word_start < _AFFIX and _joins(soft[word_start - 1], first):
            word_start -= 1
        if word_start < start and soft[word_start:start] not in affixes.before.get(script, frozenset()):
            return None
    if not after or after == " ":
        return None if stem and script != "CYRILLIC" else end
    word_end, last = end, soft[end - 1]
    while word_end < len(soft) and word_end - end < _AFFIX and _joins(soft[word_end], last):
        word_end += 1
    rest = soft[end:word_end]
    if (
        rest
        and script == "LATIN"
        and end - start < (_SUFFIXED if (cased and len(rest) < LETTERS) or rest in _WEAK_ENDINGS else LETTERS + 1)
    ):
        return None
    if rest not in affixes.after.get(script, frozenset()):
        return end if not rest and not (stem and script != "CYRILLIC") else None
    return word_end if stem or script == "CYRILLIC" else end


@lru_cache(maxsize=65536)
def _joins(char: str, neighbour: str) -> bool:
    """Whether two neighbouring characters are of one word: letters and marks of one script, digits with Latin letters."""
    script, other = script_of(char), script_of(neighbour)
    if char == "_" or char.isdigit():
        return other in ("LATIN", "CYRILLIC")
    return char in "\u200c\u200d" or (bool(script) and script in (other, "COMBINING"))


def _fits_unspaced(script: str, before: str, after: str) -> bool:
    if script == "LATIN":  # KK园区
        return not before.isalpha() or script_of(before) != "LATIN"
    if script == "CJK":
        return True
    if (after and unicodedata.category(after) in ("Mn", "Mc")) or (after and script in ("THAI", "LAO") and after in "ะาำະາຳ"):
        return False
    return not (before and before in _THAI_LEADING) and before != "\u17d2" and before != "\u1039"


def _phrases(soft: str, folded: Folded, original: str, gazetteer: Gazetteer, tables: Tables) -> list[Mention]:
    """Ordinary towns of the Latin script: phrases of up to four words that begin and end with a capital."""
    words = [m.span() for m in _WORD.finditer(soft)]
    if not words:
        return []
    starts = folded.starts
    capital = [original[starts[start]].isupper() for start, _ in words]
    endings = affixes_of(tables).after.get("LATIN", frozenset())
    stop, small, elided, found = stop_words(tables), has_no_capitals(original), "'" in soft, list[Mention]()
    tagged = "#" in original
    for first, (start, end) in enumerate(words):
        if elided and (small or not capital[first]) and (name := behind_article(soft, original, starts, start, end, tables)):
            start, capital[first] = name, True
            words[first] = start, end  # only from here on: Villeneuve d'Ascq is one name
        tag = small or (tagged and is_tag(original, starts[start]))
        if capital[first] or tag or soft[start:end] in gazetteer.large_starts:
            mention = _phrase(first, soft, folded, original, words, capital, gazetteer, endings, stop, tag, elided)
            if mention:
                found.append(mention)
    return [mention._replace(usual=True) if mention.key in stop else mention for mention in found]


def _phrase(
    first: int,
    soft: str,
    folded: Folded,
    original: str,
    words: list[tuple[int, int]],
    capital: list[bool],
    gazetteer: Gazetteer,
    endings: frozenset[str],
    stop: frozenset[str],
    small: bool,
    elided: bool,
) -> Mention | None:
    """The longest name that begins with the word `first`."""
    start, loud = words[first][0], small and is_loud(original)
    for last, end in _ends(soft, words, first, elided):
        key, lower = soft[start:end], not (capital[first] and capital[last])
        lesser = small and _is_long(original[folded.starts[start] : folded.ends[end - 1]])
        if (lower and not lesser and key not in gazetteer.large) or ((lower or loud) and key in stop):
            continue
        if end - start < 3 and not _is_abbreviation(soft, start, end, original[folded.starts[end - 1]]):
            continue
        named = _bearers(key, gazetteer, endings if last == first else frozenset())
        if not named:
            continue
        phrase = original[folded.starts[start] : folded.ends[end - 1]]
        if lower:
            least = SMALL_TEXT_POPULATION if lesser else LOWER_CASE_POPULATION
            named = tuple(n for n in named if n.place.population >= least and n.kind != "admin2")
        if end - start <= LETTERS and not phrase.isupper():
            named = tuple(n for n in named if n.kind != "transport")  # the code of an airport stands in capitals
        if not phrase.isascii():
            named = with_accents(named, phrase)
        if named:
            return Mention(start, end, key, named, not capital[first] or (phrase.isupper() and len(phrase) > 3 and not loud))
    return None


def _is_long(words: str) -> bool:
    """Whether a name is long enough for a text without capitals; Vietnamese writes syllables apart (thanh xuân is youth)."""
    return len(words) >= SMALL_TEXT_LETTERS and VIETNAMESE.isdisjoint(words) and _CIRCUMFLEX.isdisjoint(words)


def _is_abbreviation(soft: str, start: int, end: int, last: str) -> bool:
    """Whether two letters behind a comma are written as those of a state are: "Ky." or "TX"."""
    return soft[start - 2 : start] == ", " and (soft[end : end + 1] == "." or last.isupper())


def _ends(soft: str, words: list[tuple[int, int]], first: int, elided: bool) -> list[tuple[int, int]]:
    """Where a phrase may end that begins with the word `first`, longest first: (number of its last word, its end). `elided`: there
    are apostrophes in the text."""
    last = first
    while last + 1 < len(words) and last - first + 1 < _LONGEST_PHRASE and soft[words[last][1] : words[last + 1][0]] in (" ", ". "):
        last += 1
    found = []
    for number in range(last, first - 1, -1):
        start, end = words[number]
        found.append((number, end))
        apostrophe = soft.find("'", start, end) if elided else -1  # Ohio's, Antalya'da
        if apostrophe > start + 1:
            found.append((number, apostrophe))
    return found


def _without_ending(key: str, gazetteer: Gazetteer, endings: frozenset[str]) -> tuple[Named, ...]:
    """The larger towns of an inflected name (Toshkentdan)."""
    for length in (2, 3, 4):
        least = _SUFFIXED if length < 3 else _LONG_SUFFIXED
        if key[-length:] in endings and len(stem := key[:-length]) >= least and gazetteer.may_have(stem):
            named = tuple(n for n in gazetteer.lookup(stem) if n.place.population >= LONG_NAME_POPULATION)
            if named:
                return named
    return ()


def _bearers(key: str, gazetteer: Gazetteer, endings: frozenset[str]) -> tuple[Named, ...]:
    if gazetteer.may_have(key) and (named := gazetteer.lookup(key)):
        return named
    if endings and (named := _without_ending(key, gazetteer, endings)):
        return named
    if ". " not in key and not key.startswith("st "):
        return ()
    short = key[: key.find(" ") + 1].replace(".", "")
    if short in _SHORT:  # St. Louis, Ft. Worth
        return gazetteer.lookup(_SHORT[short] + key[key.find(" ") + 1 :])
    return ()
