"""How likely letters follow each other as in words and names (`data/latin_words.txt`): what was deciphered reads like one, what is in a
code does not."""

import math
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from extract.words.latin_words import known

READS, JUNK = -3.75, -4.0  # what nearly all names have at least, and what few have that were written in a code
_LETTERS, _SEEN = 26, 0.5  # letters that may follow, and how often each has been seen before any word


def likelihood(name: str) -> float:
    """The mean logarithm of how often each letter follows the one before it; -inf for what has no letter."""
    follows, times = _pairs()
    letters = "^" + "".join(char for char in name if "a" <= char <= "z")
    scores = [math.log((follows[pair] + _SEEN) / (times[pair[0]] + _SEEN * _LETTERS)) for pair in pairwise(letters)]
    return sum(scores) / len(scores) if scores else -math.inf


@lru_cache(maxsize=1)
def _pairs() -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often one letter follows another, and how often the first is followed; ^ is before a word."""
    begun = ["^" + word for word in known()]
    follows = Counter(pair for word in begun for pair in pairwise(word))
    return follows, Counter(char for word in begun for char in word)
