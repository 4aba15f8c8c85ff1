"""Telegram Desktop's exports: read as a stream, with the ids of a crawl of the same channel."""

import json
from pathlib import Path

import pytest

from osint.add import adding
from osint.add.parts import Options
from osint.items import JobPosting
from osint.workspace import Workspace
from tests.add.conftest import Add, intake_of
from tests.add.exports import message, telegram


def export(*messages: dict[str, object], **more: object) -> str:
    return json.dumps(
        {"name": "Fake", "type": "public_channel", "id": 1000000001, "messages": list(messages)} | more, ensure_ascii=False
    )


def test_an_export_and_a_crawl_meet(put: Add) -> None:
    (found,), said = put("result.json", export(message(7)), url="https://t.me/FakeJobs")
    crawled = JobPosting(
        page_url="https://t.me/s/fakejobs", url="https://t.me/fakejobs/7", identifier="7", description=found["description"]
    )
    assert said == [] and JobPosting.from_dict(strip(found)).version_id() == crawled.version_id()
    assert found["date_posted"] == "2026-01-02T03:04:05+00:00"


def strip(item: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in item.items() if name != "origin"}


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        ("public_channel", "@fakejobs", "https://t.me/fakejobs/7"), ("public_channel", None, "https://t.me/c/1000000001/7"),
        ("private_supergroup", None, "https://t.me/c/1000000001/7"), ("personal_chat", "https://t.me/fakejobs", None),
        ("private_group", None, None), ("public_channel", "https://t.me/s/fakejobs?before=9", "https://t.me/fakejobs/7"),
    ],
)  # fmt: skip
def test_the_address_of_a_message(put: Add, kind: str, url: str | None, expected: str | None) -> None:
    (found,), _ = put("result.json", export(message(7), type=kind), url=url)
    assert found["url"] == expected


def test_what_a_message_says(put: Add) -> None:
    texts = [
        {"id": 1, "type": "service", "action": "pin_message", "text": ""},
        {"id": 2, "type": "message", "photo": "photos/1.jpg", "text": ""},
        {"id": 3, "type": "message", "file": "files/Offer.pdf", "text": "See  this \n now"},
        {
            "id": 4,
            "type": "message",
            "text": "",
            "poll": {"question": "Where?", "answers": [{"text": "Poipet"}, {"text": "Bavet"}]},
        },
        {"id": 5, "type": "message", "text": ["Write ", {"type": "mention", "text": "@fake_hr"}, " 😀"], "from": "Fake One"},
        {"type": "message", "text": "no number"},
    ]
    found, said = put("result.json", export(*texts))
    assert [item["description"] for item in found] == ["Offer.pdf\nSee this\nnow", "Where?\nPoipet\nBavet", "Write @fake_hr 😀"]
    assert [item["author"] for item in found] == [None] * 3
    assert said == ["a message: has no number"]


def test_a_whole_account(put: Add) -> None:
    chats = [{"name": "A", "type": "personal_chat", "id": 1, "messages": [message(1)]},
             {"name": "B", "type": "private_channel", "id": 2, "messages": [message(1), message(2)]}]  # fmt: skip
    found, _ = put("result.json", json.dumps({"about": "x", "chats": {"about": "y", "list": chats}}))
    assert [item["url"] for item in found] == [None, "https://t.me/c/2/1", "https://t.me/c/2/2"]


def test_a_torn_export_keeps_what_came_before(put: Add, workspace: Workspace) -> None:
    whole = export(message(1), message(2), message(3))
    found, (said,) = put("result.json", whole[: whole.index('"id": 3')])
    assert len(found) == 2 and said.startswith("after message 2: not JSON from there on")
    with workspace.osint_db() as db:
        assert [run["outcome"] for run in db["runs"].rows] == ["incomplete"]


def test_a_message_that_is_a_bomb_is_passed_over(put: Add) -> None:
    deep = '{"id": 1, "type": "message", "text": ' + "[" * 5_000 + "]" * 5_000 + "}"
    found, said = put("result.json", export(message(7)).replace('"messages": [', f'"messages": [{deep},'))
    assert len(found) == 1 and "nested too deep" in said[0]


HTML = """<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">1 January 2026</div></div>
<div class="message default clearfix" id="message7"><div class="body">
<div class="pull_right date details" title="02.01.2026 03:04:05 UTC+07:00">03:04
</div><div class="from_name">Fake Jobs</div><div class="text">Hiring in Poipet<br>write <a href="">@fake_hr</a></div></div></div>
</div></div></div></body></html>"""


def test_the_html_export_is_the_same(put: Add) -> None:
    (found,), _ = put("messages.html", HTML, url="https://t.me/fakejobs")
    assert (found["url"], found["description"]) == ("https://t.me/fakejobs/7", "Hiring in Poipet\nwrite @fake_hr")
    assert found["date_posted"] == "2026-01-01T20:04:05Z" and found["author"] is None


def test_thousands_are_streamed(workspace: Workspace, tmp_path: Path) -> None:
    path = telegram(tmp_path / "result.json", 3_000)
    said: list[str] = []
    for new in (3_000, 0):
        added = adding.add(workspace, [path], text=None, url=None, report=said.append, options=Options(), read=False)
        assert (added.postings, added.new, said) == (3_000, new, [])
    assert len(intake_of(workspace)) == 3_000
