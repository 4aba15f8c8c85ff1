"""What is said behind a handle about its signs: "(dots are underscores)", "(the 3 is an e)", "without the dash", "read backwards"."""

import re
from functools import lru_cache
from itertools import pairwise, takewhile

from extract.compiled import compiled
from extract.disguise.plain import latinized
from extract.handle.looks import SMALL, is_spaced
from extract.handle.remarks import own
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import alternation, finder, words
from extract.words.denials import denies_letter, is_denied, is_kept
from extract.words.digit_words import digit_words
from extract.words.number_cues import SEEMS
from extract.words.sign_names import named, sign_patterns

HINT = 100  # characters behind a handle in which something is said about its signs
_WRITTEN = frozenset("_.-")  # signs that a handle may have
_OPENINGS = frozenset("(（[【,，،、;；-–—=*→➡➜➔←⬅⟵»")
_FOR_DIGIT = re.compile(r"(?<![a-z0-9])([0-9])(?![a-z0-9])\D{1,24}?(?<![a-zà-ɏḁ-ỿ0-9'’])([a-z])\s*[\"'’”»]?[\s.…]*$")
_BEFORE = re.compile(rf"[\n!?{STOPS}.](?:(?<!\.)|\s)")  # between two sentences
_NEXT = re.compile(rf"{_BEFORE.pattern}|\s[/|]\s")  # and between two contacts
_WORDS = re.compile(r"(?<![a-z0-9])[a-z]{3,}(?![a-z0-9])")
_DIGIT_OR_LETTER = re.compile(r"(?<![a-zà-ɏḁ-ỿа-яё0-9_'’])(?:[a-z0-9]|[a-z]{4,7})(?![a-zà-ɏḁ-ỿа-яё0-9_'’])")
_IS_SIGN = re.compile(r"[=＝→] ?[_.-](?![\w.-])")  # "alt tire = _", of which nothing is left out
_FIGURES = re.compile(r"(?<![a-z0-9])[0-9]{1,4}(?![a-z0-9])")
_EQUAL = re.compile(r"(?<![a-z0-9])([0-9])[ ]?(?:=|→|->|:)[ ]?([a-z])(?![a-z0-9])")  # 3=e
_ALONE = re.compile(  # a sign of which the words speak
    r"(?<![a-zà-ɏḁ-ỿ0-9._/@-])(?:[a-z0-9@$€!*#|~]|\+)(?![a-zà-ɏḁ-ỿ0-9_@./-])(?!['’][a-z])"
)
_LONE_DIGIT = re.compile(r"(?<![\w.,+-])[0-9](?![0-9%.,_]|[a-z])|(?<![a-z0-9.,+_-])[0-9](?![\w%.,])")
_BETWEEN = 40
_FOR_DIGIT_ANYWHERE = re.compile(
    r"(?<![a-z0-9])([0-9])(?![a-z0-9])[^a-z0-9]{1,24}(?<![a-zà-ɏḁ-ỿ0-9'’])([a-z])(?![a-zà-ɏḁ-ỿ0-9])"
)  # 4 এর জায়গায় a
_NAMED = re.compile(r"@?[a-z0-9.]+_[a-z0-9_.]+")
_BOXED = re.compile(r"[ ]?[(（][^()（）\n]{2,60}[)）]")
_PARTED = 20  # what a comma between a sign and a word counts for, in characters


