"""Our steps as registered spaCy components: each reads and fills `Doc._.reading`, a `Reading`.

A batch goes through them one after the other, through the larger ones in several passes, texts of the same languages side by side: what
a pass looks up in stays in the processor's cache: whole steps take a quarter off, the passes another fourteenth (trials).

They take it from `Doc.user_data`, which costs a tenth of asking for an extension, a hundredth of all the work on a text.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from operator import attrgetter

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.contact import contacts
from extract.employer import employers
from extract.findings import Employer, Location
from extract.job import dates, job
from extract.kind import kind
from extract.linear import grams_of
from extract.pay import pay
from extract.place import entities, places
from extract.reading import Reading
from extract.risk import risk
from extract.text.language import detect

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", getter=lambda doc: doc.user_data["reading"])
    Doc.set_extension("risk", getter=lambda doc: doc.user_data["reading"].risk)


class Whole:
    """A tokenizer that cuts nothing: no word of such a Doc is read, and each would stay in the vocabulary for good."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, _text: str) -> Doc:
        return Doc(self.vocab)


class Step:
    """A component that reads a whole batch before the next one does."""

    def __init__(self, run: Callable[[list[Doc]], None]) -> None:
        self.run = run

    def __call__(self, doc: Doc) -> Doc:
        self.run([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int) -> Iterator[Doc]:
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            self.run(docs)
            yield from docs


_READ = object()


def _readings(docs: list[Doc]) -> list[Reading]:
    return [doc.user_data["reading"] for doc in docs]


def _register(name: str, step: Callable[[Reading], Iterator[None] | None]) -> str:
    """A step; one that is a generator waits at each `yield` until all texts of the batch have come that far."""

    def run(docs: list[Doc]) -> None:
        waiting = [step(reading) for reading in sorted(_readings(docs), key=attrgetter("languages"))]
        while waiting:
            waiting = [rest for rest in waiting if rest is not None and next(rest, _READ) is None]

    Language.factory(name, func=lambda nlp, name: Step(run))  # noqa: ARG005  # spaCy calls them by these names
    return name


def _languages(reading: Reading) -> None:
    reading.languages = detect(reading.text, reading.ad.language, lambda: reading.folded.text)


def _contacts(reading: Reading) -> Iterator[None]:
    reading.contacts = yield from contacts.passes(reading)


def _kind(reading: Reading) -> Iterator[None]:
    _ = reading.found
    yield
    _ = reading.found_title
    yield
    _ = reading.amounts
    yield
    reading.kind, reading.reasons = kind.find(reading)


@Language.factory("osint_grams")
def _grams(nlp: Language, name: str) -> Step:  # noqa: ARG001  # spaCy calls them by these names
    def run(docs: list[Doc]) -> None:
        readings = _readings(docs)
        for reading, grams in zip(readings, grams_of([reading.worded for reading in readings]), strict=True):
            reading.grams = grams

    return Step(run)


def _contact_roles(reading: Reading) -> None:
    reading.contacts = contacts.with_roles(reading)


def _places(reading: Reading) -> Iterator[None]:
    _ = reading.mentions
    yield
    settled = places.settled(reading)
    yield
    reading.locations = places.find(reading, settled)


def _employer(reading: Reading) -> Iterator[None]:
    """A place inside an employer's name is not a place, so those found before go; but one that begins it is where the work is, if no
    other is named: "Madurai Annam Mess needs a cook"."""
    found = None
    if reading.kind == "job_ad" and not reading.ad.hiring_organization:
        row = employers.row(reading)
        yield
        found = employers.candidates_of(row, reading.tables)
        yield
    reading.employer = employers.find(reading, found)
    if reading.employer is not None:
        name = reading.employer
        start, end = name.start, name.end
        outside = list(reading.locations) if start is None or end is None else places.outside(reading, start, end)
        if not any(place.role == "workplace" for place in outside):
            outside += _leading(reading.locations, name)
        reading.locations = tuple(sorted(outside, key=lambda place: place.start if place.start is not None else -1))


def _leading(locations: tuple[Location, ...], name: Employer) -> Iterator[Location]:
    """The towns that begin an employer's name, as workplaces."""
    at = name.start
    for place in locations:
        if at is not None and place.start is not None and place.end is not None and 0 <= place.start - at <= 1:
            if place.level == "country" or place.end == name.end:
                return
            yield replace(place, role="workplace")
            at = place.end


def _salary(reading: Reading) -> None:
    reading.salary = pay.find(reading)


def _job(reading: Reading) -> None:
    reading.job = job.find(reading)


def _dates(reading: Reading) -> None:
    reading.dates = dates.find(reading)


def _risk(reading: Reading) -> None:
    reading.risk = risk.assess(reading)


@Language.factory("osint_entities")
def _entities(nlp: Language, name: str, model: str) -> Step:  # noqa: ARG001  # as above
    return Step(lambda docs: entities.find(_readings(docs), model))


STEPS = (
    _register("osint_languages", _languages), _register("osint_contacts", _contacts), "osint_grams", _register("osint_kind", _kind),
    _register("osint_contact_roles", _contact_roles), "osint_entities", _register("osint_places", _places),
    _register("osint_employer", _employer), _register("osint_salary", _salary), _register("osint_job", _job),
    _register("osint_dates", _dates), _register("osint_risk", _risk),
)  # fmt: skip
