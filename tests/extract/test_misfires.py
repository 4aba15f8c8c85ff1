"""Rules for what is hidden that fired where nothing was: each line was lost or spoilt by one of them."""

import pytest

import extract
from extract.text.sentences import END, STOPS

CASES = (
    # An area code is no word for a sign in figures (47 is "at", 54 "sa").
    ("Vaga de padeiro em Joinville. Zap da gerência: (47) 90000-0000 ou rh@padaria.example", "pt", "BR", "whatsapp +5547900000000"),
    (
        "Vaga de arrumadeira em Gramado. Zap da gerência: (54) 90000-0000 ou rh@hotel.example. Não cobramos nada.",
        "pt",
        "BR",
        "whatsapp +5554900000000",
    ),
    # A bar parts a name from the next app.
    ("Tuyển phụ bếp Đà Nẵng. Tele: @tuyendung_bepnha | Zalo 0900 000 000", "vi", "VN", "telegram tuyendung_bepnha"),
    ("Barista wanted in Leeds. Telegram: @cafe_brew_crew | WhatsApp 07700 900000", "en", "GB", "telegram cafe_brew_crew"),
    # What is said of signs is said of the handle beside it, not of that in the line above or behind a bar.
    ("Event crew Ipoh.\nTiktok @ crew.ipoh / tele c.r.e.w.z.i (buang titik)", "ms", "MY", "tiktok crew.ipoh"),
    ("Event crew Ipoh.\nTiktok @ crew.ipoh / tele c.r.e.w.z.i (buang titik)", "ms", "MY", "telegram crewzi"),
    # A word for one is a digit in a row of digits, an article before a single one.
    ("Se busca intérprete. WeChat hugo guion casa seguido de uno ocho ocho ocho en cifras.", "es", "MX", "wechat hugo-casa1888"),
    # A sentence ends in every script: what is said before its end is not said of the number behind it.
    ("រោងចក្រ ត្រូវការ ១០នាក់ ប្រាក់ខែ ៩០០,០០០។ សំបុត្រថៅកែចេញ។ ការិយាល័យ 023 000 000។ រៀន ៤ខែ។", "km", "KH", "phone +85523000000"),
    ("የሚከራይ ቤት፦ አዳማ። ኪራይ 7,000 ብር፣ የሦስት ወር ቅድመ ክፍያ። ደላላ አያስፈልግም። በ0911 000 000 ይደውሉ።", "am", "ET", "phone +251911000000"),
    # Hotlines are no part of another number.
    ("គេជ្រើសរើសតាមគណនីតេឡេក្រាម hr_city ដោយសន្យាប្រាក់ខែ 1,500 ដុល្លារ។ សាធារណជនអាចរាយការណ៍តាមលេខ 1288។", "km", "KH", "phone 1288"),
    # "Hari" is a day in Indonesian, though it is green in Hindi, and the green app of calls would be WhatsApp.
    ("Loker admin koperasi. Proses 3 hari kerja. Call Firli 021 90000019", "id", "ID", "phone +622190000019"),
    # A letter that is denied is a letter: "zero, not o".
    ("Butuh kasir toko. Telegram @kasir_bos, itu nol bukan o", "id", "ID", "telegram kasir_b0s"),
)


@pytest.mark.parametrize(("text", "language", "country", "contact"), CASES, ids=[case[0][:24] + case[3][:10] for case in CASES])
def test_what_nobody_hid_is_read_as_it_stands(text: str, language: str, country: str, contact: str) -> None:
    found = {f"{one.type} {one.value}" for one in extract.analyze(text, language=language, country=country).contacts}
    assert contact in found


@pytest.mark.parametrize("sign", STOPS)
def test_a_sentence_ends_in_every_script(sign: str) -> None:
    assert END.search(f"a{sign}b") is not None
    assert END.search("a.b") is None
