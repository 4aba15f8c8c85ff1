"""Print how well places are found, located and given their roles.

    python -m tests.eval.places [CORPUS ...]

Three sets: `places_single.jsonl` (one name in a sentence, 30 languages), the texts of `texts/*.jsonl` that have `places`, and
public geoparsing corpora on the user's disk (`place_corpora` says in which formats), given as arguments or in $OSINT_CORPORA,
parted as $PATH is. Of our own sets half is to tune on; what went wrong in the split `test` is counted, never named.

A corpus is read with the English model as news is; every mention counts, before repeated ones are folded into one answer.
Gold toponyms without coordinates do not count; a toponym is found when our span overlaps its own.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import extract
from extract.findings import Ad, Analysis, Location
from extract.gazetteer.gazetteer import distance_km
from extract.model import english, model_name
from extract.place.places import all_mentions, find
from extract.reading import Entity, Reading
from extract.tables import Tables
from extract.text.language import detect
from tests.eval.place_corpora import Article, CorpusError, Gold, read_corpus

HERE = Path(__file__).parent
RADII = (20, 50, 161)  # km; 161 is the 100 miles of the geoparsing literature
RADIUS = 50.0
DERIVED = (
    "ish",
    "ese",
    "ian",
    "ean",
    "can",
    "sh",
    "ch",
    "ek",
    "ss",
    "ai",
    "qi",
    "li",
)  # endings of adjectives, to count them apart


@dataclass
class Tally:
    """Of one set: how many names there are, found at all, and found within each radius."""

    there: int = 0
    found: int = 0
    within: dict[int, int] = field(default_factory=lambda: dict.fromkeys(RADII, 0))
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, distance: float | None) -> None:
        self.there += 1
        self.found += distance is not None
        for radius in RADII:
            self.within[radius] += distance is not None and distance <= radius
        if distance is None or distance > RADIUS:
            self.wrong.append(f"{name}: {'not found' if distance is None else f'{distance:.0f} km away'}")

    def row(self, title: str) -> str:
        shares = "  ".join(f"{radius} km {count / max(1, self.there):.3f}" for radius, count in self.within.items())
        return f"  {title:<34} found {self.found / max(1, self.there):.3f}  {shares}  (of {self.there})"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def apart(location: Location, latitude: float, longitude: float) -> float:
    """Kilometres between an answer and a gold point."""
    assert location.latitude is not None
    assert location.longitude is not None
    return distance_km(location.latitude, location.longitude, latitude, longitude)


def singles(rows: Sequence[dict[str, Any]]) -> dict[str, Tally]:
    """One name in a sentence: all, plain, ambiguous, and those not in Latin letters; what else was found goes to "extra"."""
    tallies = {name: Tally() for name in ("all", "plain", "ambiguous", "not Latin")}
    extra = Tally()
    for row, found in zip(rows, extract.analyze_many(Ad(r["text"], country=r["country"]) for r in rows), strict=True):
        gold = row["place"]
        near = [apart(place, gold["latitude"], gold["longitude"]) for place in found.locations if named_so(place, gold["name"])]
        groups = ["all", "ambiguous" if row["ambiguous"] else "plain"] + ["not Latin"] * (gold["name"][0] > "\u0370")
        for group in groups:
            tallies[group].add(f"{row['id']} {gold['name']}", min(near, default=None))
        if not row["ambiguous"]:  # those have a second place beside them that tells which is meant
            for place in found.locations:
                if apart(place, gold["latitude"], gold["longitude"]) > RADII[-1]:
                    extra.add(f"{row['id']} extra {place.text} ({place.name}, {place.country})", None)
    return tallies | {"extra": extra}


def named_so(place: Location, name: str) -> bool:
    """Whether the answer's words and the gold name are one name; endings differ (மதுரையிலிருந்து)."""
    said, gold = place.text.casefold(), name.casefold()
    return said in gold or gold in said or said[:3] == gold[:3]


