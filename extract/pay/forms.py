"""Patterns around amounts that need words of languages (`pay_context.csv`, `grammar_words.csv`)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words import grammar
from extract.words.word_patterns import one_of

_WORD = r"[a-z\u00c0-\u024f\u0400-\u04ff]{2,16}"  # of scripts with spaces between words
BULLETS = "✅✓✔☑▪▫■□●◆◇🔹🔸🔺"  # before each thing of a list


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of one set of tables."""

    clause: re.Pattern[str]  # parts one thing said from the next
    counted: re.Pattern[str]  # behind a figure: it is no money
    label: re.Pattern[str]  # before a figure: it is the number of something
    address: re.Pattern[str]  # before a figure: it is a postal code
    joining: re.Pattern[str]  # words for `and`, `to`, `with`
    up_to: re.Pattern[str]  # ends before a figure: a word for `to`
    per: re.Pattern[str]  # behind a figure: for each of something
    post: re.Pattern[str]  # behind a sum in brackets: so many people of the next post
    each: re.Pattern[str]  # before what a sum is paid for each of
    ablative: re.Pattern[str]  # ends money's name where pay begins: 500 dollardan, 500$дан
    case: re.Pattern[str]  # another ending of money's name: 500 manata, 300 000 теңгеге
    since: re.Pattern[str]  # the same behind an amount: 4 milliondan, 900$ дан.
    until: re.Pattern[str]  # behind an amount that is the most: 45 हजारसम्म
    listed: re.Pattern[str]  # between figures of a list that have no name
    share: re.Pattern[str]  # behind a figure: a share, or more, is added
    hours_too: frozenset[str]  # words for a year that are an hour in another language


@lru_cache(maxsize=8)
def forms(tables: Tables) -> Forms:
    """The patterns, compiled once for each set of tables."""
    roles = ("counted", "crowd", "label", "per", "share", "street")
    counted, crowd, label, per, added, street = (grammar.bounded(grammar.words(tables, "pay_context", role)) for role in roles)
    areas = (word for word in grammar.words(tables, "pay_context", "district", "street") if len(word) > 1)
    area = grammar.bounded(areas, behind=False)
    share = r"\d{1,2}(?:[.,]\d)?(?:\s?[-–]\s?\d{1,2})?\s?[%％]"
    return Forms(
        compiled(rf"[,，、،፣+&/()（）•·\-–:{BULLETS}]|{grammar.joining(tables, 'and', 'plus', 'with')}"),
        compiled(rf"\s?(?:%|％|:\d\d|(?<=\d)[a-z]|{counted}|[+＋]{{0,2}}\s?(?:{_WORD}\s)?{crowd})"),
        compiled(rf"(?:{label}[.:]?\s?|{street}\.?\s(?:[^\W\d]{{1,16}}[\s,،]{{1,2}}){{1,3}})$"),  # Av. Juárez 1200
        compiled(rf"{area}[^\n]{{1,40}}{area}[^\n\d]{{1,40}}$"),  # แขวงสีลม เขตบางรัก กรุงเทพมหานคร 10500
        compiled(grammar.joining(tables, "and", "or", "to", "with", "of")),
        compiled(rf"{grammar.joining(tables, 'to')}\s?$"),
        compiled(rf"\s?{per}\s?(?=[^\W\d])"),
        compiled(
            rf"(?:(?<=\))|\s?[^\W\d]{{0,4}}\.?\s?\))[\s,;、，]{{0,2}}"
            rf"(?:{grammar.joining(tables, 'and', 'plus', 'with')}\s?)?\d{{1,3}}\s?(?=[^\W\d])"
        ),
        compiled(rf"{grammar.bounded(grammar.words(tables, 'pay_context', 'per', 'each'))}\s(?=[^\W\d])"),
        compiled(rf"(?:[^\W\d]|[\u0900-\u0dff$€£₽₸]){one_of(grammar.words(tables, 'grammar_words', 'from_ending'))}$"),
        compiled(one_of(grammar.words(tables, "grammar_words", "case_ending")) + r"(?![^\W\d])"),
        _ending(tables, "from_ending"),
        _ending(tables, "to_ending"),
        compiled(rf"\s?(?:[/,，、،;&]\s?(?:{grammar.joining(tables, 'and', 'or')})?|{grammar.joining(tables, 'and', 'or')})\s?"),
        compiled(rf"\s?(?:/\s?[^\W\d]{{1,8}}\s?)?(?:\+|{added})\s?(?:{share}|[^\W\d])"),
        frozenset(row["phrase"] for row in tables.rows("pay_context") if row["role"] == "hour_too"),
    )


def _ending(tables: Tables, role: str) -> re.Pattern[str]:
    """An ending that hangs on an amount, by a sign or not (600 AZN-dən), or stands alone where the clause ends."""
    endings = one_of(grammar.words(tables, "grammar_words", role))
    return compiled(rf"[-–'’]?{endings}(?![^\W\d])|\s{endings}(?=\s?(?:[.,;!()+]|$))")
