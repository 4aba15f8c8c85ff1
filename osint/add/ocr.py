"""Text in pictures: the extra `ocr` (RapidOCR, its models inside the package) and Debian's tesseract, whichever is surer of itself.

RapidOCR reads Chinese, Japanese and Latin letters; Thai, Burmese, Khmer, Arabic, Cyrillic and Indic scripts need tesseract with
their language packs.
"""

import csv
import importlib.util
import io
import logging
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from osint.add.parts import Unreadable

MISSING = (
    "reading text in pictures needs: pip install -r requirements-ocr.lock (the extra ocr), or tesseract with language packs on PATH "
    "(Debian: apt install tesseract-ocr tesseract-ocr-tha …)"
)
SURE = 0.9  # mean confidence of letters from which no other engine is asked; ours, tried on posters in 7 scripts
LEAST = 0.3  # below it there are no letters, only edges taken for some
SECONDS = 120  # for one picture
_FEW = 24  # language packs that tesseract is given at once when nobody chose
# Script (first word of its letters' names in Unicode) → tesseract's language packs for it, as Debian names them (tesseract-ocr-NAME).
_PACKS = {
    "THAI": ("tha",), "MYANMAR": ("mya",), "KHMER": ("khm",), "LAO": ("lao",), "ARABIC": ("ara", "fas", "urd"), "CYRILLIC": ("rus", "ukr"),
    "DEVANAGARI": ("hin", "nep"), "BENGALI": ("ben",), "TAMIL": ("tam",), "SINHALA": ("sin",), "CJK": ("chi_sim", "chi_tra"),
    "HIRAGANA": ("jpn",), "KATAKANA": ("jpn",), "HANGUL": ("kor",), "ETHIOPIC": ("amh",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What an engine read: the lines, and how sure it is of its letters, 0 to 1."""

    text: str
    confidence: float
    engine: str


def read(picture: bytes, languages: str | None) -> Read:
    """The text in a picture (PNG or JPEG). `languages`: as tesseract names them, and then it alone is asked. Raises Unreadable,
    also where no engine is installed."""
    engines = [_tesseract] if languages else [one for one, there in ((_rapid, has_rapid()), (_tesseract, has_tesseract())) if there]
    if not engines or (languages and not has_tesseract()):
        raise Unreadable(MISSING)
    best = Read("", 0.0, "")
    for engine in engines:
        found = engine(picture, languages)
        best = max(best, found, key=_weight)
        if best.confidence >= SURE:
            break
    return best if best.confidence >= LEAST else Read("", best.confidence, best.engine)


def _weight(found: Read) -> float:
    """A few sure letters out of a poster full of others are worth less than all of them."""
    return found.confidence**4 * min(len(found.text), 400)


def has_engine() -> bool:
    return has_rapid() or has_tesseract()


@cache
def has_rapid() -> bool:
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


@cache
def has_tesseract() -> bool:
    return shutil.which("tesseract") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    made = RapidOCR()
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return made


def _rapid(picture: bytes, languages: str | None) -> Read:
    del languages
    from PIL import Image  # RapidOCR's own dependency; it takes the numbers of a palette's colours for shades of grey

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            found = _engine()(opened.convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:  # what Pillow raises for broken pictures
        raise Unreadable(f"not a picture that can be read ({type(error).__name__})") from error
    texts, scores = found.txts or (), found.scores or ()
    letters = sum(map(len, texts))
    mean = sum(score * len(text) for score, text in zip(scores, texts, strict=True)) / letters if letters else 0.0
    return Read("\n".join(texts), float(mean), "rapidocr")


def _tesseract(picture: bytes, languages: str | None) -> Read:
    """With the languages that were chosen; else with all, to see which script it is, and again with that script's first: the
    first language decides how words are put together."""
    if languages:
        return _run_tesseract(picture, languages)
    every = _run_tesseract(picture, "+".join(_packs()) or "eng")
    own = [pack for pack in _PACKS.get(_script(every.text), ()) if pack in _packs()]
    return _run_tesseract(picture, "+".join([*own, "eng"])) if own else every


def _script(text: str) -> str:
    """The script of most letters, by its name in Unicode; a third of them is enough for one that is not Latin."""
    names = [name.split()[0] for letter in text if letter.isalpha() and (name := unicodedata.name(letter, ""))]
    counted = Counter(name for name in names if name != "LATIN").most_common(1)
    return counted[0][0] if counted and counted[0][1] * 3 >= len(names) else "LATIN"


def _run_tesseract(picture: bytes, languages: str) -> Read:
    """Its text for the words, since only that puts them together as a language does, and its table for how sure it is."""
    with tempfile.TemporaryDirectory(prefix="osint-ocr-") as folder:
        command = ["tesseract", "stdin", f"{folder}/read", "-l", languages, "--psm", "3", "txt", "tsv"]
        alone = os.environ | {"OMP_THREAD_LIMIT": "1"}
        try:
            subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, check=True, env=alone)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(f"tesseract read for more than {SECONDS} s") from error
        except subprocess.CalledProcessError as error:
            words = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise Unreadable(f"tesseract: {words[0] if words else error.returncode}") from error
        table = Path(folder, "read.tsv").read_text(encoding="utf-8", errors="replace")
        text = Path(folder, "read.txt").read_text(encoding="utf-8", errors="replace")
    return Read(re.sub("[ \f]+", " ", text).strip(), _confidence(table), "tesseract")


def _confidence(table: str) -> float:
    total, letters = 0.0, 0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if word and float(row["conf"]) >= 0:
            total, letters = total + float(row["conf"]) / 100 * len(word), letters + len(word)
    return total / letters if letters else 0.0


@cache
def _packs() -> tuple[str, ...]:
    """The installed languages, English first; a few only where there are many: each makes reading slower."""
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    found = [line.strip() for line in done.stdout.splitlines()[1:] if line.strip() not in {"", "osd", "equ"}]
    wanted = {pack: at for at, pack in enumerate(pack for packs in _PACKS.values() for pack in packs)}
    return tuple(sorted(found, key=lambda name: (name != "eng", wanted.get(name, len(wanted)), name))[:_FEW])
