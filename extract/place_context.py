"""What a text tells about where it plays, before its places are resolved: countries named, dialled, paid in, spoken in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from extract.findings import Contact
from extract.gazetteer import Named
from extract.place_mentions import Mention
from extract.tables import Tables


@dataclass(slots=True)
class Context:
    """`strong`: countries named in the text; `weak`: those of phones, money, language and readers; `points` of sure places."""

    strong: dict[str, set[str]] = field(default_factory=dict)  # by the keys of the names that say so
    weak: set[str] = field(default_factory=set)
    points: dict[tuple[float, float], None] = field(default_factory=dict)
    admin1: set[tuple[str, str]] = field(default_factory=set)  # (country, name in lower case)
    domain: frozenset[str] = frozenset()  # countries that such ads recruit in or for: they decide between namesakes
    languages: tuple[str, ...] = ()

    def says(self, country: str, key: str) -> bool:
        """Whether a name other than `key` says that the text plays in `country`."""
        return bool(self.strong.get(country, set()) - {key})


def is_sure(named: Named) -> bool:
    """Whether this bearer of the name needs no help from the rest of the text."""
    return named.kind in ("hotspot", "country", "transport", "alias") and not named.needs_context


def gather(
    found: Iterable[Mention],
    text: str,
    languages: tuple[str, ...],
    contacts: tuple[Contact, ...],
    country: str | None,
    tables: Tables,
) -> Context:
    """The context of one text; `country` is the hint about its readers."""
    context = Context(domain=_domain(tables), languages=languages)
    for mention in found:
        named = mention.named[0]
        if is_sure(named):
            context.strong.setdefault(named.place.country, set()).add(mention.key)
            if named.kind != "country":
                context.points[named.place.latitude, named.place.longitude] = None
        for bearer in mention.named:
            if bearer.kind == "admin1":
                context.admin1.add((bearer.place.country, bearer.place.name.lower()))
    context.weak |= {contact.region for contact in contacts if contact.region}
    context.weak |= {code for word, code in _currencies(tables) if word.search(text)}
    for language in languages[:1]:
        context.weak |= _languages(tables).get(language, _languages(tables).get(language.split("-")[0], frozenset()))
    if country:
        context.weak.add(country.upper())
    return context


@lru_cache(maxsize=8)
def _currencies(tables: Tables) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [row for row in tables.rows("place_context") if row["kind"] == "currency"]
    return tuple((re.compile(rf"(?<![^\W\d_]){re.escape(row['word'])}(?![^\W\d_])"), row["country"]) for row in rows)


@lru_cache(maxsize=8)
def _languages(tables: Tables) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in tables.rows("place_context"):
        if row["kind"] == "language":
            found.setdefault(row["word"], set()).add(row["country"])
    return {word: frozenset(codes) for word, codes in found.items()}


@lru_cache(maxsize=8)
def _domain(tables: Tables) -> frozenset[str]:
    return frozenset(row["country"] for row in tables.rows("place_context") if row["kind"] == "domain")
