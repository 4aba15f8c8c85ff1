"""Where the sentence goes on behind a handle told in pieces: its last pieces are words of it."""

from extract.handle.told_counts import Piece
from extract.words.latin_words import is_word
from extract.words.sign_names import CLEAR


def begins(pieces: list[Piece]) -> int:
    """How many of the pieces come before the first word of the sentence behind a row of letters: "f a k e l i di Telegram" (which is a
    letter's name too), "f-a-k-e-l-i with your name"."""
    single = [piece for piece in pieces[:-1] if len(piece.value) == 1 and piece.value.isalpha()]
    if len(single) <= CLEAR or any(piece.end - piece.start > 1 for piece in single):
        return len(pieces)
    link, last = pieces[-2:]
    if last.kind == "letter" and last.end - last.start > 1 and last.apart:
        return len(pieces) - 1
    told = link.kind == "then" and not link.strong
    return len(pieces) - 2 if told and last.kind == "latin" and last.value.isalpha() and is_word(last.value) else len(pieces)


def ends(low: str, pieces: list[Piece]) -> bool:
    """Whether the last piece is a word of the sentence: "fakekhanh, then 68 at the end, sis", "… keyin 2025 qo'shib yozasiz"."""
    if len(pieces) < 4 or pieces[-1].kind != "latin" or not pieces[-1].value.isalpha():
        return False
    figure, link, word = pieces[-3:]
    told = any(piece.kind == "then" for piece in pieces[:-3])
    return (
        told
        and figure.value.isdigit()
        and link.kind == "then"
        and max(low[link.start : link.end]) < "\u0250"
        and (link.strong or is_word(word.value))
    )
