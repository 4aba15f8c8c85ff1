"""Whose the contacts of a plea, a warning or a report are, by a small linear model over the words and signs around each.

Trained by `python -m tests.training.train_contact_roles` and written to `data/contact_roles.npz`. A single cue word misleads: in a plea
"the man who took him" may stand before the mother's number, in a warning "police" before the lurer's. The model weighs all of them.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract import linear
from extract.contact.role_words import BEFORE, BEHIND, Seen, clause, lower, masked, plain_words, seen, sentence, spans
from extract.findings import Contact
from extract.reading import Reading
from extract.tables import DATA
from extract.text.sentences import STOPS
from extract.words.phrases import digits

FILE = DATA / "contact_roles.npz"
ROLES = ("quoted", "authority", "affected", "other")
KINDS = frozenset({"plea", "warning", "news"})
BUCKETS = 1 << 14
# By cross-validation (authors held out): a relative's number given out as the lurer's harms people, so in doubt it is the family's.
SURE, SURE_ALONE = 0.5, 0.85
OTHER = 0.25  # share of the points of `other`: a private office is rare
MOST = 60  # contacts of one text that are weighed; a list of more is no plea
_BEFORE, _BEHIND, _NEAR = 24, 16, 8  # characters whose n-grams are read, those next to it once more
_TOUCHING, _CLOSE = 4, 25  # characters between a word and the contact
_JOINED, _APART = 12, 40  # characters between two contacts
_QUOTED = 300  # characters before a contact in which the quotation that it stands in begins
_EARLIER = 240  # characters before "his number" in which it is said whose
_NAMED = frozenset({"recruiter", "taker", "affected", "kin"})
_OPEN = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("‘", "’"))
_CUT = re.compile(rf"[.!?{STOPS}\n]\s*\S")
_EVEN = str.maketrans("123456789", "000000000")


@dataclass(frozen=True)
class Place:
    """A contact's place in its text, masked: what stands before and behind it, and how far the contact before it is away."""

    contact: Contact
    kind: str
    text: str
    start: int
    end: int
    earlier: int  # where the contact before ends, -1 if there is none
    rank: str
    home: str | None

    @property
    def group(self) -> str:
        return "plea" if self.kind == "plea" else "tell"

    @property
    def type(self) -> str:
        return self.contact.type if self.contact.type in {"phone", "email", "url"} else "chat"


def decide(reading: Reading, known: Sequence[str], model: linear.Model | None = None) -> list[str]:
    """The role of each contact of `reading`, in order; `known` are those that need no model, empty where it is asked."""
    if reading.kind not in KINDS or all(known):
        return list(known)
    model = model or linear.load(FILE)
    given: dict[tuple[int, int], str] = {}
    points: dict[tuple[int, int], list[float]] = {}
    before = ""
    for place in places(reading):
        at = place.start, place.end
        told = [role for role, c in zip(known, reading.contacts, strict=True) if role and (c.start, c.end) == at]
        if not told:
            points[at] = _shares(model, place, reading, before)
        before = given[at] = told[0] if told else _best(points[at], reading.kind)
    if reading.kind == "plea":
        _careful(given, points)
    return [
        role or given.get((c.start or 0, c.end or 0)) or _default(reading.kind, c)
        for role, c in zip(known, reading.contacts, strict=True)
    ]


def _default(kind: str, contact: Contact) -> str:
    """Where no words stand around a contact."""
    if kind == "news" and contact.type in {"url", "email"}:
        return "other"
    return "affected" if kind == "plea" else "quoted"


def _best(shares: Sequence[float], kind: str) -> str:
    quoted, authority, _, other = shares
    if kind != "plea":
        weighed = (quoted, authority, 0.0, other * OTHER)
        return ROLES[weighed.index(max(weighed))]
    return "quoted" if quoted > SURE else "authority" if authority > SURE else "affected"


def _careful(given: dict[tuple[int, int], str], points: dict[tuple[int, int], list[float]]) -> None:
    """A plea says where to reach the family: if all contacts but an authority's seem the lurer's, one of them is not."""
    if not points or any(given[at] == "affected" for at in points):
        return
    likely = max(points, key=lambda at: points[at][2])
    if len(points) > 1 or points[likely][0] < SURE_ALONE:
        given[likely] = "affected" if given[likely] == "quoted" else given[likely]


def places(reading: Reading) -> list[Place]:
    """Where the contacts stand, in order."""
    found = spans(reading.contacts)[:MOST]
    text = masked(reading)
    first = {(contact.start, contact.end): contact for contact in reversed(reading.contacts)}
    last = len(found) - 1
    return [
        Place(
            first[at], reading.kind, text, *at, found[i - 1][1] if i else -1,
            "only" if not last else "first" if not i else "last" if i == last else "middle", reading.ad.country,
        )
        for i, at in enumerate(found)
    ]  # fmt: skip


