"""Licence claims of an ad that come with a number: `DMW License No. 000-LB-00001`, `เลขที่ใบอนุญาต 0000`."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.findings import Licence
from extract.job.applicants import Hits
from extract.reading import Reading
from extract.tables import Tables
from extract.words import grammar
from extract.words.nearby import MARK, ending, starting
from extract.words.phrases import Hit
from extract.words.word_patterns import one_of

_LEAST_DIGITS = 3  # of a licence's number


def find(reading: Reading, flat: str, hits: Hits) -> tuple[Licence, ...]:
    """Words and number together, but of licences to drive."""
    found: list[Licence] = []
    text, pattern = reading.text, _number(reading.tables)
    for hit in hits["licence_cues"]:
        match = pattern.match(flat, hit.end)
        digits = sum(char.isdigit() for char in match[1]) if match else 0
        if match is None or digits < _LEAST_DIGITS or _to_drive(hit, hits):
            continue
        gap = flat[hit.end : match.start(1)]
        if "\n" in gap and any(map(str.isalpha, gap)):
            continue  # `bring your licence`, and a phone in the next line
        start, end = reading.folded.span(hit.start, match.end(1))
        while end > start and text[end - 1] in ".-/ ":
            end -= 1
        whose = _whose(reading.tables).search(text, max(0, start - 14), start)
        start = whose.start() if whose else start
        if not found or start >= (found[-1].end or 0):
            found.append(Licence(text[start:end], start, end))
    return tuple(found)


def _to_drive(hit: Hit, hits: Hits) -> bool:
    driving = ending(hits["licence_context:driving"], hit.start, 1)
    return driving is not None or starting(hits["licence_context:driving_after"], hit.end, 1) is not None


@lru_cache(maxsize=8)
def _number(tables: Tables) -> re.Pattern[str]:
    """At most two words and one for `number`, then letters and digits."""
    number = one_of(grammar.words(tables, "grammar_words", "number"))
    return compiled(
        rf"(?:[\s:：#.№()-]{{0,3}}(?:[^\W\d]|{MARK}){{2,18}}\.?){{0,2}}?[\s:：#.№()-]{{0,4}}(?:{number})?[\s:：#.№-]{{0,4}}"
        r"((?:[^\W\d_]{1,5}[\s./-]?){0,3}\d[\w+]{0,12}(?:[./-][\w+]{1,12}){0,7})"
    )


@lru_cache(maxsize=8)
def _whose(tables: Tables) -> re.Pattern[str]:
    """Who gave it, right before: `OEP licence 0000`, `Govt. licence 0000`; capitals count, so in the text as it is."""
    authority = one_of(grammar.words(tables, "licence_context", "authority"))
    return compiled(rf"(?:\b[A-Z]{{2,8}}|\b(?i:{authority}))[\s.-]{{1,2}}$")
