"""The pieces of a told handle, and those that count others: "three 8s", 三个8, "eight twice", "two letters (lk)"."""

from collections.abc import Collection
from typing import NamedTuple

from extract.words.number_cues import REPEATS

_MOST_TIMES = 6  # how often one digit is repeated in a handle
_SIGN_COUNTS = {"1", "2", "3"}
_COUNTS = {"double", "times", "plural", "multiple"}
GAPS = {"word", "filler", "open", "then"}  # what is said between two pieces


class Piece(NamedTuple):
    start: int
    end: int
    kind: str  # latin | digit | letter | sign | then | filler | word | open | double | times | plural | multiple | hint
    value: str
    apart: bool  # a space stands before it
    said: bool = False  # in words, or with spaces around it
    strong: bool = False  # "followed by": what stands behind belongs to the handle
    # Of a digit's word: "counts" what stands beside it (uchta), or "leads" its count (sufuri mbili); else "of", "again".
    order: str = ""


def measured(found: list[Piece]) -> list[Piece]:
    """The pieces without the number of letters that is told before them: "then two letters (lk)"."""
    out = list(found)
    for at, piece in enumerate(found):
        if piece.kind != "digit" or not piece.said or len(piece.value) != 1:
            continue
        behind = next((one for one in found[at + 1 : at + 3] if one.kind not in GAPS), None)
        beside = piece.order == "counts" or any(one.kind == "filler" for one in found[max(0, at - 1) : at + 2])
        if beside and behind and behind.kind == "latin" and len(behind.value) == int(piece.value):
            out[at] = piece._replace(kind="filler", value="")
    return out


def counted(found: list[Piece]) -> list[Piece]:
    """The pieces with counts written out: "double seven", "three 8s", 三个8, "eight twice", ရှစ်သုံးလုံး."""
    found = _zeros_counted(_signs_counted(_said_of(found)))
    if all(piece.kind not in _COUNTS for piece in found):
        return found
    found = [piece for at, piece in enumerate(found) if not _is_aside(found, at)]
    out: list[Piece] = []
    at = 0
    while at < len(found):
        one, two, three = found[at], _at(found, at + 1), _at(found, at + 2)
        if one.kind == "double" and two and _is_digit(two):
            out.append(_repeated(one, two, two.value, REPEATS[one.value]))
            at += 2
        elif one.kind == "multiple" and _is_digit(two) and two and not _counts_on(found, at + 2):
            out.append(_repeated(one, two, two.value, int(one.value)))
            at += 2
        elif _repeats(one) and two and two.kind == "multiple":
            out.append(_repeated(one, two, one.value, int(two.value)))
            at += 2
        elif _is_digit(one) and two and two.kind == "plural" and _is_count(one):
            out.append(_repeated(one, two, two.value, int(one.value)))
            at += 2
        elif _is_digit(one) and _is_count(one) and two and two.kind == "times" and three and _is_digit(three):
            many = _is_digit(_at(found, at + 3))
            if not many:  # "two digits, zero seven" is no count
                out.append(_repeated(one, three, three.value, int(one.value)))
            at += 2 if many else 3
        elif _repeats(one) and two and _is_digit(two) and _is_count(two) and three and three.kind == "times":
            out.append(_repeated(one, three, one.value, int(two.value)))
            at += 3
        elif one.kind == "multiple":
            break  # what is said twice is no figure
        else:
            out.append(one._replace(kind="digit") if one.kind == "plural" else one)
            at += 1
    return [piece for piece in out if piece.kind not in {"double", "times"}]


def _repeats(piece: Piece) -> bool:
    """Whether a piece is a digit, or a letter told by its name: แซดสองตัว is zz."""
    return _is_digit(piece) or (piece.kind == "letter" and piece.said)


def _counts_on(found: list[Piece], at: int) -> bool:
    """Whether a word for "times" stands there: "twice 7 times" """
    piece = _at(found, at)
    return piece is not None and piece.kind in {"times", "multiple"}


def _said_of(found: list[Piece]) -> list[Piece]:
    """The pieces with a word between a count and its figure as "times" ("dua angka tujuh", not "angka dua angka tujuh"), and without one
    between a figure and its count: 9を二個."""
    out: list[Piece] = []
    named = False
    for at, piece in enumerate(found):
        one, other = (out[-1] if out else None), _at(found, at + 1)
        between = one is not None and other is not None and _is_digit(one)
        if piece.order == "of" and between and one and one.said and _is_digit(other) and not named:
            out.append(piece._replace(kind="times", value="times"))
        elif not (piece.order == "again" and between and other and (_is_digit(other) or other.kind == "multiple")):
            out.append(piece)
        named = piece.order == "of" if piece.kind == "filler" else named and piece.kind in {"digit", "latin"}
    return out


def without_articles(written: str, found: list[Piece], articles: Collection[str]) -> list[Piece]:
    """The pieces without an article that is the word for one, before a single digit: "y un cinco al final"; in a row of digits it is
    one: "uno nueve nueve"."""
    return [
        one
        for at, one in enumerate(found)
        if not (_is_article(one, written, articles) and _is_said(_at(found, at + 1)) and not _in_a_row(found, at))
    ]