@dataclass
class Ads:
    """Of texts with several places: right, extra and missed places, and roles of the right ones."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    roles: int = 0
    workplaces: int = 0
    placed: int = 0  # workplaces found as workplaces
    said: int = 0  # answers said to be workplaces
    meant: int = 0  # … that are
    wrong: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[str]:
        recall, precision = self.right / max(1, self.right + self.missed), self.right / max(1, self.right + self.extra)
        yield f"  places within {RADIUS:.0f} km: P {precision:.3f}  R {recall:.3f}  ({self.right + self.missed} in the gold)"
        yield f"  role right, of places found: {self.roles / max(1, self.right):.3f}"
        yield (
            f"  workplaces: R {self.placed / max(1, self.workplaces):.3f} of {self.workplaces}"
            f"  P {self.meant / max(1, self.said):.3f} of {self.said}"
        )


def analyses(rows: Sequence[dict[str, Any]]) -> list[Analysis]:
    return list(extract.analyze_many(Ad(r["text"], country=r.get("country")) for r in rows))


def of_kind(rows: Sequence[dict[str, Any]], found: Sequence[Analysis]) -> list[Analysis]:
    """The same answers with the places read anew as if the kind of each text were known: its errors are not ours."""
    tables = Tables()
    named = entities(row["text"] for row in rows)
    readings = (
        Reading(
            Ad(row["text"], country=row.get("country")),
            tables,
            spoken := detect(row["text"]),
            e if "en" in spoken else (),
            a.contacts,
            row["kind"],
        )
        for row, a, e in zip(rows, found, named, strict=True)
    )
    return [replace(a, kind=r.kind, locations=find(r)) for a, r in zip(found, readings, strict=True)]


def ads(rows: Sequence[dict[str, Any]], analysed: Sequence[Analysis]) -> Ads:
    """Texts with `places`: a gold place is found where an answer lies within 50 km, or within its own stated radius."""
    counts = Ads()
    for row, found in zip(rows, analysed, strict=True):
        missed = []
        for gold in row["places"]:
            hits = [place for place in found.locations if is_same(place, gold)]
            counts.right, counts.missed = counts.right + bool(hits), counts.missed + (not hits)
            right = any(place.role == gold["role"] for place in hits)
            counts.roles += right
            if gold["role"] == "workplace":
                counts.workplaces, counts.placed = counts.workplaces + 1, counts.placed + right
            if not hits or not right:
                missed.append(f"{gold['text']} {gold['role']} ({', '.join(h.role for h in hits) or 'missed'})")
        extra = [place for place in found.locations if not any(is_same(place, gold) for gold in row["places"])]
        counts.extra += len(extra)
        work = [place for place in found.locations if place.role == "workplace"]
        counts.said += len(work)
        counts.meant += sum(any(is_same(p, gold) and gold["role"] == "workplace" for gold in row["places"]) for p in work)
        told = missed + [f"+{place.text} ({place.name}, {place.country}) {place.role}" for place in extra]
        if told:
            counts.wrong.append(f"{row['id']} {found.kind}: {'; '.join(told)}")
    return counts


def is_same(place: Location, gold: dict[str, Any]) -> bool:
    """Whether an answer is a gold place; a country's gold has no point, and a town is no country."""
    if place.level == "country" or gold["lat"] is None:
        alike = gold["lat"] is None or named_so(place, gold["text"])
        return place.level == "country" and alike and place.country == gold["country"]
    distance = apart(place, gold["lat"], gold["lon"])
    return distance <= RADIUS or (place.level == "admin1" and named_so(place, gold["text"]) and distance <= place.precision_km)


