"""Contacts as posts of boards, channels and issues have them: Markdown, greetings, items, names without their app."""

from pathlib import Path

import pytest

import extract
from extract.contact import contacts
from extract.findings import Ad
from extract.reading import Reading
from extract.tables import TableError, Tables


def _found(text: str, country: str | None = None) -> set[tuple[str, str]]:
    return {(contact.type, contact.value) for contact in extract.analyze(text, country=country).contacts}


@pytest.mark.parametrize(
    "greeting", ["Hi @fake_reader,", "Hello @fake_reader ,", "Привет, @fake_reader!", "Hola @fake_reader\n", "@Fake you,"]
)
def test_the_reader_who_is_greeted_is_no_contact(greeting: str) -> None:
    assert _found(f"{greeting}\nwe are hiring a caller. Write to @fake_boss") == {("telegram", "fake_boss")}


def test_who_is_to_be_greeted_is_one() -> None:
    assert _found("We are hiring a caller. Say hi to @fake_boss today") == {("telegram", "fake_boss")}


def test_a_handle_glued_to_the_end_of_a_sentence() -> None:
    assert _found("Требуется водитель. Пишите в личные сообщения.@fake_hr", "RU") == {("telegram", "fake_hr")}


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        ("[https://wa.me/12025550142](https://wa.me/12025550142)", ("whatsapp", "+12025550142")),
        ("[our page](https://firm.example/jobs)", ("url", "https://firm.example/jobs")),
        ("[firm.example](https://firm.example/jobs/1)", ("url", "https://firm.example/jobs/1")),
        ("`https://firm.example/z`", ("url", "https://firm.example/z")),
        (r"t.me/fake\_hr4", ("telegram", "fake_hr4")),
        (r"fake\_hr3@firm.example", ("email", "fake_hr3@firm.example")),
    ],
)
def test_links_in_markdown(written: str, contact: tuple[str, str]) -> None:
    assert _found(f"We are hiring cooks. Apply: {written} .") == {contact}


@pytest.mark.parametrize(
    "told",
    [
        "1.QA/QC INSPECTOR\n13.ACCOUNTANT\n2.ELECTRICIAN",
        "B.Tech/MCA or B.Com/BBA, M.Com",
        "Celery, py.test, Socket.io, ASP.NET, Draw.io",
        "1.1.1 Duties\n1.1.2 Pay, call us\n1.1.3 Age",
    ],
)
def test_items_degrees_tools_and_sections_are_no_contacts(told: str) -> None:
    assert _found(f"We are hiring\n{told}") == set()


