"""How a name of an app reads backwards, with its halves swapped, with letters blotted out or mistyped, on the keys of another layout or by
the names of its letters. Each function takes a word in lower case and gives the type of the app (or None)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from operator import eq

from extract.app.phonetics import heard
from extract.compiled import compiled
from extract.once import SEEN
from extract.stored import kept
from extract.tables import Tables
from extract.words.word_patterns import longest_first

_ROWS = ("qwertyuiop[]", "zxcvbnm,./")
_MIDDLES = ("asdfghjkl;'", "asdfghjklñ")
_LEAST, _MOST = 4, 12  # letters of a name that is turned or typed on other keys
_VOWEL = re.compile("[aeiou]")
_SLIP = 8  # letters of a name that one wrong letter does not make another word
_SURE = 6  # letters that no font from before Unicode gives by chance


@lru_cache(maxsize=8)
@kept("chat_apps")
def labels(tables: Tables) -> dict[str, str]:
    """The names of apps as they are written, and their types."""
    return {row["label"].lower(): row["type"] for row in tables.rows("chat_apps") if row["type"] != "phone"}


@lru_cache(maxsize=8)
def spelt_names(tables: Tables, way: str) -> dict[str, str]:
    """The names in `data/chat_spelt.csv`, and their types: `keys`, which count turned and on other keys too, or `letters`."""
    return {row["name"]: row["type"] for row in tables.rows("chat_spelt") if row["way"] == way}


@lru_cache(maxsize=8)
@kept("chat_apps")
def pairs(tables: Tables) -> dict[str, str]:
    """Names of two letters of other scripts, with their vowel signs, and their types: тг, ইমো."""
    rows = (row for row in tables.rows("chat_apps") if 2 <= len(row["label"]) <= 5 and not row["label"].isascii())
    return {row["label"]: row["type"] for row in rows if sum(map(_is_letter, row["label"])) == 2 and _is_letter(row["label"][0])}


def _is_letter(char: str) -> bool:
    """Whether a character is no sign on another."""
    return not unicodedata.category(char).startswith("M")


@lru_cache(maxsize=8)
@kept("chat_apps", "chat_spelt")
def _clear(tables: Tables) -> dict[str, str]:
    """Names of one word that mean nothing else, of at least some letters."""
    named = ((row["label"].lower(), row) for row in tables.rows("chat_apps"))
    chosen = spelt_names(tables, "keys")
    return {
        name: row["type"]
        for name, row in named
        if row["type"] != "phone" and (name in chosen or (not row["weak"] and len(name) >= (2 if name[0] >= "가" else 3)))
        if all(char.isalpha() or unicodedata.category(char).startswith("M") for char in name)
    }


def turned(word: str, tables: Tables) -> str | None:
    """The app whose name a word is when read backwards or from its middle on; `word` without signs inside."""
    names = _clear(tables)
    backwards = word[::-1]
    if len(word) >= _LEAST and (backwards in spelt_names(tables, "keys") or (not word.isascii() and backwards in names)):
        return names.get(backwards)
    least = 1 if "가" <= word[0] <= "힣" else 2
    if len(word) < (3 if least == 1 else 6):
        return None
    for at in range(least, len(word) - least + 1):
        kind = names.get(word[at:] + word[:at])
        if kind and word not in names:
            return kind
    return None


def blotted(word: str, tables: Tables) -> str | None:
    """The app whose name a word is with signs for less than half of its letters: l*ne, wh#ts#pp."""
    for name in _of_length(tables).get(len(word), ()):
        same = sum(map(eq, word, name))
        if same * 2 > len(word) and all(one == other or not one.isalnum() for one, other in zip(word, name, strict=True)):
            return _clear(tables)[name]
    return None


@lru_cache(maxsize=8)
def _of_length(tables: Tables) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for name in _clear(tables):
        if len(name) >= _LEAST:
            names.setdefault(len(name), []).append(name)
    return names


