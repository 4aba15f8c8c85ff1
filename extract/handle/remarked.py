"""Names in several words that a remark right behind makes one: "fa ke lo ker pp (in one word)", "fake hr (the space is an underscore)"."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import alternation
from extract.words.sign_names import TOLD_SIGNS

IN_PIECES = re.compile(r"[a-z0-9]{1,20}(?: [a-z0-9]{1,20}){1,10}(?:[\"'”»]| ?[(（,])")  # in every such handle


@lru_cache(maxsize=8)
def syllables(tables: Tables) -> re.Pattern[str]:
    """ "fa ke lo ker pp (in one word)"."""
    return compiled(rf"(?:[a-z0-9]{{1,4}} ){{3,10}}[a-z0-9]{{1,5}}(?= ?[(（,] ?(?:{alternation(tables, 'joined')}))")


@lru_cache(maxsize=8)
def spaces_told(tables: Tables) -> re.Pattern[str]:
    """ "fake hr bkk (the spaces are underscores)", "fake hr, but instead of the space put _"."""
    said, signs = alternation(tables, "gap_word"), alternation(tables, *TOLD_SIGNS)
    instead = rf"(?:(?:{signs}) (?:[^\s()]{{1,12}} ){{0,3}})?(?:{alternation(tables, 'instead')})"
    words = r"(?:[^\s()]{1,8} ){0,2}"
    return compiled(
        rf"[a-z0-9]{{2,20}}(?: [a-z0-9]{{1,20}}){{1,3}}(?=[\"'”»]? ?[(（,]? ?{words}(?:(?:{instead}) {words})?(?:{said}))"
    )