def _in_a_row(found: list[Piece], at: int) -> bool:
    """Whether more digits stand around the piece at `at` and the one behind it."""
    return (at > 0 and _is_digit(found[at - 1])) or _is_digit(_at(found, at + 2))


def as_one(written: str, one: Piece, found: list[Piece], ones: Collection[str]) -> Piece:
    """A word that often says nothing as the digit that it is behind another: "zero um"."""
    behind = one.kind == "filler" and bool(found) and found[-1].kind == "digit" and found[-1].said
    return one._replace(kind="digit", value="1") if behind and written[one.start : one.end] in ones else one


def _is_article(piece: Piece, written: str, articles: Collection[str]) -> bool:
    """Whether a word is an article as well as one; English "one" is none: "then one two"."""
    word = written[piece.start : piece.end]
    return piece.value == "1" and piece.said and word in articles and word != "one"


def _is_said(piece: Piece | None) -> bool:
    return piece is not None and piece.said and piece.kind in {"digit", "plural", "double"}


def _are_one_digit(one: Piece, other: Piece) -> bool:
    """Whether two pieces are digits' words that tell of one, not "zeros"; or a figure and a word that counts: 7を三つ."""
    single = all(_is_digit(piece) and piece.kind != "plural" for piece in (one, other))
    return single and ((one.said and other.said) or any(piece.said and piece.order == "counts" for piece in (one, other)))


def _zeros_counted(found: list[Piece]) -> list[Piece]:
    """The pieces with a count beside a digit's word written out where both stand alone behind "then" or "at the end": "two zero" in
    languages without a plural, "zero two" (sufuri mbili) where a count stands behind, "ikkita yetti"."""
    out: list[Piece] = []
    at = 0
    while at < len(found):
        one, other, behind = found[at], _at(found, at + 1), _at(found, at + 2)
        alone = (not out or out[-1].kind in GAPS) and (behind is None or behind.kind in GAPS or _is_word(behind))
        if other and alone and _are_one_digit(one, other):
            count, digit = (other, one) if one.order == "leads" or other.order == "counts" else (one, other)
            if _is_count(count) and (digit.value == "0" or count.order == "counts"):
                out.append(_repeated(one, other, digit.value, int(count.value)))
                at += 2
                continue
        out.append(one)
        at += 1
    return out


def _is_word(piece: Piece) -> bool:
    """Whether a piece is a word of the sentence: "two zero aan die einde"."""
    return piece.kind == "latin" and piece.apart and len(piece.value) > 1 and piece.value.isalpha()


def _is_aside(found: list[Piece], at: int) -> bool:
    """Whether a piece is only said of a counted digit: "five times the digit 7", angka 7 sebanyak tiga kali."""
    if found[at].kind != "filler":
        return False
    before = next((piece.kind for piece in reversed(found[:at]) if piece.kind != "filler"), "")
    behind = next((piece.kind for piece in found[at + 1 :] if piece.kind != "filler"), "")
    return "times" in {before, behind}


def _signs_counted(found: list[Piece]) -> list[Piece]:
    """The pieces with "then two underscores" as two signs; "fake two underscore hr" has the digit. "One" behind a sign's word in
    languages that count so is none where letters follow: "fake ចុចមួយ បន្ទាប់ hr"."""
    out: list[Piece] = []
    for at, piece in enumerate(found):
        one, before = (out[-1] if out else None), (found[at - 2] if at > 1 else None)
        counts = one is not None and one.kind == "digit" and one.said and one.value in _SIGN_COUNTS
        if piece.kind == "sign" and piece.said and one and counts and before and before.kind in GAPS | {"sign"}:
            out[-1] = Piece(one.start, piece.end, "sign", piece.value * int(one.value), one.apart, said=True)
        elif (
            one
            and one.kind == "sign"
            and one.said
            and piece.value == "1"
            and piece.order == "counts"
            and _letters_follow(found, at)
        ):
            out[-1] = one._replace(end=piece.end)
        else:
            out.append(piece)
    return out


def _letters_follow(found: list[Piece], at: int) -> bool:
    behind = next((piece for piece in found[at + 1 :] if piece.kind not in GAPS), None)
    return behind is not None and behind.kind == "latin" and behind.value.isalpha()


def _at(found: list[Piece], at: int) -> Piece | None:
    return found[at] if at < len(found) else None


def _is_digit(piece: Piece | None) -> bool:
    return piece is not None and piece.kind in {"digit", "latin", "plural"} and len(piece.value) == 1 and piece.value.isdigit()


def _is_count(piece: Piece) -> bool:
    return 2 <= int(piece.value) <= _MOST_TIMES


def _repeated(one: Piece, last: Piece, digit: str, times: int) -> Piece:
    return Piece(one.start, last.end, "letter" if one.kind == "letter" else "digit", digit * times, one.apart, said=True)
