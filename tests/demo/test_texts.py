"""The sample texts: enough of them, varied, true to their gold answers, and nobody's number."""

import re
import unicodedata
from collections import Counter
from typing import Any

import pytest

from osint.demo.texts import rows, texts

ROWS = rows()
KINDS = {"job_ad", "warning", "plea", "news", "other"}
BY_NUMBER = {"phone", "whatsapp", "viber", "zalo", "imo", "botim", "signal", "telegram"}
# Ranges reserved for fiction: Ofcom (UK), NANPA 555-01xx (US), Arcep 06 39 98 (France).
FICTION = re.compile(r"(\+?44|0)7700900\d{3}|(\+?1)?\d{3}55501\d\d|(\+?33|0)63998\d{4}")


def reserved(digits: str) -> bool:
    return digits.endswith("000000") or FICTION.fullmatch(digits) is not None


def test_enough_texts_in_enough_languages_and_of_every_kind() -> None:
    assert len(ROWS) >= 130
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({row["language"] for row in ROWS}) >= 16
    kinds = Counter(row["kind"] for row in ROWS)
    assert set(kinds) == KINDS and min(kinds.values()) >= 5
    assert sum(row["kind"] == "job_ad" and not row["risky"] for row in ROWS) >= 15
    assert not any(row["risky"] for row in ROWS if row["kind"] != "job_ad")


def test_something_changes_in_every_way() -> None:
    first, second = ({ad.id: ad for ad in texts(state)} for state in ("first", "second"))
    assert len(first.keys() - second.keys()) >= 5
    assert len(second.keys() - first.keys()) >= 10
    edited = [id for id in first.keys() & second.keys() if first[id].text != second[id].text]
    assert len(edited) >= 8
    assert all(second[id].edited for id in edited) and not any(ad.edited for ad in first.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_no_number_is_anybodys(row: dict[str, Any]) -> None:
    second = row.get("changes", {}).get("second")
    edited = second if isinstance(second, dict) else {}
    text = unicodedata.normalize("NFKC", f"{row['text']} {edited.get('text', '')}")
    for run in re.findall(r"\+?\d[\d\s().-]{6,}\d", text):
        digits = "".join(str(unicodedata.digit(c)) for c in run if c.isdigit())
        is_range = re.fullmatch(r"\d{4,5}-\d{4,5}", run)  # of pay
        assert len(digits) < 8 or is_range or reserved(digits), run
    for contact in [*row["contacts"], *edited.get("contacts", [])]:
        value = contact["value"]
        if contact["type"] in BY_NUMBER and (value.startswith("+") or contact["type"] not in {"telegram"}):
            short_hotline = contact["role"] == "authority" and len(value) <= 4
            assert short_hotline or (value.startswith("+") and reserved(value)), (row["id"], value)
        elif contact["type"] in {"email", "url"}:
            assert re.search(r"[.](example|test)\b|example\.(com|org)", value), value
        elif contact["type"] not in {"crypto", "qq", "batchat"}:
            assert value.lstrip("@").startswith("fake"), value


def test_contacts_are_shared_across_sites_and_languages() -> None:
    where: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in ROWS:
        for contact in row["contacts"]:
            where.setdefault((contact["type"], contact["value"]), set()).add((row["site"], row["language"]))
    shared = [places for places in where.values() if len({s for s, _ in places}) > 1 and len({w for _, w in places}) > 1]
    assert len(shared) >= 5


def test_a_plea_names_an_affected_number() -> None:
    pleas = [row for row in ROWS if row["kind"] == "plea"]
    assert len(pleas) >= 6
    assert all(any(contact["role"] == "affected" for contact in row["contacts"]) for row in pleas)
