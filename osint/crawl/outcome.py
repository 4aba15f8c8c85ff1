"""What became of a run: spiders and the machinery tell `Trouble` what they met; at the end it says the outcome.

The outcome is the first that applies: `failed`, `blocked`, `changed`, `incomplete`, `empty`, `ok`.
"""

from dataclasses import dataclass, field
from typing import Any

from osint.failures import failures

ORDER = ("failed", "blocked", "changed", "incomplete", "empty", "ok")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a run as `runs` keeps it; `message` names no URL and quotes no collected text."""

    outcome: str
    failure: str | None
    message: str | None
    complete: bool


def failure_type(why: object) -> str:
    """The failure type of an HTTP status, an exception, a twisted Failure, or a type's own name; else `broken`."""
    if isinstance(why, int):
        return _of_status(why)
    if isinstance(why, str):
        return why if why in failures() else "broken"
    error = getattr(why, "value", why)
    named = getattr(error, "failure", None)
    if isinstance(named, str) and named in failures():
        return named
    response = getattr(error, "response", None)
    if response is not None and isinstance(getattr(response, "status", None), int):
        return _of_answer(response)
    if str(error) == "max redirections reached":  # Scrapy gives it no class of its own
        return "redirects"
    return next((of for name in _names(error) if (of := _OF_EXCEPTION.get(name))), "broken")


def _of_status(status: int) -> str:
    if 300 <= status < 400:
        return "moved"  # to nowhere: what could be followed was
    if status in (404, 410):
        return "not_found"
    if status in (401, 407):
        return "login_wall"
    if status in (403, 429, 451):
        return "forbidden"
    return "server_error" if status >= 500 else "broken"


def _of_answer(response: Any) -> str:
    from osint.crawl.challenge import is_challenge

    return "challenge" if is_challenge(response) else _of_status(response.status)


def _names(error: object) -> list[str]:
    """Class names of the error, its bases, and what it was made of or raised from, the innermost first."""
    inner = [getattr(reason, "value", reason) for reason in getattr(error, "reasons", None) or ()]
    cause = getattr(error, "__cause__", None)
    deeper = [name for e in (*inner, cause) if e is not None for name in _names(e)]
    return [*deeper, *(f"{c.__module__}.{c.__name__}" for c in type(error).__mro__), *(c.__name__ for c in type(error).__mro__)]


# By name, so that Scrapy, Twisted and Playwright need not be imported here.
_OF_EXCEPTION = {
    "ForbiddenAddress": "forbidden_address", "DNSLookupError": "name_resolution", "CannotResolveHostError": "name_resolution",
    "gaierror": "name_resolution", "RobotsForbidden": "robots", "DownloadTimeoutError": "timeout", "TimeoutError": "timeout",
    "TCPTimedOutError": "timeout", "UserTimeoutError": "timeout", "CertificateError": "tls", "VerificationError": "tls",
    "SSLError": "tls", "OpenSSL.SSL.Error": "tls", "_DecompressionMaxSizeExceeded": "too_large",
    "DownloadCancelledError": "too_large", "ResponseDataLossError": "connection",
    "TunnelError": "connection",
    "ConnectionRefusedError": "connection", "DownloadConnectionRefusedError": "connection", "ConnectError": "connection",
    "ConnectionLost": "connection", "ConnectionDone": "connection", "ResponseNeverReceived": "connection",
    "ResponseFailed": "connection", "DownloadFailedError": "connection", "ConnectionError": "connection",
    "UnsupportedURLSchemeError": "forbidden_address",
}  # fmt: skip


@dataclass
class Trouble:
    """What went wrong in a run and how much was seen. Spiders call the verbs; `outcome` weighs them at the end."""

    seen: int = 0
    pages_read: int = 0  # answers with status 200-399 that a spider got; counted by the machinery
    first: dict[str, tuple[str, str]] = field(default_factory=dict)  # outcome → (failure type, message) met first
    pages_failed: list[str] = field(default_factory=list)  # failure types, in order
    limited: bool = False
    whole: bool = False
    moved: bool = False  # a page that the source's file names redirects for good

    def page_failed(self, url: str, why: object) -> str:
        """A page could not be had: `why` is a failure type, an HTTP status, an exception or a twisted Failure.
        Returns the failure type. The URL is not kept: `runs` name none but the source's own."""
        del url
        kind = failure_type(why)
        self.pages_failed.append(kind)
        return kind

    def failed(self, failure: str, message: str) -> None:
        """The run cannot go on."""
        self._note("failed", failure, message)

    def changed(self, why: str) -> None:
        """Selectors or JSON-LD are gone."""
        self._note("changed", "changed", why)

    def blocked(self, why: str) -> None:
        """The site keeps us out: robots, forbidden, login_wall, challenge, no_preview, or words of one's own."""
        self._note_known("blocked", why, "forbidden")

    def incomplete(self, why: str, failure: str = "broken") -> None:
        """A part is missing: `why` is a failure type, or words of one's own, of the type `failure`."""
        self._note_known("incomplete", why, failure)

    def chain_broke(self, why: str) -> None:
        """The list goes on, and where it goes on cannot be read: what stands behind is missing."""
        self._note("incomplete", "chain", why)

    def limit_reached(self) -> None:
        """A limit of the source cut the run short: still ok, but it proves no absence."""
        self.limited = True

    def saw(self, n: int = 1) -> None:
        """`n` postings more were seen, unchanged ones and those behind a 304 included."""
        self.seen += n

    def complete(self) -> None:
        """The listing was read to its end."""
        self.whole = True

    def _note_known(self, outcome: str, why: str, otherwise: str) -> None:
        known = failures().get(why)
        self._note(outcome, why if known else otherwise, known["meaning"] if known else why)

    def _note(self, outcome: str, failure: str, message: str) -> None:
        self.first.setdefault(outcome, (failure, message))

    def outcome(self, least: int = 1, most: int | None = None) -> Outcome:
        """The outcome, given the source's `min` and `max` of postings seen."""
        self._weigh_pages()
        self._weigh_count(least, most)
        for outcome in ORDER[:4]:
            if outcome in self.first:
                failure, message = self.first[outcome]
                if outcome == "changed" and self.moved:
                    failure, message = "moved", f"{failures()['moved']['meaning']}; there: {message}"
                return Outcome(outcome, failure, message, complete=False)
        name = "ok" if self.seen else "empty"
        return Outcome(name, None, None, complete=self.whole and not self.limited)

    def _weigh_pages(self) -> None:
        """Failed pages make a run incomplete; where no page at all could be read, failed or blocked."""
        if not self.pages_failed:
            return
        kind = self.pages_failed[0]
        alone = not self.seen and not self.pages_read
        meaning = failures()[kind]["meaning"]
        count = len(self.pages_failed)
        self._note(failures()[kind]["alone"] if alone else "incomplete", kind, f"{count} page(s) failed, first: {meaning}")

    def _weigh_count(self, least: int, most: int | None) -> None:
        """Out of bounds is `changed`, except that nothing seen behind a page that failed has its cause already."""
        if self.seen < least and not (self.seen == 0 and self.pages_failed):
            kind = "count" if self.seen else "empty"
            self._note("changed", kind, f"{self.seen} posting(s) seen, at least {least} expected")
        if most is not None and self.seen > most:
            self._note("changed", "count", f"{self.seen} posting(s) seen, at most {most} expected")
