"""The job as the ad has it: occupations, openings, whom it asks for (nationality, languages, age, gender), licences."""

from functools import lru_cache
from typing import Any

from extract.findings import Job
from extract.job import ages, applicants, languages, licences, occupations, openings, spots
from extract.job.applicants import Hits
from extract.job.spots import Around
from extract.reading import Reading
from extract.stored import kept
from extract.tables import Row, Tables
from extract.words.phrase_groups import PhraseGroups, grouped
from extract.words.phrases import Hit


def find(reading: Reading) -> Job:
    """What a `job_ad` says of the job; an empty Job for other kinds."""
    if reading.kind != "job_ad":
        return Job()
    hits = words(reading)
    text = beside(reading, hits)
    return Job(
        occupations=occupations.find(reading, text, hits),
        total_job_openings=openings.find(reading, text, hits),
        applicant_location_requirements=applicants.nationalities(reading, text, hits),
        languages=languages.find(reading, text, hits),
        age=ages.find(text, hits, reading.tables),
        gender=applicants.gender(text, hits),
        licences=licences.find(reading, text.flat, hits),
    )


def words(reading: Reading) -> Hits:
    """What the text has of the tables of this file, by list."""
    return _phrases(reading.tables).find(reading.flat)


_MEAN = {
    "nationalities": "people", "nationality_adjectives": "adjective", "spoken_languages": "language", "language_names": "name",
    "occupations": "job", "licence_cues": "licence",
}  # fmt: skip


def beside(reading: Reading, hits: Hits) -> Around:
    """The text with the words that stand beside what may mean something: who stands in one line counts nobody of the next."""
    lists = {name: found for name, found in hits.items() if name.partition(":")[0] in _WITH_ROLES}
    lists |= {mean: hits[name] for name, mean in _MEAN.items()}
    for sex in ("female", "male", "both", "none"):
        lists[sex] = [hit for hit in hits["gender_words"] if hit.row["gender"] == sex]
    lists |= {name: hits[f"gender_words:{name}"] for name in ("only", "label", "greeting")}
    lists["money"] = [Hit(each.start, each.end, {}) for each in reading.amounts if each.currency]
    lists["day"] = [Hit(day.start, day.end, {}) for day in reading.days]
    lists["contact"] = [Hit(start, end, {}) for start, end in reading.contact_spans]
    return spots.around(reading.lines, reading.line_starts, reading.breaks, lists)


@lru_cache(maxsize=8)
def _phrases(tables: Tables) -> PhraseGroups:
    """All tables of this file in one automaton."""
    return PhraseGroups(_grouped(tables))


_ALONE = (
    "nationalities", "nationality_adjectives", "language_names", "spoken_languages", "occupations", "gender_words", "licence_cues",
)  # fmt: skip
_WITH_ROLES = ("language_context", "licence_context", "age_words", "opening_words", "opening_context")  # several lists each


@kept(*_ALONE, *_WITH_ROLES, "gender_context")
def _grouped(tables: Tables) -> list[Any]:
    groups: dict[str, list[Row]] = {name: list(tables.rows(name)) for name in _ALONE}
    for name in _WITH_ROLES:
        for row in tables.rows(name):
            groups.setdefault(f"{name}:{row['role']}", []).append(row)
    for row in tables.rows("gender_context"):  # `none` wins over a word for a sex by its length
        name = "gender_words" if row["gender"] == "none" else f"gender_words:{row['gender']}"
        groups.setdefault(name, []).append(row)
    groups["age_words:units"] = groups["age_words:unit"] + groups["age_words:old"]
    return grouped(groups)
