"""The job as the ad has it: occupations, openings, whom it asks for (nationality, languages, age, gender), licences."""

from extract.findings import Job
from extract.job import ages, applicants, languages, licences, occupations, openings
from extract.job.applicants import Hits
from extract.reading import Reading
from extract.words import job_words, spots
from extract.words.phrases import Hit
from extract.words.spots import Around


def find(reading: Reading) -> Job:
    """What a `job_ad` says of the job; an empty Job for other kinds."""
    if reading.kind != "job_ad":
        return Job()
    hits = reading.job_words
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


_MEAN = {
    "nationalities": "people", "nationality_adjectives": "adjective", "spoken_languages": "language", "language_names": "name",
    "occupations": "job", "licence_cues": "licence",
}  # fmt: skip


def beside(reading: Reading, hits: Hits) -> Around:
    """The text with the words that stand beside what may mean something: who stands in one line counts nobody of the next."""
    lists = {name: found for name, found in hits.items() if name.startswith(job_words.WITH_ROLES)}
    lists |= {mean: hits[name] for name, mean in _MEAN.items()}
    for sex in ("female", "male", "both", "none"):
        lists[sex] = [hit for hit in hits["gender_words"] if hit.row["gender"] == sex]
    lists |= {name: hits[f"gender_words:{name}"] for name in ("only", "label", "greeting")}
    lists["money"] = [Hit(each.start, each.end, {}) for each in reading.amounts if each.currency]
    lists["day"] = [Hit(day.start, day.end, {}) for day in reading.days]
    lists["contact"] = [Hit(start, end, {}) for start, end in reading.contact_spans]
    return spots.around(reading.lines, reading.line_starts, reading.breaks, lists)
