"""Words that are a place's name only where one does not look at the letters beside them or at their accents: parts of longer names
(Phú Mỹ Hưng, 九龙坡区), the letters of trades (QA/QC), the person whose name a street bears, năm kinh that is not Nam Kinh, Punë."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Set
from functools import lru_cache

from extract.gazetteer.gazetteer import Gazetteer, Named
from extract.gazetteer.key import key_of
from extract.place.mention import KNOWN, Mention
from extract.place.short import LETTERS, VIETNAMESE_LETTER, accented_names, is_loud
from extract.place.words import stop_words, words_for
from extract.tables import Tables
from extract.text.normalize import Folded, fold_word
from extract.text.scripts import script_of

_LARGE = 500_000  # inhabitants; the name of so large a town is seldom the head of another one
_NEXT = re.compile(r" ([^\W\d_][^\W_]*)")
_LAST = re.compile(r"([^\W\d_]+) $")
_ABBREVIATION = re.compile(r"[/&]([A-Z]{1,3})(?![A-Za-z])")
_BEFORE_SLASH = re.compile(r"(?<![A-Za-z])([A-Z]{1,3})[/&]$")
_DISTRICT = "区县區縣"
_NO_PART = frozenset("城市地新园校社小厂景战辖郊特专大总东西南北中老片学教库港矿林牧開开分城縣县區区")  # 厂区: no name ends so
_ACCENTED = re.compile("[à-öø-ÿā-ž]")
_REACH = 24


def uncut(found: list[Mention], soft: str, folded: Folded, original: str, gazetteer: Gazetteer, tables: Tables) -> list[Mention]:
    """The mentions that are no part of a longer word or name, each with the bearers that are written as it is."""
    starts = {mention.start for mention in found}
    longer = {mention.start for mention in found if " " in mention.key}
    plain = original.isascii()
    vietnamese, accents = (not plain and bool(letters.search(original)) for letters in (VIETNAMESE_LETTER, _ACCENTED))
    kept = []
    for mention in found:
        start, end = folded.starts[mention.start], folded.ends[mention.end - 1]
        written = original[start:end]
        if script_of(soft[mention.start]) == "CJK":
            if not _is_cut_han(mention, soft, starts):
                kept.append(mention)
            continue
        if not "a" <= soft[mention.start] <= "z":
            kept.append(mention)
            continue
        if _is_letters(mention, original, start, end, gazetteer, tables) or _is_longer(mention, original, folded, longer, tables):
            continue
        if accents and fold_word(written) in _accented_words(tables):
            continue
        named = mention.named
        if vietnamese and not written.isascii():
            if _is_other_syllable(mention, written, tables) or (mention.weak and written.islower() and named[0].kind not in KNOWN):
                continue
            named = tuple(n for n in named if _has_accents(n, mention.key, written, tables))
        elif accents and mention.usual and written.isascii():  # whoever writes "você" writes Pará: "Para" is another word
            named = tuple(n for n in named if n.kind in KNOWN or n.place.name.isascii() or key_of(n.place.name) != mention.key)
        if named:
            kept.append(mention if named is mention.named else mention._replace(named=named))
    return kept


@lru_cache(maxsize=8)
def _accented_words(tables: Tables) -> frozenset[str]:
    """Usual words that are a town's name only without their accents: Punë (work) is not Pune."""
    return frozenset(fold_word(row["word"]) for row in tables.rows("place_words") if row["use"] == "accented")


def _is_cut_han(mention: Mention, soft: str, starts: Set[int]) -> bool:
    """Whether Chinese letters go on to a longer name of a district (九龙坡区), or are a part of a Japanese town (大字成田)."""
    end = mention.end
    if soft[end : end + 1] == "字" or soft[mention.start - 1 : mention.start] == "字":
        return True
    if end - mention.start != 2 or soft[end + 1 : end + 2] not in _DISTRICT or not soft[end + 1 : end + 2]:
        return False
    return script_of(soft[end]) == "CJK" and soft[end] not in _NO_PART and end not in starts


