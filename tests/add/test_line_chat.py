"""LINE's exports of phones and the desktop, in the languages of the app: days, halves of the day, names, messages of several lines."""

from pathlib import Path

import pytest

from extract.tables import Tables
from extract.text.chat_rows import day_of, row_of
from osint.add import chats, line_chat
from osint.workspace import Workspace
from tests.add.conftest import Add
from tests.add.test_cli import osint
from tests.add.test_whatsapp import kept

TABLES = Tables()

DAYS = [
    ("2024/05/01(Wed)", "dmy"), ("2024/5/1（三）", "dmy"), ("2024/5/1週三", "dmy"), ("2024/05/01周三", "dmy"), ("2024/05/01(水)", "dmy"),
    ("2024.05.01 Wednesday", "dmy"), ("2024.05.01 水曜日", "dmy"), ("2024.05.01 수요일", "dmy"), ("2024.05.01 วันพุธ", "dmy"),
    ("2024年5月1日（水）", "dmy"), ("R6/05/01(水)", "dmy"), ("Wed, 5/1/2024", "mdy"), ("Wed, 01/05/2024", "dmy"),
    ("Th 4, 01/05/2024", "dmy"), ("พ. 01/05/2567", "dmy"), ("2567/05/01", "dmy"), ("พุธ, 1 พฤษภาคม 2567", "dmy"), ("Rab, 01/05/2024", "dmy"),
    ("2024. 5. 1. 수요일", "dmy"), ("Wednesday, May 1, 2024", "dmy"), ("--------------- 2024년 5월 1일 수요일 ---------------", "dmy"),
    ("\ufeff2024/05/01(Wed)", "dmy"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "order"), DAYS)
def test_a_line_with_the_day_in_each_languages_way(line: str, order: str) -> None:
    day = day_of(line, TABLES)
    assert day is not None and chats.order_of([(*day.date, day.weekday)]) == order
    assert chats.moment(day.date, (23, 59, 0), order) == "2024-05-01T23:59:00"


@pytest.mark.parametrize(
    "line", ["12/31", "10:30", "2024", "from 2024/05/01", "2024/05/01 soon", "01.05.24", "- 2024/05/01", "月", ""]
)
def test_other_lines_say_no_day(line: str) -> None:
    assert day_of(line, TABLES) is None


@pytest.mark.parametrize(
    "time",
    [
        "22:12",
        "10:12PM",
        "10:12 PM",
        "下午10:12",
        "晚上10:12",
        "午後10:12",
        "午後 10:12",
        "오후 10:12",
        "หลังเที่ยง 10:12",
        "CH 10:12",
        "22.12",
    ],
)
def test_the_half_of_the_day_in_each_language(time: str) -> None:
    row = row_of(f"{time}\tFake One\tHiring\tnow", TABLES)
    assert row is not None and (row.time, row.author, row.text) == ((22, 12, 0), "Fake One", "Hiring\tnow")
    assert row_of(f"{time}\t\tFake One joined", TABLES) == row_of(f"{time}\tFake One joined", TABLES)


PHONES = {  # head, day, its next day, half of the day before noon, sticker, photo, what the app says
    "en": ("[LINE] Chat history with Fake Jobs\nSaved on: 2024/05/02 10:30",
        "Wed, 5/1/2024", "Thu, 5/2/2024", "{}AM", "[Sticker]", "[Photo]",
        "Fake Two joined the group"),
    "ja": ("[LINE] Fake Jobsとのトーク履歴\n保存日時：2024/05/02 10:30",
        "2024/05/01(水)", "2024/05/02(木)", "午前{}", "[スタンプ]", "[写真]",
        "Fake Twoがグループに参加しました。"),
    "th": ("[LINE] แชทกับ Fake Jobs\nบันทึกเมื่อ: 2567/05/02 10:30",
        "2567/05/01", "2567/05/02", "ก่อนเที่ยง {}", "[สติกเกอร์]", "[รูป]",
        "Fake Twoเข้าร่วมกลุ่ม"),
    "zh-Hant": ("[LINE] 與Fake Jobs的聊天記錄\n儲存日期：2024/05/02 10:30",
        "2024/05/01（三）", "2024/05/02（四）", "上午{}", "[貼圖]", "[照片]",
        "Fake Two已加入群組"),
    "zh-Hans": ("[LINE] 与Fake Jobs的聊天记录\n保存日期：2024/05/02 10:30",
        "2024/05/01周三", "2024/05/02周四", "上午{}", "[贴图]", "[照片]",
        "Fake Two已加入该群"),
    "ko": ("[LINE] Fake Jobs님과의 대화\n저장 일시: 2024/05/02 10:30",
        "2024.05.01 수요일", "2024.05.02 목요일", "오전 {}", "[스티커]", "[사진]",
        "Fake Two님이 그룹에 참여했습니다."),
    "id": ("[LINE] Riwayat obrolan dengan Fake Jobs\nDisimpan pada: 2024/05/02 10.30",
        "Rab, 01/05/2024", "Kam, 02/05/2024", "{}", "[Stiker]",
        "[Foto]", "Fake Two bergabung ke grup"),
    "vi": ("[LINE] Lịch sử trò chuyện với nhóm Fake Jobs\nNgày lưu: 02/05/2024 10:30",
        "Th 4, 01/05/2024", "Th 5, 02/05/2024", "{}",
        "[Sticker]", "[Ảnh]", "Fake Two đã tham gia nhóm"),
}  # fmt: skip


