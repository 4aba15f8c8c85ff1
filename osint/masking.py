"""Hide the contacts of affected people in a text that is kept: as many `•` as there were characters."""

from collections.abc import Iterable
from dataclasses import replace

from extract.findings import Analysis, Contact
from osint.items import JobPosting

MASK = "•"


def affected(analysis: Analysis) -> tuple[Contact, ...]:
    return tuple(contact for contact in analysis.contacts if contact.role == "affected")


def mask_item(item: JobPosting, contacts: Iterable[Contact]) -> JobPosting:
    """The posting with these contacts' words masked wherever they stand; ids are taken over the result."""
    for words in sorted({c.text for c in contacts if c.text}, key=len, reverse=True):
        item = replace(item, title=_mask(item.title, words), description=_mask(item.description, words))
    return item


def without_affected(analysis: Analysis) -> Analysis:
    return replace(analysis, contacts=tuple(c for c in analysis.contacts if c.role != "affected"))


def _mask(text: str | None, words: str) -> str | None:
    return text.replace(words, MASK * len(words)) if text else text
