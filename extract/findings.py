"""What the analysis of one text answers: frozen dataclasses, field by field the JSON of `osint analyze`.

`start` and `end` count characters of the original text: `text[start:end]` is what the ad says. A finding from the title
alone, or from the structure of the ad, has `start` and `end` None and the title's words, or nothing, as `text`.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Ad:
    """One text as it came. The fields after `country` are schema.org values as collected (JSON), where there were some."""

    text: str
    title: str | None = None
    url: str | None = None
    language: str | None = None  # BCP 47 hint
    country: str | None = None  # ISO 3166-1 alpha-2 of the readers, a hint
    hiring_organization: Any = None
    job_location: Any = None
    base_salary: Any = None
    application_contact: Any = None
    date_posted: str | None = None
    valid_through: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorHit:
    id: str
    weight: float
    text: str
    start: int | None
    end: int | None
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an ad and where they stand in its text."""

    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class RiskReason:
    """What spoke for (positive) or against the likelihood of a risky ad, in log-odds; `wording` is all n-grams together.

    `words` are the first of those in the ad that the feature was read from; none for what is known from its structure.
    """

    feature: str
    points: float
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    band: str = "none"  # none | low | medium | high
    score: float = 0
    dimensions: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    indicators: tuple[IndicatorHit, ...] = ()
    likelihood: float = 0.0  # 0 to 1, by `risk.model`
    reasons: tuple[RiskReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Employer:
    name: str
    normalized: str
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Location:
    text: str
    start: int | None
    end: int | None
    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    level: str  # compound | place | admin1 | country
    precision_km: float
    role: str  # workplace | origin | transit | mention
    geoname_id: int | None
    hotspot: str | None
    place_id: str = ""  # the gazetteer's key: hotspot:…, geonames:…, admin1:…, country:…
    confidence: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    type: str
    value: str
    text: str
    start: int | None
    end: int | None
    role: str  # recruiter | quoted | authority | affected | other
    obfuscated: bool = False
    network: str | None = None  # of a wallet: bitcoin, ethereum, tron, …
    region: str | None = None  # ISO country of a phone number, as dialled or guessed
    valid: bool | None = None  # libphonenumber's verdict or a checksum; reserved fiction ranges are possible, not valid


@dataclass(frozen=True, slots=True)
class Salary:
    min: float | None
    max: float | None
    currency: str  # ISO 4217
    period: str  # hour | day | week | month | year
    usd_month: float | None
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Occupation:
    text: str
    start: int | None
    end: int | None
    isco08: str | None


@dataclass(frozen=True, slots=True)
class Licence:
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Age:
    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Job:
    occupations: tuple[Occupation, ...] = ()
    total_job_openings: int | None = None
    applicant_location_requirements: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    age: Age | None = None
    gender: str | None = None  # female | male
    licences: tuple[Licence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    date_posted: str | None = None
    valid_through: str | None = None
    job_start: str | None = None
    departure: str | None = None
    interview: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the gate took a text for its kind: the words, where they stand, and for which kind they speak."""

    kind: str
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Analysis:
    language: str | None
    extractor: str
    kind: str  # job_ad | warning | plea | news | other
    risk: Risk
    employer: Employer | None
    locations: tuple[Location, ...]
    contacts: tuple[Contact, ...]
    salary: Salary | None
    job: Job
    dates: Dates
    reasons: tuple[Reason, ...] = field(default=())
