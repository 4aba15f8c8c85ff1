"""What a text is: job_ad, warning, plea, news or other, by weighted cues that can be shown to a reader.

Cues are phrases (`data/kind_cues.csv`), the indicators of an ad (`data/lexicon.csv`) and a few structural features;
what each speaks for stands in `data/kind_weights.csv`. Sums and counts are features of a small model
(`kind.model`), which also reads character n-grams and decides; the cues for its choice are the reasons shown.
"""

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from extract import linear, posted
from extract.findings import Reason
from extract.kind import model as kind_model
from extract.reading import Reading
from extract.tables import Tables
from extract.words.lexicon import Match
from extract.words.negation import is_negated

KINDS = ("job_ad", "warning", "plea", "news", "other")
MOST_REASONS = 12
# How many points a plea may lie behind; more behind an ad, and if the rules saw captivity, a call for help or a relative. By
# cross-validation: at half of them of 2,735 pleas 55 are read as ads and 120 as anything else, so 38 and 90, and 89 more of 25,657 ads
# are lost, 156 more of 16,112 other texts taken for pleas (with `MARGIN_AD` at 0.4).
MARGIN, MARGIN_SAID = 0.7, 1.4
# How far an ad may lie behind other, a warning or such news: chosen by totals of all sets of texts. Most texts that train were written to
# lie close. By the last training, at 0.6, 0.8, 1.0 and 1.2 of 13,759 texts 13,098, 13,098, 13,080 and 13,069 have their kind, of 9,284
# ads 210, 187, 173 and 160 are lost, of 703 real postings 40, 36, 33 and 31; of 120 real texts that are none 45, 50, 53 and 57 are read
# as ads.
MARGIN_AD, _NEAR_ADS = 0.8, ("other", "warning")
_REPORTING = frozenset({"rule:event", "rule:said", "rule:byline"})  # without any of them a bare line may lie near news by chance
# The same of what a page declares a posting: many such texts of boards hold duties alone. 57 of 324 real ads were taken for something else
# without it, none of them by more; of 215 other texts that train nine in ten lie 4.6 behind or more, three in four 5.6.
MARGIN_POSTED, _NEAR_POSTED = 5.0, ("other", "news")
# Without any of these a close call stays other: goods, rooms and talk lie near ads for having no word of anything else. Of close
# calls in split `test` 11 of 22 others were told so, and one ad of ten lost; of real posts that are no ads 29 of 32.
_HIRING = (
    "rule:hire",
    "rule:apply",
    "rule:broker",
    "rule:invite",
    "rule:hotspot",
    "words:occupations",
    "concept:hire",
    "concept:job",
)
FEWEST_LETTERS = 3  # different ones of a text that can be anything: two Chinese characters are a word; chosen by hand
SHORTEST = 12  # characters of a text without a word that any table knows, to be anything (`hello` was a plea); chosen by hand
_NO_WORDS = {"rule:bias", "rule:contact", "concept:hello"}  # what may stand in any text
_CHAT = {"telegram", "telegram_invite", "whatsapp", "whatsapp_invite", "line", "wechat", "viber", "zalo", "zalo_invite", "imo"}
# Two features that together say more than their sum.
_PAIRS = {
    "captive_first": ("captive", "first"),
    "help_captive": ("help", "captive"),
    "help_first": ("help", "first"),
    "warn_advice": ("warn", "advice"),
    "event_said": ("event", "said"),
    "hire_apply": ("hire", "apply"),
    "hotspot_first": ("hotspot", "first"),
}
# A text about a hotspot with none of these offers, asks and sells nothing: it reports.
_OFFERING = ("hire", "apply", "work", "offer", "first", "ask", "trade", "deal", "task", "broker", "help")


# Words in quotation marks, long enough to be an ad that somebody quotes: pleas and warnings tell what the ad said.
_QUOTED = re.compile(
    r"“[^”]{15,800}”|„[^“”]{15,800}[“”]|\"[^\"\n]{15,800}\"|«[^»]{15,800}»|「[^」]{8,800}」|『[^』]{8,800}』|‘[^’]{15,800}’"
)

