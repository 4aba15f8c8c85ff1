"""The ablation sees in which texts a function acts, switches it off, and puts it back."""

from typing import Any

import extract
from extract.handle import spoken
from tests.eval.ablation import acting, replaced, said, switches, wanted

TOLD: dict[str, Any] = {
    "text": "Cooks wanted in Doha. Telegram: fake, then doha, then 77, all together",
    "language": "en",
    "country": "GB",
    "kind": "job_ad",
    "risky": False,
    "contacts": [{"type": "telegram", "value": "fakedoha77"}],
    "employer": None,
}
WHOLE = TOLD | {"text": "Cooks wanted in Doha. Telegram: fakedoha77"}


def answers(row: dict[str, Any]) -> frozenset[tuple[str, ...]]:
    return said(row, extract.analyze(row["text"], language=row["language"], country=row["country"]))


def test_a_function_is_missed_where_it_acts_and_nowhere_else() -> None:
    (switch,) = (switch for switch in switches("handle") if switch.name == "handle.spoken.read")
    assert acting([switch], [TOLD, WHOLE]) == [{0}]
    told = ("contact", "telegram", "fakedoha77")
    assert told in answers(TOLD) & wanted(TOLD)
    off, own = switch.off, spoken.read
    replaced(own, off)
    try:
        assert told not in answers(TOLD)
        assert told in answers(WHOLE)
    finally:
        replaced(off, own)
    assert spoken.read is own
    assert told in answers(TOLD)


def test_what_cannot_be_without_a_table_or_a_step_is_left_alone() -> None:
    names = {switch.name for switch in switches("contact")}
    assert "contact.bare_names.scored" in names
    assert names.isdisjoint({"contact.contacts.passes", "contact.contacts._forms", "contact.dotted_names.freed"})
    names = {switch.name for switch in switches("handle")}
    assert "handle.tagged.best" in names
    assert "handle.tagged._summed" not in names
