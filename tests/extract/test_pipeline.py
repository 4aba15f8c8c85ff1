"""The whole reading line: components in order, batches in order, lines in and out, spans true to the text."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import extract
from extract.findings import Ad
from extract.model import model_name
from extract.pipeline import BATCH, pipeline
from extract.steps import STEPS

TEXTS = [
    "URGENT: customer service in Poipet, salary up to 2000 USD, free ticket, age 18-35. Telegram @example_hr1",
    "急招客服，底薪8k-15k，包机票包吃住，微信 examplehr1",
    "รับสมัครแอดมิน ปอยเปต เงินเดือน 25,000 บาท แอดไลน์ examplehr",
    "Sunrise Trading Co., Ltd. is hiring cooks in Doha. Salary QAR 2,000 per month. Apply: jobs@example.com",
    "Требуются переводчики в Таиланд, зарплата от 2000$, пишите в телеграм @example_ru",
    "",
    "🔥" * 50,
]


def lines(texts: list[str]) -> list[str]:
    return [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every finding with a span, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans(part)


def test_components_stand_in_the_order_of_the_design() -> None:
    assert tuple(pipeline(model_name()).pipe_names) == STEPS


def test_every_line_is_answered_in_order_with_true_spans() -> None:
    texts = TEXTS * (BATCH // len(TEXTS) + 1)
    answers = [json.loads(line) for line in extract.answer_lines(lines(texts))]
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    for answer, text in zip(answers, texts, strict=True):
        for found in spans(answer):
            assert text[found["start"] : found["end"]] == found["text"]


def test_findings_of_one_ad() -> None:
    found = extract.analyze(TEXTS[3], language="en")
    assert found.kind == "job_ad"
    assert found.employer and found.employer.name == "Sunrise Trading Co., Ltd."
    assert found.salary and (found.salary.min, found.salary.currency, found.salary.period) == (2000, "QAR", "month")
    assert [occupation.isco08 for occupation in found.job.occupations] == ["5120"]


def test_shape_of_the_answer() -> None:
    answer = extract.to_json(extract.analyze(TEXTS[0]), {"any": "id"})
    assert answer["id"] == {"any": "id"}
    assert {"id", "language", "extractor", "kind", "risk", "employer", "locations", "contacts", "salary", "job", "dates"} <= set(
        answer
    )
    assert set(answer["dates"]) == {"date_posted", "valid_through", "job_start", "departure", "interview"}
    assert set(answer["job"]) == {
        "occupations", "total_job_openings", "applicant_location_requirements", "languages", "age", "gender", "licences",
    }  # fmt: skip
    assert set(answer["risk"]) >= {"band", "score", "dimensions", "silent", "indicators"}
    json.dumps(answer)


def test_bad_lines_do_not_stop_the_rest() -> None:
    given = ["{", '{"id": 2}', "[]", '{"id": 4, "text": 5}', '{"id": 5, "text": "\\ud800"}', '{"id": NaN, "text": ""}',
             "", "[" * 100_000, '{"id": 9, "text": "cook wanted", "country": 3}', '{"id": 10, "text": "cook"}']  # fmt: skip
    answers = [json.loads(line) for line in extract.answer_lines(given)]
    assert len(answers) == len(given)
    assert all("error" in answer for answer in answers[:-1])
    assert [answer["id"] for answer in answers] == [None, 2, None, 4, 5, None, None, None, 9, 10]
    assert "error" not in answers[-1]


def test_version_names_code_tables_and_model(tmp_path: Any) -> None:
    plain = extract.extractor_version()
    (tmp_path / "entities.csv").write_text("phrase,label,source,date\nSomewhere,GPE,test,2026-11-25\n", encoding="utf-8")
    own = extract.extractor_version(extract.Tables(tmp_path))
    assert plain != own and "en_core_web" in plain


def test_hostile_texts_are_answered() -> None:
    hostile = ["(" * 1_500, "a" * 5_000, "\u0e01" * 3_000, "@a " * 2_000, "hiring 1 " * 1_500]
    assert len(list(extract.answer_lines(lines(hostile)))) == len(hostile)


def test_every_letter_of_unicode_is_read() -> None:
    """Characters without the usual parts of a name (LAO ELLIPSIS) once ended in a traceback."""
    letters = [chr(code) for code in range(32, 0x30000) if unicodedata.category(chr(code))[0] in "LMN"]
    rare = [letter for letter in letters if not unicodedata.name(letter, "CJK").startswith(("CJK", "HANGUL SYLLABLE"))]
    texts = ["Telegram: " + " ".join(rare[at : at + 800]) for at in range(0, len(rare), 800)]
    for text, found in zip(texts, extract.analyze_many(map(Ad, texts)), strict=True):
        assert all(text[contact.start : contact.end] == contact.text for contact in found.contacts)


def test_a_town_that_begins_the_employers_name_is_the_workplace_where_no_other_is_named() -> None:
    for text, language, town in (
        ("ஆட்கள் தேவை. மதுரை அன்னபூரணி பொய்கை மெஸ், பெரியார் பஸ் ஸ்டாண்ட் பின்புறம். சப்ளையர் தினம் 500", "ta", "Madurai"),
        ("대전 허구네 순대국에서 홀서빙 주말알바 구해요. 시급 11,000원", "ko", "Daejeon"),
    ):
        found = extract.analyze(text, language=language)
        assert [(place.name, place.role) for place in found.locations] == [(town, "workplace")]
