"""`data/guide.csv` says what every table, column and value of a closed column means; the tables hold nothing else."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract import tables
from extract.table_types import CLOSED, KNOWN, TYPES, fault, guide_of
from extract.tables import DATA, GUIDE, TableError, Tables

Rows = list[dict[str, str]]
NOT_YET = {("places", "level", "compound")}  # a value for tables of one's own, which no packaged row has


def read(name: str) -> Rows:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = read(GUIDE)
GROUPS = list(dict.fromkeys(row["type"] for row in ROWS if not row["column"]))
NAMES = sorted(path.stem for path in DATA.glob("*.csv") if path.stem != GUIDE)
TYPES_OF, VALUES_OF = guide_of(ROWS)


def packaged(table: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in tables.Tables().rows(table))


def closed() -> Iterator[tuple[str, str]]:
    return (key for key, kinds in TYPES_OF.items() if CLOSED in kinds.split(" or "))


def test_every_table_and_column_stands_in_the_guide_and_no_other() -> None:
    """To add one: a row `table,,,GROUP,what it holds` and a row `table,column,,TYPE,what it holds` for each column."""
    told = {row["table"] for row in ROWS if not row["column"]}
    columns = {(name, column) for name in NAMES for column in read(name)[0]}
    assert told ^ set(NAMES) == set(), f"give {GUIDE}.csv a row for each table that there is"
    assert set(TYPES_OF) ^ columns == set(), f"give {GUIDE}.csv a row for each column that there is"


def test_every_value_of_a_closed_column_stands_in_the_guide_and_no_other() -> None:
    """To add one: a row `table,column,value,,what a word of this kind tells`, in one plain line."""
    told = {(row["table"], row["column"], row["value"]) for row in ROWS if row["value"]}
    others = {(*key, kind) for key, kinds in TYPES_OF.items() for kind in kinds.split(" or ")}
    found = {(*key, value) for key in closed() for value in packaged(*key) if fault(value, _open(*key), (), packaged) is not None}
    assert found - told == set(), f"give {GUIDE}.csv a row for each of these, and run scripts/rules_doc.py"
    assert told - found == NOT_YET, f"no row of the table has these any more: take them out of {GUIDE}.csv"
    assert told & others == set()


def _open(table: str, column: str) -> str:
    """The types that a closed column may have besides."""
    return " or ".join(kind for kind in TYPES_OF[table, column].split(" or ") if kind != CLOSED)


def test_the_guide_is_plain() -> None:
    keys = [(row["table"], row["column"], row["value"]) for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert [row for row in ROWS if not row["meaning"].strip() or "\n" in row["meaning"]] == []
    assert [row for row in ROWS if bool(row["type"]) == bool(row["value"])] == []  # a value has no type of its own
    assert {(row["table"], row["column"]) for row in ROWS if row["value"]} == set(closed())
    groups = [row["type"] for row in ROWS if not row["column"]]
    assert groups == sorted(groups, key=GROUPS.index)  # the tables of a group stand together


@pytest.mark.parametrize("name", NAMES)
def test_packaged_rows_are_what_the_guide_says(name: str) -> None:
    wrong = [
        (column, value, expected)
        for column in read(name)[0]
        for value in packaged(name, column)
        if (expected := fault(value, TYPES_OF[name, column], VALUES_OF.get((name, column), ()), packaged))
    ]
    assert wrong == []


def test_a_column_without_an_empty_value_does_not_allow_one() -> None:
    allowing = {key for key, kinds in TYPES_OF.items() if "empty" in kinds.split(" or ")}
    assert {key for key in allowing if "" not in packaged(*key)} == set()


DATED = {"source": "ours", "date": "2026-11-26"}
WRONG: dict[str, tuple[str, dict[str, str], str]] = {
    "word": ("place_stop", {"word": " "}, "word is ' ', not a word or phrase"),
    "words": ("local_names", {"names": "ဖူး|"}, "names is 'ဖူး|', not words with | between"),
    "source": ("place_stop", {"word": "zork", "source": ""}, "zork: source is '', not where it is from"),
    "date": ("place_stop", {"word": "zork", "date": "26.11.2026"}, "date is '26.11.2026', not a date (ISO 8601"),
    "a day that there is not": ("place_stop", {"word": "zork", "date": "2026-02-30"}, "date is '2026-02-30', not a date"),
    "number": ("multipliers", {"phrase": "zork", "times": "ten", "before": ""}, "zork: times is 'ten', not a number"),
    "no number at all": ("multipliers", {"phrase": "zork", "times": "", "before": ""}, "zork: times is '', not a number"),
    "a number without end": ("multipliers", {"phrase": "zork", "times": "inf", "before": ""}, "times is 'inf', not a number"),
    "closed": (
        "place_blockers",
        {"word": "zork", "side": "behind", "language": "en"},
        "side is 'behind', not one of before, after",
    ),
    "closed with many values": (
        "contact_words",
        {"word": "zork", "kind": "underscor"},
        "kind is 'underscor', not one of the 148 values that docs/rules.md lists (underscore,",
    ),
    "closed or empty": ("multipliers", {"phrase": "zork", "times": "9", "before": "no"}, "before is 'no', not one of yes or empty"),
    "a value that stands for itself": (
        "chat_icons",
        {"part": "russian", "beside": "name", "also": "", "type": "imo", "weak": "0", "language": ""},
        "weak is '0', not 1 or empty",
    ),
    "pattern": (
        "chat_links",
        {"pattern": "zork(", "type": "line", "value": ""},
        "is 'zork(', not a regular expression (missing ),",
    ),
    "language": ("hours", {"unit": "zork", "language": "english"}, "language is 'english', not a language of languages.csv"),
    "a country's code for a language": ("hours", {"unit": "zork", "language": "jp"}, "language is 'jp', not a language of"),
    "new languages": ("language_names", {"phrase": "zork", "language": "Zork"}, "is 'Zork', not a language as BCP 47 writes it"),
    "country": ("nationalities", {"phrase": "zork", "country": "UK"}, "country is 'UK', not a country of countries.csv"),
    "countries": (
        "phone_regions",
        {"word": "zork", "kind": "near", "regions": "PH,MM"},
        "regions is 'PH,MM', not countries with a space between: a country of countries.csv",
    ),
    "currency": (
        "country_currencies",
        {"country": "PH", "currency": "ZZZ", "language": "tl"},
        "is 'ZZZ', not a currency of rates.csv",
    ),
    "new currency": ("rates", {"currency": "peso", "usd": "1"}, "currency is 'peso', not three capital letters (ISO 4217)"),
    "money": ("currencies", {"phrase": "zork", "currency": "pesos"}, "currency is 'pesos', not a currency of rates.csv"),
    "a group of money": ("currencies", {"phrase": "zork", "currency": "ahead:local:zork"}, "not a group of currency_groups.csv"),
    "app": ("chat_spelt", {"name": "zork", "way": "keys", "type": "zork"}, "type is 'zork', not an app of chat_types.csv"),
    "isco08": (
        "occupations",
        {"phrase": "zork", "isco08": "9999"},
        "isco08 is '9999', not a unit group of ISCO-08 (four figures: 5120) or -",
    ),
    "a group of ISCO-08": ("occupations", {"phrase": "zork", "isco08": "51"}, "isco08 is '51', not a unit group of ISCO-08"),
    "month": ("months", {"phrase": "zork", "month": "13"}, "month is '13', not a month, 1 to 12, an Ethiopian one, E1 to E13"),
    "digits": ("negators", {"word": "zork", "language": "en", "side": "after", "reach": "-1"}, "reach is '-1', not figures only"),
    "letter": ("homoglyphs", {"char": "ж", "latin": "zh"}, "latin is 'zh', not one of the letters a to z"),
    "place": (
        "place_aliases",
        {"name": "Zork", "place_id": "1566083", "language": "und", "needs_context": "0"},
        "place_id is '1566083', not a place (geonames:1566083,",
    ),
    "another table's value": (
        "hotspot_names",
        {"name": "Zork", "hotspot": "zork", "language": "und", "needs_context": "0"},
        "hotspot is 'zork', not one that stands in hotspots.csv (id)",
    ),
    "latitude": ("places", {"latitude": "97"}, "Zork: latitude is '97', not a latitude (-90 to 90)"),
    "longitude": ("places", {"longitude": ""}, "Zork: longitude is '', not a longitude (-180 to 180)"),
    "kilometres": ("places", {"precision_km": "0"}, "Zork: precision_km is '0', not a number of kilometres, more than 0"),
    "new country": ("countries", {"code": "zz"}, "zz: code is 'zz', not two capital letters"),
    "code point": ("zawgyi", {"zawgyi": "U+1033", "unicode": "102F", "note": "zork"}, "zawgyi is 'U+1033', not code points"),
}
PLACE = {"name": "Zork", "names": "", "country": "KH", "admin1": "", "latitude": "11", "longitude": "104", "level": "place"}
WHOLE = {  # rows of tables with many columns, which a case above changes in one
    "places": PLACE | {"precision_km": "2", "needs_context": "0"},
    "countries": {key: value for key, value in read("countries")[0].items() if key not in DATED},
    "local_names": {key: value for key, value in read("local_names")[0].items() if key not in DATED},
}


def own(folder: Path, name: str, row: dict[str, str]) -> Tables:
    row = WHOLE.get(name, {}) | row | {key: value for key, value in DATED.items() if key not in row}
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([list(row), list(row.values())])
    return Tables(folder)


@pytest.mark.parametrize(("name", "row", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_of_ones_own_is_one_clear_error(tmp_path: Path, name: str, row: dict[str, str], message: str) -> None:
    with pytest.raises(TableError) as error:
        own(tmp_path, name, row).rows(name)
    assert f"{name}.csv: " in str(error.value)
    assert message in str(error.value)


def test_every_type_has_a_wrong_value_above() -> None:
    kinds = {kind for name, row, _ in WRONG.values() for column in row for kind in TYPES_OF[name, column].split(" or ")}
    named = {kind for kind in (*TYPES, *KNOWN) if kind not in {"note", "money group"}}  # a note may hold anything
    assert named - kinds == set()


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("place_aliases", {"name": "Zork", "place_id": "geonames:1", "language": "zh-TW", "needs_context": "1"}),
        ("place_stop", {"word": "zork", "date": "2026-11"}),
        ("occupations", {"phrase": "zork", "isco08": "-"}),
        ("pay_norms", {"country": "*", "isco08": "", "usd_month": "", "factor": "1.5"}),
        ("currencies", {"phrase": "zork", "currency": "behind:local:franc"}),
        ("months", {"phrase": "zork", "month": "E13"}),
        ("number_words", {"word": "zork", "language": "tl", "digit": "007"}),
        ("number_words", {"word": "zork", "language": "tl", "digit": "double"}),
        ("places", {"country": "", "level": "compound", "names": "Zorq|Зорк"}),
    ],
)
def test_a_right_row_of_ones_own_is_taken(tmp_path: Path, name: str, row: dict[str, str]) -> None:
    assert own(tmp_path, name, row).rows(name)[-1].items() >= row.items()


def test_ones_own_tables_make_values_known_to_one_another(tmp_path: Path) -> None:
    own(tmp_path, "rates", {"currency": "ZZZ", "usd": "2"})
    own(tmp_path, "spoken_languages", {"phrase": "zorkish", "language": "zok"})
    own(tmp_path, "country_currencies", {"country": "PH", "currency": "ZZZ", "language": "zok"})
    assert Tables(tmp_path).rows("country_currencies")[-1]["currency"] == "ZZZ"


def test_a_table_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    (tmp_path / "place_stop.csv").write_bytes("word,source,date\r\nzork,ours,2026-11-26\r\n".encode("utf-8-sig"))
    assert Tables(tmp_path).rows("place_stop")[-1] == {"word": "zork", **DATED}
    (tmp_path / "months.csv").write_bytes("phrase,month,source,date\nmärz,3,ours,2026-11-26\n".encode("cp1252"))
    with pytest.raises(TableError, match=r"months\.csv: not UTF-8: invalid continuation byte at byte \d+"):
        Tables(tmp_path).rows("months")


def test_the_guide_is_no_rule(tmp_path: Path) -> None:
    """A better wording makes nothing be read again, and without a table of one's own nobody reads it."""
    digest = Tables(tmp_path).digest()
    (tmp_path / f"{GUIDE}.csv").write_text("table,column,value,type,meaning\n", encoding="utf-8")
    tables._digest.cache_clear()
    assert Tables(tmp_path).digest() == digest
    tables._guide.cache_clear()
    Tables().rows("rates")
    assert tables._guide.cache_info().misses == 0
