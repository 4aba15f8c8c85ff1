"""Mechanisms made for disguised numbers, where they must not fire: each takes what it is for and no more."""

import pytest

from extract import analyze_many
from extract.findings import Ad

CASES = [
    (
        "Telefon saya kosong satu tujuh, kosong kosong kosong, kosong kosong kosong kosong, jangan tanya upah",
        "MY",
        [("phone", "+60170000000")],
    ),  # words cut by the window
    (
        "call karo: zero teen char zero aur phir saat zeros, bas message na karo",
        "PK",
        [("phone", "+923400000000")],
    ),  # zeros counted behind one zero
    (
        "Ara beni: sıfır beş üç beş, dört tane sıfır, sonda üç beş yedi",
        "TR",
        [("phone", "+905350000357")],
    ),  # a digit that is also a word for a part
    ("piga simu 0=7=2=2=0:0:0:0:0:0", "KE", [("phone", "+254722000000")]),  # no hour of one digit
    ("有意請 WhatsApp 9000 0772 李生，下午2-4點面試", "HK", [("whatsapp", "+85290000772")]),  # a range of hours behind a number
    ("電話0912 000 772，上午9至11點可打", "TW", [("phone", "+886912000772")]),  # a range of hours behind a number
    ("harga 0812.000.000 (bukan harga ya, itu nomor telepon)", "ID", [("phone", "+62812000000")]),  # no amount begins with zero
    ("โทร 090.000.0000 นะ ไม่ใช่ราคา", "TH", [("phone", "+66900000000")]),  # no amount begins with zero
    ("応募は080-1000-0046 まるなな工務店の店長まで", "JP", [("phone", "+818010000046")]),  # a name behind figures
    ("call 024 000 0046 b4 friday, ask for Kofi", "GH", [("phone", "+233240000046")]),  # letters of a word behind figures
    ("連絡先はゼロキュウゼロの1000の0046です", "JP", [("phone", "+819010000046")]),  # groups of kana
    ("番号はゼロナナゼロ、イチゼロゼロゼロ、ゼロゼロヨンロクまで", "JP", [("phone", "+817010000046")]),  # groups of kana
    ("番号は 080-ゼロ4つ-ゼロ4つ です", "JP", [("phone", "+818000000000")]),  # zeros and how many, in two parts
    ("عيط: صفر ستة ثم صفر مكرر سبع مرات ثم خمسة", "MA", [("phone", "+212600000005")]),  # twice that is a sign of how often
    ("फ़ोन: 95600 फिर तीन बार शून्य फिर बयालीस", "IN", [("phone", "+919560000042")]),  # times and zero
    ("QQ um, quatro zeros, dois seis sete", "BR", [("qq", "10000267")]),  # a row told digit for digit behind zeros
    (
        "Nomor WA: plus enam dua, delapan tujuh delapan, enam nol beruntun, tujuh dua.",
        "ID",
        [("whatsapp", "+6287800000072")],
    ),  # in a row
    ("WhatsApp: sıfır beş üç beş, altı sıfır peş peşe, yedi.", "TR", [("whatsapp", "+905350000007")]),  # in a row
    (
        "Signal: kodi ya Uingereza, saba saba sifuri sifuri, tisa sifuri sifuri, moja mbili saba",
        "KE",
        [("signal", "+447700900127")],
    ),  # a code between an app and its number
    (
        "Mi whats al revés para que no lo borren: 64 10 555 202 1 +",
        "MX",
        [("whatsapp", "+12025550146")],
    ),  # a denied word for leaving out
    ("number starts with 0918\nthen 000 in the middle\nlast four 0046", "PH", [("phone", "+639180000046")]),  # three lines
    ("የመጀመሪያው ቁጥር 0፣ ሁለተኛው 9፣ ሦስተኛው 1፣ አራተኛው 1፣ የቀሩት ስድስቱም 0 ናቸው። ይደወልልን።", "ET", [("phone", "+251911000000")]),  # ordinals
    ("今日下午3-5點面試，名額4個，月薪18000", "HK", []),  # plain
    ("まるはち店は10時から20時まで、1000円引きです", "JP", []),  # plain
    ("Harga 012.000 ribu, tiga bagian, empat hari berturut-turut libur", "ID", []),  # plain
]


@pytest.mark.parametrize(("text", "country", "contacts"), CASES)
def test_a_number_is_read_whole_and_nothing_more(text: str, country: str, contacts: list[tuple[str, str]]) -> None:
    [answer] = analyze_many([Ad(text, country=country)])
    assert [(contact.type, contact.value) for contact in answer.contacts] == contacts
