"""Handles, the shapes they have, and the words around them that say what is one (`data/contact_words.csv`, `data/chat_types.csv`)."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import alternation, finder, pattern, words
from extract.words.spotted import Spotted

REACH = 48  # characters between an app's name and its handle


_GLUED = re.compile(r"(?<=[a-z0-9_]{4})(?:telegram|whatsapp|wechat|weixin|e-?mail|line|viber|skype|discord|tg|vx|wx)(?:id)?$")


@dataclass(frozen=True, slots=True)
class Handle:
    start: int
    end: int
    type: str
    value: str
    disguised: bool


class Removal:
    """Says which signs to leave out: "(remove ~)"."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._word = finder(tables, "remove", "undotted")

    @cached_property
    def _hint(self) -> re.Pattern[str]:
        """Of all patterns here the one that takes longest to compile, for one text in a hundred."""
        remove, marks, both = (alternation(self._tables, kind) for kind in ("remove", "marks", "undotted"))
        sign = r"[(（\[][^)）\]\n]{0,20}(?:(?:REMOVE)[^)）\]\n]{0,12}[~*.\-•+|]|[~*.\-•+|][^)）\]\n]{0,8}(?:REMOVE))"
        sign = sign.replace("REMOVE", remove)
        near = r"[^)）\n]{0,12}"  # "(點就是 .) 就說去旅遊" leaves nothing out
        return compiled(rf"(?:{remove}){near}(?:{marks})|(?:{marks}){near}(?:[)）].?)?(?:{remove})|{sign}|{both}")

    def search(self, text: str, *where: int) -> "re.Match[str] | None":
        """As of a pattern; most texts have no word for leaving out."""
        return self._hint.search(text, *where) if self._word.search(text, *where) else None


@dataclass(frozen=True, slots=True)
class Hints:
    """Words around a handle (`data/contact_words.csv`)."""

    filler: re.Pattern[str]  # what may stand between an app's name and its handle
    strong: Spotted  # words behind which any word is a handle: "ID"
    stops: frozenset[str]  # words that are no handle
    names: frozenset[str]  # words with which a handle may begin, though they stand before many: "hr", "boss"
    firm: frozenset[str]  # those of `stops` with which none may begin
    removal: Removal


@lru_cache(maxsize=8)
def shapes(tables: Tables) -> dict[str, re.Pattern[str]]:
    """How a handle of each type looks (`data/chat_types.csv`); types without handles are missing."""
    return {row["type"]: compiled(row["handle"]) for row in tables.rows("chat_types") if row["handle"]}


@lru_cache(maxsize=8)
def hints(tables: Tables) -> Hints:
    """The words of these tables, compiled once."""
    said = alternation(tables, "filler", "strong", "connector", "same")
    said += "|" + pattern(word for word in words(tables, "first") if " " in word)  # "starts with"
    filler = compiled(rf"(?:[^\w@]|(?:{said})(?!['’ʻʼ‘`][a-z])|[^\x00-\u02ff\u0400-\u04ff\u1e00-\u1eff]){{0,{REACH}}}")
    stops, names = frozenset(words(tables, "stop")), frozenset(words(tables, "name_word"))
    return Hints(filler, finder(tables, "strong"), stops, names, stops - names, Removal(tables))


@lru_cache(maxsize=8)
def separator(tables: Tables) -> re.Pattern[str]:
    """What stands between two handles of one list."""
    return compiled(rf"[ \t]{{0,2}}(?:{alternation(tables, 'connector')})[ \t]{{0,2}}")


def is_of_names(said: list[str], tables: Tables) -> bool:
    """Whether the words of one clause may be one name; where the first is one that stands before many, more must show it."""
    stops, names = hints(tables).stops, hints(tables).names
    if said[0] in names:
        return hints(tables).firm.isdisjoint(said[1:]) and (len(said) > 2 or any(not one.isalpha() for one in said))
    return stops.isdisjoint(said)


def unglued(name: str) -> str:
    """A handle without the next label, where a page's line breaks were lost: `@fake_hrtelegram:`."""
    return _GLUED.sub("", name[:-1]) if name.endswith(":") else name
