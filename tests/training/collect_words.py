"""Collect `extract/data/latin_words.txt`: the words in Latin letters of two texts or more of the training texts and of split `tune`,
and the usual words of seventeen languages beside this file (`usual_words.txt`), which our texts have in few of their forms.

    python -m tests.training.collect_words

Names that the texts' gold gives (contacts, employers) are left out: what is on the list is taken for a word of the sentence.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any

from extract.words.latin_words import FILE
from tests.training.linear import ROOT, lines

USUAL = Path(__file__).parent / "usual_words.txt"
FEWEST = 2  # texts that hold a word
_WORD = re.compile("[a-z]{3,}")


def main() -> None:
    texts = [text for path in sorted((Path(__file__).parent / "texts").glob("*.jsonl")) for text in lines(path)]
    texts += [
        text for path in sorted((ROOT / "tests/eval/texts").glob("*.jsonl")) for text in lines(path) if text["split"] == "tune"
    ]
    counts = Counter(word for text in texts for word in words(text))
    usual = [word for word in USUAL.read_text(encoding="ascii").splitlines() if not word.startswith("#")]
    kept = sorted({word for word, count in counts.items() if count >= FEWEST}.union(usual))
    head = "# Words in Latin letters of at least two of our own texts, and usual ones; made by python -m tests.training.collect_words\n"
    FILE.write_text(head + "\n".join(kept) + "\n", encoding="ascii")
    print(f"{len(kept)} words of {len(texts)} texts")


def words(text: dict[str, Any]) -> set[str]:
    """The words of one text that are no part of a name in its gold."""
    values = [contact["value"] for contact in text.get("contacts") or []]
    named = {part for value in values for part in _WORD.findall(value.lower())}
    return {word for word in _WORD.findall(text["text"].lower()) if word not in named and "fake" not in word}


if __name__ == "__main__":
    main()
