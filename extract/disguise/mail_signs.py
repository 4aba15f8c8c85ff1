"""Addresses whose signs are disguised all in one way: anna#gmail.com, annaⓐⓣmail.ru, anna@@mail.ru, anna@mail,ru, anna 📧 outlook.com,
anna/dot/work/at/gmail/dot/com, anna d o t work a t gmail d o t com, anna@outlookdotcom, and such as go on in the next line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import ODD, PICTURES, Plain, replaced
from extract.disguise.rewrite_words import ENDS, sign_words
from extract.tables import Tables
from extract.words.contact_words import words
from extract.words.domain_words import domain_words
from extract.words.word_patterns import one_of

_APART = "[a-z](?<![a-z].)(?: [a-z]){1,9}(?![a-z])"
_HINT = re.compile(rf"[#{PICTURES}@/_,\n]|{_APART}|dot(?:com|net|org)")  # in every such address, found fast
_SPELLED = re.compile(_APART)
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
_END = rf"(?:{ENDS}|example)(?![a-z0-9@]|\.[a-z0-9])"
_HOST = rf"(?:{_LABEL}\.){{1,3}}{_END}"
_NAME = r"(?<![a-z0-9._%+@-])[a-z0-9][a-z0-9._%+-]{1,40}"
_LINE = "[ ]?@[ ]?\n[ ]?|[ ]?\n[ ]?@"
_OTHER = re.compile("[#@\n](?:(?<=#)|(?<=@)(?:@|[ ]?\n)|(?<=\n)[ ]?@)")
_COMMA = re.compile(rf"(?:(?<=[a-z0-9]@)|(?<=[a-z0-9]@@)){_LABEL}(?P<sign>,)(?={_END})")
_DRAWN = re.compile(rf"[a-z0-9](?P<sign>at)(?={_HOST})")
_WORD = re.compile("[a-z]{2,10}")


def written(plain: Plain, tables: Tables) -> Plain:
    """`plain` with the signs of such addresses; in time linear in its length."""
    if not (_HINT.search(plain.low) or (ODD in plain.marks and _DRAWN.search(plain.low))):
        return plain
    plain = replaced(plain, _signs(plain, tables))
    for sign, there in (("/", plain.low.count("/") > 1), ("_", plain.low.count("_") > 1), (" ", _SPELLED.search(plain.low))):
        plain = replaced(plain, _told(plain.low, sign, tables)) if there else plain
    return plain


def _signs(plain: Plain, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """What stands for one sign of an address, and that sign."""
    low, last = plain.low, 0
    other, drawn, fused = _signed(tables)
    may_stand = (
        ("@", other, _OTHER.search(low)),
        ("@", drawn, not low.isascii()),
        (".", _COMMA, "," in low and "@" in low),
        (".", fused, True),
    )
    found = {match.span("sign"): sign for sign, pattern, there in may_stand if there for match in pattern.finditer(low)}
    if ODD in plain.marks:
        found |= {match.span("sign"): "@" for match in _DRAWN.finditer(low) if _stands_out(plain, *match.span("sign"))}
    for (start, end), sign in sorted(found.items()):
        if start >= last:
            yield start, end, sign
            last = end


@lru_cache(maxsize=8)
def _signed(tables: Tables) -> tuple[re.Pattern[str], ...]:
    """An @ that is another sign, doubled or at the end of a line; a letter drawn for it before a mailbox; a word for a dot that is one
    with the mailbox before it and the ending behind."""
    box = one_of(name for name in domain_words(tables)["provider"].values() if _WORD.fullmatch(name))
    drawn = one_of(word for word in words(tables, "mailed") if not any(map(str.isalpha, word)))
    dot = one_of(filter(_WORD.fullmatch, sign_words(tables)["dot"]))
    return (
        compiled(rf"{_NAME}(?P<sign>#|@@{{1,2}}|{_LINE})(?=(?:{_LABEL}[.,]){{1,3}}{_END})"),
        compiled(rf"{_NAME}(?P<sign>[ ]?(?:{drawn})\ufe0f?[ ]?)(?=(?:{box})\.{_END})"),
        compiled(rf"(?<=[@ ])(?:{box})(?P<sign>{dot})(?={_END})"),
    )


def _stands_out(plain: Plain, start: int, end: int) -> bool:
    """Whether two letters are drawn and those beside them are not: annaⓐⓣmail.ru."""
    return set(plain.marks[start:end]) == {ODD} and ODD not in (plain.marks[start - 1], plain.marks[end])


def _told(low: str, sign: str, tables: Tables) -> Iterator[tuple[int, int, str]]:
    """Addresses whose words for their signs all stand between two of `sign`, or have it between their letters."""
    whole, dot = _between(sign, tables)
    for match in whole.finditer(low):
        yield *match.span(), "@".join(dot.sub(".", match[part]) for part in ("name", "host"))


@lru_cache(maxsize=16)
def _between(sign: str, tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = ([*filter(_WORD.fullmatch, sign_words(tables)[kind])] for kind in ("at", "dot"))
    at, dot = (rf"{sign}(?:{one_of(map(' '.join, said) if sign == ' ' else said)}){sign}" for said in known)
    name = rf"[a-z0-9](?:{dot}|(?!{dot})[a-z0-9._%+-]){{1,40}}?"
    host = rf"(?:{_LABEL}(?:{dot}|\.)){{1,3}}{_END}"
    return compiled(rf"(?<![a-z0-9._%+@-])(?P<name>{name}){at}(?P<host>{host})"), compiled(dot)
