"""Measures over `texts/*.jsonl`: texts written without sight of the rules, half to tune on, half to test on.

A text of the split `test` is never named here, only counted: whoever saw what went wrong there would tune on it.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from extract.findings import Analysis

TEXTS = Path(__file__).parent / "texts"
KINDS = ("job_ad", "warning", "plea", "news", "other")
RISKY = {"medium", "high"}

Pair = tuple[dict[str, Any], Analysis]
"""One text with what it should give, and what the analysis gave."""


@dataclass
class Counts:
    """Of one measure: true positives, false positives, false negatives, and where it went wrong."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    def row(self, name: str) -> str:
        figures = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"  {name:<28} {figures}  ({self.right} right, {self.extra} extra, {self.missed} missed)"

    def add(self, name: str, want: set[Any], got: set[Any]) -> None:
        """Count one text's values; `name` is noted where they differ."""
        self.right, self.extra, self.missed = (
            self.right + len(want & got),
            self.extra + len(got - want),
            self.missed + len(want - got),
        )
        if want != got:
            self.wrong.append(f"{name}: missed {_shown(want - got)}, extra {_shown(got - want)}")


def _shown(values: set[Any]) -> list[Any]:
    return sorted(values, key=str)


# Authors all of whose texts are in split `test`; the first part of a text's id.
HELD_OUT = (
    "gina-", "jana-", "kemal-", "lucia-", "nilo-", "orla-", "alba-", "bruno-", "vesna-", "wole-", "yannis-", "zelda-", "xenia-",
    "zeno-", "rune-", "sol-", "mads-", "nell-", "odin-", "pina-", "tess-", "ugo-", "enzo-", "freja-", "ruth-", "edda-", "ewan-",
    "fina-", "gale-", "hedy-", "ilse-", "bram-", "inga-", "jory-", "kato-", "lotte-", "tove-", "ulla-", "vito-", "wim-", "yara-",
    "abel-", "bess-", "cato-", "saga-", "nico-", "pola-", "rhea-", "arlo-", "beth-",
)  # fmt: skip


def texts(folder: Path = TEXTS) -> list[dict[str, Any]]:
    """The texts as they stand in the folder's files, one a line."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def report(pairs: Sequence[Pair]) -> None:
    """Print the figures of each split, over all languages and by language; errors of `tune` only."""
    for split in ("tune", "test"):
        part = [pair for pair in pairs if pair[0]["split"] == split]
        print(f"fresh texts, split {split} ({len(part)}, {len({text['language'] for text, _ in part})} languages)")
        _overall(part, named=split == "tune")
        _by_language(part)
    for author in HELD_OUT:
        alone = [pair for pair in pairs if pair[0]["id"].startswith(author)]
        print(f"of split test, by {author.rstrip('-')}, none of whose texts trains a model ({len(alone)})")
        _overall(alone, named=False)


def _overall(pairs: Sequence[Pair], *, named: bool) -> None:
    confusion = kinds(pairs)
    print("  kind: rows are what it is, columns what was said")
    print("  " + " " * 10 + "".join(f"{kind:>9}" for kind in KINDS))
    for want in KINDS:
        print(f"  {want:<10}" + "".join(f"{confusion[want, got]:>9}" for got in KINDS))
    print(f"  macro-F1 {macro_f1(confusion):.3f}")
    wrong = [f"{text['id']}: {text['kind']}, said {found.kind}" for text, found in pairs if text["kind"] != found.kind]
    for name, measure in MEASURES.items():
        counts = measure(pairs)
        print(counts.row(name))
        wrong += [f"{name}: {line}" for line in counts.wrong]
    _by_type(pairs)
    print(f"  roles of right contacts       {_share(roles(pairs))}")
    print(f"  null employer kept null       {_share(null_kept(pairs, 'employer', lambda found: found.employer))}")
    print(f"  null pay kept null            {_share(null_kept(pairs, 'pay', lambda found: found.salary))}")
    print(f"  affected people's contacts given out as a recruiter's: {given_out(pairs)}")
    if named:
        print("\n".join(f"    {line}" for line in wrong))


def _by_type(pairs: Sequence[Pair]) -> None:
    """Contacts by type, openly written and disguised: right, extra, missed and F1."""
    types = sorted({c["type"] for text, _ in pairs for c in text["contacts"]})
    for kind in types:
        plain, hidden = (_contacts(pairs, disguised=flag, only=kind) for flag in (False, True))
        print(
            f"    {kind:<16}"
            + "   ".join(f"{name} {_triple(counts)}" for name, counts in (("plain", plain), ("disguised", hidden)))
        )


def _triple(counts: Counts) -> str:
    if not counts.right + counts.extra + counts.missed:
        return "-" + " " * 24
    return f"{counts.right:>3} right {counts.extra:>2} extra {counts.missed:>2} missed F1 {counts.f1:.2f}"


def _share(pair: tuple[int, int]) -> str:
    return f"{pair[0] / max(1, pair[1]):.3f} ({pair[0]} of {pair[1]})"


def _by_language(pairs: Sequence[Pair]) -> None:
    columns = ("kind", "risky P", "risky R", "contacts", "disguised", "employer", "pay", "workpl. R", "given out")
    print("  language   n" + "".join(f"{name:>11}" for name in columns) + "   (F1 where not said; - where there is none)")
    for language in sorted({text["language"] for text, _ in pairs}):
        part = [pair for pair in pairs if pair[0]["language"] == language]
        risk, plain, disguised, named, paid, places = (MEASURES[name](part) for name in MEASURES)
        cells = [
            f"{macro_f1(kinds(part)):.2f}",
            *(_cell(risk, risk.precision), _cell(risk, risk.recall)),
            *(_cell(counts, counts.f1) for counts in (plain, disguised, named, paid)),
            *(_cell(places, places.recall), str(given_out(part))),
        ]
        print(f"  {language:<8}{len(part):>4}" + "".join(f"{cell:>11}" for cell in cells))


def _cell(counts: Counts, figure: float) -> str:
    return f"{figure:.2f}" if counts.right + counts.extra + counts.missed else "-"


def kinds(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """(what it is, what was said) -> how often."""
    return Counter((text["kind"], found.kind) for text, found in pairs)


def macro_f1(confusion: Counter[tuple[str, str]]) -> float:
    """The mean F1 over the kinds that occur among the texts."""
    there = [kind for kind in KINDS if any(want == kind for want, _ in confusion)]
    return sum(_kind_f1(confusion, kind) for kind in there) / max(1, len(there))


def _kind_f1(confusion: Counter[tuple[str, str]], kind: str) -> float:
    said, there = (sum(n for pair, n in confusion.items() if pair[side] == kind) for side in (1, 0))
    return 2 * confusion[kind, kind] / max(1, said + there)


def risky(pairs: Sequence[Pair]) -> Counts:
    """Ads that recruit into scam work: said so by the band."""
    counts = Counts()
    for text, found in pairs:
        said = found.kind == "job_ad" and found.risk.band in RISKY
        name = f"{text['id']} ({found.kind} {found.risk.band} {found.risk.score:g})"
        counts.add(name, {"risky"} if text["risky"] else set(), {"risky"} if said else set())
    return counts


def plain_contacts(pairs: Sequence[Pair]) -> Counts:
    """Type and value of the contacts written openly."""
    return _contacts(pairs, disguised=False)


def disguised_contacts(pairs: Sequence[Pair]) -> Counts:
    """Type and value of the contacts in disguise; an extra one counts here where the analysis says it undid a disguise."""
    return _contacts(pairs, disguised=True)


def _contacts(pairs: Sequence[Pair], *, disguised: bool, only: str | None = None) -> Counts:
    counts = Counts()
    for text, found in pairs:
        want = {(c["type"], c["value"]) for c in text["contacts"] if c["disguised"] == disguised and only in {None, c["type"]}}
        elsewhere = {(c["type"], c["value"]) for c in text["contacts"]} - want
        there = [c for c in found.contacts if only in {None, c.type}]
        got = {(c.type, c.value) for c in there if (c.type, c.value) in want or c.obfuscated == disguised}
        counts.add(text["id"], want, got - elsewhere)
    return counts


def employers(pairs: Sequence[Pair]) -> Counts:
    """The employer's name as written; a wrong name is both an extra and a missed one."""
    counts = Counts()
    for text, found in pairs:
        want = {text["employer"]} if text["employer"] else set()
        counts.add(text["id"], want, {found.employer.name} if found.employer else set())
    return counts


