"""The texts of the sample sites, all written for this project: `texts.jsonl`, one a line, gold answers beside each.

A line: `{id, site, language, country, kind, risky, title, text, posted, contacts: [{type, value, role}]}` and where there
is one `employer`, `place` (the workplace as written), `pay` ({min, max, currency, period}), `number` (in a channel),
`forwarded_from`, `image`; `since: second` for what is new in the second state, and `changes: {second: {…} | "gone"}`.
Persons and firms are invented; numbers have all-zero subscriber parts or lie in ranges reserved for fiction.
"""

import json
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

State = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text as a site shows it in one state. `contacts` as in the analysis contract; `edited`: differs from the first."""

    id: str
    site: str
    language: str
    country: str
    kind: str  # job_ad | warning | plea | news | other
    risky: bool
    title: str | None
    text: str
    posted: str  # YYYY-MM-DD
    contacts: tuple[dict[str, str], ...] = ()
    employer: str | None = None
    place: str | None = None
    pay: dict[str, Any] | None = None
    number: int | None = None
    forwarded_from: str | None = None
    image: str | None = None
    edited: bool = field(default=False, compare=False)


def rows() -> list[dict[str, Any]]:
    """Every line of `texts.jsonl`, as it stands there."""
    lines = (files("osint.demo") / "texts.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def texts(state: State) -> tuple[Text, ...]:
    """What is on the sites in `state`, in the order of the file."""
    return tuple(text for row in rows() if (text := _in_state(row, state)))


def _in_state(row: dict[str, Any], state: State) -> Text | None:
    changes, since = row.pop("changes", {}), row.pop("since", "first")
    change = changes.get(state, {})
    if change == "gone" or (since == "second" and state == "first"):
        return None
    fields = row | change
    return Text(**(fields | {"contacts": tuple(fields["contacts"]), "edited": bool(change)}))
