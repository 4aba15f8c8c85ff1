"""Handles in parts with something between, letters exchanged for others, names without their accents, capitals alone; what is none."""

import pytest

from tests.extract.test_handles import found


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram fakeryba, between fake and ryba put 2026", "en", "US", ("telegram", "fake2026ryba")),
        ("Телеграм sopkaryba, между сопкой и рыбой впишите 2026", "ru", "RU", ("telegram", "sopka2026ryba")),
        ("Telegram: fakesoleil, entre fake et soleil mets un tiret bas", "fr", "CI", ("telegram", "fake_soleil")),
        ("Telegram fakebintang, antara fake dan bintang tulis 00", "id", "ID", ("telegram", "fake00bintang")),
        ("Інстаграм: слово medovyk двічі, поміж ними крапка", "uk", "UA", ("instagram", "medovyk.medovyk")),
        ("Instagram is easy: the word fakecake twice, a dot between them", "en", "US", ("instagram", "fakecake.fakecake")),
        ("Telegram: bo and tturi with an underscore between and at the end 007", "en", "US", ("telegram", "bo_tturi007")),
        ("텔레그램 bo랑 tturi 사이에 밑줄 하나", "ko", "KR", ("telegram", "bo_tturi")),
    ],
)
def test_parts_with_something_between(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("telegram: capivarafrita com K no lugar do C e 4 no lugar do primeiro A", "pt", "BR", ("telegram", "k4pivarafrita")),
        ("discord: moottai_poochi but write 00 instead of oo in both places", "en", "IN", ("discord", "m00ttai_p00chi")),
        ("discord la vanga, moottai_poochi aana oo ku bathila 00 podanum", "ta", "IN", ("discord", "m00ttai_p00chi")),
        ("IG: andika njugukaranga lakini toa herufi a zote", "sw", "KE", ("instagram", "njugukrng")),
        ("telegram id pol_roti31, oh no, at the end not 31 but 13", "en", "LK", ("telegram", "pol_roti13")),
        ("telegram id eka pol_roti31, aiyo na na anthima 31 nemei 13", "si", "LK", ("telegram", "pol_roti13")),
        ("insta: s.u.n.t.a.l.a (take all dots away) and at the end x twice", "en", "NP", ("instagram", "suntalaxx")),
    ],
)
def test_letters_exchanged(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("tiktok: țânțarul vesel, dar scris fără căciulițe și fără pauză", "ro", "RO", ("tiktok", "tantarulvesel")),
        ("discord: żabokum bez ogonków, wszystko małe", "pl", "PL", ("discord", "zabokum")),
        ("Telegram: đầutưhànội (không dấu)", "vi", "VN", ("telegram", "dautuhanoi")),
        ("Telegram: güçlüiş (türkçe karakter kullanmadan)", "tr", "TR", ("telegram", "gucluis")),
        ("Telegram: práce za dobře, bez diakritiky, dohromady", "cs", "CZ", ("telegram", "pracezadobre")),
        ("Insta: müllerhof_00, ü als ue schreiben", "de", "DE", ("instagram", "muellerhof_00")),
        ("Insta: rübenfee, mit ue statt ü", "de", "DE", ("instagram", "ruebenfee")),
        ("snap: nur die GROSSEN buchstaben lesen kWieAdLaDmKgAlUqZ und dann ne 3 dran", "de", "DE", ("snapchat", "waldkauz3")),
        ("Телеграм: kWieAdLaDmKgAlUqZ, читайте только большие буквы, потом _7", "ru", "RU", ("telegram", "waldkauz_7")),
    ],
)
def test_letters_as_they_are_typed(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("官方LINE要打小老鼠,接著八二零,再接wmk三個小寫字母。週五結單", "zh-Hant", "TW", ("line", "@820wmk")),
        ("ทักไลน์ร้าน ต้องมีแอดนำหน้านะคะ ตามด้วยสามเก้าหนึ่ง แล้ว qtd ตัวเล็ก", "th", "TH", ("line", "@391qtd")),
        ("LINEはアットマークを最初に、それから三九一、そのあとqtd", "ja", "JP", ("line", "@391qtd")),
        ("LINE: you need the at sign in front, then three nine one, then qtd", "en", "TH", ("line", "@391qtd")),
    ],
)
def test_official_ids_that_begin_with_figures(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram fakekoko77, between shifts 12 hours free", "en", "KH", ("telegram", "fakekoko77")),
        ("Telegram fakekoko77, k and not c", "en", "KH", ("telegram", "fakekoko77")),
        ("Telegram fake_koko21, age 21 to 35, no experience", "en", "KH", ("telegram", "fake_koko21")),
        ("Facebook as fake.pastor.koko, e dey tell our youth say no pay", "en", "NG", ("facebook", "fake.pastor.koko")),
        ("Telegram fake_koko, 2 interviews instead of 3", "en", "KH", ("telegram", "fake_koko")),
        ("Telegram: fake_koko. Nhắn không dấu cũng được", "vi", "VN", ("telegram", "fake_koko")),
    ],
)
def test_ordinary_words_change_nothing(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}
