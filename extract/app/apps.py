"""Names of chat apps and words for telephones (`data/chat_apps.csv`), with their disguises, joined into groups ("IMO/Botim")."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from extract.app import disguises as app_disguises
from extract.app import joints, ordinary
from extract.app import pictures as app_pictures
from extract.app.spellings import pairs, spelt_names
from extract.compiled import compiled
from extract.disguise.plain import Plain, latinized
from extract.once import by_text
from extract.reading import Reading
from extract.stored import kept
from extract.tables import Tables
from extract.words.contact_words import words
from extract.words.number_cues import cues
from extract.words.phrases import Hit, Phrases, meaning, prepared

_BESIDE = 3  # characters between a picture and a name
_TAIL, _HEAD = 36, 32  # characters behind and before a name in which the number is said to be the same
_AFFIX = 8  # characters of what a hyphen joins to a name
_BRIDGE = 40  # characters between two labels: "Viber is the same number as call"
_REMARK = re.compile(  # signal (the blue one) +95 …
    r" ?\((?=[^()]*[^a-z0-9._()])[^()0-9@_\n]{1,30}\)(?=[ :]{0,2}(?:[+0-9@(]|[a-z0-9]+[._][a-z0-9]))"
)
_MARK = r"[^\w\s\x00-\u02ff]{0,2}"  # vowel signs of a letter
_APART = re.compile(
    rf"([^\W\d_]{_MARK})(?<![\w@].)[ .*_-]{{1,2}}([^\W\d_]{_MARK})(?=[ ]{{0,2}}(?:[^\W\d_]{{2,3}} )?[:：=@➡→👉])"
)  # i g:, т г @, t-g pe ➡
_LETTER_ALONE = re.compile(  # in every such name, found fast
    rf"[ .*_-][^\W\d_]{_MARK}(?:[ ]{{0,2}}[:：=@➡→👉]| [^\W\d_]{{2,3}} [:：=@➡→👉])"
)
_TIED = re.compile(r"(?<![\w@/.-])([^\W\d_])[_*]([^\W\d_])(?![\w@/.-])")  # т_г, w*a, as no word is written
_COUNTED = re.compile(r"[0-9](?=[ ]?[:：])| [1-9](?=[:：])")  # WhatsApp1: …, WhatsApp2: …
_COUNTS = re.compile(r"[ ]?[0-9](?=[:：] ?[+(0-9])")  # the same behind an ordinary word
_GLUED = re.compile(r"[0-9]{1,6}(?![0-9 -])|[0-9]{1,12}[a-z_]")  # digits that make a handle of what stands before
_SPREAD = re.compile(r"[a-z0-9] [a-z] [a-z0-9](?![a-z0-9])")  # f a k e v i p
_LATIN = re.compile("[a-z]")
_DEVANAGARI = re.compile("[\u0900-\u097f]")  # Nepali endings are written with the name, Hindi ones apart
# What may follow a label in a script without spaces.
_JAMO = {code: ord(new) for code in range(0x3131, 0x318F) if len(new := unicodedata.normalize("NFKC", chr(code))) == 1}  # as folded
_LONE_JAMO = re.compile("[\u3131-\u318e]")


@dataclass(frozen=True, slots=True)
class Label:
    start: int
    end: int
    type: str
    weak: bool  # also an ordinary word: counts only right beside a handle or number
    disguised: bool = False
    drawn: bool = False  # a picture, no word
    told: bool = False  # by its colour, picture or origin: its letters hide nothing


@dataclass(frozen=True, slots=True)
class Group:
    """Labels that speak of the same contacts, span from the first to the last."""

    start: int
    end: int
    labels: tuple[Label, ...]
    same: bool  # a word says that the number is the same
    pointing: bool = False  # it says "this number", which may be the next one too
    types: tuple[str, ...] = field(init=False)  # of contacts, each once; these are asked for again and again
    apps: tuple[str, ...] = field(init=False)
    weak: bool = field(init=False)
    disguised: bool = field(init=False)

    def __post_init__(self) -> None:
        types = tuple(dict.fromkeys([label.type for label in self.labels]))
        object.__setattr__(self, "types", types)
        object.__setattr__(self, "apps", tuple(kind for kind in types if kind != "phone") if "phone" in types else types)
        object.__setattr__(self, "weak", all(label.weak for label in self.labels))
        object.__setattr__(self, "disguised", any(label.disguised for label in self.labels))

    @property
    def hidden(self) -> bool:
        """Whether the letters of a name are disguised, as nobody writes it who speaks of something else."""
        return any(label.disguised and not label.told for label in self.labels)


@lru_cache(maxsize=8)
def _names(tables: Tables) -> Phrases:
    return Phrases.read(_prepared(tables))


@kept("chat_apps", "contact_words")
def _prepared(tables: Tables) -> list[Any]:
    joiners = str.maketrans("", "", "\u200c\u200d")  # spelling in Sinhala, and gone from the plain text
    rows = [{**row, "label": row["label"].translate(joiners)} for row in tables.rows("chat_apps")]
    known = {row["label"] for row in rows}
    inflected = (
        {**row, "label": row["label"] + ending}
        for row in rows
        if _DEVANAGARI.match(row["label"][-1:])
        for ending in words(tables, "name_ending")
    )
    said = (*rows, *(row for row in inflected if row["label"] not in known))
    return prepared((row["label"], meaning(type=row["type"], weak=row["weak"], languages=row["languages"])) for row in said)


def find(reading: Reading, plain: Plain, taken: bytearray) -> list[Label]:
    """All labels outside of what is `taken` (one byte a character), from left to right, none overlapping."""
    tongues = {language.split("-")[0] for language in reading.languages}
    low = plain.low.translate(_JAMO) if _LONE_JAMO.search(plain.low) else plain.low
    labels = [
        Label(
            hit.start,
            hit.end,
            hit.row["type"],
            bool(hit.row["weak"]) and not ordinary.in_capitals(plain, hit),
            plain.odd(hit.start, hit.end),
            not any(map(str.isalnum, low[hit.start : hit.end])),
        )
        for hit in labelled(low, reading.tables)
        if not _barred(hit.row["languages"], tongues, _is_word(plain, hit.start, hit.end))
        and not (hit.row["weak"] and ordinary.runs_on(low, hit.start, hit.end, reading.tables))
        and (hit.row["weak"] != "2" or ordinary.shows(low, hit.start, hit.end))
    ]
    clear = plain.low if plain.low.isascii() else latinized(plain.low, reading.tables)
    if clear != plain.low and _LATIN.search(plain.low):
        for hit in _names(reading.tables).find(clear):
            written = plain.low[hit.start : hit.end]
            if hit.row["weak"] == "2" or _barred(hit.row["languages"], tongues, True):
                continue
            if written != clear[hit.start : hit.end] and hit.end - hit.start >= 4 and _LATIN.search(written):
                labels.append(Label(hit.start, hit.end, hit.row["type"], False, True))
    labels += [Label(d.start, d.end, d.type, d.short, d.odd) for d in app_disguises.find(plain, clear, reading.tables)]
    if _LETTER_ALONE.search(plain.low) and _APART.search(plain.low):
        short = spelt_names(reading.tables, "letters") | pairs(reading.tables)
        apart = (match for match in _APART.finditer(plain.low) if match[1] + match[2] in short)
        labels += [Label(match.start(), match.end(), short[match[1] + match[2]], False, True) for match in apart]
    if "_" in plain.low or "*" in plain.low:
        short = spelt_names(reading.tables, "letters") | pairs(reading.tables)
        tied = (match for match in _TIED.finditer(plain.low) if match[1] + match[2] in short)
        labels += [Label(match.start(), match.end(), short[match[1] + match[2]], False, True) for match in tied]
    labels = [_with_count(label, low) for label in _coloured(low, labels, reading)]
    free = [label for label in labels if not any(taken[label.start : label.end]) and not _inside(plain.low, label, reading.tables)]
    starts, ends = ordinary.spans(plain, low, reading.tables) if free else ([], [0])
    kept = _longest([label for label in free if label.end > ends[bisect_right(starts, label.start)]])
    return [label for at, label in enumerate(kept) if label.end - label.start > 1 or not ordinary.begins(low, at, kept)]


def _with_count(label: Label, low: str) -> Label:
    """A label with the figure that counts it: "WA1: …, WA2: …"."""
    counted = None if label.drawn else (_COUNTS if label.weak else _COUNTED).match(low, label.end)
    return replace(label, end=counted.end()) if counted else label


def named(low: str, tables: Tables) -> set[str]:
    """The apps that are named in a part of a text."""
    return {hit.row["type"] for hit in labelled(low, tables)}


@by_text
def labelled(low: str, tables: Tables) -> list[Hit]:
    """The names of apps and words for telephones in a text or a part of one."""
    return _names(tables).find(low)


def sure(low: str, tables: Tables) -> bool:
    """Whether an app is named in a part of a text by a word that means nothing else."""
    return any(hit.row["type"] != "phone" and not hit.row["weak"] for hit in labelled(low, tables))


def _coloured(low: str, labels: list[Label], reading: Reading) -> list[Label]:
    """`labels` and those told by colour or picture; a weak one beside its own colour is sure: "signal (the blue one)"."""
    runs = app_pictures.runs(low, reading.tables, [(label.start, label.end, label.type) for label in labels])
    if not runs:
        return labels
    pictured = app_pictures.find(runs, reading.languages, reading.tables)
    told = [Label(d.start, d.end, d.type, d.weak, True, told=True) for d in pictured if not _described(d, labels)]
    remarks = app_pictures.remarks(low, runs, reading.tables)
    sure = [
        replace(label, end=end, weak=False)
        for label in labels
        for start, end, kinds in remarks
        if label.type in kinds and 0 <= start - label.end <= _BESIDE and not low[label.end : start].isalnum()
    ]
    return labels + told + sure


def _described(picture: app_pictures.Pictured, labels: list[Label]) -> bool:
    """Whether a picture stands beside the name of another app: "send a photo, app Telegram"."""
    return any(
        label.type not in {picture.type, "phone"}
        and not label.drawn
        and not picture.start <= label.start < picture.end
        and min(abs(label.start - picture.end), abs(picture.start - label.end)) <= _BESIDE
        for label in labels
    )


def _barred(languages: str, tongues: set[str], word: bool) -> bool:
    """`-pt-es` bars a label in these languages, `~sw-ja` where it looks like a word, `+zh` where it does and the text is in no such
    language, `=cs-sk` in all others; a plain list bars nothing."""
    way, known = languages[:1], set(languages[1:].split("-"))
    if way in {"+", "="}:
        return (word or way == "=") and not tongues & known
    return (way == "-" or (way == "~" and word)) and bool(tongues & known)


def _is_word(plain: Plain, start: int, end: int) -> bool:
    """Whether a label looks like a word of the sentence: in lower case and without a colon behind."""
    return plain.text[start:end].islower() and plain.text[end : end + 1] not in {":", "：", "/"}


@lru_cache(maxsize=8)
def _prefixed(tables: Tables) -> re.Pattern[str]:
    """What a hyphen joins to a name before it: "i-WhatsApp"."""
    return compiled(rf"(?:{cues(tables, 'app_prefix').pattern})-$")


def _inside(low: str, label: Label, tables: Tables) -> bool:
    """Whether a Latin label is a part of a handle or another word with signs inside."""
    before, after = low[label.start - 1 : label.start], low[label.end : label.end + 1]
    if low[label.start] > "\u024f":
        return False
    if label.end - label.start == 1 and _SPREAD.match(low, label.start - 2):
        return True
    if label.end - label.start == 1 and before.isdigit() and after.isdigit():
        return True  # of a certificate: 00000q00000
    if before in {"_", "@"} or (after == "_" and not label.disguised):
        return True
    if before in {".", "-"} and (earlier := low[label.start - 2 : label.start - 1]).isascii() and earlier.isalnum():
        return not _prefixed(tables).search(low, max(0, label.start - _AFFIX), label.start)
    if before.isdigit() and before.isascii() and re.search(r"[a-z_][a-z0-9_]*$", low[max(0, label.start - 12) : label.start]):
        return True
    if label.type not in {"qq", "phone"} and _GLUED.match(low, label.end):
        return True
    later = low[label.end + 1 : label.end + 2]
    return after in {".", "-"} and later.isascii() and later.isalpha() and label.type != "phone" and low[label.end - 1] <= "\u024f"


def _longest(labels: list[Label]) -> list[Label]:
    kept: list[Label] = []
    for label in sorted(labels, key=lambda label: (label.start, -label.end, label.disguised)):
        if not kept or label.start >= kept[-1].end:
            kept.append(label)
        elif label.end > kept[-1].end and label.type == kept[-1].type:  # "el avioncito" and "avioncito azul"
            last = kept[-1]
            kept[-1] = replace(last, end=label.end, weak=last.weak and label.weak, disguised=last.disguised or label.disguised)
    return kept


def groups(labels: list[Label], plain: Plain, tables: Tables) -> list[Group]:
    """Neighbouring labels with only connecting words between them as one group."""
    joining, same, this, bridge = joints.between(tables)
    as_in = joints.same_as(tables)
    bundles: list[list[Label]] = []
    bridged: set[int] = set()
    for label in labels:
        gap = plain.low[bundles[-1][-1].end : label.start] if bundles else ""
        if bundles and len(gap) <= 14 and "\n" not in gap and joining.fullmatch(gap) and not as_in.fullmatch(gap):
            bundles[-1].append(label)
        elif bundles and len(gap) <= _BRIDGE and label.type == "phone" and bridge.fullmatch(gap):
            bundles[-1].append(label)
            bridged.add(bundles[-1][0].start)
        else:
            bundles.append([label])
    out = []
    for bundle in bundles:
        end = bundle[-1].end
        shared = same.match(plain.low, end, end + _TAIL)
        here = None if shared else this.match(plain.low, end, end + _TAIL)
        tail = shared or here or _REMARK.match(plain.low, end)
        head = joints.same_before(tables).search(plain.low[max(0, bundle[0].start - _HEAD) : bundle[0].start])
        out.append(
            Group(
                bundle[0].start,
                tail.end() if tail else bundle[-1].end,
                tuple(bundle),
                bool(shared or here or head) or bundle[0].start in bridged,
                here is not None,
            )
        )
    return out
