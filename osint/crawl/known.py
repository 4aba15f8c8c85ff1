"""What spiders may know of earlier runs: the newest version collected of a posting."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Known:
    """Answers from the intake before this run. A posting that this very run brought before it was killed counts as
    unknown: a resumed run must go the same way as an undisturbed one."""

    look_up: Callable[[str], str | None] = field(default=lambda _posting: None)
    look_read: Callable[[str], str | None] = field(default=lambda _posting: None)
    look_tells: Callable[[str], bool] = field(default=lambda _url: True)
    look_alive: Callable[[], dict[str, str]] | None = None
    full: bool = True  # this run goes to its limits, and does not stop at a page that is wholly known

    def version(self, posting_id: str) -> str | None:
        """The version id collected last by an earlier run, or None."""
        return self.look_up(posting_id)

    def read_at(self, posting_id: str) -> str | None:
        """When an earlier run of this source last read the posting's own page or entry (a 304 counts, a list that only names
        it does not), UTC; or None."""
        return self.look_read(posting_id)

    def can_tell(self, url: str) -> bool:
        """Whether the site itself says if the page at `url` has changed: it gave an ETag or Last-Modified to ask with."""
        return self.look_tells(url)

    def alive(self) -> dict[str, str] | None:
        """Own URL → posting id of what earlier runs saw at this source and did not find gone since; None: nobody knows."""
        return self.look_alive() if self.look_alive else None
