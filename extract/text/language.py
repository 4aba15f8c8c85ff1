"""Which languages a text is written in: script first, then letters, small words and py3langid, the hint as a prior."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial

from extract.once import SEEN
from extract.tables import Tables
from extract.text.hinted import changed
from extract.text.identifier import identifier
from extract.text.normalize import fold_word
from extract.text.squeeze import squeeze

MIXED_SHARE = 0.15  # of the letters: from here a second script counts as mixed in
HINT_POINTS, MODEL_POINTS, SECOND_POINTS = 1.6, 2.0, 0.8  # against one point for each small word; tuned on our own texts
# What the model takes short ads for, and the neighbour that it mostly is; nothing where that is not known.
NEIGHBOURS = {
    "pcm": "",
    "vec": "",
    "sn": "",
    "nds": "",
    "bcl": "tl",
    "wuu": "zh-Hans",
    "ceb": "tl",
    "war": "tl",
    "jv": "id",
    "su": "id",
    "gl": "pt",
    "an": "es",
    "ext": "es",
    "ast": "es",
}
DENSE = 2.5  # a Han, kana or Hangul letter says as much as this many Latin ones

_SCRIPTS = (
    ("latin", re.compile(r"[a-z\u00c0-\u024f\u1e00-\u1eff]", re.I), 1.0),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]"), 1.0),
    ("arabic", re.compile(r"[\u0620-\u06d3\u06fa-\u06ff]"), 1.0),
    ("devanagari", re.compile(r"[\u0900-\u097f]"), 1.0),
    ("bn", re.compile(r"[\u0980-\u09ff]"), 1.0),
    ("ta", re.compile(r"[\u0b80-\u0bff]"), 1.0),
    ("si", re.compile(r"[\u0d80-\u0dff]"), 1.0),
    ("th", re.compile(r"[\u0e01-\u0e7f]"), 1.0),
    ("lo", re.compile(r"[\u0e80-\u0eff]"), 1.0),
    ("my", re.compile(r"[\u1000-\u109f]"), 1.0),
    ("am", re.compile(r"[\u1200-\u137f]"), 1.5),
    ("km", re.compile(r"[\u1780-\u17ff]"), 1.0),
    ("pa", re.compile(r"[\u0a00-\u0a7f]"), 1.0),
    ("gu", re.compile(r"[\u0a80-\u0aff]"), 1.0),
    ("or", re.compile(r"[\u0b00-\u0b7f]"), 1.0),
    ("te", re.compile(r"[\u0c00-\u0c7f]"), 1.0),
    ("kn", re.compile(r"[\u0c80-\u0cff]"), 1.0),
    ("ml", re.compile(r"[\u0d00-\u0d7f]"), 1.0),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"), 1.0),
    ("hy", re.compile(r"[\u0531-\u058f]"), 1.0),
    ("he", re.compile(r"[\u0591-\u05f4]"), 1.0),
    ("ka", re.compile(r"[\u10a0-\u10ff\u1c90-\u1cbf]"), 1.0),
    ("ko", re.compile(r"[\uac00-\ud7af]"), DENSE),
    ("kana", re.compile(r"[\u3041-\u30ff]"), DENSE),
    ("han", re.compile(r"[\u3400-\u9fff]"), DENSE),
)
_NAMES = tuple(name for name, _pattern, _dense in _SCRIPTS)
_NO_WORDS = re.compile(r"https?://\S+|(?<![\w.+-])[\w.+-]{1,64}+@[\w.-]+|@\w+|\b\w{1,63}+\.(?:com|me|org|net|test|example)\S*")
_NO_WORDS_HINT = re.compile(r"[@.:](?:(?<=@)|(?<=\.)(?:com|me|org|net|test|example)|(?<=:)//)")  # no text without it has one
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]++|[\u0900-\u097f\u0300-\u036f']++)*+")
_Folded = Callable[[], str]
_SILENT = ("en",)  # of letters that say nothing: English stands among every language
_IN_LATIN = {"ur": "hi"}  # the two are one language in Latin letters
_KANA_SHARE = 0.1  # of Han and kana together: Japanese has kana, Chinese none


def detect(text: str, hint: str | None = None, folded: _Folded | None = None) -> tuple[str, ...]:
    """BCP 47 tags of `text`, the main language first, then those mixed in; the hint alone where no letter says more.

    `folded` gives the text folded (`normalize.fold`), which others read too.
    """
    bare = changed(text, _NO_WORDS_HINT, partial(_NO_WORDS.sub, " "))
    folded, none = folded if bare is text else None, (hint,) if hint else ()
    if bare.isascii():
        return _latin(bare, hint, folded) if bare.upper() != bare.lower() else none
    chars = Counter(bare)
    letters = _letters(chars)
    if letters["kana"] > _KANA_SHARE * (letters["kana"] + letters["han"]):
        letters["ja"], letters["kana"], letters["han"] = letters["kana"] + letters["han"], 0, 0
    total = sum(letters.values())
    if not total:
        return none
    scripts = sorted((name for name, count in letters.items() if count), key=lambda name: -letters[name])
    found: list[str] = []
    for script in scripts:
        if not found or letters[script] >= MIXED_SHARE * total:
            found.extend(tag for tag in _languages(script, bare, chars, hint, folded) if tag not in found)
    return tuple(found)


def _letters(chars: Mapping[str, int]) -> dict[str, float]:
    """Script → how much its letters say."""
    letters = dict.fromkeys(_NAMES, 0.0)
    for char, count in chars.items():
        if script := _script(char):
            name, dense = script
            letters[name] += count * dense
    return letters


@lru_cache(maxsize=65536)
def _script(char: str) -> tuple[str, float] | None:
    return next(((name, dense) for name, pattern, dense in _SCRIPTS if pattern.match(char)), None)


def _languages(script: str, text: str, chars: Mapping[str, int], hint: str | None, folded: _Folded | None) -> tuple[str, ...]:
    if script == "latin":
        return _latin(text, hint, folded)
    if script == "han":
        return (_chinese(chars, hint),)
    if script in {"arabic", "devanagari", "cyrillic"}:
        return (_by_words(script, _points(script, text, folded), chars, hint),)
    return ("ja",) if script == "kana" else (script,)


def _chinese(chars: Mapping[str, int], hint: str | None) -> str:
    """Traditional or simplified by the characters that only one of them has."""
    traditional = sum(chars[char] for char in _traditional().intersection(chars))
    simplified = sum(chars[char] for char in _simplified().intersection(chars))
    if traditional == simplified:
        return hint if hint in {"zh-Hans", "zh-Hant"} else "zh-Hant" if hint in {"zh-TW", "zh-HK"} else "zh-Hans"
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@cache
def _traditional() -> frozenset[str]:
    return frozenset(row["letter"] for row in Tables().rows("letters") if row["script"] == "han")


@cache
def _simplified() -> frozenset[str]:
    return frozenset(row["as"] for row in Tables().rows("letters") if row["script"] == "han")


@cache
def _small_words(script: str) -> dict[str, tuple[str, ...]]:
    """Folded small word → languages that use it, for one script; one that begins with `-` is an ending."""
    words: dict[str, tuple[str, ...]] = {}
    for row in Tables().rows("small_words"):
        if row["script"] == script:
            ending = "-" if row["word"].startswith("-") else ""
            word = ending + squeeze(fold_word(row["word"].removeprefix("-")))[0]
            words[word] = (*words.get(word, ()), row["language"])
    return words


@lru_cache(maxsize=SEEN)
def _users(script: str, word: str) -> tuple[str, ...]:
    """The languages that a folded word speaks for: as a small word, else by its shortest known ending."""
    known = _small_words(script)
    endings = (known[f"-{word[-size:]}"] for size in (2, 3, 4) if len(word) > size and f"-{word[-size:]}" in known)
    return known.get(word) or next(endings, ())


def _points(script: str, text: str, folded: _Folded | None) -> dict[str, int]:
    """Language → how many of its small words are in a text."""
    points: dict[str, int] = {}
    for word in _WORD.findall(squeeze(folded().strip() if folded else fold_word(text))[0]):
        for tag in _users(script, word):
            points[tag] = points.get(tag, 0) + 1
    return points


def _by_words(script: str, words: Mapping[str, int], chars: Mapping[str, int], hint: str | None) -> str:
    """Hindi or Nepali, Arabic or Urdu, Russian or another: letters and small words, else what the model says."""
    points: defaultdict[str, float] = defaultdict(float, words)
    present = frozenset(chars)
    for own, tag in _own_letters(script):
        points[tag] += sum(chars[char] for char in own & present) * 0.5
    if hint and script in _scripts().get(hint, ()):
        points[hint] += HINT_POINTS
    default = {"arabic": "ar", "devanagari": "hi", "cyrillic": "ru"}[script]
    points[default] += 0.1
    return max(points, key=lambda tag: (points[tag], tag == default))


@cache
def _own_letters(script: str) -> tuple[tuple[frozenset[str], str], ...]:
    known = ((row["language"], _written_in(script, row["own_letters"])) for row in Tables().rows("languages"))
    return tuple((letters, language) for language, letters in known if letters)


@cache
def _scripts() -> dict[str, frozenset[str]]:
    """Language → the scripts that it is written in here: its own, and those of its letters (Uzbek)."""
    known: dict[str, frozenset[str]] = {}
    for row in Tables().rows("languages"):
        letters = (_script(char) for char in row["own_letters"])
        known[row["language"]] = frozenset((row["script"], *(of[0] for of in letters if of)))
    return known


def _hinted(hint: str | None) -> str | None:
    """What a hint says of a text in Latin letters: Nepali is Nepali in Latin letters then, and Urdu what Hindi is."""
    if hint is None or "latin" in _scripts().get(hint, ("latin",)):
        return hint
    romanised = f"{_IN_LATIN.get(hint, hint)}-Latn"
    return romanised if romanised in _scripts() else hint


def _written_in(script: str, letters: str) -> frozenset[str]:
    """Those of the letters that are of the script: a language may be written in two."""
    found = ((char, _script(char)) for char in letters)
    return frozenset(char for char, of in found if of and of[0] == script)


def _latin(text: str, hint: str | None, folded: _Folded | None) -> tuple[str, ...]:
    hint = _hinted(hint)
    words = _points("latin", text, folded)
    points: defaultdict[str, float] = defaultdict(float, words)
    letters = text.lower()
    present = frozenset(letters)  # of two sets the smaller is gone through
    for own, tag in _own_letters("latin"):
        points[tag] += min(4.0, sum(map(letters.count, own & present)) * 0.5)
    if _lead(points, hint) <= MODEL_POINTS + SECOND_POINTS:  # else the same language leads, whatever the model says
        ranked = [tag for tag in (NEIGHBOURS.get(tag, tag) for tag in identifier().ranked(text)[:4]) if tag][:2]
        for tag, weight in zip(ranked or _SILENT, (MODEL_POINTS, SECOND_POINTS), strict=False):
            points[tag] += weight
    if hint:
        points[hint] += HINT_POINTS
    main = max(points, key=lambda tag: points[tag])
    mixed = (
        tag
        for tag, count in words.items()
        if tag != main
        and count >= 3
        and count >= 0.3 * words.get(main, 0)
        and not (tag.endswith("-Latn") and main.endswith("-Latn"))
    )  # of languages in letters not their own a text has one: they share many words
    return (main, *sorted(mixed, key=lambda tag: -words[tag])[:2])


def _lead(points: Mapping[str, float], hint: str | None) -> float:
    """By how many points the first language is before the second, the hint counted."""
    known = dict(points)
    if hint:
        known[hint] = known.get(hint, 0.0) + HINT_POINTS
    best, second = sorted((*known.values(), 0.0, 0.0), reverse=True)[:2]
    return best - second
