"""Handles typed with the keys of another alphabet, where the text says so: ㄹㅁㅏㄷ_77, "forgot to switch the layout: афлу_12"; and
with those of another Latin layout: aumğ on the Turkish F keyboard."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.app.spellings import keys_pressed
from extract.compiled import compiled
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import stems, words
from extract.words.latin_words import is_word
from extract.words.likely import JUNK, READS, likelihood
from extract.words.word_patterns import longest_first

LATIN = ("layout_f", "layout_azerty", "layout_dvorak")  # kinds of words for the layouts f, azerty and dvorak
_NEAR = 80  # characters between a word for the keyboard and what was typed
_NAME = re.compile("[a-z][a-z0-9_.]{3,31}")
_LONG = 5  # letters of a name that nothing sets apart
_GAIN = 0.3  # by how much a name reads better than what was typed on another Latin layout
_TYPED = re.compile(r"(?<![^\W_])[a-zğışöüç;][a-zğışöüç0-9_.,;']{3,30}(?![^\W_])")
# Letters that no word has one by one: zhuyin, and those of which Hangul syllables are made.
_ALONE = "[ㄅ-ㄩㆠ-ㆺˇˋˊ˙ㄱ-ㅣ]"


class _Layout(NamedTuple):
    """Where a row of its letters stands that may be a name, one of them, and the Latin keys."""

    row: re.Pattern[str]
    one: re.Pattern[str]
    keys: dict[str, str]


def find(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """What was typed on the keys of a Latin keyboard, as it reads there; only beside a word for keyboards."""
    for told in stems(tables, "keyboard", *LATIN).finditer(low):
        begin, stop = max(0, told.start() - _NEAR), told.end() + _NEAR
        yield from _latin(low, begin, stop, told.group(), tables)
        for layout in _layouts(tables):
            for match in layout.row.finditer(low, begin, stop):
                if match.group().isascii():
                    continue
                value = _typed(match.group(), layout)
                if _NAME.fullmatch(value) and _is_name(low, told, match, value):
                    yield match.start(), match.end(), value


def _is_name(low: str, told: "re.Match[str]", match: "re.Match[str]", value: str) -> bool:
    """Whether what was typed is no word of the text, which reads as chance has it: it has a sign, is quoted, or stands in the line of
    the word for the keyboard and is long; letters that stand alone are none."""
    if "_" in value or "." in value:
        return True
    quoted = low[max(0, match.start() - 1) : match.start()] in {*"「『'\"“‘«"} or re.match(_ALONE, match.group()) is not None
    line = low[min(told.start(), match.end()) : max(told.end(), match.start())]
    return likelihood(value) > (JUNK if quoted else READS) and (quoted or ("\n" not in line and len(value) >= _LONG))


def _typed(written: str, layout: _Layout) -> str:
    pressed = "".join(keys_pressed(re.sub("[「」『』'\"“”‘’«» ]", "", written)))
    return layout.one.sub(lambda key: layout.keys[key.group()], pressed).lower()


def _latin(low: str, begin: int, stop: int, said: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """What was typed with the letters of another Latin layout that the text names, or with the keys of this one."""
    for kind in LATIN:
        if not said.startswith(words(tables, kind)):
            continue
        rows = [row for row in tables.rows("keyboards") if f"layout_{row['layout']}" == kind]
        there = str.maketrans({row["typed"]: row["key"] for row in rows})
        back = str.maketrans({row["key"]: row["typed"] for row in reversed(rows)})
        for match in _TYPED.finditer(low, begin, stop):
            written = match.group().rstrip(".,;'")
            values = [value for keys in (there, back) if _NAME.fullmatch(value := written.translate(keys))]
            value = max(values, key=likelihood, default="")
            reads = likelihood(value) > READS and likelihood(value) - likelihood(written) > _GAIN
            if reads and not is_word(written):
                yield match.start(), match.start() + len(written), value


@lru_cache(maxsize=8)
def _layouts(tables: Tables) -> tuple[_Layout, ...]:
    """For each layout a row of its letters that is quoted, has a sign, or stands behind a colon or "is"; one letter; and the keys."""
    found = []
    for name in dict.fromkeys(row["layout"] for row in tables.rows("keyboards")):
        if f"layout_{name}" in LATIN:
            continue
        rows = [row for row in tables.rows("keyboards") if row["layout"] == name]
        keys = {typed: row["key"] for row in rows for typed in (row["typed"], unicodedata.normalize("NFKC", row["typed"]))}
        hangul = any("ㄱ" <= typed <= "ㅣ" for typed in keys)
        one = "|".join(longest_first(map(re.escape, keys)))
        each = f"(?:{one}|[가-힣])" if hangul else f"(?:{one})"
        signed = rf"[「『'\"“‘«]?{each}{{3,16}}[」』'\"”’»]?[_.](?:{one}|[a-z0-9_.]){{1,16}}"
        quoted = rf"(?<=[「『'\"“‘«]){each}(?:{each}|[0-9_.]){{2,24}}(?=[」』'\"”’»])"
        behind = (
            rf"(?:(?<=[:：=→—–-] )|(?<=[:：=→—])|(?<=คือ )|(?<=ແມ່ນ )){each}(?:{each}|[0-9]){{3,24}}(?=$|[\s,.;(（،{STOPS}、!?)])"
        )
        apart = rf"(?<!{_ALONE}){_ALONE}{{1,8}}(?:[ ]?[0-9_.]{{0,6}}{_ALONE}{{1,8}}){{1,8}}[0-9]{{0,6}}|"
        typed = apart if any(re.match(_ALONE, typed) for typed in keys) else ""
        found.append(_Layout(compiled(f"{typed}{signed}|{quoted}|{behind}"), compiled(one), keys))
    return tuple(found)