def _shares(model: linear.Model, place: Place, reading: Reading, before: str) -> list[float]:
    """Probability of each of `ROLES`; `before` is the role of the contact before."""
    rows = [row for name in names(place, reading, before) if (row := model.rows.get(name)) is not None]
    buckets = grams(place)
    scale = np.float32(model.scale / math.sqrt(max(1, len(buckets))))
    points = model.dense.take(rows, axis=0).sum(axis=0) + model.of_grams(buckets).sum(axis=0) * scale
    odds = [math.exp(point) for point in (points - np.max(points)).tolist()]
    return [one / sum(odds) for one in odds]


def names(place: Place, reading: Reading, before: str) -> list[str]:
    """Dense features, each 1."""
    group = place.group
    return [f"{group} {name}" for name in {*_standing(place, before), *_worded(place, reading)}]


def _standing(place: Place, before: str) -> Iterator[str]:
    """What the contact is and where it stands."""
    kind, rank = place.type, place.rank
    yield from ("bias", f"type:{kind}", f"rank:{rank}", f"rank:{rank} type:{kind}", f"{place.kind} type:{kind}")
    if place.contact.region and place.home:
        foreign = place.contact.region != place.home
        yield from (f"foreign:{foreign}", f"foreign:{foreign} rank:{rank}")
    if _in_quotes(place):
        yield "quotes"
    if place.kind == "plea":
        return
    if place.earlier < 0:
        yield "after:none"
        return
    between = place.text[place.earlier : place.start]
    gap = "joined" if len(between) <= _JOINED else "near" if len(between) <= _APART else "far"
    yield from (f"after:{before}", f"after:{before} {gap} {bool(_CUT.search(between))}")


def _in_quotes(place: Place) -> bool:
    """Whether a quotation that is open stands around the contact."""
    earlier = place.text[max(0, place.start - _QUOTED) : place.start]
    if any(earlier.rfind(opening) > earlier.rfind(closing) for opening, closing in _OPEN):
        return True
    return earlier.count('"') % 2 == 1 and "\n" not in earlier[earlier.rfind('"') :]


def _worded(place: Place, reading: Reading) -> Iterator[str]:
    """What words of the tables stand before and behind the contact."""
    tables, kind = reading.tables, place.type
    before = lower(place.text[max(0, place.start - BEFORE) : place.start])
    here = len(before) - len(sentence(before, tables))
    since = len(before) - (place.start - place.earlier) if place.earlier >= 0 else 0
    hits = seen(before, tables)
    for hit in hits:
        if hit.start < here:
            yield f"earlier {hit.kind}"
            continue
        yield from (f"said {hit.kind}", f"said {hit.kind} {_distance(len(before) - hit.end)}")
        if hit.start >= since:
            yield f"since {hit.kind}"
    if any(hit.kind == "their" and hit.start >= max(here, since) for hit in hits):
        yield f"of {_owner(place, reading)}"
    nearest = _nearest([hit for hit in hits if hit.start >= here])
    yield from (f"nearest {nearest}", f"nearest {nearest} {kind}")
    for hit in seen(clause(lower(place.text[place.end : place.end + BEHIND])), tables):
        yield from (f"behind {hit.kind}", f"behind {hit.kind} {_distance(hit.start)}")
    if kind in {"email", "url"}:
        for hit in seen(plain_words(place.contact.value), tables):
            yield f"address {hit.kind}"


def _owner(place: Place, reading: Reading) -> str:
    """Of whom "his number" speaks: the lurer or the family, whoever was named last before it."""
    earlier = seen(lower(place.text[max(0, place.start - _EARLIER) : place.start]), reading.tables)
    return _nearest([hit for hit in earlier if hit.kind in _NAMED])


def _distance(characters: int) -> str:
    return "touching" if characters <= _TOUCHING else "close" if characters <= _CLOSE else "far"


def _nearest(hits: Sequence[Seen]) -> str:
    """The kind of the word that ends last, the longest of those."""
    return max(hits, key=lambda hit: (hit.end, -hit.start)).kind if hits else "none"


def grams(place: Place) -> linear.Array:
    """Buckets of the n-grams around the contact: those before and behind it apart, those next to it once more."""
    before = digits(lower(place.text[max(0, place.start - _BEFORE) : place.start])).translate(_EVEN)
    behind = digits(lower(place.text[place.end : place.end + _BEHIND])).translate(_EVEN)
    return linear.around(before, behind, _NEAR, BUCKETS, place.group[0])
