"""Write docs/rules.md from extract/data/guide.csv and the tables: `python scripts/rules_doc.py`. A test fails where they differ."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.table_types import CLOSED, KNOWN, TYPES

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "extract" / "data"
Row = dict[str, str]
EVERYWHERE = ("source", "date")  # columns of every table, told once
WORDS, LONGEST = 3, 34  # examples of a value, and letters of one

HEAD = """# Rules

Made from `extract/data/guide.csv` and the tables beside it by `scripts/rules_doc.py`. All that the analysis knows of languages, places and
signs is rows of these tables; numbers of rows are rounded.

## Add words of your own

You know how people write in your language. Put your words into a file of the table's name in `tables/` of your workspace: the same
columns, one row a word, saved as CSV in UTF-8 with commas. No program has to be changed.

Say that ads in a language, here an invented one, write *zork* for the @ of an address: "Apply: fake.jobs zork example.com".

1. Look for what the word tells in the tables below. [`contact_words`](#contact_words) has words for signs, and its kind `at` is "a name
   of the @ of an address".
2. Write `tables/contact_words.csv`:

   ```
   word,kind,source,date
   zork,at,"Ana, a speaker of the language",2026-11-27
   ```

3. Try it: `osint check --home . "Waiters wanted in Bavet. Apply: fake.jobs zork example.com"` now says
   `Contact (recruiter): email fake.jobs@example.com (was disguised)`. Without the row it says `url https://example.com`.
4. `osint refresh` reads again what was read before.

A value that a column may not have is one line that says so, with file, row and column:
`tables/contact_words.csv: zork: kind is 'att', not one of the 128 values that docs/rules.md lists (at, at_told, …)`.

- Your rows are added to the packaged ones. **A row replaces all packaged rows with the same first column**: give a word that is there
  already all its rows again.
- `source` says where you have the word from, `date` when (2026-11-27, 2026-11 or 2026). Both must be filled.
- Words are found in small and capital letters. Give every form that people write: with and without accents, in other letters, misspelt.
- A word that is an ordinary word too does harm: try it on ordinary ads.

## What a column may hold

"Or empty" in the tables below means that the field may be left out between its commas.
"""


def text() -> str:
    """The page: how to add words, the types of columns, an index, and every table by group."""
    guide = _rows("guide")
    tables = [row for row in guide if not row["column"]]
    groups = dict.fromkeys(row["type"] for row in tables)
    parts = [HEAD, *_types(), "\n## Tables\n"]
    for group in groups:
        names = [row["table"] for row in tables if row["type"] == group]
        parts.append(f"- **{group}**: {', '.join(f'[`{name}`](#{name})' for name in names)}")
    for group in groups:
        parts.append(f"\n## {group}")
        for row in (row for row in tables if row["type"] == group):
            parts += _table(row, [one for one in guide if one["table"] == row["table"]])
    return "\n".join(parts) + "\n"


def _types() -> Iterator[str]:
    yield "| type | what it is |\n|---|---|"
    for name, (_, expected) in TYPES.items():
        yield f"| `{name}` | {_cell(expected)} |"
    for name, (_, expected) in KNOWN.items():
        yield f"| `{name}` | {_cell(expected)} |"
    yield "| `countries`, `languages`, `indicators` | several, with a space between |"
    yield "| `money` | a currency, or `local:` and a money group; `ahead:` or `behind:` before either |"
    yield "| `table.column` | a value that stands in that column, in a packaged row or one of yours |"
    yield f"| `{CLOSED}` | one of the values listed with the column |"


def _table(row: Row, guide: list[Row]) -> Iterator[str]:
    rows = _rows(row["table"])
    yield f"\n### `{row['table']}`\n\n{row['meaning']} {_about(len(rows))} rows.\n"
    for column in (one for one in guide if one["column"] and not one["value"]):
        if column["column"] in EVERYWHERE:
            continue
        name = column["column"]
        yield f"- `{name}` ({column['type']}): {column['meaning']}"
        if values := [one for one in guide if one["column"] == name and one["value"]]:
            yield from _values(name, values, rows)


def _values(column: str, values: list[Row], rows: list[Row]) -> Iterator[str]:
    first = next(iter(rows[0]))
    count = Counter(row[column] for row in rows)
    yield f"\n  | {column} | what it tells | rows | such as |\n  |---|---|---|---|"
    for value in values:
        same = [row for row in rows if row[column] == value["value"]] if column != first else []
        words = ", ".join(f"`{_cell(word)}`" for word in _examples(first, same))
        yield f"  | `{_cell(value['value'])}` | {_cell(value['meaning'])} | {_about(count[value['value']])} | {words} |"
    yield ""


def _examples(first: str, rows: list[Row]) -> list[str]:
    """English ones where there are, else such in Latin letters, else any, in the order of the table."""
    short = [row for row in rows if row[first].strip() and len(row[first]) <= LONGEST and "`" not in row[first]]
    latin = [row for row in short if row[first].isascii()]
    english = [row for row in latin if row.get("language") == "en"]
    return list(dict.fromkeys(row[first] for row in [*english, *latin, *short]))[:WORDS]


def _about(count: int) -> str:
    """Rounded to two figures, so that a row more seldom changes the page."""
    return f"{round(count, 2 - len(str(count))):,}"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _rows(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    (ROOT / "docs" / "rules.md").write_text(text(), encoding="utf-8")
    sys.exit(0)
