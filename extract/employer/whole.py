"""What speaks for and against a stretch of an ad as the employer's name, seen as a whole: its build, its borders, its place in the text."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from extract.employer import counts, layout, whole_names
from extract.employer.candidates import Stretch
from extract.employer.counts import OPENERS, OWN, count
from extract.employer.page import READ, Page
from extract.employer.reasons import LETTERED
from extract.employer.whole_names import Group
from extract.employer.words import Atom

_TRADE = frozenset({"noun<", "noun>", "group<", "agency<", "agency>"})
# Cues that say much and are rare: they count threefold.
_RARE = frozenset({"signs", "bureau", "client", "parent", "person", "called", "team"})
_RARELY = 3
_LINKS = frozenset({"link", "common"})
_SITES = frozenset({"place", "country"})
HEAD = 6  # lines that may be the head of a board's page
_CAMEL = re.compile(r"[a-zа-яіїєґ][A-ZА-ЯІЇЄҐ]|[^\W\d_]\d")  # "NubeClara", "АкваДом72"
_GAPS = {"|": "B", ",": "C", '"': "Q", "(": "P", ")": "P", "-": "D"}
_TELLING = (
    "label", "joins", "hires", "reach", "not", "field", "stop", "place", "country", "occupation", "describes", "generic", "number",
    "called", "team", "signs", "bureau", "client", "parent", "person", "form<", "form>", "noun<", "noun>", "bare>", "bare<",
    "common", "contact",
)  # fmt: skip


def whole(row: Sequence[Atom], stretch: Stretch, page: Page) -> list[Group]:
    """Features of a stretch as a whole: its reasons, how much of it is its own, where it stands."""
    return built(row, stretch, page) + placed(row, stretch, page)


def built(row: Sequence[Atom], stretch: Stretch, page: Page) -> list[Group]:
    """Those that are quick to tell and say most: how a stretch is built, its reasons, what stands on both sides."""
    begin, end, why = stretch
    first = row[begin]
    its = sum(page.counts[begin : end + 1])
    return [
        (whole_names.build, its & counts.BUILD, first.script, first.opened, row[end].closed),
        (whole_names.reasons, why, min(count(its, counts.NEW), 2), first.script),
        _setting(row, begin, end, page, its),
    ]


def placed(row: Sequence[Atom], stretch: Stretch, page: Page) -> list[Group]:
    """The others: how it is written, what it may lack or have too much, in which line and where in the text it stands."""
    begin, end, _ = stretch
    first, last = row[begin], row[end]
    its = sum(page.counts[begin : end + 1])
    groups: list[Group] = []
    ascii = first.word.isascii()
    if not ascii or not last.word.isascii():
        if its & counts.ANY_LATIN:
            groups.append((whole_names.mixed, first.script, last.script, ascii, bool(first.tags)))
    elif first.script in LETTERED and not page.latin:
        groups.append((whole_names.said, "latin in other letters"))
    if its & counts.ANY_AGENCY:
        groups.append((whole_names.said, f"agency{page.trades:d}"))
    if page.addresses:
        groups += _echoes(row[begin : end + 1], page.addresses)
    groups += _cuts(row, begin, end, page, its)
    _add_openers(groups, row, begin, end, page, its)
    _add_borders(groups, row, begin, end, page, its & counts.ANY_FORM > 0)
    _add_line(groups, row, begin, end, page, its)
    _add_stand(groups, row, stretch, page, its)
    _add_layout(groups, row, begin, end, page, its)
    return groups


def _add_layout(groups: list[Group], row: Sequence[Atom], begin: int, end: int, page: Page, its: int) -> None:
    """What the signs on both sides and the neighbours of its segment or line say."""
    before = _kind(row[begin - 1].tags) if begin else "B"
    trade = its & counts.ANY_FIRM > 0
    for kind, values in layout.told(page.layout, begin, end):
        groups.append((whole_names.laid, kind, values, before, row[begin].script, trade))


def _echoes(atoms: Sequence[Atom], addresses: str) -> list[Group]:
    """How much of a stretch stands in the ad's addresses: of its first word, and of all words of no kind that is known."""
    first = next((atom for atom in atoms if not atom.tags & OWN), atoms[0])
    groups: list[Group] = [(whole_names.echo, first.echo, bool(first.tags))]
    echoes = [atom.echo for atom in atoms if not atom.tags & counts.OLD]
    if most := max(echoes, default=0):
        trade = bool(atoms[-1].tags & _TRADE)
        groups.append((whole_names.echoes, most, min(echoes) > 0, len(atoms), first.script, first.capital, trade))
    if likeness := _in_address(atoms, addresses):
        groups.append((whole_names.said, likeness))
    return groups


