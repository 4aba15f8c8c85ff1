"""What is said of a contact beside it: that the number has an app, that its letters are figures, what goes, how it is to be read."""

import pytest

from tests.extract.test_contacts import pairs, read

NUMBER = "+855 12 000 034"


@pytest.mark.parametrize(
    ("language", "said", "app"),
    [
        ("uk", "(є вайбер)", "viber"),
        ("ru", "(есть вотсап)", "whatsapp"),
        ("tr", "(WhatsApp var)", "whatsapp"),
        ("sq", "(edhe Viber)", "viber"),
        ("es", "(tiene WhatsApp)", "whatsapp"),
        ("id", "(ada WA)", "whatsapp"),
        ("ka", "(აქვს ვაიბერი)", "viber"),
        ("hi", "(व्हाट्सएप भी)", "whatsapp"),
        ("rw", "(no kuri WhatsApp)", "whatsapp"),
    ],
)
def test_a_number_that_has_an_app_is_a_telephone_too(language: str, said: str, app: str) -> None:
    assert pairs(read(f"{NUMBER} {said}", language)) == {("phone", "+85512000034"), (app, "+85512000034")}


@pytest.mark.parametrize("said", ["WhatsApp", "only on WhatsApp", "WhatsApp, no calls"])
def test_an_app_that_is_only_named_is_alone(said: str) -> None:
    assert pairs(read(f"{NUMBER} ({said})", "en")) == {("whatsapp", "+85512000034")}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "(the o's are digits)"),
        ("en", "(zero, not the letter o)"),
        ("zh-Hant", "（o都是數字）"),
        ("ru", "(о - это ноль)"),
        ("de", "(null, nicht o)"),
        ("sv", "(bokstaven o är en nolla)"),
    ],
)
def test_letters_that_are_figures(language: str, said: str) -> None:
    assert pairs(read(f"Telegram: fakedmar_oo7 {said}", language)) == {("telegram", "fakedmar_007")}


@pytest.mark.parametrize(("language", "said"), [("en", "(the letter o, not zero)"), ("pt", "(o meu número é outro)"), ("en", "")])
def test_letters_that_stay(language: str, said: str) -> None:
    assert pairs(read(f"Telegram: fakemarla_oo {said}", language)) == {("telegram", "fakemarla_oo")}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Telegram  faXXkelXXink00  (throw away the X's)", "fakelink00"),
        ("sw", "Telegram: 00rkb_ekaf (soma kutoka nyuma kwenda mbele)", "fake_bkr00"),
        ("rw", "Telegram: 00rkb_ekaf (soma uhereye inyuma)", "fake_bkr00"),
        ("it", "Telegram chiocciola fakedesk doppio zero", "fakedesk00"),
        ("es", "Telegram arroba fakedesk doble cero", "fakedesk00"),
        ("ny", "Telegram: fakedesk ziro kawiri", "fakedesk00"),
    ],
)
def test_what_is_to_be_done_with_a_handle(language: str, text: str, value: str) -> None:
    assert pairs(read(text, language)) == {("telegram", value)}


@pytest.mark.parametrize(
    ("language", "country", "text", "found"),
    [
        ("zh", "CN", "简历发企鹅邮箱，号是三零零零零零二六", {("email", "30000026@qq.com")}),
        ("zh", "CN", "简历发QQ邮箱：30000026", {("email", "30000026@qq.com")}),
        ("zh", "CN", "QQ邮箱 fake_hr00@qq.com", {("email", "fake_hr00@qq.com")}),
        ("zh", "CN", "加ν信 17000000056", {("wechat", "17000000056")}),
        ("zh-Hant", "TW", "電話〇㊈〇〇－〇〇〇－〇㊅㊁", {("phone", "+886900000062")}),
        ("ar", "SA", "واتساب 66+ 80 000 0912", {("whatsapp", "+66800000912")}),
        ("id", "ID", "kode: Rp 0812.0000.0347 (wa aja)", {("whatsapp", "+6281200000347")}),
        ("en", "GB", "WhatsApp +447x700x900x045", {("whatsapp", "+447700900045")}),
        ("en", "PH", "call +63 9x1x7 0x0x0 x0x3x9x5", {("phone", "+639170000395")}),
        ("pl", "PL", "dzwoń: 500kot000kot083", {("phone", "+48500000083")}),
        ("ko", "KR", "카톡 아이디 ㄹㅁㅏㄷ000 (영타로 바꿔 보세요)", {("kakaotalk", "fake000")}),
        ("ko", "KR", "카톡 아이디는 한글자판으로 쳤어요, 영타로 → ㅎㅐㅣㅇ00ㅏㄱ", {("kakaotalk", "gold00kr")}),
        ("en", "AE", "CV: fakelumo00(a t)mail(d o t)example", {("email", "fakelumo00@mail.example")}),
        ("ne", "NP", "टिकटक मा fake•maya•000 (थोप्लाको ठाउँमा अन्डरस्कोर राख)", {("tiktok", "fake_maya_000")}),
        ("en", "NP", "TikTok: fake•maya•000 (replace dots with underscores)", {("tiktok", "fake_maya_000")}),
    ],
)
def test_dresses(language: str, country: str, text: str, found: set[tuple[str, str]]) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Job ref: PH-2026-0031",
        "Aged FB 2012–2016 with friends",
        "Need 20 by June, S4 leavers okay, must greet in English",
        "We recruit an AI FACE MODEL (female)",
        "gaji Rp 5.000.000 (sebulan)",
        "plates 100x200x300x10 mm, lot 25kg50kg100kg",
    ],
)
def test_what_is_no_contact(text: str) -> None:
    assert not pairs(read(text, "en", "HK"))
