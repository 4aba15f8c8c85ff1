"""Where a name begins and ends beside a legal form or a cue, in scripts with capitals, without, and without spaces."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.normalize import Folded
from extract.phrases import Phrases, digits, phrases
from extract.tables import Tables

WORDS_CASED, WORDS_PLAIN, LONGEST = 7, 4, 60
_QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“”", "「": "」", "『": "』", "《": "》", "'": "'", "‘": "’"}
_LINKS = frozenset(
    {"&", "of", "and", "de", "da", "do", "dos", "del", "la", "le", "el", "the", "y", "e", "und", "ya", "wa", "и", "et", "du"}
    | {"des", "van", "al", "bin"}
)
_STOPS = re.compile(r"[,;:!?|•·\n\r\t。，；：！？、।။៖។፡።\u200b()（）\[\]【】<>]|\s[-–—]\s|\.(?=\s|$)|[\U0001F300-\U0001FAFF✅☎➡]")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of `legal_forms` (role is its position) or `employer_cues`, span in the original text."""

    start: int
    end: int
    role: str
    kind: str = ""


class Names:
    """A text with its cues, for looking around a name."""

    def __init__(self, text: str, folded: Folded, tables: Tables) -> None:
        self.text, self.folded, self.tables = text, folded, tables

    @cached_property
    def flat(self) -> str:
        return digits(self.folded.text)

    @cached_property
    def forms(self) -> list[Cue]:
        hits = phrases(self.tables, "legal_forms").find(self.flat)
        found = []
        for hit in hits:
            span = self.folded.span(hit.start, hit.end)
            both = _positions(self.tables)[hit.row["phrase"].casefold()]
            found += [Cue(*span, position, kind) for position, kind in both]
        return found

    @cached_property
    def cues(self) -> dict[str, list[Cue]]:
        found: dict[str, list[Cue]] = {}
        for role in _roles(self.tables):
            hits = _lookup(self.tables, role).find(self.flat)
            found[role] = [Cue(*self.folded.span(hit.start, hit.end), role) for hit in hits]
        return found

    def of(self, role: str) -> list[Cue]:
        return self.cues.get(role, [])

    def touching(self, role: str, low: int, high: int, starts: bool) -> bool:
        """Whether a cue of `role` starts (or ends) between `low` and `high`."""
        return any(low <= (cue.start if starts else cue.end) <= high for cue in self._near(role, low, high))

    def _near(self, role: str, low: int, high: int) -> Iterator[Cue]:
        cues = self.of(role)
        first = bisect_left(cues, low - LONGEST, key=lambda cue: cue.start)
        while first < len(cues) and cues[first].start <= high:
            yield cues[first]
            first += 1

    def inside(self, role: str, start: int, end: int) -> list[Cue]:
        return [cue for cue in self._near(role, start, end) if start <= cue.start and cue.end <= end]

    def labelled(self, start: int) -> bool:
        return self.touching("label", start - 4, start, starts=False) and ":" in self.flat_before(start)

    def flat_before(self, start: int) -> str:
        return self.text[max(0, start - 3) : start].replace("：", ":")

    def cased(self, start: int, end: int) -> bool:
        return any(char.isupper() for char in self.text[start:end])

    def shouted(self, at: int) -> bool:
        """Whether the line is written in capitals, which then say nothing."""
        begin, end = self.text.rfind("\n", max(0, at - 80), at) + 1, self.text.find("\n", at, at + 80)
        line = self.text[max(begin, at - 80) : end if end > 0 else at + 80]
        upper, lower = sum(map(str.isupper, line)), sum(map(str.islower, line))
        return upper > lower

    def clear(self, start: int) -> bool:
        """No cue stands before the name that speaks against it."""
        return not self.touching("not", start - 8, start, starts=False)


@lru_cache(maxsize=8)
def _positions(tables: Tables) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in tables.rows("legal_forms"):
        found.setdefault(row["phrase"].casefold(), []).append((row["position"], row["kind"]))
    return found


@lru_cache(maxsize=8)
def _roles(tables: Tables) -> tuple[str, ...]:
    return tuple(sorted({row["role"] for row in tables.rows("employer_cues")}))


@lru_cache(maxsize=64)
def _lookup(tables: Tables, role: str) -> Phrases:
    return Phrases([row for row in tables.rows("employer_cues") if row["role"] == role])