def slipped(word: str, tables: Tables) -> str | None:
    """The app whose long name a word is with one letter wrong, too many or left out: telefram, whatsrapp, faceboo."""
    if not (_SLIP - 1 <= len(word) <= _MOST and word.isascii()):
        return None
    names, holes = _long(tables)
    rests = [(at, word[:at] + word[at + 1 :]) for at in range(len(word))]
    return next(filter(None, (holes.get(one) or names.get(one[1]) for one in (*rests, (-1, word)))), None)


@lru_cache(maxsize=8)
def _long(tables: Tables) -> tuple[dict[str, str], dict[tuple[int, str], str]]:
    """Long names in Latin letters, and what is left of each without the letter at a place, and (at -1) without any one."""
    names = {name: kind for name, kind in spelt_names(tables, "keys").items() if name.isascii() and len(name) >= _SLIP}
    cuts = [(at, name[:at] + name[at + 1 :], kind) for name, kind in names.items() for at in range(len(name))]
    return names, {(at, rest): kind for number, rest, kind in cuts for at in (number, -1)}


def cut(head: str, tail: str, tables: Tables) -> str | None:
    """The one app that a name begins and ends like, with a letter or syllable between them missing."""
    size = len(head) + len(tail)
    kinds = {
        kind
        for name, kind in _clear(tables).items()
        if size < len(name) <= min(size + 4, size * 2) and name.startswith(head) and name.endswith(tail)
    }
    return kinds.pop() if len(kinds) == 1 else None


def typed(word: str, tables: Tables) -> str | None:
    """The app whose name a word is on the keys of another layout, or with the fingers one key aside."""
    aside = _aside(tables).get(word)
    if aside or len(word) < 3:
        return aside
    if word[0] < "\u0300" or word in _on_other_keys(tables):
        return _on_other_keys(tables).get(word)
    pressed = list(keys_pressed(word)) if len(word) <= _MOST else []
    for keys in _layouts(tables):
        if pressed and pressed[0] in keys:
            kind = spelt_names(tables, "keys").get("".join(keys.get(char, "\0") for char in pressed).lower())
            if kind:
                return kind
    return None


@lru_cache(maxsize=SEEN)
def spelt(word: str, tables: Tables) -> str | None:
    """The app whose letters are named: ai-ji, dobolyu-a; `word` without signs inside."""
    word = bare(word)
    return _letters(tables).get(word if word[:1] < "\u0300" else heard(word))


@lru_cache(maxsize=8)
def _aside(tables: Tables) -> dict[str, str]:
    """Names typed one key too far to the right or left, or on a French keyboard, and their types."""
    french = str.maketrans("aqzwm", "qawz;")
    moved = []  # what each key gives
    for step in (1, -1):
        for middle in _MIDDLES:
            rows = (_ROWS[0], middle, _ROWS[1])
            moved.append(
                str.maketrans({row[at]: row[at + step] for row in rows for at in range(len(row)) if 0 <= at + step < len(row)})
            )
    out: dict[str, str] = {}
    for name, kind in spelt_names(tables, "keys").items():
        if len(name) >= _LEAST:
            out |= {name.translate(keys): kind for keys in moved if all(ord(char) in keys for char in name)}
            out |= {name.translate(french): kind} if name.translate(french) != name else {}
    return out


@lru_cache(maxsize=8)
def _layouts(tables: Tables) -> tuple[dict[str, str], ...]:
    rows = tables.rows("keyboards")
    return tuple(
        {row["typed"]: row["key"] for row in rows if row["layout"] == name} for name in dict.fromkeys(row["layout"] for row in rows)
    )


def keys_pressed(word: str) -> Iterator[str]:
    """The keys pressed for a word: the letters of Hangul, and other characters as they are."""
    for char in word:
        if "가" <= char <= "힣":
            for jamo in unicodedata.normalize("NFD", char):
                yield from _PRESSED.get(jamo, jamo)
        else:
            yield from _PRESSED.get(char, char)


_TWO_KEYS = (
    "ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ"
)


