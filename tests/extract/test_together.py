"""Contacts in two disguises at once, and addresses and links whose signs are disguised all in one way."""

import pytest

import extract
from tests.eval import together

AD = "Typists wanted in Poipet, 900 usd a month, free room. "

SHOWN = [
    # numbers: one sign between all parts, letters or words among them
    ("WhatsApp: O_8_O_O_O_O_O_9_l_2", "th", "TH", "whatsapp", "+66800000912"),
    ("WhatsApp: O.7.l.2.O.O.O.O.4.S", "en", "KE", "whatsapp", "+254712000045"),
    ("WhatsApp: 0.seven.1.2.zero.0.0.zero.4.5", "en", "KE", "whatsapp", "+254712000045"),
    ("WhatsApp: 0*seven*1*2*zero*0*0*zero*4*5", "en", "KE", "whatsapp", "+254712000045"),
    ("WhatsApp: [O7][l2][OO][OO][4S]", "en", "KE", "whatsapp", "+254712000045"),
    ("WhatsApp: 0🌸8🌸0🌸0🌸0🌸ศูนย์🌸ศูนย์🌸เก้า🌸หนึ่ง🌸สอง", "th", "TH", "whatsapp", "+66800000912"),
    ("WhatsApp: 0, 8, 1, 2, 0, 0, 0, 0, 0, 3, 4, 7", "id", "ID", "whatsapp", "+6281200000347"),
    ("whatsapp zerosevenonetwozerozerozerozerofourfive", "en", "KE", "whatsapp", "+254712000045"),
    ("WhatsApp: 080 | 000 | 091 | 2", "th", "TH", "whatsapp", "+66800000912"),
    ("Zalo: 0912\n000\n045", "vi", "VN", "zalo", "+84912000045"),
    ("telegram number: +63 9x1x7 0x0x0 x0x3x9x5 — drop the x", "en", "PH", "telegram", "+639170000395"),
    # but where counts are told, or letters are words, nothing changes
    ("WhatsApp: noll sju sex, fyra nollor, fem sex sju", "sv", "SE", "whatsapp", "+46760000567"),
    ("Tlf 6OO OOO O31 o wassap al mismo", "es", "ES", "phone", "+34600000031"),
    ("chiamare lo 049 000000", "it", "IT", "phone", "+39049000000"),
    # names
    ("T3legram: fake_lin88 aujourd'hui", "fr", "CI", "telegram", "fake_lin88"),
    ("Lіne: fake_jobs ngayon", "tl", "PH", "line", "fake_jobs"),
    ("TG: @ fake_jobs hari ini saja", "id", "ID", "telegram", "fake_jobs"),
    ("L1NE h*r*.*f*a*k*e*l*y*9*9", "en", "KE", "line", "hr.fakely99"),
    ("LINE: h*r*.*f*a*k*e*l*y*9️⃣*9️⃣", "en", "KE", "line", "hr.fakely99"),
    ("LINE b-o-s-s-.-f-a-k-e-2-0-2-5", "de", "DE", "line", "boss.fake2025"),
    ("Line ID: [j][o][b][-][f][a][k][e][5][5]", "en", "KE", "line", "job-fake55"),
    ("VX: l i n f a k e _ j o b s", "tr", "TR", "wechat", "linfake_jobs"),
    ("wechat id: l*i*n*f*a*(underscore)*j*o*b*s", "en", "KE", "wechat", "linfa_jobs"),
    ("we chat: f a k e a underscore j o b s now", "en", "KE", "wechat", "fakea_jobs"),
    ("TG: f*а*k*e*h*r*8*8*8", "fr", "CI", "telegram", "fakehr888"),  # one letter is Cyrillic
    ("TG: fаkе\u200b_\u200bw\u200bоrk77", "en", "KE", "telegram", "fake_work77"),
    ("VX: fak🔥e_work77 hari ini saja", "id", "ID", "wechat", "fake_work77"),
    ("line👉bos🔥s.fake25", "en", "KE", "line", "boss.fake25"),
    ("TG: mi🔥nfake_007 today", "en", "KE", "telegram", "minfake_007"),
    ("telegram mo ko: çhättêr_fáke00", "tl", "PH", "telegram", "chatter_fake00"),
    ("wechat id réç🔥fáke_hr01", "en", "KE", "wechat", "recfake_hr01"),
    ("Contact: manager🔥annafake_77", "en", "KE", "telegram", "annafake_77"),
    ("LINE: sunny dot hr dot 22 today only", "en", "KE", "line", "sunny.hr.22"),
    ("L1NE @fake.hr.22", "en", "TH", "line", "@fake.hr.22"),
    # addresses
    ("CV: recruit-fake#gmail.com", "en", "KE", "email", "recruit-fake@gmail.com"),
    ("CV: boss.fakeⓐⓣmail.ru", "en", "KE", "email", "boss.fake@mail.ru"),
    ("CV: boss.fake@@firma.example", "en", "KE", "email", "boss.fake@firma.example"),
    ("CV: boss.fake@@firma,example", "en", "KE", "email", "boss.fake@firma.example"),
    ("CV: boss.fake@mail,ru", "en", "KE", "email", "boss.fake@mail.ru"),
    ("CV: boss.fake\n@firma.example", "en", "KE", "email", "boss.fake@firma.example"),
    ("CV: fake_lin 📧 outlook.com", "en", "KE", "email", "fake_lin@outlook.com"),
    ("CV: fake_lin at outlookdotcom", "en", "KE", "email", "fake_lin@outlook.com"),
    ("CV: hr_dot_fake_at_gmail_dot_com", "en", "KE", "email", "hr.fake@gmail.com"),
    ("CV: hr/dot/fake/at/firma/dot/example", "en", "KE", "email", "hr.fake@firma.example"),
    ("CV: hr d o t fake88 a t yahoo d o t com now", "en", "KE", "email", "hr.fake88@yahoo.com"),
    ("CV: h*r*.*f*a*k*e*@*f*i*r*m*a*.*e*x*a*m*p*l*e", "en", "KE", "email", "hr.fake@firma.example"),
    # links
    ("t.me//fake_lin88", "en", "KE", "telegram", "fake_lin88"),
    ("t.me|fake_lin88", "en", "KE", "telegram", "fake_lin88"),
    ("instagram-com/fake_jobs", "en", "KE", "instagram", "fake_jobs"),
    ("line,me/ti/p/~fakework77", "en", "KE", "line", "fakework77"),
    ("zalo🔥me/84912000045", "en", "KE", "zalo", "+84912000045"),
    ("facebook.com\\hr.fake99", "en", "KE", "facebook", "hr.fake99"),
    ("chat,whatsapp,com/FaKeEfGhIjKlMnOpQrStU0", "en", "KE", "whatsapp_invite", "FaKeEfGhIjKlMnOpQrStU0"),
    ("instagram.com/\nfake_jobs", "en", "KE", "instagram", "fake_jobs"),
    ("f a c e b o o k . c o m / f a k e j o b s 9", "en", "KE", "facebook", "fakejobs9"),
]


@pytest.mark.parametrize(("said", "language", "country", "kind", "value"), SHOWN, ids=[case[0] for case in SHOWN])
def test_is_read(said: str, language: str, country: str, kind: str, value: str) -> None:
    found = extract.analyze(AD + said, language=language, country=country).contacts
    assert [(one.type, one.value) for one in found if one.type == kind] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Registered as CI-ABJ-00-0000-B00-00000 at the chamber.",
        "Ten rows: S3 | 43 | 4 | 164 | 658 | 00",
        "We list 1, 2, 3, 4, 5, 6, 7, 8 reasons.",
        "Line, me / you: who comes first?",
        "Read A . B . C . D . E . F aloud.",
        "Instagram/TikTok: videos of our trips",
    ],
)
def test_others_are_none(text: str) -> None:
    assert extract.analyze(text, language="en", country="KE").contacts == ()


@pytest.mark.parametrize(("kind", "most"), [("handles", 0.2), ("numbers", 0.1), ("mails", 0.03), ("links", 0.02)])
def test_together(kind: str, most: float) -> None:
    given = together.cases(kind, 150)
    assert len(together.missed(given)) <= most * len(given)
