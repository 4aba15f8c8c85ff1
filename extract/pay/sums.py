"""Sums of two figures or words, the larger first, and what goes unsaid in them: `1 lakh 60 thousand`, `1 lakh 60`."""

import re

from extract.pay.ranges import Amount

_TEN_THOUSAND = 10_000.0
# What goes unsaid behind a word for so much: 1 lakh 10 (thousand), 4 juta 500 (thousand), 8 triệu 5 (hundred thousand).
_UNSAID = {100_000.0: ((10, 99, 1000.0),), 1_000_000.0: ((100, 999, 1000.0), (1, 9, 100_000.0))}
_ENDED = re.compile(r"[^\S\n]?(?=[^\w\s:/%]|\n|\Z)(?![.,:–-]\d)")  # behind it


def summed(singles: list[Amount], text: str, between: re.Pattern[str]) -> list[Amount]:
    """`1 lakh 60 thousand`, `2 triệu 500 nghìn`, `3万5千`: one amount, the larger word first; `between` may stand between
    the two."""
    out: list[Amount] = []
    for amount in singles:
        last = out[-1] if out else None
        if (
            last
            and amount.times == _TEN_THOUSAND == 100 * last.times
            and amount.start == last.end
            and amount.high < 100 * _TEN_THOUSAND
        ):
            value = last.high * _TEN_THOUSAND + amount.high  # 2백50만원
            out[-1] = Amount(value, value, amount.currency, last.start, amount.end, _TEN_THOUSAND)
            continue
        ahead = last is not None and (last.currency is None or not text[last.start].isdigit())  # ဘတ် 2 သောင်း 2 ထောင်
        smaller = last is not None and ahead and 1 < amount.times < last.times and amount.high < last.times
        if last and smaller and between.fullmatch(text, last.end, amount.start):
            value = last.high + amount.high
            out[-1] = Amount(value, value, amount.currency or last.currency, last.start, amount.end, last.times)
            continue
        if last and ahead and between.fullmatch(text, last.end, amount.start) and (rest := _rest(last, amount, text)):
            value = last.high + rest
            out[-1] = Amount(value, value, last.currency, last.start, amount.end, last.times)
            continue
        out.append(amount)
    return out


def _rest(last: Amount, amount: Amount, text: str) -> float | None:
    """What a bare figure that ends its clause counts behind a word for lakhs or millions; None where it is something else."""
    written = text[amount.start : amount.end]
    if amount.currency or amount.scaled or not written.isdigit() or written[0] == "0" or _ENDED.match(text, amount.end) is None:
        return None
    counted = _UNSAID.get(last.times, ())
    return next((amount.high * times for least, most, times in counted if least <= amount.high <= most), None)
