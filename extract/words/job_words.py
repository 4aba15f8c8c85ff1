"""Words of the job (occupations, openings, ages, sexes, nationalities, languages, licences) as lists that are looked up together."""

from functools import lru_cache
from typing import Any

from extract.stored import kept
from extract.tables import Row, Tables
from extract.words.phrase_groups import PhraseGroups, grouped

_ALONE = (
    "nationalities", "nationality_adjectives", "language_names", "spoken_languages", "occupations", "gender_words", "licence_cues",
)  # fmt: skip
WITH_ROLES = ("language_context", "licence_context", "age_words", "opening_words", "opening_context")  # several lists each


@lru_cache(maxsize=8)
def lists(tables: Tables) -> PhraseGroups:
    """The lists by name (`table`, or `table:role`), in one automaton."""
    return PhraseGroups(_grouped(tables))


@kept(*_ALONE, *WITH_ROLES, "gender_context")
def _grouped(tables: Tables) -> list[Any]:
    groups: dict[str, list[Row]] = {name: list(tables.rows(name)) for name in _ALONE}
    for name in WITH_ROLES:
        for row in tables.rows(name):
            groups.setdefault(f"{name}:{row['role']}", []).append(row)
    for row in tables.rows("gender_context"):  # `none` wins over a word for a sex by its length
        name = "gender_words" if row["gender"] == "none" else f"gender_words:{row['gender']}"
        groups.setdefault(name, []).append(row)
    groups["age_words:units"] = groups["age_words:unit"] + groups["age_words:old"]
    return grouped(groups)
