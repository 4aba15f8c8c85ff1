"""Handles told in pieces: "fake dot hr", "fake_hr eight eight", letters by their names, "fake then 786 then task (all together)".
What is said behind one about its signs is read by `handle.hints`.

The pieces are read from left to right as far as each is a run of Latin letters or digits, a word for a sign, a number word or the
name of a letter. What joins two pieces that stand apart must be said: by such a word, a single letter, or a hint behind them.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.handle import told_links, told_pieces, told_proof, told_sentence
from extract.handle.hints import HINT
from extract.handle.told_counts import Piece
from extract.handle.told_pieces import GLOSS
from extract.handle.told_words import hangul, table
from extract.handle.words import hints
from extract.tables import Tables
from extract.words.contact_words import finder, of_kinds
from extract.words.digit_words import is_number_word
from extract.words.sign_names import CLEAR, named

JOINING = told_proof.JOINING
_LONGEST = 180  # characters that one handle takes, told at length
_NEAR = 24  # characters between an app and letters told by their names
_MOST = 5  # words that a hint joins
_FEW = 4  # pieces that a hint in brackets joins, words of the sentence or not
_TWICE = 5  # letters of a handle that is told by their names and spelled again
_BEFORE_HINT = 25
_REMOVED = 16  # and behind a word for spaces in which they are said to go
_SENTENCE = re.compile(r"\n|[.!?] ")
_LABEL = re.compile(r"[:：][ ]?@?[a-z0-9]")  # another app's


@dataclass(frozen=True, slots=True)
class Told:
    """A handle told in pieces: its end in the text, and its value."""

    end: int
    value: str


def beginnings(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> list[int]:
    """Where letters told by their names begin between `start` and `stop`, or a word of another script that brackets explain."""
    if low[start:stop].isascii():
        return []
    stop = min(stop, start + _NEAR)
    hits = [hit for hit in table(tables, languages).find(low[start : stop + _NEAR]) if hit.row["kind"] == "letter"]
    hits = [hit for hit in hits if start + hit.start <= stop]
    rows = [start + one.start for one, other in pairwise(hits) if _touch(low, start + one.end, start + other.start)]
    korean = hangul(tables)[2].search(low, start, stop)
    gloss = GLOSS.search(low, start, stop + _NEAR)
    return [*rows[:1], *([korean.start()] if korean else []), *([gloss.start()] if gloss else [])]


def _touch(low: str, end: int, start: int) -> bool:
    """Whether only a space or a comma stands between two names of letters."""
    return start - end <= 1 or (start - end <= 3 and not low[end:start].strip(" ,،、・-–"))


def read(
    low: str, start: int, limit: int, tables: Tables, languages: frozenset[str], shown: bool = False, ends: bool = False
) -> Told | None:
    """The handle told in pieces that begins at `start`, or None where nothing tells that the pieces are one. `shown`: it stands right
    behind its app or a colon, so that its words may be any: "tg: fake work abroad (no spaces)". `ends`: words may follow it."""
    start += low[start : start + 1] == "@"
    pieces = told_pieces.pieces(low, start, min(limit, start + _LONGEST, len(low)), tables, languages)
    stops, firm = hints(tables).stops, hints(tables).firm
    hinted = _hinted(low, pieces, frozenset() if shown and pieces[1:] and pieces[0].value not in firm else firm, tables)
    if not hinted and _tell_nothing(pieces):
        return None  # as nearly all
    kept = hinted or pieces[: _together(low, pieces, stops, tables, shown)]
    kept = kept[: _end(low, kept)]
    while kept and not hinted and not told_proof.is_told(low, kept, ends or _goes_on(pieces, len(kept)), tables):
        thens = [at for at, piece in enumerate(kept) if piece.kind == "then"]
        figures = any(piece.value.isdigit() for piece in kept[thens[-1] :]) if thens else False
        kept = kept[: _end(low, kept[: thens[-1]])] if thens and not figures else []
    kept = kept if hinted else kept[: told_sentence.begins(kept)]
    kept = kept[:-2] if not hinted and told_sentence.ends(low, kept) else kept
    if not kept:
        return None
    sign = sign_between(low, kept[-1].end, tables)
    latin = [at for at, piece in enumerate(kept) if piece.kind == "latin"]
    parts = {at for before, at in pairwise(latin) if kept[at].apart and all(one.kind == "then" for one in kept[before + 1 : at])}
    joint = (sign if at in parts else "" for at in range(len(kept)))
    values = (
        gap + piece.value for at, (gap, piece) in enumerate(zip(joint, kept, strict=True)) if not told_proof.parts_letters(kept, at)
    )
    return Told(kept[-1].end, _once("".join(values)))


def _once(value: str) -> str:
    """What is told twice, by the names of its letters and spelled behind, once."""
    half = len(value) // 2
    return value[:half] if half >= _TWICE and value[:half] == value[half:] else value


def _tell_nothing(pieces: list[Piece]) -> bool:
    """Whether no piece is told in words or a letter by itself, and too few may part letters, so that only a hint could make them one."""
    if any(piece.said or piece.strong or piece.kind == "letter" for piece in pieces):
        return len(pieces) < 2
    short = [piece.value for piece in pieces if len(piece.value) == 1]
    return len(short) < CLEAR or all(value == "_" for value in short)


def _goes_on(pieces: list[Piece], at: int) -> bool:
    """Whether a word for "then" or "add" stands behind the first pieces."""
    return at < len(pieces) and pieces[at].kind == "then" and pieces[at].said


def sign_between(low: str, end: int, tables: Tables) -> str:
    """ "fake hr bkk (with underscores between)": the sign that belongs between the words."""
    behind = low[end : end + HINT].partition("\n")[0]
    signs = [sign for sign in named(behind, tables) if sign != " "] if finder(tables, "between", "gap_word").search(behind) else []
    return signs[0] if signs else ""


def _end(low: str, pieces: list[Piece]) -> int:
    """How many pieces are left without a sign at the end, and without numerals that belong to the words behind: 一对一."""
    size = len(pieces)
    while size and (pieces[size - 1].kind == "then" or (pieces[size - 1].kind == "sign" and pieces[size - 1].said)):
        counted = pieces[size - 1].kind == "sign" and size > 1 and pieces[size - 2].kind == "digit" and pieces[size - 2].said
        size -= 2 if counted else 1  # "with two underscores"
    last = size
    while last and pieces[last - 1].kind == "digit":
        last -= 1
    if last == size:
        return size
    behind = low[pieces[size - 1].end : pieces[size - 1].end + 1]
    if size - last == 1 and last > 1 and _is_article(low, pieces[last - 1], pieces[last]):
        return last - 1
    return _end(low, pieces[:last]) if behind.isalnum() and not behind.isascii() else size


def _is_article(low: str, before: Piece, one: Piece) -> bool:
    """Whether the word for "one" behind a comma belongs to the word behind it: "fake_hr, एक अक्षर"."""
    behind = low[one.end : one.end + 2]
    return (
        one.value == "1" and one.said and before.kind == "then" and not before.said and behind[:1] == " " and behind[1:].isalpha()
    )


def _hinted(low: str, pieces: list[Piece], stops: frozenset[str], tables: Tables) -> list[Piece]:
    """The pieces that a hint behind them joins: "fake mama rose (all together)"."""
    if not pieces or (pieces[0].kind == "digit" and pieces[0].said):  # "two parts: …"
        return []
    told = finder(tables, *JOINING).finditer(low, pieces[0].end, pieces[-1].end + HINT)
    hint = next((hint for hint in told if not _is_link(pieces, hint.start())), None) or _spaces_out(low, pieces[-1].end, tables)
    if hint is None:
        return []
    sign = next((at for at, piece in enumerate(pieces) if piece.start >= hint.end()), 0)
    if sign and pieces[sign].kind == "sign" and pieces[sign].said and pieces[sign - 1].end < hint.start():
        first = pieces[sign - 1]._replace(start=pieces[0].start, value="".join(piece.value for piece in pieces[:sign]))
        rest = [first, *pieces[sign:]]  # "fake lily (joined) underscore hr"
        return rest[: _together(low, rest, hints(tables).stops, tables)]
    kept = [piece for piece in pieces if piece.end <= hint.start()]
    commas = (at for at, piece in enumerate(kept) if piece.kind == "then" and not piece.said)
    whole = next(
        (at for at in commas if at > CLEAR and all(len(piece.value) == 1 for piece in kept[:at]) and _is_end(kept, at)), None
    )
    kept = kept[:whole]  # "f-a-k-e-h-r, all in small letters, together"
    while kept and (kept[-1].kind == "then" or _closes(low, kept, tables)):
        kept = kept[:-1]
    between = low[kept[-1].end : hint.start()] if kept else ""
    parted = (
        set(between) & told_links.PAUSES or not hint.group().isascii() or " " in hint.group()
    )  # "bila nafasi" is no part of a name
    parted = parted or bool(kept and kept[-1].kind == "digit" and kept[-1].said)  # "zero one magkadikit"
    if _SENTENCE.search(between) or _LABEL.search(between) or len(between) > _BEFORE_HINT or not parted:
        return []
    bracketed = (
        hint.start() - kept[-1].end <= 3
        and between.strip()[-1:] in {"(", "（", "["}
        and sum(len(piece.value) > 1 for piece in kept) <= _FEW
    )
    loose = (piece for at, piece in enumerate(kept) if not (_is_tied(kept, at) or (at and bracketed)))
    plain = not any(piece.kind == "latin" and piece.value in stops for piece in loose)
    return kept if plain and sum(piece.kind == "latin" and len(piece.value) > 1 for piece in kept) <= _MOST else []


def _closes(low: str, pieces: list[Piece], tables: Tables) -> bool:
    """Whether the last piece begins what says how to write a handle: "hr, dot, fakelola deb yozing" (write it as …)."""
    last = pieces[-1]
    said = finder(tables, "swap").match(low, last.start) if len(pieces) > 2 and last.kind == "latin" and last.apart else None
    return said is not None and said.end() > last.end


def _is_end(pieces: list[Piece], comma: int) -> bool:
    """Whether no sign and no letter follows a comma behind a row of letters."""
    return not any(piece.kind == "sign" or len(piece.value) == 1 for piece in pieces[comma + 1 : comma + 2])


def _spaces_out(low: str, end: int, tables: Tables) -> "re.Match[str] | None":
    """Words that say to leave out the spaces: "बीच के स्पेस हटा देना"."""
    told = finder(tables, "gap", "gap_word").finditer(low, end, end + HINT // 2)
    return next((word for word in told if finder(tables, "remove").search(low, word.end(), word.end() + _REMOVED)), None)


def _is_link(pieces: list[Piece], at: int) -> bool:
    """Whether a word for joining is itself a "then" between two pieces: fakemin 붙이고 77."""
    return any(piece.kind == "then" and piece.start <= at < piece.end for piece in pieces[:-1])


def _is_tied(pieces: list[Piece], at: int) -> bool:
    """Whether an underscore touches a piece: `hr_lao` is no word of the sentence."""
    behind = at + 1 < len(pieces) and pieces[at + 1].value == "_" and not pieces[at + 1].apart
    return behind or (at > 0 and pieces[at - 1].value == "_" and not pieces[at].apart)


def _together(low: str, pieces: list[Piece], stops: frozenset[str], tables: Tables, shown: bool = False) -> int:
    """How many of the pieces, from the first on, are joined without a hint."""
    listed = sum(piece.kind == "then" and piece.said for piece in pieces) > 1
    for at in range(1, len(pieces)):
        one, other = pieces[at - 1], pieces[at]
        single = at > 1 and len(pieces[at - 2].value) == len(other.value) == 1
        listing = at + 1 < len(pieces) and pieces[at + 1].kind == "then"
        listing = listing or any(piece.said and piece.kind == "sign" for piece in pieces[:at])
        if other.kind == "sign" and one.kind == "then" and not one.said and not listing:
            return at - 1  # "fake.hr, dot means ." and not "fake, dot, hr"
        if (
            one.value == "."
            and low[one.start] == "."
            and one.said
            and any(p.value == "." and low[p.start] != "." for p in pieces[:at])
        ):
            return at - 1  # a full stop behind a handle whose dots are told in words
        if one.kind == "then" and not (one.said or other.said or single or (at > 1 and pieces[at - 2].said)):
            return at - 1  # a comma joins only what is told in words
        if one.kind == other.kind == "sign" and one.value != other.value and one.said and other.said:
            return at - 1  # "with an underscore, no dot"
        said = (one.said and (one.kind == "sign" or listed)) or told_links.follows_sign(low, pieces, at)
        said = said or (one.strong and _is_tied(pieces, at))
        if other.kind == "latin" and other.value in stops and (other.apart or one.kind == "then") and not said:
            return at
        words = shown and told_links.before_sign(pieces, at) and pieces[0].value not in of_kinds(tables, "on_app", "named")
        if other.apart and not words and not _join(one, other, pieces[at + 1] if at + 1 < len(pieces) else None):
            last = other.value.isdigit() and told_proof.AFTER.match(low, other.end) is not None  # fake dot hr 9
            told = any(piece.said and piece.kind == "sign" for piece in pieces[:at]) or _are_letters(pieces[:at])
            if (
                other.said
                and other.kind == "digit"
                and not is_number_word(one.value, tables)
                and told_proof.as_digits(low, other.end, tables)
            ):
                return at + 1
            return at + 1 if last and told and one.kind == "latin" else at
    return len(pieces)


def _are_letters(pieces: list[Piece]) -> bool:
    """Whether most of a handle is told in single letters: f a k e _ poi 09."""
    return sum(piece.kind == "latin" and len(piece.value) == 1 for piece in pieces) >= CLEAR


def _join(one: Piece, other: Piece, following: Piece | None) -> bool:
    """Whether two pieces with a space between them are parts of one handle."""
    kinds = {one.kind, other.kind}
    worded = any(piece.value == "-" and piece.end - piece.start > 1 for piece in (one, other))
    if "-" in {one.value, other.value} and not (one.said and other.said) and not worded:
        return one.kind == other.kind == "sign"
    if kinds & {"sign", "then"}:
        return True
    if all(piece.kind == "letter" or len(piece.value) == 1 for piece in (one, other)):
        return True
    if one.kind in {"letter", "digit"} and other.value.isdigit():
        return True
    if other.said and other.value in {"00", "000"}:
        return True  # fakehr double zero, which nobody says of anything else
    return other.kind == "digit" and following is not None and following.kind == "digit"  # fakehr eight eight
