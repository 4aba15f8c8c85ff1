from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from spiders.base import own_url, readable, site
from spiders.jobposting import parse_json
from spiders.text import one_line, plain_text, sound, text_of


def test_blocks_are_lines_and_spaces_collapse() -> None:
    assert plain_text("<p>a &amp; b</p>\n  <p>c<br>d<br/>\n<br>e \t f</p><script>x</script>tail<!-- c -->more") == (
        "a & b\nc\nd\n\ne f\ntailmore"
    )


def test_characters_stay_as_they_came() -> None:
    assert plain_text("<p>e\u0301 \u0e33 \uff21\u00a0\u200d</p>") == "e\u0301 \u0e33 \uff21\u00a0\u200d"


def test_plain_values_are_not_taken_for_markup() -> None:
    assert text_of("pay <10k & List<String>\n  more") == "pay <10k & List<String>\n more"
    assert text_of("&lt;p&gt;one&lt;/p&gt;&lt;p&gt;two&amp;amp;&lt;/p&gt;") == "one\ntwo&"
    assert one_line(" A  &amp; B ") == "A  & B"


def test_deeply_nested_tables_are_read() -> None:
    assert plain_text("<table><tr><td>" * 200 + "deep" + "</td></tr></table>" * 200) == "deep"


@given(st.text())
def test_any_text_can_be_stored(text: str) -> None:
    for made in (plain_text(text), text_of(text), one_line(text), sound(text)):
        made.encode("utf-8")
        assert "\0" not in made


@given(st.text(alphabet='{}[]",:ab1\\/ \n<!->'))
def test_broken_json_is_a_value_error_or_a_value(text: str) -> None:
    try:
        assert isinstance(parse_json(text), list)
    except ValueError as error:
        assert len(str(error)) < 100


def test_numbers_that_canonical_json_cannot_write_stay_digits() -> None:
    assert parse_json('{"a": 12345678901234567890, "b": 1e999, "c": NaN, "d": 1.5}') == [
        {"a": "12345678901234567890", "b": "1e999", "c": None, "d": 1.5}
    ]


def test_an_ads_own_url_is_on_the_same_site() -> None:
    page = HtmlResponse("https://www.jobs.example.co.uk/ads/1?x=1")
    assert own_url(page, "https://m.example.co.uk/ads/1") == "https://m.example.co.uk/ads/1"
    assert own_url(page, "https://other.co.uk/ads/1") == page.url
    assert own_url(page, "/", "https://example.co.uk/") == page.url  # every page names the front page
    assert site("http://127.0.0.1:8765/a") != site("http://127.0.0.1:8766/a")
    assert site("http://localhost:80/") == site("http://localhost/")


def test_the_bytes_say_their_encoding_whatever_the_header_claims() -> None:
    page = HtmlResponse(
        "https://a.example.com/", body="<p>招聘客服</p>".encode(), headers={"Content-Type": "text/html; charset=latin-1"}
    )
    found = readable(page)
    assert found is not None
    assert "招聘客服" in found.text
