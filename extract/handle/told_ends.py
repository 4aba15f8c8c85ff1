"""What words behind a handle add to it: a number told in words, a dot and a number, a letter or figure told several times:
"fake_taeo, a full stop and thirty-five", "fakeboss and three nines at the end", "fake_usta_ then five hundred and five, in digits"."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from extract.handle import told_remarks
from extract.handle.told_counts import Piece, counted, without_articles
from extract.handle.told_words import between_count, multiples, order_of
from extract.stored import kept_parts
from extract.tables import Row, Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder, of_kinds, words
from extract.words.layers import Layered, Layers, layered
from extract.words.number_cues import REPEATS, counts_anywhere, listed
from extract.words.phrases import Hit, meaning
from extract.words.sign_names import CLEAR, SIGNS

_MOST = 60  # characters behind a handle in which its end is told
_VERB = 12  # characters before a figure in which a verb for it stands
_FAR, _TRIED = 84, 3  # and an end that is told behind a word for it; words that are tried
_COUNTING = frozenset(("times", "plural", "double", "multiple"))
_SOON = re.compile(
    rf"(?:[ ]?[^\W\d_]{{1,12}}){{0,2}}['\"”’»」』)）]*\s*(?:$|[,.;!?{STOPS}、，፣:)）(（—–-])"
)  # "… iki tane yedi var."
_SOUTH = re.compile("[\u0e00-\u1dff\u2e80-\uffff]")  # scripts in which a space ends a clause
_CLOSED_SOUTH = re.compile(rf"['\"”’»」』)）]*(?:$|[\s,.;!?{STOPS}、，፣:)）(（—–-])")
_ENDED = re.compile("[\u0900-\u0dff\uac00-\ud7a3]")
_KANJI = frozenset("〇零一二三四五六七八九")
_PARTICLE = 2  # letters behind a figure that may be only a particle
_STRAY = 9  # letters of words nobody knows among them, in scripts with words of their own
_SAYING = (
    "then_only",
    "append",
    "plus",
    "last",
    "as_digit",
    "joined",
    "told",
    "digit_word",
    "article",
    "filler",
    "insert",
    "gap_word",
    "conjunction",
    "first",
    "place_1",
)
_ASKING = ("then_only", "append", "plus", "last")
_SURE = ("as_digit", "joined", "digit_word", "gap_word")  # what is said of nothing but a name or a number
_ASCII = re.compile("[a-z0-9@/]")
_FIGURE = re.compile(r"[0-9]{1,4}(?![a-z0-9_.,@/%-])")
_PAUSE = re.compile("[,،、，;]")
_ASCII_FIGURE = re.compile("[0-9]")
_FIGURES = re.compile(r"(?<![\w.,@/%$€+-])([0-9](?: [0-9]){1,3}|[0-9]{1,4})['’]?[ ]")
_LETTER = re.compile(r"[ ](?:[^\W\d_]{1,3}[ ])?['\"“‘«]?[a-z]['\"”’»]?(?![\w])")
_BREAK = re.compile(rf"[\n!?{STOPS}:]|\.(?:\s|$)")
_CLOSED = re.compile(rf"['\"”’»」』)）]*\s*(?:$|[,.;!?{STOPS}、，፣:)）(（—–-])")


def told(region: str, tables: Tables, languages: frozenset[str]) -> tuple[int, str] | None:
    """The end that is told right behind a handle, or right behind a word for the end after what else is said of it: where that ends in
    `region`, and what is added."""
    region = _BREAK.split(region[:_FAR])[0]
    region = region[: told_remarks.of_letters(region, 0, len(region), tables)]
    if not region.strip():
        return None
    found = _told_here(region[:_MOST], tables, languages)
    last = None if found else finder(tables, "last").search(region, 1)
    later = _told_here(region[last.start() :], tables, languages) if last else None
    if last and later and len(later[1]) > 1 and not _ASCII_FIGURE.search(region):
        return last.start() + later[0], later[1]
    return found


def _told_here(region: str, tables: Tables, languages: frozenset[str]) -> tuple[int, str] | None:
    pieces, asked, end = _pieces(region, tables, languages)
    if not asked or not any(piece.kind in {"digit", "plural"} for piece in pieces):
        return None
    value = _value(region, pieces, tables)
    figure = max((piece.end for piece in pieces if piece.kind in {"digit", "plural"}), default=0)
    if len(value) == 1 and not (_is_closed(region, figure) or _is_last(region, figure, end, tables)):
        return None
    return (end, value) if re.fullmatch(r"[._]?[0-9]{1,12}", value) else None


def counted_end(region: str, tables: Tables, languages: frozenset[str]) -> tuple[int, str] | None:
    """The end of which one figure is told with how often it stands, right behind a handle or behind a word for the end: "7 مرتين", "put
    8 twice", 最後に9を二個. No other word must show that it belongs to the handle, if its clause ends soon."""
    region = _BREAK.split(region[:_FAR])[0]
    starts = [0, *(match.start() for match in finder(tables, "last", "append").finditer(region))]
    for start in starts[:_TRIED]:
        rest = region[start : start + _MOST]
        pieces, asked, end = _pieces(rest, tables, languages, figures=True)
        counting = any(piece.kind in _COUNTING or piece.order == "counts" for piece in pieces)
        if not counting or not (asked or (start and _SOON.match(rest, end))):
            continue
        value = _value(rest, pieces, tables)
        counts = "".join(piece.value for piece in pieces if piece.kind == "digit") != value  # "seven as 7" counts nothing
        if counts and re.fullmatch(r"([0-9])\1{1,5}", value) and finder(tables, "remove").search(rest) is None:
            return start + end, value
    return None


