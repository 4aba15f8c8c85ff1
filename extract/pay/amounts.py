"""Amounts of money in a folded text: figures with their thousands words and currencies, ranges joined into one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from extract.compiled import compiled
from extract.pay.numerals import Spelled
from extract.pay.ranges import GAP, WINDOW, Amount, joined
from extract.pay.sums import summed
from extract.pay.told import numbers
from extract.pay.word_sets import backward, either, key
from extract.tables import Tables
from extract.words import grammar
from extract.words.phrases import phrases
from extract.words.word_patterns import longest_first, one_of

# Noughts in odd groups (10 00 0000), grouped by thousands, with a blank too many too (1 ,200), or in the Indian way, or plain; then
# decimals. Repetitions are bounded: linear on any input.
_FIGURE = (
    r"(?:[1-9]\d{0,2}(?: 0{2,4}){2,3}(?![ .,]?\d)|"
    r"\d{1,3}(?:(?:[ .,'’٬،]| [.,])\d{3}|[.,] 000){1,4}(?!\d)(?:[.,٫]\d{1,2}(?!\d))?|\d{1,2}(?:,\d{2}){1,3},\d{3}(?!\d)|"
    r"\d{1,12}(?:[.,٫]\d{1,3}(?!\d)(?!\s?[ap]m))?)"
)
_TAIL = r"(?:(?:[.,/][-–—]{1,2}|/=)(?!\s?\d))?"  # 15,000.-, 3.000.000,-, 15000/-, 20,000/=
_SIGNS = "[$£€₱₹]"  # which stand before a figure: 104 ($84,083)
_FIGURE_AT = re.compile(r"\d\s?$")
_HEIGHT = re.compile(r"1(?:[.,][4-9]\d?\s?m|\s?m\s?[4-9]\d)(?![^\W_])")  # 1.60 m, 1m60: of who applies
_DIGITS = re.compile(r"\d\d*")  # the first is found fast
_HOURS = re.compile(r"(?<!\d)(?<!\d[ .,])\d{1,2}\s?[-–—~]\s?$")  # the beginning of hours, whose end is no thousands: 6-12 200
_AND_HUNDREDS = re.compile(r"(?P<hour>\d{1,2}) (?!000)\d{3}(?![ .,]?\d)")
_MILLIONS = re.compile(r"1[.,]\d\s?m\s?[-–—~]\s?[^\W\d]{0,3}[$₡₦₱€£]?\s?(?:[2-9]|\d\d)")  # 1.6M – 2.1M
_SIGN_AT = re.compile(r"[$€£₱₹₡₦₲₩₫]\s?$")
_CUE, _PAY = 24, frozenset({"basic", "pay", "income"})  # folded characters before a figure in which a word for pay stands
_TEN_THOUSAND, _LAKH = 10_000.0, 100_000.0
_HOURS_A_DAY = 24
_LEAST_GLUED = 100  # N95 is a mask
_MOST_PAID_IN = 50_000.0  # of money that is another's than the figure: 20 million (dong) paid in U
_SHORT_DECIMAL, _DECIMAL, _NO_DIGIT = re.compile(r"\d{1,3}[.,٫]\d{1,2}"), re.compile(r"(.*\d)[.,٫](\d{1,2})"), re.compile(r"\D")


@dataclass(frozen=True)
class _Words:
    """The tables as patterns, each compiled for the first text that needs it, and what their words mean."""

    written: str
    leading: str
    following: str
    currencies: dict[str, str]
    ahead: dict[str, str]  # letters that mean money only right before a figure: R15,000, N250k
    behind: dict[str, str]  # and right behind it: 150 000F, 8000r
    times: dict[str, float]
    halves: tuple[str, ...]  # the longest first
    lakhs_a_year: re.Pattern[str]  # India; in front of them, for they are a period too
    summed: re.Pattern[str]
    paid_in: re.Pattern[str]  # before the money: 1200 to 1500 in USDT

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """A figure with its words for thousands."""
        return compiled(self.written)

    @cached_property
    def before(self) -> re.Pattern[str]:
        """What stands before it, read from right to left."""
        return compiled(self.leading)

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Words for money alone, of more than a letter."""
        return compiled(either(word for word in self.currencies if len(word) > 1 or not word.isalpha()))

    @cached_property
    def after(self) -> re.Pattern[str]:
        """What stands behind a number, which may be nothing."""
        return compiled(self.following)


