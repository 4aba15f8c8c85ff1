"""Words of any script by their sound, in few Latin letters: телеграм, тэлэграмм and telegrahm are all "teleklam".

What is one sound to some writers (v and w, b and p, g and k, r and l, s and z) is one letter, a letter said twice is one, h is none.
Letters of other scripts are told by their Unicode names: DEVANAGARI LETTER TTA is t. `heard` takes a word and gives its sound; the
patterns of `chat_sounds.csv` are written for what it gives.
"""

import re
import unicodedata
from functools import lru_cache

from extract.once import SEEN

_DIGRAPHS = re.compile("tch|tsch|dj|ch|sh|sch|ph|th|ck|qu|c(?=[eiyéè])|dz|zh")
_FOR_DIGRAPHS = {"ph": "f", "th": "t", "ck": "k", "qu": "k", "c": "s", "sh": "s", "sch": "s", "dz": "j"}  # others: j
_SINGLE = str.maketrans("cqgbvrzxyhñ", "kkkpwlssi\0n", "ʼ'’")
_LEET = str.maketrans("013456789@$€", "oleasgtbgase")
_TWICE = re.compile(r"(.)\1+")
PREPOSED = frozenset("เแโใไເແໂໃໄ")  # vowels written before the consonant that they follow
_CONSONANT = dict(zip("kgqtdpbmnlrwvszjcfy", "kkktdppmnllwwssjjfi", strict=True))
# Of the names of letters, where the first consonant or vowel of a name is not its sound: Arabic, Hangul, Cyrillic, others.
_NAMES = {
    **dict.fromkeys(("GHAIN", "QAF", "KAF", "KEHEH", "GAF", "GHE", "KIYEOK", "SSANGKIYEOK", "KHIEUKH"), "k"),
    **dict.fromkeys(("SHEEN", "SEEN", "SAD", "ZAIN", "THEH", "DAD", "ZAH", "JEH", "SSANGSIOS", "SIOS", "ES", "TSE"), "s"),
    **dict.fromkeys(("AIN", "HAH", "HEH", "KHAH", "HAMZA", "IEUNG", "HIEUH", "HA", "O-ANG", "ANG"), ""),
    **dict.fromkeys(("GOAL", "DOACHASHMEE", "HARD", "SOFT"), ""),
    **dict.fromkeys(("TAH", "TIEUT", "TIKEUT", "SSANGTIKEUT", "THIEUTH"), "t"),
    **dict.fromkeys(("PIEUP", "PHIEUPH", "SSANGPIEUP"), "p"),
    **dict.fromkeys(("TCHEH", "SSANGCIEUC", "CHIEUCH", "CIEUC"), "j"),
    **dict.fromkeys(("YEH", "BARREE", "YERU", "YI", "BYELORUSSIAN-UKRAINIAN"), "i"),
    **dict.fromkeys(("RIEUL", "EL", "ER"), "l"),
    **{"MIEUM": "m", "EM": "m", "NIEUN": "n", "EN": "n", "EF": "f", "ALEF": "a", "SCHWA": "a", "WAW": "o", "BARRED": "o"},
    **{"IE": "e", "UKRAINIAN": "e", "IO": "o", "YU": "u", "YA": "a"},
}
_OWN = {"đ": "d", "ı": "i", "စ": "s", "ऽ": ""}
_VOWELS = {"EI": "e", "EU": "u", "EO": "o", "AE": "e", "WI": "wi", "WE": "we", "WA": "wa", "WAE": "we", "WEO": "wo", "OE": "we"}
_VOWELS |= {"YEO": "io", "YE": "ie"}
_SKIPPED = re.compile(  # words of the names that tell no sound
    r"\b(?:SMALL|CAPITAL|LETTER|SIGN|VOWEL|CHARACTER|SYLLABLE|CANDRA|SHORT|SARA|FARSI|DOTLESS|SEMIVOWEL|DANTAJA|TAALUJA|MUURDHAJA"
    r"|STRAIGHT|DOUBLE-STRUCK|HIRAGANA|KATAKANA|HANGUL|CHOSEONG|JUNGSEONG|JONGSEONG|ALPAPRAANA|MAHAAPRAANA|DIGA|KETTI)(?![^ ])"
)
_MUTE = re.compile(
    "TONE|VIRAMA|MAITAIKHU|MAITHO|MAI EK|MAI THO|MAI TRI|MAI CHATTAWA|THANTHAKHAT|NUKTA|SMALL TU$|LAKUNA|ASAT|CANCELLATION"
)


