"""Handles of which the text says behind them what to change: "fakehr7, the 7 is a 9", "fakehrx drop the x", "fakehr, a dot after fake".

A change counts only where what is to be changed is in the handle, so little else is read as one; a word that is no handle by itself
is one where such a change follows.
"""

import re
from functools import lru_cache, reduce

from extract.compiled import compiled
from extract.handle.alike import figured, may_be_zeros, zeros
from extract.handle.exchanges import exchanged
from extract.handle.hints import figure_for_sign
from extract.handle.looks import SMALL, is_spaced
from extract.handle.parts import put_between, twice
from extract.handle.recount import recounted, renumbered
from extract.handle.shifts import begun, counted_on, moved, swapped, thinned, trimmed
from extract.handle.told_words import table
from extract.handle.words import hints
from extract.tables import Tables
from extract.text import sentences
from extract.words.contact_words import finder, pattern, words
from extract.words.denials import is_denied, is_kept
from extract.words.latin_words import is_word
from extract.words.sign_names import named as signs_in

_REGION = 84  # characters behind a handle
_OTHER = re.compile(r"@[a-z0-9]|https?:|[0-9]{5}|[a-z0-9]_[a-z0-9]")  # what another contact has
_LATIN = re.compile(r"(?<![a-z0-9à-ɏḁ-ỿ'’])(?:[a-z0-9]{2,}|[a-z0-9](?!['’][a-z]))(?![a-z0-9à-ɏḁ-ỿ])")  # not "c'est"
_EQUAL = re.compile(r"(?<![a-z0-9])([a-z0-9*#?]{1,6})[ ]?(?:=|→|->)[ ]?['\"“]?([a-z0-9_]{1,12})(?![a-z0-9])")
_LONE = re.compile(r"(?<![\w'’.-])[b-df-hj-np-xz](?![\w'’.-])")  # two n
_PARTS = re.compile("[,;，、،)）]")
_QUOTED = re.compile(r"['\"“‘«「『]([a-z0-9_.]{1,12})['\"”’»」』]")
# An end of a handle as it is named, with the sign that parts it from the rest.
_END = re.compile(r"(?<![a-z0-9_.@/'’à-ɏḁ-ỿ-])([_.-]?)([a-z0-9]{1,8})([_-]?)(?![a-z0-9_@/'’à-ɏḁ-ỿ-])")
_RARE = frozenset("xqzwj")  # letters that stand for others
_FRONT = re.compile(r"(?<![a-z0-9_.@/à-ɏḁ-ỿ-])(?:[a-z](?:-[a-z]){2,}(?![\w-])|[a-z0-9][a-z0-9.]{0,12}_?(?![a-z0-9_@/à-ɏḁ-ỿ-]))")
_BEFORE = 40  # characters before a handle in which a change of its first letters is told
_NEAR = 18  # characters between what is put in front and the word for it
_TELLING: tuple[str, ...] = (
    "exchange",
    "edit_swap",
    "edit_is",
    "edit_after",
    "edit_before",
    "edit_once",
    "edit_twice",
    "edit_front",
    "remove",
)
_TELLING += (
    "instead",
    "means",
    "each_letter",
    "edit_move",
    "one_more",
    "correction",
    "reversed",
    "not_sign",
    "not_behind",
    "between",
)
_NAMED_SIGNS = {"_": "underscore", ".": "dot", "-": "dash"}


def edited(
    low: str, end: int, limit: int, value: str, tables: Tables, languages: frozenset[str], sure: bool = False
) -> tuple[int, str] | None:
    """Where the words behind the handle `value`, which ends at `end`, say how to change it: their end, and the handle changed.
    `sure`: only such changes as nothing else is told like, for names that do not stand right behind their app."""
    region = sentences.END.split(low[end : min(limit, end + _REGION)])[0]
    telling = _telling(tables).search(region) or _LONE.search(region) or may_be_zeros(region, value)
    if not region.strip() or not telling:
        return None
    if _is_named_again(region, value, tables):
        return None
    other = _OTHER.search(region)
    region = region[: other.start()] if other else region
    before = low[max(0, end - len(value) - _BEFORE) : end - len(value)]
    if finder(tables, "first_two").search(before) and finder(tables, "exchange").search(before + region):
        return end + len(region), value[1] + value[0] + value[2:]
    zeroed = zeros(region, value, tables, languages)
    if zeroed:
        return None if zeroed == value else (end + len(region), zeroed)
    for change in _SURE if sure else _CHANGES:
        new = change(region, value, tables, languages)
        if new and new != value:
            return end + len(region), new
    return None


