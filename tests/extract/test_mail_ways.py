"""E-mail addresses and links told in parts, backwards, in numbered pieces or with words for their signs; all texts are invented."""

import pytest

import extract
from extract import Ad

PARTS = [  # a name, a word for @, a label, a word for the dot and the ending
    ("KR", "메일은 앞에 fakehr, 다음 골뱅이, 뒤에 firma, 끝에 점 찍고 example", "fakehr@firma.example"),
    ("CN", "邮箱：fakehr 然后圈a 接 firma 点 example", "fakehr@firma.example"),
    ("JP", "応募は fakehr ぐるぐるのa firma 点 example", "fakehr@firma.example"),
    ("IN", "मेल आगे fakehr, बीच में ऐट, फिर firma, आखिर में डॉट example", "fakehr@firma.example"),
    ("ID", 'Email: mulai "fakehr", kasih tanda at, lalu "firma", tutup titik example', "fakehr@firma.example"),
    ("KE", 'Write to "fakehr" then the at sign then "firma" then a dot and example', "fakehr@firma.example"),
    ("PE", "Correo: fake.hr (en) firma (pto) example", "fake.hr@firma.example"),
    ("FR", "CV à fakehr (a) firma (p) example", "fakehr@firma.example"),
    ("TR", "E-posta fakehr21 [et] firma [nokta] example", "fakehr21@firma.example"),
    ("MY", "emel: fakehr DI firma TITIK example", "fakehr@firma.example"),
]
ORDERS = [  # backwards, the ending first, numbered pieces
    ("US", "mail elpmaxe.amrif@rhekaf", "fakehr@firma.example"),
    ("DE", "Mail: moc.amrif@rhekaf (rückwärts)", "fakehr@firma.com"),
    ("GB", "mail: rhekaf (at) amrif (dot) elpmaxe, read each part backwards", "fakehr@firma.example"),
    ("HK", "電郵倒轉：example . firma @ fakehr", "fakehr@firma.example"),
    ("VN", "thư: 3) .example 1) fakehr 2) @firma", "fakehr@firma.example"),
]
SIGNS = [  # a word or sign that the text sets for the @, two of them, a word that is one in no other place
    ("PE", "Mi correo, cambia PERRO por la arroba: fakehr PERRO firma.example", "fakehr@firma.example"),
    ("US", "Write mail, swap KITTEN for the at sign: fakehr KITTEN firma.example", "fakehr@firma.example"),
    ("FR", "Contact : fakehr chez firma point example (remplacez « chez » par l'arobase)", "fakehr@firma.example"),
    ("NP", "इमेलमा @ को ठाउँमा # छ: fakehr#firma.example", "fakehr@firma.example"),
    ("FR", "fake . hr @@ firma . example (un seul @)", "fake.hr@firma.example"),
    ("EG", "ابعت على fakehr عند firma نقطة example", "fakehr@firma.example"),
    ("TH", "อีเมล vetjob(แอท)firma(ดอท)example", "vetjob@firma.example"),
]
LINKS = [
    ("LA", "ເວັບ 👉 fakeshop ⚫ example / vip", "https://fakeshop.example/vip"),
    ("TR", "Link: chat.whatsapp\n.com/ FakeHp9xZk3aB", "FakeHp9xZk3aB"),
    ("BR", "casting: t . me / fake lumina hr ← sem os espaços", "fakeluminahr"),
]
NOTHING = [
    ("US", "Perks: pay (a) meals (b) in house. Benefits (a) training (p) in office"),
    ("US", "Meet us at Firma hall, dot on the map. My name is in the example"),
    ("JO", "شواغر عند Orchid Line Contact Center هون بعمان"),
]


@pytest.mark.parametrize("cases", [PARTS, ORDERS, SIGNS, LINKS])
def test_addresses_and_links_told_in_other_ways(cases: list[tuple[str, str, str]]) -> None:
    answers = extract.analyze_many(Ad(text, country=country) for country, text, _ in cases)
    found = {text: [contact.value for contact in answer.contacts] for (_, text, _), answer in zip(cases, answers, strict=True)}
    assert found == {text: [value] for _, text, value in cases}


def test_sentences_that_sound_alike_have_no_address() -> None:
    answers = extract.analyze_many(Ad(text, country=country) for country, text in NOTHING)
    assert [answer.contacts for answer in answers] == [()] * len(NOTHING)