@lru_cache(maxsize=SEEN)
def heard(word: str) -> str:
    """`word` (lower case) by its sound."""
    if word.isascii():
        return _said(word.translate(_LEET) if not word.isalpha() and not word.isdigit() else word)
    word = word.replace("1", "i").replace("ហ្វ", "f")  # which is written with h and w
    out, ahead = [], ""
    for char in unicodedata.normalize("NFD" if _apart(word[0]) else "NFC", word):
        if char in PREPOSED:
            ahead += letter(char)
            continue
        sound = letter(char)
        out.append(sound)
        if ahead and sound:
            out.append(ahead)
            ahead = ""
    return _said("".join(out) + ahead)


def _apart(first: str) -> bool:
    return first < "\u0300" or "\u1e00" <= first < "\u1f00" or "가" <= first <= "힣"


def _said(latin: str) -> str:
    latin = _DIGRAPHS.sub(lambda match: _FOR_DIGRAPHS.get(match.group(), "j"), latin)
    return _TWICE.sub(r"\1", latin.translate(_SINGLE).replace("\0", ""))


@lru_cache(maxsize=4096)
def letter(char: str) -> str:
    """What one letter or vowel sign sounds like, in Latin letters; nothing for signs that have no sound."""
    if char.isascii():
        return char.translate(_LEET) if char.isalnum() or char in "@$" else ""
    if char in _OWN:
        return _OWN[char]
    name = unicodedata.name(char, "")
    if (
        not name
        or not unicodedata.category(char).startswith(("L", "M"))
        or _MUTE.search(name)
        or name.startswith(("COMBINING", "CJK", "KATAKANA-"))
    ):
        return ""
    if name.startswith("LATIN"):
        return unicodedata.normalize("NFD", char)[0].lower()
    words = name.split()
    script, rest = words[0], _SKIPPED.sub("", name.partition(" ")[2]).split()
    if not rest:
        return ""
    if script == "ETHIOPIC":
        return _ethiopic(rest[-1])
    if script in {"HIRAGANA", "KATAKANA", "HANGUL"}:
        return _NAMES[rest[-1]] if rest[-1] in _NAMES and script == "HANGUL" else _syllable(rest[-1])
    if script in {"ARABIC", "CYRILLIC"} and rest[0] in _NAMES:
        return _NAMES[rest[0]]
    if script != "ARABIC" and not {"VOWEL", "SARA", "MAI"}.isdisjoint(words):
        return _vowel(rest[-1] if "MAI" not in words else "A" if "HAN-AKAT" in rest or "KAN" in rest else "AI")
    return _first(rest[0]) if rest[0] != "NGO" else "n"


def _first(name: str) -> str:
    """The consonant that a letter's name begins with, else its vowel."""
    if name in {"PHA", "FO"}:
        return "f"
    if name[0] in "AEIOU":
        return _vowel(name)
    return "j" if name.startswith(("CH", "TCH", "ZHE")) else _CONSONANT.get(name[0].lower(), "")


def _vowel(name: str) -> str:
    return _VOWELS.get(name) or ("ai" if name.startswith("AI") else name[0].lower() if name[0] in "AEIOU" else "")


def _syllable(name: str) -> str:
    """A syllable of kana, or a vowel of Hangul."""
    if name in _VOWELS:
        return _VOWELS[name]
    if name == "HU":
        return "fu"
    return name.lower().replace("zi", "ji").replace("ti", "chi") if name[:1].isalpha() and len(name) <= 3 else ""


def _ethiopic(name: str) -> str:
    """A syllable: TEE te, TAA ta, TE t."""
    match = re.fullmatch("([B-DF-HJ-NP-TV-Z]*)(AA|EE|[AEIOU]|WA|WAA)?", name)
    if match is None:
        return ""
    vowel = {"AA": "a", "A": "e", "EE": "e", "E": "", "WAA": "wa", "WA": "wa"}.get(match[2] or "", (match[2] or "").lower())
    return (_first(match[1]) if match[1] else "") + vowel


def traced(run: str) -> tuple[str, list[int]]:
    """A run of a script without spaces by its sound, and where each letter of it comes from."""
    out: list[tuple[str, int]] = []
    ahead: list[tuple[str, int]] = []
    for at, char in enumerate(run):
        told = [(one, at) for one in _said(letter(char))]
        if char in PREPOSED:
            ahead += told
        elif told:
            out += [*told, *ahead]
            ahead = []
    kept = [one for at, one in enumerate(out) if not at or out[at - 1][0] != one[0]]
    return "".join(one for one, _ in kept), [at for _, at in kept]