def _compatible() -> dict[str, str]:
    """The letters on the keys for those of which syllables are made."""
    first, middle = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
    last = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
    two = {one[0]: one[1:] for one in _TWO_KEYS.split()}
    made = {
        chr(start + at): char for start, row in ((0x1100, first), (0x1161, middle), (0x11A8, last)) for at, char in enumerate(row)
    }
    return {jamo: two.get(char, char) for jamo, char in (made | {char: char for char in two}).items()}


_PRESSED = _compatible()


@lru_cache(maxsize=8)
@kept("chat_apps", "chat_spelt", "keyboards", "legacy_fonts")
def _on_other_keys(tables: Tables) -> dict[str, str]:
    """What Latin letters and signs the keys of names in other scripts give, on other layouts and in fonts from before Unicode."""
    out: dict[str, str] = {}
    fonts = _fonts(tables)
    for name, kind in _clear(tables).items():
        if name.isascii():
            continue
        for keys in _layouts(tables):
            pressed = list(keys_pressed(name))
            if len(pressed) >= 3 and all(char in keys for char in pressed):
                out.setdefault("".join(keys[char] for char in pressed).lower(), kind)
        for one, keys in fonts:
            drawn = _as_drawn(name)
            written = "".join(keys[match] for match in one.findall(drawn)).lower()
            if len(one.sub("", drawn)) == 0 and (len(written) >= _SURE or not written.isalpha()):
                out.setdefault(written, kind)
    return {
        written: kind for written, kind in out.items() if not written.isalpha() or len(written) > 3 + bool(_VOWEL.search(written))
    }


@lru_cache(maxsize=8)
def _fonts(tables: Tables) -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """For each font from before Unicode a pattern of one letter that it draws, and the Latin letters and signs for them."""
    rows = tables.rows("legacy_fonts")
    fonts = ({row["letter"]: row["key"] for row in rows if row["font"] == name} for name in dict.fromkeys(r["font"] for r in rows))
    one = [(longest_first(keys), keys) for keys in fonts]
    return tuple((compiled("|".join(map(_drawn_letter, letters))), keys) for letters, keys in one)


def _drawn_letter(letter: str) -> str:
    """The pattern of a letter; a half one stands before no r, which is drawn below a whole one."""
    return re.escape(letter) + ("(?![\u0930\u09b0])" if len(letter) > 1 and letter[-1] in "\u094d\u09cd" else "")


_TWO_PARTS = str.maketrans({"\u09cb": "\u09c7\u09be", "\u09cc": "\u09c7\u09d7", "\u09df": "\u09af\u09bc"})
_BEFORE = re.compile("((?:[\u0900-\u09ff][\u094d\u09cd])*[\u0900-\u09ff]\u09bc?)([\u093f\u09bf\u09c7\u09c8])")


def _as_drawn(name: str) -> str:
    """A name with the vowels first that are drawn before their consonants: टेलिग्राम as टेिलग्राम."""
    return _BEFORE.sub(r"\2\1", unicodedata.normalize("NFC", name).translate(_TWO_PARTS))


@lru_cache(maxsize=8)
@kept("letter_names", "chat_spelt")
def _letters(tables: Tables) -> dict[str, str]:
    """The names of an app's letters, in one language, without signs between."""
    named: dict[str, dict[str, list[str]]] = {}
    for row in tables.rows("letter_names"):
        if row["language"] != "icao":
            named.setdefault(row["language"], {}).setdefault(row["letter"], []).append(re.sub(r"[\W_]", "", bare(row["name"])))
    out: dict[str, str] = {}
    for letters in named.values():
        for initials, kind in spelt_names(tables, "letters").items():
            for names in product(*(letters.get(letter, [])[:6] for letter in initials)):
                word = "".join(names)
                key = word if word[:1] < "\u0300" else heard(word)
                if len(word) >= 3 and len(key) >= 3:
                    out.setdefault(key, kind)
    return out


def bare(name: str) -> str:
    """A name without the accents of its Latin letters."""
    if name.isascii():
        return name
    if name[:1] < "\u0300" or "\u1e00" <= name[:1] < "\u1f00":
        return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return "".join(char for char in name if char.isalnum())
