"""Apps told by what their icon looks like or where they come from: "the purple call app", "ऐप जिसमें हरा रंग", 紙ひこうきのアプリ.

Words for colours, pictures, apps and what may stand between (`data/chat_pictures.csv`) that follow one another make one label, if
`data/chat_icons.csv` knows an app that they mean together. Runs in time linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from extract.tables import Tables
from extract.words.phrases import Hit, Phrases

_GAP = re.compile(r"[^\S\n]{0,2}[\"'“”«»(（,،、‘’\-]?[^\S\n]{0,2}")
_WORD = re.compile(r"[^\S\n]{0,2}(?:[^\W\d_]|[\u0300-\u036f\u0900-\u1fff]){1,9}[^\S\n]{0,2}")  # one word that no table knows
_BESIDE = frozenset(("app", "chat", "handset"))
_LONGEST = 80  # characters of one such label


@dataclass(frozen=True, slots=True)
class Pictured:
    start: int
    end: int
    type: str
    weak: bool


def runs(low: str, tables: Tables, names: Sequence[int]) -> list[list[Hit]]:
    """The words for colours, pictures and apps that follow one another; `names`: where names of apps end, told by word or letter."""
    phrases, pictures, apps = _phrases(tables)
    seen = [start for _, start, _ in pictures.find_matches_as_indexes(low, overlapping=True)]
    if not seen:
        return []
    beside = [*names, *(start for _, start, _ in apps.find_matches_as_indexes(low, overlapping=True))]
    near = any(abs(one - other) <= _LONGEST for one in seen for other in beside)
    return list(_runs(low, phrases.find(low))) if near else []


def find(runs: list[list[Hit]], languages: tuple[str, ...], tables: Tables) -> list[Pictured]:
    """Every app that is told by its colour, picture or origin."""
    return [found for run in runs if (found := _read(run, languages, tables))]


def remarks(low: str, runs: list[list[Hit]], tables: Tables) -> list[tuple[int, int, frozenset[str]]]:
    """What is told behind a name, with brackets: the apps that have this colour or picture."""
    found = []
    for run in runs:
        parts = {hit.row["part"] for hit in run}
        kinds = frozenset(row["type"] for row in tables.rows("chat_icons") if row["beside"] == "name" and row["part"] in parts)
        words = [hit for hit in run if hit.row["part"] != "link"]
        if kinds:
            closed = low[run[-1].end : run[-1].end + 1] in {")", "）"}
            found.append((run[0].start, run[-1].end + 1 if closed else words[-1].end, kinds))
    return found


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> tuple[Phrases, AhoCorasick, AhoCorasick]:
    """All words, those for colours, pictures and origins, and those for apps: one of each must be near in a text."""
    rows = tables.rows("chat_pictures")
    apps = [row["word"] for row in rows if row["part"] in _BESIDE]
    pictures = [row["word"] for row in rows if row["part"] not in {*_BESIDE, "link"}]
    return Phrases(rows, "word"), AhoCorasick(pictures), AhoCorasick(apps)


def _runs(low: str, hits: list[Hit]) -> Iterator[list[Hit]]:
    """Words that follow one another, with at most one unknown word among them."""
    run: list[Hit] = []
    free = True
    for hit in hits:
        gap = low[run[-1].end : hit.start] if run else ""
        known = _GAP.fullmatch(gap) is not None
        if run and hit.end - run[0].start <= _LONGEST and (known or (free and _WORD.fullmatch(gap))):
            run.append(hit)
            free = free and known
            continue
        yield from [run] if run else []
        run, free = [hit], True
    yield from [run] if run else []


def _read(run: list[Hit], languages: tuple[str, ...], tables: Tables) -> Pictured | None:
    """The app that the words of a run mean: of the first row of `chat_icons` whose two parts are both among them."""
    words = [hit for hit in run if hit.row["part"] != "link"]
    tongues = {hit.row["part"]: hit.row["language"] for hit in words}
    for row in tables.rows("chat_icons"):
        if row["part"] in tongues and row["beside"] in tongues and _spoken(row["language"], tongues[row["part"]], languages):
            return Pictured(words[0].start, words[-1].end, row["type"], bool(row["weak"]))
    return None


def _spoken(wanted: str, tongue: str, languages: tuple[str, ...]) -> bool:
    """Whether a row is for any language, for that of a word (`tongue`), or for a kind of it that the text is in (zh-Hant)."""
    return wanted in {"", tongue} or (wanted in languages and wanted.startswith(f"{tongue}-"))
