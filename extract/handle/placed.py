"""Handles of which the text tells each piece by its place: "first fake, middle lao, last 520", "1) fake 2) hr", "three pieces:
fake / mei / 666, all together"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from extract.handle.words import hints
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import finder, words
from extract.words.phrases import Phrases, meaning
from extract.words.sign_names import TOLD_SIGNS

PLACES = {"place_1": 1.0, "place_2": 2.0, "place_3": 3.0, "place_4": 4.0, "place_mid": 2.5, "place_last": 9.0}
KINDS = (*PLACES, "part")
_BEFORE, _BEHIND = 70, 130  # characters around the first word for a place or a piece
_PLAIN = ("told", "article", "conjunction", "append")  # words that are never a piece
_NEXT = 0.01  # what "then" adds to the place before it
_TOKEN = re.compile(
    r"(?P<place>(?<![\w.,+])(?:[1-4][.)）](?!\d)|[①②③④]))"
    r"|['\"“‘«「『](?P<quoted>[a-z0-9_.-]{1,20})['\"”’»」』]"
    r"|(?<![a-z0-9_.@à-ɏḁ-ỿ-])(?P<piece>_|[a-z0-9_.](?:[a-z0-9_.-]{0,22}[a-z0-9_.])?)(?![a-z0-9_@à-ɏḁ-ỿ'’-])"
    r"|(?P<gap>[,;:،、，；፤፣+/|>→—–(（]|\.(?=\s|$))|(?P<word>(?<![a-z0-9_à-ɏḁ-ỿ'’])[a-zà-ɏḁ-ỿ'’]+|[^\W\d_a-zà-ɏḁ-ỿ]+)"
)
_SIGNS = frozenset("_.-")
_ROW = re.compile(r"[+/|,;፤፣،、，→>—–-]")
NUMBERED = re.compile(r"[1①](?<![\w.,+].)(?:(?<=1)[.)）]|(?<=①))[ ]?[\"“«「]?[a-z_][^\n]{0,30}?(?:2[.)）]|②)")  # 1) fake 2) hr

_WHOLE = re.compile(r"(?<![a-z0-9_.@/])(?:@[a-z0-9_]{4,}|[a-z][a-z0-9.]*_[a-z0-9_]+|[a-z]{4,}[0-9]+)(?![a-z0-9_@])")
_LINK = re.compile(r"[a-z]\.[a-z]{2,4}/|://")
_BETWEEN = re.compile(r"[ ]?[+/|][ ]?$")
_INSIDE = re.compile(r"(?<=[a-z])[0-9_]$")
_NAMED = re.compile("[a-z0-9_.]")
_FOREIGN = re.compile(r"[^\x00-\u024f\u1e00-\u2bff\s，。、]")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    kind: str  # place | then | piece | gap | part
    value: str
    place: float = 0.0
    quoted: bool = False


def find(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """A handle put together of its pieces: where they stand, and what it is."""
    cue = _cue(low, 0, tables)
    while cue:
        begin, stop = _clause(low, cue.start(), cue.end())
        if _LINK.search(low, begin, stop):
            return
        tokens = _tokens(low, begin, stop, tables)
        joined = finder(tables, "joined", "part").search(low, begin, min(len(low), stop + _BEFORE)) is not None
        found = _by_place(tokens, joined) or (_in_a_row(low, tokens) if joined else None)
        if found and not any(_other(low, found)):
            yield found
        cue = _cue(low, max(stop, cue.end()), tables)


def _other(low: str, found: tuple[int, int, str]) -> Iterator[bool]:
    """Whether a whole handle stands near that is no piece: "fake_hr, two parts of the day: morning / evening"."""
    start, end, value = found
    for match in _WHOLE.finditer(low, max(0, start - _BEFORE), min(len(low), end + _BEFORE)):
        inside = match.group() in value and start <= match.start() < end
        yield not inside or (match.start() == start and value.removeprefix(match.group()).isalpha())


def _cue(low: str, at: int, tables: Tables) -> "re.Match[str] | None":
    return finder(tables, *KINDS).search(low, at) or NUMBERED.search(low, at)


def _clause(low: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start:end` begins and ends; the point of "1." is no end."""
    first = max(0, start - _BEFORE)
    ends = [
        match for match in sentences.END.finditer(low, first, min(len(low), end + _BEHIND)) if low[match.start() - 1] not in "1234"
    ]
    begin = max((match.end() for match in ends if match.end() <= start), default=first)
    return begin, min((match.start() for match in ends if match.start() >= end), default=min(len(low), end + _BEHIND))


