"""Many short texts, or many numbers, as one: that takes a third of their memory, and a file of JSON gives it back without making
an object of each, which costs more than to read it."""

import re
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections.abc import Iterable, Iterator

BETWEEN = "\x7f"  # DEL: it stands in no word that means something, and JSON has it as it is
_BETWEEN = re.compile(BETWEEN.encode())


class Packed:
    """A list of texts that is only read, one by one; each is cut out when it is asked for."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Of texts, or of what `joined` gave."""
        self._all = (texts if isinstance(texts, str) else joined(texts)).encode()  # of mixed scripts half of what the text takes
        self._ends = array("I", (match.start() for match in _BETWEEN.finditer(self._all)))

    def __getitem__(self, index: int) -> str:
        """The text of that number, from 0."""
        return self._all[self._ends[index - 1] + 1 if index else 0 : self._ends[index]].decode()

    def ends(self, index: int, sign: str) -> bool:
        """Whether the text of that number ends in this ASCII sign."""
        return self._all[self._ends[index] - 1] == ord(sign)  # before the first text stands the last `BETWEEN`


class Numbers:
    """A set of numbers from 0 to 4,294,967,295 that is only read, in a twentieth of a set's memory."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._all = array("I", sorted(set(numbers)))

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int):
            return False
        place = bisect_left(self._all, number)
        return place < len(self._all) and self._all[place] == number

    def __iter__(self) -> Iterator[int]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def joined(texts: Iterable[str]) -> str:
    """The texts as one, each ended by `BETWEEN`; where one has that sign, as a user's table may, it has U+FFFD instead."""
    return "".join([text.replace(BETWEEN, "\ufffd") + BETWEEN for text in texts])


def split(texts: str) -> list[str]:
    """What was `joined`."""
    return texts.split(BETWEEN)[:-1]


def in_words(numbers: Iterable[int]) -> str:
    """Numbers from 0 to 4,294,967,295 as one text."""
    return b64encode(array("I", numbers).tobytes()).decode()


def numbers_of(text: str) -> "array[int]":
    """The numbers of `in_words`."""
    return array("I", b64decode(text))


def bytes_of(text: str) -> bytes:
    """The numbers of `in_words`, which are under 256, a byte each."""
    return bytes(numbers_of(text).tolist())