def swaps(low: str, end: int, value: str, tables: Tables) -> list[tuple[str, str]]:
    """What the words behind a handle say about its signs: (sign as written, sign meant)."""
    region, behind = _region(low, end, tables), own(_behind(low, end), tables)
    if not (region or behind.strip()):
        return []
    spoken = named(region, tables) if region else []
    written = [sign for sign in spoken if sign in value]
    meant = [sign for sign in spoken if sign not in value and sign in _WRITTEN]
    if len(written) == 1 == len(meant):
        return [] if is_kept(region, written[0], meant[0], tables) else [(written[0], meant[0])]
    figure = figure_for_sign(region, value, meant, tables) if not written else None
    if figure:
        return [figure]
    if denies_letter(region, tables):
        return []
    listed = _listed_pairs(region, value, tables)
    if not listed and behind.strip():
        listed = [pair for pair in _listed_pairs(behind, value, tables) if pair[1] in SEEMS[pair[0]]]
    if listed:
        return listed
    turned = [(digit, letter) for letter, digit in _instead(tables).findall(region)]  # "e instead of 3"
    equal = [pair for pair in turned or _EQUAL.findall(region) if pair[0] in value]
    if equal:
        return equal
    sentence = _NEXT.split(region)[0]
    found = [pair for part in _parts(tables).split(sentence) if (pair := _letter_for_digit(part, value))]
    return found or [pair for part in _parts(tables).split(behind) if (pair := _pair(part, value, tables))]


def figure_for_sign(region: str, value: str, meant: list[str], tables: Tables) -> tuple[str, str] | None:
    """The one figure of a handle of which the words behind it say that it is a sign, and that: "the 7 stands for an underscore"."""
    figures = {match.group() for match in _LONE_DIGIT.finditer(_NEXT.split(region)[0])}
    figure = figures.pop() if len(figures) == 1 == len(meant) else ""
    if not figure or not 0 < value.find(figure) < len(value) - 1:
        return None
    return (figure, meant[0]) if finder(tables, "swap", "instead", "means", "edit_is", "edit_swap").search(region) else None


def _listed_pairs(region: str, value: str, tables: Tables) -> list[tuple[str, str]]:
    """ "4 is a, 3 is e and 0 is o": two pairs or more, each a digit or its word and a letter, in either order."""
    digits = digit_words(tables)
    told = [digits.get(match.group(), match.group()) for match in _DIGIT_OR_LETTER.finditer(latinized(region, tables))]
    told = [one for one in told if len(one) == 1]
    turned = told[::-1]
    known = max((_paired(told, value), _paired(turned, value)), key=_likeness)
    if told and told[0].isalpha() and not _likeness(known):
        known = _paired(turned, value)
    return list(known.items()) if len(known) > 1 else []


def _paired(told: list[str], value: str) -> dict[str, str]:
    """Digits of `value` and the letter told behind each: the one that looks like it, else the last: "le 3 c un e"."""
    pairs: dict[str, str] = {}
    for at, one in enumerate(told):
        letters = list(takewhile(str.isalpha, told[at + 1 :]))
        if one.isdigit() and letters and one in value:
            pairs.setdefault(one, next((letter for letter in letters if letter in SEEMS[one]), letters[-1]))
    return pairs


def _likeness(pairs: dict[str, str]) -> int:
    return sum(letter in SEEMS[digit] for digit, letter in pairs.items())


def meant(low: str, start: int, end: int, value: str, tables: Tables) -> str:
    """The handle `value` at `start:end` as the words around it say to read it: signs changed or left out, another end, backwards."""
    told = _BEFORE.split(low[max(0, start - HINT) : start])[-1]
    backwards = finder(tables, "reversed").search(told) is not None
    value = _ended(low, end, value, tables)
    region = _region(low, end, tables) or _left_out(low, end, value, tables)
    changed = swaps(low, end, value, tables)
    value = _figures_in(region, value, tables) if region else value
    for sign, new in changed:
        value = value.replace(sign, new)
    letters = all(sign.isdigit() and new.isalpha() for sign, new in changed)  # "leave out the dot, and the 4 is an a"
    if letters and region and finder(tables, "remove").search(region) and not _IS_SIGN.search(region):
        signs = _removed(region, value, tables)
        for sign in signs:
            value = value.replace(sign, "")
    return value[::-1] if backwards or (region and finder(tables, "reversed").search(region)) else value


