"""What came of a page in a browser."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """Whether what was waited for came, whether the page still grew when scrolling was enough, and the picture (PNG), if one was
    `wanted` and could be made."""

    awaited: bool = True
    cut: bool = False
    picture: bytes | None = None
    wanted: bool = False
