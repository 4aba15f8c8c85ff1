"""KakaoTalk's exports: of phones in Korean and English, of the desktop, and its table."""

import io
import zipfile
from pathlib import Path

import pytest

from extract.tables import Tables
from osint.add import chats, kakaotalk
from osint.add.tables import columns_of
from osint.workspace import Workspace
from tests.add.conftest import Add
from tests.add.test_cli import osint
from tests.add.test_whatsapp import kept

HEADS = [
    "2024년 5월 1일 오후 10:12, Fake One : ", "2024. 5. 1. 오후 10:12, Fake One : ", "2024년 5월 1일 22:12, Fake One : ",
    "May 1, 2024 at 10:12 PM, Fake One : ", "May 1, 2024, 10:12 PM, Fake One : ", "May 1, 2024 at 10:12\u202fPM, Fake One : ",
    "May 1, 2024 at 22:12, Fake One : ", "May 1, 2024 22:12, Fake One : ",
    "10:12pm, May 1, 2024, Fake One : ", "\ufeff2024년 5월 1일 오후 10:12, Fake One : ",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_the_ways_of_phones_to_begin_a_message(head: str) -> None:
    begun = kakaotalk.mark(f"{head}Hiring : now, 10:30", Tables())
    assert isinstance(begun, chats.Begun) and begun.date is not None
    assert (begun.author, begun.text) == ("Fake One", "Hiring : now, 10:30")
    assert chats.moment(begun.date, begun.time, "ymd") == "2024-05-01T22:12:00"


KOREAN = """Fake Jobs 님과 카카오톡 대화
저장한 날짜 : 2024년 5월 2일 오후 6:42


2024년 5월 1일 오전 10:12
2024년 5월 1일 오전 10:12, 부서:Fake One : 캄보디아 직원 모집

월급 300만원
2024년 5월 1일 수요일
텔레그램 @fake_hr
2024년 5월 1일 오전 10:13, Fake Two님이 들어왔습니다.
2024. 5. 1. 오전 10:13: Fake Two님을 내보냈습니다.
2024년 5월 1일 오후 1:12, Fake Two : 사진
2024년 5월 1일 오후 1:12, Fake Two : 사진 12장
2024년 5월 1일 오후 1:12, Fake Two : 이모티콘
2024년 5월 1일 오후 1:12, Fake Two : 동영상
2024년 5월 1일 오후 1:12, Fake Two : 파일: fake.pdf
2024년 5월 1일 오후 1:12, Fake Two : 삭제된 메시지입니다.
2024년 5월 1일 오후 1:13, Fake Two : 네

2024년 5월 2일 오전 12:05
2024년 5월 2일 오전 12:05, Fake Two : 사진 보냈어요
"""

ENGLISH = """KakaoTalk Chats with Fake Jobs
Date Saved : May 2, 2024 at 18:42

Wednesday, May 1, 2024
May 1, 2024 at 10:12 AM, 부서:Fake One : 캄보디아 직원 모집

월급 300만원
2024년 5월 1일 수요일
텔레그램 @fake_hr
May 1, 2024 at 10:13 AM: Fake Two joined this chatroom.
May 1, 2024 at 1:12 PM, Fake Two : Photo
May 1, 2024 at 1:12 PM, Fake Two : 12 photos
May 1, 2024 at 1:12 PM, Fake Two : Emoticon
May 1, 2024 at 1:12 PM, Fake Two : File: fake.pdf
May 1, 2024 at 1:12 PM, Fake Two : <Photo>
May 1, 2024 at 1:13 PM, Fake Two : 네

May 2, 2024, 12:05 AM
May 2, 2024 at 12:05 AM, Fake Two : 사진 보냈어요
"""

DESKTOP = """Fake Jobs 님과 카카오톡 대화
저장한 날짜 : 2024-05-02 18:42:00

--------------- 2024년 5월 1일 수요일 ---------------
운영정책을 위반한 메시지로 신고 접수 시 카카오톡 이용에 제한이 있을 수 있습니다.
운영정책 보기
[부서:Fake One] [오전 10:12] 캄보디아 직원 모집

월급 300만원
2024년 5월 1일 수요일
텔레그램 @fake_hr
Fake Two님이 들어왔습니다.
[Fake Two] [오후 1:12] 사진
[Fake Two] [오후 1:12] 파일: fake.pdf
채팅방 관리자가 메시지를 가렸습니다.
[Fake Two] [오후 1:13] 네
--------------- 2024년 5월 2일 목요일 ---------------
Fake Two님이 나갔습니다.
[Fake Two] [오전 12:05] 사진 보냈어요
"""

TABLE = """Date,User,Message
2024-05-01 10:12:00,"부서:Fake One","캄보디아 직원 모집

월급 300만원
2024년 5월 1일 수요일
텔레그램 @fake_hr"
2024-05-01 10:13:00,"Fake Two","Fake Two님이 들어왔습니다."
2024-05-01 10:13:00,"Fake Two","Fake Two invited Fake Three and Fake Four."
2024-05-01 13:12:00,"Fake Two","(Photo)"
2024-05-01 13:13:00,"Fake Two","네"
2024-05-02 00:05:00,"Fake Two","사진 보냈어요"
"""

CHATS = {"korean.txt": KOREAN, "english.txt": ENGLISH, "desktop.txt": DESKTOP, "KakaoTalk_Chat.csv": TABLE}
FOUND = [
    ("캄보디아 직원 모집\n\n월급 300만원\n2024년 5월 1일 수요일\n텔레그램 @fake_hr", "2024-05-01T10:12:00"),
    ("네", "2024-05-01T13:13:00"), ("사진 보냈어요", "2024-05-02T00:05:00"),
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("name", CHATS)
def test_a_chat_is_its_messages(put: Add, workspace: Workspace, name: str, encoding: str) -> None:
    found, said = put(name, CHATS[name].replace("\n", "\r\n").encode(encoding))
    assert said == []
    assert [(item["description"].replace("\r", ""), item["date_posted"]) for item in found] == FOUND
    assert all(item["author"] is None for item in found)
    assert kept(workspace, found[0]["capture"])["author"] == "부서:Fake One"


@pytest.mark.parametrize("name", CHATS)
def test_authors_are_kept_on_request_and_a_file_again_gives_nothing_new(put: Add, name: str) -> None:
    found, _ = put(name, CHATS[name], authors=True)
    assert [item["author"] for item in found] == ["부서:Fake One", "Fake Two", "Fake Two"]
    assert len(put(name, CHATS[name], authors=True)[0]) == 3


def test_the_desktop_in_english_and_japanese(put: Add) -> None:
    text = (
        "--------------- Wednesday, May 1, 2024 ---------------\n[Fake [One]] [10:12 PM] Hiring\n"
        "--------------- 2024年5月2日木曜日 ---------------\n[Fake Two] [午前 10:12] Bavet\n[Fake Two] [10:13] ok\n"
    )
    found, _ = put("a.txt", text, authors=True)
    assert [(item["author"], item["date_posted"]) for item in found] == [
        ("Fake [One]", "2024-05-01T22:12:00"), ("Fake Two", "2024-05-02T10:12:00"), ("Fake Two", "2024-05-02T10:13:00"),
    ]  # fmt: skip


def test_a_zip_file_with_a_chat_and_its_pictures(put: Add) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        out.writestr("KakaoTalkChats.txt", KOREAN)
        out.writestr("fake.mp4", b"moving")
    assert [item["description"] for item in put("KakaoTalk.zip", packed.getvalue())[0]] == [text for text, _ in FOUND]


@pytest.mark.parametrize(
    "text",
    [
        "Fake Jobs 님과 카카오톡 대화\n저장한 날짜 : 2024-05-02 18:42:00",
        "--------------- 2024년 5월 1일 수요일 ---------------\n[Fake One] [오전 10:12] 모집",
        "[급구] [주 5일] 캄보디아 직원 모집\n[월급] [300만원] 텔레그램 @fake_hr\n2024년 5월 1일 수요일",
    ],
)
def test_what_only_looks_like_a_chat_is_one_text(put: Add, text: str) -> None:
    found, _ = put("a.txt", text)
    assert [item["description"] for item in found] == [text]


def test_rows_and_dates_that_cannot_be_read_are_said(put: Add) -> None:
    table = (
        'Date,User,Message\nyesterday,Fake,Hiring\n2024-05-01 10:12:00,Fake,"'
        + "z" * 1_000_001
        + '"\n2024-05-01 10:13:00,Fake,ok\n'
    )
    found, said = put("a.csv", table)
    assert [(item["description"], item["date_posted"]) for item in found] == [("Hiring", None), ("ok", "2024-05-01T10:13:00")]
    assert said[0] == "line 2: a date that no calendar has" and said[1].startswith("line 3: not CSV") and len(said) == 2
    found, said = put("a.txt", "2024년 13월 41일 오전 10:12, Fake : 모집\n2024년 5월 1일 오전 10:13, Fake : 네\n")
    assert [item["date_posted"] for item in found[2:]] == [None, "2024-05-01T10:13:00"] and said == [
        "line 1: a date that no calendar has"
    ]


def test_a_table_whose_columns_were_named_is_a_table(put: Add) -> None:
    found, _ = put("a.csv", "Date,User,Message\n2024-05-01,Fake,Photo\n", columns=columns_of("text=Message"))
    assert [item["description"] for item in found] == ["Photo"]


@pytest.mark.parametrize("one", ["[", "[a] [", "-", "2024. ", "May 1, 2024 ", ", a : ", "오전 1:11, a : "])
def test_a_million_of_one_thing_ends(put: Add, one: str) -> None:
    whole, _ = put("a.txt", one * (1_000_000 // len(one)))
    before, _ = put("b.txt", KOREAN)
    found, said = put("c.txt", KOREAN + "2024년 5월 2일 오전 12:06, Fake : x" + one * (3_000_000 // len(one)))
    texts = [item["description"] for item in found[len(before) :]]
    own = [item["description"] for item in before[len(whole) :]]
    assert len(whole) == 1 and whole[0]["description"].startswith(one.strip()) and said == []
    assert texts[: len(own)] == own and texts[len(own)].startswith("x" + one.rstrip()) and len(texts[len(own)]) < 1_000_000


def test_the_command_takes_the_same_file_in_once(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "KakaoTalkChats.txt"
    path.write_text(DESKTOP, encoding="utf-8")
    done = osint(workspace.home, str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"3 postings from 3 parts, 3 not brought before\n", b"")
    assert osint(workspace.home, str(path)).stdout == b"3 postings from 3 parts, 0 not brought before\n"
