"""What a text must have for a rewrite to find anything: few texts have any of it, and the patterns are costly."""

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from extract.disguise.rewrite_words import GAP, HYPHEN, KINDS, LEFT, RIGHT, SQUARE, TIGHT, either, is_spaced, sign_words
from extract.tables import Tables

_SIGNS = ("@", "/", "+", "_", ".", "ဝ", "//", "tme/", "wame/", "t.me/", "wa.me/", "/joinchat")
_OPENING = re.compile(LEFT)
BRACKETED, PATH, TIMES = "bracketed", "path", "times"  # needs: a word or sign alone in brackets, a slash or its word, `0 x 5`
BROKEN = "broken"  # needs: letters between digits
HYPHENED = "hyphened"  # needs: a word for @ between hyphens or the like
_BETWEEN = re.compile(r"[0-9](?:[a-z*#]{1,5}| [x*#] )[0-9]{2}")
BOXED = "boxed"  # needs: words in brackets between letters
_BOXED = re.compile(rf"[a-z0-9](?:{TIGHT}|[ ]?{SQUARE}[ ]?)[a-z0-9]")
GLOSSED = "glossed"  # needs: a word of another script behind Latin letters, and what it is in Latin ones in brackets
GLOSS = r"(?<=[a-z0-9_)）])([ ]?(?:\+[ ]?)?)[^\x00-\u024f\s()（）]{1,12}[(（](?:[^()（）a-z0-9]{1,6})?([a-z]{2,16})[)）]"
_GLOSSED = re.compile(GLOSS)
APART = "apart"  # needs: four letters of a link or address apart
_APART = re.compile(r"[a-z0-9_.@/:+-](?<![a-z0-9].) {1,2}[a-z0-9_.@/:+-] {1,2}(?:[./@] {1,2}|[a-z0-9] {1,2}[@./])")
ROUND = "⭕⚪⚫🔴🔵"
LITTERED = "littered"  # needs: one picture or star within the head of a link and behind it
_LITTER = re.compile(r"[tw](?<![a-z0-9].)(?:a(?<=wa))?[^\w\s/]{1,4}me?[^\w\s]{0,2}e?[^\w\s]{0,2}/")
LINKED = "linked"  # needs: "me" with a slash behind it
DRAWN = r"[^\w\s\x00-\x7f]{0,2}"  # pictures around the signs of a link: t🌸.🌸me🌸/🌸fake
ODD_HOST = "hosted"  # needs: another sign for the dot of a link
_ODD_HOSTED = re.compile(r"[,，،、。；*#~|^;·•`'\"_!][ ]?(?:me|com|ly|ee)[ ]?[/\\]")
QUOTED, MAILBOX = "quoted", "mailbox"  # needs: a quotation mark behind a word, a common provider
_QUOTES = re.compile("[a-z0-9] [\"'“”‘’]")
_PROVIDERS = re.compile("(?:gmail|yahoo|hotmail|outlook|naver)")
AT_APART, DOT_APART, LINE_APART = (
    "at_apart",
    "dot_apart",
    "line_apart",
)  # needs: a space beside an @, around a dot, beside an underscore
_LINE_APART = re.compile(r"_ |[ \u0080-\uffff]_")  # or a word of a script without spaces before it
_ME = re.compile(rf"[ma](?:(?<=m)[ ]?e[ ]?{DRAWN}[/\\]|(?<=a)m[ ]com/)")


def seen(low: str, tables: Tables) -> frozenset[str]:
    """The kinds of words and the signs that a text has."""
    finder, kinds = _spotter(tables)
    seen = {kinds[index] for index, _, _ in finder.find_matches_as_indexes(low, overlapping=True)}
    seen.update(sign for sign in _SIGNS if sign in low)
    if _OPENING.search(low) and _bracket(tables).search(low):
        seen.add(BRACKETED)
    if _BOXED.search(low):
        seen.add(BOXED)
    if _APART.search(low):
        seen.add(APART)
    if not low.isascii() and _GLOSSED.search(low):
        seen.add(GLOSSED)
    if _hyphened(tables).search(low):
        seen.add(HYPHENED)
    if "@" in seen and ("@ " in low or " @" in low):
        seen.add(AT_APART)
    if "@" in seen and " . " in low:
        seen.add(DOT_APART)
    if "_" in seen and _LINE_APART.search(low):
        seen.add(LINE_APART)
    if "/" in seen or "slash" in seen:
        seen.add(PATH)
    if _BETWEEN.search(low):
        seen.add(BROKEN)
    if ("/" in seen or "\\" in low) and _ME.search(low):
        seen.add(LINKED)
    if "/" in seen and _LITTER.search(low):
        seen.add(LITTERED)
    if PATH in seen and _ODD_HOSTED.search(low):
        seen.add(ODD_HOST)
    if _QUOTES.search(low):
        seen.add(QUOTED)
    if _PROVIDERS.search(low):
        seen.add(MAILBOX)
    if _zeros(tables).search(low):
        seen.add(TIMES)
    return frozenset(seen)


@lru_cache(maxsize=8)
def _spotter(tables: Tables) -> tuple[AhoCorasick, tuple[str, ...]]:
    """Finds every word of `KINDS`; words for @ of scripts with spaces only between spaces: many are ordinary ones."""
    words = sign_words(tables)
    known = [(f" {word} " if kind == "at" and is_spaced(word) else word, kind) for kind in KINDS for word in words[kind]]
    return AhoCorasick([word for word, _ in known]), tuple(kind for _, kind in known)


@lru_cache(maxsize=8)
def _bracket(tables: Tables) -> re.Pattern[str]:
    inside = "|".join(either(sign_words(tables), kind) for kind in ("at", "dot", "slash", "underscore", "at_boxed"))
    return re.compile(rf"{LEFT}{GAP}(?:{inside}|[./_]){GAP}{RIGHT}")


@lru_cache(maxsize=8)
def _hyphened(tables: Tables) -> re.Pattern[str]:
    return re.compile(rf"{HYPHEN}(?:{either(sign_words(tables), 'at')}){HYPHEN}")


@lru_cache(maxsize=8)
def _zeros(tables: Tables) -> re.Pattern[str]:
    # Begins with one class of characters, which the machine finds fast.
    counted = rf"(?<=[2-9])[ ]?(?:{counters(tables)})[ ]?0"
    return re.compile(rf"[0-9{ROUND}](?:(?<=0)(?:[ ]?\(?[x×*]|['’]?s)|{counted}|(?<=[{ROUND}])[{ROUND}])")


def counters(tables: Tables) -> str:
    """What stands between a count and the digit: 6x0, 6个0."""
    return rf"[x×*]|{either(sign_words(tables), 'counter')}"