@lru_cache(maxsize=8)
def _words(tables: Tables) -> _Words:
    sides: dict[str, dict[str, str]] = {"ahead": {}, "behind": {}, "after": {}, "": {}}
    for row in tables.rows("currencies"):
        side, _, code = row["currency"].partition(":")
        if side in sides:
            sides[side][key(row["phrase"])] = code
        else:
            sides[""][key(row["phrase"])] = row["currency"]
    either_side = sides[""]
    currencies = either_side | sides["after"]
    times = {key(row["phrase"]): float(row["times"]) for row in tables.rows("multipliers")}
    halves = tuple(longest_first((word for word, value in times.items() if value < 1)))
    ahead = {key(row["phrase"]) for row in tables.rows("multipliers") if row["before"]}
    ten_thousand = one_of(word for word, value in times.items() if value == _TEN_THOUSAND and len(word) == 1)
    of, paid = (one_of(grammar.words(tables, "grammar_words", role)) for role in ("of", "paid_in"))
    apart = rf"(?! {paid} [^\W\d])"  # 1200 w USDT is no 1200w
    endings = one_of(grammar.words(tables, "grammar_words", "from_ending", "to_ending", "case_ending"))
    scale, half = either(times.keys() - set(halves), "(?!\\.[a-z])", endings), either(halves)
    # No S/ 1,500; and the p of p/m is no money.
    behind = either((word for word in currencies if not word.endswith("/")), "(?![/.][a-z](?![a-z]))", endings)
    scaled = (
        rf"(?:{apart}{GAP}?(?P<times>{scale})(?:(?P<tail>\d)(?!\d|\s?{scale})|{GAP}?(?P<times2>{ten_thousand})(?![a-z]))?)?"
        rf"(?:{GAP}?(?P<half>{half}))?"
    )
    after = (
        rf"(?:{GAP}{{0,2}}[(/]?(?:{of}\s)?(?P<after>{behind})(?:(?<=[€£])(?P<cents>\d\d)(?![\d.,]))?(?!(?<=[ (]{_SIGNS})\d)\)?"
        rf"|(?P<stuck>{either(sides['behind'])}))?"
    )
    # Only a figure's neighbours are looked at, never the whole text: with a thousand words for money that is most of the time.
    figure = rf"(?<!\d[.,])(?P<figure>{_FIGURE}){_TAIL}{scaled}"
    thousands = rf"(?:\s?(?P<ahead>{backward(ahead)}))?"
    into = one_of(word[::-1] for word in grammar.words(tables, "grammar_words", "in_money"))  # USDT में 3000
    sign = rf"(?:{GAP}?[:\-]{GAP}{{0,2}}|{GAP}{{0,3}})"  # no gap in two ways: what stands behind takes long to try
    money = rf"(?:{GAP}{into})?{sign}(?P<before>{backward(either_side)})"
    before = rf"{thousands}(?:{money}|(?P<stuck>{backward(sides['ahead'])}))?"
    lakhs = compiled(rf"\s?(?={grammar.bounded(grammar.words(tables, 'pay_context', 'lakhs_a_year'))})")
    sums = compiled(rf" ?(?:{one_of(grammar.words(tables, 'grammar_words', 'and'))} ?)?")
    paid_in = compiled(rf" {paid}(?= )")
    return _Words(figure, before, after, currencies, sides["ahead"], sides["behind"], times, halves, lakhs, sums, paid_in)


