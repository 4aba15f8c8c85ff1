"""Sources: one place to collect from, one YAML file, and one clear line for whatever is wrong in it."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from cronsim import CronSim, CronSimError
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from osint.captures import Captures, pattern
from osint.source_yaml import SourceError as SourceError
from osint.source_yaml import explain, line_of, read

# Packaged source files stand beside the spiders; a path, not an import: imports run from spiders to osint only.
PACKAGED = Path(__file__).resolve().parent.parent / "spiders" / "sources"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_EVERY = re.compile(r"(?:every\s+)?(\d+)?\s*(minute|hour|day|week)s?")
_SECONDS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Selectors(_Part):
    """CSS selectors, or XPath where one begins with `/` or `(`. `item` and `next` find links, the rest find text."""

    item: str | None = None
    next: str | None = None
    title: str | None = None
    description: str | None = None
    employer: str | None = None
    place: str | None = None
    pay: str | None = None
    contact: str | None = None
    date_posted: str | None = None

    @field_validator("*")
    @classmethod
    def _readable(cls, selector: str | None) -> str | None:
        if selector is not None:
            check_selector(selector)
        return selector


class Limits(_Part):
    """Bounds of one run: pages fetched, postings yielded, depth of links, seconds; bytes and seconds of one answer."""

    max_pages: int = Field(default=500, ge=1)
    max_postings: int = Field(default=20_000, ge=1)
    max_depth: int = Field(default=50, ge=1)
    max_seconds: int = Field(default=3600, ge=1)
    max_bytes: int = Field(default=10_000_000, ge=1)
    max_answer_seconds: int = Field(default=30, ge=1)
    connections: int = Field(default=1, ge=1, le=8)  # to one host at once
    delay_seconds: float = Field(default=1, ge=0, le=600)  # between two requests to one host; AutoThrottle only lengthens it


class Render(_Part):
    """What a browser waits for and how far it goes, for `rendered` sources. `wait_for` is a CSS selector."""

    wait_for: str | None = None  # an element that must have come; several kinds of pages: a list with commas
    wait_seconds: float = Field(default=10, gt=0, le=120)  # for it to come
    idle_seconds: float = Field(default=5, ge=0, le=60)  # for the page to stop fetching; many never do
    scrolls: int = Field(default=0, ge=0, le=200)  # times that a page is scrolled to its end, to load more
    page_seconds: float = Field(default=90, gt=0, le=600)  # for all of it; scripts that never end are left then
    pages_a_browser: int = Field(default=100, ge=1)  # then it is closed and a new one started: browsers grow

    @field_validator("wait_for")
    @classmethod
    def _css(cls, selector: str | None) -> str | None:
        if selector is not None:
            check_selector(selector)
        return selector


class Assertions(_Part):
    """How many postings a run must have seen, unchanged ones included; outside of it the outcome is `changed`."""

    min: int = Field(default=1, ge=0)
    max: int | None = Field(default=None, ge=0)


class Source(_Part):
    """One source file. `name` is the file's name where it gives none; YAML key `url` (one) or `urls` (many)."""

    name: str
    title: str
    why: str = ""
    spider: Literal["structured", "board", "telegram", "feed", "archive"]
    urls: list[str] = Field(min_length=1)
    language: str | None = Field(default=None, pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")  # BCP 47
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")  # ISO 3166-1 alpha-2, of the readers
    schedule: str | None = None  # five cron fields (UTC), or `every 6 hours`
    rendered: bool = False  # fetch through a browser
    render: Render = Render()
    screenshot: bool = False  # keep a picture of each page that holds a posting; needs `rendered`
    full_pages: bool = False  # feed: follow each entry to its page
    captures: Captures | None = None  # archive: where old captures are
    selectors: Selectors = Selectors()
    allow_private: list[str] = []  # host:port that the guard lets through although the address is private
    limits: Limits = Limits()
    assertions: Assertions = Assertions()
    insecure_hosts: list[str] = []  # hosts with a broken certificate; their captures say so
    proxy: str | None = None  # socks5://host:port (Tor: 127.0.0.1:9050) or http://host:port; it resolves the names
    full_every: str = "7 days"  # how often a run goes back to its limits
    terms: str = ""  # what the site's terms say of collecting, and when that was read
    robots: str = ""  # what its robots.txt said, and when; a run asks for itself
    tested: str = Field(
        default="", pattern=r"^(|never-live|\d{4}-\d{2}-\d{2})$"
    )  # when it was last seen working on the site itself

    @field_validator("name")
    @classmethod
    def _plain_name(cls, name: str) -> str:
        if not NAME.fullmatch(name):
            raise ValueError("small letters, digits, - and _ only")
        return name

    @field_validator("urls")
    @classmethod
    def _web_addresses(cls, urls: list[str]) -> list[str]:
        for url in urls:
            if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
                raise ValueError(f"not an http or https address: {url}")
        return urls

    @field_validator("allow_private")
    @classmethod
    def _hosts_with_port(cls, hosts: list[str]) -> list[str]:
        for host in hosts:
            if not re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^:/\s]+):\d{1,5}", host):
                raise ValueError(f"not host:port: {host}")
        return hosts

    @field_validator("proxy")
    @classmethod
    def _proxy_address(cls, proxy: str | None) -> str | None:
        parts = urlsplit(proxy or "socks5://host:1")
        if parts.scheme not in {"socks5", "http"} or not parts.hostname or parts.port is None or parts.path.strip("/"):
            raise ValueError(f"neither socks5://host:port nor http://host:port: {proxy}")
        return proxy

    @field_validator("schedule")
    @classmethod
    def _readable_schedule(cls, schedule: str | None) -> str | None:
        if schedule is not None and every_seconds(schedule) is None:
            cron(schedule)
        return schedule

    @field_validator("full_every")
    @classmethod
    def _readable_span(cls, span: str) -> str:
        if every_seconds(span) is None:
            raise ValueError(f"not a span of time such as `7 days`: {span}")
        return span

    @model_validator(mode="after")
    def _sane_bounds(self) -> "Source":
        most = self.assertions.max
        if most is not None and most < self.assertions.min:
            raise ValueError("assertions: max is less than min")
        if self.screenshot and not self.rendered:
            raise ValueError("screenshot: only a browser makes pictures: set rendered: true")
        if (self.spider == "archive") != (self.captures is not None):
            raise ValueError("captures: the spider archive needs it, and no other takes it")
        if self.captures is not None and any(pattern(url).key == "*" for url in self.urls) and self.captures.cdx:
            raise ValueError("urls: an index is not asked for everything: name a host")
        return self

    @property
    def addresses(self) -> list[str]:
        """What a run asks for first: of `archive` not the old pages themselves but the servers that hold captures of them."""
        return self.urls if self.captures is None else self.captures.addresses

    @property
    def full_every_seconds(self) -> int:
        """`full_every` in seconds."""
        return every_seconds(self.full_every) or _SECONDS["week"]