def _is_named_again(region: str, value: str, tables: Tables) -> bool:
    """Whether a remark only names the figures that a handle ends with: "fake_boss77 (77 at the end)"."""
    tail = re.search("[0-9]{2,}$", value)
    told = tail is not None and re.search(rf"(?<![0-9]){tail.group()}(?![0-9])", region) is not None
    return told and finder(tables, "last").search(region) is not None and not finder(tables, "remove", "edit_swap").search(region)


@lru_cache(maxsize=8)
def _telling(tables: Tables) -> re.Pattern[str]:
    return compiled(pattern(word for kind in _TELLING for word in words(tables, kind)))


def _operands(region: str, tables: Tables, languages: frozenset[str], names: bool = False) -> list[str]:
    """Letters and figures that stand alone in a text, from left to right; figures in words where none is written, names of letters
    where asked for."""
    found = {
        match.start(): match.group()
        for match in _LATIN.finditer(region)
        if (len(match.group()) == 1 or match.group().isdigit()) and not (names and is_denied(region, *match.span(), tables))
    }
    kinds = {*(() if any(map(str.isdigit, found.values())) else ("digit", "plural")), *(("letter",) if names else ())}
    denials = [word.span() for word in finder(tables, "not_sign").finditer(region)]
    for hit in table(tables, languages).find(region):
        if any(start <= hit.start < end for start, end in denials):
            continue  # the а of "а не"
        inside = region[hit.end : hit.end + 1].isalpha() and (
            region[hit.start] < "\u0e00" or region[hit.start : hit.end] == "一"
        )  # 一律
        if hit.row["kind"] in kinds and not inside:
            found.setdefault(hit.start, hit.row["value"])
    return [found[at] for at in sorted(found)]


