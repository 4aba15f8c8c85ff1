"""Words for signs that are themselves disguised: "hr 4t firma d0t example", "hr a.t firma d.o.t example", "hr(a t)firma", arr0ba, p0nto;
mailboxes and their endings too: gma1l, outl00k, c0m.

Each is written out in brackets, "(dot)", as those write it who hide nothing but the sign: what the later steps read as that sign.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.disguise.plain import Plain, replaced
from extract.disguise.rewrite_words import ENDS, sign_words
from extract.tables import Tables
from extract.words.domain_words import domain_words

_BOX = "box"
_KINDS = ("at", "dot", "slash", "underscore")
_HINT = re.compile(  # in every such word, found fast
    r"[0-9@$.*·(\[{-]"
    r"(?:(?<=[0-9@$])(?:(?<=[a-z].)|(?=[a-z]))|(?<=[a-z][.*·-])[a-z](?![a-z])|(?<=[(\[{])[ ]?[a-z0-9@$] [a-z0-9@$][ )\]}])"
)
_BEFORE, _BEHIND = r"(?<![^\s(\[{（【«\"'“,:].)", r"(?![^\s)\]}）】»\"'”,;:])"
_FIGURED = re.compile(rf"[a-z0-9@$]{_BEFORE}(?:(?<![a-z])|(?=[a-z]{{0,10}}[0-9@$]))[a-z0-9@$]{{1,11}}{_BEHIND}")
_SPELT = re.compile(rf"[a-z]{_BEFORE}(?:[.*·-][a-z]){{1,10}}{_BEHIND}")
_APART = re.compile(r"(?<=[(\[{])[ ]?[a-z0-9@$](?:[ ][a-z0-9@$]){1,10}[ ]?(?=[)\]}])")
_DOMAIN = re.compile(rf"[ )\]]{{0,2}}(?:{ENDS}|example)(?![a-z0-9])")
_LABEL = re.compile(r"[ )\]]{1,2}[a-z0-9-]{2,30}[ (\[]{1,2}(?:[a-z](?:[.*·-][a-z])+|\.|[a-z0-9$@]{2,9})[ )\]]{1,2}(?=[a-z])")
_SHOWN = re.compile(r"[:：]\s{0,2}[a-z0-9_.-]{2,30}[ ](?P<at>[a-z]{2,12})[ ][a-z0-9-]{2,30}[ ]$")  # CV: hr at firma d0t example
_IN_ADDRESS = re.compile(r"(?<=[a-z0-9][.@])[a-z0-9]{3,12}(?![a-z0-9])")
_FAR, _NAMED = 80, 16  # characters back to a name, and to the sign before a mailbox
_LOOKS = (str.maketrans("01345$@7", "oieassat"), str.maketrans("01345$@7", "oleassat"))


def spelled_out(plain: Plain, tables: Tables) -> Plain:
    """`plain` with every such word written out; in time linear in its length."""
    return replaced(plain, _found(plain.low, tables)) if _HINT.search(plain.low) else plain


def _found(low: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    spots: dict[tuple[int, int], str] = {}
    for match in _FIGURED.finditer(low):
        if match.group().isdigit():
            continue  # (47) 90000-0000 and 067 123 45 47: digits alone stand for no word
        word = _meant(match.group(), tables)
        if word and _known(tables)[word] == _BOX and not _is_behind_sign(low, match.start(), tables):
            continue  # "k@kao t@lk"
        if word and (len(word) > 2 or word == "at"):  # no S4, "sa"
            spots[match.span()] = word
            shown = _SHOWN.search(low, max(0, match.start() - _FAR), match.start()) if _known(tables)[word] == "dot" else None
            if shown and _known(tables).get(shown.group("at")) == "at":
                spots[shown.span("at")] = shown.group("at")
    for match in _SPELT.finditer(low):
        word = re.sub("[^a-z]", "", match.group())
        behind = _DOMAIN if _known(tables).get(word) == "dot" else _LABEL  # D.O.T. rules
        if _known(tables).get(word, _BOX) != _BOX and behind.match(low, match.end()):
            spots[match.span()] = word
    for match in _APART.finditer(low):
        if word := _meant(match.group().replace(" ", ""), tables):
            spots[match.span()] = word
    for match in _IN_ADDRESS.finditer(low):
        if (word := _meant(match.group(), tables)) and word != match.group() and _known(tables)[word] == _BOX:
            spots[match.span()] = word
    for (start, end), word in sorted(spots.items()):
        bare = _known(tables)[word] == _BOX or low[start - 1 : start] in {"(", "[", "{"}
        yield start, end, word if bare else f"({word})"


def _is_behind_sign(low: str, start: int, tables: Tables) -> bool:
    """Whether an @ or dot stands before a mailbox or ending, or a word for one, or something in brackets."""
    before = re.search(r"(\S+)[ ]?$", low[max(0, start - _NAMED) : start])
    word = before.group(1) if before else ""
    return word[-1:] in {"@", ".", ")", "]"} or _known(tables).get(_meant(word, tables)) in {"at", "dot"}


def _meant(written: str, tables: Tables) -> str:
    """The word for a sign, or the mailbox, that figures among its letters stand for; empty for none."""
    return next((word for look in _LOOKS if (word := written.translate(look)) in _known(tables)), "")


@lru_cache(maxsize=8)
def _known(tables: Tables) -> dict[str, str]:
    """Words of Latin letters for a sign, mailboxes and endings of domains, each with its kind."""
    words = sign_words(tables)
    boxes = (word for part in domain_words(tables).values() for word in part.values() if re.fullmatch("[a-z]{3,12}", word))
    return dict.fromkeys(boxes, _BOX) | {word: kind for kind in _KINDS for word in words[kind] if re.fullmatch("[a-z]{2,12}", word)}