def check_selector(selector: str) -> None:
    """Raises ValueError for what is neither a CSS selector nor an XPath."""
    from lxml import etree
    from parsel.csstranslator import HTMLTranslator

    try:
        xpath = selector if selector.startswith(("/", "(", "./")) else HTMLTranslator().css_to_xpath(selector)
        etree.XPath(xpath)
    except (SyntaxError, etree.XPathSyntaxError) as error:  # cssselect raises SyntaxError
        raise ValueError(f"not a CSS selector or XPath: {selector}") from error


def every_seconds(span: str) -> int | None:
    """Seconds of `every 6 hours`, `7 days`, `every week`; None where it is no such span (a cron line, or nonsense)."""
    found = _EVERY.fullmatch(span.strip().lower())
    seconds = int(found[1] or 1) * _SECONDS[found[2]] if found else 0
    return seconds or None


def cron(schedule: str) -> str:
    """`schedule` if it is five cron fields, else ValueError."""
    from datetime import UTC, datetime

    try:
        CronSim(schedule, datetime(2026, 1, 1, tzinfo=UTC))
    except CronSimError as error:
        raise ValueError(f"neither cron fields nor `every 6 hours`: {schedule}") from error
    return schedule


def load_source(path: Path) -> Source:
    """The source of one YAML file. Raises SourceError naming file, line and key."""
    root, fields = read(path)
    fields.setdefault("name", path.stem)
    if "url" in fields:
        if "urls" in fields:
            raise SourceError(f"{path}:{line_of(root, ('url',))}: url: give either url or urls")
        fields["urls"] = [fields.pop("url")]
    try:
        return Source.model_validate(fields)
    except ValidationError as error:
        raise SourceError(explain(path, root, error)) from error


def find_source(folder: Path, name: str) -> Source:
    """The source called `name`: of the workspace's `folder`, else of the packaged ones. Raises SourceError."""
    if not NAME.fullmatch(name):
        raise SourceError(f"{name}: no source has such a name (small letters, digits, - and _ only)")
    for path in (folder / f"{name}.yml", PACKAGED / f"{name}.yml"):
        if path.is_file():
            return load_source(path)
    raise SourceError(f"{folder / name}.yml: no such source, and none of that name is packaged")


def source_files(folder: Path) -> list[Path]:
    """The source files of a folder, by name."""
    return sorted(folder.glob("*.yml"))
