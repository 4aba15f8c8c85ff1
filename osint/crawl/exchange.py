"""One HTTP exchange, or a page as a browser shows it, on its way from the crawl's thread to the one that writes: what is needed to
make records of it, and no more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from osint.crawl import warc
from osint.crawl.warc import Draft, Headers
from osint.store.rows import CaptureRow

HTTP = "application/http; msgtype="
FIELDS = "application/warc-fields"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was sent. `uri` without fragment."""

    uri: str
    method: str
    path: str  # with its query
    headers: Headers
    body: bytes = b""

    def draft(self, record_id: str, date: str, answer: str | None) -> Draft:
        block = warc.http_block(f"{self.method} {self.path} HTTP/1.1", self.headers, self.body)
        concurrent = f"<{answer}>" if answer else None
        return warc.draft("request", record_id, date, HTTP + "request", block, Target_URI=self.uri, Concurrent_To=concurrent)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer, as it came. `validated`: the capture that a 304 says is still right."""

    id: str
    date: str
    asked: Asked
    status: int
    headers: Headers
    body: bytes
    uri: str  # that of the answer: a browser's document may stand elsewhere than was asked for
    details: Mapping[str, str | None] = field(default_factory=dict)  # further WARC headers
    about: str = ""  # fields of the metadata record
    validated: str | None = None

    @property
    def size(self) -> int:
        return len(self.body)

    def drafts(self, earlier: Callable[[str, str], CaptureRow | None]) -> list[Draft]:
        """Response or revisit, request, metadata. `earlier`: by column and value, the response that this one may repeat."""
        digest = warc.digest(self.body)
        same = self._same(digest, earlier)
        first = warc.http_block(f"HTTP/1.1 {self.status} {_phrase(self.status)}", self.headers)
        common = {"Target_URI": self.uri, "Payload_Digest": same.payload_digest if same else digest} | dict(self.details)
        if same is None:
            answer = warc.draft("response", self.id, self.date, HTTP + "response", first + self.body, **common)
        else:
            profile = warc.REVISIT_304 if self.status == HTTPStatus.NOT_MODIFIED else warc.REVISIT_SAME
            common |= {"Refers_To": f"<{same.id}>", "Refers_To_Target_URI": same.target_uri, "Refers_To_Date": same.date}
            answer = warc.draft("revisit", self.id, self.date, HTTP + "response", first, Profile=profile, **common)
        return [answer, self.asked.draft(warc.new_id(), self.date, self.id), about(self.uri, self.date, self.id, self.about)]

    def _same(self, digest: str, earlier: Callable[[str, str], CaptureRow | None]) -> CaptureRow | None:
        """The earlier response of the same source that this answer repeats: by its validator, or byte for byte."""
        if self.status == HTTPStatus.NOT_MODIFIED and self.validated is not None:
            return earlier("id", self.validated)
        return earlier("payload_digest", digest) if self.body else None


@dataclass(frozen=True, slots=True)
class Records:
    """Records that are made already; the first one gets a row if it is of a type that is cited."""

    made: tuple[Draft, ...]

    @property
    def size(self) -> int:
        return sum(len(one.block) for one in self.made)

    def drafts(self, earlier: Callable[[str, str], CaptureRow | None]) -> list[Draft]:
        del earlier
        return list(self.made)


def about(uri: str, date: str, concurrent: str, fields: str) -> Draft:
    """A metadata record beside an answer or a request."""
    return warc.draft("metadata", warc.new_id(), date, FIELDS, fields.encode(), Target_URI=uri, Concurrent_To=f"<{concurrent}>")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
