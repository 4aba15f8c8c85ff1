"""Which stretches of an ad may be the employer's name, and what speaks for and against each.

Every stretch needs a reason: a legal form or noun of business at its end or beginning, quotes, a label or cue beside it, capitals,
or a line of its own. Which of them it is, or none, is for the model (`employer.model`) to say.
"""

from collections.abc import Sequence, Set
from typing import NamedTuple

from extract.employer.address import WHOLE
from extract.employer.counts import FIRM
from extract.employer.known import INSIDE
from extract.employer.quoted import is_quoted, passes_quote
from extract.employer.reasons import AFTER, BREAK, LETTERED, OPENERS, SUFFIXES, bridges, joins_two, reasons, small
from extract.employer.words import COMMON, Atom

MOST_ATOMS, LONGEST, SCANNED = 9, 70, 600
MOST_COINED = 3  # atoms of a name that begins in small letters
LEAST_COINED = 4  # letters of a word in small letters that may be a name
LEAST_POSTCODE = 5  # digits of a number that is of an address and in no name (`MAJLIS PERBANDARAN JASIN 77000 JASIN`)
MOST_VALUE = 5  # atoms of a labelled value in small letters, or of another script than its label
_FORMS = frozenset({"form<", "form>"})
_LEADS_IN = BREAK | {"link", "noun>", "bare>"}
_AFTER_COINED = frozenset({"hires", "bare<", "called"})
_INTRODUCES = frozenset({"bare>", "called"})
_SITES = frozenset({"place"})
_NEVER = frozenset({"contact"})
_UNCASED = frozenset({"dense", "plain", "even"})
_CUES = frozenset({"hires", "joins", "label", "not", "reach", "field", "signs", "bureau", "client", "parent", "called"})
_WORDS = frozenset({"reach", "joins"})  # cues that may be a word of a name
_WITHIN_TRADE = frozenset({"common", "stop", "purpose", "not"})  # small words that a name with a noun of business runs on over
_ENDS = frozenset({"hires", "signs", "client", "called"})  # what no name runs on over


class Stretch(NamedTuple):
    """Atoms `first` to `last` (both inside) and the reasons to look at them."""

    first: int
    last: int
    reasons: tuple[str, ...]


def stretches(row: Sequence[Atom], ands: Set[str]) -> list[Stretch]:
    """All stretches with a reason, in the order of the text; at most `MOST_ATOMS` times `SCANNED`. `ands` are words for "and"."""
    found: list[Stretch] = []
    labels = any("label" in atom.tags for atom in row)
    for first, atom in enumerate(row[:SCANNED]):
        own = len(found)
        small = atom.tags is COMMON and atom.script == "cased" and not atom.capital
        if (not small or _introduced(row, first)) and _may_begin(row, first):
            found += _from(row, first, ands)
        if not labels or not first or not _is_value(row, first):
            continue
        last = _value_end(row, first)
        ends = {stretch.last for stretch in found[own:]}
        if last >= first and last not in ends:
            found.append(Stretch(first, last, ("label", "value")))
        last = _bracket_end(row, last) if last >= first else last
        if last > first and last not in ends:
            found.append(Stretch(first, last, ("label", "value", "bracketed")))
    return found


def _is_value(row: Sequence[Atom], first: int) -> bool:
    """Whether an atom begins what stands behind a label (`Company: quillstack`), a bare "company" left out (`Empresa: empresa Nube`)."""
    if "bare>" in row[first - 1].tags and row[first].gap in ("", " "):
        first -= 1
    return first > 0 and "label" in row[first - 1].tags and row[first].gap in ("|", "-")


def _value_end(row: Sequence[Atom], first: int) -> int:
    """The last atom of a labelled value that begins at `first`, a bare "company" behind it left out; before `first` where it is too
    long for a name or holds a contact."""
    last = first
    while last + 1 < len(row) and row[last + 1].gap not in ("|", ",", "("):
        last += 1
    if last - first >= MOST_VALUE or any(atom.tags & _NEVER for atom in row[first : last + 1]):
        return first - 1
    return last - 1 if "bare<" in row[last].tags and not row[last].tags & _FORMS else last


