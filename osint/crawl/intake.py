"""The item pipeline: hands postings to the writer thread; they are committed with their captures. What is gone
waits for the end: a run that is interrupted or resumed marks nothing gone."""

from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from osint.crawl.running import current_session
from osint.crawl.session import Session
from osint.items import JobPosting


class IntakePipeline:
    def __init__(self, session: Session) -> None:
        self.session = session

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "IntakePipeline":
        """As Scrapy makes it. Raises `NotConfigured` outside of a run."""
        del crawler
        session = current_session()
        if session is None:
            raise NotConfigured  # no run: scrapy shell and the like; a message would be a warning
        return cls(session)

    def process_item(self, item: Any) -> Any:
        """Hand a posting to the run's writer. Raises DropItem for what cites no capture."""
        if not isinstance(item, JobPosting) or item.capture is None or item.seen_at is None:
            self.session.trouble.incomplete("a spider brought something that is no posting or names no capture")
            raise DropItem("not a posting with a capture")
        if item.state == "gone":
            self.session.gone.append(item)
        else:
            self.session.writer.put(item)
        return item
