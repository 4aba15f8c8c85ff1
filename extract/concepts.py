"""Words of one meaning in all languages: what the models of kind and risk learn in one language holds in the others.

Concepts (`data/concepts.csv`: "arrested", "my brother", "for rent") and the words that other steps look for anyway
(`_TABLES`), whoever uses them; unlike cues and indicators they prove nothing alone, and are shown to nobody.
"""

from functools import lru_cache

from extract import lexicon
from extract.lexicon import Lexicon, Phrase
from extract.reading import Reading
from extract.tables import Tables

MOST = 4  # different words of a table that count
_TABLES = ("occupations", "age_words", "gender_words", "pay_words", "pay_periods", "opening_words", "employer_cues")


def features(reading: Reading) -> dict[str, float]:
    """`concept:NAME` (1 if there) and `words:TABLE` (0.5 to 2 by different words); looked up once a reading."""
    if reading.concepts is None:
        reading.concepts = _find(reading)
    return reading.concepts


def _find(reading: Reading) -> dict[str, float]:
    words = _compiled(reading.tables)
    found: dict[str, set[str]] = {}
    for folded in (reading.folded, reading.folded_title):
        for phrase in words.phrases_in(folded, reading.languages):
            found.setdefault(phrase.key, set()).add(phrase.text)
    return {name: min(len(seen), MOST) / 2 if name.startswith("words:") else 1.0 for name, seen in found.items()}


@lru_cache(maxsize=8)
def _compiled(tables: Tables) -> Lexicon:
    work = (Phrase(row["phrase"], f"words:{name}", "und") for name in _TABLES for row in tables.rows(name))
    meant = (Phrase(row["phrase"], f"concept:{row['concept']}", row["language"]) for row in tables.rows("concepts"))
    return lexicon.compile_phrases((phrase for phrase in (*work, *meant) if phrase.text.strip()), tables)