def _is_letters(mention: Mention, original: str, start: int, end: int, gazetteer: Gazetteer, tables: Tables) -> bool:
    """Whether letters in capitals are those of no place: beside others that are none (QA/QC), an airport's in a name (TNR Tower)."""
    written = original[start:end]
    if len(written) > LETTERS or not written.isupper():
        return False
    beside = _ABBREVIATION.match(original, end) or _BEFORE_SLASH.search(original[max(0, start - 5) : start])
    if beside and not gazetteer.lookup(beside[1]):
        return True
    if mention.named[0].kind != "transport" or is_loud(original):
        return False
    after = _NEXT.match(original, end)
    word = after[1] if after else ""
    return word[:1].isupper() and word[1:].islower() and key_of(word) not in words_for("airport", tables)


def _is_longer(mention: Mention, original: str, folded: Folded, starts: Set[int], tables: Tables) -> bool:
    """Whether a Vietnamese name is part of a longer one: of a person's (Nguyễn Thái Bình), or with one more syllable (Phú Mỹ Hưng)."""
    if all(n.place.country != "VN" for n in mention.named) and not VIETNAMESE_LETTER.search(original, *_span(mention, folded)):
        return False
    if mention.named[0].kind in ("hotspot", "country") or is_loud(original):
        return False
    start, end = _span(mention, folded)
    before = _LAST.search(original[max(0, start - _REACH) : start])
    if before and before[1].istitle() and key_of(before[1]) in words_for("surname", tables):
        return True
    if mention.named[0].kind in KNOWN or mention.named[0].place.population >= _LARGE:
        return False
    after = _NEXT.match(original, end)
    if not after or not after[1].istitle() or not VIETNAMESE_LETTER.search(original):
        return False
    return mention.end + 1 not in starts and key_of(after[1]) not in stop_words(tables)


def _span(mention: Mention, folded: Folded) -> tuple[int, int]:
    return folded.starts[mention.start], folded.ends[mention.end - 1]


def _is_other_syllable(mention: Mention, written: str, tables: Tables) -> bool:
    """Whether one Vietnamese syllable has other accents than the known name it looks like: Cấm is not Cam, Nhất is not Nhật."""
    known = mention.named[0].kind in KNOWN or mention.named[0].kind == "alias"
    return known and " " not in written and fold_word(written) not in accented_names(tables)


def _has_accents(named: Named, key: str, written: str, tables: Tables) -> bool:
    """Whether a bearer of a name of several syllables is written with these accents, as far as they are known (Cần Thợ is no town)."""
    if " " not in key:
        return True
    marks, forms = _marks(written), _forms(tables).get(key, frozenset())
    own = named.place.name if key_of(named.place.name) == key else ""
    if marks in forms or (own and (own.isascii() or _marks(own) == marks)):
        return True
    return not own and not any(not form.isascii() for form in forms)


@lru_cache(maxsize=8)
def _forms(tables: Tables) -> dict[str, frozenset[str]]:
    """How the tables write the names of several syllables, by key."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in ("country_names", "hotspot_names", "airports_borders", "place_aliases", "places"):
        for row in tables.rows(table):
            for name in (row["name"], *row.get("names", "").split("|")):
                if " " in name and name[:1] < "\u0370":
                    found[key_of(name)].add(_marks(name))
    return {key: frozenset(names) for key, names in found.items()}


def _marks(name: str) -> str:
    """A name with the accents of each syllable behind it: Hòa and Hoà are one."""
    return " ".join(_syllable(part) for part in unicodedata.normalize("NFD", name.casefold()).replace("-", " ").split())


def _syllable(part: str) -> str:
    letters = "".join(char for char in part if not unicodedata.combining(char))
    return letters + "".join(sorted(char for char in part if unicodedata.combining(char)))
