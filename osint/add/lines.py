"""JSON Lines and JSON lists with JobPosting's words; `text` stands for `description`, `id` for `identifier`."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import ijson

from osint.add.encodings import JsonStream
from osint.add.parts import LONGEST, Found, Options, Piece, Said, Sent, Unreadable
from osint.add.sound import sound_value
from osint.items import JobPosting

_FIELDS = frozenset(f.name for f in fields(JobPosting)) - {"page_url", "via", "state", "capture", "seen_at"}
_STRINGS = frozenset(
    {"url", "identifier", "title", "description", "date_posted", "valid_through", "date_modified", "author", "forwarded_from"}
)
_LONGEST_LINE = 4 * LONGEST  # bytes


def read_lines(sent: Sent, options: Options) -> Iterator[Found]:
    """One posting a line, each with a record of its own: the line as it came."""
    del options
    with sent.open() as file:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
                while (rest := file.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Said(f"line {number}", f"longer than {_LONGEST_LINE // 1_000_000} MB")
            elif line.strip().removeprefix(b"\xef\xbb\xbf"):
                yield _taken(f"line {number}", line.rstrip(b"\r\n"))


def _taken(place: str, line: bytes) -> Found:
    try:
        return Piece(place, (posting_of(json.loads(line.decode("utf-8-sig"))),), line)
    except UnicodeDecodeError:
        return Said(place, "not JSON (not UTF-8)")
    except json.JSONDecodeError as error:
        return Said(place, f"not JSON ({error.msg})")
    except RecursionError:
        return Said(place, "not JSON (nested too deep)")
    except Unreadable as error:
        return Said(place, str(error))


def read_array(sent: Sent, options: Options) -> Iterator[Found]:
    """One posting an object of a JSON list, or of the first list in a JSON object; read as a stream."""
    del options
    number = 0
    with sent.open() as opened:
        file = JsonStream(opened)
        prefix = "item" if file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"[") else None
        opened.seek(0)
        file = JsonStream(opened)
        if prefix is None and (prefix := _first_list(sent)) is None:
            yield Said("", "JSON that holds no list of postings")
            return
        try:
            for value in ijson.items(file, prefix, use_float=True):
                number += 1
                yield _object(f"object {number}", value)
        except ijson.JSONError as error:
            yield Said(f"after object {number}", f"not JSON ({' '.join(str(error).split())[:60]})")


def _object(place: str, value: Any) -> Found:
    try:
        return Piece(place, (posting_of(value),), json.dumps(sound_value(value), ensure_ascii=False).encode())
    except (Unreadable, RecursionError) as error:
        return Said(place, str(error) if isinstance(error, Unreadable) else "nested too deep")


def _first_list(sent: Sent) -> str | None:
    with sent.open() as file:
        try:
            for prefix, event, _ in ijson.parse(JsonStream(file), use_float=True):
                if event == "start_array":
                    return f"{prefix}.item"
        except ijson.JSONError:
            return None
    return None


def posting_of(values: Any) -> JobPosting:
    """The posting that an object is. Raises Unreadable."""
    if not isinstance(values, dict):
        raise Unreadable("not a JSON object")
    values = sound_value({{"text": "description", "id": "identifier"}.get(name, name): value for name, value in values.items()})
    kept = {name: value for name, value in values.items() if name in _FIELDS}
    if isinstance(kept.get("identifier"), int):
        kept["identifier"] = str(kept["identifier"])
    wrong = sorted(name for name in _STRINGS & kept.keys() if not isinstance(kept[name], str | None))
    if wrong:
        raise Unreadable(f"{wrong[0]} is not a string")
    images = kept.get("images")
    if images is not None and not (isinstance(images, list) and all(isinstance(one, str) for one in images)):
        raise Unreadable("images is not a list of strings")
    if not kept.get("description") and not kept.get("title"):
        raise Unreadable("neither text nor title")
    return JobPosting.from_dict({"page_url": ""} | kept)
