"""Signs that several parts of a clause tell together, in lines that we wrote for it, in many languages."""

from collections.abc import Callable

import pytest

from extract.findings import Ad
from extract.reading import reading_of
from extract.risk import patterns
from extract.risk.indicators import rules
from extract.text.language import detect
from tests.extract.readings import TABLES, read
from tests.linear import assert_linear


def found(text: str) -> dict[str, str]:
    """Indicator → the words of a text that phrases and parts tell, whatever the model of clauses says of them."""
    hits = [told.hit for told in rules(read(text)) if not told.denied]
    return {hit.id: hit.text for hit in sorted(hits, key=lambda hit: len(hit.text))}


@pytest.mark.parametrize(
    ("text", "indicator", "words"),
    [
        (
            "Your passport stays in the office safe, the manager keeps it until the bond is over.",
            "passport_handover",
            "passport stays in the office safe, the manager keeps",
        ),
        ("El pasaporte se queda con la empresa hasta el final del contrato.", "passport_handover", "pasaporte se queda"),
        ("Paspor nanti disimpan kantor.", "passport_handover", "Paspor nanti disimpan"),
        ("护照由公司统一保管。", "passport_handover", "护照由公司"),
        ("Паспорта хранятся у директора.", "passport_handover", "Паспорта хранятся"),
        ("Vé máy bay công ty lo hết.", "free_travel", "Vé máy bay công ty"),
        ("Das Flugticket wird übernommen.", "free_travel", "Flugticket wird übernommen"),
        ("Il biglietto aereo lo paghiamo noi.", "free_travel", "biglietto aereo lo paghiamo noi"),
        (
            "Tell the immigration officer that you come on holiday.",
            "tourist_visa_entry",
            "immigration officer that you come on holiday",
        ),
        ("Aux douanes tu dis que tu viens en vacances.", "tourist_visa_entry", "douanes tu dis que tu viens en vacances"),
        ("Telefony zbieramy przed zmianą.", "closed_living_regime", "Telefony zbieramy"),
        ("Leave before six months and there is a penalty.", "contract_penalty_debt", "Leave before six months"),
    ],
)
def test_parts_tell_a_sign_together(text: str, indicator: str, words: str) -> None:
    hits = found(text)
    assert indicator in hits
    assert words in hits[indicator]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("You keep your own passport.", "passport_handover"),
        ("护照由本人保管。", "passport_handover"),
        ("We never keep your passport.", "passport_handover"),
        ("Passport needed. The locker is kept clean by the staff of the hotel on every floor.", "passport_handover"),
        ("We pay for the room. The ticket is yours.", "free_travel"),
        ("No beds are free. Meals: ask the cook.", "free_accommodation_meals"),
        ("Parcels are packed in our warehouse.", "parcel_forwarding"),
        ("公司不押护照，不打骂，不禁足，随时可以走，合同半年，不用交任何费用。", "irregular_border_crossing"),
    ],
)
def test_parts_of_something_else_tell_none(text: str, indicator: str) -> None:
    assert indicator not in found(text)


def test_a_sign_is_told_behind_any_number_of_others() -> None:
    assert "free_travel" in found("Salary is paid. Ticket is yours. " * 500 + "The ticket is free.")


@pytest.mark.parametrize("words", ["ticket free ", "ticket. free. ", "your own passport we keep ", "no fee you pay "])
def test_the_time_grows_with_the_length_alone(words: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = reading_of(Ad(words * size), TABLES)
        text.languages, text.kind = detect(text.text, None), "job_ad"
        parts = text.parts
        return lambda: list(patterns.find(parts, TABLES, [(at, at + 1) for at in range(0, len(parts.squeezed), 7)]))

    assert_linear(prepare, 200)
