"""Latin names of up to three letters: most words so short are no place, so they must be written as names are."""

from collections import defaultdict
from functools import lru_cache

from extract.gazetteer_key import key_of
from extract.tables import Tables

LETTERS = 3
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


def follows_town(original: str, start: int) -> bool:
    """Whether the letters of a state stand where they do in addresses: "Cajamar/SP", "Austin, TX"; not "CV ke WA", "OK"."""
    return original[max(0, start - 3) : start].rstrip(" ").endswith(_BETWEEN)


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
