"""What a text must have for a rewrite to find anything: few texts have any of it, and the patterns are costly."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.rewrite_words import (
    ENDS,
    GAP,
    HYPHEN,
    IN_SQUARE,
    IN_TIGHT,
    KINDS,
    LEFT,
    REMARK,
    RIGHT,
    SQUARE,
    either,
    first_at,
    is_spaced,
    mail_dot,
    provider,
    sign_words,
)
from extract.tables import Tables
from extract.words.domain_words import domain_words
from extract.words.together import Listed

_SIGNS = frozenset("@/+_.ဝ")
_LINKS = ("//", "tme/", "wame/", "t.me", "t.me/", "wa.me/", "/joinchat")
_OPENING = frozenset("[({<【（「『〔〈《⟨‹«*~|“\"'‘")  # what may stand before words between letters
_HYPHENS = frozenset("-_=~*")
_LEFT = re.compile(LEFT)
BRACKETED, PATH, TIMES = "bracketed", "path", "times"  # needs: a word or sign alone in brackets, a slash or its word, `0 x 5`
BROKEN = "broken"  # needs: letters between digits
HYPHENED = "hyphened"  # needs: a word for @ between hyphens or the like
_BETWEEN = re.compile(r"[0-9](?:[a-z*#]{1,5}| [x*#] )[0-9]{2}")
BOXED = "boxed"  # needs: words in brackets between letters
_BOXED = re.compile(
    r"[ \[{【〔(（<「『《“\"'‘«](?<=[a-z0-9].)"  # found fast
    rf"(?:(?<=[(（<「『《“\"'‘«]){IN_TIGHT}|(?<=[\[{{【〔]){IN_SQUARE}[ ]?|(?<= ){SQUARE}[ ]?)[a-z0-9]"
)
COUNTED = "counted"  # needs: two words in brackets side by side: (seven)(seven)
BOXED_WORDS = r"(?:[(\[{（【][^\W\d_]{2,12}[)\]}）】][ ]?){2,15}"
_COUNTED = re.compile(r"[a-z][)\]}）】][ ]?[(\[{（【][^\W\d_]{2,12}[)\]}）】]")
GLOSSED = "glossed"  # needs: a word of another script behind Latin letters, and what it is in Latin ones in brackets
GLOSS = r"(?<=[a-z0-9_)）])([ ]?(?:\+[ ]?)?)[^\x00-\u024f\s()（）]{1,12}[(（](?:[^()（）a-z0-9]{1,6})?([a-z]{2,16})[)）]"
_GLOSSED = re.compile(GLOSS)
_IN_LATIN = re.compile(r"[(（](?<!\s.)(?:[^()（）a-z0-9]{1,6})?[a-z]{2}")  # in each of them, found fast
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
_QUOTATION = frozenset("\"'“”‘’")
_QUOTES = re.compile(f"[a-z0-9] [{''.join(sorted(_QUOTATION))}]")
MAILED = "mailed"  # needs: an @ with a common provider behind it
_MAILED = re.compile("@(?:gmail|yahoo|hotmail|outlook|example|proton)")
DOMAIN = "domain"  # needs: a word for @ or an @, and a dot with the ending of a domain behind it
_DOMAIN = re.compile(rf"\.(?:{ENDS}|example)(?![a-z0-9])")
HOST, HOSTED = "host", "slashed"  # needs: a dot with the ending of a host behind it, the ending of one right before a slash
SHORTENED = "shortened"  # needs: the beginning of bit.ly
_HOST = re.compile(r"\.[ \t]{0,2}(?:me|ee|ly|co|link)")
AT_FIRST = "at_first"  # needs: a word for @ that may stand before a name
PROVIDER = "provider"  # needs: the name of a provider of e-mail elsewhere than in an address that is written out
PROVIDED = "provided"  # needs: the same, as a word with what may be a dot or a bracket behind it
GLUED_DOT = "glued_dot"  # needs: a word for a dot, within other letters too: "Cambodia" is no "bod"
_WHOLE_MAIL = re.compile(r"(?<=[a-z0-9])@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
LIVE = "live"  # needs: a word for a colon, and the beginning of an address of Skype
AT_APART, DOT_APART, LINE_APART = (
    "at_apart",
    "dot_apart",
    "line_apart",
)  # needs: a space beside an @, around a dot, beside an underscore
_LINE_APART = re.compile(r"_(?: |(?<=[ \u0080-\uffff]_))")  # or a word of a script without spaces before it
_ME = re.compile(rf"[ma](?:(?<=m)[ ]?e[ ]?{DRAWN}[/\\]|(?<=a)m[ ]com/)")


def seen(low: str, tables: Tables) -> frozenset[str]:
    """The kinds of words and the signs that a text has. Most patterns are tried only where a character is that they cannot do
    without."""
    seen = _words_seen(low, tables)
    chars = frozenset(low)
    seen |= chars & _SIGNS
    if not chars.isdisjoint(_OPENING):
        if _LEFT.search(low) and _bracket(tables).search(low):
            seen.add(BRACKETED)
        if _BOXED.search(low):
            seen.add(BOXED)
        if _COUNTED.search(low):
            seen.add(COUNTED)
    if (" ." in low or " @" in low or " /" in low) and _APART.search(low):
        seen.add(APART)
    if ("(" in chars or "（" in chars) and not low.isascii() and _IN_LATIN.search(low) and _GLOSSED.search(low):
        seen.add(GLOSSED)
    if not chars.isdisjoint(_HYPHENS) and _hyphened(tables).search(low):
        seen.add(HYPHENED)
    if "_" in chars and _LINE_APART.search(low):
        seen.add(LINE_APART)
    if _BETWEEN.search(low):
        seen.add(BROKEN)
    if not chars.isdisjoint(_QUOTATION) and _QUOTES.search(low):
        seen.add(QUOTED)
    if _zeros(tables).search(low):
        seen.add(TIMES)
    if "colon" in seen and "live" in low:
        seen.add(LIVE)
    if "gmail" in low or "yahoo" in low or "hotmail" in low or "outlook" in low or "naver" in low:
        seen.add(MAILBOX)
    if "@" in chars or "at" in seen or "at_told" in seen:
        seen.update(_of_mails(low, chars))
    if "/" in chars or "slash" in seen:
        seen.add(PATH)
        seen.update(_of_links(low))
    elif "\\" in chars and _ME.search(low):
        seen.add(LINKED)
    return frozenset(seen)


def _words_seen(low: str, tables: Tables) -> set[str]:
    """The kinds of which a word stands in a text."""
    kinds, found = _kinds(tables), set[str]()
    written: list[int] | None = None  # where addresses begin and end by turns
    for start, end, index in _WORDS.of(tables).places(low):
        kind = kinds[index]
        if kind == "dot":
            found.add(GLUED_DOT)
            if _is_glued(low, start) or _is_glued(low, end):
                continue
        elif kind == PROVIDER:
            written = [at for mail in _WHOLE_MAIL.finditer(low) for at in mail.span()] if written is None else written
            if bisect_right(written, start) % 2:
                continue
            if PROVIDED not in found and _provided(tables).match(low, start):
                found.add(PROVIDED)
        found.add(kind)
    return found


def _is_glued(low: str, at: int) -> bool:
    """Whether Latin letters stand on both sides of a place."""
    return "a" <= low[at - 1 : at] <= "z" and "a" <= low[at : at + 1] <= "z"


def _of_mails(low: str, chars: frozenset[str]) -> Iterator[str]:
    """The needs of rewrites of addresses."""
    if "@" in chars:
        if "@ " in low or " @" in low:
            yield AT_APART
        if " . " in low:
            yield DOT_APART
        if _MAILED.search(low):
            yield MAILED
    if _DOMAIN.search(low):
        yield DOMAIN


def _of_links(low: str) -> Iterator[str]:
    """The needs of rewrites of links."""
    if "/" in low:
        yield from (link for link in _LINKS if link in low)
        if _LITTER.search(low):
            yield LITTERED
    if ("/" in low or "\\" in low) and _ME.search(low):
        yield LINKED
    if _ODD_HOSTED.search(low):
        yield ODD_HOST
    if _HOST.search(low):
        yield HOST
    if "me/" in low or "om/" in low or "me /" in low or "/joinchat" in low:
        yield HOSTED
    if "bit" in low:
        yield SHORTENED


def _words(tables: Tables) -> list[tuple[str, str]]:
    """Every word of `KINDS`; words for @ of scripts with spaces only between spaces: many are ordinary ones."""
    words = sign_words(tables)
    known = [(f" {word} " if kind == "at" and is_spaced(word) else word, kind) for kind in KINDS for word in words[kind]]
    known += [(word, AT_FIRST) for word in first_at(words)]
    known += [(word, PROVIDER) for word in domain_words(tables)["provider"]]
    return known


_WORDS = Listed(lambda tables: [word for word, _ in _words(tables)])


@lru_cache(maxsize=8)
def _kinds(tables: Tables) -> list[str]:
    """What each of them is."""
    return [kind for _, kind in _words(tables)]


@lru_cache(maxsize=8)
def _provided(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"{provider(tables)}(?:{REMARK}{mail_dot(tables)}|[ ]?[(（])")


@lru_cache(maxsize=8)
def _bracket(tables: Tables) -> re.Pattern[str]:
    inside = "|".join(either(sign_words(tables), kind) for kind in ("at", "dot", "slash", "underscore", "at_boxed"))
    return compiled(rf"{LEFT}{GAP}(?:{inside}|[./_]){GAP}{RIGHT}")


@lru_cache(maxsize=8)
def _hyphened(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"{HYPHEN}(?:{either(sign_words(tables), 'at')}){HYPHEN}")


@lru_cache(maxsize=8)
def _zeros(tables: Tables) -> re.Pattern[str]:
    # Begins with one class of characters, which the machine finds fast.
    counted = rf"(?<=[2-9])[ ]?(?:{counters(tables)})[ ]?0"
    return compiled(rf"[0-9{ROUND}](?:(?<=0)(?:[ ]?\(?[x×*]|['’]?s)|{counted}|(?<=[{ROUND}])[{ROUND}])")


def counters(tables: Tables) -> str:
    """What stands between a count and the digit: 6x0, 6个0."""
    return rf"[x×*]|{either(sign_words(tables), 'counter')}"