def right_name(names: Names, cue: Cue) -> tuple[int, int] | None:
    """The name that begins behind `cue`, with a legal form right after it."""
    text = names.text
    begin = cue.end
    while begin < len(text) and text[begin] in " \u00a0.":
        begin += 1
    if begin >= len(text) or begin - cue.end > 2 or text[begin] in "\n:：":
        return None
    if quoted := _quoted(text, begin):
        return (begin, quoted) if cue.kind not in {"bare", ""} else (begin + 1, quoted - 1)
    segment = text[begin : begin + LONGEST]
    stop = _STOPS.search(segment)
    limit = begin + (stop.start() if stop else len(segment))
    if _is_spaceless(text[begin]):
        return _right_spaceless(names, begin, limit)
    if "가" <= text[begin] <= "힣":
        word = re.compile(r"[^\s,.]+?(?=(?:에서는?|은|는|을|를|의)?(?:[\s,.]|$))").match(text, begin, limit)
        return (begin, word.end()) if word else None
    end = _right_words(text, begin, limit, _inner(names.tables) if cue.kind == "form" else frozenset())
    end = _cut_right(names, begin, end)
    return _trim(text, begin, _with_form(names, begin, end))


def _right_spaceless(names: Names, begin: int, limit: int) -> tuple[int, int] | None:
    """Thai, Lao, Khmer, Burmese, Chinese: to the closing legal form, else to the first space or cue."""
    text = names.text
    closing = re.compile("(?:จำกัด|จํากัด)(?:\\s?\\(มหาชน\\))?|ຈຳກັດ|有限公司|株式会社|集团")
    close = closing.search(text[begin : begin + LONGEST + 10])
    if close and begin + close.start() < limit:
        return begin, begin + close.end()
    space = text.find(" ", begin, limit)
    end = _cut_right(names, begin, space if space > 0 else limit)
    return _trim(text, begin, end) if end - begin >= 2 else None


def _with_form(names: Names, begin: int, end: int) -> int:
    """The end of the name, moved over a legal form that follows it (`PT X Tbk`, `บริษัท X จำกัด`)."""
    first = bisect_left(names.forms, end, key=lambda form: form.start)
    for form in names.forms[first : first + 4]:
        if form.role == "suffix" and form.kind == "form" and form.start <= end + 2 and begin < end:
            return form.end
    tail = re.match("\\s?จำกัด(?:\\s?\\(มหาชน\\))?|\\s?จํากัด|\\s?ຈຳກັດ", names.text[end : end + 16])
    return end + tail.end() if tail else end


@lru_cache(maxsize=8)
def _inner(tables: Tables) -> frozenset[str]:
    """Words in small letters that stand inside a firm's name (Vietnamese trades)."""
    return frozenset(row["phrase"] for row in tables.rows("employer_cues") if row["role"] == "inner")


def _right_words(text: str, begin: int, limit: int, inner: frozenset[str]) -> int:
    end, count = begin, 0
    for match in re.finditer(r"\S+", text[begin:limit]):
        word = match[0]
        cased = _cased_script(word)
        most = WORDS_CASED if cased else WORDS_PLAIN
        if count >= most or _is_spaceless(word[0]):
            break
        if count and (word in _LINKS or word in inner):
            continue
        if cased and not _capital(word):
            break
        if word not in _LINKS:
            end, count = begin + match.end(), count + 1
    return end


def left_name(names: Names, cue: Cue) -> tuple[int, int] | None:
    """The name that ends before `cue`."""
    text = names.text
    end = cue.start
    while end > 0 and text[end - 1] in " \u00a0,(（":
        end -= 1
    if end == 0 or cue.start - end > 2:
        return None
    if text[end - 1] in '»"”」』》’':
        return _left_quoted(text, end)
    segment_start = max(0, end - LONGEST)
    stops = [match.end() for match in _STOPS.finditer(text, segment_start, end) if not _abbreviation(text, match)]
    begin = max([segment_start, *stops])
    if _is_spaceless(text[end - 1]) or ("가" <= text[end - 1] <= "힣" and end == cue.start):
        begin = _left_spaceless(text, begin, end)
    else:
        begin = _left_words(text, begin, end, names.cased(begin, end))
    return _trim(text, _cut_left(names, begin, end), end)