def find_amounts(
    text: str, tables: Tables, languages: tuple[str, ...] = (), blocked: Sequence[tuple[int, int]] = ()
) -> list[Amount]:
    """All amounts of `text` (folded, digits ASCII, its lines ending with `\n`), ranges joined.

    Numbers in words count in `languages` (BCP 47), in English and where the script tells. Figures within the spans `blocked`, which
    stand in order, are left out.
    """
    words = _words(tables)
    singles = list(_in_figures(text, words, tables, blocked))
    told = numbers(text, tables, languages, lambda end: _money_behind(text, end, words))
    singles += [_in_words(number, text, words) for number in told]
    return _paid(joined(_apart(summed(_apart(singles), text, words.summed)), text, tables), text, words)


def currency_named(text: str, tables: Tables) -> str | None:
    """The money that a short text without figures names, the last where it names several."""
    words = _words(tables)
    named = [words.currencies.get(match.group().strip()) for match in words.named.finditer(text)]
    return next((money for money in reversed(named) if money), None)


def _apart(amounts: list[Amount]) -> list[Amount]:
    """In the order of the text, none overlapping another; the longer one wins."""
    out: list[Amount] = []
    for amount in sorted(amounts, key=lambda amount: (amount.start, -amount.end)):
        if not out or amount.start >= out[-1].end:
            out.append(amount)
    return out


def _in_figures(text: str, words: _Words, tables: Tables, blocked: Sequence[tuple[int, int]]) -> Iterator[Amount]:
    end, index = 0, 0
    for run in _DIGITS.finditer(text):
        while index < len(blocked) and blocked[index][1] <= run.start():
            index += 1
        if index < len(blocked) and blocked[index][0] <= run.start():
            continue
        if run.start() >= end and _hours(text, run.start()):
            continue
        if run.start() < end or _is_height(text, run.start(), tables):
            continue
        match = words.figure.match(text, run.start())
        if match:
            amount = _amount(match, text, end, words)
            if _is_code(text, match.start(), amount):
                continue
            yield amount
            end = amount.end


def _is_height(text: str, start: int, tables: Tables) -> bool:
    """Whether who applies is to be so tall: 1.60 m, and no word for pay or money is before: salary 1.6M, ₡1.9M – ₡2.3M."""
    if _HEIGHT.match(text, start) is None or _MILLIONS.match(text, start):
        return False
    before = text[max(0, start - _CUE) : start]
    return not (_SIGN_AT.search(before) or any(hit.row["role"] in _PAY for hit in phrases(tables, "pay_words").find(before)))


def _is_code(text: str, start: int, amount: Amount) -> bool:
    """Whether a figure that letters touch is a step's or a code's, and the money behind it is the next figure's: P1T1 RM1,702."""
    glued = amount.start == start and amount.high < _LEAST_GLUED and text[start - 1 : start].isalpha()
    return glued and amount.currency is not None and text[amount.end : amount.end + 2].lstrip()[:1].isdigit()


def _hours(text: str, start: int) -> bool:
    """Whether the figure ends hours of work and another follows: 6-12 200 dollars."""
    hundreds = _AND_HUNDREDS.match(text, start)
    return (
        hundreds is not None and int(hundreds["hour"]) <= _HOURS_A_DAY and _HOURS.search(text, max(0, start - 5), start) is not None
    )


