"""WhatsApp's exports of many countries: dates, authors that stay in the record, messages of several lines, the app's own words."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from extract.text.chat_heads import head_of
from osint.add import chats
from osint.crawl import archive
from osint.store.db import rows
from osint.workspace import Workspace
from tests.add.conftest import Add

HEADS = [
    ("12/31/20, 11:59 PM - ", "mdy"), ("31/12/2020, 23:59 - ", "dmy"), ("31.12.20, 23:59 - ", "dmy"), ("[31.12.20, 23:59:00] ", "dmy"),
    ("\u200e[31/12/2020, 11:59:00\u202fPM] ", "dmy"), ("2020/12/31 下午11:59 - ", "dmy"), ("[2020/12/31 下午11:59:00] ", "dmy"),
    ("2020. 12. 31. 오후 11:59, ", "dmy"), ("2020년 12월 31일 오후 11:59, ", "dmy"), ("23:59, 31/12/2020 - ", "dmy"),
    ("٣١\u200f/١٢\u200f/٢٠٢٠، ١١:٥٩ م - ", "dmy"), ("31.12.2020 klo 23.59 - ", "dmy"), ("31/12/2020 à 23:59 - ", "dmy"),
    ("31/12/20 11:59 p. m. - ", "dmy"), ("31/12/2563 23:59 - ", "dmy"), ("31. 12. 2020. 23:59 - ", "dmy"),
    ("31.12.20 г., 23:59 ч. - ", "dmy"), ("2020-12-31, 23:59 - ", "dmy"), ("৩১/১২/২০২০, ১১:৫৯ PM - ", "dmy"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "order"), HEADS)
def test_every_countrys_way_to_write_dates(head: str, order: str) -> None:
    found = head_of(f"{head}Fake One: Hiring: now")
    assert found is not None and found.rest == "Fake One: Hiring: now"
    assert chats.order_of([found.date]) == order
    assert chats.moment(found.date, found.time, order) == "2020-12-31T23:59:00"


@pytest.mark.parametrize("line", ["Salary 12/31, call 10:30", "10:30 interview", "12/12/2026 deadline - apply", "", "[x] 1/2/20"])
def test_lines_of_a_message_are_no_heads(line: str) -> None:
    assert head_of(line) is None


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        ([(1, 2, 21), (13, 2, 21)], "dmy"), ([(1, 2, 21), (2, 13, 21)], "mdy"), ([(21, 2, 1), (21, 2, 2)], "ymd"),
        ([(1, 31, 21)], "mdy"), ([(5, 1, 21), (6, 1, 21), (7, 2, 21)], "dmy"), ([(1, 5, 21), (1, 6, 21), (2, 7, 21)], "mdy"),
    ],
)  # fmt: skip
def test_day_or_month_first_is_found_from_the_whole_chat(dates: list[tuple[int, int, int]], order: str) -> None:
    assert chats.order_of(dates) == order


CHAT = """\u200e[31/12/2020, 23:58:00] Fake Group: \u200eMessages and calls are end-to-end encrypted.
[31/12/2020, 23:58:30] Fake One created group “Jobs: now”
[31/12/2020, 23:59:59] ~\u202fFake One: Hiring customer service in Poipet
salary: 1000 USD

Telegram @fake_hr
[01/01/2021, 00:10:00] \u202a+44 7700 900123\u202c: ok
[01/01/2021, 00:10:00] \u202a+44 7700 900123\u202c: ok
\u200e[01/01/2021, 00:11:00] Fake One: \u200e<attached: 0001-PHOTO.jpg>
[01/01/2021, 00:12:00] Fake One: image omitted
[01/01/2021, 00:13:00] Fake One: \u200eThis message was deleted.
[01/01/2021, 00:14:00] Fake One: IMG-1.jpg (file attached)
Look at this ad, Bavet
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_chat_is_its_messages(put: Add, workspace: Workspace, encoding: str) -> None:
    found, said = put("_chat.txt", CHAT.encode(encoding))
    assert said == []
    texts = [item["description"] for item in found]
    assert texts[0] == "Hiring customer service in Poipet\nsalary: 1000 USD\n\nTelegram @fake_hr"
    assert texts[1:] == ["ok", "ok", "Look at this ad, Bavet"]
    assert found[0]["date_posted"] == "2020-12-31T23:59:59"
    assert all(item["author"] is None for item in found)
    assert kept(workspace, found[1]["capture"])["author"] == "+44 7700 900123"


def test_authors_are_kept_on_request(put: Add) -> None:
    found, _ = put("_chat.txt", CHAT, authors=True)
    assert found[0]["author"] == "Fake One"


def test_a_zip_with_a_chat_and_what_else_is_in_it(put: Add) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("_chat.txt", CHAT)
        out.writestr("0001-AUDIO.opus", b"sound")
    found, said = put("WhatsApp Chat.zip", packed.getvalue())
    assert len(found) == 4 and said == []
    assert len(put("WhatsApp Chat.zip", packed.getvalue())[0]) == 4


def kept(workspace: Workspace, capture: str) -> dict[str, Any]:
    with workspace.protected_db() as db:
        (row,) = rows(db, "SELECT file, offset FROM captures WHERE id = ?", capture)
    value: dict[str, Any] = json.loads(archive.read(workspace.archive, row["file"], row["offset"]).payload())
    return value


def test_a_text_with_one_dated_line_is_no_chat(put: Add, tmp_path: Path) -> None:
    del tmp_path
    found, _ = put("a.txt", "Hiring!\n12/12/2026, 10:30 - Interview: bring passport\nPoipet")
    assert [item["description"] for item in found] == ["Hiring!\n12/12/2026, 10:30 - Interview: bring passport\nPoipet"]
