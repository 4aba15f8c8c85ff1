"""Contacts: each case's types and values, spans that hold, roles by kind, and time linear in hostile input."""

import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.contact import contacts, wallets
from extract.disguise.undo import undo
from extract.findings import Ad, Contact
from extract.handle import hints as handle_hints
from extract.reading import Reading, reading_of
from extract.tables import Tables
from extract.text.language import detect
from tests.linear import assert_linear

HERE = Path(__file__).parent
CASES = [
    json.loads(line)
    for name in (
        "contact_cases",
        "contact_cases_more",
        "contact_cases_other",
        "contact_cases_third",
        "contact_cases_fourth",
        "contact_cases_seventh",
    )
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
TABLES = Tables()
MOST = 300  # cases of one file that are counted


def lines_of(name: str, half: int | None = None) -> list[dict]:  # type: ignore[type-arg]  # JSON
    """The cases of a file; of `half` 0 those with even numbers, of 1 those with odd ones."""
    cases = [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [case for case in cases if half is None or int(case["id"][1:]) % 2 == half]


def read(text: str, language: str | None = None, country: str | None = None, **ad: object) -> Reading:
    reading = reading_of(Ad(text, language=language, country=country, **ad), TABLES)  # type: ignore[arg-type]  # test values
    reading.languages = detect(reading.text, language)
    reading.contacts = contacts.find(reading)
    return reading


def pairs(reading: Reading) -> set[tuple[str, str]]:
    return {(contact.type, contact.value) for contact in reading.contacts}


def spans_hold(text: str, found: tuple[Contact, ...]) -> bool:
    return all(text[c.start : c.end] == c.text and c.text for c in found if c.start is not None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict) -> None:  # type: ignore[type-arg]  # JSON
    reading = read(case["text"], case["lang"], case["region"])
    found = sorted((c.type, c.value, c.network or "") for c in reading.contacts)
    assert found == sorted((e["type"], e["value"], e.get("network", "")) for e in case["expected"])
    assert spans_hold(reading.text, reading.contacts)


@pytest.mark.parametrize(
    ("name", "half", "recall", "precision"),
    [
        ("contact_cases_fifth", 1, 0.94, 0.96),
        ("contact_cases_fifth", 0, 0.84, 0.92),
        ("contact_cases_sixth", None, 0.92, 0.94),
        ("contact_cases_eighth", 0, 0.94, 0.96),
        ("contact_cases_eighth", 1, 0.64, 0.74),
        ("contact_cases_ninth", 1, 0.91, 0.94),  # here the lines with odd ids were read, those with even ones only counted
        ("contact_cases_ninth", 0, 0.75, 0.83),
        ("contact_cases_tenth", 1, 0.91, 0.94),
        ("contact_cases_tenth", 0, 0.67, 0.76),
        ("contact_cases_eleventh", 1, 0.87, 0.94),
        ("contact_cases_eleventh", 0, 0.80, 0.90),
        ("contact_cases_twelfth", 1, 0.95, 0.96),
        ("contact_cases_twelfth", 0, 0.84, 0.89),
        ("contact_cases_thirteenth", 1, 0.85, 0.90),
        ("contact_cases_thirteenth", 0, 0.53, 0.69),
        ("contact_cases_fourteenth", 1, 0.86, 0.92),
        ("contact_cases_fourteenth", 0, 0.73, 0.78),
        ("contact_cases_fifteenth", 1, 0.91, 0.95),
        ("contact_cases_fifteenth", 0, 0.63, 0.76),
        ("contact_cases_eighteenth", 1, 0.85, 0.92),
        ("contact_cases_eighteenth", 0, 0.74, 0.87),
        ("contact_cases_nineteenth", None, 0.82, 0.88),
        ("contact_cases_twentieth", 1, 0.80, 0.86),
        ("contact_cases_twentieth", 0, 0.65, 0.77),
        ("contact_cases_twentyfirst", None, 1.0, 1.0),  # written beside the rules
        ("contact_cases_twentysecond", 1, 0.93, 0.95),  # 15 languages, read; those with even ids, 15 others, only counted
        ("contact_cases_twentysecond", 0, 0.88, 0.92),
        ("contact_cases_twentythird", 1, 0.70, 0.75),  # one of its three writers has second thoughts and riddles alone
        ("contact_cases_twentythird", 0, 0.66, 0.72),  # nobody read these
        ("contact_cases_twentyfourth", None, 0.92, 0.94),  # posts by six, plain contacts too; all were read
        ("contact_cases_twentyfifth", None, 0.94, 0.96),  # halves of posts by eight, by groups of languages; read
        ("contact_cases_twentysixth", 0, 0.54, 0.68),  # by three, names above all, each line its own way; read
        ("contact_cases_twentysixth", 1, 0.53, 0.65),  # nobody read these
        ("contact_cases_twentyseventh", None, 0.79, 0.86),  # by seven, every way each could think of; all were read
        ("contact_cases_twentyeighth", 0, 0.82, 0.87),  # posts by four, two of three as on any day; read
        ("contact_cases_twentyeighth", 1, 0.71, 0.79),  # nobody read these
        ("contact_cases_twentyninth", None, 0.83, 0.91),  # lines by six, who also wrote words for the tables; odd ids were read
    ],
)
def test_disguises_written_without_sight_of_the_rules(name: str, half: int | None, recall: float, precision: float) -> None:
    """The odd lines of the eighth file were never read, only counted: their figures are those on unseen texts. Of the fifth file's even
    half some lines were seen when answers were compared; the even lines of the eighth were read and mended."""
    right = missed = extra = 0
    cases = lines_of(name, half)
    for case in cases[:: -(-len(cases) // MOST)]:  # every second or third of many: in each language and by each writer
        found = pairs(read(case["text"], case["lang"], case["region"]))
        expected = {(contact["type"], contact["value"]) for contact in case["expected"]}
        right += len(found & expected)
        missed += len(expected - found)
        extra += len(found - expected)
    assert right / (right + missed) >= recall
    assert right / (right + extra) >= precision


def test_numbers_that_are_no_contacts() -> None:
    """At most one of the lines of pay, dates, identity cards, orders, coordinates gives a contact."""
    traps = [case for case in lines_of("contact_cases_fifth") if not case["expected"]]
    assert len(traps) >= 60
    assert sum(bool(read(case["text"], case["lang"], case["region"]).contacts) for case in traps) <= 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Telegram: @fake_hr_one now", "@fake_hr_one"),
        ("WhatsApp: +1 (202) 555-0143!", "+1 (202) 555-0143"),
        ("tel (202) 555-0143 x", "(202) 555-0143"),
        ("加薇 f a k e w x 0 0 9 谢谢", "f a k e w x 0 0 9"),
        ("mail fake [at] example [dot] com ok", "fake [at] example [dot] com"),
        ("飞机 ①fake_kk_hr", "fake_kk_hr"),  # the number of an item
        ("WhatsApp 1️⃣2️⃣0️⃣2️⃣5️⃣5️⃣5️⃣0️⃣1️⃣9️⃣9️⃣ ok", "1️⃣2️⃣0️⃣2️⃣5️⃣5️⃣5️⃣0️⃣1️⃣9️⃣9️⃣"),
    ],
)
def test_span_has_no_label(text: str, words: str) -> None:
    assert [contact.text for contact in read(text, "en", "US").contacts] == [words]


@pytest.mark.parametrize(
    ("text", "country", "obfuscated"),
    [
        ("WhatsApp +44 7700 900123", "GB", False),
        ("โทร ๐๘๐-๐๐๐-๐๐๐๐", "TH", False),
        ("واتساب ٠٦٠٠٠٠٠٠٠٠", "MA", False),
        ("電話 ０９０－００００－００００", "JP", False),
        ("Zalo O900 OOO OOO1"[:-1], "VN", True),
        ("电话 ①③⓪⓪⓪⓪⓪⓪⓪⓪⓪", "CN", True),
        ("手机 壹叁零零零零零零零零零", "CN", True),
        ("Telegram fake\u200b_hidden", "US", True),
        ("T€legram: @fake_euro", "US", True),
        ("โทร 0 8 0 0 0 0 0 0 0 1", "TH", True),
        ("fake [at] example.com", "US", True),
        ("Email : fakehr0000@gmail.com", "PH", False),  # a name behind spaces, which nothing hides
        ("kirim lamaran ke email: fakereckrutment@ymail.com", "ID", False),
    ],
)
def test_obfuscated(text: str, country: str, obfuscated: bool) -> None:
    assert [contact.obfuscated for contact in read(text, None, country).contacts] == [obfuscated]


@pytest.mark.parametrize(
    ("kind", "text", "roles"),
    [
        ("job_ad", "Hiring! Telegram @fake_hr_one", {"recruiter"}),
        ("warning", "Beware of fake recruiters such as t.me/fake_blocked_example", {"quoted"}),
        ("warning", "If you were approached, call the police hotline 1300.", {"authority"}),
        ("warning", "Report to the embassy at +66 2 000 0000", {"authority"}),
        ("plea", "Help me, I am in Myawaddy, my number is +1 202 555 0143", {"affected"}),
        ("plea", "Help my brother. The recruiter's Telegram: @fake_boss_1", {"quoted"}),
        ("plea", "救命，我被骗到园区，我的微信 fakewx_help", {"affected"}),
        ("job_ad", "Complaints: complaints@example.com", {"other"}),
        ("job_ad", "Verify our licence with the DMW hotline 1348. Apply: hr@example.com", {"authority", "recruiter"}),
        ("warning", "The embassy warns about ads with Telegram @fake_hr and WhatsApp +1 202 555 0143.", {"quoted"}),
        ("warning", "警方提醒：勿加微信 fakewx_bad", {"quoted"}),
        ("news", "Read more at https://news.example.com/x", {"other"}),
        ("plea", "The agent's WhatsApp is +95 9 400 000 000. My number is +254 700 000 000.", {"quoted", "affected"}),
        ("plea", "The agent took our money and left. His number is +95 9 400 000 000.", {"quoted"}),
        ("plea", "My brother is held there. His number is +254 700 000 000.", {"affected"}),
        ("plea", "Em đã báo công an mà chưa thấy gì. Ai biết nhắn em, sđt 0900 000 000", {"affected"}),
        ("warning", "Cek dulu di siskop.example sebelum berangkat. Darurat: +855 12 000 001", {"authority"}),
        ("warning", "Iklan itu memakai situs loker.example dan WA +855 12 000 001.", {"quoted"}),
        ("other", "Follow us: https://example.com/news", {"other"}),
    ],
)
def test_roles(kind: str, text: str, roles: set[str]) -> None:
    reading = read(text, None, "TH")
    reading.kind = kind
    assert {contact.role for contact in contacts.with_roles(reading)} == roles


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        ("(all together)", "fakemamarosa"),
        ("(yote pamoja bila nukta wala nafasi)", "fakemamarosa"),
        (", слитно", "fakemamarosa"),
        ("and more words", None),
        ("(call me)", None),
    ],
)
def test_only_a_hint_joins_words_to_a_handle(hint: str, value: str | None) -> None:
    found = {contact.value for contact in read(f"Nitafute Telegram: fake mama rosa {hint}", "sw", "TZ").contacts}
    assert found == ({value} if value else set())


