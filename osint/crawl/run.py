"""Makes a Scrapy crawl a run: the add-on begins it and sets its limits, the extension watches over it and ends it."""

import atexit
import os
import sys
from typing import Any, NoReturn

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from osint.crawl import guard, logs
from osint.crawl.archive import DiskFull
from osint.crawl.browser import NoBrowser, launch_options
from osint.crawl.proxy import Proxy
from osint.crawl.robots import AGENT
from osint.crawl.running import EXIT_BUSY, Process, current_session, exit_status, workspace_here
from osint.crawl.session import InProgress, RunError, Session, begin, is_loopback
from osint.settings import Settings, SettingsError
from osint.sources import Source, SourceError, find_source
from osint.workspace import WorkspaceError

PERMANENT = frozenset({301, 308})  # RFC 9110, 15.4
UNFINISHED = frozenset({"shutdown"})  # a person stopped it: the next crawl goes on with the run


class RunAddon:
    """Before a spider is opened: its source found and its run begun, unless `osint.crawl.process` has done so."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RunAddon":
        return cls(crawler)

    def update_settings(self, settings: BaseSettings) -> None:
        """Begin the run before the crawler starts, give the spider its parts, and put the source's settings in force."""
        logs.install(settings.get("LOG_LEVEL"))
        spider: Any = self.crawler.spider
        name = getattr(spider, "source", None)
        if hasattr(spider, "access") and name is None:
            _exit("which source? scrapy crawl SPIDER -a source=NAME", 2)
        if spider is None or name is None:
            return  # `scrapy shell` and the like: guarded, nothing recorded
        if Process.session is None:
            Process.session = _begin_or_exit(getattr(name, "name", name), spider.name)
        session = Process.session
        spider.source, spider.known, spider.trouble = session.source, session.known, session.trouble
        for key, value in run_settings(session).items():
            settings.set(key, value, priority="spider")
        if session.source.proxy is not None:
            session.way_out = Process.proxy = Proxy(session.source.proxy)
            guard.current.way_out = Process.proxy.port
        if session.source.rendered:
            self._render(session, settings)

    def _render(self, session: Session, settings: BaseSettings) -> None:
        loopback = all(map(is_loopback, session.source.urls))
        try:
            options = launch_options(session.workspace, loopback)
        except NoBrowser as error:
            session.trouble.failed("no_browser", str(error))
            return
        Process.proxy = Process.proxy or Proxy()
        address = f"http://127.0.0.1:{Process.proxy.port}"
        options["proxy"] = {"server": address, "bypass": "<-loopback>"}
        settings.set("PLAYWRIGHT_LAUNCH_OPTIONS", options, priority="spider")
        settings.set("PLAYWRIGHT_MAX_PAGES_PER_CONTEXT", 2, priority="spider")
        patience = session.source.limits.max_answer_seconds * 1000
        settings.set("PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT", patience, priority="spider")
        handlers = dict.fromkeys(("http", "https"), "osint.crawl.browser_handler.BrowserHandler")
        settings.set("DOWNLOAD_HANDLERS", settings.getdict("DOWNLOAD_HANDLERS") | handlers, priority="spider")


def _begin_or_exit(name: str, spider: str) -> Session:
    """For `scrapy crawl`: what cannot begin is one line, not a traceback."""
    try:
        workspace = workspace_here(None)
        source = find_source(workspace.sources, name)
        if source.spider != spider:
            raise RunError(f"{name}: collected by the spider {source.spider}, not by {spider}")
        session = begin(workspace, source)
    except (RunError, SourceError, SettingsError, WorkspaceError, DiskFull) as error:
        _exit(str(error), EXIT_BUSY if isinstance(error, InProgress) else 2)
    atexit.register(_tell_end, source)
    return session


def _tell_end(source: Source) -> None:
    """The last line and exit status of a `scrapy crawl`, which knows of no runs: as those of `osint.crawl.process`."""
    if status := exit_status(source.assertions.min, source.name):
        _exit("", status)


