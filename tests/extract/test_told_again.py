"""Numbers and names that are said twice, counted, or told by what is around them: each way in several languages, and near misses."""

import pytest

from tests.extract.test_contacts import pairs, read


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        (
            "Signal: oh double-seven double-oh, nine hundred, four five eight (that's 07700 then 900 then 458)",
            "en",
            "GB",
            "+447700900458",
        ),
        ("Call me oh seven seven double oh nine hundred three one four, i.e. 07700 900 317", "en", "GB", "+447700900317"),
        ("رابطہ 0300 تین صفر، ایک صفر، 055 یعنی 0300 0000055", "ur", "PK", "+923000000055"),
        ("واتس: صفر خمسة صفر، ثم أربعة أصفار، ثم ثلاثة وتسعين (٠٥٠٠٠٠٠٠٩٣)", "ar", "SA", "+966500000093"),
        ("Gọi: không chín không không không không hai hai năm, à thiếu rồi, tức là 090 0000 225", "vi", "VN", "+84900000225"),
        ("звоните восемь девятьсот три ноля ноль ноль семь семь, то есть 8 900 000 00 78", "ru", "RU", "+79000000078"),
    ],
)
def test_figures_say_again_what_was_told_in_words(text: str, language: str, country: str, found: str) -> None:
    assert {value for _, value in pairs(read(text, language, country))} == {found}


def test_a_second_number_behind_that_is_stays_one() -> None:
    text = "Call oh two oh, seven nine four six, oh nine five eight, that is the office; my own is 07700 900123"
    values = {value for _, value in pairs(read(text, "en", "GB"))}
    assert values == {"+442079460958", "+447700900123"}


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("WA nol delapan satu dua, nol 6x, 28", "id", "ID", "+6281200000028"),
        ("WhatsApp nine, zero x7 (seven times), five five", "en", "IN", "+919000000055"),
        ("hp nol 8 satu 2, nol nol nol nol, 0 tiga 4 lima", "id", "ID", "+6281200000345"),
        ("Signal 九〇〇〇 〇一〇三", "zh-Hant", "HK", "+85290000103"),
        ("viber: nula šezdeset, tri nule, 0057", "sr", "RS", "+381600000057"),
        ("tel zero șapte sute, 000, zero cincizeci și cinci", "ro", "RO", "+40700000055"),
        ("ვაიბერი ხუთას ორმოცდათხუთმეტი, ნული-ნული, ნული-ნული, ორმოცდათორმეტი", "ka", "GE", "+995555000052"),
        ("Zəng: sıfır əlli, 000 00 əlli bir", "az", "AZ", "+994500000051"),
        ("bilbila zeeroo-sagal-zeeroo-zeeroo 00 00 16", "om", "ET", "+251900000016"),
        ("tel: toʻqqiz nol nol nol nol nol nol olti sakkiz", "uz", "UZ", "+998900000068"),
        ("App: nul zes, 0000 00 éénenzestig", "nl", "NL", "+31600000061"),
        ("zap (47) nove zero zero zero zero, zero zero cinco cinco", "", "BR", "+5547900000055"),
        ("WhatsApp sıfır 5yüz 000 00 ellibir", "tr", "TR", "+905000000051"),
        ("문자 0ㅣ0-0000-00오사", "ko", "KR", "+821000000054"),
    ],
)
def test_counts_tens_and_hundreds(text: str, language: str, country: str, found: str) -> None:
    assert {value for _, value in pairs(read(text, language or None, country))} == {found}


