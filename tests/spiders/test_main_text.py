"""The main text of pages without data: nothing of the ad lost, nothing of the site around it taken."""

from collections.abc import Callable
from functools import partial

import pytest
from scrapy.http import HtmlResponse

from spiders.main_text import main_text
from tests.linear import assert_linear
from tests.spiders.layouts import WORDS

CONTACT = "<ul class='contact'><li>Tel: +855 10 000 000</li><li>Telegram: @fake_cook</li></ul>"
TOP = "<div class='top'><a href='/'>Home</a> <a href='/jobs'>All jobs</a> <a href='/about'>About us</a></div>"
FOOT = "<div class='foot'>All rights reserved. <a href='/terms'>Terms of service</a></div>"
OTHERS = (
    "<div class='more'><h3>Similar</h3>"
    + "".join(f"<a href='/job/{n}'>Another ad, number {n}</a> " for n in range(2, 11))
    + "</div>"
)


def text_of(body: str) -> str:
    page = HtmlResponse("https://board.example.com/job/1", body=f"<html><body>{body}</body></html>".encode(), encoding="utf-8")
    return main_text(page) or ""


@pytest.mark.parametrize("length", [1, 6], ids=["short", "long"])
def test_a_contact_beside_the_text_belongs_to_the_ad(length: int) -> None:
    text = text_of(
        f"{TOP}<div id='wrap'><h1>Cook wanted</h1><div class='text'><p>{WORDS}.</p>" + f"<p>{WORDS}, too.</p>" * (length - 1)
        + f"</div>{CONTACT}{OTHERS}</div>{FOOT}"
    )  # fmt: skip
    assert text.startswith("Cook wanted\n")
    assert text.endswith("Tel: +855 10 000 000\nTelegram: @fake_cook")
    assert "Another ad" not in text
    assert "Home" not in text
    assert "rights" not in text


def test_a_short_chinese_ad_comes_without_the_menu() -> None:
    words = "本店现招聘面包师傅两名,夜班,工资每周发放,包吃住,每周休息一天,欢迎来店里面谈,电话请看下面的联系方式。"
    text = text_of(
        f"{TOP}<div class='main'><h1>招聘面包师傅</h1><div class='content'><p>{words}</p></div><p>微信:fake_bread</p></div>{FOOT}"
    )
    assert text == f"招聘面包师傅\n{words}\n微信:fake_bread"


@pytest.mark.parametrize("depth", [1, 5, 60, 200])
def test_tables_in_tables_hide_nothing(depth: int) -> None:
    text = text_of(TOP + "<table><tr><td>" * depth + f"<h1>Cook</h1><p>{WORDS}.</p><p>Tel: +855 10 000 000</p>")
    assert WORDS in text
    assert "+855 10 000 000" in text
    assert "|" not in text


def test_a_page_without_text_has_none() -> None:
    assert text_of(TOP) == ""
    assert text_of("") == ""


@pytest.mark.parametrize(
    "body",
    [
        lambda size: "".join(f"<div><p>{WORDS} {n}</p><a href='/job/{n}'>Cook {n}</a>" for n in range(size)),
        lambda size: "<table><tr><td>" * 200 + f"<p>{WORDS}</p>" + "".join(f"<a href='/{n}'>Cook {n}</a>" for n in range(size)),
        lambda size: "<div>" * size + f"<h1>Cook</h1><p>{WORDS}</p>",
    ],
    ids=["nested", "tables", "deep"],
)
def test_hostile_pages_take_linear_time(body: Callable[[int], str]) -> None:
    assert_linear(lambda size: partial(text_of, body(size)), 1_250)


BAKERS = "We bake bread for the whole town and look for two people who like to work at night. Room and meals are ours."
MENU = "<ul class='menu'>" + "".join(f"<li><a href='/m{n}'>Menu point {n}</a></li>" for n in range(6)) + "</ul>"
TEASED = "".join(
    f"<li><a href='/job/{n}'>Another ad {n} here</a><p>A teaser of it, longer than its link is</p></li>" for n in range(7, 12)
)
SHAPES = {
    "table of fields": "<h1>Bakers wanted</h1><table><tr><th>Pay</th><td>900 USD</td></tr>"
    f"<tr><th>Phone</th><td>+1 555 0100</td></tr></table><div class='desc'><p>{BAKERS}</p></div>",
    "line breaks": f"<div id='post'><h2>Bakers wanted</h2><div>{BAKERS}<br><br>Telegram: @fake_bakery<br>+1 555 0100</div></div>",
    "heading outside": f"<div class='head'><h1>Bakers wanted</h1></div><div class='content'><div class='txt'><p>{BAKERS}</p></div>"
    "<div class='cont'><p>Tel +1 555 0100</p></div></div>",
    "list of facts": "<h1>Bakers wanted</h1><ul class='meta'><li>Place: Sample Bay</li><li>Contact: fake_bakery@example.com</li></ul>"
    f"<section><h2>Description</h2><p>{BAKERS}</p></section><section><h2>How to apply</h2><p>Message +1 555 0100</p></section>",
    "no blocks": f"<div><span>Bakers wanted</span></div><div><font>{BAKERS}</font></div><div><font>Call +1 555 0100</font></div>",
    "preformatted": f"<h1>Bakers wanted</h1><pre>{BAKERS}\n\nCall +1 555 0100</pre>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_contact_is_there_and_other_ads_are_not(shape: str) -> None:
    others = f"<div class='box'><h3>More</h3><ul>{TEASED}</ul></div>"
    text = text_of(f"<div class='top'>{MENU}</div><div id='page'><div id='main'>{SHAPES[shape]}{others}</div></div>{FOOT}")
    assert BAKERS in text
    assert "+1 555 0100" in text
    assert "Another ad" not in text
    assert "More" not in text
    assert "Menu" not in text
    assert "rights" not in text


def test_an_ad_that_names_another_is_not_taken_for_a_teaser() -> None:
    also = "<p>See also <a href='/job/5'>our shop</a></p>"
    text = text_of(f"<div class='ad'><h2>Bakers wanted</h2><p>{BAKERS}</p>{also}</div><div><a href='/job/7'>Next ad</a></div>")
    assert BAKERS in text
    assert "Next ad" not in text