def phone(language: str) -> str:
    head, day, next_day, half, sticker, photo, joined = PHONES[language]
    one, two, three = half.format("9:30"), half.format("9:31"), half.format("9:32")
    return (
        f'{head}\n\n{day}\n{one}\tFake One\t"Hiring in Poipet\n\n{next_day}\nsaid ""yes""\nTelegram @fake_hr"\n{two}\tFake Two\t{sticker}\n'
        f"{two}\t\t{joined}\n{two}\tFake Two\t{joined}\n{two}\tFake Two\t{photo}\n{three}\tFake Two\tok\n{three}\tFake Two\tok\n\n"
        f'{next_day}\n{one}\tFake One\t"Bavet\n'
    )


@pytest.mark.parametrize("language", PHONES)
def test_a_phones_chat_is_its_messages(put: Add, workspace: Workspace, language: str) -> None:
    found, said = put("chat.txt", phone(language))
    assert said == [] and all(item["author"] is None for item in found)
    next_day = PHONES[language][2]
    first = f'Hiring in Poipet\n\n{next_day}\nsaid "yes"\nTelegram @fake_hr'
    assert [(item["description"], item["date_posted"]) for item in found] == [
        (first, "2024-05-01T09:30:00"), ("ok", "2024-05-01T09:32:00"), ("ok", "2024-05-01T09:32:00"), ('"Bavet', "2024-05-02T09:30:00"),
    ]  # fmt: skip
    assert kept(workspace, found[1]["capture"])["author"] == "Fake Two"


ENCODED = [
    ("en", "utf-8-sig"),
    ("en", "utf-16"),
    ("th", "utf-16-le"),
    ("th", "cp874"),
    ("ja", "cp932"),
    ("zh-Hans", "gb18030"),
    ("zh-Hant", "big5"),
    ("ko", "cp949"),
]


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
def test_any_encoding_and_lines_of_windows(put: Add, language: str, encoding: str) -> None:
    found, said = put("chat.txt", phone(language).replace("\n", "\r\n").encode(encoding))
    assert said == [] and [item["description"] for item in found][1:] == ["ok", "ok", '"Bavet']
    assert found[0]["date_posted"] == "2024-05-01T09:30:00"


DESKTOP = """2024.05.01 Wednesday
10:12 Fake One joined the group.
10:13 Fake One Hiring customer service
salary 1000
09:00 - 21:00 every day

Telegram @fake_hr
10:14 Fake One Photos
10:15 Bob ok
10:16 Bob unsent a message.
2024.05.02 Thursday
09:00 Bob Bavet too
"""


def test_the_desktops_chat_is_its_messages(put: Add) -> None:
    found, said = put("[LINE]Fake Jobs.txt", DESKTOP, authors=True)
    assert said == []
    assert [(item["author"], item["description"], item["date_posted"]) for item in found] == [
        ("Fake One", "Hiring customer service\nsalary 1000\n09:00 - 21:00 every day\n\nTelegram @fake_hr", "2024-05-01T10:13:00"),
        ("Bob", "ok", "2024-05-01T10:15:00"), ("Bob", "Bavet too", "2024-05-02T09:00:00"),
    ]  # fmt: skip


