"""Pictures of ads: kept, and read by the engine that is surest of itself; without one, a line that says what to install."""

import struct
from pathlib import Path

import pytest

from osint.add import images, ocr
from osint.crawl import archive
from osint.items import JobPosting
from osint.store.db import rows
from osint.workspace import Workspace
from tests.add.conftest import Add

PICTURES = Path(__file__).parent / "pictures"  # drawn for these tests with the free fonts DejaVu and Noto
WORDS = {
    "en": ["HIRING!", "Poipet", "@fake_hr_desk"],
    "zh": ["招聘客服", "8000", "fake_hr_desk"],
    "th": ["รับสมัครแอดมิน", "ปอยเปต", "บาท"],
}


def reads(language: str) -> bool:
    packs = ocr._packs() if ocr.has_tesseract() else ()
    return {"en": ocr.has_engine(), "zh": ocr.has_rapid() or "chi_sim" in packs, "th": "tha" in packs}[language]


@pytest.mark.parametrize("language", WORDS)
def test_the_text_of_a_picture_is_marked_as_read_from_it(put: Add, workspace: Workspace, language: str) -> None:
    if not reads(language):
        pytest.skip(f"no engine here reads {language}")
    data = (PICTURES / f"{language}.png").read_bytes()
    (found,), (said,) = put("poster.png", data)
    assert all(word in found["description"] for word in WORDS[language]), found["description"]
    assert found["origin"] == "ocr" and found["images"] == [found["capture"]] and "compare with the picture" in said
    assert len(put("again.jpeg", data)[0]) == 1
    with workspace.protected_db() as db:
        (row,) = rows(db, "SELECT * FROM captures WHERE id = ?", found["capture"])
    assert row["content_type"] == "image/png" and archive.read(workspace.archive, row["file"], row["offset"]).payload() == data


def test_another_reading_of_a_picture_is_a_version_of_the_same() -> None:
    first, second = (JobPosting(page_url="urn:sha256:0", identifier="0", description=text) for text in ("Hirlng", "Hiring"))
    assert first.posting_id() == second.posting_id() and first.version_id() != second.version_id()


def test_without_an_engine_one_line_says_what_to_install(put: Add, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "has_rapid", lambda: False)
    monkeypatch.setattr(ocr, "has_tesseract", lambda: False)
    found, (said,) = put("poster.png", (PICTURES / "en.png").read_bytes())
    assert found == [] and said.startswith("kept, not read: reading text in pictures needs: pip install")
    with workspace.protected_db() as db:
        assert [row["content_type"] for row in rows(db, "SELECT content_type FROM captures")] == ["image/png"]


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + bytes(9)


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x20\x00\x10" + bytes(20)


def test_sizes_and_types_are_known_by_the_first_bytes() -> None:
    assert images.size_of(png(7, 9)) == (7, 9) and images.size_of(JPEG) == (16, 32)
    assert images.size_of(b"GIF89a\x05\x00\x06\x00") == (5, 6) and images.size_of(b"\xff\xd8\xff") is None
    assert images.type_of(b"RIFF1234WEBPVP8 ") == "image/webp" and images.type_of(b"\0\0\0\x18ftypheic") == "image/heic"
    vp8x = b"RIFF1234WEBPVP8X" + bytes(8) + (99).to_bytes(3, "little") + (49).to_bytes(3, "little")
    assert images.size_of(vp8x) == (100, 50) and images.size_of(b"II*\0" + bytes(9)) is None
    assert images.type_of(b"BMW drivers wanted") is None


def test_a_picture_of_too_many_pixels_is_not_unpacked(put: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "has_rapid", lambda: True)
    assert put("bomb.png", png(100_000, 100_000))[1] == ["kept, not read: a picture of 100000 x 100000 pixels"]


def test_a_broken_picture_is_one_line(put: Add) -> None:
    if not ocr.has_engine():
        pytest.skip("no engine here")
    found, said = put("broken.png", png(10, 10))
    assert found == [] and len(said) == 1
