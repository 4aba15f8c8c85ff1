"""The languages that applicants are asked to speak, told from those of clients, of lessons and of the ad."""

from collections.abc import Sequence

from extract.job.applicants import Hits, chain, chained
from extract.reading import Reading
from extract.tables import Tables
from extract.words import spots
from extract.words.nearby import before, behind, ending, starting
from extract.words.phrases import Hit
from extract.words.spots import Around, Spot

_HINDI_IS_NOT = frozenset({"tl", "fil", "ceb"})  # the Tagalog word for "not"


def find(reading: Reading, text: Around, hits: Hits) -> tuple[str, ...]:
    """BCP 47 tags of the languages asked for or preferred, in the order of the text."""
    found = named(reading, text.flat, hits)
    return chosen(found, spots.read("languages", text, found)) if found else ()


def chosen(found: Sequence[Spot], points: Sequence[Sequence[float]]) -> tuple[str, ...]:
    """The tags of the names that are likely asked for."""
    return tuple(dict.fromkeys(tag for spot in spots.likely(found, points) for tag in spot.value.split()))


def named(reading: Reading, flat: str, hits: Hits) -> list[Spot]:
    """Names of languages, with what the rules say of each."""
    sure = hits["spoken_languages"]
    if reading.language.split("-")[0] in _HINDI_IS_NOT:
        sure = [hit for hit in sure if hit.row["phrase"] != "hindi"]
    roles = ("client", "not_before", "not_after", "medium")
    context = {role: hits[f"language_context:{role}"] for role in roles}
    spoken = _spoken(flat, hits, sure, reading.tables)
    taken = {at for hit in sure for at in range(hit.start, hit.end)}
    bare = [hit for hit in hits["language_names"] if hit.start not in taken]
    sure_at, known_at = {hit.start for hit in sure}, {hit.start for hit in (*sure, *spoken)}
    found = []
    for start, end, tag in sorted({*map(_place, [*sure, *bare])}):
        is_sure, known = start in sure_at, start in known_at
        asked = known and not _another_s(Hit(start, end, {}), context, flat)
        own = tag.split("-")[0] == reading.language.split("-")[0]
        said = spots.so(sure=is_sure, name=not is_sure, own=own, rule_asked=asked, rule_refused=known and not asked)
        found.append(Spot(start, end, tag, tuple(said)))
    return found


def _place(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.row["language"]


def _another_s(hit: Hit, around: dict[str, list[Hit]], flat: str) -> bool:
    """Whether the language is a client's (`English-speaking customers`), or said not to be needed."""
    refused = before(around["not_before"], hit.start, flat, 22) or behind(around["not_after"], hit.end, flat, 16)
    if refused or (behind(around["client"], hit.end, flat, 10) and not ending(around["medium"], hit.start, 1)):
        return True  # `English customers`; but `chat in English for customers` tells what one must know
    client = before(around["client"], hit.start, flat, 12)
    if client and "(" in flat[client.end : hit.start]:
        return False  # what stands in brackets is said of the job
    return client is not None and not any(client.end <= by.start < hit.start for by in around["medium"])


def _spoken(flat: str, hits: Hits, sure: Sequence[Hit], tables: Tables) -> list[Hit]:
    """Languages named by a bare name, behind a word for knowing one, before a word that makes it one, or beside a language that
    is sure: `Thai/Chinese speaking`, `Burmese-English translator`, `พูดภาษาอังกฤษและจีน`.
    """
    taken = {at for hit in sure for at in range(hit.start, hit.end)}
    names = [hit for hit in hits["language_names"] if taken.isdisjoint(range(hit.start, hit.end))]
    know = hits["language_context:know"]
    between = chain(tables)
    found = [hit for hit in names if _touched(hits["language_context:spoken"], hit, flat) or ending(know, hit.start, 1)]
    for order in (1, -1):  # to the right, then to the left
        known_ = sorted([*sure, *found], key=lambda hit: hit.start)
        for hit in [each for each in names if each not in found][::order]:
            if any(chained(flat, hit, other, between) for other in known_):
                found.append(hit)
                known_.append(hit)
    return found


def _touched(words: Sequence[Hit], hit: Hit, flat: str) -> bool:
    """Whether one of the words comes next, a space or a hyphen between."""
    word = starting(words, hit.end, 2)
    return word is not None and word.start > hit.end and not flat[hit.end : word.start].strip(" -")
