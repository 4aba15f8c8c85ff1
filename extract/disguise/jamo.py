"""Korean syllables that are written letter by letter, put together: ㅋㅏㅌㅗㄱ is 카톡 (Unicode, chapter 3.12: 19 × 21 × 28 syllables)."""

import re

_FIRSTS = {char: at for at, char in enumerate("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")}
_VOWELS = {char: at for at, char in enumerate("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ")}
_LASTS = {char: at for at, char in enumerate("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ", 1)}
_SYLLABLE = re.compile(f"([{''.join(_FIRSTS)}])([{''.join(_VOWELS)}])(?:([{''.join(_LASTS)}])(?![{''.join(_VOWELS)}]))?")


_LETTER = re.compile("[ㄱ-ㅣ]")
_WORD = re.compile(rf"(?<![ㄱ-ㅣ])(?:{_SYLLABLE.pattern}){{2,6}}(?![ㄱ-ㅣ])")  # ㄹㅁㅏㄷ is typed on other keys


def composed(text: str) -> list[tuple[int, int, str]]:
    """Where words of at least two syllables stand letter by letter, and each syllable."""
    if _LETTER.search(text) is None:
        return []
    return [
        (*match.span(), _syllable(*match.groups()))
        for word in _WORD.finditer(text)
        for match in _SYLLABLE.finditer(text, *word.span())
    ]


def _syllable(first: str, vowel: str, last: str | None) -> str:
    return chr(0xAC00 + (_FIRSTS[first] * 21 + _VOWELS[vowel]) * 28 + (_LASTS[last] if last else 0))
