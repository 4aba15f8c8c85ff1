"""Amounts written in words: `four hundred fifty`, `bốn mươi triệu`, `สี่หมื่นห้า`, `elfu ishirini`, 一万二, 이백만."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extract.stored import kept
from extract.tables import Row, Tables
from extract.words import grammar
from extract.words.layers import Layered, Layers, layered
from extract.words.phrases import Hit, Phrases, meaning
from extract.words.word_patterns import one_of

_SIGNS = ("〇零", "一일", "二两兩이", "三삼", "四사", "五오", "六육", "七칠", "八팔", "九구")
_DIGITS = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
_UNITS = {"十": 10, "십": 10, "百": 100, "백": 100, "千": 1000, "천": 1000, "万": 10_000, "萬": 10_000, "만": 10_000}
_MYRIAD = 10_000
_ONE = "一"
_HAN = re.compile(r"(?<![\d.,])[〇零一二两兩三四五六七八九十百千万萬]{2,12}")
_HANGUL_WORD = re.compile("[가-힣]+")
_ARABIC = re.compile("[\u0600-\u06ff]")  # hangs on the next word
_EAST = re.compile("[\u3007-\u9fff\uac00-\ud7af]")
_KIN = {"ms": "id", "id": "ms", "ur": "hi", "ne": "hi", "fil": "tl", "ary": "ar", "uk": "ru", "kk": "ru", "es": "pt", "pt": "es"}
_OWN_SCRIPT = frozenset({"th", "lo", "km", "my", "si", "ta", "bn", "am"})
_LEAST = 100  # what is written in words and is less is a count, no pay
_TAILED = 1000
_FIGURE = re.compile(r"\d ?\Z")
_SHORT_LATIN = 2
_MANY = 12  # words of one number
_BETWEEN = 10  # folded characters from the one number of a range to the other


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, span in the folded text, and the word for thousands that it has (1: none)."""

    value: float
    start: int
    end: int
    times: float


def find(text: str, tables: Tables, languages: tuple[str, ...]) -> list[Spelled]:
    """The numbers of `text` (folded) that are written in words of these languages, or in numerals of Chinese or Korean."""
    found = [*_numerals(text, tables)] if _EAST.search(text) else []
    run: list[Hit] = []
    within = _within(tables)
    for hit in _words(tables, _tongues(languages)).find(text):
        none = hit.row["kind"] == "none"
        if run and (none or len(run) >= _MANY or not within.fullmatch(text, run[-1].end, hit.start) or _ranged(run[-1], hit, text)):
            found += _read(run, text)
            run = []
        if not none:
            run.append(hit)
    found = sorted([*found, *_read(run, text)], key=lambda number: number.start)
    after: list[Spelled | None] = [*found[1:], None]
    return [number for number, other in zip(found, after, strict=False) if number.value >= _LEAST or _opens(number, other)]


def _ranged(last: Hit, hit: Hit, text: str) -> bool:
    """दो-तीन हज़ार, две-три тысячи: two numbers with a dash; but `twenty-five` is one."""
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
    return re.compile(rf"[ \-]{{0,2}}(?:{stuck}|{one_of(joined)} )?")


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


@kept("multipliers", "number_words", "amount_words")
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
    words += [(row["word"], meaning(value=row["value"], kind="number"), _needed(row)) for row in tables.rows("amount_words")]
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
    if not run:
        return
    if not run or (len(run) == 1 and run[0].row["kind"] == "times") or _FIGURE.search(text, max(0, run[0].start - 3), run[0].start):
        return  # `thousand` alone, or behind a figure, which `amounts` reads
    if len(run) == 2 and run[0].row["kind"] != "number" and float(run[0].row["value"]) == _LEAST:
        return  # ဆရာ တစ်ရက်: a hundred has its number before it
    total = pending = scale = 0.0
    current = 1.0 if run[0].row["kind"] == "times" else 0.0  # ألف, bin: one thousand
    for hit in run:
        value, kind = float(hit.row["value"]), hit.row["kind"]
        if value == _LEAST:
            current = (current or 1.0) * value
        elif kind == "number":
            current = current + value if value < 1 or (value < current and current % 10 == 0) else value
        elif kind == "before" and not current:
            pending, scale = value, max(scale, value)
        else:
            total, current, scale = total + current * value, 0.0, value
        if pending and kind == "number":
            total, current, pending = total + pending * current, 0.0, 0.0
    end = run[-1].end
    if total and scale >= _TAILED and 1 < current < 10:
        current *= scale / 10  # หมื่นห้า, một triệu hai: the digit behind is the next decimal place
    elif total and current == 1 and len(run) > 1:
        current, end = 0.0, run[-2].end  # `một tháng`: one month
    value = total + current
    if value:
        yield Spelled(value, run[0].start, end, max(scale, 1.0))


def _numerals(text: str, tables: Tables) -> Iterator[Spelled]:
    for pattern in (_HAN, _hangul(tables)):
        for match in pattern.finditer(text):
            figure = match.group()
            if figure.endswith(_ONE) and text.startswith(_after_one(tables), match.end()):
                figure = figure[:-1]  # 四百一天: four hundred a day
            value = _value(figure)
            if value >= _LEAST and figure not in {"千万", "千萬", "百千"}:
                yield Spelled(value, match.start(), match.start() + len(figure), 1000.0 if value >= 1000 else 1.0)


@lru_cache(maxsize=8)
def _hangul(tables: Tables) -> re.Pattern[str]:
    """Korean numerals before a word for money only: 이천 is a town too."""
    money = one_of(row["phrase"] for row in tables.rows("currencies") if _HANGUL_WORD.fullmatch(row["phrase"]))
    return re.compile(rf"(?<![가-힣\d])[일이삼사오육칠팔구십백천만]{{2,10}}(?=\s?{money})")


@lru_cache(maxsize=8)
def _after_one(tables: Tables) -> tuple[str, ...]:
    """What follows `one` in words for periods: 天, 個月."""
    return tuple(row["phrase"][1:] for row in tables.rows("pay_periods") if row["phrase"].startswith(_ONE) and row["phrase"][1:])


def _value(figure: str) -> float:
    """一万二 is 12,000 and 两千零五 2,005: a last digit behind a unit is its next decimal place."""
    total = section = digit = 0
    unit, zero = 1, False
    for sign in figure:
        if sign in _DIGITS:
            digit, zero = _DIGITS[sign], zero or not _DIGITS[sign]
            continue
        unit = _UNITS[sign]
        if unit == _MYRIAD:
            total, section = (total + section + digit or 1) * unit, 0
        else:
            section += (digit or 1) * unit
        digit = 0
    if digit and unit >= _LEAST and not zero:
        digit *= unit // 10
    return float(total + section + digit)
