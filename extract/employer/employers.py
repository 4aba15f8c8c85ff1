"""Whom one would work for, as the ad claims it: names with and without a legal form, in the script of the ad.

A wrong name is worse than none: descriptions, domains, persons, places and compounds are no employers. `employer.candidates` says
which stretches may be a name, `employer.model` which of them is one.
"""

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from extract import posted
from extract.compiled import compiled
from extract.employer import model as employer_model
from extract.employer.address import of_mailbox
from extract.employer.candidates import Stretch, stretches
from extract.employer.counts import AGENCY, FIRM, OWN
from extract.employer.model import Model
from extract.employer.named import MOST, leaning
from extract.employer.page import mark_common, mark_echoes, unmark_labels, word_hash
from extract.employer.pieces import any_of, pieces, words_for_and
from extract.employer.span import balanced, span
from extract.employer.words import Atom, atoms
from extract.findings import Employer
from extract.packed import Numbers, in_words, numbers_of
from extract.reading import Reading
from extract.stored import kept_parts
from extract.tables import Tables
from extract.text.normalize import Folded, fold, fold_word
from extract.text.squeeze import UNSPACED
from extract.words.phrases import phrases

LONGEST_NAME = 90
# Points that a name needs over none: nearly the best F1 on held-out texts, where 0.99 of those that name nobody get none.
SURE = 0.2
# Points less for the whole value of a label: as few as read `Nombre del local: Fakelina`, which the weights of other labels leave at -1.6.
LABELLED = 1.8
# Points less for each log-odd that such an ad names its employer: of 391 ads in the shapes of boards F1 is 0.772 with it, 0.759 without, of
# 4,984 posts 0.844 either way.
LEANS = 0.2
_LEAST_SURE, _MOST_SURE = SURE - LEANS * MOST, SURE + LEANS * MOST  # the fewest and the most points that a name may need so
_DOMAIN = re.compile(r"^(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)*\.(?:[a-z]{2,6})$", re.IGNORECASE)
_HANDLE = re.compile(r"[a-z]+\d{4,}$")  # `fakehiro0000`
_BRANDED = re.compile(r"[A-Z][A-Za-z0-9]+\.[a-z]{2,3}$")  # "Booking.com": in structured data a name, in a text a link
_PUNCTUATION = re.compile(r"[\"'“”„«»「」『』《》()（）,;:.|!*_]+")
_KINDS = frozenset({"describes", "generic", "nation", "number", "heading", "stop", "tool"})
_FIRMS = frozenset({"known", "brand"})
_LABEL = re.compile(r"(\S[^:：\n]*?)\s*[:：]\s*$")
_LONGEST_LABEL = 40  # characters before a name


Candidates = tuple[list[Atom], list[Stretch]]


def find(reading: Reading, given: Candidates | None = None, model: Model | None = None) -> Employer | None:
    """The employer of a `job_ad`: the structured one, else the text's, else the title's; None where none is named.

    `given` are the candidates of its text, if they are found before; `model` replaces the packaged one.
    """
    if reading.kind != "job_ad":
        return None
    structured = _structured(reading)
    if structured is not None:
        return structured
    model = model or employer_model.load()
    found = _in(reading, reading.text, given or candidates(reading, reading.text, reading.folded, model.common), model)
    if found is None and (title := reading.ad.title):
        found = _in(reading, title, candidates(reading, title, reading.folded_title, model.common), model)
        found = replace(found, start=None, end=None) if found else None
    return found


def _structured(reading: Reading) -> Employer | None:
    name = posted.organization(reading.ad)
    if not name:
        return None
    branded = fold_word(name) in _brands(reading.tables) or bool(_BRANDED.match(name))
    if not branded and (_described(atoms(name, fold(name), reading.tables, ())) or not _acceptable(reading, name)):
        return None
    start = reading.text.find(name)
    if start < 0:
        return Employer(name, normalized(name, reading.tables), "", None, None)
    return Employer(name, normalized(name, reading.tables), name, start, start + len(name))


def _in(reading: Reading, text: str, given: Candidates, model: Model) -> Employer | None:
    row, found = given
    stretch = best(reading, row, found, employer_model.points(row, found, text, model, reading.tables, reading.language), text)
    if stretch is None:
        return None
    start, end = span(text, row, stretch)
    return Employer(text[start:end], normalized(text[start:end], reading.tables), text[start:end], start, end)


