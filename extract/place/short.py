"""How names are written: Latin ones of up to three letters, of which most are no place, those that a word is written on to, and
texts that have no capitals at all."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from extract.gazetteer.gazetteer import Gazetteer, Named
from extract.gazetteer.key import key_of
from extract.place.words import words_for
from extract.tables import Tables
from extract.text.normalize import fold_word

LETTERS = 3
VIETNAMESE = frozenset("ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư")
VIETNAMESE_LETTER = re.compile(f"[{''.join(sorted(VIETNAMESE))}]")
LARGE_POPULATION = 100_000  # inhabitants of a town that may be written without its accents
PLAIN_POPULATION = 5_000  # inhabitants of a town that GeoNames may have without its accents
BARE_POPULATION = 10_000  # inhabitants of a town of two words or more, from which its name counts with accents too
SMALL_TEXT_POPULATION = 10_000  # inhabitants; in a text without capitals the names of smaller towns are mostly other words
SMALL_TEXT_LETTERS = 5
_TITLES = 0.04  # of the words of a text; one or two are a person or a firm
_WORD = re.compile(r"[^\W\d_][^\W\d_]+")
_ARTICLE = 6  # characters; no word is longer that is written on to a name with an apostrophe
_TOWN = 30  # characters of a town before the letters of its state
_BETWEEN = (",", "/", "-", "–", "(")  # a town and the letters of its state


def is_short_name(key: str, original: str, start: int, end: int, tables: Tables) -> bool:
    """Whether a Latin name of up to three letters is written as a name: in capitals (UK), or with its accents (Mỹ) and alone."""
    words = original[start:end]
    names = accented(tables).get(key)
    if names is None:
        return words.isupper()
    if not words[0].isupper() or words.casefold() not in names:
        return False
    return not original[end : end + 2].strip()[:1].isupper() and not _after_name(original, start)


@lru_cache(maxsize=4)
def has_no_capitals(original: str) -> bool:
    """Whether a text is written in lower case throughout, as chats are: then a name is too."""
    words: list[str] = _WORD.findall(original[:4000])
    titles, most = 0, len(words) * _TITLES
    for word in words:
        if word[0].isupper() and word[1].islower():
            titles += 1
            if titles > most:
                return False
    cased = sum(word[0].islower() or word[0].isupper() for word in words)
    return cased > 5 and titles <= cased * _TITLES


@lru_cache(maxsize=4)
def is_loud(original: str) -> bool:
    """Whether such a text is rather in capitals: there a usual word looks like a name."""
    return has_no_capitals(original) and sum(map(str.isupper, original[:4000])) > sum(map(str.islower, original[:4000]))


def is_tag(original: str, start: int) -> bool:
    """Whether a word is a hashtag: those have no capitals (`#hanoi`)."""
    return start > 0 and original[start - 1] == "#"


def follows_town(original: str, start: int) -> bool:
    """Whether the letters of a state stand where they do in addresses: "Cajamar/SP", "Austin, TX"; not "CV ke WA", "OK"."""
    return original[max(0, start - 3) : start].rstrip(" ").endswith(_BETWEEN)


def is_on_verb(soft: str, original: str, starts: Sequence[int], start: int, gazetteer: Gazetteer) -> bool:
    """Whether the letters of a state hang on a word that is no town's name: CONTRATA-SE, but `ARACAJU-SE`."""
    if original[max(0, starts[start] - 1) : starts[start]] != "-":
        return False
    words = soft[max(0, start - _TOWN) : start - 1].split(" ")
    return not any(name and gazetteer.may_have(name) for name in (words[-1], " ".join(words[-2:]), " ".join(words[-3:])))


def follows_its_town(soft: str, start: int, state: Named, gazetteer: Gazetteer) -> bool:
    """Whether a town of that state stands before the letters without a sign between: `Richmond BC`."""
    if soft[start - 1 : start] != " ":
        return False
    words = soft[max(0, start - _TOWN) : start - 1].split(" ")
    return any(
        n.place.level == "place" and (n.place.country, n.place.admin1_code) == (state.place.country, state.place.admin1_code)
        for name in (words[-1], " ".join(words[-2:]))
        if name and gazetteer.may_have(name)
        for n in gazetteer.lookup(name)
    )


def goes_on(original: str, end: int) -> bool:
    """Whether a word follows in the sentence, as none does behind a state (`INSCREVA-SE EM`, but `CAJAMAR-SP.`)."""
    return original[end : end + 1] == " " and original[end + 1 : end + 2].isalpha()


def behind_article(soft: str, original: str, starts: Sequence[int], start: int, end: int, tables: Tables) -> int | None:
    """Where the name begins in a word that has another written on to it: d'Agadir, all'Aquila."""
    apostrophe = soft.find("'", start + 1, min(end - 2, start + _ARTICLE))
    if apostrophe < 0 or not original[starts[apostrophe + 1]].isupper():
        return None
    return apostrophe + 1 if soft[start:apostrophe] in words_for("elided", tables) else None


def _after_name(original: str, start: int) -> bool:
    """Whether the word before, in the same clause, begins with a capital (Phú Mỹ)."""
    before = original[max(0, start - 12) : start]
    word = before.rstrip(" ").split(" ")[-1]
    return before.endswith(" ") and word[:1].isupper() and word.isalpha()


@lru_cache(maxsize=8)
def accented(tables: Tables) -> dict[str, frozenset[str]]:
    """The shortest names of countries whose accents must be there, by their keys."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in tables.rows("country_names"):
        name = row["name"].casefold()
        if len(name) <= LETTERS and "a" <= key_of(name)[:1] <= "z" and not name.isascii():
            found[key_of(name)].add(name)
    return {key: frozenset(names) for key, names in found.items()}


@lru_cache(maxsize=8)
def accented_names(tables: Tables) -> frozenset[str]:
    """Names of one word with accents that the tables give to countries, hotspots and other known places."""
    named = ("country_names", "hotspot_names", "airports_borders", "place_aliases", "places")
    names = (name for table in named for row in tables.rows(table) for name in (row["name"], *row.get("names", "").split("|")))
    return frozenset(fold_word(name) for name in names if not name.isascii() and name[:1] < "\u0370" and " " not in name)


def same_accents(named: Named, phrase: str) -> bool:
    """A small town must be written with its own accents: Tháng (month) is not Thắng. GeoNames leaves those of some out (Hoi An)."""
    place, vietnamese = named.place, not VIETNAMESE.isdisjoint(phrase.lower())
    if vietnamese and " " not in phrase:  # Vĩnh is a part of many names, Vinh is a town
        large = False
    elif vietnamese and not phrase.isupper():  # chú hỏi is not Zhuhai
        bare = place.name.isascii() and place.population >= BARE_POPULATION
        large = place.country == "VN" and (bare or place.population >= LARGE_POPULATION)
    else:
        large = place.population >= LARGE_POPULATION
    known = named.kind in ("hotspot", "own", "country", "alias", "admin1") or large
    return known or fold_word(place.name) == fold_word(phrase)


def with_accents(named: Sequence[Named], phrase: str) -> tuple[Named, ...]:
    """Those of the bearers that are written with the accents of the phrase; where none is, larger towns that GeoNames has without any."""
    fitting = tuple(n for n in named if same_accents(n, phrase))
    if fitting or not VIETNAMESE.isdisjoint(phrase.lower()):
        return fitting
    key = key_of(phrase)
    return tuple(n for n in named if n.place.population >= PLAIN_POPULATION and n.place.name.lower() == key)  # Ceret for Céret
