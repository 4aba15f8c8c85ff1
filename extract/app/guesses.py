"""Names of apps in disguise, written out for all that reads the text next:
`named` gives a text with "facebook" for "feisbuk".

Names that sound or look like nothing else count anywhere (`names`). All others (by sound, on the keys of another layout, backwards,
with their halves swapped, by the names of their letters, with a letter drawn out or signs inside) sound like ordinary words too:
they count only near what must be a contact, short ones only right beside it, and none where another app is named between. Runs in
time linear in the text.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from extract.app import apps, names, spellings
from extract.app.names import HAN, LONGEST, MARKS, PIECE
from extract.app.phonetics import PREPOSED, heard, traced
from extract.app.signed import IS_MARK, OUTER, before_colons, signed, with_at
from extract.disguise.jamo import composed
from extract.disguise.plain import Plain, replaced
from extract.once import SEEN
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.latin_words import is_word

# What must be a contact. All of them begin with one class of characters, which is found fast: "(?<=…)" tells which of them it is.
_FIRST = "[a-z0-9@+(]"
_FREE = "(?<![a-z0-9_.@/+-].)"
_HANDLE = rf"{_FREE}(?:(?:(?<=@)[a-z]+|(?<=[a-z])[a-z]*)(?:[0-9_]|\.[a-z0-9])|(?:(?<=l)ive:|(?<=@)[a-z]{{3}})[a-z0-9])[a-z0-9_.]*"
_NUMBER = r"(?<![0-9a-z].)(?:(?<=[0-9])|(?<=[+(])[+(]?[0-9])[0-9 ().-]{5,17}[0-9]"
_WORD = r"(?<=[:：,，] .)(?:(?<=@)[a-z]{5,}|(?<=[a-z])[a-z]{4,})(?![a-z])"
_FOREIGN = rf"{_FREE}(?<=[a-z])[a-z]{{4,}}(?![a-z0-9@/])"  # among words of another script
_CONTACT = re.compile(f"{_FIRST}(?:{_HANDLE}|{_NUMBER}|{_WORD})")
_AMONG = re.compile(f"{_FIRST}(?:{_HANDLE}|{_NUMBER}|{_FOREIGN})")
_FAR, _NEAR = 72, 26  # characters between a name and a contact behind it, and right behind it
_AROUND = 16  # characters before a guess in which no other app may be named
_ADDRESS = re.compile(r"[a-z0-9._-]{0,24}@[a-z0-9-]+\.[a-z]")  # the rest of a mail address
_STOP = re.compile(rf"[{STOPS}!?\n.](?:(?<![.۔])|\s)")  # dots of either kind part the letters of a name too: ٹ۔ی۔ل
_CHUNK = re.compile(r"\S+")
_JOINTS = " .,·‧’'-"
_SIGN = re.compile(r"\s?[^\w\s()（）\[\]:：;,.。、，!?\"'«»/%$€£=→>-]{1,2}\s?")  # one that joins the halves of a name: bo + tim
_MOST = 4  # words of one
_CONTACTS = 400  # of a text that are looked at: one with more is no ad
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{3,}|[\u3041-\u3096ー]{2,}|[\u30a1-\u30faー]{2,}")
_OTHER_LETTERS = re.compile("[\u0400-\U0001f000][\u0400-\U0001f000]*")  # the first is found fast
_PARTICLE = re.compile("(?:으로만|로만|에서|으로|로|에|은|는|이|가|을|를|도|만|아이디)$|(?:から|まで|で|は|の|に|を|が|も|へ)$")
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_ANY, _FEW, _NONE = 99, 3, 1
_SHORT = 5  # letters of each word of a name written as several, or between it and its contact
_ASIDE = re.compile(rf"[(（][^()（）]{{1,60}}[)）]?|[^\w\s{MARKS}]+")  # a remark between them, and signs
_FIRM = re.compile(r"@|live:|[+(]*[0-9]|[a-z.]*[0-9_]|[a-z]+\.[a-z]")
_HIDDEN = re.compile(r"[_@]|[0-9]{5}")
_KEYED = re.compile("[\u3105-\u312f\u02c7-\u02cb\u02d9]{3,}|[\u3041-\u3096]{4,8}")
_KANA = re.compile("[\u3041-\u30fa]")
_RUN = 6  # letters of a name's sound inside of a run
_WHOLE = 6  # letters of a name that is no part of another in disguise
_TYPED = 24  # characters of what is typed on other keys
_SURE = 7  # letters of a sound that cannot be chance, and of words joined


class _Guess(NamedTuple):
    start: int
    end: int
    type: str
    reach: int  # words that may stand between it and its contact: `_ANY`, `_FEW` or `_NONE`
    turned: bool = False
    changed: bool = False  # with its letters in another order or drawn out: another name inside says nothing


class _Chunk(NamedTuple):
    """What stands between spaces: the guesses in it, its words (start, end, word) and whether a letter is drawn out."""

    guesses: tuple[_Guess, ...]
    words: tuple[tuple[int, int, str], ...]
    drawn: bool


def named(plain: Plain, tables: Tables) -> Plain:
    """`plain` with the guessed names written out."""
    plain = replaced(plain, composed(plain.low))
    plain = replaced(plain, names.anywhere(plain.low, tables))
    plain = replaced(plain, before_colons(plain.low, tables))
    plain = replaced(plain, with_at(plain.low, tables))
    found = _near_contacts(plain.low, tables)
    spots = [(one.start, one.end, one.type) for one in found]
    if any(one.turned for one in found):  # what says so speaks of the name, not of the handle
        cues = finder(tables, "reversed", "keyboard").finditer(plain.low)
        spots += [(*cue.span(), ",") for cue in cues if all(cue.end() <= one.start or one.end <= cue.start() for one in found)]
    return replaced(plain, sorted(spots)) if spots else plain


def _near_contacts(low: str, tables: Tables) -> list[_Guess]:
    """One guess for each contact, not more: the nearest."""
    contacts = list(islice((_AMONG if _foreign(low) else _CONTACT).finditer(low), _CONTACTS))
    if not contacts:
        return []
    sure = [hit for hit in apps.labelled(low, tables) if hit.row["type"] != "phone" and not hit.row["weak"]]
    whole = [hit for hit in sure if hit.end - hit.start >= _WHOLE and not low.startswith(low[hit.end - 1], hit.end)]
    found: list[_Guess] = []
    for match in contacts:
        begin = match.start()
        floor = max(found[-1].end if found else 0, begin - _FAR)
        floor = max([floor, *(hit.start + _AROUND for hit in whole if hit.start < begin)])  # no guess is right behind a name
        if begin - floor > 2:
            sentence = max((stop.end() for stop in _STOP.finditer(low, floor, begin)), default=floor)
            guess = _best(low, sentence, begin, tables)
            found += [guess] if guess else []
    return found


def _foreign(low: str) -> bool:
    """Whether the text is mostly in another script than Latin."""
    return not low.isascii() and sum(map(len, _OTHER_LETTERS.findall(low))) * 3 > len(low)


def _best(low: str, floor: int, begin: int, tables: Tables) -> _Guess | None:
    """The longest of the guesses nearest to the contact at `begin`."""
    found = [
        one
        for one in _guesses(low, floor, begin, tables)
        if _stands(low, one, begin) and (one.changed or not names.written(low[one.start : one.end], tables))
        if not _ADDRESS.match(low, one.end)
    ]
    if not found:
        return None
    last = max(found, key=lambda one: (one.end, one.end - one.start))
    around = low[max(0, last.start - _AROUND) : last.start], low[last.end : begin]
    return None if any(apps.sure(part, tables) for part in around) else last


def _stands(low: str, guess: _Guess, begin: int) -> bool:
    between = _ASIDE.sub(" ", low[guess.end : begin]).strip()
    if _HIDDEN.search(between):
        return False
    firm = _FIRM.match(low, begin) is not None
    if guess.reach == _NONE or (guess.reach == _FEW and not firm):
        return len(between) <= _SHORT and firm >= (guess.reach == _NONE)
    return guess.reach == _ANY or (len(between) <= _NEAR and len(PIECE.findall(between)) <= guess.reach)


def _guesses(low: str, floor: int, begin: int, tables: Tables) -> Iterator[_Guess]:
    words: list[tuple[int, int, str]] = []
    drawn = False
    for match in _CHUNK.finditer(low, floor, begin):
        at = match.start()
        chunk = _read_chunk(match.group(), tables)
        for one in chunk.guesses:
            yield one._replace(start=one.start + at, end=one.end + at)
        words += [(start + at, end + at, word) for start, end, word in chunk.words]
        drawn = drawn or chunk.drawn
    if drawn:
        yield from _drawn_out(low, floor, begin, tables)
    yield from _across(low, words, tables)


@lru_cache(maxsize=SEEN)
def _read_chunk(chunk: str, tables: Tables) -> _Chunk:
    found = [*_signs(chunk, tables)]
    words = []
    for match in PIECE.finditer(chunk):
        if _UNSPACED.search(match.group()):
            continue
        words.append((match.start(), match.end(), match.group()))
        kind, reach, turned = _read(match.group(), tables)
        if kind:
            found.append(_Guess(match.start(), match.end(), kind, reach, turned, turned))
    if not chunk.isascii():
        found += _runs(chunk, tables)
        found += _keyed(chunk, tables)
    return _Chunk(tuple(found), tuple(words), _DRAWN.search(chunk) is not None)


def _signs(chunk: str, tables: Tables) -> Iterator[_Guess]:
    """A name typed on other keys, or with signs inside."""
    inner = chunk.strip(OUTER)
    if not inner or not 3 <= len(chunk) <= _TYPED:
        return
    start = chunk.index(inner)
    known = spellings.labels(tables)
    ways = (one for one in (inner, chunk, chunk.rstrip(":：,，")) if len(one) >= 3 and one not in known)
    kind = next(filter(None, (spellings.typed(one, tables) for one in ways)), None)
    if kind:
        yield _Guess(start, start + len(inner), kind, _FEW if len(inner) < _SURE - 1 else _ANY, True)
    kind = None if inner.isalpha() else signed(inner, tables)
    if kind and not names.written(inner, tables):  # 我的signal是
        yield _Guess(start, start + len(inner), kind, _FEW)


def _keyed(chunk: str, tables: Tables) -> Iterator[_Guess]:
    """Names typed on the keys of a script without spaces: りにみい is line."""
    for match in _KEYED.finditer(chunk):
        kind = spellings.typed(match.group(), tables)
        if kind:
            yield _Guess(*match.span(), kind, _ANY, True)


def _across(low: str, words: list[tuple[int, int, str]], tables: Tables) -> Iterator[_Guess]:
    """Names written as two to four words, with a sign or space between."""
    for at, ((start, end, first), (then, _, word)) in enumerate(pairwise(words)):
        if then - end == 1 and low[end] == " " and (len(first) > _SHORT or len(word) > _SHORT):
            continue  # as nearly all
        joined, loose, comma, halves = first, False, False, False
        for count, (then, stop, word) in enumerate(words[at + 1 : at + _MOST], 1):
            if not 0 < then - end < 5:
                break
            joint = low[end:then]
            if joint == "&" and len(first) == 1:
                break  # F&B, R&D
            if joint == " ":
                loose = True
            else:
                signed = joint.strip(_JOINTS) != ""
                if not _SIGN.fullmatch(joint) if signed else then - end > 2:
                    break
                loose, comma = loose or (" " in joint and not signed), comma or "," in joint
                halves = halves or signed
            if loose and (len(first) > _SHORT or len(word) > _SHORT):
                break
            joined, end = joined + word, stop
            if word.isdigit() or len(joined) > LONGEST:
                break
            kind = spellings.spelt(joined, tables) if count > loose else None  # not "to go"
            reach, turned = _FEW, False
            if kind is None and not comma and not (loose and _are_words(first, word, len(joined) < _SURE)):
                kind, reach, turned = _read(joined, tables)
            if not kind and halves:
                kind = spellings.labels(tables).get(joined)
            if kind:
                yield _Guess(start, end, kind, _NONE if loose and not turned else min(reach, _FEW), turned, turned)
                break


def _are_words(first: str, last: str, short: bool) -> bool:
    """Whether two words of Latin letters (one of them, where both are `short`) are words by themselves: "Cik Nor"."""
    known = first.isascii() and is_word(first)
    return known if known == short else last.isascii() and is_word(last)


@lru_cache(maxsize=SEEN)
def _read(word: str, tables: Tables) -> tuple[str, int, bool]:
    """The app that a word (or words without what stood between) means, how many words may stand behind, and whether it is turned."""
    word = word.replace("'", "").replace("’", "")
    stem = _PARTICLE.sub("", word) if word > "\u3000" else word
    if len(stem) < 2 or word.isdigit() or stem in spellings.labels(tables) or word in names.no_names(tables):
        return "", 0, False
    kind = spellings.turned(stem, tables)
    if kind:
        return kind, _FEW if len(stem) < _SURE - 1 else _ANY, True
    sounds = heard(stem)
    kind = spellings.spelt(stem, tables) if len(sounds) >= _SHORT or stem[0] >= "\u0590" else None
    if kind:
        return kind, _FEW, False
    for pattern, kind, where in names.sounds(tables) if names.any_sound(tables).fullmatch(sounds) else ():
        if (where != "far" or stem[0] >= "\u0590") and pattern.fullmatch(sounds):
            return kind, _FEW if where else _ANY, "turned" in where
    return spellings.slipped(stem, tables) or "", _FEW, False


def _runs(chunk: str, tables: Tables) -> Iterator[_Guess]:
    """Names inside of what is written without spaces."""
    for match in _UNSPACED.finditer(chunk):
        sounds, places = traced(match.group())
        for pattern, kind, where in names.sounds(tables):
            for found in pattern.finditer(sounds):
                start, end = _whole(chunk, match.start() + places[found.start()], match.start() + places[found.end() - 1] + 1)
                size, rest = found.end() - found.start(), match.end() - end
                ends = rest <= 1 or _PARTICLE.fullmatch(chunk, end, match.end()) is not None
                if (start == match.start() and ends and size >= 3) or (
                    size >= _RUN and not _KANA.match(chunk, start) and (not where or ends)
                ):
                    yield _Guess(start, end, kind, _FEW if where else _ANY, "turned" in where, "turned" in where)
    if HAN.search(chunk):
        for pattern, kind, where in names.characters(tables):
            for found in pattern.finditer(chunk):
                yield _Guess(found.start(), found.end(), kind, _FEW if where else _ANY)


def _whole(low: str, start: int, end: int) -> tuple[int, int]:
    """A span with the vowel written before it and the marks behind it."""
    if start and low[start - 1] in PREPOSED:
        start -= 1
    while IS_MARK.match(low, end):
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
