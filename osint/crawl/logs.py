"""Log lines without collected text or addresses of pages (a plea's own address is protected as its text is): Scrapy's own
formatter writes whole items when one is scraped, dropped or fails."""

import logging
import re
import traceback
from collections.abc import Callable
from typing import Any

from scrapy.logformatter import LogFormatter, LogFormatterResult
from twisted.logger import globalLogBeginner
from twisted.python.failure import Failure

_ADDRESS = re.compile(r"\w+://[^\s>'\"]+")


class QuietFormatter(LogFormatter):
    """Says that something happened and of which class the error was, never with what text."""

    def scraped(self, *_: Any, **__: Any) -> LogFormatterResult:
        return _line(logging.DEBUG, "Scraped a posting")

    def dropped(self, item: Any, exception: BaseException, *_: Any, **__: Any) -> LogFormatterResult:
        del item
        return _line(logging.WARNING, f"Dropped a posting: {type(exception).__name__}")

    def item_error(self, item: Any, exception: BaseException, *_: Any, **__: Any) -> LogFormatterResult:
        del item
        return _line(logging.ERROR, f"Error processing a posting: {type(exception).__name__}")

    def spider_error(self, failure: Failure, *_: Any, **__: Any) -> LogFormatterResult:
        return _line(logging.ERROR, f"Spider error: {getattr(failure.type, '__name__', 'unknown')}")

    def download_error(self, failure: Failure, *_: Any, **__: Any) -> LogFormatterResult:
        return _line(logging.ERROR, f"Error downloading a page: {getattr(failure.type, '__name__', 'unknown')}")


def _line(level: int, message: str) -> LogFormatterResult:
    return {"level": level, "msg": message.replace("%", "%%"), "args": {}}


def install(level: str | None = None) -> None:
    """From now on no log record of this process carries a page's address, or of a traceback more than its places and the
    error's class: its message and values may quote what it choked on. At the record factory, because Scrapy puts up its
    handlers anew. `level`: below it Scrapy's lines are not even made (it sifts them in the handler, a dozen a page)."""
    if level is not None:
        logging.getLogger("scrapy").setLevel(level)
    logging.getLogger("scrapy.core.downloader.tls").setLevel(logging.ERROR)  # the source's file knows of the certificate
    for name in ("scrapy-playwright", "scrapy.downloadermiddlewares.httpcompression", "scrapy.core.downloader.handlers.http11"):
        logging.getLogger(name).setLevel(logging.ERROR)  # failed pages are told by the outcome
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # quotes what it discards
    if isinstance(logging.getLogRecordFactory(), _Scrubbed):
        return
    logging.setLogRecordFactory(_Scrubbed(logging.getLogRecordFactory()))
    # Until somebody begins Twisted's own log it writes what is critical to stderr, with messages and tracebacks.
    globalLogBeginner.beginLoggingTo([], discardBuffer=True, redirectStandardIO=False)
    logging.getLogger("twisted").addFilter(lambda record: "verifying certificate" not in record.getMessage())


class _Scrubbed:
    def __init__(self, factory: Callable[..., logging.LogRecord]) -> None:
        self.factory = factory

    def __call__(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = self.factory(*args, **kwargs)
        message = record.getMessage()
        if "://" in message:
            record.msg, record.args = _ADDRESS.sub("(address)", message), ()
        if record.exc_info:
            record.exc_text, record.exc_info = _places(record.exc_info), None
        return record


def _places(exc_info: Any) -> str:
    kind, _, trace = exc_info
    frames = traceback.extract_tb(trace)[-6:]
    return "\n".join([f"  {f.filename}:{f.lineno} in {f.name}" for f in frames] + [getattr(kind, "__name__", "")])
