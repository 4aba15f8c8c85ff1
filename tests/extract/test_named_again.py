"""What stands out in a name or number and is named again, and invites whose code shows itself; in many languages, all texts invented."""

import pytest

import extract

SIGNS = [  # a letter beside a word for the sign that it means
    ("FR", "Cherche serveuse, Nantes. Telegram : fauxXlysXnantes, X devient un tiret du bas", "telegram:faux_lys_nantes"),
    ("SE", "Extra i kök. Telegram fakeQlund, Q är understreck", "telegram:fake_lund"),
    ("KR", "주방 보조, 시급 11000. 텔레그램 fakeXhanXjob 에서 X는 밑줄입니다", "telegram:fake_han_job"),
    ("JP", "テレグラム fakeZsoraです。Zはアンダーバー", "telegram:fake_sora"),
    ("CN", "招打字员，电报 fakeXlinX88，X换成点", "telegram:fake.lin.88"),
    ("DE", "Lagerhilfe. Telegram: fake X nord X job, jedes X ist ein Unterstrich", "telegram:fake_nord_job"),
    ("RU", "Работа курьером. Телеграм fakeXdom, вместо икса нижнее подчеркивание", "telegram:fake_dom"),
    ("IN", "काम घर से। टेलीग्राम fakeXravi, X की जगह अंडरस्कोर", "telegram:fake_ravi"),
]
ZEROS = [  # a letter or picture beside a word for zero
    ("KR", "경비 모집 010-XXXX-3217, X는 공", "phone:+821000003217"),
    ("IN", "Driver needed. Call 90XXXX1278, X matlab zero", "phone:+919000001278"),
    ("DK", "Rengøring søges, ring 20🥚🥚🥚🥚31, æg er nul", "phone:+4520000031"),
    ("MX", "Mesero. WhatsApp 55🍩🍩🍩🍩2318, la dona es cero", "whatsapp:+525500002318"),
]
GONE = [  # letters or words that go
    ("RU", "Продавец. Телега fakeарбузlena, слово арбуз лишнее", "telegram:fakelena"),
    ("TW", "徵外場，賴 fa貓ke貓77，「貓」拿掉", "line:fake77"),
    ("PL", "Kelner, Kraków. Telegram fakearbuzjan_77, słowo arbuz usuń", "telegram:fakejan_77"),
    ("MY", "Tukang masak. Tele fakemanggaali7, buang perkataan mangga", "telegram:fakeali7"),
]
KEPT = [  # what is named again and stays
    ("US", "Barista, Dubai. Telegram: fakeDUBAIjobs, work in DUBAI", "telegram:fakedubaijobs"),
    ("BR", "Entre no t.me/fake_vagas_sul, temos vagas sem taxa e não é golpe", "telegram:fake_vagas_sul"),
    ("VN", "Zalo 09💸12💸000💸345 gọi Linh, cọc 0 đồng", "zalo:+84912000345"),
    ("IN", "whatsapp 9 0 0 🌟 0 0 0 🌟 1 2 3 4, 0 fees", "whatsapp:+919000001234"),
]
INVITES = [  # a code in pieces, whatever stands between
    ("GB", "Kitchen porter. tee dot me slash plus sign, then Fk5Rt, then 0Pw8, then LxQ3Zk7", "telegram_invite:Fk5Rt0Pw8LxQ3Zk7"),
    ("UZ", "guruh: t . me / joinchat / dan keyin ulang\nFbQ7\nkLm2\nXw9e\nPz4r", "telegram_invite:FbQ7kLm2Xw9ePz4r"),
    ("IN", "चैट डॉट व्हाट्सऐप डॉट कॉम स्लैश Fki16t5Wbnn और आगे NQhLsfu1ebX", "whatsapp_invite:Fki16t5WbnnNQhLsfu1ebX"),
    ("LK", "Join t(dot)me(slash)(plus)Fv5HsJ2n, no gap, Qy9GdTf4", "telegram_invite:Fv5HsJ2nQy9GdTf4"),
    ("RU", "t точка me слеш плюс, слитно: Fz5k + Hq2W + tY8n + Bv3c (плюсики убрать)", "telegram_invite:Fz5kHq2WtY8nBv3c"),
]
NUMBERED = [  # parts by their number
    ("CN", "招保安，电话：第二段0000，第三段3865，第一段136", "phone:+8613600003865"),
    ("KE", "Cook. piece 3: 084, piece 1: 0722, piece 2: 000, call", "phone:+254722000084"),
    ("RU", "Грузчик. вторая часть 000, третья 0785, а первая 8903", "phone:+79030000785"),
    ("PH", "Helper. Text lang:\n(1) 09 56\n(3) 0327\n(2) 000", "phone:+639560000327"),
    ("KR", "3번 6195, 1번 010, 2번 0000 순서대로", "phone:+821000006195"),
]
SWAPPED = [  # the last two figures change places
    ("GB", "Call 07500 000 132, last two digits swapped", "phone:+447500000123"),
    ("VN", "Gọi 0912 000 021, đổi chỗ hai số cuối", "phone:+84912000012"),
    ("TR", "0532 000 00 54 ama son iki rakamı yer değiştir", "phone:+905320000045"),
]
MAILS = [
    ("US", "CV to fake.desk [at] gmail (d0t) c0m", "email:fake.desk@gmail.com"),
    ("IN", "बायोडाटा: fakebharti25 (ऐट) जीमेल (डॉट) कॉम", "email:fakebharti25@gmail.com"),
    ("JP", "応募:fake.haru88 あっと じーめーる どっと こむ", "email:fake.haru88@gmail.com"),
    ("ET", "ሲቪ ላኩ፦ fake.sira77 (ኤት) ጂሜይል (ነጥብ) ኮም", "email:fake.sira77@gmail.com"),
]


@pytest.mark.parametrize(("country", "text", "contact"), [*SIGNS, *ZEROS, *GONE, *KEPT, *INVITES, *NUMBERED, *SWAPPED, *MAILS])
def test_read_as_meant(country: str, text: str, contact: str) -> None:
    found = extract.analyze(text, country=country).contacts
    assert [f"{one.type}:{one.value}" for one in found] == [contact]
    assert all(text[one.start : one.end] == one.text for one in found if one.start is not None)


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("GB", "1) 500 a week 2) 300 for food 3) 200 for travel"),  # a list of sums
        ("KR", "시급 10,500 9-6 점심제공"),  # 제공, "offered", ends with the word for a ball
        ("US", "Part 2 of the handbook, 2019 edition, part 1 has 304 pages"),
        ("US", "WhatsApp, LinkedIn5 and iPhone15 users: and/or MacBook2021 fans welcome"),
    ],
)
def test_none_is_read(country: str, text: str) -> None:
    assert [c.value for c in extract.analyze(text, country=country).contacts] == []


def test_a_code_behind_two_heads_is_one_link() -> None:
    found = extract.analyze("t me: t.me slash plus Fk5Rt then 0Pw8LxQ3Zk7", country="GB").contacts
    assert [(one.type, one.value) for one in found] == [("telegram_invite", "Fk5Rt0Pw8LxQ3Zk7")]
