"""All phrases that a text is looked through for in one pass: cues of kinds, indicators, and words of one meaning.

They come in groups, by the script of the first letter and the language that a text must be in, so that few are loaded for a
text. Outside Latin letters alone decide; of Latin ones, English and long phrases count in texts of any language.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import Any, Literal, NamedTuple

from extract.compiled import compiled
from extract.packed import in_words, joined
from extract.tables import Row, TableError, Tables
from extract.text.normalize import fold_word
from extract.text.scripts import script_of
from extract.text.squeeze import squeeze
from extract.words.phrases import as_title

# Language → those in whose texts its phrases count as well.
RELATED = {"id": {"ms"}, "ms": {"id"}, "hi-Latn": {"en"}, "tl": {"en"}, "ne-Latn": {"hi-Latn"}, "sr": {"hr", "bs"}}
EVERYWHERE = {"en", "und"}  # English is mixed into every language; names have none
LONG_LATIN = 9  # folded characters: a phrase of two words and this length is no accident in another Latin language
MOST_SPELLINGS = 8  # of one phrase that further spellings are made of
SIGNS = "signs"  # the group of phrases that begin with no letter, of all languages: they are few
Use = Literal["kind", "indicator", "concept", "part"]
_TABLE = {"kind": "kind_cues", "indicator": "lexicon", "concept": "concepts", "part": "indicator_parts"}  # where most are from
# Words that other steps look for anyway, whoever uses them.
WORK = ("occupations", "age_words", "gender_words", "pay_words", "pay_periods", "opening_words", "employer_cues")


# Whose rows of a workspace's own make other groups.
TABLES = frozenset({
    *WORK, "kind_cues", "lexicon", "concepts", "hotspot_names", "hotspot_countries", "country_names", "languages", "spellings",
})  # fmt: skip
PART_TABLES = frozenset({"indicator_parts", "languages", "spellings"})


class Phrase(NamedTuple):
    """One line of a phrase table. `key` is the cue, indicator or concept; `half` is for weak and uncertain phrases."""

    text: str
    key: str
    language: str
    use: Use
    half: bool = False


Rest = tuple[str, str, Use, bool]  # all of a phrase but its text; phrases share them


def by_group(tables: Tables) -> dict[str, list[Any]]:
    """Group → what `Lexicon` reads of the phrases that every text is looked through for, as JSON. Raises `TableError` for an empty
    phrase."""
    return _grouped(_phrases(tables), tables)


def parts_by_group(tables: Tables) -> dict[str, list[Any]]:
    """The same of the parts of indicators, which job ads alone are looked through for."""
    rows = tables.rows("indicator_parts", keep=False)
    return _grouped((Phrase(row["phrase"], row["part"], row["language"], "part") for row in rows), tables)


def _grouped(phrases: Iterable[Phrase], tables: Tables) -> dict[str, list[Any]]:
    lines: dict[str, dict[tuple[str, str, str], Phrase]] = {}
    known = spellings(tables)
    for phrase in chain.from_iterable(_spelt(phrase, known) for phrase in phrases):
        squeezed = squeeze(fold_word(phrase.text))[0].strip()
        if not squeezed:
            raise TableError(f"{_TABLE[phrase.use]}.csv: an empty phrase for {phrase.key} in {phrase.language}")
        lines.setdefault(squeezed, {})[phrase.use, phrase.key, phrase.language] = phrase
    found: dict[str, dict[str, list[Phrase]]] = {}
    for squeezed, same in lines.items():
        for phrase in same.values():
            script = script_of(squeezed[0])
            name = f"{script} {bound(phrase.text, phrase.language)}" if script else SIGNS
            found.setdefault(name, {}).setdefault(squeezed, []).append(phrase)
    return {name: _packed(phrases) for name, phrases in found.items()}


def bound(phrase: str, language: str) -> str:
    """The language that a text must be in for a phrase of that language to count; "" where any may. Languages of another script in
    Latin letters have many spellings, and are told by their small words."""
    long = " " in phrase and len(phrase) >= LONG_LATIN and not language.endswith("-Latn")
    return "" if language in EVERYWHERE or long or not phrase[0].isascii() else language


def bounds(languages: Sequence[str]) -> set[str]:
    """What `bound` may be for phrases that count in a text of these languages."""
    return {"", *languages, *(language for language, related in RELATED.items() if not related.isdisjoint(languages))}


def groups_of(scripts: Set[str], bounds: Set[str]) -> set[str]:
    """The groups whose phrases may be in a text of these scripts."""
    return {f"{script} {language}" for script in scripts if script for language in bounds} | {SIGNS}


def _packed(phrases: dict[str, list[Phrase]]) -> list[Any]:
    """The squeezed phrases of one group `as_title`, each once for every line that it stands for, sorted, for an automaton of such is made
    in three quarters of the time; their texts; the numbers of their rests; and all of these, each once.

    A `Phrase` is made of them where it stands in a text: one a line, of 200,000, would take most memory of all.
    """
    rest: dict[tuple[object, ...], int] = {}
    lines = [(squeezed, phrase) for squeezed, same in sorted(phrases.items()) for phrase in same]
    numbers = in_words(rest.setdefault(phrase[1:], len(rest)) for _, phrase in lines)
    return [joined(as_title(squeezed) for squeezed, _ in lines), joined(phrase.text for _, phrase in lines), numbers, list(rest)]


def _phrases(tables: Tables) -> Iterator[Phrase]:
    for row in tables.rows("kind_cues", keep=False):
        yield Phrase(row["phrase"], row["cue"], row["language"], "kind")
    for row in _hot_names(tables):
        yield Phrase(row["name"], "hotspot", row["language"], "kind")
    for row in tables.rows("lexicon", keep=False):
        yield Phrase(row["phrase"], row["indicator"], row["language"], "indicator", "1" in (row["weak"], row["uncertain"]))
    for name in WORK:
        for row in tables.rows(name):
            yield Phrase(row["phrase"], f"words:{name}", "und", "concept")
    for row in tables.rows("concepts", keep=False):
        yield Phrase(row["phrase"], f"concept:{row['concept']}", row["language"], "concept")


Spellings = dict[str, list[tuple[str, re.Pattern[str], str]]]


def spellings(tables: Tables) -> Spellings:
    """Language → words that people write in more than one way, how one stands in a phrase, and another way (`data/spellings.csv`)."""
    matching = {row["language"]: row["matching"] for row in tables.rows("languages")}
    found: Spellings = {}
    for row in tables.rows("spellings"):
        way = matching.get(row["language"], "word")
        begin, end = "" if way == "substring" else r"(?:^|(?<=[\s-]))", r"(?=[\s-]|$)" if way == "word" else ""
        pattern = compiled(begin + re.escape(row["word"]) + end)
        found.setdefault(row["language"], []).append((row["word"], pattern, row["other"]))
    return found


def _spelt(phrase: Phrase, known: Spellings) -> Iterator[Phrase]:
    """The phrase, and the same with each of its words in each other spelling."""
    texts = {phrase.text: None}
    for word, pattern, other in known.get(phrase.language, ()):
        if any(word in text for text in texts):  # few do, and a pattern has its price
            texts |= dict.fromkeys(other.join(pattern.split(text)) for text in list(texts)[:MOST_SPELLINGS])
    return (phrase._replace(text=text) for text in texts)


def _hot_names(tables: Tables) -> Iterable[Row]:
    """Names of hotspots, and of countries with many reported compounds, that mean nothing else."""
    hot = {row["country"] for row in tables.rows("hotspot_countries")}
    rows = (*tables.rows("hotspot_names"), *(row for row in tables.rows("country_names") if row["country"] in hot))
    return (row for row in rows if row["needs_context"] == "0")
