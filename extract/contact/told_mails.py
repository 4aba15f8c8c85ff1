"""E-mail addresses of which the part behind the @ is told by the name of its provider: "the Google one everybody has, before the @ is
fake_cv"; a name with a sign, in a text that speaks of mail, of a provider, and of what stands before the @ or that it is known."""

import re
from functools import lru_cache

from extract.automaton import Places, places_of
from extract.disguise.plain import Plain
from extract.tables import Tables
from extract.words.contact_words import finder as words_of
from extract.words.spotted import Spotted
from extract.words.together import Listed

_NEAR = 110  # characters between the name and its provider
_NAME = re.compile(r"(?<![a-z0-9_./-])(?<![a-z0-9]@)[a-z][a-z0-9]*(?:[._][a-z0-9]+)+(?![a-z0-9_@/])")
_DOMAIN = re.compile(r"\.(?:com|net|org|ru|kr|me)$")


@lru_cache(maxsize=8)
def _providers(tables: Tables) -> tuple[Places, tuple[str, ...]]:
    rows = tables.rows("mail_providers")
    return places_of([row["word"].lower() for row in rows]), tuple(row["domain"] for row in rows)


_WORDS = Listed(lambda tables: [row["word"].lower() for row in tables.rows("mail_providers")])


@lru_cache(maxsize=8)
def _told(tables: Tables) -> tuple[Spotted, Spotted]:
    """Words for mail, and for the part before the @."""
    return words_of(tables, "mail"), words_of(tables, "before_at")


def find(plain: Plain, tables: Tables) -> tuple[list[tuple[int, int]], str] | None:
    """The address, and where its name stands, and behind it a provider's ".com"; None where more than one could be meant."""
    low = plain.low
    if not _WORDS.of(tables).places(low):
        return None
    places, domains = _providers(tables)
    hits = [(start, end, domains[index]) for start, end, index in places(low) if _whole(low, start, end)]
    if not hits or len({domain for _, _, domain in hits}) > 1:
        return None
    mail, before = _told(tables)
    if not mail.search(low) or not before.search(low):
        return None
    near = [match for match in _NAME.finditer(low) if min(abs(match.start() - start) for start, _, _ in hits) <= _NEAR]
    names = [match for match in near if not _DOMAIN.search(match.group())]
    if len(names) != 1:
        return None
    spans = [names[0].span(), *(match.span() for match in near if match is not names[0])]
    return spans, f"{names[0].group()}@{hits[0][2]}"


def _whole(low: str, start: int, end: int) -> bool:
    """Whether a word of Latin letters stands alone; one of another script may have an ending."""
    if not low[start].isascii():
        return True
    around = low[start - 1 : start] + low[end : end + 1]
    return not any(char.isascii() and (char.isalnum() or char in "@_") for char in around)