def in_digits(low: str, end: int, written: str, tables: Tables) -> str:
    """Words before `end` with digits for number words, where what stands behind asks for them: "@ hr nine fake (nine in digits)"."""
    region = _region(low, end, tables)
    return _figures_in(region, written, tables) if region else written


def _figures_in(region: str, value: str, tables: Tables) -> str:
    asked, digits = finder(tables, "as_digit"), digit_words(tables)
    wanted = asked.search(region) is not None
    return _WORDS.sub(lambda word: _digit(word.group(), digits, wanted, region), value)


def _digit(word: str, digits: dict[str, str], asked: bool, region: str) -> str:
    """A number word of a handle as its digit, where digits are asked for or this one is named."""
    digit = digits.get(word)
    return digit if digit and (asked or re.search(rf"(?<![0-9]){digit}(?![0-9])", region)) else word


def _removed(region: str, value: str, tables: Tables) -> list[str]:
    """The signs that the words behind a handle say to leave out: those nearest to such a word, and what is listed with them."""
    places: list[tuple[int, int, str]] = []
    rest = region
    for sign, pattern in sign_patterns(tables):
        places += [(match.start(), match.end(), sign) for match in pattern.finditer(rest)]
        rest = pattern.sub(lambda match: " " * len(match.group()), rest)
    places.sort()
    chosen: set[int] = set()
    for word in finder(tables, "remove").finditer(region):
        gaps = [_gap(region, word, at, to) for at, to, _ in places]
        nearest = gaps.index(min(gaps)) if gaps and min(gaps) < HINT else None
        chosen |= {nearest} if nearest is not None else set()
    for at in range(1, len(places)):
        if at - 1 in chosen and _listing(tables).fullmatch(region, places[at - 1][1], places[at][0]):
            chosen.add(at)
    kept = [sign for at, (_, _, sign) in enumerate(places) if at in chosen]
    return [sign for sign in dict.fromkeys(kept) if sign in value] or (["_"] if kept == ["-"] else [])  # guion, gạch: either


def _gap(region: str, word: "re.Match[str]", at: int, to: int) -> int:
    """How far a sign at `at:to` is from a word; what a comma parts is farther."""
    low, high = (to, word.start()) if to <= word.start() else (word.end(), at)
    between = region[low:high]
    if _BEFORE.search(between):
        return HINT  # of another sentence
    return len(between) + (_PARTED if re.search("[,;，、،]", between) else 0)


@lru_cache(maxsize=8)
def _listing(tables: Tables) -> re.Pattern[str]:
    """What joins two signs that are both to be left out: "dots and dashes", точки, тире."""
    said = alternation(tables, "conjunction", "connector", "article")
    return compiled(rf"[^\W\d_]{{0,2}}[ ]?[,،、，/&+]?[ ]?(?:(?:{said})[ ]?){{0,2}}|[^\x00-\u024f\w]{{0,2}}[^\x00-\u024f]{{1,4}}")


def _pair(part: str, value: str, tables: Tables) -> tuple[str, str] | None:
    """ "Read @ as a", số 4 thay bằng chữ a: a sign or digit of the handle and the letter that is meant, where words say so."""
    signs = [m for m in _ALONE.finditer(part) if m.group() in value and not m.group().isalpha()]
    letters = [m for m in _ALONE.finditer(part) if m.group().isalpha()]
    if len({m.group() for m in signs}) != 1 or not letters or not _meaning(tables).search(part):
        return None
    behind = [m for m in letters if 0 <= m.start() - signs[0].end() <= _BETWEEN]
    before = [m for m in letters if 0 <= signs[0].start() - m.end() <= _BETWEEN]
    before = [m for m in before if m.group() not in SMALL or not is_spaced(part)]  # "o 2 é número"
    letter = behind[-1] if behind else before[-1] if before else None
    return (signs[0].group(), letter.group()) if letter else None


