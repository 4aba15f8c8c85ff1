"""Telegram-like channel pages: the class names and the paging of the public previews at /s/<channel>."""

import re
from html import escape

from osint.demo.texts import Text

CHANNELS = {"fake_asia_jobs": "Asia Jobs Fast (sample)", "fake_border_work": "边境招聘 Border Work (sample)"}
MESSAGES = 8  # on one page; the real ones show about 20
_EMOJI = re.compile("(?:[0-9#*]\ufe0f?\u20e3)|(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)")
_LINK = re.compile(r"https?://[^\s<]+|(?<![\w@/.])@[A-Za-z]\w{4,31}", re.ASCII)


def pages(name: str, messages: list[Text], base: str) -> dict[str, str]:
    """Path to HTML: the newest messages, and for every number the page before it."""
    ordered = sorted(messages, key=lambda ad: ad.number or 0)
    last = (ordered[-1].number or 0) if ordered else 0
    out = {f"/s/{name}": _page(name, ordered, last + 1, base)}
    return out | {f"/s/{name}?before={n}": _page(name, ordered, n, base) for n in range(1, last + 2)}


def _page(name: str, ordered: list[Text], before: int, base: str) -> str:
    older = [ad for ad in ordered if (ad.number or 0) < before]
    shown = older[-MESSAGES:]
    link = more = ""
    if len(older) > len(shown):
        target = f"/s/{name}?before={shown[0].number}"
        link = f'<link rel="prev" href="{target}">'
        more = (
            '<div class="tgme_widget_message_centered js-messages_more_wrap">'
            f'<a href="{target}" class="tme_messages_more js-messages_more" data-before="{shown[0].number}"></a></div>'
        )
    title = escape(CHANNELS[name])
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} – Telegram</title>'
        f'<meta property="og:title" content="{title}">{link}<link rel="canonical" href="/s/{name}?before={before}"></head>'
        '<body class="widget_frame_base tgme_webpreview"><header class="tgme_header"><div class="tgme_header_info">'
        f'<div class="tgme_header_title"><span dir="auto">{title}</span></div></div></header>'
        f'<main class="tgme_main" data-url="/{name}"><div class="tgme_container">'
        f'<section class="tgme_channel_history js-message_history">{more}'
        f"{''.join(_message(name, ad, base) for ad in shown)}</section></div></main></body></html>"
    )


def _message(name: str, ad: Text, base: str) -> str:
    url = f"https://t.me/{name}/{ad.number}"
    forwarded = photo = body = ""
    if ad.forwarded_from:
        forwarded = (
            '<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;'
            f'<span class="tgme_widget_message_forwarded_from_name"><span dir="auto">{escape(ad.forwarded_from)}</span></span>'
            "</div>"
        )
    if ad.image:
        photo = (
            f'<a class="tgme_widget_message_photo_wrap 5000000000000000000" href="{url}" '
            f"style=\"width:800px;background-image:url('{base}{ad.image}')\">"
            '<div class="tgme_widget_message_photo" style="padding-top:62.5%"></div></a>'
        )
    if ad.text:
        body = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{_rich(ad.text)}</div>'
    edited = "edited &nbsp;" if ad.edited else ""
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        f'<div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{name}/{ad.number}">'
        '<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">'
        f'<a class="tgme_widget_message_owner_name" href="https://t.me/{name}"><span dir="auto">{escape(CHANNELS[name])}'
        f"</span></a></div>{forwarded}{photo}{body}"
        '<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short '
        'js-message_info"><span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span>'
        f'<span class="tgme_widget_message_meta">{edited}<a class="tgme_widget_message_date" href="{url}">'
        f'<time datetime="{ad.posted}T07:20:50+00:00" class="time">07:20</time></a></span></div></div></div></div></div>'
    )


def _rich(text: str) -> str:
    """Links, handles and emoji marked up as the previews do."""
    html = _LINK.sub(_anchor, escape(text, quote=False))
    html = _EMOJI.sub(lambda found: f'<i class="emoji"><b>{found[0]}</b></i>', html)
    return html.replace("\n", "<br/>")


def _anchor(found: re.Match[str]) -> str:
    shown = found[0]
    url = f"https://t.me/{shown[1:]}" if shown.startswith("@") else shown
    return f'<a href="{url}" target="_blank" rel="noopener">{shown}</a>'
