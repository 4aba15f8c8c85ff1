"""How a place name is written for looking up: folded, without the accents of Latin letters, one spelling of Arabic letters."""

import csv
import re
import unicodedata

from extract.tables import DATA
from extract.text.normalize import fold_word

_HAN = DATA / "han_simplified.csv"
_CYRILLIC_ENDINGS = "аяыьиойеюу"
# Letters that Unicode does not decompose, and spellings that writers mix, each with what it is compared as: Latin; Arabic
# hamza and final forms; Cyrillic; Ethiopic series that sound alike (h, s, glottal, ts); apostrophes; dashes.
_SAME = (
    ("đłøı", "dloi"),
    ("أإآٱىةیکہؤئھۃ", "اااايهيكهويهه"),
    ("ёэйґє", "ееиге"),
    ("ሐሑሒሓሔሕሖኀኁኂኃኄኅኆሃ", "ሀሁሂሀሄህሆሀሁሂሀሄህሆሀ"),
    ("ሠሡሢሣሤሥሦዐዑዒዓዔዕዖኣፀፁፂፃፄፅፆ", "ሰሱሲሳሴስሶአኡኢአኤእኦአጸጹጺጻጼጽጾ"),
    ("’ʼ`‘ʻ", "'''''"),
    ("‐‑–—-·・", "       "),
)


def _alike() -> dict[int, str]:
    """Every character that is compared as another one: always one for one, so that offsets stay."""
    alike = {ord(char): other for chars, others in _SAME for char, other in zip(chars, others, strict=True)}
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain != chr(code):
            alike.setdefault(code, plain)
    with _HAN.open(encoding="utf-8", newline="") as file:
        alike |= {ord(row["character"]): row["simplified"] for row in csv.DictReader(file)}
    return alike


_ALIKE = _alike()
_ANY_ALIKE = re.compile(f"[{''.join(re.escape(chr(code)) for code in _ALIKE if code != ord('-'))}]")


def soften(folded: str) -> str:
    """A folded text character by character as names are compared by; the same length."""
    plain = folded.isascii() and "`" not in folded
    return folded.replace("-", " ") if plain or not _ANY_ALIKE.search(folded) else folded.translate(_ALIKE)


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
    if "\u0dcf" <= key[-1] <= "\u0ddf":  # a Sinhala vowel sign
        return key[:-1]
    return key[:-1] if key[-1] in "்ு" else None  # பினாங்கு: பினாங்கில்
