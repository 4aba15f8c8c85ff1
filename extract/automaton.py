"""Where the words of a list stand in a text, however many there are: in one pass, by an automaton (Aho and Corasick, 1975).

That of a long list takes longer to make than thousands of texts to read with it, so it is kept in the cache folder, in a library whose
automata can be; that of a short one takes less memory, and no longer, in another, which makes all of them where the first is not there.
Long words are known there by their beginnings, and what follows one that stands in a text is compared: that takes two thirds of the memory.
"""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from itertools import accumulate, groupby
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from extract.kept_bytes import KeptBytes
from extract.packed import joined, split

Place = tuple[int, int, int]  # where a word starts, where it ends, and its number in the list
Places = Callable[[str], list[Place]]

KEEPS = find_spec("daachorse") is not None  # it has no build for Linux on other machines than x86-64
_LONG = 20_000  # characters of all words together; with fewer the kept ones take more memory
_HEAD, _MORE = 6, 2  # characters of a beginning, and how many more until few words share it
_FEW = 8
_BEHIND = 0.3  # of all characters those behind beginnings at least: with fewer there is little to gain
_MOST = 500_000_000  # bytes of the file: tables that change leave what was made of them before


def places_of(words: str | Sequence[str]) -> Places:
    """What gives the places of words, which may be `packed.joined`, in a text, overlapping ones too: those first that end first, of these
    the longest."""
    known = words if isinstance(words, str) else joined(words)
    return _kept(known) if KEEPS and len(known) >= _LONG else _anew(split(known))


class _Behind(NamedTuple):
    """What follows the beginnings of words, in order of these, as bytes of unsigned integers but for the text itself."""

    firsts: bytes  # beginning → its first word, and behind the last how many there are
    ends: str  # of all words, as one
    starts: bytes  # word → where its end starts there, and behind the last how long that is
    numbers: bytes  # word → its number in the list


def _kept(words: str) -> Places:
    from daachorse import CharwiseDoubleArrayAhoCorasick as Automaton

    key = blake2b(words.encode(), digest_size=16).digest()
    kept = _file().get(key)
    if kept is None:
        known = split(words)
        heads, behind = _beginnings(known)
        short = len(behind.ends) < _BEHIND * len(words)
        kept = marshal.dumps((Automaton(known if short else heads).serialize(), None if short else tuple(behind)))
        _file().put(key, kept)
    made, behind = marshal.loads(kept)
    places: Places = Automaton.deserialize(made).find_overlapping
    return _compared(places, _Behind(*behind)) if behind else places


def _beginnings(words: Sequence[str]) -> tuple[list[str], _Behind]:
    """Beginnings of `_HEAD` characters, of more where more than `_FEW` words share them, and what follows."""
    numbers = sorted(range(len(words)), key=words.__getitem__)
    cut = [*_cut([words[number] for number in numbers], _HEAD)]
    ends = [word[len(head) :] for head, alike in cut for word in alike]
    firsts, starts = accumulate((len(alike) for _, alike in cut), initial=0), accumulate(map(len, ends), initial=0)
    return [head for head, _ in cut], _Behind(_bytes(firsts), "".join(ends), _bytes(starts), _bytes(numbers))


def _bytes(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _cut(words: Sequence[str], length: int) -> Iterator[tuple[str, list[str]]]:
    """Sorted words by their beginning of that length, of those that are too many by longer ones."""
    for head, same in groupby(words, lambda word: word[:length]):
        alike = list(same)
        ended = alike.count(head)  # they come first
        if len(alike) <= _FEW or ended == len(alike):
            yield head, alike
            continue
        if ended:
            yield head, alike[:ended]
        yield from _cut(alike[ended:], length + _MORE)


def _compared(heads: Places, behind: _Behind) -> Places:
    ends, (firsts, starts, numbers) = behind.ends, (array("I", of) for of in (behind.firsts, behind.starts, behind.numbers))

    def places(text: str) -> list[Place]:
        """As those that `places_of` gives."""
        found = []
        for start, end, head in heads(text):
            word, last = firsts[head], firsts[head + 1]
            at = starts[word]
            while word < last:
                to = starts[word + 1]
                if at == to or text.startswith(ends[at:to], end):
                    found.append((end + to - at, start, numbers[word]))
                word, at = word + 1, to
        found.sort()
        return [(start, end, number) for end, start, number in found]

    return places


@cache
def _file() -> KeptBytes:
    return KeptBytes("automata", f"{version('daachorse')}-{marshal.version}", _MOST)


def _anew(words: Sequence[str]) -> Places:
    finder = AhoCorasick(words, implementation=Implementation.ContiguousNFA)  # a DFA of few takes most memory
    return lambda text: [(start, end, number) for number, start, end in finder.find_matches_as_indexes(text, overlapping=True)]
