"""The words that pieces of a handle are told with: signs, digits, names of letters, "then", and what is said of a piece."""

import re
from functools import lru_cache
from typing import Any

from extract.compiled import compiled
from extract.handle.told_hits import MAYBE
from extract.stored import kept, kept_parts
from extract.tables import Row, Tables
from extract.words.contact_words import of_kinds
from extract.words.layers import Layered, Layers, layered
from extract.words.number_cues import REPEATS, counts_anywhere, listed
from extract.words.phrases import meaning
from extract.words.sign_names import CLEAR, TOLD_SIGNS
from extract.words.word_patterns import longest_first

ALPHABET = "icao"  # Alfa, Bravo, Charlie: words that are letters only where several stand together
_COUNTS = frozenset("23456789")
_REMOVING = 7  # letters of a word of Latin letters for leaving out that is no part of a name
KOREAN = dict(zip("공영일이삼사오육륙칠팔구", "001234566789", strict=True))


@lru_cache(maxsize=64)
def table(tables: Tables, languages: frozenset[str]) -> Layered:
    """Words for signs, digits, letters, "then" and what is said of pieces, of these languages where they are Latin."""
    return _layers(tables).of(languages)


@lru_cache(maxsize=8)
def _layers(tables: Tables) -> Layers:
    return Layers(_layered(tables))


@kept_parts("contact_words", "letter_names", "number_words", "number_cues")
def _layered(tables: Tables) -> dict[str, Any]:
    rows: list[tuple[str, Row, str]] = []

    def add(word: str, kind: str, value: str, language: str = "", **more: str) -> None:
        rows.append((word, meaning(kind=kind, value=value, **more), language))

    many = listed(tables, "plural")
    for row in tables.rows("number_words"):  # before the words of other languages: "do" is two in Hindi
        if row["digit"] in _COUNTS and row["word"].isascii() and row["word"] not in many:
            add(row["word"], "digit", row["digit"], row["language"].split("-")[0], **order_of(row["word"], tables))
    spoken, between = of_kinds(tables, "told", "append"), between_count(tables)
    joining = of_kinds(tables, "joined")
    for row in tables.rows("contact_words", keep=False):
        word, kind = row["word"].lower(), row["kind"]
        if kind in {"strong", "filler"} and not word.isascii() and word not in spoken:
            add(word, "other", "")  # ไอดี is "ID" and no letters
        if kind in TOLD_SIGNS and (len(word) >= CLEAR or not word.isascii()):
            add(word, "sign", TOLD_SIGNS[kind])
        elif kind in {"then_only", "plus"} or (kind == "then" and not word.isascii() and len(word) > 1):
            add(word, "then", "")
        elif kind == "append":
            add(word, "then", "", strong="1")
        elif kind in {"told", "initials", "spelled"} and (len(word) > 1 or not word.isascii()) and word not in joining:
            add(word, "filler", "", **({"order": "of"} if word in between else {}))
        elif (kind == "joined" and len(word) > 1) or (kind == "remove" and (not word.isascii() or len(word) > _REMOVING)):
            add(word, "hint", "joined" if word in joining else kind)
    for row in tables.rows("letter_names"):
        kind = "spelled" if row["language"] == ALPHABET else "plural" if row["letter"].isdigit() else "letter"
        add(row["name"], kind, row["letter"], row["language"] if row["name"].isascii() and kind != "spelled" else "")
    for row in tables.rows("number_words"):
        anywhere = counts_anywhere(row) or (row["language"] == "en" and len(row["digit"]) == 1)
        language = "" if anywhere else row["language"].split("-")[0]
        if row["digit"].isdigit() and len(row["digit"]) <= 2:
            kind = "plural" if row["word"] in many and len(row["digit"]) == 1 else "digit"
            add(row["word"], kind, row["digit"], language, **order_of(row["word"], tables))
        elif not row["digit"].isdigit():
            add(row["word"], "double" if row["digit"] in REPEATS else "times", row["digit"], language)
    for word in of_kinds(tables, "then_weak"):  # behind all that it may be else
        add(word, MAYBE, "")
    rows += [
        (word, meaning(kind="filler", value="", order="again"), "") for word in listed(tables, "said_again") if not word.isascii()
    ]
    return layered(rows + multiples(tables))


@lru_cache(maxsize=64)
def ones(tables: Tables, languages: frozenset[str]) -> frozenset[str]:
    """The words for one in these languages."""
    return frozenset(word for language in languages for word in _ones(tables).get(language, ()))


@lru_cache(maxsize=8)
@kept("number_words")
def _ones(tables: Tables) -> dict[str, list[str]]:
    """The words for one by their languages."""
    found: dict[str, list[str]] = {}
    for row in tables.rows("number_words"):
        if row["digit"] == "1":
            found.setdefault(row["language"].split("-")[0], []).append(row["word"])
    return found


def multiples(tables: Tables) -> list[tuple[str, Row, str]]:
    """Words that are a count by themselves: "twice", 三回."""
    twice = listed(tables, "twice") | of_kinds(tables, "edit_twice")
    known = [(word, "2") for word in twice] + [(word, "3") for word in listed(tables, "thrice")]
    return [(word.lower(), meaning(kind="multiple", value=times), "") for word, times in sorted(known) if len(word) > 1]


def between_count(tables: Tables) -> frozenset[str]:
    """Words that stand between a count and its figure and say that it is one: "dua angka tujuh", hai số chín."""
    return frozenset(listed(tables, "of") | of_kinds(tables, "as_digit", "digit_word"))


def order_of(word: str, tables: Tables) -> dict[str, str]:
    """Whether a digit's word counts what stands behind it, or is one behind which its count stands."""
    if word in listed(tables, "count") or word in listed(tables, "one_behind"):
        return {"order": "counts"}
    return {"order": "leads"} if word in listed(tables, "zero_first") else {}


@lru_cache(maxsize=64)
def letter_names(tables: Tables, languages: frozenset[str]) -> dict[str, str]:
    """Names of letters in Latin letters, in these languages: "ka" is one in Spanish and a word in Hindi."""
    rows = (row for row in tables.rows("letter_names") if row["name"].isascii() and row["language"] in languages)
    return {row["name"]: row["letter"] for row in rows}


@lru_cache(maxsize=8)
def korean_digits(tables: Tables) -> re.Pattern[str]:
    """Korean digits written together, the word that closes what is said behind them or not: 팔팔, 팔팔이야."""
    closing = "|".join(sorted(word for word in of_kinds(tables, "closing") if "가" <= word[0] <= "힣"))
    return compiled(rf"(?<![가-힣])[공영일이삼사오육륙칠팔구]{{2,8}}?(?=(?:{closing})?(?![가-힣]))")


@lru_cache(maxsize=8)
def hangul(tables: Tables) -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    """Korean names of letters, which are written together: one of them, what each means, and at least three."""
    names = {row["name"]: row["letter"] for row in tables.rows("letter_names") if row["language"] == "ko"}
    one = "|".join(longest_first(names))
    return compiled(one), names, compiled(rf"(?:{one}){{3}}")
