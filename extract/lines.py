"""JSON Lines in, JSON Lines out: one answer a line, in order, `id` echoed; a bad line answers with its error."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from extract.answer import to_json
from extract.findings import Ad
from extract.pipeline import BATCH, analyze_many
from extract.tables import Tables

OPTIONAL = ("title", "url", "language", "country")


class LineError(ValueError):
    """A line that is no ad; `id` is what could be read of its id."""

    def __init__(self, message: str, id: Any = None) -> None:
        super().__init__(message)
        self.id = id


def answer_lines(lines: Iterable[str], tables: Tables | None = None, model: str | None = None) -> Iterator[str]:
    """Answer each line of `lines` (without line ends in the answers), reading at most `BATCH` lines ahead."""
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        parsed = [_parse(line) for line in batch]
        good = [entry[1] for entry in parsed if not isinstance(entry, LineError)]
        answers = analyze_many(good, tables=tables, batch_size=BATCH, model=model)
        for entry in parsed:
            if isinstance(entry, LineError):
                yield _dump({"id": entry.id, "error": str(entry)})
            else:
                yield _dump(to_json(next(answers), entry[0]))


def _parse(line: str) -> tuple[Any, Ad] | LineError:
    try:
        return read_line(line)
    except LineError as error:
        return error


def read_line(line: str) -> tuple[Any, Ad]:
    """The id and the ad of one line; raises `LineError` with one clear sentence."""
    try:
        fields = json.loads(line.lstrip("\ufeff"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise LineError(f"not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise LineError("not a JSON object")
    id = fields.get("id")
    text = fields.get("text")
    if not isinstance(text, str):
        raise LineError("text: a string is needed", id)
    for name in OPTIONAL:
        if not isinstance(fields.get(name), str | None):
            raise LineError(f"{name}: a string or null is needed", id)
    for name in ("text", *OPTIONAL):
        _check_characters(name, fields.get(name), id)
    return id, Ad(text, *(fields.get(name) for name in OPTIONAL))


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _check_characters(name: str, value: str | None, id: Any) -> None:
    """A lone surrogate is no character and cannot be written as UTF-8."""
    try:
        (value or "").encode()
    except UnicodeEncodeError as error:
        raise LineError(f"{name}: half a surrogate pair at character {error.start}", id) from None


def _dump(answer: dict[str, Any]) -> str:
    """One line of JSON, readable in any script; escaped as ASCII where an echoed id cannot be written otherwise."""
    text = json.dumps(answer, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(answer)
    return text
