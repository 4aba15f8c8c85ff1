"""Ordinary words that hold or sound like the name of an app make no contact of what stands behind them."""

import pytest

import extract


@pytest.mark.parametrize(
    "text",
    [
        "招聘Python工程师（微软技术）\n上海微创新软件公司\n10000-15000\n岗位职责：参与产品研发",
        "徵數據分析師，最值得信賴的金融科技(FinTech)團隊，台北市內湖區",
        "Hiring risk analyst: protect our loans against credit default.FakeAwan is looking for a data scientist in Jakarta.",
        "Hiring data engineers. We will not discriminate against employees or applicants. Know the tactics of scaling hadoop77 clusters.",
        "Требуется бухгалтер. Первый налоговый вычет fake_2026 оформим сами, Екатеринбург",
    ],
)
def test_ordinary_words_name_no_app(text: str) -> None:
    assert [contact for contact in extract.analyze(text).contacts if contact.type != "url"] == []


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("招客服，包食宿，加微 fakehr_88", "wechat", "fakehr_88"),
        ("誠徵員工，意者加賴 fakehr77", "line", "fakehr77"),
        ("Hiring chat agents in Poipet, add me on instgram fake.hr.kh", "instagram", "fake.hr.kh"),
    ],
)
def test_the_same_names_still_count_beside_a_handle(text: str, type_: str, value: str) -> None:
    assert (type_, value) in {(contact.type, contact.value) for contact in extract.analyze(text).contacts}
