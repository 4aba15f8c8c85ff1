"""`osint add`: text, JSON Lines, WARC and ARC, whole and broken; what cannot be read is named, and nothing else is lost."""

import gzip
import json
from pathlib import Path

import brotli
import pytest

from osint.add import http, taker, warc
from osint.add.adding import add
from osint.crawl.verify import verify
from osint.store.db import rows
from osint.workspace import Workspace

AD = "Hiring customer service in Poipet, no experience, free ticket. Telegram @fake_add_hr"
LD = json.dumps({"@context": "https://schema.org", "@type": "JobPosting", "title": "Typist", "description": AD})
PAGE = f'<html><head><script type="application/ld+json">{LD}</script></head><body><h1>Typist</h1></body></html>'.encode()


def record(kind: str, number: int, uri: str, block: bytes, content_type: str = "application/http;msgtype=response") -> bytes:
    head = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>",
        f"WARC-Target-URI: {uri}", "WARC-Date: 2025-03-01T10:00:00Z", f"Content-Type: {content_type}", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body


def take(workspace: Workspace, *files: Path, text: str | None = None) -> tuple[list[str], list[dict[str, object]]]:
    said: list[str] = []
    add(workspace, files, text=text, url=None, report=said.append)
    with workspace.osint_db() as db:
        return said, rows(db, "SELECT v.title, v.text, s.seen_at, s.capture FROM versions v JOIN sightings s ON s.version = v.id")


def test_a_text_twice_is_one_posting_seen_twice(workspace: Workspace) -> None:
    take(workspace, text=AD)
    said, found = take(workspace, text=AD)
    assert said == [] and [row["text"] for row in found] == [AD, AD]
    with workspace.osint_db() as db:
        assert rows(db, "SELECT count(*) AS n FROM postings") == [{"n": 1}]
        assert [run["outcome"] for run in rows(db, "SELECT outcome FROM runs")] == ["ok", "ok"]
    assert verify(workspace).breaks == ()


def test_killed_between_its_end_and_custody_a_run_is_entered_by_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(taker, "note_closed", killed)
        with pytest.raises(KeyboardInterrupt):
            take(workspace, text=AD)
    with workspace.osint_db() as db:
        db.execute("UPDATE runs SET started_at = '2025-03-01T10:00:00Z'")  # another second than the next one's
    take(workspace, text=AD)
    assert verify(workspace).breaks == ()