def _meant(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """ "The 7 is a 9", "zero is the letter o", "xx = vn"."""
    equal = [(old, new) for old, new in _EQUAL.findall(region) if old in value and (len(old) > 1 or not old.isalpha())]
    if equal:
        return reduce(lambda changed, pair: changed.replace(*pair), equal, value)
    swap, said = finder(tables, "edit_swap").search(region), finder(tables, "edit_is").search(region)
    swap = swap or (finder(tables, "remove").search(region) and finder(tables, "insert").search(region))  # "take out 88, put 77"
    if not (swap or said):
        return ""
    signs = _signs(region, tables)
    written = [sign for sign in signs if sign in value]
    if len(signs) == 2 and len(written) == 1:
        new = next(sign for sign in signs if sign not in written)
        return "" if is_kept(region, written[0], new, tables) else value.replace(written[0], new)
    told = _operands(region, tables, languages, names=True)
    figures = list(dict.fromkeys(one for one in told if one.isdigit()))
    old = [one for one in figures if one in value]
    fresh = [one for one in figures if one not in value]
    if swap and len(old) == 1 == len(fresh) and len(figures) == 2:
        return fresh[0].join(value.rsplit(old[0], 1))  # the last such one
    letters = [one for one in told if one.isalpha() and len(one) == 1]
    rare = [one for one in dict.fromkeys(letters) if one in _RARE and one in value]
    others = [one for one in letters if one not in rare]
    if swap and len(rare) == 1 and others and not figures:
        return value.replace(rare[0], others[-1])  # "an o for the x"
    if len(old) == 1 == len(figures) and letters:
        named = finder(tables, "letter_word").search(region) is not None or swap is not None
        last = [one[-1] for part in _PARTS.split(region) if (one := _LATIN.findall(part))]  # "c'est un o"
        sure = [one for one in letters if named or one in last or one not in SMALL or not is_spaced(region)]
        return value.replace(old[0], sure[-1]) if sure else ""
    return ""


def _as_sign(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "The 7 stands for an underscore"."""
    signs = _signs(region, tables)
    pair = figure_for_sign(region, value, signs, tables) if not any(sign in value for sign in signs) else None
    return value.replace(*pair) if pair else ""


def _signs(region: str, tables: Tables) -> list[str]:
    """The signs named in a text that a handle may have."""
    return [sign for sign in signs_in(region, tables) if sign in _NAMED_SIGNS]


def _placed(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "An underscore after fake", "a dot before agency", "add an s after lao"."""
    behind, before = finder(tables, "edit_after").search(region), finder(tables, "edit_before").search(region)
    if not (behind or before):
        return ""
    parts = [word for word in _LATIN.findall(region) if 2 <= len(word) < len(value) and word in value]
    signs = [sign for sign in _signs(region, tables) if sign not in value]
    letters = [match.group() for match in _LATIN.finditer(region) if len(match.group()) == 1 and match.group() not in SMALL]
    put = signs if len(signs) == 1 else letters if len(letters) == 1 and not signs else []
    if not put or not parts or (put == letters and not finder(tables, "append").search(region)):
        return ""
    first = behind is not None and not (before and before.start() < behind.start())
    for part in dict.fromkeys(parts):
        at = value.index(part) + (len(part) if first else 0)
        if 0 < at < len(value):
            value = value[:at] + put[0] + value[at:]
    return value


def _removed(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """ "Drop the x", "without the first x"."""
    if not finder(tables, "remove").search(region) or _signs(region, tables):
        return ""
    quoted = set(_QUOTED.findall(region))
    near = " | ".join(part for part in _PARTS.split(region) if finder(tables, "remove").search(part))
    figures = {one for one in _operands(near, tables, languages) if one.isdigit()}  # "no age limit, 1 year contract"
    gone = [
        one
        for one in [*_operands(region, tables, languages), *quoted]
        if (one in figures or one in quoted or not one.isdigit())
        and one in value
        and len(one) < len(value) - 2
        and one not in SMALL
    ]
    if len(set(gone)) != 1:
        return ""
    part = gone[0]
    if value.startswith(part) and finder(tables, "first", "place_1").search(near):
        return value.removeprefix(part)  # "kfake_m, leave out the first k"
    return value.removesuffix(part) if value.endswith(part) else value.replace(part, "")


def _shortened(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "hk-fakehr without the hk-", "the zz at the end does not belong": the end that is named is no word."""
    orders = list(finder(tables, "remove").finditer(region))
    for named in _END.finditer(region) if orders else ():
        if min(max(one.start() - named.end(), named.start() - one.end()) for one in orders) > _NEAR:
            continue
        before, part, behind = named.groups()
        if len(part) >= len(value) - 3 or part in SMALL or part.isdigit():
            continue
        if not (before or behind) and (len(part) == 1 or is_word(part)):
            continue
        if value.startswith(part) and not before:
            return value.removeprefix(part).lstrip(behind or "_.-")
        if value.endswith(part) and not behind:
            return value.removesuffix(part).rstrip(before or "_.-")
    return ""


def _fronted(region: str, value: str, tables: Tables, _languages: frozenset[str]) -> str:
    """ "With 'the' in front", "put fake_ before it", and of `_baron_hr` "fake goes first"."""
    told = finder(tables, "edit_front", "edit_before").search(region)
    if told is None:
        return ""
    quoted = [one for one in _QUOTED.findall(region) if one not in value]
    behind = [hit for hit in _FRONT.finditer(region, told.end()) if hit.start() - told.end() <= _NEAR]
    near = behind or [hit for hit in _FRONT.finditer(region, 0, told.start()) if told.start() - hit.end() <= _NEAR]
    names = [hit.group().replace("-", "") for hit in near]
    open_end = value.startswith(("_", "."))
    signed = [one for one in names if one.endswith("_") or (open_end and one not in hints(tables).stops)]
    signed = [one for one in signed if len(one) > 1 and one.strip("_") not in value]
    put = quoted if len(quoted) == 1 else signed[:1] if behind else signed[-1:]
    return put[0] + value if len(put) == 1 else ""


def _turned(region: str, value: str, tables: Tables, languages: frozenset[str]) -> str:
    """ "Swap what stands before and behind the underscore", "the first two letters changed places"."""
    if not finder(tables, "exchange").search(region):
        return ""
    if any(one.isdigit() and one in value for one in _operands(region, tables, languages)):
        return ""  # "trocando 4 por a e 3 por e"
    if finder(tables, "first_two").search(region):
        return value[1] + value[0] + value[2:]
    parts = value.split("_")
    return "_".join(reversed(parts)) if len(parts) == 2 and all(parts) else ""


_SURE = (put_between, twice, exchanged)
_CHANGES = (
    put_between,
    twice,
    exchanged,
    _shortened,
    _as_sign,
    renumbered,
    counted_on,
    swapped,
    recounted,
    figured,
    thinned,
    _meant,
    _turned,
    moved,
    trimmed,
    begun,
    _placed,
    _removed,
    _fronted,
)
