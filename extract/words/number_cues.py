"""Words that tell how a number is to be read: its parts, the app it is for, the order of its digits (`data/number_cues.csv`)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from extract.once import by_text
from extract.stored import kept, kept_parts
from extract.tables import Row, Tables
from extract.words.contact_words import pattern, words
from extract.words.heads import cue_heads
from extract.words.spotted import Spotted
from extract.words.together import Kinds
from extract.words.word_patterns import one_of

_READ = frozenset({"number_cues", "contact_words"})
_ARABIC = "\u0620-\u06d3"
_IN_ARABIC = re.compile(f"[{_ARABIC}]")
_INDIC = "\u0900-\u0dff"
_ETHIOPIC = "\u1200-\u135a"  # letters, not signs between words
REPEATS = {"double": 2, "triple": 3, "quadruple": 4}  # how often a figure stands behind such a word
# Figure → letters that look like it.
SEEMS = dict(zip("0123456789", ("o", "il", "z", "e", "a", "s", "gb", "t", "b", "gq"), strict=True))
_CODED = 26  # characters between the word for a code and the code
_SHORT = 3  # letters of an Indic word that takes no ending here


def of_kind(tables: Tables, *kinds: str) -> set[str]:
    """The words of `kinds`, in lower case."""
    return {word.lower() for kind in kinds for word in listed(tables, kind)}


@lru_cache(maxsize=64)
def cues(tables: Tables, *kinds: str, shared: tuple[str, ...] = ()) -> Spotted:
    """The words of `kinds`, and of the kinds `shared` in `data/contact_words.csv`, in a text in lower case."""

    def found() -> set[str]:
        return of_kind(tables, *kinds).union(*(words(tables, kind) for kind in shared))

    heads, bits = cue_heads(tables)
    names = {*(f"number_cues {kind}" for kind in kinds), *(f"contact_words {kind}" for kind in shared)}
    asked, name = sum(bits.get(name, 0) for name in names), f"cues {' '.join(kinds)}, {' '.join(shared)} {tables.digest(_READ)}"
    return Spotted(found(), lambda: "|".join(_branches(found())), heads, asked, name, ahead=any(map(_IN_ARABIC.match, found())))


def code_before(low: str, start: int, tables: Tables) -> bool:
    """Whether words before a number say that it begins with its country's code."""
    return cues(tables, "dial_code").search(low, max(0, start - _CODED), start) is not None


# Kinds of words about whole numbers that few texts have, and many ask for.
_RARE = (
    *("once", "twice", "thrice", "order_first", "order_before", "order_behind", "egg", "dial_code"),
    *(f"ordinal {place}" for place in range(1, 13)),
)


@by_text
def rare(low: str, tables: Tables) -> frozenset[str]:
    """Which of these kinds may have a word in a text in lower case: one look for all of them."""
    return frozenset(_RARE_WORDS.there(low, tables))


def money_ahead(tables: Tables) -> str:
    """A pattern of the sign, code or short name of money that stands before a sum: ₱, rp, usd."""
    return rf"(?:[$€£¥₱₹฿₫₩₦₽৳]|(?<![a-z])(?:{one_of(listed(tables, 'money'))}))"


@lru_cache(maxsize=32)  # as `contact_words.words`
def listed(tables: Tables, kind: str) -> frozenset[str]:
    """The words of one kind as they stand in the table."""
    return frozenset(_by_kind(tables).part(kind, ()))


_RARE_WORDS = Kinds(lambda tables: [(word.lower(), kind) for kind in _RARE for word in sorted(listed(tables, kind))])


def kinds(tables: Tables) -> frozenset[str]:
    """The kinds of words that the table has."""
    return _by_kind(tables).names


@kept_parts("number_cues")
def _by_kind(tables: Tables) -> dict[str, list[str]]:
    """Kind → its words as they stand in the table."""
    found: dict[str, list[str]] = {}
    for row in tables.rows("number_cues"):
        found.setdefault(row["kind"], []).append(row["word"])
    return found


@lru_cache(maxsize=8)
@kept("number_words")
def single_digits(tables: Tables) -> dict[str, str]:
    """Number words for one digit, of all languages: seven → 7."""
    return {row["word"]: row["digit"] for row in tables.rows("number_words") if re.fullmatch("[0-9]", row["digit"])}


@kept("number_words")
def korean_digits(tables: Tables) -> dict[str, str]:
    """Korean numerals of one syllable, and their digits."""
    return {row["word"]: row["digit"] for row in tables.rows("number_words") if row["language"] == "ko" and len(row["word"]) == 1}


@kept("number_words")
def numbered_languages(tables: Tables) -> list[str]:
    """The languages that have number words."""
    return sorted({row["language"].split("-")[0] for row in tables.rows("number_words")})


def spoken_in(country: str | None, tables: Tables) -> tuple[str, ...]:
    """The languages with number words that the readers of a country speak."""
    return tuple(_spoken_in(tables).get((country or "").upper(), ()))


@lru_cache(maxsize=8)
@kept("number_words", "phone_regions")
def _spoken_in(tables: Tables) -> dict[str, list[str]]:
    """The languages that have number words by the countries where they are spoken."""
    worded = {row["language"].split("-")[0] for row in tables.rows("number_words")}
    found: dict[str, list[str]] = {}
    for row in tables.rows("phone_regions"):
        if row["kind"] in {"language", "spoken"} and row["word"] in worded:
            for region in row["regions"].split():
                found.setdefault(region, []).append(row["word"])
    return found


def _branches(found: set[str]) -> Iterable[str]:
    """The words by script: Arabic ones stand alone or behind "and" and the article, Indic and Ethiopic ones begin a word."""
    arabic = {word for word in found if _IN_ARABIC.match(word)}
    indic = {word for word in found if re.match(f"[{_INDIC}{_ETHIOPIC}]", word)}
    short = {word for word in indic if len(word) <= _SHORT}
    if arabic:
        yield rf"(?<![{_ARABIC}])[وفب]?(?:ال)?(?:{pattern(arabic)})(?![{_ARABIC}])"
    if short:
        yield rf"(?<![{_INDIC}{_ETHIOPIC}])(?:{pattern(short)})(?![{_INDIC}{_ETHIOPIC}])"
    if indic - short:
        yield rf"(?<![{_INDIC}{_ETHIOPIC}])(?:{pattern(indic - short)})"
    if found - arabic - indic:
        yield pattern(found - arabic - indic)


_SHORT_LATIN = 2  # letters of a word that means something else in another language, accents or not
_SLAVIC = ("ru", "uk")


def counts_anywhere(row: Row) -> bool:
    """Whether a number word (`data/number_words.csv`) counts in texts of any language: one in a script that no other language of ours
    has such words in, a Russian or Ukrainian one, or a Latin one with accents that is not short. Kazakh он is ten, "he" in Russian;
    Vietnamese tá is eight, "all right" in Portuguese."""
    word = row["word"]
    if word.isascii() or (min(word) < "\u0250" and len(word) <= _SHORT_LATIN):
        return False
    return not "\u0400" <= word[0] <= "\u04ff" or row["language"] in _SLAVIC