def _ended(low: str, end: int, value: str, tables: Tables) -> str:
    """ "fake521 … sorry, the end is 520, not 521": the handle with the digits that a second thought gives."""
    region = low[end : end + HINT]
    places = list(_FIGURES.finditer(region))
    groups = [match.group() for match in places]
    denied = any(value.endswith(one.group()) and is_denied(region, *one.span(), tables) for one in places)  # "not 31 but 13"
    if len(groups) < 2 or not value[-1:].isdigit() or not (denied or finder(tables, "correction", "denial").search(region)):
        return value
    for one, other in pairwise(groups):
        for old, new in ((one, other), (other, one)):
            if value.endswith(old) and len(old) == len(new) and old != new:
                return value[: -len(old)] + new
    return value


def _behind(low: str, end: int) -> str:
    """The rest of the sentence behind a handle."""
    return _NEXT.split(low[end : end + HINT])[0]


def names_dot(text: str, tables: Tables) -> bool:
    """Whether a word for a full stop stands in `text` (lower case)."""
    return any(pattern.search(text) for sign, pattern in sign_patterns(tables) if sign == ".")


@lru_cache(maxsize=8)
def _parts(tables: Tables) -> re.Pattern[str]:
    """What stands between two remarks."""
    return compiled(rf"[,;/&)）،，、]|\s(?:{alternation(tables, 'conjunction')})\s")


def _left_out(low: str, end: int, value: str, tables: Tables) -> str:
    """The rest of the sentence, where it says to leave out a sign that the handle has: "fake_hr but take the underscore out"."""
    said = without_names(own(_behind(low, end), tables), tables)
    if not finder(tables, "remove").search(said):
        return ""
    return said if any(sign in value for sign in named(said, tables)) or finder(tables, "remove").match(low, end + 1) else ""


def _region(low: str, end: int, tables: Tables) -> str:
    """The words behind a handle that may tell how to read it: from a bracket, comma or dash to the line's end."""
    region = own(low[end : end + HINT].partition("\n")[0], tables)
    boxed = _BOXED.match(region)
    if boxed and finder(tables, "means", "swap", "instead").search(boxed.group()):
        region = boxed.group()  # it says all
    if region[:1] == " " and (finder(tables, "swap").match(region, 1) or finder(tables, "remove").match(region, 1)):
        return region
    return without_names(region, tables) if region[:3].strip()[:1] in _OPENINGS and region.strip() else ""


def without_names(region: str, tables: Tables) -> str:
    """A text with spaces for other names that have an underscore, "not fake_hr": they name none; "instead_dot", written out, stays."""
    if "_" not in region:
        return region
    known = _remarking(tables)
    return _NAMED.sub(lambda name: name.group() if known & set(name.group().split("_")) else " " * len(name.group()), region)


@lru_cache(maxsize=8)
def _remarking(tables: Tables) -> frozenset[str]:
    """Words that stand beside the name of a sign in a remark on it."""
    kinds: tuple[str, ...] = ("swap", "instead", "remove", "means", "edit_swap", "not_sign", "article", "conjunction")
    kinds += ("no_name", "insert", "between")
    return frozenset(word for kind in kinds for word in words(tables, kind))


def _letter_for_digit(part: str, value: str) -> tuple[str, str] | None:
    """ "the 3 is an e" """
    match = _FOR_DIGIT.search(part) or (None if part.isascii() else _FOR_DIGIT_ANYWHERE.search(part))
    return (match.group(1), match.group(2)) if match and match.group(1) in value else None


@lru_cache(maxsize=8)
def _meaning(tables: Tables) -> re.Pattern[str]:
    return compiled(alternation(tables, "swap", "instead", "means", "remove") + "|[=→]|['\"“”‘’「」]")


@lru_cache(maxsize=8)
def _instead(tables: Tables) -> re.Pattern[str]:
    return compiled(rf"(?<![a-z0-9'’])([a-z])\s(?:{alternation(tables, 'instead')})\s(?:[a-z]{{2,3}}\s)?([0-9])(?![a-z0-9])")