def test_a_message_whose_author_is_gone_or_has_no_visible_name(put: Add) -> None:
    long = "Hiring in Poipet, " * 10
    text = f'2024/05/01(Wed)\n10:11\tA\tok\n10:12\tA\tok\n10:13\t\tB left\n10:14\t\t{long}\n10:15\t\t"Hiring\nBavet"\n10:16\t\u200b\tyes\n'
    found, _ = put("a.txt", text, authors=True)
    assert [(item["author"], item["description"]) for item in found] == [
        ("A", "ok"), ("A", "ok"), (None, long.strip()), (None, "Hiring\nBavet"), (None, "yes"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title"),
    [("[LINE]Fake One.txt", ""), ("a.txt", "[LINE] Chat history with Fake One\n"), ("a.txt", "[LINE] Fake Oneとのトーク履歴\n")],
)
def test_the_desktops_chat_of_two_says_the_others_name(put: Add, name: str, title: str) -> None:
    found, _ = put(name, f"{title}2024.05.01 Wednesday\n10:13 Fake One Hiring\n10:14 Bob ok\n10:15 Fake One Bavet\n", authors=True)
    assert [(item["author"], item["description"]) for item in found] == [
        ("Fake One", "Hiring"),
        ("Bob", "ok"),
        ("Fake One", "Bavet"),
    ]


def test_a_name_of_several_words_that_nothing_sets_off_loses_no_word(put: Add) -> None:
    found, _ = put("chat.txt", "2024.05.01 Wednesday\n10:13 Fake One Hiring\n10:14 Fake One ok\n", authors=True)
    assert [(item["author"], item["description"]) for item in found] == [("Fake", "One Hiring"), ("Fake", "One ok")]


def test_midnight_and_a_name_that_a_message_begins_with(put: Add) -> None:
    found, _ = put("a.txt", "2024/05/01(Wed)\n24:05\tA\tAnd Bob left the group\n0:06\tA\tok\n0:07\tA\tA left the group.\n")
    assert [(item["description"], item["date_posted"]) for item in found] == [
        ("And Bob left the group", "2024-05-01T00:05:00"), ("ok", "2024-05-01T00:06:00"),
    ]  # fmt: skip


def test_tabs_that_became_spaces(put: Add) -> None:
    found, _ = put(
        "a.txt",
        "[LINE] Fakeのトーク履歴\n\nR6/05/01(水)\n15:18    Fake One    Hiring  now\n15:19    Fake One    [写真]\n15:20    B    ok\n",
    )
    assert [(item["description"], item["date_posted"]) for item in found] == [
        ("Hiring  now", "2024-05-01T15:18:00"), ("ok", "2024-05-01T15:20:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[LINE] Chat history with Fake Jobs\nSaved on: 2024/05/02 10:30",
        "[LINE] Chat history with Fake Jobs\nSaved on: 2024/05/02 10:30\n\n2024/05/01(Wed)\n10:12\tFake One\tHiring",
        "Hiring in Poipet\n2024/05/01\n10:00  Breakfast  eggs\n11:00  Interview  office",
        "Hiring in Poipet\n2024.05.01 Wednesday\n10:00 Interview in the office\n11:00 Bus to Bavet",
        "2024/05/01\n10:00 Bus to Poipet\n18:00 Bus to Bavet",
        "price list\n10.12\tFried rice\thot\n11.50\tNoodles\tcold",
        "[LINE] me\nSalary 800 USD, 10:00 - 22:00",
    ],
)
def test_what_only_looks_like_a_chat_is_one_text(put: Add, text: str) -> None:
    found, _ = put("a.txt", text)
    assert [item["description"] for item in found] == [text]


def test_a_date_that_no_calendar_has_is_said_and_nothing_is_lost(put: Add) -> None:
    found, said = put(
        "a.txt",
        "[LINE] Chat history with A\n10:10\tFake\tfirst\n10:11\tFake\tsecond\n2024/13/41\n10:12\tFake\tHiring\n10:13\tB\tok\n",
    )
    assert said == [
        "line 2: no line above it says the day",
        "line 5: a date that no calendar has",
        "line 6: a date that no calendar has",
    ]
    assert [(item["description"], item["date_posted"]) for item in found] == [
        (text, None) for text in ("first", "second", "Hiring", "ok")
    ]


def test_a_file_that_was_cut_and_a_message_that_is_too_long(put: Add) -> None:
    whole = phone("en")
    found, _ = put("cut.txt", whole[: whole.index("Bavet") + 3])
    assert found[-1]["description"] == '"Bav'
    long = "z" * 3_000_000
    found, said = put("long.txt", f"2024/05/01(Wed)\n10:11\tFake\tHiring\n10:12\tFake\t{long}\n10:13\tFake\tok\n")
    assert [item["description"][:6] for item in found[4:]] == ["Hiring", "zzzzzz", "ok"] and len(
        found[5]["description"]
    ) < 1_000_000
    assert said == []


@pytest.mark.parametrize("one", ["1", "[", "\t", "\n", "1:", "10:12\t", "2024/05/01(Wed)\n", "- ", '"'])
def test_a_million_of_one_character_ends(put: Add, one: str) -> None:
    whole, _ = put("a.txt", one * (1_000_000 // len(one)))
    found, said = put(
        "b.txt", "[LINE] Chat history with A\n2024/05/01(Wed)\n10:11\tA\tx\n10:12\tA\tz" + one * (200_000 // len(one))
    )
    texts = [item["description"] for item in found[len(whole) :]]
    assert len(whole) == bool(one.strip()) and said == []
    assert len(texts) == 2 and texts[0] == "x" and texts[1].startswith("z" + one.rstrip())


def test_the_command_takes_the_same_file_in_once(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "[LINE] chat.txt"
    path.write_text(phone("th"), encoding="utf-8")
    done = osint(workspace.home, str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"4 postings from 4 parts, 3 not brought before\n", b"")  # "ok" twice
    assert osint(workspace.home, str(path)).stdout == b"4 postings from 4 parts, 0 not brought before\n"


def test_days_settle_whether_the_month_stands_first() -> None:
    assert chats.order_of([(1, 2, 2024, 2)]) == "mdy" and chats.order_of([(1, 2, 2024, 4)]) == "dmy"


def test_quotation_marks_of_one_who_wrote_them_stay() -> None:
    assert (
        line_chat.unquoted('"a "b" c\nd"') == 'a "b" c\nd' and line_chat.unquoted('"a"') == '"a"' and line_chat.unquoted('"') == '"'
    )
