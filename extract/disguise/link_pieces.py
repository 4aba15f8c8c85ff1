"""Links in pieces with words between that say nothing but that there are pieces: "first t.me, then a slash and a plus, then FakeRoom55",
bagian 1 "t.me" bagian 2 "/+" bagian 3 "Fake88z", पहला t. दूसरा me/ तीसरा fakejob, "https:// then fakeshop then dot example then / jobs".

From a head on the pieces are taken that must follow in such a link, signs as they are or by their words; a word that is neither a
piece nor one that may stand between ends it, and then nothing is changed.
"""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import Plain, replaced
from extract.disguise.rewrite_words import ENDS, either, plus_words, sign_words
from extract.tables import Tables
from extract.words.contact_words import of_kinds
from extract.words.number_cues import of_kind
from extract.words.word_patterns import one_of

_HEAD = re.compile(
    r"[htwmzc](?<![a-z0-9.@/_-].)(?:(?<=h)(?:tt|xx|xt|tx|\*\*)ps?[ ]{0,2}:[ ]{0,2}//(?=\s)"
    r"|(?:(?<=[tm])|(?<=w)a|(?<=z)alo)(?:\.me|\.|(?=[ \"'”»」,…]))|(?<=c)hat\.whatsapp\.com|(?<=z)alo\.me/g)"
    r"(?:(?<=\.me)/(?=[ ])|(?![a-z0-9/.]|[.][a-z]))"
)
_LOOSE = r"[\s\"'“”„«»‘’()\[\]{},:：،、;…~>→👉*&–—|-]|\.{2,4}|[^\x00-\u024f]"  # signs and letters of other scripts
_NUMBER = r"[1-6](?:st|nd|rd|th|º|ª)?[.):]?(?=[\s\"'“«])"
_CODE = r"[a-z0-9_-]{5,40}(?![a-z0-9_@]|\.[a-z0-9])"
_LABEL = r"[a-z][a-z0-9-]{0,40}(?:\.[a-z0-9-]{2,30})*"
_PATH = r"[a-z0-9_-]{2,40}(?:/[a-z0-9_-]{1,40})*"
_NAMES = {"code": _CODE, "label": _LABEL, "path": _PATH}
_WHOLE = re.compile(rf"https?://[a-z0-9.-]+\.(?:{ENDS}|example)(?:/.*)?")
_MOST = 48  # characters between two pieces
_GAPS = 41  # signs and words between two pieces, and the next one


def joined(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such links written out; in time linear in its length."""
    if _HEAD.search(plain.low) is None:
        return plain
    spots, last = [], 0
    for head in _HEAD.finditer(plain.low):
        if head.start() < last:
            continue
        end, new = _site(plain, head.group(), head.end(), tables) if "//" in head.group() else _chat(plain, head, tables)
        if new and new != plain.low[head.start() : end]:
            spots.append((head.start(), end, new))
            last = end
    return replaced(plain, spots) if spots else plain


def _chat(plain: Plain, head: "re.Match[str]", tables: Tables) -> tuple[int, str]:
    """Where a link to a chat ends, and the link; empty where its pieces do not follow the head."""
    low, end, new = plain.low, head.end(), head.group().removesuffix("/")
    if "." not in new:
        end, new = _after(low, end, ".", tables), new + "."
    if end and new.endswith("."):
        end, new = _after(low, end, "me", tables), new + "me"
    closed = head.group().endswith("/")  # then what follows is a piece only with a word between: "t.me/ then fakehr"
    end = _after(low, end, "/", tables) if end and not closed else end
    plus = _after(low, end, "+", tables) if end else 0
    code = _piece(low, plus or end, "code", tables) if end else None
    if closed and code and not plus and not any("a" <= char <= "\u024f" for char in low[end : code.start()]):
        return 0, ""
    if code is None or (plus and not new.startswith("t.")):
        return 0, ""
    return code.end(), new + "/" + "+" * bool(plus) + plain.text[slice(*code.span())]


def _site(plain: Plain, head: str, end: int, tables: Tables) -> tuple[int, str]:
    """The same for a web address behind its "https://"."""
    low = plain.low
    head = new = "https://" if head[4] == "s" else "http://"
    name = _piece(low, end, "label", tables)
    while name:
        end, new = name.end(), new + plain.text[slice(*name.span())]
        dot = _after(low, end, ".", tables) if "/" not in new[len(head) :] else 0
        slash = 0 if dot else _after(low, end, "/", tables)
        name = _piece(low, dot or slash, "label" if dot else "path", tables) if dot or slash else None
        new += ("." if dot else "/") if name else ""
    return (end, new) if _WHOLE.fullmatch(new) else (0, "")


def _after(low: str, end: int, piece: str, tables: Tables) -> int:
    """Where the next piece ends, if it is this one; else 0."""
    match = _piece(low, end, piece, tables)
    return match.end() if match else 0


def _piece(low: str, at: int, piece: str, tables: Tables) -> "re.Match[str] | None":
    """The next piece, if it is this one, behind as little as there is of what may stand before it."""
    gap, word, known = _pieces(tables)
    stop = at + _MOST
    for _ in range(_GAPS):
        if not (piece in _NAMES and word.match(low, at, stop)) and (found := known[piece].match(low, at, stop)):
            return found
        between = gap.match(low, at, stop)
        if between is None:
            return None
        at = between.end()
    return None


@lru_cache(maxsize=8)
def _pieces(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, re.Pattern[str]]]:
    """Patterns of what may stand before a piece: signs, words of other scripts, numbers of pieces, words for "then", for a piece and for
    its place; of such a word or number where a name would begin; of the pieces."""
    words = sign_words(tables)
    kinds = ["then_only", "append", "article", "conjunction", "told", "joined", "part", "first", "last", "connector"]
    kinds += [f"place_{place}" for place in ("1", "2", "3", "4", "mid", "last")]
    cues = of_kind(tables, "part", "piece", "join", "then", "order_first", "order_last", *(f"ordinal {at}" for at in range(1, 6)))
    said = one_of(word for word in of_kinds(tables, *kinds) | cues if "a" <= word[0] <= "\u024f")
    edge = r"(?<![a-z])"
    known = {
        ".": rf"\.(?:\.{{1,3}})?|…|{edge}(?:{either(words, 'dot')})(?![a-z])",
        "me": r"me(?![a-z0-9])",
        "/": rf"/|{edge}(?:{either(words, 'slash')})(?![a-z])",
        "+": rf"\+|{edge}(?:{plus_words(tables)})(?![a-z])",
        **_NAMES,
    }
    return (
        compiled(rf"{_LOOSE}|{_NUMBER}|(?:{said})(?![a-zà-ɏḁ-ỿ0-9_])"),
        compiled(rf"(?:{said})(?![a-z0-9_.-])|{_NUMBER}"),
        {name: compiled(piece) for name, piece in known.items()},
    )
