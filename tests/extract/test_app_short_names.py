"""Names of apps as people of each language shorten and inflect them; such as are ordinary words count only right before a contact."""

import pytest

import extract


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("pl", "PL", "Szukam ekipy do pakowania, na fejsie fake.rina7 albo sam przyjdź", ("facebook", "fake.rina7")),
        ("fi", "FI", "Varastolle väkeä, snäpissä fakerina_7 tai tule käymään", ("snapchat", "fakerina_7")),
        ("hu", "HU", "Raktárba keresünk embert, ig-n fakerina_7", ("instagram", "fakerina_7")),
        ("tr", "TR", "Depoya eleman lazım, snapim: fakerina_7", ("snapchat", "fakerina_7")),
        ("sv", "SE", "Folk till lagret sökes, hör av er på fejjan fake.rina7", ("facebook", "fake.rina7")),
        ("ru", "RU", "Ищем людей на склад, дс: fakerina_7", ("discord", "fakerina_7")),
        ("ru", "RU", "Склад, смены по 12 часов. В максе +7 900 000 00 12", ("max", "+79000000012")),
        ("fr", "CI", "On cherche du monde pour le dépôt. Wha : 05 00 00 00 63", ("whatsapp", "+2250500000063")),
        ("el", "GR", "Ζητάμε άτομα για αποθήκη, στο φατσομπουκ fake.rina7", ("facebook", "fake.rina7")),
        ("ko", "KR", "창고 직원 구함, 갠톡 fakerina_7", ("kakaotalk", "fakerina_7")),
        ("ml", "IN", "ഗോഡൗണിൽ ആളെ വേണം, എഫ്ബിയിൽ fake.rina7", ("facebook", "fake.rina7")),
        ("he", "IL", "דרושים עובדים למחסן, בווטס 050-0000012", ("whatsapp", "+972500000012")),
        ("xh", "ZA", "Sifuna abantu, bhala ku-WhatsApp 066 000 0000", ("whatsapp", "+27660000000")),
    ],
)
def test_short_names_of_apps(language: str, country: str, text: str, want: tuple[str, str]) -> None:
    found = extract.analyze(text, language=language, country=country).contacts
    assert [(contact.type, contact.value) for contact in found] == [want]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "US", "We repair DC motors in Washington, DC: pay is good."),
        ("pl", "PL", "Disco: w sobotę. DS: akademik. Silniki na prąd dc: stały."),
        ("hu", "HU", "Dici: dicséret jár. Messi: gól. Messen lakom: Budapest."),
        ("tr", "TR", "Elektrikçi aranıyor, DC: akım. Telem koptu: tamirci lazım."),
        ("fr", "FR", "Le mess : cuisine, deux postes. Il dit : venez vite."),
        ("id", "ID", "Mess: disediakan. Mess karyawan gratis."),
        ("ru", "RU", "Повар в дс: полная ставка. Оплата 5000 макс: за смену."),
        ("ku", "TR", "Ji Stenbolê diçin Bangkok, li wir şofêr li benda we ye."),
    ],
)
def test_the_same_words_alone_are_no_apps(language: str, country: str, text: str) -> None:
    assert extract.analyze(text, language=language, country=country).contacts in ((), [])