def pay(pairs: Sequence[Pair]) -> Counts:
    """Minimum, maximum, currency and period, all four right."""
    counts = Counts()
    for text, found in pairs:
        said, there = found.salary, text["pay"]
        want = {(there["min"], there["max"], there["currency"], there["period"])} if there else set()
        counts.add(text["id"], want, {(said.min, said.max, said.currency, said.period)} if said else set())
    return counts


def workplaces(pairs: Sequence[Pair]) -> Counts:
    """Recall alone: the texts name the workplaces that must come out, not each one that may (an area around, a district)."""
    counts = Counts()
    for text, found in pairs:
        said = {place.text.casefold() for place in found.locations if place.role == "workplace" and place.text}
        want = set(text["workplaces"]) or {place["text"] for place in text.get("places", ()) if place["role"] == "workplace"}
        # Contained, for case endings and prefixed prepositions belong to the word as written (በታይላንድ, তাইল্যান্ডে).
        counts.add(text["id"], want, {name for name in want if any(_same_place(name.casefold(), there) for there in said)})
    return counts


def _same_place(name: str, said: str) -> bool:
    return name in said or said in name


MEASURES: dict[str, Callable[[Sequence[Pair]], Counts]] = {
    "risky ads (medium, high)": risky,
    "contacts, plain": plain_contacts,
    "contacts, disguised": disguised_contacts,
    "employer": employers,
    "pay, exact": pay,
    "workplaces (recall only)": workplaces,
}


def roles(pairs: Sequence[Pair]) -> tuple[int, int]:
    """Of the contacts found with type and value: how many have the right role, how many there are."""
    said = [
        (wanted["role"], c.role)
        for text, found in pairs
        for wanted in text["contacts"]
        for c in found.contacts
        if (c.type, c.value) == (wanted["type"], wanted["value"])
    ]
    return sum(want == got for want, got in said), len(said)


def null_kept(pairs: Sequence[Pair], key: str, said: Callable[[Analysis], object | None]) -> tuple[int, int]:
    """Of the texts whose `key` is null: how many were left null, how many there are."""
    empty = [found for text, found in pairs if text[key] is None]
    return sum(said(found) is None for found in empty), len(empty)


def given_out(pairs: Sequence[Pair]) -> int:
    """Contacts of affected people said to be a recruiter's: must be none."""
    return sum(chain.from_iterable(_given_out(text, found) for text, found in pairs))


def _given_out(text: dict[str, Any], found: Analysis) -> list[bool]:
    affected = {c["value"] for c in text["contacts"] if c["role"] == "affected"}
    return [c.value in affected and c.role == "recruiter" for c in found.contacts]
