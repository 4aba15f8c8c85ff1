"""Saved pages, feeds, JSON lists, WACZ and what is no file that can be read: by content, whatever the name."""

import io
import json
import zipfile
from email.message import EmailMessage

import pytest

from osint.crawl.verify import verify
from osint.workspace import Workspace
from tests.add.conftest import Add
from tests.archive.server import Capture
from tests.archive.test_archive import wacz
from tests.crawl.site import ad

WORDS = (
    "<p>We look for customer service agents in our office in Poipet. No experience is needed, ticket and visa are free. </p>" * 4
)
PAGE = f"<!doctype html><html><head><title>Agents | Board</title></head><body><h1>Agents</h1><main>{WORDS}</main></body></html>"


def test_the_main_text_of_a_page(put: Add) -> None:
    (found,), said = put("page", PAGE)
    assert said == [] and found["title"] == "Agents" and found["description"].startswith("We look for customer service")
    assert found["url"] is None and found["page_url"].startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("head", "options", "url"),
    [
        ("<!-- saved from url=(0029)https://board.example/jobs/1 -->", {}, "https://board.example/jobs/1"),
        ("<!--\n Page saved with SingleFile \n url: https://board.example/jobs/1 \n-->", {}, "https://board.example/jobs/1"),
        ('<link rel="canonical" href="https://board.example/jobs/1">', {}, "https://board.example/jobs/1"),
        ('<meta property="og:url" content="https://board.example/jobs/1?a=1&amp;b=2">', {}, "https://board.example/jobs/1?a=1&b=2"),
        (
            '<link rel="canonical" href="https://board.example/">',
            {"url": "https://board.example/jobs/2"},
            "https://board.example/jobs/2",
        ),
    ],
)
def test_a_page_names_its_own_address(put: Add, head: str, options: dict[str, str], url: str) -> None:
    (found,), _ = put("a.html", ad(1, head=head), **options)
    assert (found["url"], found["page_url"], found["title"]) == (url, url, "Agent 1")


def test_mhtml(put: Add) -> None:
    made = EmailMessage()
    made["From"], made["Snapshot-Content-Location"] = "<Saved by Blink>", "https://board.example/jobs/1"
    made["Subject"], made["Date"] = "Agent 1", "Fri, 02 Jan 2026 10:04:05 +0700"
    made.set_content(ad(1), subtype="html")
    made.make_related()
    (found,), said = put("a.mhtml", made.as_bytes())
    assert said == [] and (found["url"], found["title"], found["seen_at"]) == (
        "https://board.example/jobs/1", "Agent 1", "2026-01-02T03:04:05Z",
    )  # fmt: skip


def test_a_saved_channel_and_a_feed(put: Add) -> None:
    channel = (
        '<html><body><section class="tgme_channel_history"><div class="tgme_widget_message" data-post="fakejobs/7">'
        '<div class="tgme_widget_message_text js-message_text">Hiring in Poipet</div></div></section></body></html>'
    )
    (found,), _ = put("channel.html", channel)
    assert found["url"] == "https://t.me/fakejobs/7"
    feed = (
        '<?xml version="1.0"?><rss><channel><item><title>Typist</title><link>https://board.example/5</link></item></channel></rss>'
    )
    assert put("feed", feed)[0][1]["url"] == "https://board.example/5"


def test_json_lists(put: Add) -> None:
    ads = [{"title": "A", "text": "Hiring in Poipet", "id": 5, "base_salary": 2**60}, {"url": "https://x.example"}, 7]
    found, said = put("a.json", json.dumps(ads))
    assert [(item["title"], item["description"], item["identifier"]) for item in found] == [("A", "Hiring in Poipet", "5")]
    assert said == ["object 2: neither text nor title", "object 3: not a JSON object"]
    assert len(put("b.json", json.dumps({"meta": {}, "posts": ads[:1]}))[0]) == 2
    assert put("c.json", json.dumps(ads)[:60])[1][0].startswith("after object 0: not JSON")


