"""Write docs/tables.md from datasette.yml: `python scripts/tables_doc.py`. A test fails where they differ."""

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# Tables and queries

Made from `datasette.yml` by `scripts/tables_doc.py`. Times are UTC, ISO 8601 with Z; ids are described in `osint/items.py`.
`protected.db` (`captures`, `old_captures`, `intake`, `submissions`, `pleas` with their versions, sightings and contacts,
`unreadable`) is never served and has no page here.
"""


def text() -> str:
    """The page: every table with its columns, then every canned query."""
    database = yaml.safe_load((ROOT / "datasette.yml").read_text(encoding="utf-8"))["databases"]["osint"]
    parts = [HEAD]
    for name, table in database["tables"].items():
        if columns := table.get("columns"):
            parts.append(f"## `{name}`\n\n{_line(table.get('description', ''))}\n")
            parts.append("\n".join(f"- `{column}`: {_line(meaning)}" for column, meaning in columns.items()) + "\n")
    parts.append("# Queries\n")
    parts += [f"- `{name}`: {_line(query['title'])}. {_line(query['description'])}" for name, query in database["queries"].items()]
    return "\n".join(parts) + "\n"


def _line(words: str) -> str:
    return " ".join(words.split())


if __name__ == "__main__":
    (ROOT / "docs" / "tables.md").write_text(text(), encoding="utf-8")
    sys.exit(0)