@pytest.mark.parametrize(
    ("written", "swaps"),
    [
        ("fake.hr (dots are underscores)", [(".", "_")]),
        ("fake.hr, вместо точки нижнее подчёркивание", [(".", "_")]),
        ("fak3hr (le 3 c un e)", [("3", "e")]),
        ("fak3hr, 3 years of experience", []),
        ("fake.hr dots are underscores", []),
    ],
)
def test_what_is_said_of_the_signs_of_a_handle(written: str, swaps: list[tuple[str, str]]) -> None:
    value = written.split(" ")[0].rstrip(",")
    assert handle_hints.swaps(written, len(value), value, TABLES) == swaps


def test_a_hotline_in_no_list_needs_an_authority_and_a_word_for_calling() -> None:
    assert pairs(read("If you are approached, tell the police or call 7531.", "en", "GH")) == {("phone", "7531")}
    assert not pairs(read("We hired 7531 people, call the office.", "en", "GH"))
    assert not pairs(read("The police seized 7531 phones.", "en", "GH"))


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("Telegram: 🇫🇦🇰🇪_🇭🇷", "en", "TH", {("telegram", "fake_hr")}),
        ("🇹🇭🇰🇭 Telegram: @fake_hr", "en", "TH", {("telegram", "fake_hr")}),
        ("mail: fakehr-at-example-dot-com", "en", "TH", {("email", "fakehr@example.com")}),
        ("Tel. 0772/000000", "en", "ZW", {("phone", "+263772000000")}),
        ("WhatsApp: sıfır beşyüzotuziki sıfırsıfırsıfır sıfır sıfır sıfır sıfır", "tr", "TR", {("whatsapp", "+905320000000")}),
        ("07 00 00 00 00 (appel ou WhatsApp)", "fr", "CI", {("phone", "+2250700000000"), ("whatsapp", "+2250700000000")}),
        ("07 00 00 00 00 (appel/WhatsApp)", "fr", "CI", {("whatsapp", "+2250700000000")}),
        ("Zalo 0900 000 000, nhầm, 0900 000 001", "vi", "VN", {("zalo", "+84900000001")}),
        ("WhatsApp +855 10\nopen daily\nthen 000 000", "en", "KH", {("whatsapp", "+85510000000")}),
        ("ফোন ০১৭০০০০০০০০ নাম্বার ০১৮০০০০০০০০", "bn", "BD", {("phone", "+8801700000000"), ("phone", "+8801800000000")}),
        ("Заказ № 89000000000", "ru", "RU", set()),
        ("Viber group, 2026.11.02", "en", "TH", set()),
        ("हमारा होटल काम", "hi", "IN", set()),
        ("LINE: f as in fish, a as in apple, k as in kite, e as in egg, 7, 7", "en", "TH", {("line", "fake77")}),
        ("Telegram fake underscore hotel", "en", "TH", {("telegram", "fake_hotel")}),
        ("Telegram: fak3_hr (put e instead of 3)", "en", "TH", {("telegram", "fake_hr")}),
        ("WhatsApp: primero 0412, luego tres ceros y cuatro más", "es", "VE", {("whatsapp", "+584120000000")}),
        ("LINE ID: fakemod\n- ใกล้ BTS อโศก", "th", "TH", {("line", "fakemod")}),
        ("報名 https://fakeboard.example.com/apply)與履歷寄出", "zh-Hant", "TW", {("url", "https://fakeboard.example.com/apply")}),
        ("Monitor reduction in stock levels.Track orders and report", "en", None, set()),
        ("017\n000\n000\n00\njoin the lines above and call", "en", "BD", {("phone", "+8801700000000")}),
        ("zero seven double one, then only zeros, six of them. Viber only", "en", "KE", {("viber", "+254711000000")}),
        ("514, trois fois cinq, zéro un quatre deux, sur Viber", "fr", "CA", {("viber", "+15145550142")}),
        ("Numaram tersten: 00 00 000 035 0", "tr", "TR", {("phone", "+905300000000")}),
        ("06 39 98 44 21, pardon, la fin c'est 12 et pas 21", "fr", "FR", {("phone", "+33639984412")}),
        ("+44 7700 X00 X45, cambien la X por 9", "es", "GB", {("phone", "+447700900945")}),
        ("PNR 9000000000", "en", "IN", set()),
        ("Age 18 to 30, salary 1400-1800, 8 hours, 12 slots, zero fees", "en", "IN", set()),
        ("เทเลแกรม fake_hr, โทเลแกรม fake_hr2", "th", "TH", {("telegram", "fake_hr"), ("telegram", "fake_hr2")}),
    ],
)
def test_disguises_undone_in_general(text: str, language: str, country: str, found: set[tuple[str, str]]) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "number"),
    [
        ("Llama: un seis, luego ocho ceros", "es", "ES", "+34600000000"),
        ("Tél : six cent quatre-vingt-dix-neuf + double zéro + double zéro + double zéro", "fr", "CM", "+237699000000"),
        ("Чалгыла: нөл беш жүз элүү беш, анан алты нөл", "ru", "KG", "+996555000000"),
        ("Call nau sau ninyanve, phir saat baar shunya", "en", "IN", "+919990000000"),
        ("number: plus isa, dalawa zero dalawa, tatlong lima, zero isa apat siyam", "tl", "PH", "+12025550149"),
        ("Тел. плюс один, двести два, три пятёрки, ноль один, сорок девять", "ru", "RU", "+12025550149"),
        ("电话：加一 二百零二 五百五十五 零一四九", "zh-Hans", "CN", "+12025550149"),
        ("Call zero seven double one, zero x6", "en", "KE", "+254711000000"),
        ("ទូរស័ព្ទ សូន្យ ដប់ពីរ សូន្យៗៗ សូន្យៗៗ", "km", "KH", "+85512000000"),
        ("number: IX I VII, then seven zeros, call", "en", "PH", "+639170000000"),
        ("Call 0712 0000 then add 62 at the end", "en", "KE", "+254712000062"),
        ("โทร 081 000 00 แล้วเติม 62 ต่อท้าย", "th", "TH", "+66810000062"),
        ("ໂທ 020 5500 03 ແລ້ວຕື່ມ 62 ໃສ່ທ້າຍ", "lo", "LA", "+8562055000362"),
        ("Hubungi +62 8I2 XXXX XXXX. I itu angka 1, X itu angka 0", "id", "ID", "+6281200000000"),
        ("Call 0917 🥚🥚🥚 🥚🥚🥚🥚 (an egg is a zero)", "en", "PH", "+639170000000"),
        ("phone 9788888888, put 0 in place of 8", "en", "NP", "+9779700000000"),
        ("WhatsApp 44 7400 000 000, put plus in front", "en", "IN", "+447400000000"),
        ("Call +1 202 555 01 then (twenty plus twenty plus six)", "en", "US", "+12025550146"),
        ("Call 09170000001, sorry, the last one is 2", "en", "PH", "+639170000002"),
        ("Tel: nove dois três e o resto é zero até completar nove números", "pt", "AO", "+244923000000"),
        ("tel +998 9З ООО ОО ОО", "uz", "UZ", "+998930000000"),
    ],
)
def test_numbers_told_in_general(text: str, language: str, country: str, number: str) -> None:
    assert {value for _, value in pairs(read(text, language, country))} == {number}


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("2 rooms, 080 sqm, prepaid meter 0803-0001-22, inspection Sat 11am", "en", "NG"),
        ("Parcelle à vendre, attestation n° 70 00 01 22", "fr", "BF"),
        ("वेतन 65000-90000, उम्र 18-35, मीटर नंबर 9800000000", "hi", "IN"),
        ("عداد رقم 0612345678، السعر 3000-5000", "ar", "MA"),
        ("薪資 35000-45000，物件編號 0912000000", "zh-Hant", "TW"),
    ],
)
def test_meters_plots_and_pay_are_no_numbers_to_call(text: str, language: str, country: str) -> None:
    assert not pairs(read(text, language, country))


