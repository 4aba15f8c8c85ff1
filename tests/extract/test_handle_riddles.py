"""Handles and addresses told as a riddle, away from their app, each trick in several languages."""

import pytest

from extract.contact import contacts
from extract.findings import Ad
from extract.reading import Reading
from extract.tables import Tables

TABLES = Tables()


def found(text: str, language: str, country: str) -> set[tuple[str, str]]:
    reading = Reading(Ad(text, language=language, country=country), TABLES, (language,))
    return {(contact.type, contact.value) for contact in contacts.find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        (
            "BLUE FAKE HOUSE hires waiters. Our telegram is the name of the bar, lowercase.",
            "en",
            "KH",
            ("telegram", "bluefakehouse"),
        ),
        ("En «Fake Palace» buscamos meseros. Telegram: nombre del local en minúsculas", "es", "MX", ("telegram", "fakepalace")),
        ("«Fake Palace» recrute. Notre Telegram, c'est le nom du bar en minuscules.", "fr", "CI", ("telegram", "fakepalace")),
        (
            "Кафе «Fake Garden» ищет людей. Телеграм — название кафе маленькими буквами слитно",
            "ru",
            "KZ",
            ("telegram", "fakegarden"),
        ),
        ("'Fake Garden' eleman arıyor. Telegram: mekanın adı, küçük harf", "tr", "TR", ("telegram", "fakegarden")),
        ("我们店叫“Fake Garden”，微信号就是店名，全小写", "zh", "CN", ("wechat", "fakegarden")),
        ("ร้าน Fake Garden รับพนักงาน ไลน์คือชื่อร้าน ตัวพิมพ์เล็ก", "th", "TH", ("line", "fakegarden")),
    ],
)
def test_the_name_of_a_place(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contacts"),
    [
        ("Read from the end: 7boj_ekaf. I am on the Telegram app.", "en", "KH", {("telegram", "fake_job7")}),
        ("Léelo al revés: anul_ekaf. Estoy en Telegram.", "es", "PE", {("telegram", "fake_luna")}),
        ("Переверните: agov_ekaf. Ищите в телеграме.", "ru", "RU", {("telegram", "fake_voga")}),
        (
            "Terbalikkan: iros_ekaf. Ada di Telegram dan Instagram, sama.",
            "id",
            "ID",
            {("telegram", "fake_sori"), ("instagram", "fake_sori")},
        ),
        ("倒着读：hr_ekaf。飞机上找我", "zh", "CN", {("telegram", "fake_rh")}),
    ],
)
def test_backwards(text: str, language: str, country: str, contacts: set[tuple[str, str]]) -> None:
    assert found(text, language, country) == contacts


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Раскладку не переключил, телеграм: «афлу_77»", "ru", "RU", ("telegram", "fake_77")),
        ("텔레 아이디 'ㄹㅁㅏㄷ_9' 자판 영어로", "ko", "KR", ("telegram", "fake_9")),
        ("نسيت أغير لغة الكيبورد، تليجرام: «بشنث_7»", "ar", "EG", ("telegram", "fake_7")),
    ],
)
def test_keys_of_another_layout(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("En Telegram te lo digo así: efe, a, ka, e; guion bajo; sol; doce en números.", "es", "PE", ("telegram", "fake_sol12")),
        ("Sur Telegram, écoutez : effe, a, ka, e, tiret du bas, erre, ache.", "fr", "CI", ("telegram", "fake_rh")),
        ("Ник в телеграме по буквам: эф, эй, кей, и, потом luna, нижнее подчёркивание, 7", "ru", "RU", ("telegram", "fakeluna_7")),
        ("Telegram saya dieja: ef, ei, kei, i, garis bawah, bulan", "ms", "MY", ("telegram", "fake_bulan")),
        ("微信号听好：艾弗、诶、开、伊，后面加88", "zh", "CN", ("wechat", "fake88")),
        ("ቴሌግራም ስሜ ፊደል በፊደል፦ ኤፍ፣ ኤ፣ ኬ፣ ኢ ቀጥሎ sara", "am", "ET", ("telegram", "fakesara")),
    ],
)
def test_rows_of_letters(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Mail only: before the @ write fake_cv_kh, the rest is the Google one.", "en", "KH", ("email", "fake_cv_kh@gmail.com")),
        ("Correo de Google, antes de la arroba va fake_cv_pe", "es", "PE", ("email", "fake_cv_pe@gmail.com")),
        ("Почта на Яндексе, перед собакой fake_cv_ru", "ru", "RU", ("email", "fake_cv_ru@yandex.ru")),
        ("메일은 네이버, 골뱅이 앞은 fake_cv_kr", "ko", "KR", ("email", "fake_cv_kr@naver.com")),
        ("メールはヤフー、アットの前は fake_cv_jp", "ja", "JP", ("email", "fake_cv_jp@yahoo.co.jp")),
        ("ईमेल गूगल वाला, @ से पहले fake_cv_in", "hi", "IN", ("email", "fake_cv_in@gmail.com")),
    ],
)
def test_providers_told_by_name(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contacts"),
    [
        (
            "Facebook and Messenger, one name: fake.luna.job",
            "en",
            "KH",
            {("facebook", "fake.luna.job"), ("messenger", "fake.luna.job")},
        ),
        ("В инсте и в телеграме один ник: fake_luna", "ru", "RU", {("instagram", "fake_luna"), ("telegram", "fake_luna")}),
        ("My Instagram is pretty. Telegram: fake_luna", "en", "KH", {("telegram", "fake_luna")}),
        ("quita la fruta: t🍇.me🍇/fake🍇luna", "es", "PE", {("telegram", "fakeluna")}),
        ("take out the stars t*.*me/*+*fakeQw7Zp2Lm", "en", "KH", {("telegram_invite", "fakeQw7Zp2Lm")}),
    ],
)
def test_one_name_for_two_and_strewn_links(text: str, language: str, country: str, contacts: set[tuple[str, str]]) -> None:
    assert found(text, language, country) == contacts


@pytest.mark.parametrize(
    "text",
    [
        "The company name is Fake Garden and the telegram channel is public, ask at the desk.",
        "Insert the card between the reader and the wall. We use Telegram at work.",
        "Turn the page backwards. Telegram news today.",
        "Licence categories B, C, D, E. Telegram is not used.",
        "We use Google at work; write no mail before the @ sign is explained. fake",
    ],
)
def test_what_is_no_riddle(text: str) -> None:
    assert found(text, "en", "KH") == set()
