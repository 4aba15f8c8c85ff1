"""Where what is said of a whole handle begins behind its pieces: "fake then job, all in small letters", "… nine in digits, one word"."""

import re

from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.number_cues import single_digits

_LEAST = 3  # characters of a handle before a remark
_BEFORE = 14  # characters of the remark before the word that tells it: ", tout en "
_CLAUSE = re.compile(rf"[,،、，;:(（–—.{STOPS}!?-][^,،、，;:(（.{STOPS}!?0-9@_]*$")
_COUNTED = re.compile(
    r"(?:[,،、，;(（–—-]|^)[ ]?(?:[^\W\d]{1,6}[ ])?(?P<count>[^\s_,،、，;:(（–—.-]{1,12}?)[ ]?[个個]?[ ]?$"
)  # "five" before "letters"
_COUNT = re.compile(r"[ ](?P<count>[^\s_,،、，;:()（）.-]{1,12})")
_FOLLOWED = re.compile("[^\n,.;]{0,12}[:：]")
_NAME = re.compile("[a-z0-9]{2}")
_CLOSED = re.compile(rf"\s*(?:$|[\n,;.!?()（）،、，{STOPS}፣–—-])")


def begins(low: str, start: int, stop: int, tables: Tables) -> int:
    """Where the first remark between `start` and `stop` begins, or `stop`: on small letters with what its clause says before, on
    digits only where the clause ends with it ("angka lima" tells a digit), on how many letters there are with the count."""
    found = [stop]
    small = finder(tables, "small").search(low, start + _LEAST, stop)
    if small:
        clause = _CLAUSE.search(low, max(start + _LEAST, small.start() - _BEFORE), small.start())
        named = clause and not small.group().isascii() and _NAME.search(clause.group())
        clause = None if named else clause  # 再接wmk三個小寫字母
        found.append(clause.start() if clause else small.start())
    for digits in finder(tables, "as_digit").finditer(low, start + _LEAST, stop):
        if _CLOSED.match(low, digits.end()):
            found.append(digits.start())
            break
    found.append(of_letters(low, start + _LEAST, stop, tables))
    end = min(found)
    return end if end == stop else start + len(low[start:end].rstrip())


def of_letters(low: str, start: int, stop: int, tables: Tables) -> int:
    """Where it is said how many letters there are ("…, the five letters typed together"), or `stop`."""
    for letters in finder(tables, "letter_word").finditer(low, start, stop):
        counted = _COUNTED.search(low, max(start, letters.start() - _BEFORE), letters.start())
        count = single_digits(tables).get(counted.group("count"), counted.group("count")) if counted else ""
        if counted and count.isdigit() and count > "1":
            return counted.start()
    return _of_parts(low, start, stop, tables)


def _of_parts(low: str, start: int, stop: int, tables: Tables) -> int:
    """Where it is said of how many words or parts a handle is ("…, three words", වචන තුන), or `stop`; not where they follow."""
    for part in finder(tables, "told_part").finditer(low, start, stop):
        if _FOLLOWED.match(low, part.end()):
            continue
        before = _COUNTED.search(low, max(start, part.start() - _BEFORE), part.start())
        behind = None if part.group().isascii() else _COUNT.match(low, part.end())
        for counted, at in ((before, before.start() if before else 0), (behind, part.start())):
            count = single_digits(tables).get(counted.group("count"), counted.group("count")) if counted else ""
            if count.isdigit() and count > "1":
                return at
    return stop
