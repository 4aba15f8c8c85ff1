"""The features of a text's kind: the rules' own findings beside the character n-grams of `linear`.

Trained by `python -m tests.training.train_kind` on the texts in the repository and written to `data/kind_model.npz`:
a column of weights a kind, in the order of `KINDS`.
"""

import math
import re
from collections.abc import Iterator, Mapping

from extract.kind import concepts
from extract.linear import LONGEST
from extract.reading import Reading
from extract.tables import DATA

MOST = 4  # sights of a feature that count
# Characters among which one sight counts in full: on four pages about a firm somebody loves, shares or volunteers, whatever they are.
# Of 1,264 real ads of boards 96 were read as something else, with this and the same weights 82; chosen among 300 and 500 by these counts.
USUAL = 300
# Squeezed characters at the head of a text, where it mostly says what it is; of one not twice as long the head says no more than the
# whole. Chosen by hand.
HEAD = 60
FILE = DATA / "kind_model.npz"
_CHARACTERS = {"sign:question": "?？؟", "sign:exclamation": "!！", "sign:line": "\n", "sign:quote": '"“”«»「」『』'}
_SIGNS = {  # each begins with what is rare: a search goes over the rest at once
    "sign:ages": re.compile(r"\d(?<!\w\d)\d\s?[-–~至到]\s?\d\d\b"),
    "sign:number": re.compile(r"\d[\d.,]*"),
    "sign:emoji": re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"),
    "sign:label": re.compile(r"[:：](?:(?<=\w[:：])|(?<=\w [:：]))\s"),
}


def features(reading: Reading, counts: Mapping[str, int], sums: Mapping[str, float]) -> dict[str, float]:
    """Dense features by name: the rules' counts and sums, words by meaning, contacts by type, signs, length."""
    share = USUAL / max(USUAL, len(reading.text))
    seen = {name: min(count, MOST) for name, count in counts.items() if count}
    found: dict[str, float] = {f"rule:{name}": count / 2 * _thinned(count, share) for name, count in seen.items()}
    top = max(sums.values())
    for kind, points in sums.items():
        found[f"sum:{kind}"] = max(-2.0, min(2.0, points / 4))
        if points == top:
            found[f"top:{kind}"] = 1.0
    found |= concepts.features(reading)
    if share < 1:
        found |= {name: _thinned(times, share) for name, times in concepts.times(reading).items()}
    found |= dict.fromkeys(_at_head(reading), 1.0)
    for kind in {contact.type for contact in reading.contacts}:
        found[f"contact:{kind}"] = 1.0
    text = reading.text[:LONGEST]
    for name, characters in _CHARACTERS.items():
        found[name] = min(sum(map(text.count, characters)), MOST) / 2
    for name, pattern in _SIGNS.items():
        found[name] = min(len(pattern.findall(text)), MOST) / 2
    found["length"] = math.log1p(len(reading.text)) / 5
    found["bias"] = 1.0
    return found


def _at_head(reading: Reading) -> Iterator[str]:
    """`head:` of each cue, concept and table whose words stand at the head of a longer text."""
    if len(reading.found.squeezed) > 2 * HEAD:
        for use in ("concept", "kind"):
            for name, spans in reading.found.spans[use].items():
                if any(span[0] < HEAD for span in spans):
                    yield f"head:{name}"


def _thinned(times: int, share: float) -> float:
    """How much so many sights count (0 to 1) in a text of which the part `share` would be of usual length."""
    return math.sqrt(min(1.0, times * share))