def figured_end(region: str, tables: Tables) -> tuple[int, str] | None:
    """The figures right before a word for the end that closes its clause, whatever tells to put them there: "e bota 77 no fim"."""
    figures = _FIGURES.search(region, 0, _FAR)
    last = finder(tables, "last", "append").match(region, figures.end()) if figures else None
    letter = _LETTER.match(region, last.end()) if last else None  # "type 27 straight after the z"
    if (
        figures is None
        or last is None
        or last.group() in words(tables, "edit_after")  # "… raat 9 ke baad": after nine
        or not _CLOSED.match(region, letter.end() if letter else last.end())
        or _BREAK.search(region, 0, figures.start())
    ):
        return None
    verb = max(0, figures.start() - _VERB, region.rfind(")", 0, figures.start()))
    removed = finder(tables, "remove").search(region, verb, figures.start())  # "apaga o 8 no final"
    return None if removed else (last.end(), figures.group(1).replace(" ", ""))


def _value(region: str, pieces: list[Piece], tables: Tables) -> str:
    told = counted(_joined(region, without_articles(region, pieces, words(tables, "article"))))
    return "".join(piece.value for piece in _summed(told))


def _pieces(region: str, tables: Tables, languages: frozenset[str], figures: bool = False) -> tuple[list[Piece], bool, int]:
    """The pieces told one behind the other from the front on, whether a word for adding is among them, and where they end."""
    hits = {hit.start: hit for hit in _table(tables, languages).find(region) if not _goes_on(region, hit)}
    found: list[Piece] = []
    said: set[str] = set()
    at, end, stray, said_at = 0, 0, 0, 0
    while at < len(region):
        hit = hits.get(at)
        if hit and hit.row["kind"] in {"saying", "asking", "sure"}:
            said.add(hit.row["kind"])
            said_at = hit.end
            if "order" in hit.row:
                found.append(Piece(hit.start, hit.end, "filler", "", True, order=hit.row["order"]))
            end = hit.end if found else end
            at = hit.end
        elif hit:
            found.append(_told_by(hit))
            at = end = hit.end
            stray = 0
        elif (figures or (found and found[-1].kind == "sign")) and (figure := _FIGURE.match(region, at)):  # "an underscore and 7"
            if found and found[-1].kind == "digit" and found[-1].said and len(figure.group()) == 1:
                found.append(Piece(at, at, "times", "times", True))  # deux 9
            found.append(Piece(at, figure.end(), "digit", figure.group(), True, said=False))
            at = end = figure.end()
        elif _ASCII.match(region, at) or (region[at].isalpha() and region[at] < "\u0250"):
            break
        else:
            stray += region[at].isalpha()
            if stray > (_PARTICLE if found and found[-1].kind != "sign" else _STRAY):
                break
            at += 1
    closed = _is_closed(region, end)
    many = any(one.kind == "plural" and other.kind == "digit" for other, one in pairwise(found))
    many = many or any(one.kind in {"times", "double", "multiple"} for one in found)
    first = next((piece.start for piece in found if piece.kind in {"digit", "plural"}), 0)
    if not closed and "asking" not in said and _PAUSE.search(region[max(1, said_at) : first]):
        said.clear()  # "…, without spaces, twenty dinars for each"
    sure = "sure" in said and (closed or not _ASCII.match(region, end + (region[end : end + 1] == " ")))
    return found, sure or (closed and ("asking" in said or many)), end


