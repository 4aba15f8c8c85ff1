"""All phrases that a text is looked through for in one pass: cues of kinds, indicators, and words of one meaning."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from extract.gazetteer import script_of
from extract.normalize import fold_word
from extract.squeeze import squeeze
from extract.tables import Row, TableError, Tables

Use = Literal["kind", "indicator", "concept"]
# Words that other steps look for anyway, whoever uses them.
WORK = ("occupations", "age_words", "gender_words", "pay_words", "pay_periods", "opening_words", "employer_cues")


class Phrase(NamedTuple):
    """One line of a phrase table. `key` is the cue, indicator or concept; `half` is for weak and uncertain phrases."""

    text: str
    key: str
    language: str
    use: Use
    half: bool = False


def by_script(tables: Tables) -> dict[str, dict[str, Any]]:
    """Script of the first letter → what `patterns` reads, as JSON. Raises `TableError` for an empty phrase."""
    found: dict[str, dict[str, dict[tuple[str, str, str], Phrase]]] = {}
    for phrase in _phrases(tables):
        if phrase.use == "concept" and not phrase.text.strip():
            continue
        squeezed = squeeze(fold_word(phrase.text))[0].strip()
        if not squeezed:
            raise TableError(f"phrase tables: an empty phrase for {phrase.key} in {phrase.language}")
        same = found.setdefault(script_of(squeezed[0]), {}).setdefault(squeezed, {})
        same[phrase.use, phrase.key, phrase.language] = phrase
    return {script: _packed(phrases) for script, phrases in found.items()}


def _packed(phrases: dict[str, dict[tuple[str, str, str], Phrase]]) -> dict[str, Any]:
    """What phrases share once (`rest`), then each squeezed phrase with its texts (None: as squeezed) and what is theirs of it."""
    rest: dict[tuple[object, ...], int] = {}
    patterns = {
        squeezed: [(None if p.text == squeezed else p.text, rest.setdefault(p[1:], len(rest))) for p in same.values()]
        for squeezed, same in phrases.items()
    }
    return {"rest": list(rest), "patterns": patterns}


def patterns(packed: dict[str, Any]) -> dict[str, list[Phrase]]:
    """Squeezed phrase → the lines that it stands for, of one script of `by_script`."""
    rest = packed["rest"]
    return {
        squeezed: [Phrase(text or squeezed, *rest[index]) for text, index in same] for squeezed, same in packed["patterns"].items()
    }


def _phrases(tables: Tables) -> Iterator[Phrase]:
    for row in tables.rows("kind_cues"):
        yield Phrase(row["phrase"], row["cue"], row["language"], "kind")
    for row in _hot_names(tables):
        yield Phrase(row["name"], "hotspot", row["language"], "kind")
    for row in tables.rows("lexicon"):
        yield Phrase(row["phrase"], row["indicator"], row["language"], "indicator", "1" in (row["weak"], row["uncertain"]))
    for name in WORK:
        for row in tables.rows(name):
            yield Phrase(row["phrase"], f"words:{name}", "und", "concept")
    for row in tables.rows("concepts"):
        yield Phrase(row["phrase"], f"concept:{row['concept']}", row["language"], "concept")


def _hot_names(tables: Tables) -> Iterable[Row]:
    """Names of hotspots, and of countries with many reported compounds, that mean nothing else."""
    hot = {row["country"] for row in tables.rows("hotspot_countries")}
    rows = (*tables.rows("hotspot_names"), *(row for row in tables.rows("country_names") if row["country"] in hot))
    return (row for row in rows if row["needs_context"] != "1")
