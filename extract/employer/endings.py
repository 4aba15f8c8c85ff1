"""Where a word ends and a case ending or particle begins that is no part of a name, by script."""

import re
from collections.abc import Callable, Set
from functools import lru_cache
from typing import NamedTuple

from extract.compiled import compiled
from extract.employer.known import DEVANAGARI, ENDED, NONE, turkish_ending
from extract.employer.pieces import any_of, pieces
from extract.tables import Tables

_BENGALI_LETTERS = "\u0980-\u09ff"
_BENGALI = re.compile(f"[{_BENGALI_LETTERS}]")
_GLUING = frozenset({"DEVANAGARI", "BENGALI"})
STOP, _PERSON = frozenset({"stop"}), frozenset({"person"})


Ending = Callable[[str, int, int, "Endings"], int]


class Endings(NamedTuple):
    """What the tables know of endings: patterns of Korean, Nepali, Marathi and Turkish words whose only group is the ending and of Korean
    persons by their titles; what is written onto nouns of business, in Devanagari too; words that say that a name went before; letters
    that stand before a word as prefixes; `others` by the first letter of a word."""

    korean: re.Pattern[str]
    korean_with: re.Pattern[str]
    devanagari: re.Pattern[str]
    nepali_subject: re.Pattern[str]
    turkish: re.Pattern[str]
    titled: re.Pattern[str]
    trade_end: re.Pattern[str]
    prefixes: frozenset[str]
    particles: frozenset[str]
    devanagari_particles: frozenset[str]
    called: frozenset[str]
    behind_trade: re.Pattern[str]
    together: tuple[str, ...]
    only_nepali: re.Pattern[str]
    others: dict[str, re.Pattern[str]]


@lru_cache(maxsize=8)
def endings(tables: Tables) -> Endings:
    """The endings that `tables` hold. A Nepali subject's counts at the head of a clause only: elsewhere it ends other words too."""

    def one(role: str, first: str = "") -> str:
        return any_of(pieces(tables, role, first))

    houses = rf"(?<=[\u3400-\u9fff])(?:{one('house')})(?!{one('no_house')})"
    return Endings(
        compiled(rf"[\w·&-]*?[가-힣\w]{{2}}({one('ending', '가-힣')})$"),
        compiled(rf"[\w·&-]*?[가-힣\w]{{2}}({one('with_ending')})$"),
        compiled(rf"..+?({one('ending', DEVANAGARI)})$"),
        compiled(rf"...+?(?<!वा)({one('subject_ending')})$"),
        compiled(rf"[^\W\d_].*[^\WoOgG\d_]({turkish_ending(tables)})$"),
        compiled(rf"[가-힣]{{1,3}}(?:{one('titled')})님?"),
        compiled(rf"{houses}|{one('plural_ending')}"),
        frozenset(pieces(tables, "prefix")),
        frozenset(pieces(tables, "trade_ending", "가-힣a-zа-я")),
        frozenset(pieces(tables, "trade_ending", DEVANAGARI)),
        frozenset(pieces(tables, "called")),
        compiled(rf"...+?({one('trade_ending', DEVANAGARI)}|{one('ending', _BENGALI_LETTERS)})$"),
        tuple(f" {word}" for word in pieces(tables, "together")),
        compiled(rf"(?<![{DEVANAGARI}])(?:{one('nepali')})(?![{DEVANAGARI}])"),
        {
            chr(letter): cut
            for letters in ENDED
            for cut in (compiled(rf"...+?([\u200c\u200d]?(?:{one('ending', letters)}))$"),)
            for letter in range(ord(letters[0]), ord(letters[-1]) + 1)
        },
    )


def with_plural(text: str, end: int, its: Endings) -> int:
    """The end of a noun with the English plural that some scripts write with it (`রিসোর্টস`, `ஸ்டோர்ஸ்`), or with a Chinese word for
    house (精密模具 + 廠)."""
    more = its.trade_end.match(text, end)
    return more.end() if more else end


def kind_of_ending(text: str, start: int, end: int, its: Endings) -> frozenset[str]:
    """What an ending is that was cut off: some say that a name went before (`오로라원` + `이라고`, `모래나루` + `와 함께할`)."""
    return frozenset({"stop", "called"}) if text[start:end] in its.called or text.startswith(its.together, end) else STOP


def kind_of_word(word: str, before_known: bool, its: Endings) -> frozenset[str]:
    """What a word is by its letters: a particle (before a known word perhaps a prefix), a Korean person by the title."""
    if word in its.devanagari_particles or (before_known and word in its.prefixes):
        return STOP
    return _PERSON if "가" <= word[0] <= "힣" and its.titled.fullmatch(word) else NONE


def ending(text: str, start: int, end: int, its: Endings) -> int:
    """Where a case ending begins that is no part of a name (`한빛호텔에서`, `Mavi Otel'de`, `सगुन पसललाई`); 0 without one."""
    first = text[start]
    if "가" <= first <= "힣" or "가" <= text[end - 1] <= "힣":  # 한빛 + 에, KVL + 에
        cut = its.korean.match(text, start, end) or (
            its.korean_with.match(text, start, end) if text.startswith(" 함께", end) else None
        )
    elif "\u0900" <= first <= "\u097f":
        cut = its.devanagari.match(text, start, end) or (
            its.nepali_subject.match(text, start, end) if _heads(text, start) else None
        )
    elif first in its.others:
        cut = its.others[first].match(text, start, end)
    else:
        cut = its.turkish.match(text, start, end) if first.isupper() else None
    return cut.start(1) if cut else 0


def glued(text: str, scripts: Set[str], its: Endings) -> Ending | None:
    """How to find the ending of a name that stands behind its noun of business (`होटल फेवा किनारमा`); None where the text's language
    writes none onto it. In Hindi the same letters end names (`होटल सीमा`)."""
    if text.isascii() or scripts.isdisjoint(_GLUING):
        return None
    return _glued if ("DEVANAGARI" in scripts and its.only_nepali.search(text)) or _BENGALI.search(text) else None


def _glued(text: str, start: int, end: int, its: Endings) -> int:
    cut = its.behind_trade.match(text, start, end)
    return cut.start(1) if cut else 0


def _heads(text: str, start: int) -> bool:
    """Whether a word is the first of a line or sentence."""
    before = text[max(0, start - 2) : start].rstrip(" ")
    return not before or before[-1] in "\n।!?"
