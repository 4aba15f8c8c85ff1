"""Apps told by their owner, founder, country, mascot, first letter or the meaning of their name."""

import pytest

from extract import analyze


def _contacts(text: str, language: str, country: str | None = None) -> set[tuple[str, str]]:
    return {(one.type, one.value) for one in analyze(text, language=language, country=country).contacts}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Escríbeme en la app Línea en inglés, id fake_ana_7", "es", ("line", "fake_ana_7")),
        ("ผ่านแอปแชตที่ชื่อแปลว่า สัญญาณ แอด fake_noi.33", "th", ("signal", "fake_noi.33")),
        ("Приложение Дурова, ник fake_egor_5", "ru", ("telegram", "fake_egor_5")),
        ("Пиши в приложение с молнией от фейсбука: fake.egor.job", "ru", ("messenger", "fake.egor.job")),
        ("फेसबुक का संदेशवाहक ऐप, fake.ravi.hr", "hi", ("messenger", "fake.ravi.hr")),
        ("سائٹ روسی فیس بک پر fake_volga_job", "ur", ("vk", "fake_volga_job")),
        ("App na patatas sa English, id fake_ben_4", "tl", ("potato", "fake_ben_4")),
        ("Sarı üstünde beyaz hayalet uygulaması, ekle fake_can_8", "tr", ("snapchat", "fake_can_8")),
        ("Con pingüino de la app china: 500000000", "es", ("qq", "500000000")),
        ("초록 메신저 L로 시작하는 앱 fake_mina_2", "ko", ("line", "fake_mina_2")),
        ("Yoz: qog'oz samolyotchali ilovadan fake_aziz_3", "uz", ("telegram", "fake_aziz_3")),
        ("加我，馬鈴薯的英文那個app fake_ming_6", "zh-Hant", ("potato", "fake_ming_6")),
        ("อันที่เป็นแอปเขียวรูปหูโทรศัพท์ 081 200 0000", "th", ("whatsapp", "+66812000000")),
    ],
)
def test_told_by_what_it_is_known_for(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in _contacts(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Atención en línea, inglés básico: +1 202 555 0142", "es"),
        ("Nimetoka Morogoro, simu 0713 000 000", "sw"),
        ("Clock in and out on the app. Office: +44 20 7946 0000", "en"),
        ("Для лиц с медицинской книжкой, тел. 8 900 000 00 00", "ru"),
        ("Proses kilat via app, telepon 0812 0000 0000", "id"),
    ],
)
def test_ordinary_words_tell_no_app(text: str, language: str) -> None:
    assert {kind for kind, _ in _contacts(text, language)} <= {"phone"}


def test_the_first_letter_of_a_handle_is_no_part_of_the_name() -> None:
    assert ("telegram", "fake_boss_7") in _contacts("Text our boss, paper plane app, name is f a k e _ b o s s _ 7", "en")
