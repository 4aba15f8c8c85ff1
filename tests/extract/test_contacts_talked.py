"""Who of two that talk about a job recruits: the other's own number is nobody's who recruits; and what is no talk at all."""

import pytest

import extract
from extract.text.turns import turns

TALKS = [
    (
        "ne",
        "NP",
        "उम्मेदवार: कुक चाहिएको हो?\nसाहु: हो, तलब 22,000, खाना बस्न फ्री\nउम्मेदवार: कहाँ?\nसाहु: पोखरा\nउम्मेदवार: मेरो 980 000 0000",
        {"+9779800000000": "other"},
    ),
    (
        "es",
        "CO",
        "[9:01] Dani: hola, ¿siguen contratando?\n[9:02] Jefa: sí, mesero, 1.400.000 al mes\n[9:03] Dani: ¿dónde?\n[9:04] Jefa: Pereira"
        "\n[9:05] Dani: mi cel 300 000 0000\n[9:06] Jefa: manda hoja de vida a vacantes@fakemesa.example",
        {"+573000000000": "other", "vacantes@fakemesa.example": "recruiter"},
    ),
    (
        "th",
        "TH",
        "แนน 10:02 ร้านยังรับคนไหมคะ\nร้าน 10:10 รับค่ะ พนักงานเสิร์ฟ เดือนละ 12,000\nแนน 10:11 เบอร์หนู 081 000 0000\nร้าน 10:12 แอดไลน์ @fakeshop มาค่ะ",
        {"+66810000000": "other", "@fakeshop": "recruiter"},
    ),
    (
        "zh-Hant",
        "TW",
        "想應徵洗碗\n【測試小吃店】缺2位，時薪210\n在哪裡?\n【測試小吃店】台中\n我電話0900-000-000\n【測試小吃店】加LINE fakeshop88",
        {"+886900000000": "other", "fakeshop88": "recruiter"},
    ),
    (
        "en",
        "KE",
        "Agent Fake, 14:02\nChat support job in Laos, salary 900 USD, ticket free\nMe, 14:03\nok what do I need?\nAgent Fake, 14:04\n"
        "passport only, Telegram @fake_agent_la\nMe, 14:05\nmine is 0700 000 000",
        {"fake_agent_la": "recruiter", "+254700000000": "other"},
    ),
    (
        "ko",
        "KR",
        "[오후 3:10] 민수: 자리 있나요?\n"
        "[오후 3:11] 팀장: 있음. 주방 보조 구인, 월 250만원\n[오후 3:12] 민수: 어디예요?\n[오후 3:13] 팀장: 수원. 카톡 fake_team77",
        {"fake_team77": "recruiter"},
    ),
    (
        "ru",
        "RU",
        "Паша: здравствуйте, продавца ищете?\nХозяйка: ищем, 45 000 рублей в месяц\n"
        "Паша: адрес?\nХозяйка: Томск, рынок\nПаша: 8 900 000-00-00",
        {"+79000000000": "other"},
    ),
]


@pytest.mark.parametrize(("language", "country", "text", "want"), TALKS, ids=[talk[0] for talk in TALKS])
def test_of_two_that_talk_only_the_one_who_offers_recruits(language: str, country: str, text: str, want: dict[str, str]) -> None:
    found = extract.analyze(text, language=language, country=country)
    assert found.kind == "job_ad"
    assert {contact.value: contact.role for contact in found.contacts} == want


@pytest.mark.parametrize(
    "text",
    [
        "Position: cook\nSalary: 500 USD\nPlace: Sharjah\nContact: 050 000 0000\nPosition: waiter\nSalary: 400 USD",
        "วันจันทร์ 10:00 ประชุม\nวันอังคาร 10:00 อบรม\nวันพุธ 10:00 หยุด\nโทร 081 000 0000",
        "We hire cooks!\n— free room\n— free food\n— 500 USD\n— call 0700 000 000",
        "Cần tuyển:\n- phụ bếp: 7 triệu\n- bảo vệ: 8 triệu\n- thu ngân: 6 triệu\nLH: 0900 000 000",
        "Monday: open\nTuesday: open",
        "Salary: 500\nPlace: here\nWork: cook\nSalary: 400\nPlace: there\nWork: maid",
        "ANNA: who wants work?\nBEN: me\nCARL: me too\nDORA: and me, 0700 000 000\nEVE: ok",
    ],
)
def test_lists_and_groups_are_no_talk_of_two(text: str) -> None:
    assert not turns(text)


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("AE", "Job: cook\nwe pay 2500 AED\nJob: driver\nwe pay 3000 AED\nJob: waiter\nwe hire now, call 050 000 0000"),
        ("AE", "Salary: 2500 AED\nJob: cook\nSalary: 3000 AED\nJob: driver, we hire now\nCall 050 000 0000"),
        ("IN", "Lily: hello\nMax: hello\nLily: how are you\nMax: fine. Vacancy for cook, 20000 a month, call 90000 00000"),
    ],
)
def test_a_number_of_the_one_who_offers_stays_the_recruiters(country: str, text: str) -> None:
    found = extract.analyze(text, language="en", country=country)
    assert [contact.role for contact in found.contacts] == (["recruiter"] if found.kind == "job_ad" else ["other"])


def test_of_a_text_as_long_as_a_book_nobody_asks_who_talks() -> None:
    assert turns("an: b\nbo: c\n" * 20)
    assert not turns("an: b\nbo: c\n" * 20_000)
