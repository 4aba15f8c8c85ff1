"""Which jobs an ad is for: names of occupations told from the drivers, guards and managers that it merely mentions.

A model tells them (`spots`); rules for it brought nothing beside it (F1 0.859 with them, 0.858 without, over 2,612 ads, languages held
out). Groups are ISCO-08 unit groups.
"""

from collections import Counter

from extract.findings import Occupation
from extract.job.applicants import Hits
from extract.reading import Reading
from extract.words import job_words, spots
from extract.words.phrases import Hit, digits
from extract.words.spots import Around, Spot

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


def find(reading: Reading, text: Around, hits: Hits) -> tuple[Occupation, ...]:
    """The first mention of each ISCO-08 group, in the order of the text; the title's where the text has none."""
    found = named(reading, hits)
    asked = spots.likely(found, spots.read("occupations", text, found)) if found else []
    first: dict[str, Occupation] = {}
    for spot in asked:
        start, end = reading.folded.span(spot.start, spot.end)
        code, words = spot.value, reading.text[start:end]
        first.setdefault(code or words, Occupation(words, start, end, code or None))
    return tuple((first or _of_title(reading)).values())[:MOST]


def named(reading: Reading, hits: Hits) -> list[Spot]:
    """Names of occupations."""
    known = [hit for hit in hits["occupations"] if hit.row["isco08"] != NO_OCCUPATION and not _in_employer(reading, hit)]
    codes = Counter(hit.row["isco08"][:3] for hit in known)
    found, seen = [], set[str]()
    for hit in known:
        code = hit.row["isco08"]
        said = spots.so(round_a_job=code in ROUND_A_JOB, any_worker=code == ANY_WORKER, again=code[:3] in seen)
        seen.add(code[:3])
        size = f"length {min(4, (hit.end - hit.start) // 5)}"
        name = (f"group {code[:1]}", f"code {code[:3]}", f"named {min(3, codes[code[:3]])}", size)
        found.append(Spot(hit.start, hit.end, code, (*name, *said)))
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
