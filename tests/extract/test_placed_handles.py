"""Handles of which each piece is told by its place, in all languages; and plain ones beside such words."""

import pytest

import extract
from extract.findings import Ad

CASES = [
    ("en", "US", "Telegram: first fake, middle lao, last 520, all together", ("telegram", "fakelao520")),
    ("en", "PH", "My WeChat comes in three pieces: fake / mei / 88, join them", ("wechat", "fakemei88")),
    ("en", "US", "Telegram 1) fakeni 2) _malka, put them together", ("telegram", "fakeni_malka")),
    ("es", "MX", "Mi Telegram va en tres partes: primero fake, en medio sol, al final 44", ("telegram", "fakesol44")),
    ("es", "MX", "WeChat en dos trozos: fake_ + rio, todo junto", ("wechat", "fake_rio")),
    ("fr", "FR", "Telegram en trois morceaux: d'abord fake, au milieu mia, à la fin 77, tout collé", ("telegram", "fakemia77")),
    ("fr", "CI", "WeChat: premier morceau fake, deuxième lune, troisième 9", ("wechat", "fakelune9")),
    ("pt", "BR", "Telegram em três pedaços: primeiro fake, no meio sol, no fim 31", ("telegram", "fakesol31")),
    ("pt", "BR", "WeChat: a primeira parte é fakeluz, a segunda é _, tudo junto", ("wechat", "fakeluz_")),
    ("ru", "RU", "Телеграм: первая часть fake, вторая zima, третья 7, слитно", ("telegram", "fakezima7")),
    ("ru", "RU", "WeChat в три куска: fake / les / 99, без пробелов", ("wechat", "fakeles99")),
    ("uk", "UA", "Телеграм: спочатку fake, посередині hora, в кінці 5", ("telegram", "fakehora5")),
    ("uk", "UA", "Телеграм-нік у трьох частинах: fake + lis + _7, разом", ("telegram", "fakelis_7")),
    ("ar", "EG", "تيليجرام ثلاث قطع: الأول fake الثاني noor الثالث 5", ("telegram", "fakenoor5")),
    ("ar", "MA", "وي تشات: أوله fake وفي الوسط sama وفي الآخر 9", ("wechat", "fakesama9")),
    ("tr", "TR", "Telegram üç parça: başı fake, ortası gul, sonu 34, bitişik", ("telegram", "fakegul34")),
    ("tr", "TR", "WeChat: birinci parça fakesu, ikinci parça _, birleştir", ("wechat", "fakesu_")),
    ("uz", "UZ", "Telegram uch bo'lak: birinchisi fake, ikkinchisi gul, uchinchisi 7", ("telegram", "fakegul7")),
    ("uz", "UZ", "Телеграм уч бўлак: боши fake, ўртаси non, охири 9", ("telegram", "fakenon9")),
    ("hi", "IN", "वीचैट: पहले fake, बीच में ravi, आखिर में 9", ("wechat", "fakeravi9")),
    ("hi-Latn", "IN", "telegram ka pehla hissa fake, doosra ravi, teesra 24", ("telegram", "fakeravi24")),
    ("hi-Latn", "IN", "telegram id do tukde me: fake + gita, jod do", ("telegram", "fakegita")),
    ("ur", "PK", "ٹیلیگرام کے تین حصے: پہلا fake دوسرا sana تیسرا 3، ملا کر لکھیں", ("telegram", "fakesana3")),
    ("bn", "BD", "টেলিগ্রাম তিন টুকরা: প্রথমে fake, মাঝে mou, শেষে 7", ("telegram", "fakemou7")),
    ("ne", "NP", "टेलिग्राम तीन टुक्रा: पहिलो fake, दोस्रो rita, तेस्रो 8", ("telegram", "fakerita8")),
    ("si", "LK", "Telegram නම කෑලි තුනයි: පළවෙනි එක fake, දෙවෙනි එක sanda, තුන්වෙනි එක 4", ("telegram", "fakesanda4")),
    ("ta", "IN", "டெலிகிராம் ஐடி மூணு துண்டு: முதல்ல fake, நடுவுல mala, கடைசியா 6", ("telegram", "fakemala6")),
    ("my", "MM", "Telegram နာမည် အပိုင်းသုံးပိုင်း - ပထမ fake၊ ဒုတိယ thu၊ တတိယ 5", ("telegram", "fakethu5")),
    ("km", "KH", "Telegram មានបីកំណាត់៖ ទីមួយ fake ទីពីរ rath ទីបី 7 ជាប់គ្នា", ("telegram", "fakerath7")),
    ("th", "TH", "ไลน์มีสามส่วน ส่วนแรก fake ตรงกลาง nim ท้ายสุด 12", ("line", "fakenim12")),
    ("id", "ID", "Telegram: depannya fake, tengahnya siti, belakangnya 5, digabung", ("telegram", "fakesiti5")),
    ("ms", "MY", "Telegram: bahagian pertama fake, kedua ali, ketiga 6, rapat", ("telegram", "fakeali6")),
    ("zh-Hans", "CN", "微信分三段：第一段fake，第二段lao，第三段520，连起来", ("wechat", "fakelao520")),
    ("zh-Hans", "CN", "微信号前面fake，中间hr，后面88，连在一起", ("wechat", "fakehr88")),
    ("zh-Hant", "TW", "LINE拆成三段：fake／mei／77，連起來", ("line", "fakemei77")),
    ("zh-Hant", "HK", "Telegram 頭係fake，中間lok，尾係8，連埋一齊", ("telegram", "fakelok8")),
    ("ja", "JP", "LINEは三つに分けて書くね、最初fake、真ん中mio、最後は3、続けて打って", ("line", "fakemio3")),
    ("ko", "KR", "카톡 아이디 세 조각: 첫째 fake, 둘째 mina, 셋째 9 붙여서", ("kakaotalk", "fakemina9")),
    ("ko", "KR", "텔레그램 앞은 fake 가운데는 sora 끝은 5 이어서", ("telegram", "fakesora5")),
    ("sw", "KE", "Telegram ina vipande vitatu: cha kwanza fake, cha pili juma, cha tatu 7", ("telegram", "fakejuma7")),
    ("sw", "TZ", "Telegram mwanzo fake, katikati asha, mwisho 4, unganisha", ("telegram", "fakeasha4")),
    ("am", "ET", "ቴሌግራም መጀመሪያ fake መሃል hana መጨረሻ 5 አንድ ላይ", ("telegram", "fakehana5")),
    (
        "en",
        "US",
        "Telegram fake_anna. First call us, then second interview, last step contract, all together 3 parts: form, passport, photo",
        ("telegram", "fake_anna"),
    ),
    ("en", "PH", "Telegram fakekarl8. Work has two parts: morning / evening, join us", ("telegram", "fakekarl8")),
    ("id", "ID", "Telegram fake_rani2. Dibagi dua bagian: pagi / malam, gabung sekarang", ("telegram", "fake_rani2")),
    ("es", "MX", "Telegram fake_rocio, primero entrevista, segundo examen, al final contrato 3", ("telegram", "fake_rocio")),
    ("fr", "FR", "Telegram @fake_lea, deux parties: matin / soir, d'abord essai 1, deuxième contrat", ("telegram", "fake_lea")),
    (
        "ru",
        "RU",
        "Телеграм fake_zima. Две части: утро / вечер. Первый офис IT, второй HR, вместе дружно",
        ("telegram", "fake_zima"),
    ),
    ("vi", "VN", "Telegram fake_lan8, phần một test, phần hai video, gặp nhau cùng nhau", ("telegram", "fake_lan8")),
    ("tr", "TR", "Telegram fake_ece, ilk ay deneme, ikinci ay prim, son olarak 3 kişi birlikte", ("telegram", "fake_ece")),
    (
        "pt",
        "BR",
        "Telegram fake_bia. Duas partes: manhã / noite. Primeiro teste, no fim 500 reais, tudo junto",
        ("telegram", "fake_bia"),
    ),
    ("th", "TH", "Telegram fake_nim งานสองส่วน ส่วนแรก admin ส่วนที่สอง sales รวมกัน", ("telegram", "fake_nim")),
    ("zh-Hans", "CN", "Telegram fake_lao 工作分两部分：第一部分Excel，第二部分PPT，一起做", ("telegram", "fake_lao")),
]


@pytest.mark.parametrize(("language", "country", "text", "told"), CASES)
def test_pieces_by_place(language: str, country: str, text: str, told: tuple[str, str]) -> None:
    [analysis] = extract.analyze_many([Ad(text, language=language, country=country)])
    assert {(contact.type, contact.value) for contact in analysis.contacts} == {told}
