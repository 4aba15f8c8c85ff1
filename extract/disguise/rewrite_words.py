"""The words for signs that rewrites look for (`data/contact_words.csv`), and patterns made of them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from extract.stored import kept
from extract.tables import Tables
from extract.words.contact_words import in_order, of_kinds
from extract.words.domain_words import domain_words
from extract.words.word_patterns import ahead, one_of

_UNSPACED = "\u0e00"  # scripts from here on, nearly all, write no spaces between words
Words = dict[str, list[str]]  # kind of `contact_words` -> its words, in lower case
KINDS = ("at", "dot", "slash", "underscore", "dash", "gap", "colon", "tme", "gmail", "at_told")  # what a text may have
# Prepositions for @ alone in brackets before a domain, "me" in other letters, what counts signs, "and", words that are about a sign or
# an article before its word, not in a handle, words that take a sign back, and words for @ that mean "add" as well.
OTHERS = ("at_boxed", "me_spelled", "counter", "and", "of_sign", "no_name", "no_sign", "at_verb")
LEFT, RIGHT, GAP = r"[\[({<【（「『〔〈《⟨‹«*~|]", r"[\])}>】）」』〕〉》⟩›»*~|]", r"[ \t]{0,3}"
IN_SQUARE = r"[^\[\]{}【】〔〕\n@/]{2,24}[\]}】〕]"
SQUARE = r"[\[{【〔]" + IN_SQUARE  # words in brackets as no sentence has them
IN_TIGHT = r"[^()（）<>「」『』《》“”\"'‘’«»\n@/0-9]{2,24}[)）>」』》”\"'’»]"
TIGHT = r"[(（<「『《“\"'‘«]" + IN_TIGHT  # and in such as any has
LABEL = r"[a-z0-9][a-z0-9-]{1,40}"
ENDS = (
    r"com|net|org|gle|info|me|co|io|app|biz|cc|ee|ly|gg|link|online|site|xyz|vip|top|in|ph|th|my|id|vn|ke|ng|pk|bd|br|ru|cn|tw|kr|jp"
    r"|pt|pl|uk|nl|cz|sk|hu|ro|bg|gr|rs|hr|lt|lv|dk|fr|ua|kz|uz|kg|tr|qa|ug|tz|gh|nz|mx|hk|sg|mm|kh|lk|np"
    r"|az|mn|ge|ae|tn|dz|lb|mk|md|rw|zw|zm|mw|sn|gt|hn|sv|cr|cl|uy|py|ec"
)  # none that is a word: "punto de" is no address
SPELT = "\u0590-\u0dff\u1200-\u137f"  # letters of scripts between whose words spaces stand
_CLEAR = 6  # letters of a word for @ that is no preposition
COMMA = "[,،、，၊፣]?"
REMARK = r"(?:[ ]?[(（][^()（）\n]{1,40}[)）])?"
HYPHEN = r"[-_=~*][-_=~*]?"
LITTERED_LINK = r"(?<![a-z0-9])(?:t|wa|m)[^\w\s]{0,3}m[^\w\s]?e[^\w\s]?/(?:[a-z0-9_.+-]|[^\x00-\x7f\w\s]|\*){4,50}"
SPACED_CODE = (  # and one with a space behind each sign
    r"(?<=/)(?:(?<=t\.me/)\+[ ]?|(?<=/joinchat/)|(?<=whatsapp\.com/)|(?<=me/g/))[a-z0-9_-](?:[ ][a-z0-9_-]){9,30}(?![a-z0-9_-])"
)
CODE = (  # an invite's code in pieces
    r"(?<=/)(?:(?<=t\.me/)\+[ ]?|(?<=/joinchat/)|(?<=whatsapp\.com/)|(?<=me/g/))(?=[a-z0-9_-]{1,22}[ ])"
    r"[a-z0-9_-]{1,22}(?:[ ][a-z0-9_-]{1,22}){1,8}(?=[ ]?(?:$|[\n.,;!?()|]|[^\x00-\u024f]))"
)

NAMED = (  # a name in pieces behind the head of its link, with a remark in brackets
    r"(?<=/)(?:(?<=(?<![a-z0-9.])t\.me/)|(?<=zalo\.me/)|(?<=instagram\.com/)|(?<=facebook\.com/))(?=[a-z0-9_]{2,22}[ ])"
    r"[a-z0-9_]{2,22}(?:[ ][a-z0-9_]{1,22}){1,6}(?=[ ]?[(（,←⬅→➡–—])"
)


@lru_cache(maxsize=8)
def sign_words(tables: Tables) -> Words:
    """Kind of sign → the words for it, in lower case."""
    return {kind: in_order(tables, kind) for kind in (*KINDS, *OTHERS)}


@lru_cache(maxsize=8)
def then_words(tables: Tables) -> str:
    """Words for "then", "add" and "between" of Latin letters: what they follow is no part of a handle as it stands."""
    words = of_kinds(tables, "then_only", "append", "between")
    return rf"{one_of(word for word in words if re.fullmatch('[a-z]{3,}', word))}(?![a-z0-9_])"


@lru_cache(maxsize=8)
def linking_words(tables: Tables) -> str:
    """Short words that may stand around the word for a slash: "una barrita y", "then slash then"."""
    words = [word for word in of_kinds(tables, "then_only", "article") if len(word) < 12]
    return ahead(words) + one_of(words)


@lru_cache(maxsize=8)
def around_signs(tables: Tables) -> tuple[str, str]:
    """What may stand before and behind the word for a sign that parts two pieces of a handle: "fakehr, then underscore and 77". Behind
    it only before figures: "underscore and call me"."""
    words = of_kinds(tables, "then_only", "append", "conjunction", "last")
    spaced = one_of(word for word in words if is_spaced(word))
    free = one_of(word for word in words if not is_spaced(word) and (len(word) > 1 or word in "と랑和跟و"))
    linking = rf"(?:[ \t,،、，]{{1,3}}(?:{spaced})(?=[ ,])|[ \t]{{0,2}}[,،、，]?[ \t]{{0,2}}(?:{free}))"
    behind = rf"(?:(?:{spaced})(?=[ ,])|(?:{free}))"
    return (
        rf"(?:{linking}(?![a-zа-яё])){{0,3}}(?=[ \t,،、，]|[^\x00-\x7f])[,،、，]?",
        rf"(?:{behind}[,،、，]?[ \t]{{1,3}}|(?:{free})[ \t]{{0,3}}){{0,2}}(?=[0-9]{{1,4}}(?![a-z0-9]))",
    )


def joined_by_and(tables: Tables, sign: str) -> str:
    """The word for a sign between the same "and" twice: fakemio と下線と cafe, "fake y guion bajo y rh"."""
    words = of_kinds(tables, "conjunction", "plus") - {"+"}
    spaced = one_of(word for word in words if is_spaced(word))
    free = one_of(word for word in words if not is_spaced(word))
    before, behind = rf"(?:[ ](?P<and>{spaced})[ ]|[ ]?(?P<free>{free})[ ]?)", "(?(and)[ ](?P=and)[ ]|[ ]?(?P=free)[ ]?)"
    return rf"(?<=[a-z0-9])(?![a-z0-9]){before}(?:{sign}){behind}(?=[a-z0-9])"


def at_before(tables: Tables) -> str:
    """Words that may stand between a name and the word for @: "fake.hr with at example dot com"."""
    return one_of(in_order(tables, "at_before"))


def first_at(words: Words) -> list[str]:
    """Words for @ that may stand before a name: those that are no ordinary short words."""
    return [word for word in words["at"] if len(word) >= (_CLEAR if is_spaced(word) else 2) and word not in words["at_verb"]]


def app_names(tables: Tables, kind: str) -> str:
    """The names of an app in all languages, as they stand before ".com"."""
    return one_of(name for name in _app_names(tables).get(kind, ()) if len(name) > 1 and ":" not in name)


@lru_cache(maxsize=8)
@kept("chat_apps")
def _app_names(tables: Tables) -> dict[str, list[str]]:
    """Type of an app → its names, in lower case."""
    found: dict[str, list[str]] = {}
    for row in tables.rows("chat_apps"):
        found.setdefault(row["type"], []).append(row["label"].lower())
    return found


def no_app(tables: Tables) -> str:
    """No name of an app in Latin letters stands there: แอด Telegram adds it and means no @."""
    names = (name for known in _app_names(tables).values() for name in known)
    return rf"(?!(?:{one_of(name for name in names if re.fullmatch('[a-z]{4,}', name))})(?![a-z0-9_.]))"


def names_app(text: str, tables: Tables) -> bool:
    """Whether a name of an app stands in `text` (lower case): a Latin one as a word of its own, of another script with spaces at the
    beginning of a word."""
    for _, start, end in _app_spotter(tables).find_matches_as_indexes(text, overlapping=True):
        before, behind = text[max(0, start - 1) : start], text[end : end + 1]
        if text[start] >= _UNSPACED or not (before.isalnum() or (text[start].isascii() and behind.isalnum())):
            return True
    return False


@lru_cache(maxsize=8)
def _app_spotter(tables: Tables) -> AhoCorasick:
    names = {name for known in _app_names(tables).values() for name in known}
    return AhoCorasick(sorted(name for name in names if len(name) > 2 or name[0] >= _UNSPACED))


def letter_names(tables: Tables, letter: str) -> str:
    """A letter and its names in all languages."""
    names = {row["name"] for row in tables.rows("letter_names") if row["letter"] == letter and row["language"] != "icao"}
    return one_of(names | {letter})


def com_words(tables: Tables) -> str:
    """The ending com in letters of other scripts."""
    return one_of(in_order(tables, "com"))


def plus_words(tables: Tables) -> str:
    return one_of(in_order(tables, "plus"))


def no_name(words: Words) -> str:
    """Before the word for a sign stands no article or preposition: "the underscore" is spoken of."""
    return "".join(f"(?<![^a-z]{word})" for word in words["no_name"])


def either(words: Words, kind: str, longest: bool = True) -> str:
    return _either(tuple(words[kind])) if longest else "|".join(map(re.escape, words[kind]))


@lru_cache(maxsize=64)  # most kinds stand in several patterns
def _either(words: tuple[str, ...]) -> str:
    return one_of(words)


def between_spaces(words: list[str]) -> str:
    """Words for a sign, longest first: Latin and Cyrillic ones between spaces, those of other scripts with or without."""
    return _between_spaces(tuple(words))


@lru_cache(maxsize=64)  # as above
def _between_spaces(words: tuple[str, ...]) -> str:
    spaced = one_of(word for word in words if is_spaced(word))
    free = unspaced(words)
    return rf"[ \t]{{1,3}}(?:{spaced})[ \t]{{1,3}}|[ \t]{{0,3}}(?:{free})[ \t]{{0,3}}"


def unspaced(words: Sequence[str]) -> str:
    """Words of scripts that need no spaces around."""
    free = (word for word in words if not is_spaced(word) and (len(word) > 1 or word in "点點점닷쩜"))
    return one_of(free)


def said(words: list[str]) -> str:
    """Words for a sign: those of scripts with spaces whole, with a comma or space on either side."""
    spaced = one_of(word for word in words if is_spaced(word))
    return rf"[ ]{{0,3}}[(（\[【]?(?:(?<![^\W_]){spaced}(?![^\W_])|{unspaced(words)})[)）\]】]?[ ]{{0,3}}"


def mail_dot(tables: Tables) -> str:
    """The dot of a provider of e-mail, or a word for it."""
    return rf"(?:[ ]?\.[ ]?|{COMMA}(?:{said([*sign_words(tables)['dot'], *in_order(tables, 'dot_weak')])}){COMMA}[ ]?)"


def provider(tables: Tables, group: str = "") -> str:
    """The name of a provider of e-mail, as a `group` where one is named."""
    known = one_of(domain_words(tables)["provider"])
    return rf"(?<![a-z0-9_а-яё])({f'?P<{group}>' if group else '?:'}{known})(?![a-z0-9_]|(?<=[а-яё])[а-яё])"


def is_spaced(word: str) -> bool:
    return word[0] < "\u0530" and word[0] not in "@."
