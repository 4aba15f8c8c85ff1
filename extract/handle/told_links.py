"""What joins two pieces of a told handle: words for "then" and "add", a comma where all is told, a word for figures before one."""

import re
from collections.abc import Collection, Iterator

from extract.handle.told_counts import GAPS, Piece
from extract.handle.told_words import KOREAN
from extract.words.phrases import Hit

_WORDS = 3  # words with which a handle may begin, where all is told
SKIPPED = 16  # letters of unknown words in another script beside "then"
_ASIDE = 16  # the same, where a comma is among them; half as many where there are two
_NEAR = 12  # letters behind a figure that was added among which a known word must stand
_NUMBER = re.compile(r"[0-9](?:[ .()-]{0,2}[0-9]){6}")  # digits that are a telephone number of its own
_BRACKETS = frozenset("()（）[]【】")
PAUSES = frozenset("'\"”’»」(（[【,，،、;；-–—:=!…")  # behind a word of a handle, before a remark on it


def linked(low: str, found: list[Piece], hits: dict[int, Hit], stop: int, figures: Collection[str]) -> Iterator[Piece]:
    """The pieces with all that is said between two of them as one "then"; they end where no "then" is among it, nor a word for `figures`
    before one told in words ("fake 숫자 팔팔"). At `stop` a remark on them begins."""
    gap: list[Piece] = []
    last: Piece | None = None
    for piece in found:
        if piece.kind in GAPS:
            gap.append(piece)
            continue
        link = _link(gap, low) or _announced(low, gap, piece, figures) or _to_letter(low, last, gap, piece)
        signed = piece.kind == "sign" or (last is not None and last.said and last.kind == "sign")
        if gap and link is None and last is not None and not (signed and _all_known(gap, low)):
            return
        if (
            link
            and last is not None
            and piece.value.isdigit()
            and (
                _NUMBER.match(low, piece.start)
                or (piece.end + 1 < stop and not _is_row(low, piece) and _goes_on(low, piece.end, hits, link.strong))
            )
        ):
            return  # a telephone number; "then 3 months" in a script without spaces
        if link and last is not None:
            yield link
        yield piece._replace(apart=True) if gap and not piece.apart else piece
        last, gap = piece, []
    if last is not None and any(piece.said for piece in gap):
        yield Piece(gap[0].start, gap[-1].end, "then", "", gap[0].apart, said=True)


def follows_sign(low: str, pieces: list[Piece], at: int) -> bool:
    """Whether a "then" behind a sign told in words leads to the piece at `at`: "underscore then jobs", "fake, underscore, jobs"."""
    if at < 2 or pieces[at - 1].kind != "then" or pieces[at - 2].kind != "sign" or not pieces[at - 2].said:
        return False
    return pieces[at - 1].said or low[pieces[max(0, at - 3)].start] in PAUSES


def before_sign(pieces: list[Piece], at: int) -> bool:
    """Whether the words up to the piece at `at` are the first of a handle which commas part from a sign told in words: "fake duda,
    underline, asia"."""
    first = next((place for place, piece in enumerate(pieces) if piece.kind != "latin"), len(pieces))
    behind = pieces[first : first + 4]
    if not at < first <= _WORDS or [piece.kind for piece in behind] != ["then", "sign", "then", "latin"]:
        return False
    return not behind[0].said and behind[1].said and all(piece.value.isalpha() for piece in pieces[:first])


def _announced(low: str, gap: list[Piece], piece: Piece, figures: Collection[str]) -> Piece | None:
    """The word for figures before one that is told in words, as "then"."""
    if len(gap) != 1 or piece.kind != "digit" or not piece.said or low[gap[0].start : gap[0].end] not in figures:
        return None
    return Piece(gap[0].start, gap[0].end, "then", "", gap[0].apart, said=True)


def _to_letter(low: str, last: Piece | None, gap: list[Piece], piece: Piece) -> Piece | None:
    """What is said between a figure and a letter told by its name, as "then": "88 и латинская кью"."""
    if not gap or last is None or not last.value.isdigit() or piece.kind != "letter" or not piece.said or not _all_known(gap, low):
        return None
    return Piece(gap[0].start, gap[-1].end, "then", "", gap[0].apart, said=True)


def _is_row(low: str, piece: Piece) -> bool:
    """Whether a digit is told several times: ၇ သုံးလုံး, δύο μηδενικά, or several in Korean: 팔팔."""
    several = len(piece.value) > (1 if piece.value[0] == "0" else 2) and len(set(piece.value)) == 1
    return piece.said and (several or (len(piece.value) > 1 and low[piece.start] in KOREAN))


def _all_known(gap: list[Piece], low: str) -> bool:
    """Whether only what is said of pieces stands between two, and quotation marks: 「fake」底線「hr」."""
    return all(piece.kind == "filler" or (piece.kind == "open" and low[piece.start] not in _BRACKETS) for piece in gap)


def _link(gap: list[Piece], low: str) -> Piece | None:
    """ "And then the year" as one piece; None where no word or sign for "then" is among it, or a sentence."""
    thens = [piece for piece in gap if piece.kind == "then"]
    if not thens:
        return None
    strange = sum(piece.end - piece.start for piece in gap if piece.kind == "word")
    quoted = bool(gap) and gap[-1].kind == "open"
    script = next((low[piece.start] for piece in gap if piece.kind == "word"), "")
    dense = strange * (2 if script > "\u2e80" else 1)  # a Han or kana letter says as much as two others
    commas = sum(not piece.said for piece in thens)
    if strange > 2 * SKIPPED or (commas and not quoted and dense > _ASIDE / commas):
        return None  # sentences
    said, strong = any(piece.said for piece in thens), any(piece.strong for piece in thens)
    if not said and any(piece.kind == "word" for piece in gap):
        return None  # a comma and words that nobody knows
    return Piece(gap[0].start, gap[-1].end, "then", "", gap[0].apart, said, strong)


def _goes_on(low: str, end: int, hits: dict[int, Hit], strong: bool) -> bool:
    """Whether a word of another script that is in no table goes on right behind a figure: 3个月, 5 คน."""
    at = end + (low[end : end + 1] == " ")
    if not low[at : at + 1].isalpha() or low[at].isascii():
        return False
    return not any(place in hits for place in range(at, at + (_NEAR if strong else 1)))
