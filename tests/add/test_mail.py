"""E-mail: subject and text, attachments as if they had been sent, and a sender who stays in protected.db."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

from osint.store.db import rows
from osint.store.submissions import Sender
from osint.workspace import Workspace
from tests.add.conftest import Add

AD = "Hiring customer service in Poipet, no experience, free ticket.\nTelegram @fake_hr"
DATE = "Fri, 02 Jan 2026 10:04:05 +0700"


def mail(subject: str = "Is this a scam?", text: str | None = AD, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"] = (
        "Fake Caller <fake@caller.example>",
        "hotline@example.org",
        subject,
        DATE,
    )
    made["Message-ID"] = "<1@caller.example>"
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text is not None else made.set_content(html, subtype="html")
    return made


def test_a_mail_is_a_posting_without_its_sender(put: Add, workspace: Workspace) -> None:
    (found,), said = put("a.eml", mail().as_bytes())
    assert said == [] and (found["title"], found["description"], found["author"]) == ("Is this a scam?", AD, None)
    assert found["date_posted"] == found["seen_at"] == "2026-01-02T03:04:05Z"
    with workspace.protected_db() as db:
        (kept,) = rows(db, "SELECT said_sender, said_received_at, sender FROM submissions")
    assert kept == {"said_sender": "Fake Caller <fake@caller.example>", "said_received_at": "2026-01-02T03:04:05Z", "sender": None}
    with workspace.osint_db() as db:
        everything = "\n".join(db.conn.iterdump())
    assert "Caller" not in everything and "caller" not in everything


def test_without_an_ending_a_mail_is_known_by_its_head(put: Add) -> None:
    (found,), _ = put("message", mail().as_bytes())
    assert found["title"] == "Is this a scam?"


def test_html_and_old_encodings(put: Add) -> None:
    (found,), _ = put("a.eml", mail(text=None, html="<p>Hiring<br>in Poipet</p>").as_bytes())
    assert found["description"] == "Hiring\nin Poipet"
    raw = b"From: a@b.example\nMessage-ID: <2>\nSubject: =?gb2312?B?1dDGuA==?=\nContent-Type: text/plain; charset=x-none\n\n"
    found = put("b.eml", raw + "招聘客服，包吃包住，地点西港，月薪八千".encode("gb18030"))[0][1]
    assert (found["title"], found["description"]) == ("招聘", "招聘客服，包吃包住，地点西港，月薪八千")


def test_attachments_are_read(put: Add, workspace: Workspace) -> None:
    made = mail(html="<p>Is this real?</p>")
    made.add_attachment(b"text\nHiring in Bavet\nHiring in Poipet\n", maintype="text", subtype="csv", filename="ads.csv")
    made.add_attachment(b"%PDF-1.7 x", maintype="application", subtype="pdf", filename="offer.pdf")
    made.add_attachment(mail("Forwarded", "Typists wanted in Sihanoukville"))
    found, said = put("a.eml", made.as_bytes())
    assert [item["description"] for item in found] == [AD, "Hiring in Bavet", "Hiring in Poipet", "Typists wanted in Sihanoukville"]
    assert said == ["attachment 2 (offer.pdf): kept, not read: a PDF file: print its text, or send its pages as pictures"]
    assert len(put("a.eml", made.as_bytes())[0]) == 4
    with workspace.protected_db() as db:
        kinds = rows(db, "SELECT content_type, refers_to IS NULL AS alone FROM captures ORDER BY rowid")
    assert [kind["content_type"] for kind in kinds if kind["alone"]] == ["message/rfc822"]
    assert {kind["content_type"] for kind in kinds} >= {"text/csv", "application/json", "message/rfc822", "application/pdf"}


def test_mails_within_mails_end(put: Add) -> None:
    made = mail("0")
    for number in range(1, 8):
        outer = mail(str(number), f"level {number}")
        outer.add_attachment(made)
        made = outer
    found, said = put("a.eml", made.as_bytes())
    assert len(found) == 4 and len(said) == 1 and "nested too deep" in said[0]


def test_a_mailbox(put: Add, tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    for number in range(3):
        box.add(mail(f"Mail {number}", f"Hiring in Poipet {number}"))
    box.flush()
    found, said = put("a.mbox", (tmp_path / "box").read_bytes())
    assert [item["title"] for item in found] == ["Mail 0", "Mail 1", "Mail 2"] and said == []
    assert len(put("a.mbox", (tmp_path / "box").read_bytes())[0]) == 3


def test_who_and_when_are_kept_in_protected_db_only(put: Add, workspace: Workspace) -> None:
    who = Sender("Fake Caller, +44 7700 900123", "2026-01-03T00:00:00Z")
    (found,), _ = put("a.txt", "Hiring in Poipet", sender=who)
    assert found["seen_at"] == "2026-01-03T00:00:00Z"
    assert len(put("a.txt", "Hiring in Poipet", sender=who)[0]) == 1
    assert len(put("a.txt", "Hiring in Poipet", sender=Sender("Another"))[0]) == 2, "two people who send the same are two sightings"
    with workspace.protected_db() as db:
        kept = rows(db, "SELECT id, sender, received_at, capture FROM submissions ORDER BY rowid")
    assert [row["sender"] for row in kept] == ["Fake Caller, +44 7700 900123", "Another"]
    assert kept[0]["capture"] == found["capture"]
    with workspace.osint_db() as db:
        everything = "\n".join(db.conn.iterdump())
        details = rows(db, "SELECT details FROM custody WHERE action = 'file_added'")
    assert not any(said in everything for said in ("7700 900123", "7700900123", "Fake Caller"))  # four digits may be in a hash
    assert all(kept[n]["id"] in details[m]["details"] for n, m in ((0, 0), (0, 1), (1, 2)))
