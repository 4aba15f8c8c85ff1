"""The feeds of the sample sites: RSS 2.0 with short descriptions (the full text is on the page), Atom with the whole."""

from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from osint.demo.texts import Text

SHORT = 90  # characters of a text that an RSS item shows
EDITED = "2026-11-20"  # the day on which the sites change


def rss(ads: list[Text], base: str) -> str:
    """An RSS 2.0 feed of ads, newest first, with beginnings of their texts."""
    items = "".join(
        f"<item><title>{escape(ad.title or '')}</title><link>{base}/feed/{ad.id}.html</link>"
        f'<guid isPermaLink="false">sample-{ad.id}</guid><pubDate>{_rfc822(ad.posted)}</pubDate>'
        f"<description>{escape(ad.text[:SHORT])}…</description></item>"
        for ad in sorted(ads, key=lambda ad: ad.posted, reverse=True)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Work abroad (sample)</title>'
        f"<link>{base}/feed/</link><description>Invented texts</description>{items}</channel></rss>"
    )


def atom(ads: list[Text], base: str) -> str:
    """An Atom feed of ads, newest first, with their whole texts."""
    entries = "".join(
        f"<entry><id>{base}/feed/{ad.id}.html</id><title>{escape(ad.title or '')}</title>"
        f'<link rel="alternate" href="{base}/feed/{ad.id}.html"/><published>{ad.posted}T07:00:00Z</published>'
        f"<updated>{EDITED if ad.edited else ad.posted}T07:00:00Z</updated>"
        f'<content type="text">{escape(ad.text)}</content></entry>'
        for ad in sorted(ads, key=lambda ad: ad.posted, reverse=True)
    )
    newest = max((EDITED if ad.edited else ad.posted for ad in ads), default=EDITED)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Notices (sample)</title>'
        f"<id>{base}/feed/notices.atom</id><updated>{newest}T07:00:00Z</updated>{entries}</feed>"
    )


def _rfc822(day: str) -> str:
    return format_datetime(datetime.fromisoformat(f"{day}T07:00:00").replace(tzinfo=UTC))