def _exit(message: str, status: int) -> NoReturn:
    """End the process: neither inside Scrapy's reactor nor when Python is exiting does anything else do it."""
    sys.stderr.write(f"{message}\n" if message else "")
    sys.stderr.flush()
    sys.stdout.flush()
    os._exit(status)


def run_settings(session: Session) -> dict[str, Any]:
    """The settings that a run's source and workspace make."""
    source, limits = session.source, session.source.limits
    own: dict[str, Any] = {
        "USER_AGENT": user_agent(session.workspace.settings),
        "DOWNLOAD_MAXSIZE": limits.max_bytes,
        "DOWNLOAD_TIMEOUT": limits.max_answer_seconds,
        "CLOSESPIDER_PAGECOUNT": limits.max_pages,
        "CLOSESPIDER_ITEMCOUNT": limits.max_postings,
        "CLOSESPIDER_TIMEOUT": limits.max_seconds,
        "DEPTH_LIMIT": limits.max_depth,
        "CONCURRENT_REQUESTS_PER_DOMAIN": limits.connections,
        "DOWNLOAD_DELAY": limits.delay_seconds,
        "OSINT_INSECURE_HOSTS": source.insecure_hosts,
    }
    if all(map(is_loopback, source.addresses)):  # one's own machine needs no manners
        own |= {"AUTOTHROTTLE_ENABLED": False, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 4}
    return own


def user_agent(settings: Settings) -> str:
    from osint import __version__

    who = f" (+{settings.contact}; {settings.operator})" if settings.operator and settings.contact else ""
    return f"{AGENT}/{__version__}{who}"


class RunExtension:
    """Watches over a run and ends it with its true outcome."""

    def __init__(self, crawler: Crawler, session: Session) -> None:
        self.crawler, self.session = crawler, session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RunExtension":
        """As Scrapy makes it. Raises `NotConfigured` outside of a run."""
        session = current_session()
        if session is None:
            raise NotConfigured  # no run: scrapy shell and the like; a message would be a warning
        extension = cls(crawler, session)
        for signal in ("engine_started", "response_received", "spider_error", "spider_closed"):
            crawler.signals.connect(getattr(extension, signal), getattr(signals, signal))
        return extension

    async def engine_started(self) -> None:
        if Process.proxy is not None:
            await Process.proxy.start()

    def response_received(self, response: Response, request: Request, spider: Spider) -> None:
        """Count a page that was read, and where the request moved."""
        del spider
        if response.status < 400 and "robots_txt" not in request.meta:
            self.session.trouble.pages_read += 1
        self.session.note_writing()
        self.note_move(request)

    def note_move(self, request: Request) -> None:
        """A page of the source's file that redirects for good."""
        hops = request.meta.get("redirect_urls", ())
        reasons = request.meta.get("redirect_reasons", ())
        if hops and hops[0] in self.session.source.urls and any(reason in PERMANENT for reason in reasons):
            self.session.trouble.moved = True

    def spider_error(self, failure: Failure, response: Response, spider: Spider) -> None:
        """A callback failed: that page was not read."""
        del spider
        self.session.trouble.page_failed(response.url, failure)

    async def spider_closed(self, spider: Spider, reason: str) -> None:
        """End the run; one that was stopped stays open, and the next crawl goes on with it."""
        del spider
        if reason in UNFINISHED:
            self.session.writer.close()
            self.session.archive.sync()
            return
        if reason.startswith("closespider_") or self._deep():
            self.session.trouble.limit_reached()
        elif reason == "memusage_exceeded":
            self.session.trouble.incomplete("memory")
        Process.outcome = self.session.close()

    def _deep(self) -> bool:
        deepest = self.crawler.stats.get_value("request_depth_max", 0)
        return bool(deepest >= self.session.source.limits.max_depth)
