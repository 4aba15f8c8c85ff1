"""How a place name is written for looking up: folded, without the accents of Latin letters, one spelling of Arabic letters."""

import unicodedata
from functools import lru_cache

from extract.normalize import fold_word

# Letters that Unicode does not decompose, and spellings that writers mix: Arabic hamza and final forms, apostrophes, dashes.
_SAME = dict(zip("đłøıأإآٱىةیکہ’ʼ`‘ʻ‐‑–—-·・", "dloiاااايهيكه'''''       ", strict=True))
_CYRILLIC_ENDINGS = "аяыьиойеюу"


@lru_cache(maxsize=65536)
def soft_character(char: str) -> str:
    """One folded character as names are compared by; always exactly one character, so that offsets stay."""
    if char in _SAME:
        return _SAME[char]
    if "\u00c0" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff":
        return unicodedata.normalize("NFD", char)[0]
    return "е" if char == "ё" else char


def soften(folded: str) -> str:
    """A folded text character by character as names are compared by; the same length."""
    return folded if folded.isascii() and "-" not in folded and "`" not in folded else "".join(map(soft_character, folded))


def key_of(name: str) -> str:
    """A place name as the gazetteer is keyed by."""
    return soften(" ".join(name.lower().split())) if name.isascii() else soften(fold_word(name))


def stem_of(key: str) -> str | None:
    """What stays of a name when it is inflected (Russian, Tamil): without its last vowel or sign; None where nothing goes."""
    if len(key) < 4:
        return None
    if "а" <= key[-1] <= "я" and key[-1] in _CYRILLIC_ENDINGS:
        return key[:-1]
    if key.endswith("து") or key.endswith("ம்"):
        return key[:-2]
    return key[:-1] if key[-1] == "்" else None
