"""Ids: the same ad found by two organizations has one id, and a released recipe never changes."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from osint.items import JobPosting, canonical_json, canonical_url, contact_id, employer_id, mention_id, sighting_id, source_id


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://Jobs.Example/a?utm_source=x&b=2#top", "https://jobs.example/a?b=2"),
        ("https://jobs.example:443/a", "https://jobs.example/a"),
        ("http://127.0.0.1:8765/a", "https://127.0.0.1:8765/a"),
        ("https://t.me/s/Fake_Channel/12", "https://t.me/fake_channel/12"),
        ("https://telegram.me/Fake_Channel/12", "https://t.me/fake_channel/12"),
    ],
)
def test_canonical_url(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


def test_released_recipes_stay() -> None:
    item = JobPosting(page_url="https://a.example/1", url="https://a.example/1", title="t", description="d")
    assert item.posting_id() == "62c0728d89fd9dc19ba18803a8d9e0e1"
    assert item.version_id() == "614585f2f53cfda46726ca375e579f8f"
    assert contact_id("phone", "+12025550100") == "1adf7abfbb71f7b1b1ae847d68e46183"
    assert employer_id("ＡＢＣ Ltd") == employer_id("abc ltd") == "a6b09399bdd36bfca26cc246397017bb"
    assert source_id("w", "n") == "6119ae03399a726876ca4eb91b76d368"
    assert sighting_id("v", "c") == "11f4f990102d783e94672979b35b0bc0"
    assert mention_id("v", "t", "x", 0, None) == "88a046b62524df553d494bfeb2b1c5dd"


def test_without_url_identifier_then_text() -> None:
    one = JobPosting(page_url="https://a.example/list", identifier="7", title="x")
    assert one.posting_id() == JobPosting(page_url="https://a.example/list", identifier="7", title="changed").posting_id()
    bare = JobPosting(page_url="https://a.example/list", title="x", description="y")
    assert bare.posting_id() == JobPosting(page_url="https://other.example/", title="x", description="y").posting_id()


def test_a_new_text_is_a_new_version_of_the_same_posting() -> None:
    old = JobPosting(page_url="https://a.example/1", url="https://a.example/1", description="old")
    new = JobPosting(page_url="https://a.example/1", url="https://a.example/1#x", description="new")
    assert old.posting_id() == new.posting_id()
    assert old.version_id() != new.version_id()


def nested(inner: Any) -> Any:
    return st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(), nested)
)
def test_ids_are_taken_over_canonical_json_whichever_encoder_writes_it(value: object) -> None:
    try:
        expected = rfc8785.dumps(value)  # type: ignore[arg-type]  # what JSON can hold
    except ValueError:
        return  # a number too large
    assert canonical_json(value) == expected
