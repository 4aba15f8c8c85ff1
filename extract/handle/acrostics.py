"""Handles that are hidden in a row: first letters of words, capitals alone, letters in brackets, letters by their number in the
alphabet, hashtags to be joined; and what is added behind them."""

import re
import unicodedata
from collections.abc import Iterator

from extract.disguise.plain import Plain
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import finder, stems, words

KINDS = ("initials", "capitals", "bracketed", "alphabet")
_FAR, _BEFORE = 60, 90  # characters from the words for it to the row, behind and before
_UPPER = "A-ZÀ-ÖØ-ÞĞİŞ"
_TITLE = rf"[{_UPPER}][^\W\d_]{{1,14}}"
_TITLED = re.compile(rf"(?<![\w@]){_TITLE}(?:[ ]?[,،、·/+–-]?[ ]?{_TITLE}){{3,12}}")
_MIXED = re.compile(r"(?<![\w@./-])(?=[a-z0-9_]*[A-Z])(?=\w*[a-z]\w*[A-Z]|\w*[A-Z]\w*[a-z])[A-Za-z0-9_]{6,40}(?![\w@/])")
_BRACKETS = re.compile(r"(?:[^\W\d_]{0,8}(?:\([a-z0-9_]\)|\[[a-z0-9_]\])[^\W\d_]{0,8}){4,20}")
_BRACKET = re.compile(r"[(\[]([a-z0-9_])[)\]]")
_FIGURES = re.compile(r"(?<![\w.])(?:[012]?[0-9](?:[ ]?[-–,.፣،、/|·][ ]?|[ ])){2,24}[012]?[0-9](?![\w]|[.,][0-9])")
TAG = re.compile(r"(?<!\w)#([a-z0-9_]{4,40})(?!\w)")
_WORD = re.compile(r"(?<![a-z0-9_.@])[a-z]{4,16}(?![a-z_@])")
_ENDING = re.compile(r"(?<![a-z0-9_.@+-])(_?[a-z0-9]{0,12}[0-9_][a-z0-9_]{0,12}|_[a-z0-9]{1,12})(?![\w@%])")
_MOST = 46  # characters behind a row in which its ending is told


def find(plain: Plain, tables: Tables, seen: set[str]) -> Iterator[tuple[int, int, str]]:
    """Where such rows stand, and what they say; `seen` are the kinds of words for them in the text."""
    text, low = plain.text, plain.low
    if "hashtags" in seen:
        yield from _tags(plain)
    for kind in KINDS:
        said = stems(tables, kind) if kind == "alphabet" else finder(tables, kind)
        for told in said.finditer(low) if kind in seen else ():
            for start, end, value in [*_rows(kind, text, low, told), *(_thinned(plain, told) if kind == "initials" else ())]:
                stop, more = _ending(low, end, tables)
                yield start, stop, value + more


def _rows(kind: str, text: str, low: str, told: "re.Match[str]") -> Iterator[tuple[int, int, str]]:
    begin, stop = max(0, told.start() - _BEFORE), min(len(text), told.end() + _FAR + _BEFORE)
    if kind == "initials":
        rows = [*_near(_TITLED, text, told.end(), stop), *reversed(list(_TITLED.finditer(text, begin, told.start())))]
        for row in rows[:1]:
            yield row.start(), row.end(), "".join(_plain(word[0]) for word in re.findall(r"[^\W\d_]+", row.group()))
    elif kind == "capitals":
        for row in [*_near(_MIXED, text, told.end(), stop), *_MIXED.finditer(text, begin, told.start())][:1]:
            yield row.start(), row.end(), re.sub("[^A-Z0-9_]", "", row.group()).lower()
    elif kind == "bracketed":
        for row in _BRACKETS.finditer(low, begin, stop):
            yield row.start(), row.end(), "".join(_BRACKET.findall(row.group()))
    elif kind == "alphabet":
        for row in _FIGURES.finditer(low, begin, stop):
            places = [int(figure) for figure in re.findall("[0-9]+", row.group())]
            if all(1 <= place <= 26 for place in places):
                yield row.start(), row.end(), "".join(chr(96 + place) for place in places)


def _tags(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """ "#fake #lao #23, joined": they have been put together (`disguise.undo`)."""
    for tag in TAG.finditer(plain.low):
        if plain.odd(*tag.span(1)):
            yield *tag.span(1), tag.group(1)


def _thinned(plain: Plain, told: "re.Match[str]") -> Iterator[tuple[int, int, str]]:
    """Words of which only the first letters are left already (`disguise.undo`)."""
    for word in _WORD.finditer(plain.low, max(0, told.start() - _BEFORE), told.end() + _FAR):
        if plain.ends[word.end() - 1] - plain.starts[word.start()] > 2 * len(word.group()):
            yield *word.span(), word.group()


def _near(row: re.Pattern[str], text: str, at: int, stop: int) -> Iterator["re.Match[str]"]:
    return (match for match in row.finditer(text, at, stop) if match.start() - at <= _FAR)


def _plain(letter: str) -> str:
    """The Latin letter that begins a word, without its accent."""
    return unicodedata.normalize("NFD", letter)[0].lower()


def _ending(low: str, end: int, tables: Tables) -> tuple[int, str]:
    """What the words behind a row add to it: "and then _uy", "followed by 77"."""
    region = sentences.END.split(low[end : end + _MOST])[0]
    for match in _ENDING.finditer(region):
        said = finder(tables, "then_only", "then", "append", "last", "plus", "conjunction").search(region, 0, match.start())
        name = match.group(1)
        if name.partition("_")[0] in words(tables, "then_only"):
            name = "_" + name.partition("_")[2]
        if said and match.start() - said.end() <= _MOST // 2:
            return end + match.end(), name
    return end, ""
