"""Handles typed with the keys of another alphabet, where the text says so: ㄹㅁㅏㄷ_77, "forgot to switch the layout: афлу_12"."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.word_patterns import longest_first

_NEAR = 70  # characters between a word for the keyboard and what was typed
_NAME = re.compile("[a-z][a-z0-9_.]{3,31}")


def find(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """What was typed on the keys of a Latin keyboard, as it reads there; only beside a word for keyboards."""
    for told in finder(tables, "keyboard").finditer(low):
        begin, stop = max(0, told.start() - _NEAR), told.end() + _NEAR
        for pattern, one, keys in _layouts(tables):
            for match in pattern.finditer(low, begin, stop):
                if match.group().isascii():
                    continue
                value = _typed(match.group(), one, keys)
                if _NAME.fullmatch(value):
                    yield match.start(), match.end(), value


def _typed(written: str, one: re.Pattern[str], keys: dict[str, str]) -> str:
    return re.sub("[「」『』'\"“”‘’«»]", "", one.sub(lambda key: keys[key.group()], written))


@lru_cache(maxsize=8)
def _layouts(tables: Tables) -> tuple[tuple[re.Pattern[str], re.Pattern[str], dict[str, str]], ...]:
    """For each layout a row of its letters that is quoted, has a sign, or stands behind a colon or "is"; one letter; and the keys."""
    found = []
    for name in dict.fromkeys(row["layout"] for row in tables.rows("keyboards")):
        rows = [row for row in tables.rows("keyboards") if row["layout"] == name]
        keys = {typed: row["key"] for row in rows for typed in (row["typed"], unicodedata.normalize("NFKC", row["typed"]))}
        one = "|".join(longest_first(map(re.escape, keys)))
        signed = rf"[「『'\"“‘«]?(?:{one}){{3,16}}[」』'\"”’»]?[_.](?:{one}|[a-z0-9_.]){{1,16}}"
        quoted = rf"(?<=[「『'\"“‘«])(?:{one}){{4,16}}(?=[」』'\"”’»])"
        behind = rf"(?:(?<=[:：=] )|(?<=[:：=→])|(?<=คือ )|(?<=ແມ່ນ ))(?:{one}){{4,16}}(?=$|[\s,.;(（])"
        found.append((compiled(f"{signed}|{quoted}|{behind}"), compiled(one), keys))
    return tuple(found)