def best(reading: Reading, row: Sequence[Atom], found: Sequence[Stretch], given: Sequence[float], text: str) -> Stretch | None:
    """The stretch with the most points that is a name; whom one works for goes before an agency. None without one."""
    agency, parents, given = None, _parents(row, found), employer_model.together(row, found, given)
    sure = cache(lambda: SURE - LEANS * leaning(reading))  # which takes longer than all else here, and is seldom asked
    for index in sorted(range(len(given)), key=given.__getitem__, reverse=True):
        points, stretch = given[index], found[index]
        if points <= _LEAST_SURE - LABELLED or (points <= _MOST_SURE and points <= sure() - LABELLED):
            break
        if points <= _MOST_SURE and points <= sure() and "value" not in stretch.reasons:
            continue
        if agency is not None and stretch.first <= agency.last and stretch.last >= agency.first:
            continue
        words = row[stretch.first : stretch.last + 1]
        start, end = span(text, row, stretch)
        if stretch.first in parents or _described(words) or _among_firms(row, stretch):
            continue
        if not balanced(text[start:end]) or not _acceptable(reading, text[start:end]) or _is_asked_for(reading, words, text, start):
            continue
        if not any(atom.tags & AGENCY for atom in words):
            return stretch
        agency = agency or stretch
    return agency


def _parents(row: Sequence[Atom], found: Sequence[Stretch]) -> frozenset[int]:
    """Where names begin that say which group the employer, named before, belongs to (`AgroMaules, filial del grupo Valle Hondo`)."""
    told = [index for index, atom in enumerate(row) if "parent" in atom.tags]
    ends = {stretch.last for stretch in found} if told else ()
    return frozenset(index + 1 for index in told if index - 1 in ends)


def candidates(
    reading: Reading, text: str, folded: Folded, common: Container[int], known: Callable[[str], bool] | None = None
) -> Candidates:
    """The atoms of `text` (the ad's own or its title) and the stretches of them that may be a name; `common` as in `Model`, `known`
    as in `atoms`."""
    return candidates_of(_row(reading, text, folded, common, known), reading.tables)


def candidates_of(found: list[Atom], tables: Tables) -> Candidates:
    """The atoms of a text, with the stretches of them that may be a name."""
    return found, stretches(found, words_for_and(tables))


def row(reading: Reading) -> list[Atom]:
    """The atoms of the ad's text."""
    return _row(reading, reading.text, reading.folded, employer_model.load().common, None)


def _row(reading: Reading, text: str, folded: Folded, common: Container[int], known: Callable[[str], bool] | None) -> list[Atom]:
    found = atoms(text, folded, reading.tables, _found(reading) if text is reading.text else (), known)
    unmark_labels(found)
    mark_common(found, common)
    mark_echoes(found, [contact.value for contact in reading.contacts])
    return found


def _found(reading: Reading) -> list[tuple[int, int, str]]:
    """Spans of the contacts and places that other steps found in the text."""
    places = [(p.start, p.end, "place") for p in reading.locations if p.start is not None and p.end is not None]
    return [(start, end, "contact") for start, end in reading.contact_places] + places


def _acceptable(reading: Reading, name: str) -> bool:
    """No description, domain, person, place or compound, and at least two letters that are its own."""
    own, folded = core(name, reading.tables), fold_word(name)
    bare = own == folded  # nothing but its own words: no legal form, no noun of business
    if sum(char.isalpha() for char in own) < 2 and sum(char.isalpha() for char in folded) < 5:
        return False
    if of_mailbox(name, (c.value for c in reading.contacts if c.type == "email"), _providers(reading.tables)):
        return False
    if _DOMAIN.match(name) or _HANDLE.match(name) or len(name) > LONGEST_NAME:
        return False
    if bare and _person(reading.tables).search(name):
        return False
    generic = _generic(reading.tables)
    if folded in generic or (all(word in generic for word in own.split()) and (bare or own not in _brands(reading.tables))):
        return False  # but "Grab Fintech Support"
    return word_hash(folded) not in _compounds(reading.tables) and not (bare and _place_only(reading, own))


@lru_cache(maxsize=8)
def _providers(tables: Tables) -> frozenset[str]:
    """Domains at which anybody may have a mailbox."""
    return frozenset(row["domain"] for row in tables.rows("mail_providers"))


def _among_firms(row: Sequence[Atom], stretch: Stretch) -> bool:
    """Whether a well-known firm is one of several that are listed (`SIM Unitel, TPlus`): what one deals with, not whom one works for."""
    within = row[stretch.first : stretch.last + 1]
    if all(atom.tags.isdisjoint(_FIRMS) for atom in within):
        return False
    beside = (*row[max(0, stretch.first - 1) : stretch.first], *row[stretch.last + 1 : stretch.last + 2])
    if any(not atom.tags.isdisjoint(_FIRMS) for atom in beside):
        return True
    several = sum(not atom.tags.isdisjoint(_FIRMS) for atom in within) > 1
    return several and any("link" in atom.tags or atom.gap not in ("", " ") for atom in within[1:])


