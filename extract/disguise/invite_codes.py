"""Invites told in any words, with a code that shows itself: "t dot me slash plus, then Ng5Rt, then 0Pw8LxQ3Zk7".

Codes of Telegram have 16 signs (22 in old links with joinchat), those of WhatsApp 22, as links in public issue threads have them
(tdlib/td 1659, Akuli/mantaray 213, NNRUG/it52-rails 92, seen 2026-12-02): so pieces that look like a code and together have so many are
one, whatever stands between and however dot, slash and plus are called.
Behind a word for the slash the head of the link may be told in any letters:
चैट डॉट व्हाट्सऐप डॉट कॉम स्लैश Gfi16t5Wbnn और आगे NQhLsfu1ebX.
"""

import re
from collections.abc import Iterable, Iterator

from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.contact_words import finder

Spot = tuple[int, int, str]  # where a text starts and ends, and the new one

_SIGN = r"(?:[^a-z0-9\n]{0,12}(?:[a-z]{2,9}[^a-z0-9\n]{1,3})?)"  # a sign, or a word for it in any language
_HEAD = re.compile(rf"(?<![a-z0-9@_])(?:(?P<telegram>t(?:ee)?{_SIGN}me)|chat{_SIGN}whatsapp{_SIGN}com)(?![a-z0-9])")
_PIECE = re.compile(r"(?<![@A-Za-z0-9_-])[A-Za-z0-9_-]+(?![A-Za-z0-9_-]|[.@/]\w)")
_WHOLE = re.compile(r"/(?:\+|joinchat/)?(?P<code>[A-Za-z0-9_-]+)")
_NEAR, _FAR = 70, 60  # characters from the head to the first piece of a code, and from one piece to the next
_CLOSE = 30  # from a word for the slash to the first piece
_SHORT = 5  # signs that a code may lack of those that it should have, so that it is no piece of one
_LEAST, _CHANGES = 2, 4  # signs of a piece, and changes between capitals, small letters and figures in a whole code
_SHOWN = re.compile(r"[A-Za-z0-9](?:(?<=[0-9])[A-Za-z]|(?<=[a-z])[A-Z0-9])")  # in every code, found fast
_TELEGRAM, _JOINCHAT, _WHATSAPP = (16,), (16, 22), (22,)


def joined(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such invites written out."""
    if not _SHOWN.search(plain.text):
        return plain  # as nearly all
    spots = list(_spots(_headed(plain, head) for head in _HEAD.finditer(plain.low)))
    if not spots:
        spots = list(_spots(_behind_slash(plain, *slash.span()) for slash in finder(tables, "slash").finditer(plain.low)))
    return replaced(plain, spots)


def _spots(found: Iterable[Spot | None]) -> Iterator[Spot]:
    """Those that are one, each code once: two heads may stand before it ("t me: t.me/+ ...")."""
    last = 0
    for spot in found:
        if spot and spot[0] >= last:
            yield spot
            last = spot[1]


def _headed(plain: Plain, head: "re.Match[str]") -> Spot | None:
    """Where the head with the pieces of its code stands, and the link; None where nothing shows itself to be one."""
    whole = _WHOLE.match(plain.text, head.end())
    joins = plain.low.find("joinchat", head.end(), head.end() + _NEAR) >= 0
    sizes = (_JOINCHAT if joins else _TELEGRAM) if head["telegram"] else _WHATSAPP
    if whole and (len(whole["code"]) in sizes or len(whole["code"]) >= sizes[0] - _SHORT):
        return None  # as it should be, or nearly
    code, end = _code(plain.text, head.end(), _NEAR, sizes)
    link = "t.me/joinchat/" if joins else "t.me/+" if head["telegram"] else "chat.whatsapp.com/"
    return (head.start(), end, link + code) if code else None


def _behind_slash(plain: Plain, start: int, end: int) -> Spot | None:
    """The same for a word for the slash: which app it is the size of the code tells."""
    for link, sizes in (("chat.whatsapp.com/", _WHATSAPP), ("t.me/+", _TELEGRAM)):
        code, last = _code(plain.text, end, _CLOSE, sizes)
        if code and sum(map(_differs, code, code[1:])) >= _CHANGES:
            return start, last, f" {link}{code}"
    return None


def _code(text: str, end: int, near: int, sizes: tuple[int, ...]) -> tuple[str, int]:
    """The code that begins at most `near` characters behind `end`, and where it ends; empty where its pieces have another size."""
    pieces = list[str]()
    while sum(map(len, pieces)) < sizes[-1]:
        piece = next((one for one in _PIECE.finditer(text, end, end + (_FAR if pieces else near)) if _coded(one.group())), None)
        if piece is None:
            break
        pieces.append(piece.group())
        end = piece.end()
    code = "".join(pieces)
    return (code, end) if len(code) in sizes and _mixed(code) else ("", end)


def _differs(one: str, other: str) -> bool:
    return (one.isdigit(), one.isupper()) != (other.isdigit(), other.isupper())


def _coded(word: str) -> bool:
    """Whether a word looks like a piece of a code: letters and figures, or a capital behind a small letter."""
    if len(word) < _LEAST or not any(char.isalpha() for char in word):
        return False
    return any(char.isdigit() for char in word) or (any(char.isupper() for char in word[1:]) and not word.isupper())


def _mixed(code: str) -> bool:
    return any(char.isupper() for char in code) and any(char.islower() for char in code) and any(char.isdigit() for char in code)
