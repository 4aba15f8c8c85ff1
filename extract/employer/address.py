"""Whether a name stands in an address of its ad: as it is written, or as the consonants of another script (`नुवेल्का`, nuvelka@…)."""

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache

from extract.once import SEEN, Filled

_LATIN = re.compile(r"[A-Za-z]{3}")
_SIGNS = re.compile(r"[-_.\d]")
_NOT_LETTERS = re.compile(r"[^a-z]+")
_BEFORE_FRONT = re.compile(r"[ctsxjz](?:(?<=c)(?=[eiy])|(?<=[cts])h|(?<=t)ch|(?<=[xjz]))")
_OF_NAME = re.compile(r" (?:LETTER|CHARACTER|SYLLABLE|FINAL CONSONANT|CONSONANT SIGN)((?: [A-Z]+)+)$")
# What letters sound like, as far as scripts agree: lips, teeth, throat and hiss; vowels, half vowels and h are nothing.
_CLASSES = dict.fromkeys("bpfv", "b") | dict.fromkeys("td", "t") | dict.fromkeys("kgqc", "k") | dict.fromkeys("sjzx", "s")
_CLASSES |= dict.fromkeys("lr", "l") | {"m": "m", "n": "n"}
_TWICE = re.compile(r"(.)\1+")


_SOUNDS = Filled[int, str](lambda code: _CLASSES.get(chr(code), ""))  # each letter as its class, nothing for all others
_SILENT = ("O ANG", "SMALL TU", "SHORT I")
_WITHOUT = frozenset({"FARSI", "SMALL", "ALPAPRAANA", "MAHAAPRAANA", "TAALUJA", "DANTAJA", "MUURDHAJA", "GREAT", "CAPITAL"})
_HISS = ("TCH", "CH", "SH", "TS", "ZH")
WHOLE, MOSTLY, PARTLY = 3, 2, 1  # echoes of all letters, of the first or four consonants, of three
SHORTEST, LONG, FEWEST = 4, 5, 3  # letters of a word, of the beginning of a longer one, and consonants of one in another script
LEAST_DIGITS = 3  # of a mailbox that is no firm's name
_PARTS = re.compile(r"[-_.+]")


def of_mailbox(name: str, mails: Iterable[str], providers: Set[str]) -> bool:
    """Whether a word in small letters is the name of a mailbox: of somebody at a domain that is not for all (`fakemai`,
    fakemai.le@firm.example), or with a number in it at any."""
    if not name.isascii() or not name.isalnum() or name != name.lower():
        return False
    for mail in mails:
        mailbox, _, domain = mail.partition("@")
        if name == mailbox and sum(map(str.isdigit, name)) >= LEAST_DIGITS:
            return True
        if name in _PARTS.split(mailbox) and name not in domain and domain not in providers:
            return True
    return False


def of_addresses(values: Iterable[str]) -> tuple[str, str]:
    """The letters of an ad's addresses, a space between them, and their consonants likewise."""
    words = [_SIGNS.sub("", value.casefold()) for value in values if _LATIN.search(value)]
    return " ".join(words), " ".join(map(_latin, words)) if words else ""


def echo(word: str, addresses: tuple[str, str]) -> int:
    """How much of a folded word stands in the addresses: 3 all of it, 2 four consonants or more of it, 1 three, 0 nothing."""
    plain = _letters(word)
    if len(plain) >= SHORTEST and plain in addresses[0]:
        return WHOLE
    if len(plain) > LONG and plain[:LONG] in addresses[0]:
        return MOSTLY
    if word.isascii():
        return 0
    sounds = consonants(word)
    if len(sounds) < FEWEST or sounds[: FEWEST + 1] not in addresses[1]:
        return 0
    return MOSTLY if len(sounds) > FEWEST and sounds in addresses[1] else PARTLY


@lru_cache(maxsize=SEEN)
def _letters(word: str) -> str:
    """A word's Latin letters without diacritics."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFD", word.replace("đ", "d").replace("ı", "i")))


@lru_cache(maxsize=SEEN)
def consonants(word: str) -> str:
    """The classes of a word's consonants, double ones once."""
    if word.isascii() or (word[0].isascii() and _letters(word) == word):
        return _latin(word)
    return _joined("".join(map(_sound, word)))


def _latin(word: str) -> str:
    return _joined(_BEFORE_FRONT.sub("s", word).translate(_SOUNDS))


def _joined(sounds: str) -> str:
    return _TWICE.sub(r"\1", sounds)


@lru_cache(maxsize=1 << 12)
def _sound(char: str) -> str:
    """The class of a letter by its Unicode name (DEVANAGARI LETTER KA, HANGUL SYLLABLE JIN, ARABIC LETTER SHEEN)."""
    match = None if unicodedata.category(char)[0] == "M" else _OF_NAME.search(unicodedata.name(char, ""))
    if not match or match[1].endswith(_SILENT):
        return ""
    words = match[1].split()
    name = words[-1] if words[0] in _WITHOUT else words[0]
    if "HANGUL" in match.string:
        return _latin(name.lower().replace("c", "ch").replace("nh", "n"))
    if "CYRILLIC" in match.string and len(name) == 2 and name[0] == "E":
        name = name[1]
    return "s" if name[0] in "CJSZX" or name.startswith(_HISS) else _CLASSES.get(name[0].lower(), "")