def _goes_on(region: str, hit: Hit) -> bool:
    """Whether a figure's word has an ending, in scripts whose words take some: 이걸로, දෙකයි."""
    figure = hit.row["kind"] in {"digit", "plural", "multiple"}
    return figure and _ENDED.match(region, hit.start) is not None and region[hit.end : hit.end + 1].isalpha()


def _is_closed(region: str, end: int) -> bool:
    """Whether a clause ends there."""
    return (_CLOSED_SOUTH if _SOUTH.match(region, max(0, end - 1)) else _CLOSED).match(region, end) is not None


def _is_last(region: str, figure: int, end: int, tables: Tables) -> bool:
    """Whether words right behind a figure say that it stands at the end, and end the clause: "y un cinco al final"."""
    return _is_closed(region, end) and finder(tables, "last", "joined").search(region, figure, end) is not None


def _told_by(hit: Hit) -> Piece:
    """The piece that a word is."""
    return Piece(hit.start, hit.end, hit.row["kind"], hit.row["value"], True, said=True, order=hit.row.get("order", ""))


def _joined(written: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces without the count of one sign, and figures that touch as one: 二〇二五."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and last.value == "1" and piece.kind == "sign":
            out.pop()
        if last and last.kind == piece.kind == "digit" and last.end == piece.start and written[piece.start] in _KANJI:
            piece = piece._replace(start=last.start, value=last.value + piece.value)
            out.pop()
        out.append(piece)
    return out


def _summed(pieces: list[Piece]) -> list[Piece]:
    """The pieces with hundreds or tens and what follows them as one number: five hundred and five, sakson sakkiz."""
    out: list[Piece] = []
    for piece in pieces:
        if out and out[-1].said and piece.said and piece.value == "100" and re.fullmatch("[2-9]", out[-1].value):
            last = out.pop()
            piece = piece._replace(start=last.start, value=f"{last.value}00")
        tens = out and out[-1].said and re.fullmatch("[2-9]0", out[-1].value) and piece.said and re.fullmatch("[1-9]", piece.value)
        if out and (tens or re.fullmatch("[1-9]00", out[-1].value)) and piece.kind == "digit" and len(piece.value) < 3:
            last = out.pop()
            piece = Piece(last.start, piece.end, "digit", str(int(last.value) + int(piece.value)), True, said=True)
        out.append(piece)
    return out


@lru_cache(maxsize=64)
def _table(tables: Tables, languages: frozenset[str]) -> Layered:
    """The words that count in a text of these languages; putting them together takes longer than asking them."""
    return _layers(tables).of(languages)


@lru_cache(maxsize=8)
def _layers(tables: Tables) -> Layers:
    return Layers(_layered(tables))


@kept_parts("contact_words", "number_words", "number_cues")
def _layered(tables: Tables) -> dict[str, Any]:
    rows: list[tuple[str, Row, str]] = []
    asking, sure = of_kinds(tables, *_ASKING), of_kinds(tables, *_SURE)
    orders = dict.fromkeys(listed(tables, "said_again"), "again") | dict.fromkeys(between_count(tables), "of")
    for word in sorted(of_kinds(tables, *_SAYING) | orders.keys()):
        kind = "sure" if word in sure and len(word) > (2 if word.isascii() else 1) else "asking" if word in asking else "saying"
        rows.append((word, meaning(kind=kind, value="", **({"order": orders[word]} if word in orders else {})), ""))
    rows += multiples(tables)
    for kind, sign in SIGNS.items():
        rows += [
            (word, meaning(kind="sign", value=sign), "") for word in words(tables, kind) if len(word) >= CLEAR or not word.isascii()
        ]
    many = listed(tables, "plural")
    for row in tables.rows("number_words"):
        language = "" if counts_anywhere(row) else row["language"].split("-")[0]
        value = row["digit"]
        if value.isdigit() and len(value) <= 3:
            kind = "plural" if row["word"] in many and len(value) == 1 else "digit"
        else:
            kind = "double" if value in REPEATS else "times"
        rows.append((row["word"], meaning(kind=kind, value=value, **order_of(row["word"], tables)), language))
    return layered(rows[::-1])
