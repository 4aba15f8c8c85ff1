"""Addresses whose signs are disguised all in one way: anna#gmail.com, annaⓐⓣmail.ru, anna@@mail.ru, anna@mail,ru, anna 📧 outlook.com,
anna/dot/work/at/gmail/dot/com, anna d o t work a t gmail d o t com, anna@outlookdotcom, and such as go on in the next line."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import ODD, Plain, replaced
from extract.disguise.rewrite_words import ENDS, sign_words
from extract.tables import Tables
from extract.words.word_patterns import one_of

_PICTURES = "📧📩📨💌✉🌀"
_BOX = "gmail|yahoo|hotmail|outlook|icloud|proton|protonmail|yandex|naver"
_HINT = re.compile(  # in every such address, found fast
    rf"[#{_PICTURES}@/_,\n](?:[@\n a-z]|(?<=\n.))|[a-z](?<![a-z].)(?: [a-z]){{1,9}}(?![a-z])|dot(?:com|net|org)"
)
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?"
_END = rf"(?:{ENDS}|example)(?![a-z0-9@]|\.[a-z0-9])"
_HOST = rf"(?:{_LABEL}\.){{1,3}}{_END}"
_NAME = r"(?<![a-z0-9._%+@-])[a-z0-9][a-z0-9._%+-]{1,40}"
_LINE = "[ ]?@[ ]?\n[ ]?|[ ]?\n[ ]?@"
_COMMA = re.compile(rf"(?:(?<=[a-z0-9]@)|(?<=[a-z0-9]@@)){_LABEL}(?P<sign>,)(?={_END})")
_FUSED = re.compile(rf"(?<=[@ ])(?:{_BOX})(?P<sign>dot)(?=(?:com|net|org|me|ru)(?![a-z0-9]))")
_DRAWN = re.compile(rf"[a-z0-9](?P<sign>at)(?={_HOST})")
_WORD = re.compile("[a-z]{2,10}")


def written(plain: Plain, tables: Tables) -> Plain:
    """`plain` with the signs of such addresses; in time linear in its length."""
    if not (_HINT.search(plain.low) or (ODD in plain.marks and _DRAWN.search(plain.low))):
        return plain
    plain = replaced(plain, _signs(plain))
    for sign in "/_ ":
        plain = replaced(plain, _told(plain.low, sign, tables)) if sign == " " or plain.low.count(sign) > 1 else plain
    return plain


def _signs(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """What stands for one sign of an address, and that sign."""
    low, last = plain.low, 0
    found = {match.span("sign"): "@" for pattern in _signed() for match in pattern.finditer(low)}
    found |= {match.span("sign"): "." for pattern in (_COMMA, _FUSED) for match in pattern.finditer(low)}
    found |= {match.span("sign"): "@" for match in _DRAWN.finditer(low) if _stands_out(plain, *match.span("sign"))}
    for (start, end), sign in sorted(found.items()):
        if start >= last:
            yield start, end, sign
            last = end


@lru_cache(maxsize=1)
def _signed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An @ that is another sign, doubled or at the end of a line, and a picture for it before a mailbox."""
    return (
        compiled(rf"{_NAME}(?P<sign>#|@@{{1,2}}|{_LINE})(?=(?:{_LABEL}[.,]){{1,3}}{_END})"),
        compiled(rf"{_NAME}(?P<sign>[ ]?[{_PICTURES}]\ufe0f?[ ]?)(?=(?:{_BOX}|mail)\.{_END})"),
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
    words = ([word for word in sign_words(tables)[kind] if _WORD.fullmatch(word)] for kind in ("at", "dot"))
    at, dot = (one_of(map(" ".join, known) if sign == " " else known) for known in words)
    at, dot = rf"{sign}(?:{at}){sign}", rf"{sign}(?:{dot}){sign}"
    name = rf"[a-z0-9](?:{dot}|[a-z0-9._%+-]){{1,40}}?"
    host = rf"(?:{_LABEL}(?:{dot}|\.)){{1,3}}{_END}"
    return compiled(rf"(?<![a-z0-9._%+@-])(?P<name>{name}){at}(?P<host>{host})"), compiled(dot)