def _is_asked_for(reading: Reading, words: Sequence[Atom], text: str, start: int) -> bool:
    """Whether a label before a name says that it is a person's, whom to ask for (`联系人：`), and no word in it that it is a firm's: of
    1,256 employers behind a label in ads of the repository six stand behind such a one, and none of them is lost by it."""
    if not all(atom.tags.isdisjoint(FIRM | _FIRMS) for atom in words):
        return False
    label = _LABEL.search(text, max(0, start - _LONGEST_LABEL), start)
    return label is not None and _asks(reading.tables).search(fold_word(label[1])) is not None


@lru_cache(maxsize=8)
def _asks(tables: Tables) -> re.Pattern[str]:
    """A label of whom to ask for, at the end of a folded one; within a word only where words have no spaces."""
    return compiled(rf"(?:(?<![^\W\d_])|(?<=[{UNSPACED}]))(?:{any_of(tuple(map(fold_word, pieces(tables, 'asked'))))})$")


def _described(row: Sequence[Atom]) -> bool:
    """Whether every word says what kind of business it is, and none which one ("top crypto exchange", 全球头部交易所)."""
    own = [atom for atom in row if not atom.tags & OWN]
    return any(atom.tags & _KINDS for atom in own) and all(atom.tags & (_KINDS | {"country"}) for atom in own)


@lru_cache(maxsize=8)
def _person(tables: Tables) -> re.Pattern[str]:
    """A title of persons at the head of a name, or a patronymic behind a first name or before it."""
    title, father = any_of(pieces(tables, "title")), any_of(pieces(tables, "patronymic"))
    return compiled(rf"^(?:{title})\b|^(?:[^\W\d_]+ ){{1,2}}[^\W\d_]{{3,}}(?:{father})$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _generic(tables: Tables) -> frozenset[str]:
    return frozenset(fold_word(row["phrase"]) for row in tables.rows("generic_employers"))


@lru_cache(maxsize=8)
def _brands(tables: Tables) -> frozenset[str]:
    """Services, banks and tools that ads mention: named by structured data, they are who hires."""
    return frozenset(fold_word(row["phrase"]) for row in tables.rows("employer_context") if row["role"] in ("brand", "tool"))


@lru_cache(maxsize=8)
def _compounds(tables: Tables) -> Numbers:
    return Numbers(numbers_of(_named(tables).get("hotspot_names")))


@lru_cache(maxsize=8)
def _countries(tables: Tables) -> Numbers:
    return Numbers(numbers_of(_named(tables).get("country_names")))


@kept_parts("hotspot_names", "country_names")
def _named(tables: Tables) -> dict[str, str]:
    """Hashes (`word_hash`) of the names of compounds and of countries, folded: of 30,000 names a tenth of their memory."""
    named = ("hotspot_names", "country_names")
    return {table: in_words(sorted({word_hash(fold_word(row["name"])) for row in tables.rows(table)})) for table in named}


def _place_only(reading: Reading, own: str) -> bool:
    """Whether nothing is left of a name without the places in it."""
    if own in _places(reading) or word_hash(own) in _compounds(reading.tables) or word_hash(own) in _countries(reading.tables):
        return True
    for place in reading.locations:
        words = fold_word(place.text)
        if len(words) > 2:
            own = own.replace(words, " ")
    return sum(char.isalpha() for char in own) < 2


def _places(reading: Reading) -> frozenset[str]:
    """Names of the places in this ad."""
    here = {fold_word(place.text) for place in reading.locations} | {fold_word(p.name) for p in reading.locations}
    model = {fold_word(entity.text) for entity in reading.entities if entity.label in {"GPE", "LOC"}}
    # Of several towns of one name none may be meant for sure, but a town it is: Santa Cruz. One word may be a firm's name as well.
    named = {mention.key for mention in reading.mentions if " " in mention.key and not (mention.weak or mention.usual)}
    return frozenset(here | model | named)


def core(name: str, tables: Tables) -> str:
    """`name` folded, without legal forms, nouns of business, quotes and punctuation."""
    return _without(name, tables, frozenset({"form", "bare", "noun", "group", "agency"}))


def normalized(name: str, tables: Tables) -> str:
    """`name` for comparison: folded, without its legal form, quotes and punctuation; the noun of business stays."""
    return _without(name, tables, frozenset({"form", "bare"})) or fold_word(name)


def _without(name: str, tables: Tables, kinds: frozenset[str]) -> str:
    folded = fold_word(name)
    kept, at = [], 0
    for hit in phrases(tables, "legal_forms").find(folded):
        if hit.row["kind"] in kinds:
            kept.append(folded[at : hit.start])
            at = hit.end
    rest = " ".join([*kept, folded[at:]])
    return " ".join(_PUNCTUATION.sub(" ", rest).split())