def _amount(match: re.Match[str], text: str, since: int, words: _Words) -> Amount:
    """The amount of one figure; what stands before it begins at `since` at the earliest."""
    before, ahead, start = _before(text, since, match.start(), words)
    after = words.after.match(text, match.end())
    assert after  # as of any text
    lakhs = words.lakhs_a_year.match(text, after.end())
    factor = _LAKH if lakhs else words.times.get(match["times"] or ahead, 1.0)
    value = round(_number(match["figure"], factor) * factor, 2)
    if match["tail"]:  # 1tr5, 3万5: the digit after the word is its next decimal place
        value += int(match["tail"]) * factor / 10
    if match["half"]:
        value += factor / 2
    if match["times2"] and factor < _TEN_THOUSAND:
        value *= _TEN_THOUSAND
    if after["cents"] and value < _LEAST_GLUED:
        value += int(after["cents"]) / 100  # 12€50
    stuck = words.behind.get(after["stuck"] or "") or words.ahead.get(before)
    behind = after["after"]
    if value < _LEAST_GLUED:
        before, behind = _longer(before), _longer(behind)
    money = "INR" if lakhs else _money(behind, before, words)
    if stuck and not money and value >= _LEAST_GLUED:
        money = stuck
    return Amount(value, value, money, start, after.end(), factor)


def _before(text: str, since: int, start: int, words: _Words) -> tuple[str, str, int]:
    """The currency and the word for thousands that stand right before a figure, and where they begin."""
    found = words.before.match(text[max(0, start - WINDOW) : start][::-1])
    if found is None or not found.end() or start - found.end() < since:
        return "", "", start
    return (found["before"] or found["stuck"] or "")[::-1], (found["ahead"] or "")[::-1], start - found.end()


def _longer(word: str | None) -> str:
    """The word, but no single letter of A to Z: P6 to P7 are grades."""
    return "" if not word or (len(word) == 1 and word.isascii() and word.isalpha()) else word


def _money(after: str | None, before: str, words: _Words) -> str | None:
    """`$800 USD`: the name says more than the sign."""
    sides = [words.currencies[side] for side in (after, before) if side in words.currencies]
    return next((side for side in sides if not side.startswith("local")), sides[0] if sides else None)


def _paid(amounts: list[Amount], text: str, words: _Words) -> list[Amount]:
    """`amounts`, those without money with the one that they are said to be paid in: 1200 to 1500 in USDT."""
    out = []
    for amount in amounts:
        said = words.paid_in.match(text, amount.end) if amount.currency is None and amount.high <= _MOST_PAID_IN else None
        named = words.after.match(text, said.end()) if said else None
        money = words.currencies.get(named["after"] or "") if named else None
        out.append(replace(amount, currency=money, end=named.end("after")) if named and money else amount)
    return out


def _money_behind(text: str, end: int, words: _Words) -> int | None:
    """Where the word for money ends that follows a number; None where none does."""
    after = words.after.match(text, end)
    return after.end() if after and after["after"] else None


def _in_words(number: Spelled, text: str, words: _Words) -> Amount:
    """A number in words with the half and the currency beside it: `two and a half`, `hai triệu rưỡi`."""
    value, end = number.value, number.end
    for half in words.halves:
        for gap in ("", " "):
            if text.startswith(gap + half, end):
                value, end = value + number.times / 2, end + len(gap + half)
    after = words.after.match(text, end)
    behind = after["after"] if after else None
    before, _ahead, start = _before(text, 0, number.start, words)
    if not before or _FIGURE_AT.search(text, max(0, start - 2), start):  # 2000元 三萬五
        before, start = "", number.start
    money = _money(behind, before, words)
    until = after.end() if after and behind else end
    return Amount(number.low or value, value, money, start, until, number.times, number.low is not None)


def _number(figure: str, factor: float) -> float:
    """`1,50,000`, `2.500.000`, `1 200,50`: groups of three are thousands, what else follows a sign are decimals."""
    if figure.isdecimal():
        return float(figure)
    if factor > 1 and _SHORT_DECIMAL.fullmatch(figure):
        return float(figure.replace(",", ".").replace("٫", "."))
    if decimals := _DECIMAL.fullmatch(figure):
        return float(_NO_DIGIT.sub("", decimals[1]) + "." + decimals[2])
    return float(_NO_DIGIT.sub("", figure))