_DATELINE = re.compile(r"\s*([^\W\d_][^\n,(–—-]{2,30})(?:, [^\n–—-]{2,30})?(?:\([^()\n]{2,24}\))? ?[–—-]{1,2} ?\w")
_HEAD = 60  # folded characters in which a report names who wrote it

_Seen = tuple[Match, bool]  # a match and whether it stands in the title


@dataclass(frozen=True, slots=True)
class Weight:
    """Points for `kind` for each sight of a feature, at most `cap` of them."""

    feature: str
    kind: str
    points: float
    cap: int


def find(reading: Reading) -> tuple[str, tuple[Reason, ...]]:
    """The kind of the text and the words that spoke for it, heaviest first. Uses `reading.contacts` and languages."""
    cues = _cues(reading)
    if not cues and len(_letters(reading)) < FEWEST_LETTERS:
        return "other", ()
    counts, sums = by_rules(reading, cues)
    features = kind_model.features(reading, counts, sums)
    if len(reading.text) < SHORTEST and not any(map(_is_word, features)):
        return "other", ()
    points = linear.load(kind_model.FILE).scores(features, reading.grams)
    kind = choose(points, features)
    reading.plea_likelihood = _share(points, KINDS.index("plea"))
    organization = posted.organization(reading.ad)
    if organization and kind in _NEAR_POSTED and points[KINDS.index("job_ad")] > max(points) - MARGIN_POSTED:
        return "job_ad", (Reason("job_ad", organization, None, None), *_reasons("job_ad", cues, reading))
    return kind, _reasons(kind, cues, reading)


def _share(points: list[float], index: int) -> float:
    """The model's probability of one kind."""
    odds = [math.exp(point - max(points)) for point in points]
    return odds[index] / sum(odds)


def choose(points: list[float], features: dict[str, float]) -> str:
    """The kind with most points, but for close calls: between an ad and other, a warning or news without a word of reports it is an ad if
    a word of hiring is told, for one that nobody reads may be a person held; a plea wins against all but a report that begins as reports
    do, for read as anything else it is published."""
    best = max(points)
    kind = KINDS[points.index(best)]
    told = any(map(_is_word, features))
    said = any(features.get(f"rule:{cue}") for cue in ("captive", "help", "first"))
    reported = kind == "news" and features.get("rule:byline")
    margin = (MARGIN_SAID if said or kind == "job_ad" else MARGIN) if told and not reported else 0.0
    if points[KINDS.index("plea")] >= best - margin:
        return "plea"
    near = kind in _NEAR_ADS or (kind == "news" and features.keys().isdisjoint(_REPORTING))
    if near and points[KINDS.index("job_ad")] > best - MARGIN_AD and not features.keys().isdisjoint(_HIRING):
        kind = "job_ad"
    return kind if told else "other"


def _is_word(feature: str) -> bool:
    """Whether a feature stands for a word that some table knows; a text without any is none but a plea, if it is like those most."""
    return feature.startswith(("rule:", "concept:", "words:")) and feature not in _NO_WORDS


def _letters(reading: Reading) -> set[str]:
    """The different letters of title and text."""
    return {char for char in (reading.ad.title or "") + reading.text[: linear.LONGEST] if char.isalpha()}


def by_rules(reading: Reading, cues: dict[str, list[_Seen]] | None = None) -> tuple[dict[str, int], dict[str, float]]:
    """How often each feature was seen, and the rules' points for each kind."""
    cues = _cues(reading) if cues is None else cues
    counts = {cue: len({match.phrase.text for match, _titled in matches}) for cue, matches in cues.items()}
    counts |= _structure(reading, counts)
    counts["quoted_offer"] = _quoted_offers(reading, cues)
    sums = dict.fromkeys(KINDS, 0.0)
    weights = _weights(reading.tables)
    for feature, count in counts.items():
        for weight in weights.get(feature, ()) if count else ():
            sums[weight.kind] += weight.points * min(count, weight.cap)
    return counts, sums


def _cues(reading: Reading) -> dict[str, list[_Seen]]:
    """Cue → its matches. Positive indicators are the cue `offer`, counter-indicators `counter`, denials `denial`."""
    seen: dict[str, list[_Seen]] = defaultdict(list)
    for found, titled in ((reading.found, False), (reading.found_title, True)):
        for match in found.matches("kind", "indicator"):
            cue = match.phrase.key
            if cue == "byline" and match.start > _HEAD:
                continue
            if cue == "captive" and is_negated(match, found.squeezed, reading.tables):
                cue = "denial"
            seen[cue].append((match, titled))
    return seen


