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
    text, title = reading.found.spans["concept"], reading.found_title.spans["concept"]
    found = {}
    for name in {*text, *title}:
        if name.startswith("words:"):
            different = {texts[index] for _, _, texts, index, _ in (*text.get(name, ()), *title.get(name, ()))}
            found[name] = min(len(different), MOST) / 2
        else:
            found[name] = 1.0
    return found


def times(reading: Reading) -> dict[str, int]:
    """How often the words of each concept stand in the text."""
    spans = reading.found.spans["concept"]
    return {name: len(found) for name, found in spans.items() if not name.startswith("words:")}


def words(reading: Reading, feature: str) -> list[Words]:
    """Where the text, then the title, has the words of a feature of `features`; those of the title without a span."""
    text, title = reading.text, reading.ad.title or ""
    found = [Words(text[m.start : m.end], m.start, m.end) for m in reading.found.matches("concept", key=feature)]
    return found + [Words(title[m.start : m.end], None, None) for m in reading.found_title.matches("concept", key=feature)]