def _abbreviation(text: str, match: re.Match[str]) -> bool:
    """A full stop after one or two letters (`St.`, `J.`) does not end a sentence."""
    return match[0] == "." and re.search(r"\b[A-Z][a-z]?$", text[max(0, match.start() - 3) : match.start()]) is not None


def _left_spaceless(text: str, begin: int, end: int) -> int:
    """Back over one run without a space; Latin words in front of it belong to it in Chinese and Japanese."""
    space = text.rfind(" ", begin, end)
    start = max(begin, space + 1)
    return max(start, end - 24) if _HAN.match(text[end - 1]) else start


def _left_words(text: str, begin: int, end: int, capitals: bool) -> int:
    start, count = end, 0
    for match in reversed(list(re.finditer(r"\S+", text[begin:end]))):
        word = match[0]
        cased = _cased_script(word)
        if count >= (WORDS_CASED if cased else WORDS_PLAIN):
            break
        if cased and capitals and not _capital(word):
            if word in _LINKS and count:
                continue
            break
        if cased and not capitals:
            break
        start, count = begin + match.start(), count + 1
    return start


def _cut_right(names: Names, begin: int, end: int) -> int:
    cuts = [cue.start for role in ("hires", "stop", "not") for cue in names.inside(role, begin, end + 24)]
    return min([end, *(cut for cut in cuts if cut > begin)]) if cuts and min(cuts) > begin else end if not cuts else begin


def _cut_left(names: Names, begin: int, end: int) -> int:
    cuts = [cue.end for role in ("hires", "stop", "joins", "not") for cue in names.inside(role, begin, end)]
    return max([begin, *cuts])


def _quoted(text: str, begin: int) -> int:
    """The end of a quotation that begins at `begin`, or 0."""
    closing = _QUOTES.get(text[begin])
    if not closing:
        return 0
    ends = [text.find(mark, begin + 1, begin + LONGEST) for mark in closing]
    end = min((found for found in ends if found > 0), default=-1)
    return end + 1 if end > begin + 2 else 0


def _left_quoted(text: str, end: int) -> tuple[int, int] | None:
    for opening, closing in _QUOTES.items():
        if text[end - 1] in closing:
            start = text.rfind(opening, max(0, end - LONGEST), end - 1)
            if start >= 0:
                return _noun_before(text, start), end
    return None


def _noun_before(text: str, start: int) -> int:
    """Back over a capitalized word right before a quotation: `Пекарня «X»`."""
    word = re.search(r"(?<![\w-])[^\W\d_]{3,20}\s$", text[max(0, start - 24) : start])
    return start - len(word[0]) if word and word[0][0].isupper() else start


def label_value(names: Names, cue: Cue) -> tuple[int, int] | None:
    """What stands behind `Company:`, to the end of its line or clause."""
    text = names.text
    mark = re.compile(r"\s{0,3}[:：៖=]\s{0,3}|\s[-–—]\s").match(text, cue.end)
    if not mark or mark.end() >= len(text):
        return None
    segment = text[mark.end() : mark.end() + 80]
    stop = re.search(r"[\n;；|。，!！•]|,(?!\s?(?:Ltd|Inc|LLC|Co|Limited|S\.A|L\.))|\.(?=\s+[^\W\d_a-z])|[।။።]\s?", segment)
    end = mark.end() + (stop.start() if stop else len(segment))
    return _trim(text, mark.end(), end) if stop or len(segment) < 80 else None


def _trim(text: str, begin: int, end: int) -> tuple[int, int] | None:
    while begin < end and text[begin] in " \t\u00a0-–—:*_#.,'•":
        begin += 1
    while begin < end and text[end - 1] in " \t\u00a0-–—:*_#,'•&":
        end -= 1
    return (begin, end) if end > begin else None


@lru_cache(maxsize=8192)
def _is_spaceless(char: str) -> bool:
    return bool(_SPACELESS.match(char) or _HAN.match(char))


def _cased_script(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return not letters or letters[0].lower() != letters[0].upper()


def _capital(word: str) -> bool:
    first = next((char for char in word if char.isalnum()), "")
    return first.isupper() or first.isdigit() or word == "&" or unicodedata.category(first or " ") == "Lt"
