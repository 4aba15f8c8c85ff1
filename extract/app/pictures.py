"""Apps told by their icon, owner, founder, country, first letter, or the meaning of their name: "the purple call app", 紙ひこうきのアプリ,
"Facebook's chat with the lightning", "app na Linya sa English".

Words for such things and what may stand between (`data/chat_pictures.csv`) that follow one another make one label, if
`data/chat_icons.csv` knows an app that they mean together. Runs in time linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from extract.tables import Row, Tables
from extract.text.normalize import fold_word
from extract.words.phrases import BEFORE, Hit, Phrases, digits, longest
from extract.words.together import Kinds, Listed

_GAP = re.compile(r"[^\S\n]{0,2}[\"'“”«»(（,،、‘’「」『』=+–\-]{0,2}[^\S\n]{0,2}")
_WORD = re.compile(r"[^\S\n]{0,2}(?:[^\W\d_]|[\u0300-\u036f\u0900-\u1fff]){1,9}[^\S\n]{0,2}")  # one word that no table knows
_ENDING = re.compile(r"(?:[^\W\d_]|['’ʼ\u0900-\u0dff]){0,7}")  # of a word that stands in the table as `самолёт-`
_BESIDE = frozenset(("app", "chat", "handset"))
_SAYS_NOTHING = frozenset(("link", "english", "begins", "voice", "vanish", "black", "orange", "pe"))  # alone, without others
_COLOURS = ("blue", "green", "yellow", "purple", "pink", "black", "orange")
_GENERAL = frozenset((*_BESIDE, *_COLOURS, "receiver", "secure", "begins", "vanish"))  # said of any app
_GOES_ON = re.compile(r"[\s._·*-]{0,2}[a-z0-9](?![a-z])|[a-z0-9_à-ɏḁ-ỿ]")  # behind the first letter of a word or handle: f a k e
_SPACE = ("", " ")
_WIDEST = 13  # characters between two words of such a label: what `_WORD` matches at most
_LONGEST = 80  # characters of one such label


@dataclass(frozen=True, slots=True)
class Pictured:
    start: int
    end: int
    type: str
    weak: bool


def runs(low: str, tables: Tables, names: Sequence[tuple[int, int, str]]) -> list[list[Hit]]:
    """The words for such things that follow one another; `names`: where names of apps stand, told by word or letter, and the apps."""
    pictured = _PICTURES.of(tables).places(low)
    if not pictured:
        return []
    general = _APPS.of(tables).places(low)
    seen = [start for start, _, _ in pictured]
    beside = [*(end for _, end, _ in names), *(start for start, _, _ in general)]
    near = any(abs(one - other) <= _LONGEST for one in seen for other in beside)
    if not near and not any(0 < other - one <= _LONGEST for one, other in pairwise(seen)):
        return []
    words = _words(tables)
    said = {words.parts[at] for _, _, at in pictured} | {words.general[at] for _, _, at in general}
    said.update(_ASIDE.there(low, tables), [f"={kind}" for _, _, kind in names])
    if not _may_tell(frozenset(said), tables):
        return []
    owners = [Hit(start, end, {"part": f"={kind}", "language": ""}) for start, end, kind in names if f"={kind}" in words.owners]
    hits = longest([*words.whole.find(low), *_with_endings(low, words.stems), *owners])
    return list(_runs(low, [hit for hit in hits if hit.end - hit.start > 1 or not _GOES_ON.match(low, hit.end)]))


def find(runs: list[list[Hit]], languages: tuple[str, ...], tables: Tables) -> list[Pictured]:
    """Every app that is told by its colour, picture or origin."""
    return [found for run in runs if (found := _read(run, languages, tables))]


def remarks(low: str, runs: list[list[Hit]], tables: Tables) -> list[tuple[int, int, frozenset[str]]]:
    """What is told behind a name, with brackets: the apps that have this colour or picture."""
    found = []
    known = _remarked(tables)
    for run in runs:
        kinds = frozenset(kind for hit in run for part in hit.row["part"].split() for kind in known.get(part, ()))
        if kinds:
            words = [hit for hit in run if hit.row["part"] != "link"]
            closed = low[run[-1].end : run[-1].end + 1] in {")", "）"}
            found.append((run[0].start, run[-1].end + 1 if closed else words[-1].end, kinds))
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    whole: Phrases
    stems: Phrases  # words that take endings
    pictures: tuple[str, ...]  # words that say something of an app
    parts: tuple[str, ...]  # what each of them says
    apps: tuple[str, ...]  # words for apps: one of them, or two of `pictures`, must be near in a text
    general: tuple[str, ...]  # what each of them says
    aside: tuple[tuple[str, str], ...]  # other words, as those that say nothing alone, and what they say
    owners: frozenset[str]  # apps by which others are told


@lru_cache(maxsize=8)
def _words(tables: Tables) -> _Words:
    joiners = str.maketrans("", "", "\u200c\u200d")  # gone from the plain text
    told: dict[str, Row] = {}
    for row in tables.rows("chat_pictures"):
        word = row["word"].translate(joiners)
        part = f"{told[word]['part']} {row['part']}" if word in told else row["part"]
        told[word] = {**row, "word": word, "part": part}
    rows = list(told.values())
    stems = Phrases([{**row, "word": row["word"][:-1]} for row in rows if row["word"].endswith("-")], "word")
    stems.checks = bytes(needed & BEFORE for needed in stems.checks)
    bare = [(row["word"].rstrip("-"), part) for row in rows for part in row["part"].split()]
    whole = Phrases([row for row in rows if not row["word"].endswith("-")], "word")
    letters = ("a" <= row["word"] <= "z" and len(row["word"]) == 1 for row in whole.rows)
    whole.checks = bytes(needed & BEFORE if letter else needed for needed, letter in zip(whole.checks, letters, strict=True))
    pictures = [(word, part) for word, part in bare if part not in _BESIDE | _SAYS_NOTHING and len(part) > 1]
    general = [(word, part) for word, part in bare if part in _BESIDE]
    known = set(bare)
    folded = [(digits(fold_word(word)), part) for word, part in bare]  # as `Phrases` looks for them
    return _Words(
        whole,
        stems,
        tuple(word for word, _ in pictures),
        tuple(part for _, part in pictures),
        tuple(word for word, _ in general),
        tuple(part for _, part in general),
        tuple((word, part) for word, part in folded if (part in _SAYS_NOTHING and not _is_free(part)) or (word, part) not in known),
        frozenset(row[part] for row in tables.rows("chat_icons") for part in ("part", "beside") if row[part].startswith("=")),
    )


_PICTURES, _APPS = Listed(lambda tables: _words(tables).pictures), Listed(lambda tables: _words(tables).apps)
_ASIDE = Kinds(lambda tables: _words(tables).aside)


def _is_free(part: str) -> bool:
    """Whether a part, a link or a letter, stands in so many texts that it is not looked for ahead."""
    return part == "link" or len(part) == 1


@lru_cache(maxsize=4096)
def _may_tell(said: frozenset[str], tables: Tables) -> bool:
    """Whether words that say these parts in a text, with the names of apps there, may tell an app together."""
    return any(needed <= said for needed in _needed(tables))


@lru_cache(maxsize=8)
def _needed(tables: Tables) -> frozenset[frozenset[str]]:
    """What must be said for each row of `chat_icons`, and of a part beside the name of its app."""
    rows = (parts for icons in _icons(tables).values() for _, _, parts in icons)
    told = {frozenset(part for part in parts if not _is_free(part)) for parts in rows}
    return frozenset(told).union({frozenset((part, f"={kind}")) for part, kinds in _remarked(tables).items() for kind in kinds})


def _with_endings(low: str, stems: Phrases) -> Iterator[Hit]:
    for hit in stems.find(low):
        ending = _ENDING.match(low, hit.end)
        yield hit._replace(end=ending.end() if ending else hit.end)


def _runs(low: str, hits: list[Hit]) -> Iterator[list[Hit]]:
    """Words that follow one another, with at most one unknown word among them."""
    run: list[Hit] = []
    free = True
    for hit in hits:
        gap = low[run[-1].end : hit.start] if run else ""
        known = gap in _SPACE or (len(gap) <= _WIDEST and _GAP.fullmatch(gap) is not None)
        word = not known and free and len(gap) <= _WIDEST and _WORD.fullmatch(gap) is not None
        if run and hit.end - run[0].start <= _LONGEST and (known or word):
            run.append(hit)
            free = free and known
            continue
        yield from [run] if run else []
        run, free = [hit], True
    yield from [run] if run else []


def _read(run: list[Hit], languages: tuple[str, ...], tables: Tables) -> Pictured | None:
    """The app that the words of a run mean: of the first row of `chat_icons` whose parts are all among them."""
    words = [hit for hit in run if hit.row["part"] != "link"]
    tongues = {part: hit.row["language"] for hit in words for part in hit.row["part"].split()}
    icons = _icons(tables)
    for _, row, parts in sorted((icon for part in tongues for icon in icons.get(part, ())), key=itemgetter(0)):
        if parts <= tongues.keys() and _spoken(row["language"], tongues[row["part"]], languages):
            start, end = _span(words, parts)
            return Pictured(start, end, row["type"], bool(row["weak"]))
    return None


@lru_cache(maxsize=8)
def _icons(tables: Tables) -> dict[str, list[tuple[int, Row, frozenset[str]]]]:
    """The rows of `chat_icons` by their first part, each with its place in the table and all of its parts."""
    found: dict[str, list[tuple[int, Row, frozenset[str]]]] = {}
    for place, row in enumerate(tables.rows("chat_icons")):
        parts = frozenset((row["part"], row["beside"], row["also"] or row["part"]))
        found.setdefault(row["part"], []).append((place, row, parts))
    return found


@lru_cache(maxsize=8)
def _remarked(tables: Tables) -> dict[str, tuple[str, ...]]:
    """The apps that a part beside their names is told of."""
    return {
        part: kinds
        for part, icons in _icons(tables).items()
        if (kinds := tuple(row["type"] for _, row, _ in icons if row["beside"] == "name"))
    }


def _span(words: list[Hit], parts: frozenset[str]) -> tuple[int, int]:
    """From the first to the last word that tells one of `parts`, and colours and words for apps around."""
    own = [at for at, hit in enumerate(words) if not parts.isdisjoint(hit.row["part"].split())]
    first, last = own[0], own[-1]
    while first and not _GENERAL.isdisjoint(words[first - 1].row["part"].split()):
        first -= 1
    while last + 1 < len(words) and not _GENERAL.isdisjoint(words[last + 1].row["part"].split()):
        last += 1
    return words[first].start, words[last].end


def _spoken(wanted: str, tongue: str, languages: tuple[str, ...]) -> bool:
    """Whether a row is for any language, for that of a word (`tongue`), or for a kind of it that the text is in (zh-Hant)."""
    return wanted in {"", tongue} or (wanted in languages and wanted.startswith(f"{tongue}-"))
