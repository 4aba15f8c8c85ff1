"""Whether handles are read as well when they begin with a word as recruiters' do: all handles of our texts have "fake" in them, as
nobody's may stand there, so a rule that only fits such names would show nowhere else.
"""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from extract.findings import Analysis

WORDS = ("hr", "boss", "job", "work", "admin", "team", "lucky", "mei", "amy", "kevin")
_OURS = re.compile("fake", re.IGNORECASE)
_HIDDEN = re.compile(
    r"\bf[^a-z0-9\s]?\s?a?[^a-z0-9]{1,4}k|f4|fа|аk|kе|к|ekaf|(?<![a-z])f(?![a-z])", re.IGNORECASE
)  # no longer alike
Read = Callable[[Iterable[dict[str, Any]]], list[Analysis]]


def is_able(text: dict[str, Any]) -> bool:
    """Whether "fake" begins a handle of the text and stands there openly, so that another word may take its place."""
    open_there = _OURS.search(text["text"]) is not None and not _HIDDEN.search(text["text"])  # no ⓕⓐⓚⓔ
    return open_there and any(map(_is_ours, text["contacts"]))


def renamed(text: dict[str, Any], word: str) -> dict[str, Any]:
    """The text with `word` for "fake", in its contacts too."""
    contacts = [{**contact, "value": _with(contact["value"], word)} for contact in text["contacts"]]
    return {**text, "text": _with(text["text"], word), "contacts": contacts}


def _with(written: str, word: str) -> str:
    return _OURS.sub(lambda match: word.upper() if match.group().isupper() else word, written)


def kept(texts: Sequence[dict[str, Any]], read: Read) -> Counter[tuple[bool, bool]]:
    """(in disguise, still read) -> how many of the handles that begin with "fake" and are read right."""
    able = [text for text in texts if is_able(text)]
    others = [renamed(text, WORDS[zlib.crc32(text["id"].encode()) % len(WORDS)]) for text in able]
    counts: Counter[tuple[bool, bool]] = Counter()
    for text, found, other, again in zip(able, read(able), others, read(others), strict=True):
        for contact, new in zip(text["contacts"], other["contacts"], strict=True):
            if _is_ours(contact) and _is_in(contact, found):
                counts[contact["disguised"], _is_in(new, again)] += 1
    return counts


def _is_ours(contact: dict[str, Any]) -> bool:
    return contact["value"].startswith("fake") and contact["type"] not in {"email", "url"}


def _is_in(contact: dict[str, Any], found: Analysis) -> bool:
    return any((one.type, one.value) == (contact["type"], contact["value"]) for one in found.contacts)


def report(texts: Sequence[dict[str, Any]], read: Read) -> None:
    counts = kept(texts, read)
    for disguised, name in ((False, "plain"), (True, "disguised")):
        right, wrong = counts[disguised, True], counts[disguised, False]
        share = right / max(1, right + wrong)
        print(f"handles with another beginning, {name}: still read {share:.3f} ({right} of {right + wrong})")
