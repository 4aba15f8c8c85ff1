"""Contacts that a remark explains: letters of one's own script that go, a number written as a price; numbers of lines before its parts;
names told in pieces far from their app."""

import pytest

from extract import analyze


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        ("招客服 加微信：lao不chen要00中88 把中文字都去掉再搜", "zh-Hans", "CN", {("wechat", "laochen0088")}),
        ("상담원 구함 위챗 min빼000기boss ← 한글 두글자는 빼고 추가", "ko", "KR", {("wechat", "min000boss")}),
        ("請客服 tg：k臭w豆o腐ng000hk 即係拎走晒啲中文字", "zh-Hant", "HK", {("telegram", "kwong000hk")}),
        ("상담원 구함 위챗 min000boss 한글 상담", "ko", "KR", {("wechat", "min000boss")}),
        ("收簿子 售價：NT$900,000,021元 不是真的價錢，前面補一個0就是我手機", "zh-Hant", "TW", {("phone", "+886900000021")}),
        ("mera no. rate ki tarah likha hai: Rs 98,22,00,00,17 – comma hatao aur call lagao", "hi-Latn", "IN", {("phone", "+919822000017")}),
        ("Activa 2019 bech raha hu, Rs 98,22,00,00,17 final", "hi-Latn", "IN", set()),
        (
            "Taska cari cikgu. No telefon saya pecahkan\n① 014\n② 000\n③ 0078\nWhatsApp nombor yang sama",
            "ms", "MY", {("phone", "+60140000078"), ("whatsapp", "+60140000078")},
        ),
        ("Llamar al\n1️⃣1️⃣\n5️⃣0️⃣0️⃣0️⃣\n0️⃣0️⃣3️⃣4️⃣", "es", "AR", {("phone", "+541150000034")}),
        ("Sales team, wa.me/9190lOOOOO38 l is one, O is zero", "en", "IN", {("whatsapp", "+919010000038")}),
        (
            "Find me on the paper plane app. My name there: kofi, underscore, travels, then double zero seven. All small letters.",
            "en", "GH", {("telegram", "kofi_travels007")},
        ),
        ("Telegram po ludzku: małpa, azja, podkreślnik, praca, dwa zera", "pl", "PL", {("telegram", "azja_praca00")}),
        ("Our meeting point is on Telegram: ask there for the menu", "en", "GH", set()),
        ("telegram: pippo, underscore, rossi and two zeros", "en", "US", {("telegram", "pippo_rossi00")}),
        ("telegram: pippo, trattino basso, rossi e due zeri", "it", "IT", {("telegram", "pippo_rossi00")}),
    ],
)  # fmt: skip
def test_contacts_that_a_remark_explains(text: str, language: str, country: str, want: set[tuple[str, str]]) -> None:
    assert {(contact.type, contact.value) for contact in analyze(text, language=language, country=country).contacts} == want


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Harga motor Rp 081.200.000.347 nego", "id", "ID"),
        ("Harga rumah Rp 0812000347 nego", "id", "ID"),
        ("Bond ₱ 0915 000 0062 total", "tl", "PH"),
        ("Balance PHP 09150000062 as of today", "en", "PH"),
        ("Total KSH 0712000056 paid", "en", "KE"),
    ],
)
def test_what_stands_behind_money_is_no_number(text: str, language: str, country: str) -> None:
    assert analyze(text, language=language, country=country).contacts == ()
