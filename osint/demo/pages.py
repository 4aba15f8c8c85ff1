"""The pages of the sample sites: `build` makes the whole of one state, path to page: nothing random, no clock but the day of an edit.

/board/    schema.org JSON-LD, sitemap with lastmod      /s/<channel>  two channels, 8 messages a page, ?before=
/list/     list pages with next links, half microdata    /feed/        RSS 2.0 (full pages) and, for notices, Atom
/live/     a list that its own script renders            /honest/      as /board/, only honest offers
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from osint.demo import channel, feeds
from osint.demo.texts import State, Text, texts

FIRST, SECOND = "2026-11-10T06:00:00+00:00", "2026-11-20T06:00:00+00:00"  # when the sites were last changed, by state
LIST_PAGE = 6  # ads on one page of the list board
HTML, XML, JSON = "text/html; charset=utf-8", "application/xml; charset=utf-8", "application/json"
PERIODS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}
# One white pixel: what the channels' pictures are.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8ffffff7f0009fb03fd05434583890000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Page:
    body: bytes
    content_type: str
    modified: str  # ISO 8601, UTC

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


def build(state: State, base: str) -> dict[str, Page]:
    """All pages in `state` of the sites at `base` (`http://127.0.0.1:8765`), by path and query string."""
    first = _bodies(texts("first"), base)
    bodies = first if state == "first" else _bodies(texts("second"), base)
    return {path: Page(body, kind, FIRST if first.get(path) == (body, kind) else SECOND) for path, (body, kind) in bodies.items()}


def _bodies(ads: Iterable[Text], base: str) -> dict[str, tuple[bytes, str]]:
    sites: dict[str, list[Text]] = {}
    for ad in ads:
        sites.setdefault(ad.site, []).append(ad)
    out: dict[str, tuple[str, str]] = {
        "/robots.txt": ("User-agent: *\nDisallow: /private/\n", "text/plain"),
        "/": (_frame("en", "Sample sites", "<h1>Sample sites</h1>"), HTML),
        "/live/app.js": (LIVE_SCRIPT, "text/javascript"),
    }
    for site in ("board", "honest"):
        out |= _structured(site, sites.get(site, []), base)
    out |= _listing(sites.get("list", [])) | _live(sites.get("live", []))
    for name in channel.CHANNELS:
        messages = sites.get(name, [])
        out |= {path: (html, HTML) for path, html in channel.pages(name, messages, base).items()}
    posts, notices = sites.get("feed", []), sites.get("notices", [])
    out["/feed/rss.xml"] = (feeds.rss(posts, base), XML)
    out["/feed/notices.atom"] = (feeds.atom(notices, base), XML)
    out |= {f"/feed/{ad.id}.html": (_article(ad), HTML) for ad in [*posts, *notices]}
    return {path: (body.encode(), kind) for path, (body, kind) in out.items()} | {"/file/poster.png": (PIXEL, "image/png")}


def html_text(text: str) -> str:
    """A plain text as paragraphs; a line break inside one becomes <br>."""
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n"))


def _frame(language: str, title: str, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}'
        f'</head><body><nav><a href="/">Home</a></nav><main>{body}</main><footer>Sample site, all texts invented.</footer>'
        "</body></html>"
    )


def _structured(site: str, ads: list[Text], base: str) -> dict[str, tuple[str, str]]:
    out = {f"/{site}/jobs/{ad.id}.html": (_json_ld_page(site, ad, base), HTML) for ad in ads}
    # What was edited was so after the first crawl: a day before it would say that nothing changed since.
    today = datetime.now(UTC).date().isoformat()
    urls = "".join(
        f"<url><loc>{base}/{site}/jobs/{ad.id}.html</loc><lastmod>{today if ad.edited else ad.posted}</lastmod></url>" for ad in ads
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return out | {f"/{site}/sitemap.xml": (f"{head}{urls}</urlset>", XML)}


def _json_ld_page(site: str, ad: Text, base: str) -> str:
    url = f"{base}/{site}/jobs/{ad.id}.html"
    data = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": ad.title,
        "description": html_text(ad.text),
        "datePosted": ad.posted,
        "identifier": {"@type": "PropertyValue", "name": site, "value": ad.id},
        "url": url,
        "hiringOrganization": {"@type": "Organization", "name": ad.employer} if ad.employer else None,
        "jobLocation": _location(ad.place) if ad.place else None,
        "baseSalary": _salary(ad) if ad.pay else None,
    }
    block = json.dumps({k: v for k, v in data.items() if v}, ensure_ascii=False).replace("</", "<\\/")
    head = f'<link rel="canonical" href="{url}"><script type="application/ld+json">{block}</script>'
    return _frame(ad.language, ad.title or "", f"<h1>{escape(ad.title or '')}</h1>{html_text(ad.text)}", head)


def _location(place: str) -> dict[str, object]:
    return {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": place}}


def _salary(ad: Text) -> dict[str, object]:
    pay = ad.pay or {}
    value = {"@type": "QuantitativeValue", "minValue": pay["min"], "maxValue": pay["max"], "unitText": PERIODS[pay["period"]]}
    return {"@type": "MonetaryAmount", "currency": pay["currency"], "value": {k: v for k, v in value.items() if v}}


def _listing(ads: list[Text]) -> dict[str, tuple[str, str]]:
    newest = sorted(ads, key=lambda ad: (ad.posted, ad.id), reverse=True)
    pages = [newest[at : at + LIST_PAGE] for at in range(0, len(newest), LIST_PAGE)]
    out = {f"/list/ad/{ad.id}": (_microdata(ad) if int(ad.id[-1], 36) % 2 else _plain(ad), HTML) for ad in ads}
    for number, page in enumerate(pages, 1):
        items = "".join(f'<li class="ad"><a href="/list/ad/{ad.id}">{escape(ad.title or "")}</a></li>' for ad in page)
        following = f'<a class="next" rel="next" href="/list/?page={number + 1}">Next</a>' if number < len(pages) else ""
        html = _frame("en", f"Ads, page {number}", f'<ul class="ads">{items}</ul>{following}')
        out["/list/" if number == 1 else f"/list/?page={number}"] = (html, HTML)
    return out


def _microdata(ad: Text) -> str:
    employer = (
        f'<p itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">'
        f"{escape(ad.employer)}</span></p>"
        if ad.employer
        else ""
    )
    body = (
        f'<article itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">{escape(ad.title or "")}</h1>'
        f'<time itemprop="datePosted" datetime="{ad.posted}">{ad.posted}</time>{employer}'
        f'<div itemprop="description">{html_text(ad.text)}</div></article>'
    )
    return _frame(ad.language, ad.title or "", body)


def _plain(ad: Text) -> str:
    employer = f'<p class="employer">{escape(ad.employer)}</p>' if ad.employer else ""
    body = (
        f'<article><h1 class="title">{escape(ad.title or "")}</h1><time class="date" datetime="{ad.posted}">{ad.posted}</time>'
        f'{employer}<div class="text">{html_text(ad.text)}</div></article>'
    )
    return _frame(ad.language, ad.title or "", body)


def _article(ad: Text) -> str:
    body = f'<article><h1>{escape(ad.title or "")}</h1><div class="text">{html_text(ad.text)}</div></article>'
    return _frame(ad.language, ad.title or "", body)


LIVE_SCRIPT = """fetch("/live/ads.json").then(answer => answer.json()).then(ads => {
  const list = document.getElementById("ads");
  for (const ad of ads) {
    const item = document.createElement("li"), link = document.createElement("a");
    item.className = "ad";
    link.href = "/live/ad/" + ad.id;
    link.textContent = ad.title;
    item.append(link);
    list.append(item);
  }
});
"""


def _live(ads: list[Text]) -> dict[str, tuple[str, str]]:
    """The list is empty until its script has run; an ad's own page is plain HTML."""
    shell = _frame("en", "Live ads", '<ul id="ads"></ul>', '<script src="/live/app.js" defer></script>')
    rows = json.dumps([{"id": ad.id, "title": ad.title, "posted": ad.posted} for ad in ads], ensure_ascii=False)
    return {"/live/": (shell, HTML), "/live/ads.json": (rows, JSON)} | {f"/live/ad/{ad.id}": (_plain(ad), HTML) for ad in ads}
