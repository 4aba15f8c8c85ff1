"""Values from strangers made such that they can be stored and hashed (RFC 8785), and dates as they write them."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from osint import clock

_SAFE = 2**53 - 1  # the largest integer that RFC 8785 can write
_DEPTH = 60  # deeper than that is no ad; what lies below becomes null


def sound(text: str) -> str:
    """`text` without what no file can hold: half a surrogate pair becomes U+FFFD, NUL goes."""
    if text.isascii():
        return text.replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def sound_value(value: Any, depth: int = 0) -> Any:
    """A JSON value with sound strings and numbers."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) <= _SAFE else str(value)
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    if depth > _DEPTH:
        return None
    if isinstance(value, list):
        return [sound_value(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {sound(str(key)): sound_value(item, depth + 1) for key, item in value.items()}
    return str(value)


def canonical(block: Mapping[str, object]) -> bytes:
    """A part as JSON, always the same bytes for the same part."""
    return json.dumps(sound_value(dict(block)), ensure_ascii=False, sort_keys=True).encode()


def iso(value: object) -> str | None:
    """A date or time as ISO 8601; one with a zone in UTC."""
    if isinstance(value, datetime):
        return clock.stamp(value) if value.tzinfo else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else None


def received(text: str) -> str:
    """When something was received, as a person types it: a day, or a time with or without a zone (then UTC). Raises ValueError."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"--received: not a day or time such as 2026-11-25 or 2026-11-25T14:30+07:00: {text}") from error
    return clock.stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