def _tokens(low: str, begin: int, stop: int, tables: Tables) -> list[_Token]:
    """Places, pieces and what keeps them apart; words that are known to be no piece are left out, as are those of other scripts."""
    text = low[begin:stop]
    hits = {hit.start: hit for hit in _phrases(tables).find(text) if not _INSIDE.search(text, hit.start, hit.end + 1)}
    hits = {at: hit for at, hit in hits.items() if not (at and text[at].isascii() and _NAMED.match(text, at - 1))}
    foreign = _FOREIGN.search(text) is not None
    out: list[_Token] = []
    at = 0
    while at < len(text):
        hit = hits.get(at)
        if hit:
            kind = hit.row["kind"]
            written = low[begin + at : begin + hit.end]
            if kind in PLACES:
                out.append(_Token(begin + at, begin + hit.end, "place", "", PLACES[kind]))
            elif kind in TOLD_SIGNS:
                out.append(_Token(begin + at, begin + hit.end, "piece", TOLD_SIGNS[kind]))
            else:
                kind = "stop" if kind in {"known", "then"} and foreign and written.isascii() else kind
                out.append(_Token(begin + at, begin + hit.end, kind, written))
            at = max(hit.end, at + 1)
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            at += 1
            continue
        out += _written(match, begin)
        end = match.end()
        inner = [start for start in hits if at < start < end] if match.lastgroup == "word" and not text[at].isascii() else []
        at = min(inner, default=end)
    return out


def _written(match: "re.Match[str]", begin: int) -> list[_Token]:
    kind = match.lastgroup or ""
    start, end = begin + match.start(), begin + match.end()
    if kind == "place":
        sign = match.group()[0]
        return [_Token(start, end, "place", "", float("①②③④".find(sign) + 1 or int(sign)))]
    if kind == "gap":
        return [_Token(start, end, "gap", match.group())]
    if kind == "word" and not "a" <= match.group()[0] <= "\u024f":
        return []
    return [_Token(start, end, "piece" if kind != "word" else "word", match.group(kind), quoted=kind == "quoted")]


def _by_place(tokens: list[_Token], joined: bool) -> tuple[int, int, str] | None:
    """Each place with the one piece behind it, or each with the one before it."""
    tokens = _middle_first(list(_with_next(tokens)))
    marks = [at for at, token in enumerate(tokens) if token.kind == "place"]
    if len({tokens[at].place for at in marks}) < 2:
        return None
    bounds = [*marks[1:], len(tokens)]
    behind = [_piece(tokens[at + 1 : to], last=False) for at, to in zip(marks, bounds, strict=True)]
    bounds = [0, *(at + 1 for at in marks[:-1])]
    before = [_piece(tokens[to:at], last=True) for at, to in zip(marks, bounds, strict=True)]
    for told in (behind, before):
        pairs = [(tokens[at].place, piece) for at, piece in zip(marks, told, strict=True) if piece]
        known = {place for place, _ in pairs}
        ends = sum(place == PLACES["place_last"] for place, _ in pairs)  # "second half hr, at the end 77"
        twice = len(known) + (ends - 1 if 1.0 in known and ends else 0) < len(pairs)
        if twice or len(pairs) < len(marks) or not (joined or len(pairs) > 2):
            continue
        middle = 1.5 if not known - {1.0, 2.0, 2.5} else 2.5  # of two parts, or of three
        used = {one.start for _, piece in pairs for one in piece}
        if any(token.kind == "piece" and token.value in _SIGNS and token.start not in used for token in tokens):
            return None  # "first fake, then underscore, then hr, last 88", which `told_pieces` reads
        pairs.sort(key=lambda pair: middle if pair[0] == PLACES["place_mid"] else pair[0])
        pieces = [piece for _, piece in pairs]
        return _whole([one for piece in pieces for one in piece])
    return None


