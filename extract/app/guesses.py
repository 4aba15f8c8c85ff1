"""Names of apps in disguise beside a handle or number: told by sound (`chat_sounds.csv`), on the keys of another layout, backwards,
with their halves swapped, by the names of their letters, with a letter drawn out or signs inside. They are written out, for all that
reads the text next.

Ordinary words sound like apps too: a guess counts only near what must be a contact, a short one only right beside it, and none where
another app is named between. Runs in time linear in the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extract.app import apps, spellings
from extract.app.phonetics import heard, traced
from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.contact_words import finder

_HANDLE = r"(?<![a-z0-9_.@/+-])@?[a-z]+(?:[0-9_]|\.[a-z0-9])[a-z0-9_.]*"
_NUMBER = r"(?<![0-9a-z])[+(]{0,2}[0-9][0-9 ().-]{5,17}[0-9]"
_WORD = r"(?<=[:：,，] )@?[a-z]{5,}(?![a-z])"
_FOREIGN = r"(?<![a-z0-9_.@/+-])[a-z]{5,}(?![a-z0-9@/])"  # among words of another script
_CONTACT = re.compile(f"{_HANDLE}|{_NUMBER}|{_WORD}")
_AMONG = re.compile(f"{_HANDLE}|{_NUMBER}|{_FOREIGN}")
_FAR, _NEAR = 72, 26  # characters between a name and a contact behind it, and right behind it
_AROUND = 16  # characters before a guess in which no other app may be named
_STOP = re.compile(r"[。！？!?\n]|\.\s")
_CHUNK = re.compile(r"\S{3,24}")
_OUTER = "\"'“”«»„‘’()（）「」『』【】[]:：,，、。…→➡>|/＝=-–—~"
_MARKS = (
    "\u0300-\u036f\u0610-\u065f\u0900-\u0903\u093a-\u094d\u0981-\u0983\u09bc-\u09cd\u0b82-\u0bcd\u0d81-\u0ddf"
    "\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3"
)
_PIECE = re.compile(f"[^\\W_](?:[^\\W_]|[{_MARKS}'’])*")
_JOINT = re.compile(r"[ .,·‧’'-]{1,2}")
_MOST, _LONGEST = 4, 22  # words of one name, and their letters
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{3,}|[\u3041-\u3096ー]{2,}|[\u30a1-\u30faー]{2,}")
_HAN = re.compile("[\u3400-\u9fff]")
_OTHER_LETTER = re.compile("[\u0400-\U0001f000]")
_PARTICLE = re.compile("(?:으로만|로만|에서|으로|로|에|은|는|이|가|을|를|도|만|아이디)$|(?:から|まで|で|は|の|に|を|が|も|へ)$")
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_ANY, _FEW, _NONE = 99, 3, 1
_SHORT = 5  # letters of each word of a name written as several, or between it and its contact
_ASIDE = re.compile(r"[(（][^()（）]{1,60}[)）]?|[^\w\s]+")  # a remark between them, and signs
_FIRM = re.compile(r"@|[+(]*[0-9]|[a-z.]*[0-9_]|[a-z]+\.[a-z]")
_HIDDEN = re.compile(r"[_@]|[0-9]{5}")
_BLOT = re.compile(rf"[^\w\s'’.,:/@{_MARKS}-]{{1,3}}")
_KANA = re.compile("[\u3041-\u30fa]")
_RUN = 6  # letters of a name's sound inside of a run
_SURE = 7  # letters of a sound that cannot be chance, and of words joined


class _Guess(NamedTuple):
    start: int
    end: int
    type: str
    reach: int  # words that may stand between it and its contact: `_ANY`, `_FEW` or `_NONE`
    turned: bool = False
    changed: bool = False  # with its letters in another order or drawn out: another name inside says nothing


def named(plain: Plain, tables: Tables) -> Plain:
    """`plain` with the guessed names written out."""
    low = plain.low
    found: list[_Guess] = []
    for match in (_AMONG if _foreign(low) else _CONTACT).finditer(low):
        begin, floor = match.start(), max(found[-1].end if found else 0, match.start() - _FAR)
        for stop in _STOP.finditer(low, floor, begin):
            floor = stop.end()
        guess = _best(low, floor, begin, tables) if begin - floor > 2 else None
        found += [guess] if guess else []
    if not found:
        return plain
    spots = [(one.start, one.end, one.type) for one in found]
    if any(one.turned for one in found):  # what says so speaks of the name, not of the handle
        cues = finder(tables, "reversed", "keyboard").finditer(low)
        spots += [(*cue.span(), ",") for cue in cues if all(cue.end() <= one.start or one.end <= cue.start() for one in found)]
    return replaced(plain, sorted(spots))


def _foreign(low: str) -> bool:
    """Whether the text is mostly in another script than Latin."""
    return not low.isascii() and len(_OTHER_LETTER.findall(low)) * 3 > len(low)


def _best(low: str, floor: int, begin: int, tables: Tables) -> _Guess | None:
    """The longest of the guesses nearest to the contact at `begin`."""
    found = [
        one
        for one in _guesses(low, floor, begin, tables)
        if _stands(low, one, begin) and (one.changed or not _written(low[one.start : one.end], tables))
    ]
    if not found:
        return None
    last = max(found, key=lambda one: (one.end, one.end - one.start))
    around = low[max(0, last.start - _AROUND) : last.start], low[last.end : begin]
    return None if any(apps.sure(part, tables) for part in around) else last


def _written(name: str, tables: Tables) -> bool:
    """Whether a name is written as usual, or has another that is."""
    return name in spellings.labels(tables) or apps.sure(name, tables)


def _stands(low: str, guess: _Guess, begin: int) -> bool:
    between = _ASIDE.sub(" ", low[guess.end : begin]).strip()
    if _HIDDEN.search(between):
        return False
    firm = _FIRM.match(low, begin) is not None
    if guess.reach == _NONE or (guess.reach == _FEW and not firm):
        return len(between) <= _SHORT and firm >= (guess.reach == _NONE)
    return guess.reach == _ANY or (len(between) <= _NEAR and len(_PIECE.findall(between)) <= guess.reach)


def _guesses(low: str, floor: int, begin: int, tables: Tables) -> Iterator[_Guess]:
    yield from _chunks(low, floor, begin, tables)
    yield from _words(low, floor, begin, tables)
    if not low.isascii():
        yield from _runs(low, floor, begin, tables)
    if _DRAWN.search(low, floor, begin):
        yield from _drawn_out(low, floor, begin, tables)


def _chunks(low: str, floor: int, begin: int, tables: Tables) -> Iterator[_Guess]:
    """What stands between spaces: typed on other keys, or with signs inside."""
    for match in _CHUNK.finditer(low, floor, begin):
        chunk = match.group()
        inner = chunk.strip(_OUTER)
        if not inner:
            continue
        start = match.start() + chunk.index(inner)
        kind = _typed(inner, tables) or _typed(chunk, tables) or _typed(chunk.rstrip(":：,，"), tables)
        if kind:
            yield _Guess(start, start + len(inner), kind, _FEW if len(inner) < _SURE - 1 else _ANY, True)
        if inner.isalpha():
            continue
        kind = _signed(inner, tables)
        if kind:
            yield _Guess(start, start + len(inner), kind, _FEW)


@lru_cache(maxsize=16384)
def _signed(word: str, tables: Tables) -> str | None:
    """The app whose name a word is without the signs inside, with other letters for its digits, or for one sign inside."""
    names = spellings.labels(tables)
    bare = "".join(char for char in word if char.isalnum() or _is_mark(char))
    if bare != word and len(bare) >= 3 and bare in names and not word.startswith(bare):
        return names[bare]
    for digits in _DIGITS:
        read = word.translate(digits)
        if read != word and len(read) >= 3 and read in names:
            return names[read]
    blots = _BLOT.findall(word.rstrip(_OUTER))
    if len(blots) == 1 and len(bare) >= 4:
        head, _, tail = word.partition(blots[0])
        return spellings.blotted(head, tail, tables) if head and tail else None
    return None


_DIGITS = (str.maketrans("0134578@$€|", "oieastbasei"), str.maketrans("0134578@$€|", "oleastbasel"))


@lru_cache(maxsize=16384)
def _typed(word: str, tables: Tables) -> str | None:
    return spellings.typed(word, tables) if len(word) >= 3 and word not in spellings.labels(tables) else None


def _is_mark(char: str) -> bool:
    return re.match(f"[{_MARKS}]", char) is not None


def _words(low: str, floor: int, begin: int, tables: Tables) -> Iterator[_Guess]:
    """One word, or up to four with a sign or space between, that reads like a name."""
    words = [word for word in _PIECE.finditer(low, floor, begin) if not _UNSPACED.search(word.group())]
    for at, first in enumerate(words):
        joined, end, loose, comma = "", first.start(), False, False
        for count, word in enumerate(words[at : at + _MOST]):
            joint = low[end : word.start()]
            loose, comma = loose or (count > 0 and " " in joint), comma or "," in joint
            if count and (not _JOINT.fullmatch(joint) or word.group().isdigit() or (loose and len(word.group()) > _SHORT)):
                break
            joined, end = joined + word.group(), word.end()
            if len(joined) > _LONGEST or (loose and len(first.group()) > _SHORT):
                break
            found = _spelt(joined, tables) if count > loose else None  # not "to go"
            if found is None and not comma:
                kind, reach, turned = _read(joined, tables)
                found = (kind, reach, turned) if kind else None
            if found:
                reach = _NONE if loose and not found[2] else min(found[1], _FEW if count else _ANY)
                yield _Guess(first.start(), end, found[0], reach, found[2], found[2])
                break


def _spelt(joined: str, tables: Tables) -> tuple[str, int, bool] | None:
    kind = spellings.spelt(spellings.bare(joined), tables)
    return (kind, _FEW, False) if kind else None


@lru_cache(maxsize=32768)
def _read(word: str, tables: Tables) -> tuple[str, int, bool]:
    """The app that a word (or words without what stood between) means, how many words may stand behind, and whether it is turned."""
    word = word.replace("'", "").replace("’", "")
    stem = _PARTICLE.sub("", word) if word > "\u3000" else word
    if len(stem) < 2 or word.isdigit() or stem in spellings.labels(tables) or word in _no_names(tables):
        return "", 0, False
    kind = spellings.turned(stem, tables)
    if kind:
        return kind, _FEW if len(stem) < _SURE - 1 else _ANY, True
    kind = spellings.spelt(spellings.bare(stem), tables) if len(heard(stem)) >= _SHORT or stem[0] >= "\u0590" else None
    if kind:
        return kind, _FEW, False
    sounds = heard(stem)
    for pattern, kind, where in _sounds(tables):
        if (where != "far" or stem[0] >= "\u0590") and pattern.fullmatch(sounds):
            return kind, _FEW if where else _ANY, False
    return "", 0, False


def _runs(low: str, floor: int, begin: int, tables: Tables) -> Iterator[_Guess]:
    """Names inside of what is written without spaces."""
    for match in _UNSPACED.finditer(low, floor, begin):
        sounds, places = traced(match.group())
        for pattern, kind, where in _sounds(tables):
            for found in pattern.finditer(sounds):
                start, end = _whole(low, match.start() + places[found.start()], match.start() + places[found.end() - 1] + 1)
                size, rest = found.end() - found.start(), match.end() - end
                ends = rest <= 1 or _PARTICLE.fullmatch(low, end, match.end()) is not None
                if (start == match.start() and ends and size >= 3) or (
                    size >= _RUN and not _KANA.match(low, start) and (not where or ends)
                ):
                    yield _Guess(start, end, kind, _FEW if where else _ANY)
    if _HAN.search(low, floor, begin):
        for pattern, kind, where in _characters(tables):
            for found in pattern.finditer(low, floor, begin):
                yield _Guess(found.start(), found.end(), kind, _FEW if where else _ANY)


def _whole(low: str, start: int, end: int) -> tuple[int, int]:
    """A span with the vowel written before it and the marks behind it."""
    if low[start - 1 : start] in tuple("เแโใไເແໂໃໄ"):
        start -= 1
    while end < len(low) and _is_mark(low[end]):
        end += 1
    return start, end


def _drawn_out(low: str, floor: int, begin: int, tables: Tables) -> Iterator[_Guess]:
    """Names with a letter written three times and more, where it is one or two."""
    for match in _DRAWN.finditer(low, floor, begin):
        start = max(floor, match.start() - _AROUND)
        for times in (1, 2):
            head, tail = low[start : match.start()], low[match.end() : begin][:_AROUND]
            text = head + match.group(1) * times + tail
            for found in apps.labelled(text, tables):
                if found.start <= len(head) < found.end and found.row["type"] != "phone":
                    end = match.end() + max(0, found.end - len(head) - times)
                    yield _Guess(start + found.start, end, found.row["type"], _FEW, changed=True)


@lru_cache(maxsize=8)
def _sounds(tables: Tables) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = [row for row in tables.rows("chat_sounds") if row["where"] != "not" and not _HAN.search(row["sound"])]
    return tuple((re.compile(_spread(row["sound"])), row["type"], row["where"]) for row in rows)


@lru_cache(maxsize=8)
def _characters(tables: Tables) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows = [row for row in tables.rows("chat_sounds") if row["where"] != "not" and _HAN.search(row["sound"])]
    return tuple((re.compile(row["sound"]), row["type"], row["where"]) for row in rows)


@lru_cache(maxsize=8)
def _no_names(tables: Tables) -> frozenset[str]:
    """Ordinary words that sound like names of apps."""
    return frozenset(row["sound"] for row in tables.rows("chat_sounds") if row["where"] == "not")


_ENDING = r"[aeiou]?(?:k[aeou]|[dt][ae]n?|n[ai]n?|s|m|mis|wa|i)?"


def _spread(sound: str) -> str:
    """A row's pattern: V are vowels, E the endings of several languages."""
    return (
        sound.replace("V", "[aeiou]*")
        .replace("E", _ENDING)
        .replace("*{0,2}", "{0,2}")
        .replace("*{1,2}", "{1,2}")
        .replace("*?", "*")
    )
