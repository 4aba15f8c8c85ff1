"""A chosen name with the words beside it that belong to it: the model chooses by points, and a cut name may have a few more."""

from collections.abc import Callable, Sequence

from extract.employer.candidates import Stretch
from extract.employer.counts import OWN
from extract.employer.reasons import AFTER, OPENERS
from extract.employer.words import COMMON, Atom

NEARLY = 1.0  # points that a longer name may have less than one that is cut between two ordinary words


def extended(
    row: Sequence[Atom], stretch: Stretch, found: Sequence[Stretch], given: Sequence[float], sure: Callable[[], float]
) -> Stretch:
    """`stretch` as far as its name goes on either side; `given` are the points of `found`, `sure` says those that a name needs."""
    return _backward(row, _onward(row, stretch, found, given, sure), found, given, sure)


def _backward(
    row: Sequence[Atom], stretch: Stretch, found: Sequence[Stretch], given: Sequence[float], sure: Callable[[], float]
) -> Stretch:
    """With the unknown words before it up to where the clause begins, if that too is rather a name than none (`Mavi` +
    `Fener Balık Evi`)."""
    if row[stretch.first].tags & OWN or row[stretch.first].gap != " " or "person" in row[stretch.first - 1].tags:
        return stretch
    for points, longer in zip(given, found, strict=True):
        if longer.last == stretch.last and longer.first < stretch.first and points > sure():
            added = row[longer.first : stretch.first]
            if (
                added[0].script == row[stretch.first].script
                and added[0].gap not in ("", " ")
                and not any(atom.tags for atom in added)
            ):
                return longer
    return stretch


def _onward(
    row: Sequence[Atom], stretch: Stretch, found: Sequence[Stretch], given: Sequence[float], sure: Callable[[], float]
) -> Stretch:
    """One that begins with a legal form or noun of business and is cut before an ordinary word, with the words up to where the clause
    ends (`Công ty Cổ phần Thiết` + `bị điện MINHFAKE cần tuyển`)."""
    if row[stretch.first].tags.isdisjoint(OPENERS) or not _goes_on(row, stretch.last):
        return stretch
    own = next(points for points, one in zip(given, found, strict=True) if one == stretch)
    most, best = max(sure(), own - NEARLY), stretch
    for points, longer in zip(given, found, strict=True):
        if longer.first == stretch.first and longer.last > stretch.last and points > most and not _goes_on(row, longer.last):
            most, best = points, longer
    return best


def _goes_on(row: Sequence[Atom], last: int) -> bool:
    """Whether an ordinary word of the same clause stands behind an atom."""
    if last + 1 >= len(row) or row[last + 1].gap != " ":
        return False
    return row[last + 1].tags <= COMMON and row[last + 1].tags.isdisjoint(AFTER)
