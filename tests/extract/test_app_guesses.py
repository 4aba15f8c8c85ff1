"""Names of apps in disguise beside a handle or number."""

import pytest

from extract import analyze


def _contacts(text: str, language: str, country: str | None = None) -> set[tuple[str, str]]:
    return {(one.type, one.value) for one in analyze(text, language=language, country=country).contacts}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Job abroad, write me on feisbuk fake.hotel.jobs", "en", ("facebook", "fake.hotel.jobs")),
        ("Работа за границей, дизкорд: fake_ivan_1", "ru", ("discord", "fake_ivan_1")),
        ("해외 일자리 스까이쁘 fake_minsu1", "ko", ("skype", "fake_minsu1")),
        ("海外の仕事、連絡はボーチム fake_yuki9", "ja", ("botim", "fake_yuki9")),
        ("हमें डिस्कॉर्ड्ड fake_ravi_1 पर लिखो", "hi", ("discord", "fake_ravi_1")),
        ("Iş ilanı, viçat: fake_ayse_1", "tr", ("wechat", "fake_ayse_1")),
        ("海外高薪，加特雷格拉 fake_wang88", "zh-Hans", ("telegram", "fake_wang88")),
    ],
)
def test_by_sound(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in _contacts(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("пишите, забыла раскладку: ntktuhfv fake_olga_2", "ru", ("telegram", "fake_olga_2")),
        ("재택 알바 zkzkdhxhr 아이디 fake_jisu7", "ko", ("kakaotalk", "fake_jisu7")),
        ("typed one key aside: yr;rhts, fake_kim_3", "en", ("telegram", "fake_kim_3")),
        ("Trabajo ya, gramtele fake_luis_4", "es", ("telegram", "fake_luis_4")),
        ("Пиши в бер-вай fake_x 099 000 00 00", "uk", ("viber", "+380990000000")),
        ("Hay việc, ghi danh ở ai-ji fake.lan.9", "vi", ("instagram", "fake.lan.9")),
        ("Писать в те*еграм fake_pavel_5", "ru", ("telegram", "fake_pavel_5")),
        ("टे█ग्राम fake_mohan_6 पर लिखो", "hi", ("telegram", "fake_mohan_6")),
        ("งานออนไลน์ ทักลายยยย fakenoi.12", "th", ("line", "fakenoi.12")),
    ],
)
def test_on_other_keys_turned_or_with_signs(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in _contacts(text, language)


@pytest.mark.parametrize("name", ["Tegegram", "telefram", "telegraam", "tlegram"])
def test_with_one_letter_wrong(name: str) -> None:
    assert ("telegram", "fakerecruit") in _contacts(f"Java jobs in Manila\nEmail: fake@jobs.example\n{name}: fakerecruit", "en")


def test_a_word_that_differs_by_one_letter_is_none() -> None:
    assert _contacts("Muzeum telegrafu: telegraf: fakemuzeum99", "pl") == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kotak suara 0812 0000 0000", "id"),
        ("Weka kwenye fomu 0712 000 000", "sw"),
        ("Numéro signalement : 01 00 00 00 00", "fr"),
        ("Two weeks to go: 020 7946 0000", "en"),
        ("ہفتے کو دفتر تشریف لائیں یا فون کریں 98990 00000", "ur"),
    ],
)
def test_ordinary_words_are_no_apps(text: str, language: str) -> None:
    assert {kind for kind, _ in _contacts(text, language)} <= {"phone"}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Писать в мордокнигу fake.oleg.job", "ru", ("facebook", "fake.oleg.job")),
        ("কাজ চাই? মুখবই fake.rina.job", "bn", ("facebook", "fake.rina.job")),
        ("加土豆app fake_lee_88 聊", "zh-Hans", ("potato", "fake_lee_88")),
        ("앱은 페메 fake.sora.12 로", "ko", ("messenger", "fake.sora.12")),
        ("वही 🟢📞 98990 00000 पर लिखो", "hi", ("whatsapp", "+919899000000")),
        ("Sunucu yok, dc'den ekle: fake_efe_1", "tr", ("discord", "fake_efe_1")),
    ],
)
def test_pet_names_and_translations(text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in _contacts(text, language)


@pytest.mark.parametrize("text", ["We take you to the company. Telegram only: @fake_desk", "Тебе перезвонят. Телеграм @fake_desk"])
def test_a_name_as_it_is_written_is_no_disguise(text: str) -> None:
    """Words that begin like a name elsewhere in the text change nothing."""
    (contact,) = analyze(text).contacts
    assert (contact.value, contact.obfuscated) == ("fake_desk", False)
