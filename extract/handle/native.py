"""Handles told in the words of another script: फेक डॉट रोहन, "fake нижнее подчёркивание работа", ෆේක් යටි ඉර නිමල් යටි ඉර අසූ අට.

Behind the name of an app, words with words for signs between them; each is Latin already, a number, the name of a letter, or read by
its sound (`sounds`).
"""

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from extract.app.apps import Group
from extract.disguise.plain import Plain
from extract.handle.sounds import is_known, latin
from extract.handle.told_words import table
from extract.handle.words import Handle, hints, shapes
from extract.tables import Tables
from extract.words import contact_words
from extract.words.phrases import Hit
from extract.words.sign_names import TOLD_SIGNS

_REACH = 110  # characters behind the app
_LEAST = 4  # letters of a handle
_BREAK = re.compile(r"[\n!?。！？।။]|\.\s")
_BEFORE = re.compile(r"([^\s,.;:!?()\"'«»“”।۔、。،=→>-]{1,16})[ ]?-?$")
_OTHER = re.compile("[a-z0-9]{3}|[0-9]")  # before the first word: what may be the handle
_UNSPACED = "\u0e00"  # where scripts without spaces begin
_NAME = re.compile(r"[a-z0-9]+(?:[._][a-z0-9]+)*(?![a-z0-9_@-])")
_WORD = re.compile(r"[ ]?-?([^\s,.;:!?()\"'«»“”।۔、。،=→>-]{1,16})")


def find(plain: Plain, group: Group, limit: int, tables: Tables, languages: frozenset[str], found: list[Handle]) -> list[Handle]:
    """The handle behind a group of labels, for each app that takes such a one; `found` where it tells no more than that."""
    low = plain.low
    stop = min(limit, group.end + _REACH)
    region = _BREAK.split(low[group.end : stop])[0]
    if region.isascii() or not _signs(tables).find_matches_as_indexes(region):
        return found
    hits = {hit.start: hit for hit in table(tables, languages).find(region)}
    first = next((hit for hit in sorted(hits.values(), key=lambda hit: hit.start) if hit.row["kind"] == "sign"), None)
    before = _BEFORE.search(region, 0, first.start) if first else None
    if first is None or before is None or before.group(1) in hints(tables).stops or _OTHER.search(region, 0, before.start(1)):
        return found
    end, value = _chain(region, before.start(1), hits, tables)
    told = region[before.start(1) : end]
    clear = before.group(1).isascii() or is_known(before.group(1), tables) or len(re.findall("[_.-]", value)) > 1
    if end <= first.end or told.isascii() or not clear or len(re.sub("[^a-z]", "", value)) < _LEAST:
        return found
    words = [word for word in re.split(r"[\s-]", told) if word and not word.isascii()]
    if found and not (found[0].value in value and any(is_known(word, tables) for word in words)):
        return found  # "fake_anna. Write…" with the full stop in words
    known = shapes(tables)
    start, end = group.end + before.start(1), group.end + end
    return [Handle(start, end, kind, value, True) for kind in group.apps if kind in known and known[kind].fullmatch(value)]


def _chain(region: str, at: int, hits: dict[int, Hit], tables: Tables) -> tuple[int, str]:
    """Words and signs in turn from `at` on: where they end, and what they are in Latin letters; a word or sign less where one cannot
    be read."""
    value, end = "", at
    while True:
        match = _WORD.match(region, at)
        if match is None:
            return end, value
        stop, part = _part(region, match.start(1), match.end(1), hits, tables)
        if not part:
            return end, value.rstrip("_.-")
        value, end = value + part, stop
        sign = hits.get(stop + (region[stop : stop + 1] in {" ", "-"}))
        if sign is None or sign.row["kind"] != "sign":
            return end, value
        value, at = value + sign.row["value"], sign.end


def _part(region: str, start: int, stop: int, hits: dict[int, Hit], tables: Tables) -> tuple[int, str]:
    """One word in Latin letters, or the number words that follow one another, and where they end."""
    value = ""
    while (hit := hits.get(start)) and hit.row["kind"] in {"digit", "letter"} and _is_whole(region, hit):
        value, stop = value + hit.row["value"], hit.end
        start = stop + (region[stop : stop + 1] in {" ", "-"})
    if value:
        return stop, _number(value)
    word = region[start:stop]
    if word.isascii():
        whole = _NAME.match(region, start)
        return (whole.end(), whole.group()) if whole else (start, "")
    return stop, latin(word, tables)


def _is_whole(region: str, hit: Hit) -> bool:
    """Whether a word is no part of another, in scripts with spaces: في in فيك."""
    return region[hit.start] >= _UNSPACED or not region[hit.end : hit.end + 1].isalpha()


def _number(digits: str) -> str:
    """Tens and ones, "eighty eight", as one number."""
    return digits[0] + digits[2] if re.fullmatch("[2-9]0[1-9]", digits) else digits


@lru_cache(maxsize=8)
def _signs(tables: Tables) -> AhoCorasick:
    return AhoCorasick([word for kind in TOLD_SIGNS for word in contact_words.words(tables, kind) if len(word) > 2])