def _with_next(tokens: list[_Token]) -> Iterator[_Token]:
    """The tokens with "then" as a place behind the last one, where a piece follows: "first hr, then fake, last lily"."""
    place = 0.0
    for token, other, following in zip_longest(tokens, tokens[1:], tokens[2:]):
        alone = other is not None and other.kind == "stop" and (following is None or following.kind in {"gap", "place", "then"})
        named = other is not None and (other.kind == "piece" or alone)  # "then job, last 19"
        if token.kind == "then" and 0 < place < PLACES["place_last"] and named:
            token = replace(token, kind="place", place=place + _NEXT)
        place = token.place or place
        yield token


def _middle_first(tokens: list[_Token]) -> list[_Token]:
    """The tokens with a sign behind the word for its place: "an underscore in the middle, first hr, second lao"."""
    out = list(tokens)
    for at in range(1, len(out)):
        sign, place = out[at - 1 : at + 1]
        alone = at + 1 == len(out) or out[at + 1].kind == "gap"
        parted = at < 2 or out[at - 2].kind == "gap"
        if place.place == PLACES["place_mid"] and sign.kind == "piece" and sign.value in _SIGNS and alone and parted:
            out[at - 1 : at + 1] = [place, sign]
    return out


def _piece(tokens: list[_Token], last: bool) -> list[_Token]:
    """The one piece that is told for a place, up to the next comma; empty where there is none or more than one."""
    items: list[list[_Token]] = [[]]
    for token in tokens:
        if token.kind == "gap" and token.value not in "+-":
            items.append([])
        elif token.kind in {"piece", "word", "stop"}:
            items[-1].append(token)
    full = [item for item in items if item]
    if not full:
        return []
    item = full[-1 if last else 0]
    item = [token for token in item if token.quoted] or item
    item = [token for token in item if token.kind != "stop"] or [replace(token, kind="piece") for token in item]  # "second: hr"
    words_in = [token for token in item if token.kind == "word" or token.value.isalnum()]
    return item if len(words_in) <= 1 and all(token.kind == "piece" for token in item) else []


def _in_a_row(low: str, tokens: list[_Token]) -> tuple[int, int, str] | None:
    """Pieces behind a word for pieces, with signs between them: "three pieces: fake / mei / 666"."""
    first = next((at for at, token in enumerate(tokens) if token.kind == "part"), None)
    if first is None:
        return None
    colon = next((at for at, token in enumerate(tokens) if at > first and token.value == ":"), first)
    sign = next((token.value for token in tokens[first:colon] if token.value in {"_", ".", "-"}), "")  # "joined by dots: fake / hr"
    row: list[_Token] = []
    for token in tokens[colon + 1 :]:
        if token.kind in {"piece", "stop"}:
            if row and not _ROW.search(low[row[-1].end : token.start]):
                break
            row.append(token)
        elif token.kind in {"known", "then"} and row and token.value.isascii() and _BETWEEN.search(low, row[-1].end, token.start):
            row.append(token)
        elif token.kind == "word" or (token.kind == "joined" and len(row) > 1):
            break
    between = low[row[0].end : row[-1].start] if row else ""
    clear = any(token.quoted or not token.value.isalpha() for token in row) or re.search("[+/|]", between)
    return _whole(row, sign) if len(row) > 1 and (clear or _FOREIGN.search(low, tokens[0].start, tokens[-1].end)) else None


def _whole(pieces: list[_Token], sign: str = "") -> tuple[int, int, str] | None:
    value = sign.join(token.value for token in pieces)
    if not re.search("[a-z]", value) or len(value) < 4 or len(pieces) < 2:
        return None
    return min(token.start for token in pieces), max(token.end for token in pieces), value


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> Phrases:
    """Words for places and pieces, names of signs, and words that are no piece."""
    kinds = dict.fromkeys(hints(tables).stops, "stop")
    for kind in ("filler", "strong", "connector"):
        kinds |= dict.fromkeys(words(tables, kind), "stop")
    for kind in _PLAIN:
        kinds |= dict.fromkeys(words(tables, kind), "known")
    kinds |= dict.fromkeys(words(tables, "then_only"), "then")
    for kind in (*TOLD_SIGNS, "joined", "part", *PLACES):  # "starts with" is a word for a piece too
        kinds |= dict.fromkeys(words(tables, kind), kind)
    places = tuple(word for kind in PLACES for word in words(tables, kind))
    known = (
        (word, kind)
        for word, kind in kinds.items()
        if word[0].isalpha() and not (kind in {"known", "then"} and word.startswith(places))
    )
    return Phrases.of((word, meaning(kind=kind)) for word, kind in known)
