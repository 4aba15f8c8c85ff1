"""Names of the two commonest chat apps by their sound, however they are spelt and in whatever script: wasapu, Télégramme, হোয়াটস এ্যাপ.

A word is brought to its consonants, which the letters' Unicode names tell (BENGALI LETTER TTA: t); what is one sound to some
writers (v and w, b and p, g and k, r and l) is one here. Shorter names (Viber, Line, Zalo) sound like words of some language.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from extract.disguise.plain import Plain

_WORD = re.compile(r"[^\W_]{2,16}")
_LEET = str.maketrans("0134578@$€", "oleastbase")
_SOUNDS = {
    **dict.fromkeys(("b", "p"), "p"),
    **dict.fromkeys(("v", "w"), "w"),
    **dict.fromkeys(("g", "k", "q", "c"), "k"),
    **dict.fromkeys(("r", "l"), "l"),
    **dict.fromkeys(("s", "z", "x"), "s"),
    **{char: char for char in "tdmnfj"},
}
_TELEGRAM = re.compile(r"tl[kj]?lm[dtnk]?|tlkm")
_IN_TWO = re.compile(r"tl[kj]?lm[dtnk]?")  # not "telah kami"
_WHATSAPP = re.compile(r"w(?:[td]s|st)p[nlt]?")
_FIRST = frozenset({"t", "wt", "wts"})  # or what begins with tl: of the first word of two
_CLIPPED = re.compile("w[td]p")  # in scripts of East and South-East Asia
_SHORTER = re.compile("wsp")  # in words of six letters and more: wasapu, not wasp
_LEAST, _SHORTER_LEAST = 5, 6
_VOWELS = frozenset("aeiouıöüаеиоуыэ")
_PAIR = 16  # characters of a name in two pieces: tele gramm
_WOVEN = re.compile("(?:ou|g[uü]|hu|u|о?у)(?=[aао])")  # ouatsap, guasap, уатсап
_EASTERN = "\u0e00"
_MARKS = ("SIGN", "VOWEL", "SARA", "TONE", "MAI", "SMALL TU")


@dataclass(frozen=True, slots=True)
class Sounding:
    start: int
    end: int
    type: str


def find(plain: Plain) -> list[Sounding]:
    """Words, and pairs of words, that sound like WhatsApp or Telegram. Runs in time linear in the text."""
    pattern = _WORD if plain.low.isascii() else _with_marks()
    if not any(map(_may_be, pattern.findall(plain.low))):
        return []
    found: list[Sounding] = []
    words = list(pattern.finditer(plain.low))
    for at, match in enumerate(words):
        if not _may_be(match.group()):
            continue
        sounds, kind = _heard(match.group())
        if kind:
            found.append(Sounding(match.start(), match.end(), kind))
        pair = _pair(plain.low, match, words[at + 1], sounds) if _is_first(sounds) and at + 1 < len(words) else None
        if pair:
            found.append(Sounding(match.start(), words[at + 1].end(), pair))
    return found


@lru_cache(maxsize=8192)
def _may_be(word: str) -> bool:
    """Whether a word sounds like such a name alone, or like the first word of one: few do."""
    sounds, kind = _heard(word)
    return kind is not None or _is_first(sounds)


def _is_first(sounds: str) -> bool:
    return sounds in _FIRST or sounds.startswith("tl")


@lru_cache(maxsize=8192)
def _heard(word: str) -> tuple[str, str | None]:
    """The consonants of a word (empty where it cannot begin such a name), and the app that it sounds like alone."""
    sounds = _sounds(word) if _may_begin(word[0]) else ""
    return sounds, _kind(sounds, word)


def _pair(low: str, one: "re.Match[str]", other: "re.Match[str]", first: str) -> str | None:
    """The app that two words sound like together: tele gramm, what's up."""
    if other.start() - one.end() != 1 or low[one.end()] not in " -.'" or other.end() - one.start() > _PAIR:
        return None
    second = _sounds(other.group())
    if low[other.start()] in _VOWELS:
        return None  # "Tether alım"
    if second and _begins_with_t(low[one.start() : one.end()]) and _IN_TWO.fullmatch(first + second):
        return "telegram"
    return "whatsapp" if second and first + second == "wtsp" and first in {"wt", "wts"} else None


