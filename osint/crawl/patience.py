"""Spider middleware: a list of ten thousand ads becomes requests only as fast as they are fetched, so that memory does not grow with it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

WAITING = 100  # requests that may wait for their turn
SECONDS = 0.02  # between two looks


class PatienceMiddleware:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatienceMiddleware":
        return cls(crawler)

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Pass on what a spider brings, and wait before another request while enough of them wait already."""
        del response
        async for one in result:
            while isinstance(one, Request) and self._is_enough():
                await asyncio.sleep(SECONDS)
            yield one

    def _is_enough(self) -> bool:
        """Whether enough wait already. Not where waiting would hold up those that wait: when the crawl is being closed, and when
        Scrapy fetches nothing because the answers that are being read (the list among them) are large."""
        engine: Any = self.crawler.engine
        slot = engine._slot if engine is not None else None
        if slot is None or slot.closing is not None or engine.scraper.slot.needs_backout():
            return False
        return len(slot.scheduler) > WAITING
