"""Where the words of a list stand in a text, however many there are: in one pass, by an automaton (Aho and Corasick, 1975).

That of a long list takes longer to make than thousands of texts to read with it, so it is kept in the cache folder, in a library whose
automata can be; that of a short one takes less memory, and no longer, in another, which makes all of them where the first is not there.
"""

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec

from ahocorasick_rs import AhoCorasick, Implementation

from extract.kept_bytes import KeptBytes
from extract.packed import joined, split

Place = tuple[int, int, int]  # where a word starts, where it ends, and its number in the list
Places = Callable[[str], list[Place]]

KEEPS = find_spec("daachorse") is not None  # it has no build for Linux on other machines than x86-64
_LONG = 20_000  # characters of all words together; with fewer the kept ones take more memory
_MOST = 500_000_000  # bytes of the file: tables that change leave what was made of them before


def places_of(words: str | Sequence[str]) -> Places:
    """What gives the places of words, which may be `packed.joined`, in a text, overlapping ones too: those first that end first, of these
    the longest."""
    known = words if isinstance(words, str) else joined(words)
    return _kept(known) if KEEPS and len(known) >= _LONG else _anew(split(known))


def _kept(words: str) -> Places:
    from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

    key = blake2b(words.encode(), digest_size=16).digest()
    made = _file().get(key)
    if made is None:
        made = Automaton(split(words)).serialize()
        _file().put(key, made)
    return Automaton.deserialize(made).find_overlapping


@cache
def _file() -> KeptBytes:
    return KeptBytes("automata", version("daachorse"), _MOST)


def _anew(words: Sequence[str]) -> Places:
    finder = AhoCorasick(words, implementation=Implementation.ContiguousNFA)  # a DFA of few takes most memory
    return lambda text: [(start, end, number) for number, start, end in finder.find_matches_as_indexes(text, overlapping=True)]
