"""A board of many pages on the loopback, and the barest Scrapy spider that reads it: what our crawl is held against."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import scrapy
from scrapy.http import Response, TextResponse

from osint.demo.texts import rows as demo_texts
from tests.crawl.site import Site


@contextmanager
def serve(pages: int) -> Iterator[str]:
    """Serve `pages` ads with schema.org JSON-LD and a sitemap of them; yields the address."""
    site = Site()
    try:
        texts = [row for row in demo_texts() if row["kind"] == "job_ad"]
        for number in range(pages):
            site.page(f"/job/{number}.html", _page(f"{site.url}/job/{number}.html", number, texts[number % len(texts)]))
        locations = "".join(f"<url><loc>{site.url}/job/{number}.html</loc></url>" for number in range(pages))
        head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        site.page("/sitemap.xml", f"{head}{locations}</urlset>", Content_Type="application/xml")
        yield site.url
    finally:
        site.close()


def source(base: str) -> str:
    host = base.removeprefix("http://")
    return f'title: Bench\nspider: structured\nurl: {base}/sitemap.xml\nallow_private: ["{host}"]\n'


def _page(url: str, number: int, ad: dict[str, Any]) -> str:
    posting = {
        "@context": "https://schema.org/", "@type": "JobPosting", "title": f"{ad['title']} {number}", "url": url,
        "description": f"<p>{ad['text']}</p><p>No. {number}</p>",
    }  # fmt: skip
    block = json.dumps(posting, ensure_ascii=False).replace("</", "<\\/")
    return f'<!DOCTYPE html><html><head><script type="application/ld+json">{block}</script></head><body><p>{ad["text"]}</p></body></html>'


class BareSpider(scrapy.Spider):
    """Sitemap to pages to JSON-LD to JSON Lines, and nothing else; as many requests at once as our crawl on the loopback."""

    name = "bare"
    custom_settings = {"CONCURRENT_REQUESTS": 4, "ROBOTSTXT_OBEY": False, "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_DELAY": 0}  # noqa: RUF012

    async def start(self) -> Any:
        yield scrapy.Request(f"{self.base}/sitemap.xml")  # type: ignore[attr-defined]  # given with -a

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        assert isinstance(response, TextResponse)
        response.selector.remove_namespaces()
        for address in response.xpath("//loc/text()").getall():
            yield scrapy.Request(address, self.read)

    def read(self, response: Response) -> Iterator[dict[str, Any]]:
        data = json.loads(response.xpath("//script[@type='application/ld+json']/text()").get() or "{}")
        yield {"url": response.url, "title": data.get("title"), "description": data.get("description")}
