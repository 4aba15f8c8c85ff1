"""What is known of one text while it is read: every step takes a Reading and returns its finding; `pipeline` stores it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.disguise.plain import Plain
from extract.disguise.typed import typed
from extract.findings import Ad, Contact, Dates, Employer, Job, Location, Reason, Risk, Salary
from extract.linear import Array, grams
from extract.once import once
from extract.pay.amounts import find_amounts
from extract.pay.ranges import Amount
from extract.place.mention import Mention
from extract.place.mentions import mentions
from extract.tables import Tables
from extract.text.normalize import Folded, fold
from extract.words import calendar_dates, job_words
from extract.words.lexicon import Found, lexicon, parts
from extract.words.nearby import flattened, lined, sentences
from extract.words.number_cues import spoken_in
from extract.words.phrases import Hit, digits


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity of the spaCy model: label as the model has it (ORG, PERSON, GPE, …), span in the text."""

    label: str
    text: str
    start: int
    end: int


_NO_JOB, _NO_DATES, _NO_RISK = Job(), Dates(), Risk()  # nothing found yet: they never change


@dataclass
class Reading:
    """Filled from above to below: languages, contacts, kind, entities, locations, employer, salary, job, dates, risk."""

    ad: Ad  # its text as it was typed (`disguise.typed`)
    tables: Tables
    languages: tuple[str, ...] = ()  # BCP 47, the main one first, then those mixed in
    contacts: tuple[Contact, ...] = ()  # roles final only after `kind`
    repeats: tuple[tuple[int, int], ...] = ()  # where the text says one of them again
    kind: str = "other"
    plea_likelihood: float = 0.0  # by the model of kinds, whatever kind won
    reasons: tuple[Reason, ...] = ()
    entities: tuple[Entity, ...] = ()  # of English news, of the sentences that `entities` asks about
    locations: tuple[Location, ...] = ()
    employer: Employer | None = None
    salary: Salary | None = None
    job: Job = _NO_JOB
    dates: Dates = _NO_DATES
    risk: Risk = _NO_RISK
    readers: tuple[tuple[Location, ...], tuple[Contact, ...], list[str]] | None = None  # by these (`readers.countries`)
    typed: Plain | None = None  # the way from the text to the original, where that is another
    concepts: dict[str, float] | None = None  # features by name; filled by the first who asks (`concepts.features`)

    @once
    def text(self) -> str:
        """The text as it was typed; asked for twenty times."""
        return self.ad.text

    @property
    def language(self) -> str:
        return self.languages[0] if self.languages else "und"

    @once
    def folded(self) -> Folded:
        """The text folded for looking up words (`normalize.fold`), with the way back to the text."""
        return fold(self.ad.text)

    @once
    def folded_title(self) -> Folded:
        return fold(self.ad.title or "")

    @once
    def found(self) -> Found:
        """The phrases of all tables in the text; `languages` are known by then."""
        return lexicon(self.tables).find(self.folded, self.languages)

    @once
    def found_title(self) -> Found:
        return lexicon(self.tables).find(self.folded_title, self.languages)

    @once
    def parts(self) -> Found:
        """The parts of indicators in the text."""
        return parts(self.tables).find(self.folded, self.languages)

    @once
    def contact_places(self) -> list[tuple[int, int]]:
        """Where contacts stand in the text, each as often as it is said."""
        return [(c.start, c.end) for c in self.contacts if c.start is not None and c.end is not None] + list(self.repeats)

    @once
    def contact_spans(self) -> list[tuple[int, int]]:
        """Where contacts stand in the folded text, in order; their digits are no amounts."""
        return sorted(self.folded.place(start, end) for start, end in self.contact_places)

    @once
    def flat(self) -> str:
        """The folded text, its digits ASCII, those that a machine misread among them (`nearby.flattened`)."""
        return flattened(self.folded, self.text)

    @once
    def lines(self) -> str:
        """The same with its lines (`nearby.lined`)."""
        return lined(self.flat, self.folded, self.text)

    @once
    def line_starts(self) -> list[int]:
        """Where the lines begin in the folded text."""
        return [0, *(at + 1 for at, char in enumerate(self.lines) if char == "\n")]

    @once
    def job_words(self) -> Mapping[str, list[Hit]]:
        """What the text has of the words of the job, by list (`words.job_words`)."""
        return job_words.lists(self.tables).find(self.flat)

    @once
    def days(self) -> list[calendar_dates.Found]:
        """The calendar dates of the text."""
        usage = calendar_dates.usage_of(self.languages, (self.ad.country or "").upper() or None)
        return calendar_dates.find_dates(self.flat, self.tables, usage)

    @once
    def amounts(self) -> list[Amount]:
        """The amounts in the text, of money or not; `contacts` are known by then."""
        return find_amounts(self.lines, self.tables, self.languages, self.contact_spans)

    def amounts_in(self, text: str) -> list[Amount]:
        """The amounts in another form of the text, in lower case."""
        return find_amounts(digits(text), self.tables, self.languages)

    @once
    def mentions(self) -> list[Mention]:
        """Where the text may name places (`place.mentions`)."""
        return mentions(self.folded, self.ad.text, self.tables, self.likely_languages)

    @property
    def likely_languages(self) -> tuple[str, ...]:
        """The languages of the text and those of its readers' country, for of a short text nobody can tell for sure."""
        return tuple(dict.fromkeys((*self.languages, *spoken_in(self.ad.country, self.tables))))

    @once
    def breaks(self) -> list[int]:
        """Where sentences and lines end, in the folded text."""
        return sentences(self.flat, self.folded, self.ad.text)

    @once
    def grams(self) -> Array:
        """Buckets of the character n-grams of title and text, folded (`linear.grams`)."""
        return grams(self.worded)

    @property
    def worded(self) -> str:
        """Title and text, folded."""
        return f"{self.folded_title.text} {self.folded.text}"


def reading_of(ad: Ad, tables: Tables) -> Reading:
    """The reading of an ad, of which nothing is known yet; title and text as they were typed."""
    text, title = typed(ad.text, tables), typed(ad.title, tables) if ad.title else None
    if text is None and title is None:
        return Reading(ad, tables)
    own = replace(ad, text=text.text if text else ad.text, title=title.text if title else ad.title)
    return Reading(own, tables, typed=text)
