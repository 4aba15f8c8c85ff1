"""How many atoms of a stretch are of which sort.

An atom counts for all its sorts in one number of four bits a sort, so that those of a stretch are added up at once.
"""

from collections.abc import Sequence
from functools import lru_cache

from extract.employer.words import Atom

OWN = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>", "bare<", "bare>", "link"})
KNOWN = frozenset(
    {
        "nation",
        "brand",
        "tool",
        "describes",
        "field",
        "reach",
        "generic",
        "occupation",
        "place",
        "country",
        "number",
        "stop",
        "heading",
    }
)
OLD = KNOWN | OWN | {"common", "numeral"}
FORM = frozenset({"form<", "form>"})
FIRM = frozenset({"form<", "form>", "noun<", "noun>", "group<", "agency<", "agency>"})
AGENCY = frozenset({"agency<", "agency>"})
OPENERS = frozenset({"form>", "noun>", "agency>", "bare>"})
_OWN_OR_SITE = OWN | {"place", "country", "stop"}
# Where each count stands: of all atoms; of those with a name's own words, of a known kind, of none; of legal forms; in small letters and
# in capitals; of firms. Only these hang on no atom's place in the stretch.
ATOMS, UNOWNED, SEEN, NEW, FORMS, SMALL, LARGE, FIRMS = range(0, 32, 4)
BUILD = (1 << 32) - 1
# In Latin letters, of agencies, services; nouns of business that go on from the word before, spaces, words that end a name, legal forms
# that go on from it.
LATIN, AGENCIES, BRANDS, LATE, SPACES, STOPS, GLUED_FORMS = range(32, 60, 4)
_BITS = 15
# What is of those bits where any atom is of the sort.
ANY_NEW, ANY_FORM, ANY_FIRM, ANY_LATIN, ANY_AGENCY, ANY_BRAND, ANY_LATE, ANY_STOP, ANY_GLUED_FORM = (
    _BITS << sort for sort in (NEW, FORMS, FIRMS, LATIN, AGENCIES, BRANDS, LATE, STOPS, GLUED_FORMS)
)


def count(counts: int, sort: int) -> int:
    """How many atoms of a sort there are."""
    return counts >> sort & _BITS


def counts_of(row: Sequence[Atom]) -> list[int]:
    """For each atom the sorts that it counts for."""
    return [_counts(atom.tags, atom.script, atom.capital, atom.gap, atom.word.isascii()) for atom in row]


@lru_cache(maxsize=1 << 13)
def _counts(tags: frozenset[str], script: str, capital: bool, gap: str, ascii: bool) -> int:
    cased, glued = script == "cased", gap in ("", " ")
    told = {
        ATOMS: True,
        UNOWNED: not tags & OWN,
        SEEN: bool(tags & KNOWN),
        NEW: not tags & OLD,
        FORMS: bool(tags & FORM),
        SMALL: cased and not capital and not tags & OWN,
        LARGE: capital and not tags & _OWN_OR_SITE,
        FIRMS: bool(tags & FIRM),
        LATIN: script in ("cased", "even") and ascii,
        AGENCIES: bool(tags & AGENCY),
        BRANDS: "brand" in tags,
        LATE: glued and bool(tags & OPENERS),
        SPACES: gap == " ",
        STOPS: "not" in tags or ("stop" in tags and "link" not in tags),
        GLUED_FORMS: "form<" in tags and (glued or gap in ("(", ")", ",")),
    }
    return sum(told[sort] << sort for sort in told)
