"""Languages with fewer words: what an ad, a plea and a number are in them, from the first word to the band."""

import pytest

from extract import analyze


@pytest.mark.parametrize(
    ("text", "language", "place", "contact", "pay"),
    [
        ("థాయిలాండ్‌లో డేటా ఎంట్రీ ఉద్యోగం, నెలకు 80,000 జీతం, వసతి భోజనం ఉచితం, వాట్సాప్ 9000000000", "te", "TH", "+919000000000", 80000),
        (
            "Thailand ma data entry ko kaam, 10 jana chahiyo. Talab mahina ko 1 lakh 20 hajar, khana free. Sampark whatsapp 9800000000",
            "ne-Latn",
            "TH",
            "+9779800000000",
            120000,
        ),
        (
            "Тайландад ажилд авна, чат оператор, сарын цалин 2000 доллар, байр хоол үнэгүй. Телеграм @fake_ajil",
            "mn",
            "TH",
            "fake_ajil",
            2000,
        ),
        (
            "Praca w Kambodży, konsultant czatu, pensja 2000 euro miesięcznie, zakwaterowanie za darmo. Telegram @fake_praca",
            "pl",
            "KH",
            "fake_praca",
            2000,
        ),
        (
            "კამბოჯაში საჭიროა ჩატის ოპერატორი, ხელფასი 1500 დოლარი თვეში, უფასო საცხოვრებელი, ტელეგრამი @fake_job",
            "ka",
            "KH",
            "fake_job",
            1500,
        ),
    ],
)
def test_a_lure(text: str, language: str, place: str, contact: str, pay: int) -> None:
    found = analyze(text)
    assert (found.language, found.kind, found.employer) == (language, "job_ad", None)
    assert found.risk.band in {"medium", "high"}
    assert [(where.country, where.role) for where in found.locations] == [(place, "workplace")]
    assert [(one.value, one.role, one.obfuscated) for one in found.contacts] == [(contact, "recruiter", False)]
    assert found.salary is not None and (found.salary.min, found.salary.period) == (pay, "month")


@pytest.mark.parametrize(
    "text",
    [
        "Mero bhai lai Cambodia lagera company le passport khosera rakheko cha, kripaya uddhar gari dinuhos. Mero number 9800000000",
        "Proszę o pomoc, mój brat jest przetrzymywany w Myawaddy, zabrali mu paszport i biją go. Tel. 500 000 000",
        "Fadlan na caawiya, walaalkay waa la hayaa Myanmar oo waa la garaacaa. Tel 061 000 0000",
        "Ajutați-mă să-l aduc acasă pe fratele meu, îl bat în Laos. Sunați la zero șapte sute, apoi șase de zero",
    ],
)
def test_a_familys_number_is_nobodys_recruiter(text: str) -> None:
    found = analyze(text)
    assert found.kind == "plea"
    assert {one.role for one in found.contacts} == {"affected"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rabota v Polshe, sklad, v mesyac 2000 dollarov, v gruppah ne pishite", set()),
        ("Job in Thailand, add me v: fakeboss88", {("wechat", "fakeboss88")}),
        ("日结 加v fakeboss88", {("wechat", "fakeboss88")}),
        ("Tuma pesa leo 0712 000 000", {("phone", "+255712000000")}),
    ],
)
def test_a_short_name_of_an_app_is_a_word_elsewhere(text: str, wanted: set[tuple[str, str]]) -> None:
    country = "TZ" if "pesa" in text else None
    assert {(one.type, one.value) for one in analyze(text, country=country).contacts} == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hledáme řidiče, mzda 30 000 Kč měsíčně, volejte 600 000 000, práce v Brně", "+420600000000"),
        ("Sunați la 0700 000 000 pentru detalii, cazare gratuită, căutăm personal", "+40700000000"),
    ],
)
def test_a_number_is_dialled_where_the_language_is_spoken(text: str, value: str) -> None:
    assert [one.value for one in analyze(text).contacts] == [value]