def _bracket_end(row: Sequence[Atom], last: int) -> int:
    """The last atom of a bracket behind a labelled value that ends at `last` (`BTK (Bâtisseurs du Koliba)`); 0 without one."""
    if last + 1 >= len(row) or row[last + 1].gap != "(":
        return 0
    for index in range(last + 1, min(last + 1 + MOST_ATOMS, len(row))):
        if row[index].tags & _NEVER:
            return 0
        if index + 1 == len(row) or row[index + 1].gap in (")", "|"):
            return index
    return 0


def _may_begin(row: Sequence[Atom], first: int) -> bool:
    atom = row[first]
    if atom.tags <= COMMON and (atom.capital or atom.script != "cased") and atom.word not in ("a", "o"):
        return True  # as most are
    if atom.tags & _NEVER or (atom.tags & _CUES and not atom.tags & INSIDE and not _heads(row, first)):
        return False
    if "link" in atom.tags and (not atom.capital or atom.word in ("l", "d") or _is_article(row, first)):
        return False
    if atom.word in ("a", "o") and _is_article(row, first):
        return False
    if atom.script == "cased" and not atom.capital:
        return bool(atom.tags & {"noun>", "form>", "agency>", "known"}) or _coined(row, first)
    if "person" in atom.tags and not atom.capital and atom.script in LETTERED:
        return False
    if "describes" in atom.tags and not atom.capital and atom.end - atom.start > 3 and not atom.tags & INSIDE:
        return False
    return "stop" not in atom.tags or bool(atom.tags & INSIDE)


def _coined(row: Sequence[Atom], first: int) -> bool:
    """A word in small letters that no table and no other ad knows, where a name may stand (`at nuvelka`, `nuvelka is hiring`)."""
    atom = row[first]
    if (atom.tags and not (atom.echo == WHOLE and atom.tags <= _SITES)) or atom.end - atom.start < LEAST_COINED:
        return atom.tags is COMMON and _introduced(row, first)
    if atom.echo or not first or atom.gap not in ("", " ", ","):
        return True
    before, behind = row[first - 1], row[first + 1] if first + 1 < len(row) else None
    if not before.tags.isdisjoint(_LEADS_IN) or (first > 1 and "label" in row[first - 2].tags) or before.script != "cased":
        return True
    return behind is None or behind.script != "cased" or not behind.tags.isdisjoint(_AFTER_COINED)


def _introduced(row: Sequence[Atom], first: int) -> bool:
    """Whether the word before an atom says that a name comes (`cty lotus đỏ`)."""
    return first > 0 and row[first].gap in ("", " ") and not row[first - 1].tags.isdisjoint(_INTRODUCES)


def _heads(row: Sequence[Atom], first: int) -> bool:
    """A cue in capitals that is the first word of a name with a legal form (`Contacto Andino S.A.S.`, but not `Somos Andino S.A.S.`)."""
    if row[first].tags & {"joins", "hires"} or ("label" in row[first].tags and " " in row[first].word):
        return False  # nor "Firma adı Andino S.R.L."
    behind = row[first + 1 : first + 4]
    ends = next((index for index, atom in enumerate(behind) if atom.tags & _FORMS), 0)
    return row[first].capital and bool(ends) and all(atom.capital and atom.gap == " " for atom in behind[:ends])


def _is_article(row: Sequence[Atom], first: int) -> bool:
    """An article before a noun of business is no part of a name (`La Secretaría de Movilidad`), a Portuguese one is of none."""
    if first + 1 >= len(row) or row[first + 1].gap != " " or row[first].word == "the":
        return False
    return bool(row[first + 1].tags & OPENERS) or (row[first].word in ("a", "o") and row[first + 1].capital)


