"""Number words that are a part of another word: قصة, ba3da, 0000이고, Uzbek o'rniga; and round signs that hide a letter (シグ○ナル)."""

import re

from extract.number.atom import Atom

_SHORT = 2  # letters of a word that may be a part of one with digits for letters
_HANGUL_WORD = re.compile("[가-힣]{1,24}")
_KOREAN = frozenset("영공빵일이삼사오육륙칠팔구둘셋넷개번에은는가도로으만을를와과")  # digits, and what stands behind one
_CUT_SHORT = re.compile(r"[a-z]{1,2}['’ʻʼ‘`](?=[a-z])")  # the beginning of another word: Uzbek o'rniga, ko'p
_CIRCLES, _KANA = frozenset("○◯〇●"), re.compile("[ぁ-ゖァ-ヺー]")


def is_part(low: str, start: int, end: int) -> bool:
    """Whether the number word at `start:end` is a part of another word."""
    if end - start <= _SHORT and _CUT_SHORT.match(low, start):
        return True
    return _inside_arabic(low, start, end) or _inside_mixed(low, start, end) or _is_ending(low, start, end)


def _is_ending(low: str, start: int, end: int) -> bool:
    """Whether a Korean syllable that may be a digit is an ending of digits, or begins another word: 0000이고, 0000 이장님, 영국."""
    touched = end - start == 1 and "가" <= low[start] <= "힣" and "가" <= low[end : end + 1] <= "힣"
    if not touched:
        return False
    before, word = low[start - 1 : start], _HANGUL_WORD.match(low, start)
    return (before.isdigit() and low[start] in "이일") or (
        before in {" ", ""} and word is not None and not _KOREAN.issuperset(word[0])
    )


def _inside_arabic(low: str, start: int, end: int) -> bool:
    """Whether an Arabic number word is a part of another word; "and" (و) may stand before it."""
    if not "\u0600" <= low[start] <= "\u06ff":
        return False
    before, after = low[start - 1 : start], low[end : end + 1]
    return ("\u0620" <= before <= "\u06d3" and before != "و") or "\u0620" <= after <= "\u06d3"


def _inside_mixed(low: str, start: int, end: int) -> bool:
    """Whether a short Latin number word is a part of a word that has digits for letters: ba3da."""
    if end - start > _SHORT or not low[start].isascii():
        return False
    behind = low[end : end + 1].isdigit() and low[end + 1 : end + 2].isalpha() and low[end + 1].isascii()
    return behind or (
        low[start - 1 : start].isdigit() and low[start - 2 : start - 1].isalpha() and start > 1 and low[start - 2].isascii()
    )


def hides_letter(low: str, atom: Atom) -> bool:
    """Whether a round sign stands for a letter within a word: シグ○ナル."""
    if low[atom.start : atom.end] not in _CIRCLES:
        return False
    return bool(_KANA.match(low, atom.start - 1) and _KANA.match(low, atom.end)) if atom.start else False
