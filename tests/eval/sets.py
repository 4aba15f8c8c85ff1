"""The sets of texts that quality is told by, and the figures of each as one table, a set a row.

`python -m tests.eval --write` puts the tables into docs/quality.md, between the marks that name them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.eval import jobs, measures
from tests.eval.figures import markdown
from tests.eval.measures import Pair

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE, JOB_PAGE = DOCS / "quality.md", DOCS / "pay-and-job.md"
ALL, DRESSED, CLAUSES, JOB = "figures of all sets", "figures in other dress", "figures of indicators", "figures of the job"  # marks
SHOWN = "figures of signs shown"


@dataclass(frozen=True, slots=True)
class Set:
    """Texts by some authors. `apart`: they are none of the posts; `tuned`: those of split `tune` are in it too."""

    name: str
    authors: tuple[str, ...]
    apart: bool = True
    tuned: bool = False


# Nobody read a text or an error of the sets called unread; docs/quality.md tells how each came about.
POSTS = Set("posts", (), apart=False)
SETS = (
    Set("by the contract, unread", ("lotte", "tove", "wim", "yara", "abel", "bess", "cato", "saga", "arlo", "beth")),
    Set("by the contract, by six more, unread", ("alma", "boyd", "cleon", "dagny", "elio", "fern")),
    Set("by the contract, by eight more, unread", ("adah", "brij", "cyd", "dov", "elka", "finn", "greta", "hild")),
    Set("by the contract", ("ulla", "vito")),
    POSTS,
    Set("posts of brokers and shops", ("enzo", "odin", "pina"), apart=False),
    Set("long ads and cards", ("ruth",), apart=False),
    Set("posts that hide well", ("tess", "nell"), apart=False),
    Set("posts with riddles", ("freja", "mads"), apart=False),
    Set("names of accounts hidden, unread", ("nico", "pola", "rhea")),
    Set("contacts hidden by all means, unread", ("ilse",)),
    Set("contacts hidden as on any day, unread", ("bram",)),
    Set("contacts hidden in posts, unread", ("hoda", "ivka", "jens", "kola", "lise", "mika")),
    Set("contacts hidden by groups of languages, unread", ("amos", "bina", "cyra", "dora", "ezra", "fadi", "gio", "hulda")),
    Set("groups, papers, mailboxes, unread", ("hedy",)),
    Set("second-hand words, unread", ("jory",)),
    Set("honest ads too good, unread", ("kato",)),
    Set("the industry's own ads, unread", ("inga",)),
    Set("dry ads and their honest twins, unread", ("dara", "dino")),
    Set("shapes of boards", ("edda", "ewan", "fina")),
    Set("shapes of boards, unread", ("gale",)),
    Set("languages with few words", ("ivo",), tuned=True),
    Set("languages with few words, unread", ("maud",)),
    Set("vacancies as pages have them", ("olin",)),
    Set("vacancies of all places, unread", ("petr",)),
    Set("short ads, names and places in passing, unread", ("cleo",)),
    Set("small firms and their posts, unread", ("beni", "cho", "dilo", "farid", "gunta", "hari", "iolo", "juno")),
    Set("pages beside ads", ("mona",)),
    Set("pages beside ads, unread", ("otis",)),
    Set("pages as crawlers meet them", ("aksel",)),
    Set("pages as crawlers meet them, unread", ("birk",)),
    Set("pages of several jobs and places, unread", ("yael", "zinnia")),
    Set("long postings and their twins, unread", ("ozan",)),
    Set("messages of groups and phones, unread", ("kofi",)),
    Set("sober and blunt ads, unread", ("bodil",)),
    Set("what stands beside ads in channels, unread", ("tora",)),
    Set("lures, one-liners, agencies' vacancies, unread", ("ulfa",)),
    Set("ads that hardly look like ads, unread", ("edo",)),
    Set("vacancies in sober copy, unread", ("jorun", "celso", "zofka", "haneul", "oddny", "livia", "radka", "minjae")),
    Set("ads in every format, unread", ("adda", "bork", "cyan", "dunk", "esra", "filo", "holt")),
    Set("who hires, in all spots, unread", ("fritz",)),
    Set("dealers in accounts and cards, unread", ("gerda",)),
    Set("earnings from home, unread", ("ragna",)),
    Set("ads with several sums, unread", ("yrsa",)),
    Set("ads with all of a job, unread", ("pavo", "runa", "sami", "tilde", "vera")),
    Set("ads with all of a job, by eight more, unread", tuple(sorted(jobs.EIGHT))),
)


def by_set(pairs: Sequence[Pair]) -> dict[Set, list[Pair]]:
    """The texts of each set; those of split `tune` are in none but that of languages with few words."""
    apart = {author for one in SETS if one.apart for author in one.authors}
    known = [(pair[0]["id"].partition("-")[0], pair) for pair in pairs]
    return {
        one: [
            pair
            for author, pair in known
            if (author in one.authors if one is not POSTS else author not in apart)
            and (pair[0].get("split") != "tune" or one.tuned)
        ]
        for one in SETS
    }


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


def _right(pairs: Sequence[Pair]) -> str:
    return _share(sum(text["kind"] == found.kind for text, found in pairs), len(pairs))


def _read_as(said: str, kind: str) -> Callable[[Sequence[Pair]], str]:
    """How many texts of a kind are read as another or as it."""

    def figure(pairs: Sequence[Pair]) -> str:
        seen = [found.kind for text, found in pairs if text["kind"] == kind]
        return f"{seen.count(said)} of {len(seen)}" if seen else ""

    return figure


def _counted(measure: Callable[[Sequence[Pair]], measures.Counts], figure: str) -> Callable[[Sequence[Pair]], str]:
    """A figure of a measure; nothing where the texts have nothing to find."""

    def counted(pairs: Sequence[Pair]) -> str:
        counts = measure(pairs)
        return f"{getattr(counts, figure):.3f}" if counts.right + counts.missed else ""

    return counted


def _workplaces(pairs: Sequence[Pair]) -> str:
    """Precision, of ads whose places are all in the gold: of the workplaces told those that are one, by whatever part of the words."""
    right = told = 0
    for text, found in pairs:
        if text["kind"] != "job_ad" or not text.get("places"):
            continue
        want = {place["text"].casefold() for place in text["places"] if place["role"] == "workplace"}
        want |= {name.casefold() for name in text["workplaces"]}
        got = {place.text.casefold() for place in found.locations if place.role == "workplace" and place.text}
        told += len(got)
        right += sum(any(name in there or there in name for there in want) for name in got)
    return _share(right, told)


def _hidden(pairs: Sequence[Pair]) -> str:
    counts = measures.disguised_contacts(pairs)
    return f"{counts.recall:.3f} ({counts.right + counts.missed})" if counts.right + counts.missed else ""


# What must be known of a text, the heading, the figure.
COLUMNS: tuple[tuple[str, str, Callable[[Sequence[Pair]], str]], ...] = (
    ("kind", "texts", lambda pairs: str(len(pairs))),
    ("kind", "kinds right", _right),
    ("kind", "kind, macro-F1", lambda pairs: f"{measures.macro_f1(measures.kinds(pairs)):.3f}"),
    ("kind", "pleas kept", _read_as("plea", "plea")),
    ("kind", "other read as ads", _read_as("job_ad", "other")),
    ("risky", "risky, P", _counted(measures.risky, "precision")),
    ("risky", "R", _counted(measures.risky, "recall")),
    ("contacts", "contacts, F1", _counted(measures.plain_contacts, "f1")),
    ("contacts", "in disguise, R (of)", _hidden),
    ("contacts", "P", _counted(measures.disguised_contacts, "precision")),
    ("contacts", "roles", lambda pairs: _share(*measures.roles(pairs))),
    ("contacts", "given out", lambda pairs: str(measures.given_out(pairs))),
    ("employer", "employer, F1", _counted(measures.employers, "f1")),
    ("employer", "null kept", lambda pairs: _share(*measures.null_kept(pairs, "employer", lambda found: found.employer))),
    ("pay", "pay, F1", _counted(measures.pay, "f1")),
    ("pay", "null kept", lambda pairs: _share(*measures.null_kept(pairs, "pay", lambda found: found.salary))),
    ("workplaces", "workplaces, P", _workplaces),
    ("workplaces", "R", _counted(measures.workplaces, "recall")),
)


def table(pairs: Sequence[Pair]) -> str:
    """The figures of all sets as a table of Markdown; nothing where a set has no gold."""
    rows = []
    for one, its in by_set(pairs).items():
        cells = [figure(its) if its and all(key in text for text, _ in its) else "" for key, _, figure in COLUMNS]
        rows.append([one.name, *cells])
    return markdown(["", *(heading for _, heading, _ in COLUMNS)], rows)


def placed(page: str, name: str, made: str) -> str:
    """A page with what was made between its marks of that name. Raises ValueError if it has no such marks."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    whole = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not whole.search(page):
        raise ValueError(f"no marks {begin} and {end} in the page")
    return whole.sub(lambda _: f"{begin}\n\n{made}\n\n{end}", page)


def write(tables: Mapping[str, str], path: Path = PAGE) -> None:
    """Put tables into a page of the docs, each between the marks of its name. Raises ValueError as `placed`; then nothing is written."""
    page = path.read_text(encoding="utf-8")
    for name, made in tables.items():
        page = placed(page, name, made)
    path.write_text(page, encoding="utf-8")