def test_same_contact_once_with_the_first_span() -> None:
    reading = read("WA 0812-0000-0000 / wa.me/6281200000000 / WA +62 812 0000 0000", "id", "ID")
    assert [(c.value, c.text) for c in reading.contacts] == [("+6281200000000", "0812-0000-0000")]


def test_title_and_collected_fields_have_no_span() -> None:
    collected = {"@type": "ContactPoint", "telephone": "+1-202-555-0143", "email": "fake.hr@example.com"}
    reading = read("No contact here.", "en", "US", title="Hiring, Telegram @fake_title_hr", application_contact=collected)
    assert pairs(reading) == {("telegram", "fake_title_hr"), ("phone", "+12025550143"), ("email", "fake.hr@example.com")}
    assert {contact.start for contact in reading.contacts} == {None}


def test_region_is_said_and_fiction_is_possible_not_valid() -> None:
    (contact,) = read("WhatsApp 07700 900123", "en", "GB").contacts
    assert (contact.region, contact.value) == ("GB", "+447700900123")
    (french,) = read("Tél 06 39 98 01 23", "fr", "FR").contacts
    assert (french.region, french.valid) == ("FR", False)


@pytest.mark.parametrize(
    ("word", "network"),
    [
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin"),  # BIP 350 test vector
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj1", None),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum"),  # EIP-55 test vector
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", None),
        ("1BitcoinEaterAddressDontSendf59kuE", "bitcoin"),
        ("1BitcoinEaterAddressDontSendf59kuF", None),
    ],
)
def test_wallet_checksums(word: str, network: str | None) -> None:
    assert wallets.network_of(word) == network


