"""Handles, links and addresses whose disguise is told in the text, in one line a trick."""

import pytest

from extract.contact import contacts
from extract.disguise.sign_keys import unlocked
from extract.findings import Ad
from extract.reading import Reading, reading_of
from extract.tables import Tables

TABLES = Tables()


def found(text: str, language: str, country: str) -> set[tuple[str, str]]:
    reading = reading_of(Ad(text, language=language, country=country), TABLES)
    reading.languages = (language,)
    return {(contact.type, contact.value) for contact in contacts.find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram: fake★hr★vn (★ = _)", "en", "VN", ("telegram", "fake_hr_vn")),
        ("Telegram fake*hr*vn, replace the star with underscore", "en", "VN", ("telegram", "fake_hr_vn")),
        ("Zalo: fake^hr^vn (thay ^ bằng dấu chấm)", "vi", "VN", ("zalo", "fake.hr.vn")),
        ("Email: jobs#firma~example, # is at, ~ is dot", "en", "KH", ("email", "jobs@firma.example")),
        ("Пишите: hr🐶firma🔴example (собачка = @, красный круг — точка)", "ru", "RU", ("email", "hr@firma.example")),
        ("LINE: fake❤️hr❤️88 ❤️を_に変えて", "ja", "JP", ("line", "fake_hr_88")),
        ("微信 fake🌙hr🌙88（月亮换成下划线）", "zh", "CN", ("wechat", "fake_hr_88")),
        ("link: t|me|fakejobs, the first bar is a dot, the second one /", "en", "KH", ("telegram", "fakejobs")),
        ("ኢሜይል: hr🥚firma🍊example (🥚 = @ 🍊 = ነጥብ)", "am", "ET", ("email", "hr@firma.example")),
    ],
)
def test_keys_to_the_signs(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    "text",
    [
        "salary 500+bonus, free meals, point of work: bangkok",
        "at&t, r&d, c++ and rock*roll",
        "telegram app → plus one, two zero two, dot",
        "o13*ooo*oooo (star is nothing)",
        "fake_hr 7 , no calls, underscore or dot",
        "cv to fake.hr ＠ example．com, then dot",
    ],
)
def test_no_key_without_its_words(text: str) -> None:
    assert unlocked(text, Tables()) == {}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Message Ate Joy on the purple call app, 0917 000 0000", "en", "PH", ("viber", "+639170000000")),
        ("हरे रंग वाले चैट ऐप पर मैसेज डालो 9800000000", "hi", "IN", ("whatsapp", "+919800000000")),
        ("緑のトークアプリのID検索で「fake17」", "ja", "JP", ("line", "fake17")),
        ("노란 톡으로 연락 ㄱㄱ fakesuji77", "ko", "KR", ("kakaotalk", "fakesuji77")),
        ("приложение с розовой камерой, ник fake_hr7", "ru", "KZ", ("instagram", "fake_hr7")),
        ("uygulama (hayaletli sarı): fake_hr7", "tr", "TR", ("snapchat", "fake_hr7")),
        ("Ứng dụng màu tím có hình điện thoại: 0900000000", "vi", "VN", ("viber", "+84900000000")),
        ("сигнал синенький, номер: +1 202 555 0170", "ru", "RU", ("signal", "+12025550170")),
        ("WhatsApp, same line: +233 27 000 0000", "en", "GH", ("whatsapp", "+233270000000")),
        ("send your photo on the app telegram @fake_hr", "en", "KH", ("telegram", "fake_hr")),
    ],
)
def test_apps_told_by_colour_and_picture(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("t.me/+ потім Fake потім Kyiv потім 0077 без пробілів. 30 місць", "uk", "UA", ("telegram_invite", "FakeKyiv0077")),
        ("t . me\n/ +\nFakeAbidjan225x", "fr", "CI", ("telegram_invite", "FakeAbidjan225x")),
        ("t.me / + Fake Xorazm 2025 👈 Urganchdan", "uz", "UZ", ("telegram_invite", "FakeXorazm2025")),
        ("t.me/+ and then Fake and then Jobs and then 2025", "en", "KH", ("telegram_invite", "FakeJobs2025")),
        ("chat.whatsapp.com/Fake99abc join now our team Fast", "en", "KH", ("whatsapp_invite", "Fake99abc")),
        ("エフビー・ドット・コム・スラッシュ fakekyujin", "ja", "JP", ("facebook", "fakekyujin")),
        ("페북 점 컴 슬래시 fakejob", "ko", "KR", ("facebook", "fakejob")),
        ("feysbuk nokta kom bölü fake.kariyer", "tr", "TR", ("facebook", "fake.kariyer")),
        ("f a c e b o o k . com / fake.gulf", "hi", "IN", ("facebook", "fake.gulf")),
        ("on facebook dot com, after the slash: fake dot hr dot mina.", "en", "NP", ("facebook", "fake.hr.mina")),
        ("表格在 bit点ly斜杠fakeForm", "zh", "CN", ("url", "https://bit.ly/fakeForm")),
        ("em tuldok em-e slash fakejobs tuldok luz", "tl", "PH", ("messenger", "fakejobs.luz")),
        ('emel: kerjaya_fake "di" example "titik" com', "ms", "MY", ("email", "kerjaya_fake@example.com")),
        ("fake.hr kwenye alama ya at kisha safari nukta example", "sw", "TZ", ("email", "fake.hr@safari.example")),
    ],
)
def test_links_and_addresses_told_in_words(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram: f4k3_hr0 (4 = a, 3 = e, 0 = o)", "en", "KH", ("telegram", "fake_hro")),
        ("Telegram f4k3_v1s70 (troca 4 por A, 3 por E, 1 por I, 7 por T, zero por O)", "pt", "BR", ("telegram", "fake_visto")),
        ("WeChat: fakewx and then four zeros", "en", "KZ", ("wechat", "fakewx0000")),
        ("Вичат: fakewx и дальше четыре нуля", "ru", "KZ", ("wechat", "fakewx0000")),
        ("يوزر التليجرام: إف، إيه، كيه، إي، وبعدين أندرسكور، وبعدين إس إيه", "ar", "EG", ("telegram", "fake_sa")),
        ("LINEのID検索で「えふ・えー・けー・いー・いち・なな」", "ja", "JP", ("line", "fake17")),
        ("텔레그램: 에프 에이 케이 이 언더바 칠칠", "ko", "KR", ("telegram", "fake_77")),
        ("Телеграм: fake нижнее подчёркивание manager 77", "ru", "UZ", ("telegram", "fake_manager77")),
        ("Telegram, cari nama fakenandy70", "id", "ID", ("telegram", "fakenandy70")),
        ("En Instagram soy fake punto casting punto bcn", "es", "ES", ("instagram", "fake.casting.bcn")),
        ("uy-chát: f*kesep8, chỗ dấu sao là chữ a nghen", "vi", "VN", ("wechat", "fakesep8")),
    ],
)
def test_handles_told_in_pieces(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("卫星号：fa中ke国lan（汉字是防封的，去掉）。", "zh", "CN", ("wechat", "fakelan")),
        ("Telegram: faไทยkeไทยhr7 (เอาภาษาไทยออก)", "th", "TH", ("telegram", "fakehr7")),
        ("LINE: Fox, Apple, King, Egg — first letters", "en", "TH", ("line", "fake")),
        ("LINE帳號：Fox、Apple、King、Egg 各取第一個字母，後面加520", "zh", "TW", ("line", "fake520")),
        ("加賴聊：小老鼠 fake88x", "zh", "TW", ("line", "@fake88x")),
        ("Telegram: arroba fakejobs", "es", "MX", ("telegram", "fakejobs")),
    ],
)
def test_letters_left_out_and_signs_in_front(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contacts"),
    [
        ("fake_lima7 en Instagram y también en Telegram", "es", "PE", {("instagram", "fake_lima7"), ("telegram", "fake_lima7")}),
        ("fake_ayse7 hem Telegram hem Instagram", "tr", "TR", {("telegram", "fake_ayse7"), ("instagram", "fake_ayse7")}),
        ("mail: fakehr (at) gmail", "en", "KH", {("email", "fakehr@gmail.com")}),
        ("email: fakehr di gmail titik com", "id", "ID", {("email", "fakehr@gmail.com")}),
        ("почта: fakehr собака жмейл точка ком", "ru", "RU", {("email", "fakehr@gmail.com")}),
        ("Telegram: fake-underscore-hr-underscore-7", "en", "KH", {("telegram", "fake_hr_7")}),
        ("Telegram: fXaXkXeXhXr7 (remove X)", "en", "KH", {("telegram", "fakehr7")}),
        ("Telegram @fake_hr (not @fake_hr_, that one is a scammer)", "en", "KH", {("telegram", "fake_hr")}),
    ],
)
def test_one_name_on_two_apps_and_what_is_denied(text: str, language: str, country: str, contacts: set[tuple[str, str]]) -> None:
    assert found(text, language, country) == contacts


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Paper plane app 👉 fake_zenlo but take out the underscore", "NG", ("telegram", "fakezenlo")),
        ("telegram fake.hillo aber ohne den Punkt", "DE", ("telegram", "fakehillo")),
        ("टिकटकमा @fake.hill.hr मा लेख्नुस्", "NP", ("tiktok", "fake.hill.hr")),
        ("연락 인스타에서 @fake.hill.hr", "KR", ("instagram", "fake.hill.hr")),
    ],
)
def test_a_hint_in_the_sentence_and_an_ending_on_the_name(text: str, country: str, expected: tuple[str, str]) -> None:
    found = contacts.find(Reading(Ad(text, country=country), Tables(), languages=()))
    assert {(contact.type, contact.value) for contact in found} == {expected}


def test_a_sentence_on_signs_that_the_handle_has_not_leaves_it() -> None:
    found = contacts.find(
        Reading(Ad("Telegram fake_hr22 and remove the dot from your own name", country="US"), Tables(), languages=("en",))
    )
    assert [contact.value for contact in found] == ["fake_hr22"]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("テレグラム→ fake まる hana まる 7（まる＝アンダーバー）", "JP", ("telegram", "fake_hana_7")),
        ("Tele: @fake [stick] min [stick] hr (stick = _)", "KH", ("telegram", "fake_min_hr")),
        ("微信 fake星hr星88（星=下划线）", "CN", ("wechat", "fake_hr_88")),
        ("Telegram fake_hr88 (shift = day, place = Bavet)", "KH", ("telegram", "fake_hr88")),
    ],
)
def test_a_word_that_the_text_sets_for_a_sign(text: str, country: str, expected: tuple[str, str]) -> None:
    found = contacts.find(Reading(Ad(text, country=country), Tables(), languages=()))
    assert {(contact.type, contact.value) for contact in found} == {expected}
