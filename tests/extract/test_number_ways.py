"""Numbers by mechanism (`number_ways.tsv`, invented): where one ends, places apart, brackets that say digits again, codes told behind,
apps that have the same number or none, words for signs, names by picture; and digits that are no contact."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import extract

_ROWS = [line.split("\t") for line in Path(__file__).with_name("number_ways.tsv").read_text(encoding="utf-8").splitlines()]


def _cases() -> Iterator[tuple[str, str, str, frozenset[str]]]:
    for way, country, text, contacts in _ROWS:
        yield way, country, text.replace("\\n", "\n"), frozenset(contacts.split(", ")) - {""}


@pytest.mark.parametrize("way", sorted({row[0] for row in _ROWS}))
def test_each_way_is_read_in_every_language_it_is_told_in(way: str) -> None:
    cases = [case for case in _cases() if case[0] == way]
    answers = extract.analyze_many(extract.Ad(text, country=country) for _, country, text, _ in cases)
    wrong = defaultdict(set)
    for (_, _, text, wanted), answer in zip(cases, answers, strict=True):
        found = {f"{contact.type} {contact.value}" for contact in answer.contacts}
        if found != wanted:
            wrong[text] = found ^ wanted
    assert not wrong
