"""Letters of a handle that the text says to leave out: those of another script, capitals, figures, a letter or word that is named again,
and all but the first of each word."""

import re
from functools import lru_cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import finder, words
from extract.words.latin_words import is_word
from extract.words.number_cues import of_kind
from extract.words.word_patterns import longest_first, one_of

GONE = "\u2060"  # a character that nobody sees
_MIXED = re.compile(
    r"(?<![a-z0-9_@.])@?[a-z0-9_.]{1,12}(?:[^\x00-\u024f\u1e00-\u1eff\W\d_]{1,3}[a-z0-9_.]{1,12}){1,6}(?![a-z0-9_@])"
    r"(?:[^\x00-\u024f\u1e00-\u1eff\W\d_]{1,3}(?=\s?[(（,，]))?"
)
_LEFT_OUT = re.compile(r"(?<![a-z0-9_@.])@?[a-z0-9_.]{0,20}[xqzw][a-z0-9_.]{1,12}[xqzw][a-z0-9_.]{0,20}(?= {0,2}[(（,，—–])")
_INSIDE = re.compile(r"[a-z0-9_.][^\x00-\u024f\u1e00-\u1eff\W\d_]{1,3}[a-z0-9_.]")  # in every such word, found fast
_ALONE = re.compile(r"[xqzw](?<![a-z0-9].)(?![a-z0-9])")
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u1eff\W\d_]{1,3}")
_LISTED = re.compile(r"(?<![a-z0-9_.@])[a-z][a-zà-ɏḁ-ỿ]{1,12}(?:(?:[ ]?[,、，·/+–-][ ]?|[ ])[a-z][a-zà-ɏḁ-ỿ]{1,12}){2,9}")
_ONE_LETTER = re.compile(r"[ :=\"'“]{1,3}[a-z](?![^\W_])")
_SENTENCE = re.compile(r"[.!?]\s")
_COLON = re.compile(r"[:：]\s?$")
_BOX_END = re.compile("[)）]")
_OPENING = re.compile(r"\s{0,2}[(（,，、—–-]")
_UPPER = "A-ZÀ-ÖØ-ÞİĞŞА-ЯЁІЇЄ"
_CAPITALS = re.compile(f"[{_UPPER}]+")
_INNER = re.compile(f"[{_UPPER}](?<=[a-z0-9_.].)")  # in every such word, found fast
_LOUD = re.compile(
    rf"(?<![\w./-])@?[a-z][a-z0-9_.]*[{_UPPER}](?:[{_UPPER}]*[a-z0-9_.]+|[{_UPPER}]+(?=@))(?:[{_UPPER}]+[a-z0-9_.]*)*"
)
_BETWEEN = re.compile("[0-9][a-z][0-9]")  # in every such word, found fast
_STREWN = re.compile(r"(?<![\w./-])@?[a-z](?:[0-9][a-z]){3,}[0-9_.]?(?![\w-])")
_LONG = re.compile(r"(?<![a-z0-9_@./-])@?[a-z][a-z0-9_.]{7,30}(?![a-z0-9_@/-])")
_WORD = re.compile(r"(?<![^\W_])[a-z]{3,12}(?![^\W_])")
_LETTERED = re.compile("[a-z0-9]")
_STOP = re.compile(r"[\n;；。!?！？]|\.\s")
_LEAST, _NEXT = 2, 14  # letters of a name before a word in it; characters between a word for leaving out and the word that goes
_FAR = 64
_BEHIND, _BEFORE, _BESIDE = 32, 100, 10  # characters


def spared(text: str, low: str, tables: Tables) -> dict[int, str]:
    """What characters of a text (`low` in lower case) are to be left out, as `GONE` by their positions. Empty for nearly all texts."""
    found = _without_foreign(low, tables) if not low.isascii() and _INSIDE.search(low) else {}
    found |= _without_capitals(text, tables) if _INNER.search(text) and _LOUD.search(text) else {}
    found |= _without_digits(low, tables) if _BETWEEN.search(low) and _STREWN.search(low) else {}
    found |= _without_letter(low, tables) if _ALONE.search(low) else {}
    found |= _without_words(low, tables)
    return found | _initials(low, tables) if _hints(tables).find_matches_as_indexes(low) else found