def corpus(articles: Sequence[Article]) -> tuple[Tally, Tally, int]:
    """End to end over a corpus: all toponyms, those that are no adjectives, and how many answers overlap no toponym."""
    every, nouns, extra = Tally(), Tally(), 0
    for article, found in zip(articles, read_news([article.text for article in articles]), strict=True):
        for gold in article.places:
            near = [apart(p, gold.latitude, gold.longitude) for p in found if overlap(p, gold)]
            name = article.text[gold.start : gold.end]
            every.add(name, min(near, default=None))
            if not is_adjective(name):
                nouns.add(name, min(near, default=None))
        extra += sum(not any(overlap(place, gold) for gold in article.places) for place in found)
    return every, nouns, extra


def overlap(place: Location, gold: Gold) -> bool:
    return place.start is not None and place.end is not None and place.start < gold.end and gold.start < place.end


def is_adjective(name: str) -> bool:
    """A rough sign of demonyms and adjectives (Turkish, Israeli): they are no places by our contract."""
    plain = name.casefold().rstrip("s")
    nations = {
        "greek",
        "dutch",
        "french",
        "thai",
        "iraqi",
        "israeli",
        "pakistani",
        "saudi",
        "swiss",
        "czech",
        "american",
        "mexican",
    }
    return plain in nations or (name[:1].isupper() and plain.endswith(DERIVED[:4]) and len(plain) > 5)


def entities(texts: Iterable[str]) -> Iterator[tuple[Entity, ...]]:
    """What the English model names in each text."""
    nlp = english(model_name(), Tables())
    steps = [name for name in nlp.pipe_names if name.startswith("osint_")]
    with nlp.select_pipes(disable=steps):
        for doc in nlp.pipe(texts, batch_size=8):
            yield tuple(Entity(e.label_, e.text, e.start_char, e.end_char) for e in doc.ents)


def read_news(texts: Sequence[str]) -> Iterator[list[Location]]:
    """The mentions of each text, read as English news with the model's entities."""
    for text, named in zip(texts, entities(texts), strict=True):
        yield all_mentions(Reading(Ad(text), Tables(), languages=("en",), entities=named, kind="news"))


def main(arguments: Sequence[str]) -> None:
    single = lines(HERE / "places_single.jsonl")
    texts = [row for path in sorted((HERE / "texts").glob("*.jsonl")) for row in lines(path) if row.get("places") is not None]
    for split in ("tune", "test"):
        show_singles(split, [row for row in single if row["split"] == split])
        part = [row for row in texts if row["split"] == split]
        analysed = analyses(part)
        counts = ads(part, analysed)
        print(f"texts with places, split {split} ({len(part)}, {len({row['language'] for row in part})} languages)")
        print("\n".join(counts.rows()))
        counts = ads(part, of_kind(part, analysed))
        print("  the same, were the kind of each text known:")
        print("\n".join(f"  {row}" for row in counts.rows()))
        if split == "tune":
            print("\n".join(f"    {line}" for line in counts.wrong))
    for name in arguments or filter(None, os.environ.get("OSINT_CORPORA", "").split(os.pathsep)):
        show_corpus(Path(name))


def show_singles(split: str, rows: Sequence[dict[str, Any]]) -> None:
    print(f"single names, split {split} ({len(rows)}, {len({row['language'] for row in rows})} languages)")
    tallies = singles(rows)
    extra = tallies.pop("extra")
    for name, tally in tallies.items():
        print(tally.row(name))
    print(f"  places found beside the one there is: {extra.there}")
    if split == "tune":
        print("\n".join(f"    {line}" for line in tallies["all"].wrong + extra.wrong))


def show_corpus(path: Path) -> None:
    started = time.monotonic()
    articles = read_corpus(path)
    every, nouns, extra = corpus(articles)
    print(f"corpus {path.name} ({len(articles)} articles, {time.monotonic() - started:.0f} s)")
    print(every.row("toponyms, end to end"))
    print(nouns.row("without adjectives"))
    print(f"  answers that overlap no toponym with coordinates: {extra}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except CorpusError as error:
        sys.exit(str(error))
