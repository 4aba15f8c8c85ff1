"""Words that speak of ordinary work in all languages, whoever uses them: features of the kind and the risk of a text."""

from functools import lru_cache

from extract import lexicon
from extract.lexicon import Lexicon, Phrase
from extract.reading import Reading
from extract.tables import Tables

_TABLES = ("occupations", "age_words", "gender_words", "pay_words", "pay_periods", "opening_words", "employer_cues")


def words_of_work(reading: Reading) -> dict[str, frozenset[str]]:
    """Table -> its phrases in title or text; looked up once a reading."""
    if reading.words_of_work is None:
        reading.words_of_work = _find(reading)
    return reading.words_of_work


def _find(reading: Reading) -> dict[str, frozenset[str]]:
    words = _compiled(reading.tables)
    found: dict[str, set[str]] = {}
    for folded in (reading.folded, reading.folded_title):
        for match in words.find(folded, reading.languages):
            found.setdefault(match.phrase.key, set()).add(match.phrase.text)
    return {name: frozenset(phrases) for name, phrases in found.items()}


@lru_cache(maxsize=8)
def _compiled(tables: Tables) -> Lexicon:
    rows = ((name, row["phrase"]) for name in _TABLES for row in tables.rows(name))
    return lexicon.compile_phrases((Phrase(phrase, name, "und") for name, phrase in rows if phrase.strip()), tables)
