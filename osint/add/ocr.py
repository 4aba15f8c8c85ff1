"""Text in pictures: the extra `ocr` (RapidOCR, its models inside the package) and Debian's tesseract, whichever is surer of itself.

RapidOCR reads Chinese, Japanese and Latin letters; Thai, Burmese, Khmer, Arabic, Cyrillic and Indic scripts need tesseract with
their language packs.
"""

import csv
import importlib.util
import io
import logging
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

from osint.add.parts import Unreadable

MISSING = (
    "reading text in pictures needs: pip install 'scam-center-osint[ocr]', or tesseract with language packs on PATH "
    "(Debian: apt install tesseract-ocr tesseract-ocr-tha …)"
)
SURE = 0.9  # mean confidence of letters from which no other engine is asked; ours, tried on posters in 7 scripts
LEAST = 0.3  # below it there are no letters, only edges taken for some
SECONDS = 120  # for one picture
_FEW = 12  # language packs that tesseract is given at once when nobody chose


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
    found = _engine()(picture)
    texts, scores = found.txts or (), found.scores or ()
    letters = sum(map(len, texts))
    mean = sum(score * len(text) for score, text in zip(scores, texts, strict=True)) / letters if letters else 0.0
    return Read("\n".join(texts), float(mean), "rapidocr")


def _tesseract(picture: bytes, languages: str | None) -> Read:
    command = ["tesseract", "stdin", "stdout", "-l", languages or _packs(), "--psm", "3", "tsv"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS, check=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"}
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"tesseract read for more than {SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        words = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Unreadable(f"tesseract: {words[0] if words else error.returncode}") from error
    return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> Read:
    lines: dict[tuple[str, ...], list[str]] = {}
    total, letters = 0.0, 0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row.get("text") or "").strip()
        if not word or float(row["conf"]) < 0:
            continue
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
        total, letters = total + float(row["conf"]) / 100 * len(word), letters + len(word)
    return Read("\n".join(map(" ".join, lines.values())), total / letters if letters else 0.0, "tesseract")


@cache
def _packs() -> str:
    """The installed languages, English first; a few only where there are many: each makes reading slower."""
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    found = [line.strip() for line in done.stdout.splitlines()[1:] if line.strip() not in {"", "osd", "equ"}]
    return "+".join(sorted(found, key=lambda name: (name != "eng", name))[:_FEW]) or "eng"