def _from_coined(row: Sequence[Atom], first: int, ands: Set[str]) -> list[Stretch]:
    """A coined word, alone, with a noun of business or with words behind it that are no more known (`lumora labs`)."""
    found: list[Stretch] = []
    for last in range(first, min(first + MOST_COINED, len(row))):
        atom = row[last]
        behind = row[last + 1] if last + 1 < len(row) else None
        if last > first and (atom.gap != " " or not (atom.tags <= COMMON or atom.tags & SUFFIXES or atom.word == "&")):
            break
        if atom.word == "&":
            continue  # "harrow & stone"
        ends = behind is None or behind.gap not in ("", " ") or behind.script != "cased" or not behind.tags.isdisjoint(AFTER)
        if last == first or not atom.tags or atom.tags & SUFFIXES or ends:
            found.append(Stretch(first, last, ("coined", *reasons(row, first, last, ands))))
    return found


def _from(row: Sequence[Atom], first: int, ands: Set[str]) -> list[Stretch]:
    atom = row[first]
    if atom.script == "cased" and not atom.capital and atom.tags.isdisjoint(INSIDE):
        return _from_coined(row, first, ands)
    found: list[Stretch] = []
    bare, opened = _is_bare(atom), False
    capitals = atom.script == "cased" and not (atom.capital and atom.tags.isdisjoint(OPENERS))
    for last in range(first, min(first + MOST_ATOMS, len(row))):
        end = row[last]
        if last > first:
            if not _passes(row, first, last, ands):
                break
            if end.gap in ("(", ")"):
                opened = end.gap == "("
        if end.end - atom.start > LONGEST:
            break
        if bare and (end.tags.isdisjoint(_FORMS) or (atom.script == "cased" and not row[first + 1].capital)):
            continue
        if capitals and last > first and not _capitalized(row, first, last):
            continue
        if opened and (last + 1 == len(row) or row[last + 1].gap != ")"):
            continue  # the bracket goes on
        if _may_end(row, first, last) and (why := reasons(row, first, last, ands)):
            found.append(Stretch(first, last, tuple(why)))
    return found


def _is_bare(atom: Atom) -> bool:
    """A bare "company" is no part of a name, unless its legal form says so; in scripts without case it may be one."""
    return "bare>" in atom.tags and atom.script in LETTERED and not atom.tags & _FORMS


def _capitalized(row: Sequence[Atom], first: int, last: int) -> bool:
    """Whether a stretch in small letters or behind a noun of business has a word in capitals ("Syarikat antarabangsa" has none)."""
    rest = row[first + (not row[first].tags.isdisjoint(OPENERS)) : last + 1]
    return any(atom.capital or atom.script != "cased" for atom in rest) or _coined(row, first + 1)


def _passes(row: Sequence[Atom], first: int, last: int, ands: Set[str]) -> bool:
    """Whether a name that began at `first` may run on over the atom `last`."""
    atom = row[last]
    if atom.tags <= COMMON and (atom.gap == " " if atom.capital else atom.gap in ("", " ") and atom.script in _UNCASED):
        return True  # as most do
    if atom.gap in ("|", "-") or not atom.tags.isdisjoint(_NEVER):
        return False
    if atom.script == "digits" and atom.word.isdigit() and len(atom.word) >= LEAST_POSTCODE:
        return False
    if atom.gap == ",":
        return "form<" in atom.tags or _listed(row, last)
    if atom.gap == '"':
        return passes_quote(row, first, last)
    if atom.gap == ")" and not any(between.gap == "(" for between in row[first + 1 : last]):
        return False
    short = atom.script == "dense" or atom.end - atom.start <= 3
    if atom.gap == "(" and not (short or atom.tags & _FORMS or _before_form(row, last)):
        return False
    if "reach" in atom.tags and not atom.capital and not atom.tags & INSIDE:
        return False
    if not atom.tags & INSIDE and (atom.tags & _ENDS or ("field" in atom.tags and not atom.capital)):
        return False
    if atom.script == "dense" and atom.gap == " " and "stop" in atom.tags and not atom.tags & INSIDE:
        return False
    if atom.script == "cased" and not atom.capital:
        if last - 1 > first and "form<" in row[last - 1].tags and atom.tags.isdisjoint(_FORMS) and "link" not in atom.tags:
            return False  # none of 2,131 names with a legal form goes on so (`Akdeniz Tekstil A.Ş. terzi arıyor`: a tailor)
        function = "stop" in atom.tags and "link" not in atom.tags
        opens = not row[first].tags.isdisjoint(OPENERS)
        if is_quoted(row, first, last) or (opens and not function) or atom.tags & INSIDE or "link" in atom.tags:
            return True
        bridged = row[first].capital and bridges(row, last, _WITHIN_TRADE if opens else COMMON)
        return (
            bridged
            or joins_two(row, first, last, ands)
            or small(row, first, last)
            or _leads_to_noun(row, last)
            or _has_purpose(row, first, last)
        )
    return atom.script != "even" or "stop" not in atom.tags or "link" in atom.tags or bool(atom.tags & INSIDE)


