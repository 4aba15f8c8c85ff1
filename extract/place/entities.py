"""What spaCy's English model takes names for, asked only where it helps: in sentences of news with a doubtful place name.

In reports, which are what it was trained on, one place in a hundred more is right with it (docs/places.md); of 717 texts of the evaluation,
mostly ads and what stands beside them, none more is, and to ask takes a fifth of the time.
Hotspots, countries and other known places speak for themselves; an ordinary town's name may be a person's or part of a firm's.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.model import english
from extract.place.mention import Mention
from extract.reading import Entity, Reading

LONGEST_TEXT = 100_000  # characters; spaCy's own NER takes about 1 GB for 100,000 (spaCy documentation, max_length)
LONGEST_WORD = 400  # characters without white space; spaCy's tokenizer takes the square of it
BATCH = 16_000  # characters that the model reads at once, about: of a quarter as many each takes an eighth longer (trial)
_SURE = frozenset({"hotspot", "own", "country", "transport"})
_END = re.compile(r"[.!?]\s|\n")


def find(readings: Sequence[Reading], model: str) -> None:
    """Fill `entities` of readings of the same tables, all their sentences in one go: the model is fastest with many."""
    asked = [(reading.text[start:end], (reading, start)) for reading in readings for start, end in sentences(reading)]
    if not asked:
        return
    nlp = english(model, readings[0].tables)
    size = max(1, len(asked) * BATCH // sum(len(text) for text, _ in asked))
    with nlp.memory_zone():  # or the words of all texts stay, for as long as the process lives
        for doc, (reading, start) in nlp.pipe(asked, as_tuples=True, batch_size=size):
            reading.entities += tuple(Entity(e.label_, e.text, start + e.start_char, start + e.end_char) for e in doc.ents)


def sentences(reading: Reading) -> list[tuple[int, int]]:
    """Spans of the sentences that the model is asked about, in order; none overlaps another."""
    if not _is_readable(reading):
        return []
    doubtful = [reading.folded.span(mention.start, mention.end) for mention in reading.mentions if _is_doubtful(mention)]
    if not doubtful:
        return []
    bounds = [0, *(match.end() for match in _END.finditer(reading.text)), len(reading.text)]
    found: list[tuple[int, int]] = []
    for start, end in doubtful:
        span = bounds[bisect_right(bounds, start) - 1], bounds[bisect_left(bounds, end)]
        if not found or span[0] >= found[-1][1]:
            found.append(span)
        elif span[1] > found[-1][1]:
            found[-1] = found[-1][0], span[1]
    return found


def _is_readable(reading: Reading) -> bool:
    """News in English, also mixed in, unless the text is too long or too strange for the model."""
    if reading.kind != "news" or "en" not in {language.split("-")[0] for language in reading.languages}:
        return False
    return len(reading.text) <= LONGEST_TEXT and max(map(len, reading.text.split()), default=0) <= LONGEST_WORD


def _is_doubtful(mention: Mention) -> bool:
    return mention.named[0].kind not in _SURE or mention.named[0].needs_context
