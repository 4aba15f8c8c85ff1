"""Names over quotation marks: what may stand between them, and where a name may run on over one."""

from collections.abc import Sequence

from extract.employer.known import INSIDE
from extract.employer.reasons import OPENERS
from extract.employer.words import Atom


def is_quoted(row: Sequence[Atom], first: int, last: int) -> bool:
    """Whether a quote that opens at `first` or behind it is not closed before `last`: any word may follow (`АНО «Рука в руке»`)."""
    for index in range(last - 1, first - 1, -1):
        if row[index].closed:
            return False
        if row[index].opened:
            return True
    return False


def passes_quote(row: Sequence[Atom], first: int, last: int) -> bool:
    """Over an opening quote behind a noun of business or a word in capitals, and on behind the closing one (`Spitalul „Sfânta Varvara”
    Petrila`); over one that opens within another (`АО «НПО „Вектор“»`)."""
    if any(atom.gap == '"' for atom in row[first + 1 : last]):
        if row[last].opened and is_quoted(row, first, last):
            return True
        return bool(row[first].tags & OPENERS) and (row[last].capital or bool(row[last].tags & INSIDE))
    before = row[last - 1]
    return before.capital or bool((before.tags | row[first].tags) & OPENERS) or bool(row[last].tags & {"form<", "noun<"})
