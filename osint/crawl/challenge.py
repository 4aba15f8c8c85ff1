"""Pages that ask for proof of a human instead of an ad. They are recognized and never solved."""

import csv
import re
from functools import cache
from pathlib import Path

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse

# Columns: where (header, title, body), what, who, source, date.
FILE = Path(__file__).with_name("challenges.csv")
REFUSING = frozenset({202, 401, 403, 405, 429, 503})  # with these a script of a challenge in the page is the challenge itself
LARGEST = 60_000  # bytes; a page of an ad may carry such a script too, and is larger or has another title
_TITLE = re.compile(rb"<title[^>]*>\s*([^<]{1,100}?)\s*</title", re.IGNORECASE)


class ChallengePage(IgnoreRequest):
    """A challenge in the place of a page."""

    failure = "challenge"


class ChallengeMiddleware:
    """Stands above decompression: a challenge that comes with status 200 or 202 never reaches a spider."""

    def process_response(self, request: Request, response: Response) -> Response:
        if response.status < 400 and "robots_txt" not in request.meta and is_challenge(response):
            raise ChallengePage("the page is behind a challenge")
        return response


def is_challenge(response: Response) -> bool:
    """Whether an answer is a challenge: by its headers, by its title, or by a script in the answer of a site that refuses."""
    if any(value in (response.headers.get(name) or b"").lower() for name, value in _headers()):
        return True
    if not isinstance(response, TextResponse) or len(response.body) > LARGEST:
        return False
    title = _TITLE.search(response.body[:5_000])
    if title is not None and title[1] in _marks("title"):
        return True
    return response.status in REFUSING and any(mark in response.body for mark in _marks("body"))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def _headers() -> tuple[tuple[str, bytes], ...]:
    pairs = (row["what"].partition(": ") for row in _rows() if row["where"] == "header")
    return tuple((name, value.encode()) for name, _, value in pairs)


@cache
def _marks(where: str) -> tuple[bytes, ...]:
    return tuple(row["what"].encode() for row in _rows() if row["where"] == where)
