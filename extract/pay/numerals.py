"""Numbers in numerals of Chinese, Japanese and Korean: 一万二, 三四万, 이백만, 월 사백."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.word_patterns import one_of

_SIGNS = ("〇零", "一일", "二两兩이", "三삼", "四사", "五오", "六육", "七칠", "八팔", "九구")
_DIGITS = {sign: value for value, signs in enumerate(_SIGNS) for sign in signs}
_UNITS = {"十": 10, "십": 10, "百": 100, "백": 100, "千": 1000, "천": 1000, "万": 10_000, "萬": 10_000, "만": 10_000}
_MYRIAD = 10_000
_ONE = "一"
_HAN = re.compile(r"(?<![\d.])(?<!\d,)(?:[一二三四五六七八]、)?[〇零一二两兩三四五六七八九十百千万萬]{2,12}")
_ABOUT = re.compile(r"([一二两兩三四五六七八])、?([二两兩三四五六七八九])(?=[十百千万萬])")  # 三四万, 二、三十万
_HANGUL_WORD = re.compile("[가-힣]+")
_LEAST_NUMERAL = 10  # of Chinese and Korean: an hour's pay
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, span in the folded text, and the word for thousands that it has (1: none)."""

    value: float
    start: int
    end: int
    times: float
    low: float | None = None
    """The lower end where two numbers are said at once: 三四万, mười tám hai mươi triệu."""
    lone: bool = False
    """Whether it is the word for thousands alone (oyiga ming dollar) or a small number, which count only beside money and a word for
    pay or its period."""


def numerals(text: str, tables: Tables) -> Iterator[Spelled]:
    """The numbers of `text` (folded) in numerals of Chinese and Korean."""
    for match in _HAN.finditer(text):
        figure = match.group()
        if figure.endswith(_ONE) and text.startswith(_after_one(tables), match.end()):
            figure = figure[:-1]  # 四百一天: four hundred a day
        about = _ABOUT.match(figure)
        apart = about and _DIGITS[about[1]] + 1 == _DIGITS[about[2]]
        high = figure[about.start(2) :] if about and apart else figure
        value = _value(high.replace("、", ""))
        low = _value(about[1] + figure[about.end() :]) if about and apart else None
        if value >= _LEAST_NUMERAL and figure not in {"千万", "千萬", "百千"}:
            yield Spelled(value, match.start(), match.start() + len(figure), 1000.0 if value >= 1000 else 1.0, low)
    for pattern in _hangul(tables) if _HANGUL_WORD.search(text) else ():
        for match in pattern.finditer(text):
            for group in range(1, pattern.groups + 1):
                value = _value((match[group] or "").replace(" ", ""))
                if value >= _LEAST_NUMERAL:
                    yield Spelled(value, match.start(group), match.end(group), 1000.0 if value >= 1000 else 1.0)


@lru_cache(maxsize=8)
def _hangul(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Korean numerals before a word for money, and those right behind a word for pay or its period (월 사백): 이천 is a town too."""
    money = one_of(row["phrase"] for row in tables.rows("currencies") if _HANGUL_WORD.fullmatch(row["phrase"]))
    paid = [row["phrase"] for row in tables.rows("pay_words") if row["role"] in {"basic", "pay"}]
    paid += [row["phrase"] for row in tables.rows("pay_periods")]
    cue = one_of(word for word in paid if _HANGUL_WORD.fullmatch(word))
    numeral = "[일이삼사오육칠팔구십백천만]"
    behind = r"(?=[^\w]|$|이고|이에요|이상|정도|부터|까지)"
    return (
        compiled(rf"(?<![가-힣\d])({numeral}{{1,10}}(?: {numeral}{{1,8}}){{0,3}})(?=\s?{money})"),
        compiled(rf"(?<![가-힣]){cue}[은는이가]? ({numeral}{{2,8}})(?:(?:에서|부터) ({numeral}{{2,8}}))?{behind}"),
    )


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
    if digit and unit >= _HUNDRED and not zero:
        digit *= unit // 10
    return float(total + section + digit)