def _add_borders(groups: list[Group], row: Sequence[Atom], begin: int, end: int, page: Page, formal: bool) -> None:
    """Where a stretch may be cut wrongly: a place before it, small words that link, a legal form behind."""
    first, behind = row[begin], row[end + 1 : end + 3]
    if begin:
        before = row[begin - 1]
        if not before.tags.isdisjoint(_SITES) and first.gap in ("", " "):
            groups.append((whole_names.said, f"place<{formal:d}{first.script}"))
        if begin > 1 and "label" in row[begin - 2].tags and before.tags <= _LINKS:
            groups.append((whole_names.said, f"behind label is{first.gap}", _RARELY))
        if first.gap == " " and _of_person(row, begin):
            groups.append((whole_names.said, "of a person", _RARELY))
        if not before.tags.isdisjoint(_RARE):
            groups += [(whole_names.said, f"behind {role}", _RARELY) for role in _RARE & before.tags]
        if first.gap == " " and before.word in page.ands:
            groups.append((whole_names.said, "cut link"))
    if behind:
        if not behind[0].tags.isdisjoint(_RARE):
            groups += [(whole_names.said, f"before {role}", _RARELY) for role in _RARE & behind[0].tags]
        if len(behind) > 1 and behind[1].gap == " " and behind[0].word in page.ands:
            groups.append((whole_names.said, f"cut link>{behind[1].capital:d}{row[end].script}"))
        if sum(page.counts[end + 1 : end + 3]) & counts.ANY_GLUED_FORM:
            groups.append((whole_names.said, "cut form"))


def _of_person(row: Sequence[Atom], begin: int) -> bool:
    """Whether somebody who says who they are stands before a stretch (`I'm Rosa from Tarvio`)."""
    near = row[max(0, begin - 3) : begin]
    start = max((index for index, atom in enumerate(near) if "person" in atom.tags), default=len(near))
    return start < len(near) - 1 and all(atom.gap == " " for atom in near[start + 1 :])


