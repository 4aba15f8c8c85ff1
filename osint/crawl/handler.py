"""Downloads over HTTP with certificates verified, except for the hosts that the source's file names."""

from typing import Any

from scrapy.core.downloader.contextfactory import _load_context_factory_from_settings
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]  # zope.interface carries no types


class Handler(HTTP11DownloadHandler):
    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._contextFactory = tls_policy(crawler)


def tls_policy(crawler: Crawler) -> Any:
    """The TLS policy of a run."""
    hosts = crawler.settings.getlist("OSINT_INSECURE_HOSTS")
    return ExceptFor(hosts, crawler) if hosts else _load_context_factory_from_settings(crawler)


@implementer(IPolicyForHTTPS)
class ExceptFor:
    """Scrapy's own TLS policies: the verifying one, and for `hosts` the one that takes a broken certificate."""

    def __init__(self, hosts: list[str], crawler: Crawler) -> None:
        self.hosts = frozenset(hosts)
        self.strict: Any = _load_context_factory_from_settings(crawler)
        self.lax: Any = _load_context_factory_from_settings(crawler)
        self.lax._verify_certificates = False

    def creatorForNetloc(self, hostname: bytes, port: int) -> Any:
        policy = self.lax if hostname.decode("ascii") in self.hosts else self.strict
        return policy.creatorForNetloc(hostname, port)