def test_json_lines_that_do_harm(put: Add) -> None:
    lines = ["[" * 100_000, '{"text": "' + "z" * 4_000_001 + '"}', '{"text": "Hiring", "images": [1]}', '{"text": "\\ud800Hiring"}']
    found, said = put("a.jsonl", "\ufeff" + "\n".join(lines))
    assert [item["description"] for item in found] == ["\ufffdHiring"]
    assert [line.partition(":")[0] for line in said] == ["line 1", "line 2", "line 3"]


def test_a_wacz(put: Add, workspace: Workspace, tmp_path: object) -> None:
    del tmp_path
    captures = [Capture(f"https://board.example/jobs/{n}", "20230105000000", ad(n).encode()) for n in (1, 2)]
    data = b"".join(one.record(n) for n, one in enumerate(captures))
    path = wacz(workspace.home / "a.wacz", data)
    for _ in range(2):
        found, said = put("b.wacz", path.read_bytes())
        assert said == [] and [item["seen_at"] for item in found] == ["2023-01-05T00:00:00Z"] * 2
    assert verify(workspace).breaks == ()
    lied = wacz(workspace.home / "c.wacz", data, claimed=b"").read_bytes()
    assert put("c.wacz", lied)[1] == ["archive/all.warc.gz: its digest is not the one in datapackage.json"]


def test_zip_files(put: Add) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("a/one.txt", "Hiring in Poipet")
        out.writestr("__MACOSX/a/._one.txt", b"\0\1")
        out.writestr("a/two.html", PAGE)
        out.writestr("a/three.bin", b"\0\1\2")
        out.writestr("a/empty.txt", b"")
    found, said = put("a.zip", packed.getvalue())
    assert len(found) == 2
    assert said == [
        "a/three.bin: kept, not read: neither text nor a kind of file that is read here",
        "a/empty.txt: the file is empty",
    ]


def test_a_zip_that_lies_and_one_that_is_locked(put: Add) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.txt", b"Hiring " * 100_000)
    data = bytearray(packed.getvalue())
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (100).to_bytes(4, "little")  # the list of files says 100 bytes
    found, said = put("a.zip", bytes(data))
    assert found == [] and said == ["a.txt: cannot be unpacked (BadZipFile)"]
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert put("b.zip", bytes(data))[1] == ["a.txt: locked with a password"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7 x", "kept, not read: a PDF file: print its text, or send its pages as pictures"),
        ("a.xls", b"\xd0\xcf\x11\xe0 x", "kept, not read: an old Office or Outlook file: save it as .xlsx, .csv or .eml"),
        ("a.bin", b"\x01\0\0\0\0\0\0\x02" * 9, "kept, not read: neither text nor a kind of file that is read here"),
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \n ", "no text in it"),
        ("a.zip", b"PK\x03\x04 x", "kept, not read: not a whole zip file (File is not a zip file)"),
        ("a.mhtml", b"From: x\nMIME-Version: 1.0\n\nx", "holds no HTML"),
    ],
)
def test_what_cannot_be_read_is_one_line(put: Add, name: str, data: bytes, said: str) -> None:
    assert put(name, data) == ([], [said])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "cp874", "windows-1256"])
def test_texts_in_any_encoding(put: Add, encoding: str) -> None:
    words = {"cp874": "รับสมัครแอดมิน ปอยเปต เงินเดือนดี", "windows-1256": "مطلوب موظفين خدمة عملاء الراتب جيد والسكن مجاني"}
    text = words.get(encoding, "Hiring 招聘客服，包吃包住，地点西港，月薪八千")
    (found,), _ = put("a.txt", text.encode(encoding))
    assert found["description"] == text


def test_what_unpacks_to_too_much_ends(put: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("osint.add.taker.UNPACKED", 1_000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for number in range(4):
            out.writestr(f"{number}.txt", f"Hiring in Poipet {number} " * 20)
    found, said = put("a.zip", packed.getvalue())
    assert len(found) == 2 and said == ["unpacks to more than 0 GB: the rest of it is left"]
