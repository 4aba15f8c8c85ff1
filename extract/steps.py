"""Our steps as registered spaCy components: each reads and fills `Doc._.reading`, a `Reading`."""

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract import contacts, dates, employers, indicators, job, kind, pay, places, risk
from extract.findings import Employer, Location
from extract.language import detect
from extract.reading import Entity, Reading

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
    Doc.set_extension("risk", default=None)


class Whole:
    """A tokenizer that cuts nothing: no word of such a Doc is read, and each would stay in the vocabulary for good."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, _text: str) -> Doc:
        return Doc(self.vocab)


def _component(name: str, step: Callable[[Doc, Reading], None]) -> None:
    def run(doc: Doc) -> Doc:
        step(doc, doc._.reading)
        return doc

    Language.component(name, func=run)


def _languages(_doc: Doc, reading: Reading) -> None:
    reading.languages = reading.languages or detect(reading.text, reading.ad.language)


def _entities(doc: Doc, reading: Reading) -> None:
    reading.entities = tuple(Entity(e.label_, e.text, e.start_char, e.end_char) for e in doc.ents)


def _contacts(_doc: Doc, reading: Reading) -> None:
    reading.contacts = contacts.find(reading)


def _kind(_doc: Doc, reading: Reading) -> None:
    reading.kind, reading.reasons = kind.find(reading)


def _contact_roles(_doc: Doc, reading: Reading) -> None:
    reading.contacts = contacts.with_roles(reading)


def _places(_doc: Doc, reading: Reading) -> None:
    reading.locations = places.find(reading)


def _employer(_doc: Doc, reading: Reading) -> None:
    """A place inside an employer's name is not a place, so those found before go."""
    reading.employer = employers.find(reading)
    if reading.employer is not None:
        name = reading.employer
        reading.locations = tuple(place for place in reading.locations if not _inside(place, name))


def _inside(place: Location, name: Employer) -> bool:
    if place.start is None or place.end is None or name.start is None or name.end is None:
        return False
    return name.start <= place.start and place.end <= name.end


def _salary(_doc: Doc, reading: Reading) -> None:
    reading.salary = pay.find(reading)


def _job(_doc: Doc, reading: Reading) -> None:
    reading.job = job.find(reading)


def _dates(_doc: Doc, reading: Reading) -> None:
    reading.dates = dates.find(reading)


def _indicators(doc: Doc, reading: Reading) -> None:
    doc._.risk = replace(doc._.risk, indicators=indicators.find(reading))


def _risk(doc: Doc, reading: Reading) -> None:
    doc._.risk = risk.assess(reading, doc._.risk.indicators)


for _name, _step in (
    ("languages", _languages), ("entities", _entities), ("contacts", _contacts), ("kind", _kind),
    ("contact_roles", _contact_roles), ("places", _places), ("employer", _employer), ("salary", _salary),
    ("job", _job), ("dates", _dates), ("indicators", _indicators), ("risk", _risk),
):  # fmt: skip
    _component(f"osint_{_name}", _step)
