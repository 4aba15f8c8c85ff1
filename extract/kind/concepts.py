"""Words of one meaning in all languages: what the models of kind and risk learn in one language holds in the others.

Concepts (`data/concepts.csv`: "arrested", "my brother", "for rent") and the words that other steps look for anyway
(`phrase_tables.WORK`), whoever uses them; unlike cues and indicators they prove nothing alone, and are shown only where
they weighed most.
"""

from extract.findings import Words
from extract.reading import Reading

MOST = 4  # different words of a table that count


def features(reading: Reading) -> dict[str, float]:
    """`concept:NAME` (1 if there) and `words:TABLE` (0.5 to 2 by different words); looked up once a reading."""
    if reading.concepts is None:
        reading.concepts = _find(reading)
    return reading.concepts


def _find(reading: Reading) -> dict[str, float]:
    keys = reading.found.keys["concept"] | reading.found_title.keys["concept"]
    counted: dict[str, set[str]] = {name: set() for name in keys if name.startswith("words:")}
    for found in (reading.found, reading.found_title) if counted else ():
        for phrase, _at, _to in found.spans["concept"]:
            if phrase.key in counted:
                counted[phrase.key].add(phrase.text)
    return dict.fromkeys(keys, 1.0) | {name: min(len(words), MOST) / 2 for name, words in counted.items()}


def words(reading: Reading, feature: str) -> list[Words]:
    """Where the text, then the title, has the words of a feature of `features`; those of the title without a span."""
    text, title = reading.text, reading.ad.title or ""
    found = [Words(text[m.start : m.end], m.start, m.end) for m in reading.found.matches("concept", key=feature)]
    return found + [Words(title[m.start : m.end], None, None) for m in reading.found_title.matches("concept", key=feature)]
