"""Every request of a source with `proxy` goes through our own proxy, which hands it on to that one."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from osint.crawl.running import current_session


class ProxyDown(IgnoreRequest):
    """The source's proxy does not answer."""

    failure = "proxy"


class ProxyMiddleware:
    """Sends every request of a source with `proxy` to our own proxy; Scrapy's middleware would read the environment."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ProxyMiddleware":
        del crawler
        return cls()

    def process_request(self, request: Request) -> None:
        """Send the request through the source's proxy where it names one, whatever else it asked for."""
        session = current_session()
        request.meta.pop("proxy", None)
        if session is not None and session.way_out is not None:
            request.meta["proxy"] = f"http://127.0.0.1:{session.way_out.port}"

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raises ProxyDown where it was the proxy that did not answer: the site is not to blame."""
        del request
        session = current_session()
        if session is not None and session.way_out is not None and session.way_out.down:
            raise ProxyDown("the source's proxy does not answer") from exception
