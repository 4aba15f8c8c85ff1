"""Which jobs an ad is for: names of occupations told from the drivers, guards and managers that it merely mentions.

A name is asked for when a word for hiring, a number, a bullet, a label or another such job goes with it. What comes before the
first of them counts as well, but for people who usually stand round a job. Groups are ISCO-08 unit groups.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from extract import linear
from extract.compiled import compiled
from extract.findings import Occupation
from extract.job import spots
from extract.job.applicants import Hits
from extract.job.spots import Around, Spot
from extract.reading import Reading
from extract.tables import Tables
from extract.words import grammar, job_words
from extract.words.nearby import MARK, ending
from extract.words.phrases import Hit, digits

MOST = 12
NO_OCCUPATION = "-"  # in `occupations.csv`: a phrase that only sounds like one (social security)
ANY_WORKER = "9329"  # a worker without a trade
# Who meets, leads, guards, treats or pays the people who are hired.
ROUND_A_JOB = frozenset(
    {
        "1420", "2211", "2212", "2221", "2411", "2423", "2611", "2643", "3339", "3341", "4226", "4311", "5230", "5412", "5414", "8322",
        "8332", "9112",
    }
)  # fmt: skip
_BEFORE, _AFTER = 90, 60  # folded characters between a word for hiring and the job, in one sentence
_LISTED = 20  # from one job of a list to the next
_COUNT_BEFORE = re.compile(rf"(?<![\d.,$€£¥₹+-])\d{{1,4}}\s?(?:[^\W\d]|{MARK}){{0,6}}\s?$")
_COUNT_AFTER = re.compile(r"\s?[(\[\-–:x×*]{0,2}\s?\d{1,4}(?![\d%.,:]\d|\d|\s?[$€£¥₹%])")
_ENTRY = re.compile(r"(?:^|[\n:：•·▪●▶►*✔✅✓➡👉🔹🔸【\[(（>|/＃#]|[-–—])\s*$")


def find(reading: Reading, text: Around, hits: Hits) -> tuple[Occupation, ...]:
    """The first mention of each ISCO-08 group, in the order of the text; the title's where the text has none."""
    found = named(reading, text.flat, hits)
    asked = chosen(found, spots.points(linear.load(spots.file("occupations")), text, found)) if found else []
    first: dict[str, Occupation] = {}
    for spot in asked:
        start, end = reading.folded.span(spot.start, spot.end)
        code, words = spot.value, reading.text[start:end]
        first.setdefault(code or words, Occupation(words, start, end, code or None))
    return tuple((first or _of_title(reading)).values())[:MOST]


def chosen(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> list[Spot]:
    return [spot for spot, (odds,) in zip(found, points, strict=False) if odds > 0]


def named(reading: Reading, flat: str, hits: Hits) -> list[Spot]:
    """Names of occupations, with what the rules say of each."""
    known = [hit for hit in hits["occupations"] if hit.row["isco08"] != NO_OCCUPATION and not _in_employer(reading, hit)]
    asked = {hit.start for hit in _meant(reading, flat, hits, known)} if known else set()
    codes = Counter(hit.row["isco08"][:3] for hit in known)
    found, seen = [], set[str]()
    for hit in known:
        code = hit.row["isco08"]
        again = code[:3] in seen
        seen.add(code[:3])
        said = (
            f"group {code[:1]}", f"code {code[:3]}", f"named {min(3, codes[code[:3]])}", f"again {again}",
            *(["rule asked"] if hit.start in asked else []), *(["round a job"] if code in ROUND_A_JOB else []),
            *(["any worker"] if code == ANY_WORKER else []), f"length {min(4, (hit.end - hit.start) // 5)}",
            *(["rule counted"] if _counted(hit, flat) else []), *(["rule marked"] if _marked(hit, flat, reading) else []),
        )  # fmt: skip
        found.append(Spot(hit.start, hit.end, code, said))
    return found


def _of_title(reading: Reading) -> dict[str, Occupation]:
    title, found = reading.ad.title or "", dict[str, Occupation]()
    for hit in job_words.lists(reading.tables).find(digits(reading.folded_title.text))["occupations"] if title else ():
        start, end = reading.folded_title.span(hit.start, hit.end)
        code = hit.row["isco08"]
        if code != NO_OCCUPATION:
            found.setdefault(code, Occupation(title[start:end], None, None, code or None))
    return found


def _in_employer(reading: Reading, hit: Hit) -> bool:
    name = reading.employer
    if name is None or name.start is None or name.end is None:
        return False
    start, end = reading.folded.span(hit.start, hit.end)
    return name.start < end and start < name.end


def _meant(reading: Reading, flat: str, hits: Hits, named: Sequence[Hit]) -> list[Hit]:
    """The jobs asked for, without the workers that a line above the trades speaks of; else those not merely round a job."""
    breaks = reading.breaks
    hiring = sorted(
        (hit for role in ("hire", "before", "after") for hit in hits[f"opening_words:{role}"]), key=lambda hit: hit.start
    )
    asked: list[Hit] = []
    for hit in named:
        if _hired(hit, hiring, breaks) or _marked(hit, flat, reading) or (asked and _listed(asked[-1], hit, flat, reading.tables)):
            asked.append(hit)
    first = asked[0].start if asked else len(flat)  # a job told before the first that is asked for is what the ad is about
    asked += [hit for hit in named if hit.start < first and hit.row["isco08"] not in ROUND_A_JOB]
    asked.sort(key=lambda hit: hit.start)
    trades = any(hit.row["isco08"][:1] in "789" and hit.row["isco08"] != ANY_WORKER for hit in asked)
    return [hit for hit in asked if not (trades and hit.row["isco08"] == ANY_WORKER and not _counted(hit, flat))]


def _hired(hit: Hit, hiring: Sequence[Hit], breaks: Sequence[int]) -> bool:
    """Whether a word for hiring stands in the sentence of the job, near to it."""
    index = bisect_right(breaks, hit.start)
    since = breaks[index - 1] if index else 0
    until = breaks[index] if index < len(breaks) else hit.end + _AFTER
    ahead = ending(hiring, hit.start, _BEFORE)
    if ahead and ahead.start >= since:
        return True
    after = bisect_left(hiring, hit.start, key=lambda other: other.start)
    return after < len(hiring) and hiring[after].end <= until and hiring[after].start - hit.end <= _AFTER


def _marked(hit: Hit, flat: str, reading: Reading) -> bool:
    """Whether the job begins the text, a line, or what stands behind a bullet or a label, or has its number."""
    start = reading.folded.span(hit.start, hit.end)[0]
    return _ENTRY.search(reading.text, max(0, start - 4), start) is not None or start <= 2 or _counted(hit, flat)


def _counted(hit: Hit, flat: str) -> bool:
    return (
        _COUNT_BEFORE.search(flat, max(0, hit.start - 12), hit.start) is not None or _COUNT_AFTER.match(flat, hit.end) is not None
    )


@lru_cache(maxsize=8)
def _list(tables: Tables) -> re.Pattern[str]:
    """What stands between the jobs of a list: a sign, or a word for `and` or `or`."""
    return compiled(rf"[,、，;/+&،၊]|{grammar.joining(tables, 'and', 'or')}")


def _listed(last: Hit, hit: Hit, flat: str, tables: Tables) -> bool:
    return hit.start - last.end <= _LISTED and _list(tables).search(flat, last.end, hit.start) is not None