def test_an_hour_puts_no_digit_right() -> None:
    text = "店里电话 010 000 092，老板不是厨师是服务员，下午3点后再打"
    assert {value for _, value in pairs(read(text, "zh-Hans", "KH"))} == {"+85510000092"}


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        (f"Session: 05{'a1c3d49f' * 8}", "en", "US", {("session", f"05{'a1c3d49f' * 8}")}),
        (f"세션ID 05{'0' * 60}7E1F", "ko", "KR", {("session", f"05{'0' * 60}7e1f")}),
        ("Tele: zakufake_88, IG sama kayak tele", "id", "ID", {("telegram", "zakufake_88"), ("instagram", "zakufake_88")}),
        ("line : mwdfakejob (อย่าลืมใส่ @ ข้างหน้า)", "th", "TH", {("line", "@mwdfakejob")}),
        ("Insta 👉 @ vaga.asia_fake0", "pt", "BR", {("instagram", "vaga.asia_fake0")}),
        ("อีเมล vetjob(แอท)fakepet(ดอท)example", "th", "TH", {("email", "vetjob@fakepet.example")}),
        ("Messenger: m point me slash adil.fake.asie", "fr", "MA", {("messenger", "adil.fake.asie")}),
        ("X: @ wanja_fake0", "en", "KE", {("x", "wanja_fake0")}),
        ("My sister's line zero-seven-double-zero-triple-zero-five-one-one", "en", "KE", {("phone", "+254700000511")}),
        ("пиши в сигнал +7 700 000 00 53, в тг не сижу", "ru", "KZ", {("signal", "+77000000053")}),
        ("قبلها ٠٥٠٠٠٠٠٠٩٣", "ar", "SA", {("phone", "+966500000093")}),
        ("zavoi.hr coadă-de-maimuță example punct ro", "ro", "RO", {("email", "zavoi.hr@example.ro")}),
        ("Cancillería línea 141 o la #122 gratis", "es", "CO", {("phone", "141"), ("phone", "#122")}),
    ],
)
def test_names_and_apps_as_people_tell_them(text: str, language: str, country: str, found: set[tuple[str, str]]) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("匯款 013-000000-58（戶名阿水伯）", "zh-Hant", "TW"),
        (f"hash 05{'0' * 58}", "en", "US"),
        ("Proses kilat via app, tanpa tatap muka", "id", "ID"),
    ],
)
def test_accounts_hashes_and_apps_are_no_contacts(text: str, language: str, country: str) -> None:
    assert pairs(read(text, language, country)) == set()


def test_two_times_is_no_app() -> None:
    assert pairs(read("menang 2x @fakepromo_88", "id", "ID")) == {("telegram", "fakepromo_88")}


def test_what_is_turned_is_the_name_of_its_own_line() -> None:
    found = pairs(read("WhatsApp：八五二 九〇〇〇 〇〇二六\nTG倒轉讀：00zz_ekaf", "zh-Hant", "HK"))
    assert ("whatsapp", "+85290000026") in found


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("telegram nomor → nol8satu2 nol000 00 tiga tujuh", "id", "ID", {("telegram", "+6281200000037")}),
        ("wa: kosong8satu2 kosong kosong kosong kosong kosong kosong3tujuh", "id", "ID", {("whatsapp", "+6281200000037")}),
        ("тг: @mr_fake0\nсигнал 067 ooo oo 47", "uk", "UA", {("telegram", "mr_fake0"), ("signal", "+380670000047")}),
        ("ring naught seven seven double-oh nine-hundred one-four-two", "en", "GB", {("phone", "+447700900142")}),
        ("numero tre-due-zero, tre zeri, zero due otto nove", "it", "IT", {("phone", "+393200000289")}),
        ("වට්ස්ඇප් බින්දුවයි හතයි හතයි බින්දුවයි බින්දුවයි බින්දුවයි බින්දුවයි බින්දුවයි එකයි තුනයි", "si", "LK", {("whatsapp", "+94770000013")}),
        (
            "Whatsapp: sıfır beş yüz, üç sıfır, sıfır yetmiş dört diil; doğrusu 0500 000 00 74",
            "tr",
            "TR",
            {("whatsapp", "+905000000074")},
        ),
        ("rh arroba fakealva ponto example ponto pt", "pt", "PT", {("email", "rh@fakealva.example.pt")}),
        ("mail jobs apestaartje fakeweg punt example punt nl", "nl", "NL", {("email", "jobs@fakeweg.example.nl")}),
        ("email sue at fake-care dot example dot co dot uk", "en", "GB", {("email", "sue@fake-care.example.co.uk")}),
    ],
)
def test_pieces_in_one_word_and_endings_of_addresses(text: str, language: str, country: str, found: set[tuple[str, str]]) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize("text", ["telegram: seven7", "tg one_two3", "telegram fake5five"])
def test_a_name_with_a_number_word_stays_a_name(text: str) -> None:
    assert [kind for kind, _ in pairs(read(text, "en", "US"))] == ["telegram"]