@lru_cache(maxsize=4096)
def _may_begin(char: str) -> bool:
    """Whether a word that begins with `char` may begin with the sound of t or w, after vowels at most."""
    letter = unicodedata.normalize("NFD", char)[0].translate(_LEET)
    return _sound(letter) in {"t", "w", ""} or letter in "gh"


_VOWELS_BEFORE = "เแโใไເແໂໃໄ"  # written before the consonant that they follow


def _begins_with_t(word: str) -> bool:
    """Whether a word begins with the sound of t: no vowel or h stands before it in Telegram, as in "hotel kam"."""
    first = word.lstrip(_VOWELS_BEFORE)[:1]
    return first != "" and _sound(unicodedata.normalize("NFD", first)[0].translate(_LEET)) == "t"


@lru_cache(maxsize=1)
def _with_marks() -> re.Pattern[str]:
    """Words of scripts whose vowel signs are no letters to `re`."""
    marks = "".join(chr(c) for c in range(0x300, 0x1900) if unicodedata.category(chr(c)) in {"Mn", "Mc"})
    return re.compile(rf"[^\W_][{re.escape(marks)}\w]{{1,20}}")


def _kind(sounds: str, word: str) -> str | None:
    size, first = len(word), word[0]
    if size < _LEAST or not sounds:
        return None
    if _TELEGRAM.fullmatch(sounds) and _begins_with_t(word):
        return "telegram"
    clear = size >= _SHORTER_LEAST or "z" in word or _WOVEN.match(word) is not None  # wozap, uasap
    if _WHATSAPP.fullmatch(sounds) or (clear and _SHORTER.fullmatch(sounds)):
        return "whatsapp"
    if first >= _EASTERN and _CLIPPED.fullmatch(sounds):
        return "whatsapp"
    return None


@lru_cache(maxsize=4096)
def _sounds(word: str) -> str:
    """The consonants of a word, each once in a row; empty where it is mostly digits."""
    if sum(map(str.isdigit, word)) * 2 > len(word) or not word.strip("0123456789"):
        return ""
    letters = word.translate(_LEET) if word.isascii() and not word.isalpha() else word
    woven = _WOVEN.match(word)
    out, letters = ("w", letters[woven.end() :]) if woven else ("", letters)
    apart = letters.isascii() or letters[0] < "\u0400" or "가" <= letters[0] <= "힣"
    for char in unicodedata.normalize("NFD" if apart else "NFC", letters):
        sound = _sound(char)
        if sound and not out.endswith(sound):
            out += sound
    return out


@lru_cache(maxsize=4096)
def _sound(char: str) -> str:
    """The consonant that a letter stands for, or nothing."""
    if char.isascii():
        return _SOUNDS.get(char, "")
    name = unicodedata.name(char, "")
    if not name or not unicodedata.category(char).startswith("L") or any(mark in name for mark in _MARKS):
        return ""
    if name.startswith("CJK"):
        return "?"
    words = name.split()
    last = words[2] if words[0] in {"THAI", "LAO"} and len(words) > 2 else words[-1]
    return _SOUNDS.get("" if last in _SILENT else _LETTERS.get(last, last[0].lower()), "")


_SILENT = frozenset({"ALEF", "AIN", "IEUNG", "YEH", "HEH", "HAH", "YA", "YAYANNA", "ALAPAKA", "O", "HAMZA"})
_LETTERS = {"GHAIN": "g", "QAF": "k", "KAF": "k", "KEHEH": "k", "SHEEN": "s", "SEEN": "s", "SAD": "s", "ZAIN": "z", "TAH": "t"}
_LETTERS |= {"WAW": "w", "RIEUL": "r", "KIYEOK": "k", "TIEUT": "t", "TIKEUT": "t", "PIEUP": "p", "PHIEUPH": "p", "MIEUM": "m"}
_LETTERS |= {"EL": "l", "ER": "r", "EM": "m", "EN": "n", "EF": "f", "ES": "s"}
