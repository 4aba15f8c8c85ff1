"""Amounts written in words: `four hundred fifty`, `bốn mươi triệu`, `สี่หมื่นห้า`, `elfu ishirini`, 一万二, 이백만."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from extract.compiled import compiled
from extract.pay.numerals import Spelled, numerals
from extract.stored import kept_parts
from extract.tables import Row, Tables
from extract.words import grammar
from extract.words.layers import Layered, Layers, layered
from extract.words.phrases import Hit, Phrases, meaning
from extract.words.word_patterns import one_of

_ARABIC = re.compile("[\u0600-\u06ff]")  # hangs on the next word
_EAST = re.compile("[\u3007-\u9fff\uac00-\ud7af]")
_KIN = {"ms": "id", "id": "ms", "ur": "hi", "ne": "hi", "fil": "tl", "ary": "ar", "uk": "ru", "kk": "ru", "es": "pt", "pt": "es"}
_OWN_SCRIPT = frozenset({"th", "lo", "km", "my", "si", "ta", "bn", "am"})
_LAKH, _MILLION = 100_000, 1_000_000
_LEAST = 100  # what is written in words and is less is a count, no pay
_TAILED = 1000
_FIGURE = re.compile(r"\d ?\Z")
_SHORT_LATIN = 2
_MANY = 12  # words of one number
_BETWEEN = 10  # folded characters from the one number of a range to the other


def find(text: str, tables: Tables, languages: tuple[str, ...]) -> list[Spelled]:
    """The numbers of `text` (folded) that are written in words of these languages, or in numerals of Chinese or Korean."""
    found = [*numerals(text, tables)] if _EAST.search(text) else []
    run: list[Hit] = []
    within = _within(tables)
    for hit in _words(tables, _tongues(languages)).find(text):
        none = hit.row["kind"] == "none"
        if run and (none or len(run) >= _MANY or not within.fullmatch(text, run[-1].end, hit.start) or _ranged(run[-1], hit, text)):
            found += _read(run, text)
            run = []
        if not none and (run or hit.row["kind"] != "point"):
            run.append(hit)
    found = sorted([*found, *_read(run, text)], key=lambda number: number.start)
    after: list[Spelled | None] = [*found[1:], None]
    return [
        number if number.value >= _LEAST or _opens(number, other) else replace(number, lone=True)
        for number, other in zip(found, after, strict=False)
    ]


def _ranged(last: Hit, hit: Hit, text: str) -> bool:
    """दो-तीन हज़ार, две-три тысячи: two numbers with a dash; but `twenty-five` is one. A word for thousands that is said again begins
    another: mille et mille cinq cents."""
    if last.row["kind"] == hit.row["kind"] == "times" and last.row["value"] == hit.row["value"]:
        return True
    low, high = float(last.row["value"]), float(hit.row["value"])
    return "-" in text[last.end : hit.start] and low < high < _LEAST


def _opens(number: Spelled, after: Spelled | None) -> bool:
    """`two to three thousand`: what is small counts before something larger that is near."""
    return (
        after is not None
        and after.start - number.end <= _BETWEEN
        and after.times >= _TAILED
        and number.value * after.times <= after.value
    )


@lru_cache(maxsize=8)
def _within(tables: Tables) -> re.Pattern[str]:
    """What stands between the words of one number: `four hundred and fifty`, خمسة وعشرون."""
    joined = grammar.words(tables, "grammar_words", "in_number")
    stuck = one_of(word for word in joined if _ARABIC.match(word))
    return compiled(rf"[ \-]{{0,2}}(?:{stuck}|{one_of(joined)} )?")


@lru_cache(maxsize=256)
def _tongues(languages: tuple[str, ...]) -> frozenset[str]:
    main = {language if language.endswith("-Latn") else language.split("-")[0] for language in languages}
    return frozenset({*main, *(_KIN[language] for language in main & _KIN.keys()), "en"})


@lru_cache(maxsize=64)
def _words(tables: Tables, languages: frozenset[str]) -> Layered:
    """The words of numbers that count in a text of these languages."""
    return _layers(tables).of(languages)


@lru_cache(maxsize=8)
def _layers(tables: Tables) -> Layers:
    return Layers(_layered(tables))


@kept_parts("multipliers", "number_words", "amount_words", "grammar_words")
def _layered(tables: Tables) -> dict[str, Any]:
    """Number words up to ninety-nine (`number_words.csv`), whole amounts (`amount_words.csv`), words for thousands; of two for the same
    word the later one."""
    words: list[tuple[str, Row, str]] = []
    for row in tables.rows("multipliers"):
        if float(row["times"]) >= _LEAST and len(row["phrase"]) > 1:
            words.append((row["phrase"], meaning(value=row["times"], kind="before" if row["before"] else "times"), ""))
    for row in tables.rows("number_words"):
        if row["digit"].isdigit() and len(row["digit"]) <= 3 and row["language"] not in {"zh", "ja", "ko"}:
            words.append((row["word"], meaning(value=row["digit"], kind="number"), _needed(row)))
        elif row["digit"] == "none":  # โทร begins with a two
            words.append((row["word"], meaning(kind="none"), _needed(row)))
    for word in grammar.words(tables, "grammar_words", "decimal"):
        words.append((word, meaning(value="0", kind="point"), ""))
    words += [(row["word"], meaning(value=row["value"], kind="number"), _needed(row)) for row in tables.rows("amount_words")]
    words += [(word.replace("-", " "), row, language) for word, row, language in words if "-" in word]  # who speaks says no hyphen
    return layered(words[::-1])


def _needed(row: Row) -> str:
    """The language that a text must be in for the word to count: none of a script of its own, nor English."""
    return "" if row["language"] in _OWN_SCRIPT or row["language"] == "en" else row["language"]


def counts(tables: Tables, text: str) -> list[Hit]:
    """The small numbers in words of any language in a short piece of a text."""
    return _counts(tables).find(text)


@lru_cache(maxsize=8)
def _counts(tables: Tables) -> Phrases:
    """Of Latin letters no words of two: `do`, `ba` are small words of other languages."""
    rows = (row for row in tables.rows("number_words") if row["digit"].isdigit() and len(row["digit"]) <= 2)
    rows = (row for row in rows if len(row["word"]) > _SHORT_LATIN or not row["word"].isascii())
    return Phrases.of({row["word"]: meaning(value=row["digit"]) for row in rows}.items())


def _read(run: list[Hit], text: str) -> Iterator[Spelled]:
    """One run of number words: a number where a word for hundreds or more stands among them."""
    while run and run[-1].row["kind"] == "point":
        run = run[:-1]
    if not run:
        return
    if _FIGURE.search(text, max(0, run[0].start - 3), run[0].start):
        return  # behind a figure, which `amounts` reads
    if len(run) == 1 and run[0].row["kind"] == "times":
        value = float(run[0].row["value"])
        if value >= _TAILED:
            yield Spelled(value, run[0].start, run[0].end, value, lone=True)
        return
    if len(run) == 2 and run[0].row["kind"] != "number" and float(run[0].row["value"]) == _LEAST:
        return  # ဆရာ တစ်ရက်: a hundred has its number before it
    sum_ = _Sum(1.0 if run[0].row["kind"] == "times" else 0.0)  # ألف, bin: one thousand
    for hit in run:
        sum_.add(float(hit.row["value"]), hit.row["kind"])
    end = run[-1].end
    if sum_.total and sum_.current == 1 and len(run) > 1:
        sum_.current, end = 0.0, run[-2].end  # `một tháng`: one month
    value = sum_.total + sum_.behind()
    if value:
        low = sum_.low if sum_.low and sum_.low < value else None
        yield Spelled(value, run[0].start, end, max(sum_.scale, 1.0), low)


@dataclass(slots=True)
class _Sum:
    """What the words of one number come to, as they are heard from left to right."""

    current: float  # what no word for thousands has counted yet
    total: float = 0.0
    scale: float = 0.0  # of the last word for thousands
    pending: float = 0.0  # of one that stands before its number: elfu ishirini
    low: float = 0.0  # the first of two numbers that are said at once
    counted: float = 0.0  # tens that stood right behind it
    pointed: bool = False  # whether tenths follow: one point five million

    def add(self, value: float, kind: str) -> None:
        """Count one more word: its value, and what it does (`number`, `point` or a word for thousands)."""
        if kind == "point":
            self.pointed = True
        elif self.pointed and kind == "number" and 1 <= value < 10:
            self.current, self.pointed = self.current + value / 10, False
        elif kind == "number" and value >= _TAILED and value % _TAILED == 0:
            self._thousands(value / _TAILED)
        elif value == _LEAST:
            self.current = self.current + value if self.current >= value else (self.current or 1.0) * value
            self.low *= value
        elif kind == "number":
            self._number(value)
            if self.counted and value < 10 <= self.counted and self.counted % 10 == 0 and not self.pending:
                self.total, self.current = self.total + value * self.scale, 0.0  # dubu hamsin da biyar: 55,000
            self.counted = 0.0
        elif kind == "before" and not self.current:
            self.pending, self.scale = value, max(self.scale, value)
        else:
            self.total, self.current, self.scale = self.total + self.current * value, 0.0, value
            self.low *= value
        if self.pending and kind == "number":
            self.counted = self.current if self.current < _LEAST else 0.0
            self.total, self.current, self.pending = self.total + self.pending * self.current, 0.0, 0.0

    def _number(self, value: float) -> None:
        one = self.current
        if value < 1 or 0 < abs(one) < 1 or (value < one and one % 10 == 0):  # डेढ़, साढ़े तीन, twenty five
            self.current += value
            return
        if not self.total and not self.low and 1 < one < value <= 2 * one and value < _LEAST:
            self.low = one  # eighteen twenty thousand
        self.current = value

    def _thousands(self, count: float) -> None:
        """One word for so many thousands, which may go with the tens before it: zweitausend, இருபத்தி ரெண்டாயிரம்."""
        if count == 1 and 1 < self.current < _TAILED:
            count = self.current  # iki min, ду ҳазору
        tens = (
            self.current if count < self.current and 10 <= self.current < _LEAST and self.current % 10 == 0 and count < 10 else 0.0
        )
        millions = count >= _TAILED and count % _TAILED == 0  # مليونين
        self.total, self.current = self.total + (tens + count) * _TAILED, 0.0
        self.scale = float(_MILLION if millions else _TAILED)

    def behind(self) -> float:
        """What the words behind the last one for thousands count: a single digit is the next decimal place (หมื่นห้า, một triệu hai),
        a half is one of it, hundreds behind millions are thousands (tiga juta tujuh ratus)."""
        if not self.total or self.scale < _TAILED:
            return self.current
        if 1 < self.current < 10:
            return self.current * self.scale / 10
        if 0 < self.current < 1:
            return self.current * self.scale
        if self.scale == _LAKH and 10 <= self.current < _LEAST:
            return self.current * _TAILED  # laki tatu na hamsini, एक लाख बीस
        return self.current * _TAILED if self.scale >= _MILLION and _LEAST <= self.current < _TAILED else self.current