@pytest.mark.parametrize("link", ["58.com", "www.13.example", "13.example/jobs"])
def test_domains_that_begin_with_figures_stay(link: str) -> None:
    assert len(_found(f"We are hiring drivers, see {link}")) == 1


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("招聘司机，加微信: _fakename", "CN", {("wechat", "_fakename")}),
        ("รับสมัครพนักงาน line id : 000446 สนใจแอดมา", "TH", {("line", "000446")}),
        ("รับสมัครพนักงาน ติดต่อ 081-000-0417 (ID:fake095)", "TH", {("phone", "+66810000417"), ("line", "fake095")}),
        ("We are hiring cooks. Call 202-555-0142 (ID: fake095)", "US", {("phone", "+12025550142")}),
        (
            "スタッフ募集\nお問合せ\n080-0000-0417\n080-0000-0417\nfake-@mail.example\nfake0456\nfake0456",
            "JP",
            {("phone", "+818000000417"), ("email", "fake-@mail.example"), ("line", "fake0456")},
        ),
        ("Tuyển tester. S: live:fakegiang1 M: hr@firm.example", "VN", {("skype", "live:fakegiang1"), ("email", "hr@firm.example")}),
        ("招聘保安5名。有意者电话联系13800000417或扣扣联系我。", "CN", {("phone", "+8613800000417")}),
        ("招聘前端，base64 解码加微信 ZmFrZWhyX2xpbHk=", "CN", {("wechat", "fakehr_lily")}),
        ("Nếu Có Telegram Sẽ Được Miễn Phí, Tôi Là Quản Lý, Tuyển Nhân Viên, Telegram : @F0004 .", "VN", {("telegram", "f0004")}),
    ],
)
def test_names_without_their_app_and_numbers_beside_another(text: str, country: str, found: set[tuple[str, str]]) -> None:
    assert _found(text, country) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пеший курьер, Казань, оплата каждый день. fakekurer_kzn", {("telegram", "fakekurer_kzn")}),
        ("Քարտը քո անունով պետք է լինի։ fakecard_am", {("telegram", "fakecard_am")}),
        ("Хабарлама жазыңыз (fakecard_kz), ақысы күнде", {("telegram", "fakecard_kz")}),
        ("Зарплата 60 000, звоните 8 900 000-00-00 или fakekurer_kzn", {("phone", "+79000000000"), ("telegram", "fakekurer_kzn")}),
        ("Пишите @fakehr_kzn, знание data_base не нужно", {("telegram", "fakehr_kzn")}),
        ("Требуется аналитик: столбцы user_id, order_id, item_id уже есть", set()),
        ("看板 Soft_Job 徵工程師 年薪 120 萬", set()),
        ("Нужен разработчик: знать main_window.py", set()),
        ("Ищем инженера, настройка ci_cd", set()),
    ],
)
def test_a_word_with_an_underscore_is_a_handle_where_none_was_read(text: str, found: set[tuple[str, str]]) -> None:
    assert _found(text, "") == found


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        (
            "استخدام آشپز. رزومه خود را به بله ، روبیکا یا ایتا شماره زیر ارسال نمایند.\n📱\n09120000417",
            "IR",
            {("bale", "+989120000417"), ("rubika", "+989120000417"), ("eitaa", "+989120000417")},
        ),
        ("استخدام آشپز. بله حقوق خوب است. تلفن 09120000417", "IR", {("phone", "+989120000417")}),
        ("استخدام آشپز. eitaa.com/fakehr و ble.ir/fakehr", "IR", {("eitaa", "fakehr"), ("bale", "fakehr")}),
        ("Hiring a cook. Send your CV on WhatsApp to the number below.\n202-555-0142", "US", {("whatsapp", "+12025550142")}),
        ("Lowongan koki. Kirim CV via WhatsApp ke nomor di bawah ini.\n081200000417", "ID", {("whatsapp", "+6281200000417")}),
        ("Hiring a cook. See the vacancies below on our WhatsApp.\nTel 202-555-0142", "US", {("phone", "+12025550142")}),
    ],
)
def test_a_number_announced_in_the_line_above_is_of_the_app_named_there(
    text: str, country: str, found: set[tuple[str, str]]
) -> None:
    assert _found(text, country) == found


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        (
            "诚聘客服，月薪8000。联系方式：@fakezin33@fakezin22以下是岗位",
            "CN",
            {("telegram", "fakezin33"), ("telegram", "fakezin22")},
        ),
        ("Cooks wanted, @fakecook@kitchens.example", "US", {("email", "fakecook@kitchens.example")}),  # no two names
        (
            "招聘推广，频道:https://t.me/fakeren666群组:https://t.me/fakeren888官网:http://www.fakeren.example",
            "CN",
            {("telegram", "fakeren666"), ("telegram", "fakeren888"), ("url", "http://www.fakeren.example")},
        ),
        (
            "【专员(https://t.me/fakezhi/14)】(https://t.me/fakeshiba/4)【学徒】",
            "CN",
            {("telegram", "fakezhi"), ("telegram", "fakeshiba")},
        ),
        (
            "Cooks wanted https://archive.example/2026/https://fake.example/jobs",
            "US",
            {("url", "https://archive.example/2026/https://fake.example/jobs")},
        ),
        ("招聘 http://fakejob.example/招聘 详情", "CN", {("url", "http://fakejob.example/招聘")}),
        ("kazi ya kupika, piga 0620000228shukrani", "TZ", {("phone", "+255620000228")}),
        ("Cooks wanted, order code 0620000228ab", "TZ", set()),
    ],
)
def test_contacts_written_onto_each_other_and_onto_words(text: str, country: str, found: set[tuple[str, str]]) -> None:
    assert _found(text, country) == found


def test_an_unknown_app_of_a_country_is_one_error(tmp_path: Path) -> None:
    row = "nosuch,app,TH,us,2026-11-28"
    (tmp_path / "phone_regions.csv").write_text(f"word,kind,regions,source,date\n{row}\n", encoding="utf-8")
    reading = Reading(Ad("Cook wanted, 081 000 0000 (ID: fake095)", country="TH"), Tables(tmp_path), ("en",))
    with pytest.raises(TableError, match=r"phone_regions\.csv: nosuch: no type of chat_types\.csv"):
        contacts.find(reading)
