"""Names of apps as machines translate them, and the same words where they are no app's."""

import pytest

import extract


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("en", "US", "Add micro letter fakehr88", ("wechat", "fakehr88")),
        ("id", "ID", "Surat mikro: fake laos 168 (tanpa jarak)", ("wechat", "fakelaos168")),
        ("vi", "VN", "Thêm thư vi mô: fakehr88", ("wechat", "fakehr88")),
        ("ru", "RU", "Добавьте микро письмо: fakehr88", ("wechat", "fakehr88")),
        ("th", "TH", "เพิ่มจดหมายไมโคร fakehr88", ("wechat", "fakehr88")),
        ("es", "MX", "Agrega micro carta: fakehr88", ("wechat", "fakehr88")),
        ("zh-Hans", "CN", "什么是应用程序: +971 50 000 0000", ("whatsapp", "+971500000000")),
        ("zh-Hans", "CN", "联系线路 ID: fake_sample", ("line", "fake_sample")),
        ("zh-Hant", "TW", "加入我們的線 @faketask99 讓老師帶您飛", ("line", "@faketask99")),
        ("bn", "BD", "কাগজের প্লেন: fake_hr88", ("telegram", "fake_hr88")),
    ],
)
def test_names_of_apps_as_machines_translate_them(language: str, country: str, text: str, want: tuple[str, str]) -> None:
    found = extract.analyze(text, language=language, country=country).contacts
    assert [(contact.type, contact.value) for contact in found] == [want]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "US", "Write your name in small letters, then call +1 202 555 0100."),
        ("en", "US", "Which app do we test? Ask us on +1 202 555 0100."),
        ("zh-Hans", "CN", "地铁2号线路附近，电话 13000000000"),
        ("id", "ID", "Kirim surat kecil lamaran ke 0812 0000 0000"),
        ("fr", "FR", "Envoyez une petite lettre et CV, tél 06 00 00 00 00"),
    ],
)
def test_letters_and_lines_are_no_apps(language: str, country: str, text: str) -> None:
    assert {contact.type for contact in extract.analyze(text, language=language, country=country).contacts} == {"phone"}