@settings(max_examples=150)
@given(st.text(max_size=120))
def test_spans_are_in_range_for_any_text(text: str) -> None:
    reading = Reading(Ad(text), TABLES, ("en",))
    assert spans_hold(text, contacts.find(reading))


PIECES = [
    "Telegram",
    "wa",
    "微信",
    "ไลน์",
    ":",
    " ",
    "@",
    "fake_hr",
    "0812",
    "0000",
    "+1",
    "(",
    ")",
    ".",
    "-",
    "t.me/",
    "\u200b",
    "１",
    "①",
    "O",
    "zero",
    "\n",
    "同号",
    "[at]",
    "example.com",
    "İ",
    "1️⃣",
    "😀",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_spans_are_in_range_for_contact_like_text(text: str) -> None:
    reading = Reading(Ad(text, country="ID"), TABLES, ("id",))
    assert spans_hold(text, contacts.find(reading))


@settings(max_examples=100)
@given(st.text(max_size=100))
def test_undoing_keeps_the_way_back(text: str) -> None:
    plain = undo(text, Tables())
    assert len(plain.text) == len(plain.low) == len(plain.starts) == len(plain.ends) == len(plain.marks)
    assert all(0 <= start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "1",
        "(",
        "[at]",
        "0800 ",
        "wa 0",
        "@a ",
        "0-",
        "o ",
        "微信",
        "zero ",
        "a.",
        "same ",
        "tg x_y ",
        "000\n",
        "six zeros then ",
        "0900 000 000 not 1 but 2 ",
        "UK code ",
        "LINE ok ",
        "my line ",
        "mingtaoq88 on telegram ",
        "remove 9 last ",
        "0812 000 0355 4 delete ",
        "1a2b3c4d5e6f7 drop letters ",
        "@a_b telegram ",
        "country code 66 then ",
        "a.b.c.d.e.f ",
        "O_8_",
        "a*b*",
        "a_dot__dot_",
        "t.me/a/",
        "a🌸b",
        "a d o t ",
    ],
)
def test_hostile_input_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(contacts.find, Reading(Ad(piece * (size // len(piece))), TABLES, ("en",))), 3_000)
