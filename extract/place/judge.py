"""Whether a name in an ad means a place: a small linear model over what the score is made of, where the name stands and what else is named.

Trained by `python -m tests.training.train_places` and written to `data/place_judge.npz`. One threshold for all names misses the only
town of an ad where its name is a word too, and keeps what nearly reaches it among ten sure places.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log10
from typing import NamedTuple

from extract import linear
from extract.place.mention import Mention
from extract.place.resolve import THRESHOLD, Scored, Signs
from extract.tables import DATA
from extract.text.scripts import is_small

FILE = DATA / "place_judge.npz"
KIND = "job_ad"  # in texts of other kinds 96 to 99 of 100 names that reach the threshold are places
# Log-odds from which a name is a place, under the threshold and from it on; by totals of texts that did not train it.
SURE, STILL_SURE = 0.0, -0.85
MANY = 2  # bearers of a name in one country that are as good as each other
MODEL = "written as places in ads are"  # the reason of one that only the model takes for a place
LEAST = 0.3  # score under which nothing is asked
_MOST, _NEAR, _LEAD = 5.0, 3.0, 3.0  # scores and leads above them say no more
_LONG = 12  # letters
_OPENS, _CLOSES = frozenset(",，、(（[【|｜·-–—•:：/"), frozenset(",，、)）]】|｜·-–—•:：/")
_QUOTES, _UNQUOTES = frozenset('"“«「„'), frozenset('"”»」“')
_STOPS = frozenset(".!?:。！？：।")
_HEAD = 3  # characters at the head of a text
_GREEK, _THAI = "\u0370", "\u0e00"
_CAPITAL_AFTER, _CAPITAL_BEFORE = re.compile(r" ?[A-ZÀ-ÞА-Я]"), re.compile(r"[A-ZÀ-ÞА-Я][\w'’-]* $")
_WORD = 20  # characters of a word before the name


class Seen(NamedTuple):
    """One mention with what the rules say of it: its best bearer, and the scores of all."""

    text: str  # of the part that it stands in
    start: int  # in that text
    end: int
    mention: Mention
    signs: Signs
    best: Scored
    decided: bool  # the best one reaches the threshold
    clear: bool  # no bearer in another country is as good
    lead: float  # over the next one
    namesakes: int  # bearers in the same country that are as good
    firm: bool  # in an employer's name

    @property
    def asked(self) -> bool:
        """Whether the model has a say."""
        return self.clear and not self.firm and self.best.score >= LEAST and bool(self.best.place.country)


@dataclass(frozen=True, slots=True)
class Others:
    """The names of one ad that reach the threshold, by what they are for: those of towns, and those in each country."""

    home: str
    towns: frozenset[str]
    countries: Mapping[str, frozenset[str]]

    def only(self, key: str) -> bool:
        """Whether no other name is that of a town."""
        return self.towns <= {key}

    def told(self, country: str, key: str) -> bool:
        """Whether another name lies in the country."""
        return not self.countries.get(country, frozenset()) <= {key}


def others(seen: Iterable[Seen], home: str) -> Others:
    """What `seen`, all mentions of an ad, say to each of them; `home` is the country of its readers, or empty."""
    sure = [one for one in seen if one.decided and not one.firm]
    countries: dict[str, set[str]] = {}
    for one in sure:
        countries.setdefault(one.best.place.country, set()).add(one.mention.key)
    towns = frozenset(one.mention.key for one in sure if one.best.place.level != "country")
    return Others(home, towns, {country: frozenset(keys) for country, keys in countries.items()})


def place_of(one: Seen, rest: Others) -> Scored | None:
    """The bearer that the name means, or None if it means no place."""
    if not one.asked:  # a continent goes by the threshold
        return one.best if one.decided and not one.firm and not one.best.place.country else None
    least = needed(one, rest.home)
    if least is None or linear.load(FILE).of_named(features(one, rest)) < least:
        return None
    return one.best if one.decided else one.best._replace(score=THRESHOLD, reasons=(*one.best.reasons, MODEL))


def needed(one: Seen, home: str) -> float | None:
    """The log-odds that a name needs; None where nothing makes it a place under the threshold: a hotspot, for it weighs much in an ad's
    risk, a usual word that no town of the readers' country `home` bears, and a name of which nothing tells the bearer. Of such usual
    words that reach the threshold (Casa, Mon) 12 in 13 between the two log-odds are none in the texts that train."""
    foreign = one.mention.usual and one.best.place.country != home
    if one.decided:
        return SURE if foreign and home else STILL_SURE
    return None if foreign or one.best.named.kind == "hotspot" or one.namesakes >= MANY else SURE


def features(one: Seen, rest: Others) -> dict[str, float]:
    """What the model weighs, by name: 0 to 5 each."""
    best, place, key = one.best, one.best.place, one.mention.key
    home, only, told = place.country == rest.home and bool(rest.home), rest.only(key), rest.told(place.country, key)
    score, usual, weak = min(best.score, _MOST), one.mention.usual, one.mention.weak
    found = {
        "bias": 1.0,
        "score": score,
        "score below 3": min(score, _NEAR),
        "lead": min(one.lead, _LEAD),
        "namesakes": log10(one.namesakes),
        "inhabitants": log10(place.population + 1) - 4,
        "length": min(one.end - one.start, _LONG) / _LONG,
        f"label {one.signs.label}": 1.0,
        f"kind {best.named.kind}": 1.0,
        f"level {place.level}": 1.0,
    }
    found |= dict.fromkeys(best.reasons[1:], 1.0)
    said = {"decided": one.decided, "usual": usual, "weak": weak, "only": only, "home": home}
    said |= {"needs context": best.named.needs_context, "told": told, "no home": not rest.home, "told at home": home and told}
    said |= {"only at home": only and home, "usual and weak": usual and weak, "usual with a cue": usual and one.signs.cue}
    said |= {"alone": one.signs.alone, **_where(one, usual)}
    found |= {name: 1.0 for name, true in said.items() if true}
    for name, true in (("usual", usual), ("weak", weak), ("only", only), ("home", home), ("only at home", only and home)):
        if true:
            found[f"score, {name}"] = score
    return found


def _where(one: Seen, usual: bool) -> dict[str, bool]:
    """Where the name stands in its text, and how it is written."""
    text, start, end = one.text, one.start, one.end
    word, before, after = text[start:end], text[max(0, start - _WORD) : start], text[end : end + 2]
    opened, closed = before.rstrip()[-1:] in _OPENS and bool(before), after.lstrip()[:1] in _CLOSES and bool(after)
    first, last = not before or before[-1] == "\n", not after or after[0] == "\n"
    within = not (opened or closed or first or last)
    return {
        "opened": opened,
        "closed": closed,
        "first of its line": first,
        "last of its line": last,
        "head": start < _HEAD,
        "within": within,
        "usual within": usual and within,
        "usual at a head": usual and (first or before.rstrip()[-1:] in _STOPS),
        "small": is_small(word[0]),
        "capitals": len(word) > 1 and word.isupper(),
        "not Latin": word[0] >= _GREEK,
        "without spaces": word[0] >= _THAI,
        "words": " " in word,
        "quoted": (before[-1:] in _QUOTES and bool(before)) or (after[:1] in _UNQUOTES and bool(after)),
        "capital behind": _CAPITAL_AFTER.match(after) is not None,
        "capital before": _CAPITAL_BEFORE.search(before) is not None,
    }