def _quoted_offers(reading: Reading, cues: dict[str, list[_Seen]]) -> int:
    """How many phrases that offer work stand in quotation marks; a text that is quoted from end to end quotes nobody."""
    whole = len(reading.text.strip()) - 2
    spans = [match.span() for match in _QUOTED.finditer(reading.text) if match.end() - match.start() < whole]
    if not spans:
        return 0
    names = _indicators(reading.tables)
    offers = [
        m
        for cue, seen in cues.items()
        if cue in {"hire", "work"} or names.get(cue, "counter") != "counter"
        for m, t in seen
        if not t
    ]
    return sum(any(start <= match.start < end for start, end in spans) for match in offers)


def _structure(reading: Reading, counts: dict[str, int]) -> dict[str, int]:
    """Features that are no phrases: distinct indicators, contacts, pay, and pairs of cues."""
    names = _indicators(reading.tables)
    offers = [name for name in counts if names.get(name, "counter") != "counter"]
    features = {
        "bias": 1,
        "offer": len(offers),
        "counter": sum(name in names and names[name] == "counter" for name in counts),
        "denial": counts.get("denial", 0) + counts.get("reassurance_denial", 0),
        "contact": int(bool(reading.contacts)),
        "chat_contact": int(any(contact.type in _CHAT for contact in reading.contacts)),
        "pay": int(any(amount.currency or amount.scaled for amount in reading.amounts)),
    }
    features["byline"] = int(bool(counts.get("byline")) or _has_dateline(reading.text))
    known = counts | features
    features["hotspot_bare"] = int(bool(known.get("hotspot")) and not any(known.get(cue) for cue in _OFFERING))
    for pair, (one, other) in _PAIRS.items():
        features[pair] = int(bool(known.get(one) and known.get(other)))
    return features


def _has_dateline(text: str) -> bool:
    """Whether a text begins with a place in capitals before a dash, as reports do: COSENZA – …, MANILA, Philippines — …"""
    place = _DATELINE.match(text)
    return place is not None and place.group(1).isupper()


def _reasons(kind: str, cues: dict[str, list[_Seen]], reading: Reading) -> tuple[Reason, ...]:
    names = _indicators(reading.tables)
    points = _speaking_for(kind, reading.tables)
    spoken: list[tuple[float, int, bool, Match]] = []
    for cue, matches in cues.items():
        feature = "counter" if names.get(cue) == "counter" else "offer" if cue in names else cue
        if points.get(feature, 0) > 0:
            spoken.extend((-points[feature], match.start, titled, match) for match, titled in matches)
    # The same words may stand for several cues, or in the tables of several languages: they are one reason.
    best = {
        (titled, match.start, match.end): match for _points, _start, titled, match in sorted(spoken, key=lambda entry: entry[:3])
    }
    return tuple(_reason(kind, match, titled, reading) for (titled, _, _), match in islice(best.items(), MOST_REASONS))


def _reason(kind: str, match: Match, titled: bool, reading: Reading) -> Reason:
    """The matched words with their span; a match from the title has no span in the text."""
    if titled:
        return Reason(kind, (reading.ad.title or "")[match.start : match.end], None, None)
    return Reason(kind, reading.text[match.start : match.end], match.start, match.end)


@lru_cache(maxsize=8)
def _weights(tables: Tables) -> dict[str, list[Weight]]:
    """Feature → what it speaks for."""
    found: dict[str, list[Weight]] = defaultdict(list)
    for row in tables.rows("kind_weights"):
        found[row["feature"]].append(Weight(row["feature"], row["kind"], float(row["points"]), int(row["cap"])))
    return dict(found)


@lru_cache(maxsize=64)
def _speaking_for(kind: str, tables: Tables) -> dict[str, float]:
    """Feature → its points for one kind."""
    return {weight.feature: weight.points for same in _weights(tables).values() for weight in same if weight.kind == kind}


@lru_cache(maxsize=8)
def _indicators(tables: Tables) -> dict[str, str]:
    return {row["indicator"]: row["dimension"] for row in tables.rows("indicators")}
