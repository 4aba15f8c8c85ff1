"""CSV and XLSX: headings in many languages, encodings, bad rows by their place, and files made to do harm."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from osint.add.tables import columns_of
from osint.workspace import Workspace
from tests.add.conftest import Add

ROWS = {
    "gb18030": ("标题,正文,链接", "客服,招聘客服，包吃包住，地点西港，月薪八千,https://board.example/1"),
    "windows-1256": ("العنوان,النص,الرابط", "وظيفة,مطلوب موظفين خدمة عملاء الراتب جيد والسكن مجاني,https://board.example/1"),
    "windows-1251": (
        "заголовок;текст;ссылка",
        "Оператор;Требуются операторы, жильё бесплатно, билет оплачиваем;https://board.example/1",
    ),
    "cp874": ("หัวข้อ,ข้อความ,ลิงก์", "แอดมิน,รับสมัครแอดมิน ปอยเปต เงินเดือนดี,https://board.example/1"),
    "utf-16": ("tiêu đề\tnội dung\tliên kết", "Nhân viên\tTuyển nhân viên chăm sóc khách hàng\thttps://board.example/1"),
    "utf-8-sig": ("Judul,Isi,Tautan", "Admin,Dicari admin di Poipet,https://board.example/1"),
    "utf-8": ("ခေါင်းစဉ်|စာသား|လင့်ခ်", "အလုပ်|အလုပ်ခေါ်စာ မြဝတီ|https://board.example/1"),
}


@pytest.mark.parametrize("encoding", ROWS)
def test_headings_are_known_in_many_languages_and_encodings(put: Add, encoding: str) -> None:
    heading, row = ROWS[encoding]
    found, said = put("ads.csv", f"{heading}\r\n{row}\r\n".encode(encoding))
    separator = next(one for one in ",;\t|" if one in heading)
    title, text, url = (
        row.split(separator) if separator != "," else (row.split(",")[0], ",".join(row.split(",")[1:-1]), row.split(",")[-1])
    )
    assert said == [] and [(item["title"], item["description"], item["url"]) for item in found] == [(title, text, url)]


def test_columns_are_named_or_counted(put: Add) -> None:
    table = "a,b,c\nx,Hiring in Poipet,2026-01-02\n"
    ((named,), _), ((again,), _) = put("a.csv", table, columns=columns_of("text=B,date=c")), put("a.csv", table)
    assert (named["description"], named["date_posted"], named["title"]) == (
        "Hiring in Poipet",
        "2026-01-02",
        None,
    ) and again == named
    found, _ = put("b.csv", table, columns=columns_of("text=2"))
    assert [item["description"] for item in found[1:]] == ["b"]  # the other one is the row that it was


@pytest.mark.parametrize(
    ("table", "options", "said"),
    [
        ("a,b\n1,2\n", {}, "no column is known to be the text; say which, as in --columns text=COLUMN; there are: a, b"),
        ("a,b\n1,2\n", {"text": "z"}, "no column z; there are: a, b"),
        ("\n\n", {}, "no row in it"),
    ],
)
def test_no_text_column_is_one_line(put: Add, table: str, options: dict[str, str], said: str) -> None:
    assert put("a.csv", table, columns=options) == ([], [said])


def test_a_workspace_adds_headings_of_its_own(put: Add, workspace: Workspace) -> None:
    (workspace.home / "tables").mkdir()
    (workspace.home / "tables" / "column_names.csv").write_text("name,field,language,source,date\nqwx,text,und,ours,2026-11-25\n")
    (found,), said = put("a.csv", "qwx\nHiring in Poipet\n")
    assert said == [] and found["description"] == "Hiring in Poipet"


@pytest.mark.parametrize("wrong", ["text", "text=", "body=Text", "=a"])
def test_a_wrong_column_map_is_one_line(wrong: str) -> None:
    with pytest.raises(ValueError, match="--columns"):
        columns_of(wrong)


def test_bad_rows_are_named_and_the_others_taken(put: Add) -> None:
    table = (
        'text,url\nHiring one,\n,https://x.example\n"Hiring\ntwo","u"\nHiring three\x00\n'
        + "z" * 1_000_001
        + ",\nHiring four,,,,\n"
    )
    found, said = put("a.csv", table)
    assert [item["description"] for item in found] == ["Hiring one", "Hiring\ntwo", "Hiring three", "Hiring four"]
    assert said == [
        "line 3: neither text nor title",
        "line 7: not CSV from there on to the next line (field larger than field limit (1000000))",
    ]


def test_a_quote_that_never_ends_is_bounded(put: Add) -> None:
    found, said = put("a.csv", 'text\nHiring one\n"never ends\n' + "line\n" * 202_000)
    assert found[0]["description"] == "Hiring one" and said


def test_markup_in_a_cell_is_read(put: Add) -> None:
    (found,), _ = put("a.csv", 'text\n"<p>Hiring<br>in &amp; around Poipet</p>"\n')
    assert found["description"] == "Hiring\nin & around Poipet"


def book(*sheets: list[list[object]]) -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.remove(made.active)
    for number, rows in enumerate(sheets):
        sheet = made.create_sheet(f"S{number}")
        for row in rows:
            sheet.append(row)
    made.save(out)
    return out.getvalue()


def test_a_workbook(put: Add) -> None:
    day = datetime.datetime(2026, 1, 2, 3, 4, 5)
    ads = [["Post ID", "Post text", "Posted"], [17.0, "Hiring in Poipet", day], [None, None, None], [18, None, None]]
    found, said = put("a.xlsx", book([["notes"], ["nothing"]], ads))
    assert [(item["identifier"], item["description"], item["date_posted"]) for item in found] == [
        ("17", "Hiring in Poipet", "2026-01-02T03:04:05")
    ]
    assert said == ["sheet S1 row 4: neither text nor title"]
    assert len(put("a.xlsx", book([["notes"], ["nothing"]], ads))[0]) <= 2


def test_a_cell_far_away_takes_no_memory(put: Add) -> None:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active["A1"], made.active["A2"], made.active["XFD200000"] = "text", "Hiring", "x"
    made.save(out)
    found, _ = put("a.xlsx", out.getvalue())
    assert [item["description"] for item in found] == ["Hiring"]


def test_bombs_and_broken_workbooks_are_one_line(put: Add) -> None:
    whole = book([["text"], ["Hiring"]])
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/workbook.xml", b"0" * 300_000_000)
    for data, words in (
        (bomb.getvalue(), "a zip bomb"), (whole[:-40], "not a whole zip file"),
        (whole.replace(b"xl/workbook.xml", b"xl/workbook.xxx"), "not a workbook that can be read"),
    ):  # fmt: skip
        found, (said,) = put("a.xlsx", data)
        assert found == [] and words in said


def test_entities_are_not_expanded(put: Add) -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    packed, out = io.BytesIO(book([["text"], ["Hiring"]])), io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                head, _, rest = data.rpartition("?>")
                data = f'{head and head + "?>"}<!DOCTYPE worksheet [<!ENTITY l0 "lol">{lol}]>{rest.replace(">Hiring<", ">&l11;<")}'
                assert "&l11;" in data
            new.writestr(name, data)
    found, said = put("a.xlsx", out.getvalue())
    assert found == [] and len(said) == 1 and "be read" in said[0]
