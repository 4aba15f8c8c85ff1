"""Text cut at findings, edits as runs: joined again they are the text, whatever the spans."""

from hypothesis import given
from hypothesis import strategies as st

from osint.browse.ad import marked, weighed
from osint.browse.diff import Change, changes, shortened
from osint.browse.highlight import Span, pieces

spans = st.builds(
    Span, st.integers(-2, 30), st.integers(-2, 30), st.sampled_from(["indicator", "contact", "other"]), st.text(max_size=3)
)


@given(st.text(max_size=25), st.lists(spans, max_size=6))
def test_pieces_join_to_the_text(text: str, found: list[Span]) -> None:
    cut = pieces(text, found)
    assert "".join(piece.text for piece in cut) == text
    for span in found:
        if 0 <= span.start < span.end <= len(text):
            assert "".join(piece.text for piece in cut if span in piece.spans) == text[span.start : span.end]


def test_overlapping_findings_are_both_named_and_the_risky_one_colours() -> None:
    cut = pieces("free flight now", [Span(0, 11, "place", "a"), Span(5, 15, "indicator", "b")])
    assert [(piece.text, piece.kind, piece.label) for piece in cut] == [
        ("free ", "place", "a"), ("flight", "indicator", "b · a"), (" now", "indicator", "b"),
    ]  # fmt: skip


@given(st.text(max_size=40), st.text(max_size=40))
def test_changes_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    runs = changes(old, new)
    assert "".join(run.text for run in runs if run.kind != "added") == old
    assert "".join(run.text for run in runs if run.kind != "removed") == new


def test_chinese_is_compared_by_characters_and_long_kept_runs_are_shortened() -> None:
    assert changes("月薪12000元", "月薪15000元") == [
        Change("kept", "月薪"), Change("removed", "12000"), Change("added", "15000"), Change("kept", "元"),
    ]  # fmt: skip
    assert shortened([Change("kept", "x" * 500)])[0].text == "x" * 60 + " … " + "x" * 60


def test_words_that_weighed_are_marked_with_their_feature_and_points() -> None:
    words = [{"text": "foreign", "start": 8, "end": 15}]
    rows = weighed(
        {"risk": {"reasons": [{"feature": "concept:abroad", "points": 0.66, "words": words}, {"feature": "score", "points": 2}]}}
    )
    assert rows == [words[0] | {"label": "concept:abroad +0.7"}]
    found = marked("talk to foreign clients", "text", {"mentions": [], "hits": [], "weighed": rows})
    assert [(piece.text, piece.kind) for piece in found if piece.spans] == [("foreign", "weighed")]
    assert weighed({}) == []
