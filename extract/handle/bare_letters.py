"""Names of which the text says to type their letters without accents, hooks and strokes: "țânțarul vesel, fără diacritice și legat",
"Lan Hương 00 viết liền không dấu"; or two letters for one: "rübe, with ue instead of ü"."""

import re
import unicodedata
from functools import lru_cache

from extract.app.apps import Group
from extract.compiled import compiled
from extract.disguise.plain import Plain
from extract.handle.forms import valid
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import alternation, finder

_MARKED = "à-öø-ɏḁ-ỿ"
_NAME = re.compile(
    rf"(?=[a-z0-9_. ]*[{_MARKED}])[a-z{_MARKED}][a-z0-9_.{_MARKED}]{{1,29}}(?:[ ][a-z0-9_.{_MARKED}]{{1,20}}){{0,5}}"
)
_REGION = 90  # characters from a name to what is said of its letters
_MOST = 4  # words of one name
_SAID_SO = re.compile(  # ü als ue
    rf"(?<![\w])['\"“„]?(?P<old>[{_MARKED}])['\"”“]?[ ](?:[^\W\d]{{1,8}}[ ]){{1,2}}['\"“„]?(?P<new>[a-z]{{2}})(?![\w])"
)
_COLON = re.compile(r"[ ]?[:：][ ]?(?=[^\W\d_])")
_NUMBER = re.compile("[0-9]{5}")
_LETTER = re.compile("LATIN SMALL LETTER (?:DOTLESS |SHARP )?([A-Z]{1,2})(?: WITH |$)")


def find(plain: Plain, group: Group, places: list[int], limit: int, tables: Tables, taken: bytearray) -> list[Handle]:
    """The handle of a name with accents right behind a group of labels, as the words behind it say to type it."""
    colon = _COLON.match(plain.low, group.end)
    for start in dict.fromkeys([*([colon.end()] if colon else []), *places]):
        begin = start + (plain.low[start : start + 1] in {"'", '"', "“", "„", "«", "「"})
        match = _NAME.match(plain.low, begin, min(len(plain.low), limit))
        if match is None or any(taken[begin : match.end()]):
            continue
        region = sentences.END.split(plain.low[begin : min(limit, match.end() + _REGION)])[0]
        told = _told(region, tables)
        pairs = {} if told else _pairs(region, tables)
        if not (told or pairs):
            continue
        name = _name(region[: told.start()] if told else region[: match.end() - begin], tables, pairs)
        if name:
            value = "".join(pairs.get(char) or bare(char) for char in name if char != " ")
            span = begin, begin + len(name)
            found = ((kind, valid(value, kind, plain, span, tables)) for kind in group.apps if kind in shapes(tables))
            return [Handle(*span, kind, value, True) for kind, value in found if value]
    return []


def _told(region: str, tables: Tables) -> "re.Match[str] | None":
    """The words for plain letters; no such are "không dấu cách", without spaces."""
    longer = finder(tables, "joined")
    for told in finder(tables, "plain_letters").finditer(region):
        other = longer.match(region, told.start())
        if other is None or other.end() <= told.end():
            return told
    return None


def _name(said: str, tables: Tables, pairs: dict[str, str]) -> str:
    """The name at the beginning of what is said: up to a sign or a word that tells how to type it; of several words only where they
    are told to be one, or the name has a marked letter in it."""
    match = _NAME.match(said)
    if match is None:
        return ""
    stop = finder(tables, *_TELLING).search(match.group() + " ", 1)
    while stop and not (said[stop.start() - 1] == " " and not said[stop.end() : stop.end() + 1].isalnum()):
        stop = finder(tables, *_TELLING).search(match.group() + " ", stop.start() + 1)
    name = match.group()[: stop.start()].rstrip(" .") if stop else match.group().rstrip(" .")
    words = name.split(" ")
    words = words[:1] if pairs else words
    name = " ".join(words)
    fits = 0 < len(words) <= _MOST and any(bare(char) != char for char in name)
    return name if fits and not {*words[:1]} & hints(tables).stops and not _NUMBER.search(name) else ""


_TELLING = (
    "plain_letters",
    "joined",
    "told",
    "spelled",
    "small",
    "conjunction",
    "insert",
    "gap_word",
    "filler",
    "strong",
    "then_only",
)


def _pairs(region: str, tables: Tables) -> dict[str, str]:
    """ "ue instead of ü": two letters that stand for one, which begin as it does without its mark."""
    found = [(match.group("new"), match.group("old")) for match in _instead(tables).finditer(region)]
    found += [(match.group("new"), match.group("old")) for match in _becomes(tables).finditer(region)]
    pairs = {old: new for new, old in found if new[0] == bare(old)[0] or new[0] == bare(old)[-1]}
    loose = [match.group("old", "new") for match in _SAID_SO.finditer(region)]
    return {old: new for old, new in loose if new in {bare(old) + "e", bare(old) * 2}} | pairs


@lru_cache(maxsize=8)
def _instead(tables: Tables) -> re.Pattern[str]:
    said = alternation(tables, "instead")
    return compiled(
        rf"(?<![\w])['\"“„]?(?P<new>[a-z]{{1,2}})['\"”“]?[ ](?:{said})[ ](?:[^\W\d]{{2,4}}[ ])?['\"“„]?(?P<old>[{_MARKED}])(?![\w])"
    )


@lru_cache(maxsize=8)
def _becomes(tables: Tables) -> re.Pattern[str]:
    said = alternation(tables, "edit_is", "means", "spelled", "edit_swap", "instead")
    old = rf"(?<![\w])['\"“„]?(?P<old>[{_MARKED}])['\"”“]?"
    return compiled(rf"{old}[ ]?(?:=|→|->|(?<= )(?:{said})(?= ))[ ]?(?:[^\W\d]{{2,4}}[ ])?['\"“„]?(?P<new>[a-z]{{1,2}})(?![\w])")


@lru_cache(maxsize=1024)
def bare(char: str) -> str:
    """A letter without its marks."""
    if char.isascii():
        return char
    base = unicodedata.normalize("NFD", char)[0]
    named = None if base.isascii() else _LETTER.match(unicodedata.name(base, ""))
    return base if base.isascii() else named.group(1).lower() if named else char
