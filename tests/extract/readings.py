"""Texts of our own read through the steps up to risk, without spaCy; places and contacts as far as a text has them."""

import json
from pathlib import Path
from typing import Any

from extract.contact import contacts
from extract.findings import Ad
from extract.kind import kind
from extract.place import places
from extract.reading import Reading, reading_of
from extract.risk import risk
from extract.tables import Tables
from extract.text.language import detect

HERE = Path(__file__).parent
TABLES = Tables()


def contacts_of(text: str, **fields: Any) -> Reading:
    """Language and contacts of one text."""
    reading = reading_of(Ad(text, **fields), TABLES)
    reading.languages = detect(reading.text, reading.ad.language)
    reading.contacts = contacts.find(reading)
    return reading


def read(text: str, **fields: Any) -> Reading:
    """Language, contacts, kind, roles and places of one text."""
    reading = contacts_of(text, **fields)
    reading.kind, reading.reasons = kind.find(reading)
    reading.contacts = contacts.with_roles(reading)
    reading.locations = places.find(reading)
    return reading


def assessed(reading: Reading) -> Any:
    return risk.assess(reading)


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line]