def _before_form(row: Sequence[Atom], last: int) -> bool:
    """Whether a legal form stands behind the bracket that holds one word (`ब्लूकेप (इंडिया) प्रा. लि.`)."""
    return last + 1 < len(row) and row[last + 1].gap == ")" and bool(row[last + 1].tags & _FORMS)


def _listed(row: Sequence[Atom], last: int) -> bool:
    """The second of three surnames (`Prado, Lins & Cury`), or of two before what a firm is."""
    if (
        last + 1 >= len(row)
        or not (row[last - 1].capital and row[last].capital)
        or row[last + 1].gap != " "
        or row[last].tags & _CUES
    ):
        return False
    if row[last + 1].tags & SUFFIXES:
        return True  # `Venter and Partners`
    return "link" in row[last + 1].tags and last + 2 < len(row) and row[last + 2].capital and row[last + 2].gap == " "


def _leads_to_noun(row: Sequence[Atom], last: int) -> bool:
    """A word in small letters before a noun of business (`Marvarid xalqaro maktabi`)."""
    if row[last].tags:
        return False
    return any("noun<" in atom.tags and atom.gap == " " and not atom.capital for atom in row[last + 1 : last + 3])


def _has_purpose(row: Sequence[Atom], first: int, last: int) -> bool:
    """Whether an atom says that what a society, school or office is for follows (`Stichting Moestuin voor Iedereen`)."""
    return "purpose" in row[last].tags and any(atom.tags & FIRM for atom in row[first:last])


def _may_end(row: Sequence[Atom], first: int, last: int) -> bool:
    atom = row[last]
    if atom.tags <= COMMON and (atom.capital or atom.script != "cased"):
        return True
    if "link" in atom.tags and (atom.word != "+" or atom.gap) and not (atom.capital and _closes(row, first, last)):
        return False  # but "Los Almendros del Sur", "Fakemigan+"
    if atom.tags & _CUES and not atom.tags & INSIDE:
        return atom.capital and bool(atom.tags & _WORDS) and _closes(row, first, last)  # "Orient Star Call"
    if atom.script == "cased" and not atom.capital and not atom.tags & INSIDE:
        behind = row[last + 1] if last + 1 < len(row) else None
        if atom.closed or (last > first + 1 and bool(row[first].tags & OPENERS) and atom.tags <= COMMON and _clause_ends(behind)):
            return True  # `Pekařství U Tří klasů, Plzeň`
        return behind is not None and (behind.gap == '"' or (last > first and "hires" in behind.tags and behind.gap == " "))
    return "stop" not in atom.tags or bool(atom.tags & INSIDE) or atom.capital


def _clause_ends(behind: Atom | None) -> bool:
    return behind is None or behind.gap not in ("", " ", '"')


def _closes(row: Sequence[Atom], first: int, last: int) -> bool:
    """Whether a capital ends a row of capitals: at least one before it, none behind it."""
    if last == first or (not row[last - 1].capital and "link" not in row[last - 1].tags):
        return False
    return last + 1 == len(row) or row[last + 1].gap != " " or not row[last + 1].capital
