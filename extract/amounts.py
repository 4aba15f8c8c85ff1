"""Amounts of money in a folded text: figures with their thousands words and currencies, ranges joined into one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extract.normalize import fold_word
from extract.phrases import digits
from extract.tables import Tables

# Grouped by thousands or in the Indian way, or plain; then decimals. Repetitions are bounded: linear on any input.
_FIGURE = (
    r"(?:\d{1,3}(?:[ .,'’]\d{3}){1,4}(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|"
    r"\d{1,12}(?:[.,]\d{1,3}(?!\d))?)"
)
_HAN_SIGNS = "一二两兩三四五六七八九十百千"
_HAN_FIGURE = f"[{_HAN_SIGNS}]{{1,6}}"
_DASH = r"[-–—~〜～−―]{1,2}"
_HAN = {char: value for value, chars in enumerate(("", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九")) for char in chars}
_SPACED = r"a-zа-яёіїєәғқңөұүһıçşğãáàâéêíóôõúñđ\u0900-\u097f"  # letters of scripts with spaces between words
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure or a range. `currency` is ISO 4217, `local:…` (the readers decide) or None. Span in the folded text."""

    low: float
    high: float
    currency: str | None
    start: int
    end: int
    times: float = 1.0  # of the word for thousands that it was written with
    ranged: bool = False

    @property
    def scaled(self) -> bool:
        return self.times > 1


@lru_cache(maxsize=8)
def _pattern(tables: Tables) -> tuple[re.Pattern[str], dict[str, str], dict[str, float]]:
    currencies = {_key(row["phrase"]): row["currency"] for row in tables.rows("currencies")}
    times = {_key(row["phrase"]): float(row["times"]) for row in tables.rows("multipliers")}
    ahead = {_key(row["phrase"]) for row in tables.rows("multipliers") if row["before"]}
    money, scale = _either(currencies), _either(times)
    figure = rf"(?:(?P<ahead>{_either(ahead)})\s?)?(?:(?<![\d.,])(?P<figure>{_FIGURE})|(?P<han>{_HAN_FIGURE}(?=\s?[万萬])))"
    scaled = rf"(?:\s?(?P<times>{scale})(?P<tail>\d(?!\d))?(?P<times2>만|万|萬)?)?"
    whole = rf"(?:(?P<before>{money})\s{{0,2}}:?\s?)?{figure}{scaled}(?:\s{{0,2}}\(?(?P<after>{money})\)?)?"
    firsts = "".join(sorted({re.escape(word[0]) for word in {*currencies, *ahead}}))
    # What no amount begins with is passed over at once: without this, half of the time of reading pay.
    return re.compile(rf"(?=[\d{firsts}{_HAN_SIGNS}]){whole}"), currencies, times


def _key(phrase: str) -> str:
    return digits(fold_word(phrase))


def _either(words: Iterable[str]) -> str:
    """An alternation, longest first, that does not cut a word of a script with spaces.

    What may stand before is asked once for all words that ask it: alternatives that begin with a letter are told apart fast.
    """
    longest = sorted(words, key=len, reverse=True)
    spaced = [_bounded(word) for word in longest if re.match(f"[{_SPACED}]", word)]
    other = [_bounded(word) for word in longest if not re.match(f"[{_SPACED}]", word)]
    return "(?:" + "|".join(([rf"(?<![{_SPACED}])(?:{'|'.join(spaced)})"] if spaced else []) + other) + ")"


def _bounded(word: str) -> str:
    return re.escape(word) + (f"(?![{_SPACED}])" if re.search(f"[{_SPACED}]$", word) else "")


def find_amounts(text: str, tables: Tables) -> list[Amount]:
    """All amounts of `text` (folded, digits ASCII), ranges joined: `8k-15k`, `5 - 7 juta`, `from 800 to 1,200 USD`."""
    pattern, currencies, times = _pattern(tables)
    singles = [_amount(match, currencies, times) for match in pattern.finditer(text)]
    return _joined(singles, text, tables)


def _amount(match: re.Match[str], currencies: dict[str, str], times: dict[str, float]) -> Amount:
    factor = times.get(match["times"] or match["ahead"] or "", 1.0)
    value = _number(match["figure"], factor) if match["figure"] else float(_han(match["han"]))
    value *= factor
    if match["tail"]:  # 1tr5, 3万5: the digit after the word is its next decimal place
        value += int(match["tail"]) * factor / 10
    if match["times2"] and factor == 1000:
        value *= 10_000
    money = currencies.get(match["before"] or "") or currencies.get(match["after"] or "")
    if match["before"] and match["after"]:  # `$800 USD`: the name says more than the sign
        money = currencies[match["after"]]
        if money.startswith("local") and not currencies[match["before"]].startswith("local"):
            money = currencies[match["before"]]
    return Amount(value, value, money, match.start(), match.end(), factor)


def _number(figure: str, factor: float) -> float:
    """`1,50,000`, `2.500.000`, `1 200,50`: groups of three are thousands, what else follows a sign are decimals."""
    if factor > 1 and re.fullmatch(r"\d{1,3}[.,]\d{1,2}", figure):
        return float(figure.replace(",", "."))
    if decimals := re.fullmatch(r"(.*\d)[.,](\d{1,2})", figure):
        return float(re.sub(r"\D", "", decimals[1]) + "." + decimals[2])
    return float(re.sub(r"\D", "", figure))


def _han(figure: str) -> int:
    total, digit = 0, 0
    for char in figure:
        if char in _HAN:
            digit = _HAN[char]
        else:
            total, digit = total + (digit or 1) * _HAN_UNITS[char], 0
    return total + digit


@lru_cache(maxsize=8)
def _between(tables: Tables) -> re.Pattern[str]:
    words = [_key(row["phrase"]) for row in tables.rows("pay_words") if row["role"] == "sep"]
    return re.compile(rf"\s{{0,2}}(?:{_DASH}|{_either(words)})\s{{0,2}}")


def _joined(singles: list[Amount], text: str, tables: Tables) -> list[Amount]:
    out: list[Amount] = []
    for amount in singles:
        last = out[-1] if out else None
        if last and not last.ranged and _between(tables).fullmatch(text, last.end, amount.start):
            joined = _range(last, amount)
            if joined:
                out[-1] = joined
                continue
        out.append(amount)
    return out


def _range(low: Amount, high: Amount) -> Amount | None:
    """A range out of two figures; the first takes the second's thousands and currency where it has none."""
    first = low.low
    if high.scaled and not low.scaled and first < 1000:
        first *= high.times
    currency = high.currency or low.currency
    if low.currency and high.currency and not {low.currency, high.currency} & {"local:dollar", "local:yuan"}:
        currency = low.currency
        if low.currency != high.currency:
            return None
    if not first <= high.high or first * 20 < high.high:
        return None
    return Amount(first, high.high, currency, low.start, high.end, max(low.times, high.times), True)