def test_json_lines_name_the_bad_ones(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "ads.jsonl"
    good = {"id": "7", "title": "Typist", "text": AD, "url": "https://board.example/7"}
    file.write_text("\n".join([json.dumps(good), "{broken", "[1]", '{"title": 5}', '{"url": "https://x.example"}']))
    said, found = take(workspace, file)
    assert [line.removeprefix(f"{file}: ").split(": ")[0] for line in said] == ["line 2", "line 3", "line 4", "line 5"]
    assert [row["title"] for row in found] == ["Typist"]
    with workspace.osint_db() as db:
        assert rows(db, "SELECT outcome, failure FROM runs") == [{"outcome": "incomplete", "failure": "unreadable"}]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_keeps_id_and_date(workspace: Workspace, tmp_path: Path, packed: bool) -> None:
    parts = [
        record("response", 1, "https://board.example/1", response(PAGE)),
        record(
            "response",
            2,
            "https://board.example/2",
            response(gzip.compress(PAGE), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        ),
    ]
    file = tmp_path / ("a.warc.gz" if packed else "a.warc")
    file.write_bytes(b"".join(map(gzip.compress, parts)) if packed else b"".join(parts))
    said, found = take(workspace, file)
    assert said == []
    assert [(row["title"], row["seen_at"]) for row in found] == [("Typist", "2025-03-01T10:00:00Z")] * 2
    assert found[0]["capture"] == "urn:uuid:00000000-0000-0000-0000-000000000001"
    assert take(workspace, file)[1] == found
    assert verify(workspace).breaks == ()


def test_one_id_for_other_bytes_gets_a_new_one(workspace: Workspace, tmp_path: Path) -> None:
    for name, title in (("a", b"Typist"), ("b", b"Clerk!")):
        file = tmp_path / f"{name}.warc"
        file.write_bytes(record("response", 1, f"https://board.example/{name}", response(PAGE.replace(b"Typist", title))))
        take(workspace, file)
    with workspace.protected_db() as db:
        found = rows(db, "SELECT id, refers_to FROM captures ORDER BY date, rowid")
    assert [row["refers_to"] for row in found] == [None, found[0]["id"]]


def test_broken_archives_lose_nothing_that_can_be_read(workspace: Workspace, tmp_path: Path) -> None:
    parts = [gzip.compress(record("response", n, f"https://board.example/{n}", response(PAGE))) for n in (1, 2, 3)]
    file = tmp_path / "torn.warc.gz"
    file.write_bytes(parts[0] + parts[1][:-30] + parts[2])
    said, found = take(workspace, file)
    assert len(said) == 1 and f"at byte {len(parts[0])}" in said[0]
    assert {row["capture"][-1] for row in found} >= {"1", "3"}  # type: ignore[index]  # ids are strings
    assert verify(workspace).breaks == ()


def test_a_gzip_bomb_is_bounded_and_what_follows_is_read(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "MOST", 1_000_000)
    bomb = gzip.compress(record("response", 1, "https://board.example/1", response(b"0" * 50_000_000)))
    file = tmp_path / "bomb.warc.gz"
    file.write_bytes(bomb + gzip.compress(record("response", 2, "https://board.example/2", response(PAGE))))
    said, found = take(workspace, file)
    assert "unpacks to more than 1 MB" in said[-1] and [row["capture"][-1] for row in found] == ["2"]  # type: ignore[index]  # strings


def test_bodies_are_unpacked_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "MOST", 100_000)
    for packed, encoding in ((brotli.compress(b"0" * 9_000_000), "br"), (gzip.compress(b"0" * 9_000_000), "gzip")):
        assert 0 < len(http.unpacked(packed, encoding)) <= 100_000
    assert http.unpacked(brotli.compress(b"0" * 50_000), "br") == b"0" * 50_000


@pytest.mark.parametrize(
    "data", [b"", b"junk", b"\x1f\x8b\x08junk", b"WARC/1.0\r\nWARC-Type: response\r\n", b"WARC/1.0\r\nContent-Length: 9\r\n\r\nab"]
)
def test_junk_is_named_and_ends(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "junk.warc"
    file.write_bytes(data)
    assert any(part.broken for part in warc.parts(file))


def test_other_types_and_records_of_others_do_no_harm(workspace: Workspace, tmp_path: Path) -> None:
    revisit = record("revisit", 9, "https://board.example/9", response(b"")).replace(
        b"\r\nWARC-Date", b"\r\nWARC-Refers-To-Target-URI: x\r\nWARC-Date"
    )
    parts = [revisit, record("response", 1, "https://api.example/", response(b'{"a": 1}', "Content-Type: application/json"))]
    file = tmp_path / "others.warc"
    file.write_bytes(b"".join(parts))
    assert take(workspace, file) == ([], [])
    assert verify(workspace).breaks == ()


def test_what_came_before_a_missing_file_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    good = tmp_path / "good.jsonl"
    good.write_text(json.dumps({"text": AD}))
    with pytest.raises(FileNotFoundError):
        take(workspace, good, tmp_path / "missing.warc")
    assert len(take(workspace)[1]) == 1
    with workspace.osint_db() as db:
        assert [run["outcome"] for run in rows(db, "SELECT outcome FROM runs ORDER BY rowid")] == ["incomplete", "empty"]
    assert verify(workspace).breaks == ()


def test_arc_and_records_split_over_members(tmp_path: Path) -> None:
    body = response(PAGE)
    arc = tmp_path / "a.arc"
    arc.write_bytes(f"http://board.example/a b 192.0.2.1 20140216050221 text/html {len(body)}\n".encode() + body + b"\n")
    (part,) = warc.parts(arc)
    assert part.headers["warc-target-uri"] == "http://board.example/a%20b" and part.headers["warc-date"] == "2014-02-16T05:02:21Z"
    whole = record("response", 1, "https://board.example/1", body)
    split = tmp_path / "split.warc.gz"
    split.write_bytes(gzip.compress(whole[:300]) + gzip.compress(whole[300:]))
    assert [(p.block, p.broken) for p in warc.parts(split)] == [(body, None)]
