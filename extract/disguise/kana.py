"""Kana in Latin letters, as Hepburn writes them on signs and in names: きょう → kyo, しろねこ → shironeko. Their values are those of the
Unicode names of the letters; long vowels stay as they are written, ー goes."""

import re
import unicodedata

WORD = re.compile(r"([\u3041-\u3096\u30a1-\u30fa\u30fc]{2,16})[a-z0-9_.]{0,16}[ ]?$")
_NAME = re.compile("(?:HIRAGANA|KATAKANA) LETTER (SMALL )?([A-Z]+)")
# Hepburn's letters for those of the Unicode names (ISO 3602's): Hepburn romanization, Japanese National Railways 1946 (修正ヘボン式).
_HEPBURN = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "wo": "o"}
_SMALL_Y = ("ya", "yu", "yo")
_PALATAL = ("sh", "ch", "j")
_LONG = "ー"


def romaji(word: str) -> str:
    """`word` in Latin letters; what is no kana stays."""
    out: list[str] = []
    doubled = False
    for char in word:
        name = _NAME.fullmatch(unicodedata.name(char, ""))
        if char == _LONG or name is None:
            out += [] if char == _LONG else [char]
            continue
        small, letters = name.group(1) is not None, name.group(2).lower()
        if small and letters == "tu":
            doubled = True
            continue
        if small and out and (len(letters) == 1 or out[-1].endswith("i")):
            head = out.pop()[:-1]
            sound = head + (letters[1:] if letters in _SMALL_Y and head.endswith(_PALATAL) else letters)  # kya, sha; fa, ti
        else:
            sound = _HEPBURN.get(letters, letters)
        out.append(("t" if sound.startswith("ch") else sound[0]) + sound if doubled else sound)
        doubled = False
    return "".join(out)
