"""Hits that were judged stand in their ads, and are counted as shown or gone."""

from collections.abc import Iterable

import extract
from extract import Ad
from extract.findings import Analysis
from tests.eval import judged_hits
from tests.eval.judged_hits import Judged, judged, report, share, still_shown

TEXT = "Cooks for a hotel in Doha. Free air ticket. Our guests fly home free. hr@hotel.example"
HITS = (
    {"indicator": "free_travel", "start": 27, "words": "Free air ticket", "says": True, "stands_for": 9.0},
    {"indicator": "passport_handover", "start": 44, "words": "Our guests fly home free", "says": False, "stands_for": 1.0},
)
ONE = Judged({"text": TEXT, "language": "en", "country": "GB", "risky": False}, HITS)


def test_every_hit_stands_in_an_ad_that_nobody_keeps_unread() -> None:
    found = judged()
    assert sum(len(one.hits) for one in found) == len(judged_hits.FILE.read_text(encoding="utf-8").splitlines())
    assert all(one.ad["kind"] == "job_ad" and one.ad.get("split") != "test" for one in found)


def test_a_hit_is_shown_by_some_of_its_words() -> None:
    found = extract.analyze(TEXT, language="en")
    assert list(still_shown(ONE, found)) == [HITS[0]]
    elsewhere = {**HITS[0], "start": 0, "words": "Cooks"}
    assert not list(still_shown(Judged(ONE.ad, (elsewhere,)), found))


def test_the_table_counts_both_verdicts() -> None:
    def read(ads: Iterable[Ad]) -> list[Analysis]:
        assert list(ads) == [Ad(TEXT, language="en", country="GB")]
        return [extract.analyze(TEXT, language="en")]

    assert f"| {ONE.group} | 1 | 1 of 1 | 0 of 1 | 1.00 |" in report([ONE], read)
    assert share(HITS) == 0.9
