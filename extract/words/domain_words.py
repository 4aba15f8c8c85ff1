"""Providers of e-mail and endings of domains as people say them (`data/domain_words.csv`)."""

from functools import lru_cache

from extract.stored import kept
from extract.tables import Tables
from extract.words.contact_words import in_order


@lru_cache(maxsize=8)
@kept("domain_words", "contact_words")
def domain_words(tables: Tables) -> dict[str, dict[str, str]]:
    """The names of providers and the words for endings, and how each is written."""
    found: dict[str, dict[str, str]] = {"provider": {}, "ending": {}}
    for row in tables.rows("domain_words"):
        found[row["part"]][row["word"].lower()] = row["written"]
    found["provider"] = dict.fromkeys(in_order(tables, "gmail"), "gmail") | found["provider"]
    found["ending"] = dict.fromkeys(in_order(tables, "com"), "com") | found["ending"]
    return found
