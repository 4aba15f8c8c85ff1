"""What a user's own tables are told: one error that names file, row and column."""

from pathlib import Path

import pytest

import extract
from extract.tables import TableError, Tables

BROKEN = {
    "a column left out": (
        "concepts",
        "phrase,concept,source,date\nfoo,arrest,ours,2026-11-25\n",
        "concepts.csv:1: no column language",
    ),
    "an empty file": ("rates", "", "rates.csv:1: no column currency, usd, source, date"),
    "a short row": ("rates", "currency,usd,source,date\nXXX,2\n", "rates.csv:2: a row with more or fewer fields"),
    "no number": ("rates", "currency,usd,source,date\nXXX,abc,ours,2026-11-25\n", "rates.csv: XXX: usd is 'abc', not a number"),
    "a word that the code does not know": (
        "place_cues",
        "cue,role,side,language,source,date\nin,nowhere,before,en,ours,2026-11-25\n",
        "place_cues.csv: in: role is 'nowhere', not one of beside,",
    ),
    "an empty phrase": (
        "concepts",
        "phrase,concept,language,source,date\n,arrest,en,ours,2026-11-25\n",
        "empty phrase for concept:arrest",
    ),
    "an indicator that nothing describes": (
        "lexicon",
        "phrase,indicator,language,weak,uncertain,word_boundary,source,date\nfoo,own,en,0,0,0,ours,2026-11-25\n",
        "lexicon.csv: foo: 'own' does not stand in indicators.csv",
    ),
}


@pytest.mark.parametrize(("name", "rows", "message"), BROKEN.values(), ids=BROKEN)
def test_a_broken_table_is_named(tmp_path: Path, name: str, rows: str, message: str) -> None:
    (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(TableError) as error:
        extract.analyze("Hiring cooks in Bavet, USD 500 a month", tables=Tables(tmp_path))
    assert message in str(error.value)


def test_own_rows_are_added_and_replace_those_of_the_same_first_column(tmp_path: Path) -> None:
    (tmp_path / "rates.csv").write_text("currency,usd,source,date\nTHB,1,ours,2026-11-25\nXXX,2,ours,2026-11-25\n")
    rows = {row["currency"]: row["usd"] for row in Tables(tmp_path).rows("rates")}
    assert (rows["THB"], rows["XXX"]) == ("1", "2")
    assert len(rows) == len(Tables().rows("rates")) + 1
