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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ทักมาที่ gmg]cdi, ไอดี fake_noi_1", "th", ("telegram", "fake_noi_1")),
        ("Vsyhxzke पर लिखो fake_mohan_2", "hi", ("telegram", "fake_mohan_2")),
        ("efOa/ नम्बर 98410 00000", "ne", ("viber", "+9779841000000")),
        ("†UwjMÖvg আইডি fake_rana_3", "bn", ("telegram", "fake_rana_3")),
        ("ສຮືຳ ໄອດີ fake_bouna_4", "lo", ("line", "fake_bouna_4")),
        ("အနူနါမော fake_nyi_5 ကို လာခဲ့", "my", ("telegram", "fake_nyi_5")),
        ("jgd[vhl fake_tarek_6", "ar", ("telegram", "fake_tarek_6")),
        ("連絡は りにみい fake_yui_7", "ja", ("line", "fake_yui_7")),
    ],
)
def test_on_the_keys_of_other_layouts_and_in_old_fonts(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in _contacts(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Пиши в «грам-теле», там я fake_gleb_1", "ru", ("telegram", "fake_gleb_1")),
        ("ग्रामटेलि fake_butwal_2", "ne", ("telegram", "fake_butwal_2")),
        ("बोट + इम पर +971 50 100 0000", "hi", ("botim", "+971501000000")),
        ("Bo 🧡 Tim +971 50 000 0000", "tl", ("botim", "+971500000000")),
        ("Escríbeme por mesenyer fake.lupita.jobs", "es", ("messenger", "fake.lupita.jobs")),
        ("Scrivimi su uozzap 333 100 0000", "it", ("whatsapp", "+393331000000")),
        ("डिस्क0र्ड पे आओ, नाम fake_mod_3", "hi", ("discord", "fake_mod_3")),
        ("Мама в лайнчике fake.mama.5", "ru", ("line", "fake.mama.5")),
    ],
)
def test_halves_swapped_or_joined_and_pet_names(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in _contacts(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Camtel 222 00 00 00, bureau de Douala", "fr"),
        ("Albañil de losa 0991 000 000", "es"),
        ("سائق توك توك 010 0000 0000", "ar"),
        ("Vision centre, call 020 7946 0000", "en"),
    ],
)
def test_what_sounds_alike_is_no_app(text: str, language: str) -> None:
    assert {kind for kind, _ in _contacts(text, language)} <= {"phone"}
