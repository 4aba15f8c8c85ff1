"""Words of one meaning in all languages: what the models of kind and risk learn in one language holds in the others.

Concepts (`data/concepts.csv`: "arrested", "my brother", "for rent") and the words that other steps look for anyway
(`phrase_tables.WORK`), whoever uses them; unlike cues and indicators they prove nothing alone, and are shown to nobody.
"""

from extract.reading import Reading

MOST = 4  # different words of a table that count


def features(reading: Reading) -> dict[str, float]:
    """`concept:NAME` (1 if there) and `words:TABLE` (0.5 to 2 by different words); looked up once a reading."""
    if reading.concepts is None:
        reading.concepts = _find(reading)
    return reading.concepts


def _find(reading: Reading) -> dict[str, float]:
    seen: dict[str, set[str]] = {}
    for phrase in reading.found.phrases("concept") | reading.found_title.phrases("concept"):
        seen.setdefault(phrase.key, set()).add(phrase.text)
    return {name: min(len(words), MOST) / 2 if name.startswith("words:") else 1.0 for name, words in seen.items()}