def _without_foreign(low: str, tables: Tables) -> dict[int, str]:
    """ "fa中ke国lan (leave out the Chinese)": letters of another script within a word, where what stands behind says to leave them out, or
    what leads to it with a colon: 去掉汉字：fa中ke国lan."""
    found: dict[int, str] = {}
    for word in _MIXED.finditer(low):
        behind = low[word.end() : word.end() + _BEHIND].partition("\n")[0]
        behind = _BOX_END.split(behind)[0] if behind.lstrip(" ")[:1] in {"(", "（"} else behind
        inner = list(_FOREIGN.finditer(low, word.start(), word.end()))
        before = low[max(0, word.start() - _BEHIND // 2) : word.start()].rpartition("\n")[2]
        told = finder(tables, "remove").search(behind) and _OPENING.match(behind)
        told = told or (_COLON.search(before) and finder(tables, "remove").search(before))
        if told and len(inner) > 1 and not _are_signs([hit.group() for hit in inner], behind, tables):
            found |= {at: GONE for hit in inner for at in range(hit.start(), hit.end())}
    return found


def _are_signs(inner: list[str], behind: str, tables: Tables) -> bool:
    """Whether letters of another script are words for signs, which stay unless each is named right beside a word for leaving out."""
    named = finder(tables, "dot", "underscore", "slash", "dash", "at")
    if not all(named.fullmatch(one) for one in inner):
        return False
    gone = [(hit.start(), hit.end()) for hit in finder(tables, "remove").finditer(behind)]
    places = {one: [(hit.start(), hit.end()) for hit in re.finditer(re.escape(one), behind)] for one in set(inner)}
    return not all(
        any(0 <= start - stop <= 1 or 0 <= begin - end <= 1 for start, end in spots for begin, stop in gone)
        for spots in places.values()
    )


def _without_letter(low: str, tables: Tables) -> dict[int, str]:
    """ "fxaxkxexhr (remove the x)": a letter that stands alone beside a word for leaving out."""
    found: dict[int, str] = {}
    for word in _LEFT_OUT.finditer(low):
        behind = low[word.end() : word.end() + _BEHIND].partition("\n")[0]
        letters = [letter for letter in "xqzw" if word.group().count(letter) > 1 and _alone(letter).search(behind)]
        if len(letters) == 1 and _OPENING.match(behind) and finder(tables, "remove").search(behind):
            found |= {at: GONE for at in range(word.start(), word.end()) if low[at] == letters[0]}
    return found


def _without_capitals(text: str, tables: Tables) -> dict[int, str]:
    """ "fakeDROPhr, the word DROP goes", "fXaXkXe (no X)": capitals within a name, named again beside a word for leaving out."""
    found: dict[int, str] = {}
    for word in _LOUD.finditer(text):
        begin, stop = max(0, word.start() - _BEHIND), word.end() + _FAR
        around = text[begin : word.start()] + " " + text[word.end() : stop]
        if finder(tables, "capitals").search(around.lower()):
            continue  # those are what stays
        for run in {hit.group() for hit in _CAPITALS.finditer(word.group())}:
            named = next((hit for hit in _named(run, tables).finditer(around)), None)
            behind = _SENTENCE.split(around[named.start() : named.end() + _BEHIND])[0] if named else ""
            near = around[max(0, named.start() - _BEHIND) : named.start()] + behind if named else ""
            if finder(tables, "remove").search(near.lower()):
                found |= {
                    at: GONE
                    for hit in re.finditer(run, word.group())
                    for at in range(word.start() + hit.start(), word.start() + hit.end())
                }
    return found


@lru_cache(maxsize=64)
def _named(run: str, tables: Tables) -> re.Pattern[str]:
    """Capitals that stand alone in a text; one letter also by its name."""
    names = {row["name"] for row in tables.rows("letter_names") if row["letter"] == run.lower() and len(row["name"]) > 1}
    known = "|".join(re.escape(name) for name in longest_first(names)) if len(run) == 1 else ""
    return compiled(rf"(?<![^\W_]){run}(?![A-Z0-9_])" + (rf"|(?<![^\W_])(?:{known})" if known else ""))


def _without_words(low: str, tables: Tables) -> dict[int, str]:
    """A word within a name that is named again, beside a word for leaving out, goes; so does what tells it."""
    found: dict[int, str] = {}
    for told in finder(tables, "remove").finditer(low):
        if _usual(tables).fullmatch(told.group()):
            continue
        for name in _LONG.finditer(low, max(0, told.start() - _FAR), told.start()):
            behind = _STOP.split(low[name.end() : told.end() + _BEHIND])[0]
            if name.end() + len(behind) < told.end() or is_word(name.group()):
                continue  # another sentence's
            near = _WORD.finditer(low, max(name.end(), told.start() - _NEXT), name.end() + len(behind))
            words = [word for word in near if word.start() - told.end() <= _NEXT and _is_inner(word.group(), name.group())]
            words = [word for word in words if word.group() != told.group()]
            if word := max(words, key=lambda one: len(one.group()), default=None):
                at, size = name.start() + name.group().find(word.group(), _LEAST), len(word.group())
                first, last = min(word.start(), told.start()), max(word.end(), told.end())
                found |= dict.fromkeys((*range(at, at + size), *range(first, last)), GONE)
    return found


def _is_inner(word: str, name: str) -> bool:
    """Whether a word stands within a name and is no piece of it between two signs."""
    at = name.find(word, _LEAST)
    end = at + len(word)
    return at > 0 and end < len(name) - 1 and _LETTERED.search(name[at - 1] + name[end]) is not None


@lru_cache(maxsize=8)
def _usual(tables: Tables) -> re.Pattern[str]:
    """Words for leaving out that more often tell what a job does without: "no fees"."""
    return compiled(one_of(of_kind(tables, "without")))


def _without_digits(low: str, tables: Tables) -> dict[int, str]:
    """ "f1a2k3e4h5r, no digits": figures between letters that count up, or that the words around say to leave out."""
    found: dict[int, str] = {}
    for word in _STREWN.finditer(low):
        digits = re.findall("[0-9]", word.group())
        if len({char for char in word.group() if char.isalpha()}) == 1:
            continue  # x0x3x9x5: a part of a number
        around = low[max(0, word.start() - _BEFORE // 2) : word.start()] + "\n" + low[word.end() : word.end() + _FAR]
        counting = all(int(other) == int(one) + 1 for one, other in pairwise(digits))
        if counting or (finder(tables, "remove").search(around) and finder(tables, "digit_word").search(around)):
            found |= {at: GONE for at in range(word.start(), word.end()) if low[at].isdigit()}
    return found


@lru_cache(maxsize=8)
def _alone(letter: str) -> re.Pattern[str]:
    return compiled(rf"(?<![a-z0-9]){letter}(?![a-z0-9])")


def _initials(low: str, tables: Tables) -> dict[int, str]:
    """ "Fox, Apple, King, Egg: the first letters": words as their first letters, where the words behind say to take those."""
    found: dict[int, str] = {}
    for hint in finder(tables, "initials").finditer(low):
        rows = list(_LISTED.finditer(low, max(0, hint.start() - _BEFORE), hint.start()))
        two = finder(tables, "first_two").search(low, max(0, hint.start() - _BESIDE), hint.end() + _BESIDE)
        own = _ONE_LETTER.match(low, hint.end())  # "first letter V": of the app
        if rows and hint.start() - rows[-1].end() <= _BESIDE and not two and not own:
            for at in range(rows[-1].start(), rows[-1].end()):
                if not (low[at].isalpha() and not low[at - 1].isalpha()):
                    found[at] = GONE
    return found


@lru_cache(maxsize=8)
def _hints(tables: Tables) -> AhoCorasick:
    return AhoCorasick(list(words(tables, "initials")))
