import pytest

from osint.crawl.known import Known
from osint.sources import Source
from spiders.telegram import TelegramSpider, preview_url
from tests.spiders import pages

CHANNEL = Source(name="channel", title="Channel", spider="telegram", urls=["https://t.me/Fake_Jobs"])


def page(*numbers: int, before: int | None = None, text: str = "Text") -> str:
    more = f'<a class="tme_messages_more" data-before="{before}"></a>' if before else ""
    blocks = "".join(
        f'<div class="tgme_widget_message js-widget_message" data-post="Fake_Jobs/{n}">'
        f'<div class="tgme_widget_message_text js-message_text">{text} {n}</div></div>'
        for n in numbers
    )
    return f'<html><body><section class="tgme_channel_history">{more}{blocks}</section></body></html>'


SITE: pages.Site = {
    "/s/Fake_Jobs": page(8, 9, 10, before=8),
    "/s/Fake_Jobs?before=8": page(4, 5, 7, before=4),
    "/s/Fake_Jobs?before=4": page(1, 2),
}


def test_the_channel_is_paged_back_to_its_beginning() -> None:
    spider = TelegramSpider(CHANNEL)
    found, asked = pages.crawl(spider, SITE)
    assert asked == list(SITE)
    assert [one.identifier for one in found] == ["8", "9", "10", "4", "5", "7", "1", "2"]
    assert found[0].url == "https://t.me/fake_jobs/8"
    assert spider.trouble.outcome().complete


def test_it_stops_behind_a_page_that_is_known_and_unchanged_unless_the_run_is_full() -> None:
    versions = {one.posting_id(): one.version_id() for one in pages.crawl(TelegramSpider(CHANNEL), SITE)[0]}
    _, asked = pages.crawl(TelegramSpider(CHANNEL, Known(versions.get, full=False)), SITE)
    assert asked == ["/s/Fake_Jobs"]
    _, asked = pages.crawl(TelegramSpider(CHANNEL, Known(versions.get, full=True)), SITE)
    assert asked == list(SITE)
    newer = SITE | {"/s/Fake_Jobs": page(9, 10, 11, before=9), "/s/Fake_Jobs?before=9": page(5, 7, 8, before=5)}
    _, asked = pages.crawl(TelegramSpider(CHANNEL, Known(versions.get, full=False)), newer)
    assert asked == ["/s/Fake_Jobs", "/s/Fake_Jobs?before=9"]


def test_a_deleted_message_is_gone_only_between_two_that_are_there() -> None:
    versions = {one.posting_id(): one.version_id() for one in pages.crawl(TelegramSpider(CHANNEL), SITE)[0]}
    spider = TelegramSpider(CHANNEL, Known(versions.get, full=False))
    found, _ = pages.crawl(spider, {"/s/Fake_Jobs": page(8, 10, before=8)})
    gone = [one for one in found if one.state == "gone"]
    assert [(one.url, one.capture) for one in gone] == [("https://t.me/fake_jobs/9", "urn:uuid:1")]


@pytest.mark.parametrize(
    ("site", "outcome"),
    [
        ({"/s/Fake_Jobs": '<html><div class="tgme_page"><div class="tgme_page_action"></div></div></html>'}, "blocked"),
        ({"/s/Fake_Jobs": "<html><p>a new design</p></html>"}, "changed"),
        (SITE | {"/s/Fake_Jobs?before=4": 500}, "incomplete"),
        (SITE | {"/s/Fake_Jobs?before=4": "<html></html>"}, "incomplete"),
        (SITE | {"/s/Fake_Jobs?before=8": page(8, 9, before=8)}, "incomplete"),  # in a circle
    ],
)
def test_silence_has_its_true_name(site: pages.Site, outcome: str) -> None:
    spider = TelegramSpider(CHANNEL)
    pages.crawl(spider, site)
    assert spider.trouble.outcome().outcome == outcome


def test_a_source_may_name_the_channel_in_any_way() -> None:
    for url in ("https://t.me/abc_d", "https://t.me/s/abc_d", "https://t.me/abc_d/15"):
        assert preview_url(url) == "https://t.me/s/abc_d"
