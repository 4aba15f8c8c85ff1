"""Whether the words before or after a match deny it: "no placement fee", 不打人, "मारपीट नहीं" (`data/negators.csv`)."""

import re
from collections import defaultdict
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.text.normalize import fold_word
from extract.text.sentences import STOPS
from extract.text.squeeze import is_joined, squeeze
from extract.words import grammar
from extract.words.lexicon import Match
from extract.words.word_patterns import one_of

WINDOW = 40  # squeezed characters looked at on either side
_SIGNS = rf"[.,;:!?\n،{STOPS}，；、()]"


def is_negated(match: Match, text: str, tables: Tables) -> bool:
    """Whether a negator of the phrase's language stands in the same clause, within its reach in words; `text` squeezed."""
    before, after = _patterns(tables).get(match.phrase.language, (None, None))
    clause = _clause(tables)
    if before and before.search(clause.split(text[max(0, match.at - WINDOW) : match.at])[-1]):
        return True
    if after is None:
        return False
    end = clause.search(text, match.to, match.to + WINDOW)
    return after.match(text, match.to, end.start() if end else match.to + WINDOW) is not None


@lru_cache(maxsize=8)
def _clause(tables: Tables) -> re.Pattern[str]:
    """What parts clauses: signs, and words for `but`."""
    words = [squeeze(word)[0].strip() for word in grammar.words(tables, "grammar_words", "but")]
    spaced, joined = ([word for word in words if is_joined(word[0]) is sign] for sign in (True, False))
    return compiled(rf"{_SIGNS}|\s{one_of(spaced)}\s|{one_of(joined)}")


_Pair = tuple[re.Pattern[str] | None, re.Pattern[str] | None]


@lru_cache(maxsize=8)
def _patterns(tables: Tables) -> dict[str, _Pair]:
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in tables.rows("negators"):
        words[row["language"], row["side"]].append(_one(row["word"], row["side"], int(row["reach"])))
    pairs: dict[str, _Pair] = {}
    for language in {tag for tag, _side in words}:
        before, after = words.get((language, "before")), words.get((language, "after"))
        pairs[language] = (
            compiled(f"(?:{'|'.join(before)})$") if before else None,
            compiled("|".join(after)) if after else None,
        )
    if "zh-Hans" in pairs:
        pairs.setdefault("zh-Hant", pairs["zh-Hans"])
    return pairs


def _one(word: str, side: str, reach: int) -> str:
    squeezed = squeeze(fold_word(word))[0]
    escaped = re.escape(squeezed)
    if not is_joined(squeezed[0]):
        return escaped
    between = rf"(?:\S+\s){{0,{reach}}}"
    return rf"(?:^|\s){escaped}\s{between}" if side == "before" else rf"\S{{0,4}}\s{between}{escaped}(?!\w)"