def _add_stand(groups: list[Group], row: Sequence[Atom], stretch: Stretch, page: Page, its: int) -> None:
    """How a stretch is written and where in the text it stands."""
    first, last = row[stretch.first], row[stretch.last]
    text, script = page.text, first.script
    start, end = first.start, last.end
    piece = text[start:end]
    new, formal = its & counts.ANY_NEW > 0, its & counts.ANY_FORM > 0
    if not first.tags.isdisjoint(_SITES):
        behind = _kind(row[stretch.first - 1].tags) if stretch.first and first.gap in ("", " ") else ""
        groups.append((whole_names.site, formal, script, first.word[-2:], behind))
    if "bare>" in first.tags:
        groups.append((whole_names.said, f"bare{script}formal{formal:d}"))
    if script == "cased":
        if piece.isupper():
            groups.append((whole_names.said, "shout"))
            if not _shouted(text, start, end):
                groups.append((whole_names.said, "shout alone"))
        if _CAMEL.search(piece):
            groups.append((whole_names.said, f"camel{new:d}"))
    elif script == "dense":
        groups.append((whole_names.said, f"chars{min(len(piece) // 3, 6)}"))
    if start and text[start - 1] == "#":
        groups.append((whole_names.said, "hashtag"))
    if first.gap == "|" and (stretch.last + 1 == len(row) or row[stretch.last + 1].gap == "|"):
        groups.append((whole_names.sentence, script))
    length = len(text)
    groups.append(
        (whole_names.where, start * 4 // (length or 1), (start >> 5).bit_length(), (length >> 8).bit_length(), new, formal)
    )
    if start < READ and (times := text.count(piece, 0, READ)) > 1:
        trade = its & counts.ANY_FIRM > 0
        groups.append((whole_names.again, min(times, 4), trade))
        if "value" in stretch.reasons:
            groups.append((whole_names.said, "again value"))
    elif (core := _core(row[stretch.first : stretch.last + 1], text)) and text.count(core, 0, READ) > 1:
        groups.append((whole_names.said, "core again"))


def _core(atoms: Sequence[Atom], text: str) -> str:
    """The first word of a name that is of no kind that is known, as it is written; "" where it is short."""
    for atom in atoms:
        if not atom.tags and atom.end - atom.start >= 4:
            return text[atom.start : atom.end]
    return ""


def _add_openers(groups: list[Group], row: Sequence[Atom], begin: int, end: int, page: Page, its: int) -> None:
    """Where nouns that stand before a name are, and in scripts without spaces how many spaces there are."""
    first, script = row[begin], row[begin].script
    opens = not first.tags.isdisjoint(OPENERS)
    later = its - page.counts[begin]  # of all atoms but the first
    second = row[begin + 1] if end > begin else None
    late, link = later & counts.ANY_LATE > 0, _kind(second.tags) if second and "link" in first.tags else ""
    describes = opens and second is not None and "describes" in second.tags
    if late or link or describes:
        groups.append((whole_names.opener, opens, late, link, describes, script))
    if end - begin > 1 and (later - page.counts[end]) & counts.ANY_STOP:
        groups.append((whole_names.holds_stop, script, its & counts.ANY_NEW > 0))
    if script not in LETTERED:
        glued = second is not None and second.gap == ""
        groups.append((whole_names.spaces, count(later, counts.SPACES), script, opens, glued))


@lru_cache(maxsize=1 << 10)
def _kind(tags: frozenset[str]) -> str:
    """What an atom is, in one word."""
    return next((tag for tag in _TELLING if tag in tags), "word")


def _sides(row: Sequence[Atom], begin: int, end: int) -> tuple[str, str]:
    """What stands before and behind a stretch: a sign, else the kind of a word."""
    left = (_GAPS.get(row[begin].gap) or _kind(row[begin - 1].tags)) if begin else "B"
    return left, (_GAPS.get(row[end + 1].gap) or _kind(row[end + 1].tags)) if end + 1 < len(row) else "B"


def _cuts(row: Sequence[Atom], begin: int, end: int, page: Page, its: int) -> tuple[Group, Group]:
    """At either border what stands inside and outside of it, by kind, in the language of the text: whether a town or a trade belongs
    to the name is not the same in each."""
    first, last, (left, right) = row[begin], row[end], _sides(row, begin, end)
    build = _build(first, last, its)
    return (
        (whole_names.cut, "<", page.language, left, _kind(first.tags), build),
        (whole_names.cut, ">", page.language, right, _kind(last.tags), build),
    )


def _build(first: Atom, last: Atom, its: int) -> str:
    """Whether a name says its legal form or trade, and whether it has a word of no known kind."""
    new = "1" if its & counts.ANY_NEW else "0"
    if its & counts.ANY_FORM:
        return "formal" + new
    return ("trade" if not last.tags.isdisjoint(_TRADE) or not first.tags.isdisjoint(_TRADE) else first.script) + new


def _setting(row: Sequence[Atom], begin: int, end: int, page: Page, its: int) -> Group:
    """What stands on both sides of a stretch, by kind, and behind a break or comma; of what build it is; whether somebody hires further
    on; how it ends."""
    first, last, (left, right) = row[begin], row[end], _sides(row, begin, end)
    new, formal = its & counts.ANY_NEW > 0, its & counts.ANY_FORM > 0
    beyond = _kind(row[end + 1].tags) if end + 1 < len(row) and row[end + 1].gap in _GAPS else ""
    build = _build(first, last, its)
    ends = ""
    if end > begin and not last.tags.isdisjoint(_SITES):
        ends = f"site{min(end - begin, 3)}{formal:d}"
    elif "numeral" in last.tags:
        ends = f"numeral {min(end - begin, 2)}{new:d}"
    return (whole_names.setting, left, right, beyond, build, page.hired[end] and right != "hires", ends)


def _in_address(atoms: Sequence[Atom], addresses: str) -> str:
    """How the name stands in a link, a handle or an e-mail address of the ad: its own words (`hr@bluelagoon.example`), its first word
    with a noun, or initials (`careers@slbmc.example`); "" where it does not."""
    words = [_bare(atom.word) for atom in atoms if atom.script in LETTERED]
    own = [_bare(atom.word) for atom in atoms if atom.script in LETTERED and not (atom.tags & OWN)]
    if any(len(name) >= 5 and name in addresses for name in ("".join(own[:2]), *own[:1])):
        return "address"
    if any(len(name) >= 5 and name in addresses for name in ("".join(words[:2]), "".join(words[:3]))):
        return "address of all"
    initials = "".join(word[0] for word in words if word)
    return "address of initials" if len(initials) >= 3 and initials in addresses else ""


@lru_cache(maxsize=1 << 12)
def _bare(word: str) -> str:
    """A word's letters without diacritics."""
    return "".join(char for char in unicodedata.normalize("NFD", word.replace("đ", "d")) if char.isalnum())


def _add_line(groups: list[Group], row: Sequence[Atom], first: int, last: int, page: Page, its: int) -> None:
    """Whether a stretch begins, ends or fills a line, and which: the first, the second, the last, the one behind a contact."""
    lines, least = page.lined
    line, script = lines[first], row[first].script
    begins = not first or lines[first - 1] < line
    ends = last + 1 == len(row) or lines[last + 1] > line
    which = "only" if not least else "last" if line >= least else "first" if not line else "second" if line == 1 else "inner"
    trade = its & counts.ANY_FORM > 0 or not (row[first].tags.isdisjoint(counts.FIRM) and row[last].tags.isdisjoint(counts.FIRM))
    groups.append((whole_names.line, begins, ends, which, script, trade))
    if begins and ends and line < HEAD:
        above = layout.of_line(page.layout, line - 1) if line else "none"
        below = layout.of_line(page.layout, line + 1) if line + 1 < HEAD and line < lines[-1] else "none"
        groups.append((whole_names.head, min(line, 3), above, below, script, trade))
    if begins and first and "contact" in row[first - 1].tags:
        groups.append((whole_names.said, f"ln{begins:d}{ends:d}contact"))
    if last >= page.end:
        groups.append((whole_names.final, row[first].gap in _GAPS, trade, script, last - first + 1))
    if its & counts.ANY_BRAND:
        groups.append((whole_names.brand, last - first + 1, begins, ends, which, _sides(row, first, last)[1]))


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether what stands around is in capitals too."""
    around = text[max(0, start - 40) : start] + text[end : end + 40]
    return sum(map(str.isupper, around)) > sum(map(str.islower, around))
