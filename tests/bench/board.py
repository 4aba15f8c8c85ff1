"""A board of many pages on the loopback, in a process of its own, and the barest Scrapy project that reads it: what our crawl is
held against.

    python -m tests.bench.board PAGES      serves until its standard input ends; its first line is the address
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import scrapy
from scrapy.http import Response, TextResponse

from osint.demo.texts import rows as demo_texts

ROOT = Path(__file__).parents[2]
NEIGHBOURS = 60  # ads that a page links to beside its own, as boards do
CHANGED = "2026-01-02T00:00:00Z"  # what the sitemap says, where it says anything


@contextmanager
def serve(pages: int) -> Iterator[str]:
    """Serve `pages` ads with schema.org JSON-LD, ETags, and sitemaps of them; yields the address."""
    command = [sys.executable, "-P", "-m", "tests.bench.board", str(pages)]
    process = subprocess.Popen(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None and process.stdout is not None
    try:
        yield process.stdout.readline().decode().strip()
    finally:
        process.stdin.close()
        process.wait(10)


def source(base: str, sitemap: str = "/sitemap.xml", pages: int = 20_000) -> str:
    """The board as a source's file: whole, however many pages it has."""
    host = base.removeprefix("http://")
    limits = f"limits: {{max_pages: {pages}, max_seconds: 7200}}"
    return f'title: Bench\nspider: structured\nurl: {base}{sitemap}\nallow_private: ["{host}"]\n{limits}\n'


def page(base: str, number: int) -> bytes:
    """An ad's page of 18 to 20 KB: head, navigation, the ad twice (for machines and for people), other ads, a foot."""
    title, text, before, after = _ad(number % len(_texts()))
    url = f"{base}/job/{number}.html"
    facts = '<p class="meta"><span>Full time</span> <span>today</span></p>'
    beside = range(number + 1, number + 1 + NEIGHBOURS)
    around = "".join(f'<li class="card"><a href="/job/{n}.html"><h3>Vacancy No. {n}</h3></a>{facts}</li>' for n in beside)
    posting = json.dumps(
        {
            "@context": "https://schema.org/", "@type": "JobPosting", "title": f"{title} {number}", "url": url,
            "identifier": {"@type": "PropertyValue", "name": "Example board", "value": str(number)}, "datePosted": "2026-01-02",
            "hiringOrganization": {"@type": "Organization", "name": f"Example Trading {number % 97}"},
            "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Bangkok", "addressCountry": "TH"}},
            "employmentType": "FULL_TIME", "description": f"<p>{text}</p><p>No. {number}</p>",
        }, ensure_ascii=False,
    ).replace("</", "<\\/")  # fmt: skip
    block = f'<link rel="canonical" href="{url}"><script type="application/ld+json">{posting}</script>'
    return f"{before}{block}{after}<ul>{around}</ul></div></main>{_FOOT}".encode()


@cache
def _texts() -> list[dict[str, Any]]:
    return [row for row in demo_texts() if row["kind"] == "job_ad"]


@cache
def _ad(which: int) -> tuple[str, str, str, str]:
    """Title, text, and what of a page stands before and behind the machine's block, the same for all ads of a text."""
    row = _texts()[which]
    menu = "".join(f'<li class="menu-item"><a href="/category/{n}" data-track="nav-{n}">Category {n}</a></li>' for n in range(40))
    style = "".join(f".card-{n}{{margin:{n}px;padding:{n % 7}px;border:1px solid #ccc}}" for n in range(60))
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{row["title"]}</title><style>{style}</style>'
    body = f"</head><body><nav><ul>{menu}</ul></nav><main><h1>{row['title']}</h1><div class='text'><p>{row['text']}</p>"
    return row["title"], row["text"], head, body


_ABOUT = "".join(f"<p><a href=/about/{n}>About {n}</a></p>" for n in range(30))
_FOOT = f"<footer>{_ABOUT}<script>{'var a=1;' * 200}</script></footer></body></html>"


def sitemap(base: str, pages: int, lastmod: str = "") -> bytes:
    said = f"<lastmod>{lastmod}</lastmod>" if lastmod else ""
    locations = "".join(f"<url><loc>{base}/job/{number}.html</loc>{said}</url>" for number in range(pages))
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{locations}</urlset>".encode()


class Board:
    """An HTTP/1.1 server that does no more than a crawl needs, so that it is not what is measured."""

    def __init__(self, pages: int) -> None:
        self.pages, self.base = pages, ""

    async def run(self) -> None:
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        print(self.base, flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async for path, tag in _requests(reader):
            own = f'"{path}"'
            kind, body = self.answer(path)
            status = "404 Not Found" if body is None else "304 Not Modified" if tag == own else "200 OK"
            sent = body if body is not None and tag != own else b""
            length = "" if tag == own else f"Content-Length: {len(sent)}\r\n"
            writer.write(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nETag: {own}\r\n{length}\r\n".encode() + sent)
            await writer.drain()
        writer.close()

    def answer(self, path: str) -> tuple[str, bytes | None]:
        if path == "/robots.txt":
            return "text/plain", b"User-agent: *\nDisallow: /admin/\n"
        if path.startswith("/sitemap"):
            return "application/xml", sitemap(self.base, self.pages, CHANGED if "dated" in path else "")
        number = path.removeprefix("/job/").removesuffix(".html")
        return "text/html; charset=utf-8", page(self.base, int(number)) if number.isdigit() else None


async def _requests(reader: asyncio.StreamReader) -> AsyncIterator[tuple[str, str]]:
    """Path and If-None-Match of each request of a connection."""
    while True:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except (asyncio.IncompleteReadError, OSError):
            return
        tags = [line.partition(":")[2].strip() for line in head.split("\r\n") if line.lower().startswith("if-none-match:")]
        yield head.split(" ", 2)[1], tags[0] if tags else ""


class BareSpider(scrapy.Spider):
    """Sitemap to pages to JSON-LD to a JSON Lines feed, and nothing else. robots.txt and no delay, as in our crawl of the loopback;
    as many requests at once; as quiet."""

    name = "bare"
    custom_settings = {  # noqa: RUF012  # Scrapy's own way
        "CONCURRENT_REQUESTS": 4, "CONCURRENT_REQUESTS_PER_DOMAIN": 4, "ROBOTSTXT_OBEY": True, "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_DELAY": 0, "LOG_LEVEL": "WARNING",
    }  # fmt: skip

    async def start(self) -> Any:
        yield scrapy.Request(f"{self.base}/sitemap.xml")  # type: ignore[attr-defined]  # given with -a

    def parse(self, response: Response) -> Iterator[scrapy.Request]:
        assert isinstance(response, TextResponse)
        response.selector.remove_namespaces()
        for address in response.xpath("//loc/text()").getall():
            yield scrapy.Request(address, self.read)

    def read(self, response: Response) -> Iterator[dict[str, Any]]:
        ad = json.loads(response.xpath("//script[@type='application/ld+json']/text()").get() or "{}")
        names = ("title", "datePosted", "employmentType", "identifier", "hiringOrganization", "jobLocation")
        text = "\n".join(scrapy.Selector(text=ad["description"]).xpath("//text()").getall())
        url = response.xpath("//link[@rel='canonical']/@href").get()
        yield {"url": url, "page_url": response.url, "description": text} | {name: ad.get(name) for name in names}


if __name__ == "__main__":
    asyncio.run(Board(int(sys.argv[1])).run())
