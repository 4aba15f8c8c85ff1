"""Whether a text is read as well in another dress: as apps, copies and writers in a hurry set the same words.

Gold stays what it is, so a figure below the plain one is what the dress hides. Names are compared without case, signs and spaces.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from extract.findings import Analysis
from tests.eval.figures import TWINS, table
from tests.eval.measures import Pair

EACH = 8  # of the texts one is read in all dresses
Read = Callable[[Iterable[dict[str, Any]]], list[Analysis]]

_CONTACT = re.compile(r"\S*(?:[@\d_]|://|fake|\.[a-z])\S*", re.IGNORECASE)
_PICTURES = "✅🔥👉💰🏠📍🌟💼📲⭐"


def _words(change: Callable[[str], str], each: int = 1) -> Callable[[str], str]:
    """A dress of every `each`th word that is no part of a contact."""

    def dress(text: str) -> str:
        parts = re.split(r"(\s+)", text)
        return "".join(
            change(part) if at % (2 * each) == 0 and not _CONTACT.fullmatch(part) else part for at, part in enumerate(parts)
        )

    return dress


def _lines(change: Callable[[int, str], str]) -> Callable[[str], str]:
    return lambda text: "\n".join(change(at, line) if line.strip() else line for at, line in enumerate(text.split("\n")))


def _in_font(capital: int, small: int) -> Callable[[str], str]:
    places = {ord("A") + at: capital + at for at in range(26)} | {ord("a") + at: small + at for at in range(26)}
    return lambda word: word.translate(places)


DRESSES: dict[str, Callable[[str], str]] = {
    "as written": lambda text: text,
    "letters of another font": _words(_in_font(0x1D5D4, 0x1D5EE)),
    "Cyrillic twins in words": _words(lambda word: word.translate(TWINS), 3),
    "zero-width spaces in words": _words(
        lambda word: f"{word[: len(word) // 2]}\u200b{word[len(word) // 2 :]}" if len(word) > 3 else word
    ),
    "accents in pieces (NFD)": lambda text: unicodedata.normalize("NFD", text),
    "words between asterisks": _words(lambda word: f"*{word}*" if word.isalpha() else word, 4),
    "copied from WhatsApp": _lines(lambda at, line: f"[26/11/2026, 09:{at % 60:02}:12] ~ Fake Agent: {line}"),
    "copied from Telegram": lambda text: f"Fake Agent, [26.11.2026 09:12]\n[Forwarded from Fake Work Abroad]\n{text}",
    "copied from a group's page": lambda text: (
        f"Fake Work Abroad Group · 5 h · 🌐\n{text}\nLike · Comment · Share\n7 comments 2 shares"
    ),
    "forwarded, as said above it": lambda text: f"Forwarded from Fake Work Abroad ✈️\n{text}",
    "reactions and views below it": lambda text: f"{text}\n\n🔥 31 👍 8\n2.4K views 09:12 PM",
    "a greeting before, thanks behind": lambda text: f"Hey everyone\n{text}\nok thanks\n👍",
    "hashtags behind": lambda text: f"{text}\n#vacancies #career #recruitment #2026",
    "between quotation marks": lambda text: f'"{text}"',
    "the text twice": lambda text: f"{text}\n\n{text}",
    "all in one line": lambda text: re.sub(r"\s*\n\s*", " ", text),
    "a line for each sentence": lambda text: re.sub(r"([.!?。！？।])\s+", r"\1\n\n", text),
    "no stops": lambda text: re.sub(r"[.!?。！？।]+(\s|$)", r"\1", text),
    "each line between pictures": _lines(lambda at, line: f"{_PICTURES[at % 10]}{line}{_PICTURES[(at + 3) % 10]}"),
    "capitals": str.upper,
    "small letters": str.lower,
    "spaces in Chinese": lambda text: re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", text),
}


def report(texts: Sequence[dict[str, Any]], read: Read) -> str:
    """The figures of every eighth text of split `test` in each dress, as a table of Markdown."""
    some = [text for text in texts if text["split"] == "test"][::EACH]

    def dressed(dress: Callable[[str], str]) -> list[Pair]:
        return list(zip(some, read({**text, "text": dress(text["text"])} for text in some), strict=True))

    return table(f"{len(some)} texts", ((name, dressed(dress)) for name, dress in DRESSES.items()))
