"""Contacts as they are told in passing: names of apps with endings, one letter that belongs to a name, codes that are left out."""

import pytest

from extract import analyze


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("招客服 薇：q a b e z 七 七 零 三", "CN", {("wechat", "qabez7703")}),
        ("想问细节的绿泡泡搜 q1banmu-kl-09", "CN", {("wechat", "q1banmu-kl-09")}),
        (
            "텔레 : b k k _ t m 언더바 공공칠q / 카톡 아이디 tmfake칠칠구z",
            "KR",
            {("telegram", "bkk_tm_007q"), ("kakaotalk", "tmfake779z")},
        ),
        ("加Q 280000033", "CN", {("qq", "280000033")}),
        ("加微信或q 280000033", "CN", {("qq", "280000033"), ("wechat", "280000033")}),
        ("Discord: faken.vip", "US", {("discord", "faken.vip")}),
        ("IG faken.vip", "US", {("instagram", "faken.vip")}),
        ("Our page: www.faken.vip", "US", {("url", "https://www.faken.vip")}),
        ("Schreibt an Signal-Name: katze_fake.07", "DE", {("signal", "katze_fake.07")}),
        ("مطلوب طباخ. التليفون 20 000 461", "TN", {("phone", "+21620000461")}),
        ("Kariye loo baahan yahay, imo-giisa waa +60 12 000 0182", "SO", {("imo", "+60120000182")}),
        ("Fone 11 2000-0971, zap 9 0000-0972 c/ Dona Cida", "BR", {("phone", "+551120000971"), ("whatsapp", "+5511900000972")}),
        ("Zap 90000-0972, fixo (21) 2000-0971", "BR", {("whatsapp", "+5521900000972"), ("phone", "+552120000971")}),
        ("Zap 90000-0972", "BR", {("whatsapp", "+55900000972")}),
        ("telegram: kora - underscore - vent", "US", {("telegram", "kora_vent")}),
        ("تلگرام: kar ـ آندرلاین ـ fake ـ آندرلاین ـ z31", "IR", {("telegram", "kar_fake_z31")}),
        ("シグナルの人は ぜろきゅーぜろ-0000-に-ぜろ-きゅう-いち", "JP", {("signal", "+819000002091")}),
        ("LINEは ぜろ/きゅう/ぜろ/ぜろ/ぜろ/ぜろ/ぜろ/に/ぜろ/ご/いち", "JP", {("line", "+819000002051")}),
        ("LINEは ぜろ、きゅう、ぜろ、ぜろ、ぜろ、ぜろ、ぜろ、に、ぜろ、ご、いち", "JP", {("line", "+819000002051")}),
        ("Wats: cincuenta y cinco, cero cero, cero cero, diez, 11", "MX", {("whatsapp", "+525500001011")}),
        ("관련 신고는 112, 영사콜센터 +82-2-0000-0404.", "KR", {("phone", "112"), ("phone", "+82200000404")}),
        ("בקשר למודעות חשודות ניתן לפנות למוקד 105.", "IL", {("phone", "105")}),
        ("Rele lapolis nan 188.", "HT", {("phone", "188")}),
    ],
)
def test_contacts_as_they_are_told(text: str, country: str, expected: set[tuple[str, str]]) -> None:
    assert {(contact.type, contact.value) for contact in analyze(text, country=country).contacts} == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Sữa tươi bank VCB 0071 0000 00000 ck trước 500k", "VN"),
        ("Linka 12 jede k nádraží, přijďte v 8.", "CZ"),
        ("ぜろからはじめる、さん人募集、いち日だけでもOK", "JP"),
        ("Telegramissa tarjotaan nuorille töitä", "FI"),
        ("Nuorille tarjotaan Telegramissa helppoa keikkaa ulkomailla.", "FI"),
        ("Na Instagramu vrbuju mlade", "HR"),
        ("Na Telegramu ponujajo delo mladim", "SI"),
        ("Telegramis pakutakse tööd noortele", "EE"),
    ],
)
def test_what_is_no_contact_stays_none(text: str, country: str) -> None:
    assert not analyze(text, country=country).contacts


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Telegramissa: faken77", "FI"),
        ("Na Telegramu faken_hr", "SI"),
        ("Pišite na Telegramu @fakenana", "SI"),
        ("Telegramis faken77 ootab", "EE"),
    ],
)
def test_a_name_behind_an_app_in_a_case_is_one(text: str, country: str) -> None:
    assert [contact.type for contact in analyze(text, country=country).contacts] == ["telegram"]
