"""The figures that are compared from table to table: one line for a set of texts, whatever dress or language they are in."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from tests.eval import measures

NAMES = ("kind, macro-F1", "risky, P", "R", "contacts, R", "in disguise, R", "employer, F1", "pay, R", "workplaces, R")
TWINS = str.maketrans("aeocpxyAEOCPXTHKMB", "аеосрхуАЕОСРХТНКМВ")


def table(first: str, sets: Iterable[tuple[str, Sequence[measures.Pair]]]) -> str:
    """The figures of `NAMES` for named sets of texts, a row each, as a table of Markdown; `first` stands above their names. Names of
    employers are compared without case, signs, spaces and look-alikes."""
    rows = [(name, *(f"{figure:.3f}" for figure in figures(pairs))) for name, pairs in sets]
    return markdown((first, *NAMES), rows)


def markdown(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown, a cell a text."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def figures(pairs: Sequence[measures.Pair]) -> list[float]:
    """Those of `NAMES`."""
    risk = measures.risky(pairs)
    plain, hidden, named, placed = measures.Counts(), measures.Counts(), measures.Counts(), measures.Counts()
    for text, found in pairs:
        said = {(contact.type, contact.value.casefold()) for contact in found.contacts}
        for counts, is_hidden in ((plain, False), (hidden, True)):
            want = {(c["type"], c["value"].casefold()) for c in text["contacts"] if c["disguised"] is is_hidden}
            counts.add(text["id"], want, said & want)
        named.add(text["id"], _bare_set([text["employer"]]), _bare_set([found.employer.name if found.employer else None]))
        places = _bare_set(place.text for place in found.locations if place.role == "workplace")
        there = _bare_set(text["workplaces"] or [place["text"] for place in text.get("places", ()) if place["role"] == "workplace"])
        placed.add(text["id"], there, {name for name in there if any(name in one or one in name for one in places)})
    pay = measures.pay(pairs)
    kind = measures.macro_f1(measures.kinds(pairs))
    return [kind, risk.precision, risk.recall, plain.recall, hidden.recall, named.f1, pay.recall, placed.recall]


def _bare_set(names: Iterable[str | None]) -> set[str]:
    """The names by which they are compared: letters and digits, without accents, fonts and look-alikes."""
    return {bare(name) for name in names if name}


def bare(name: str) -> str:
    """A name by which it is compared."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold().translate(_BACK))
    return re.sub(r"[\W_\u0300-\u036f]+", "", plain)


# In small letters, as what is compared is: Н and н are one letter whichever a text has. Capitals of ı and i are one letter too.
_BACK = {ord(chr(twin).casefold()): chr(plain).casefold() for plain, twin in TWINS.items()} | {ord("ı"): "i"}
