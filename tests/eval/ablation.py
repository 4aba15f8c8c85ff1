"""What each function brings: the evaluation's texts read with it and without.

    python -m tests.eval.ablation handle number [--texts 2500]

Every function of these packages of `extract` that may find nothing (False, None, an empty list, what it was given) is replaced in turn by
one that always does, and the texts in which it had done something are read again. A line each: what the function adds to the right answers
and to the wrong ones, of split `tune` and of `test`. Answers are kind, risk, contacts, employer, pay and places: these texts say
no more, so nothing can be said of `job`. One that adds more wrong than right misfires, one that adds nothing may go. Of split
`tune` the texts that are read better without it are named; of `test` nobody is told which.
"""

import argparse
import importlib
import inspect
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import extract
from extract.findings import Ad, Analysis
from tests.eval.measures import RISKY, texts

Answers = frozenset[tuple[str, ...]]
_EMPTY: dict[str, Callable[[], Any]] = {
    "list": list,
    "tuple": tuple,
    "dict": dict,
    "set": set,
    "frozenset": frozenset,
    "Iterator": lambda: iter(()),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """A function and how it finds nothing: what it returns then, or the position of the argument that it gives back."""

    function: FunctionType
    nothing: Callable[[], Any] | None
    same: int = 0

    @property
    def name(self) -> str:
        return f"{self.function.__module__.removeprefix('extract.')}.{self.function.__name__}"

    def off(self, *args: Any, **named: Any) -> Any:
        """In place of the function."""
        if self.nothing:
            return self.nothing()
        bound = inspect.signature(self.function).bind(*args, **named)
        return list(bound.arguments.values())[self.same]


def switches(package: str) -> list[Switch]:
    """The functions of a package of `extract` that can be switched off, in order of their modules."""
    root = importlib.import_module(f"extract.{package}")
    modules = [importlib.import_module(f"{root.__name__}.{found.name}") for found in pkgutil.iter_modules(root.__path__)]
    own = [
        f for module in modules for f in vars(module).values() if isinstance(f, FunctionType) and f.__module__ == module.__name__
    ]
    return [switch for function in own if (switch := _switch(function))]


def _switch(function: FunctionType) -> Switch | None:
    shape = inspect.signature(function)
    kinds = [_written(parameter.annotation) for parameter in shape.parameters.values()]
    gives = _written(shape.return_annotation)
    tables = all(kind == "Tables" for kind in kinds)
    if tables or gives.startswith("Generator") or "array" in gives.casefold() or hasattr(function, "__wrapped__"):
        return None  # a table, a step that waits, a matrix, what a `with` asks for
    if gives.endswith("| None"):
        return Switch(function, lambda: None)
    if gives == "bool":
        return Switch(function, bool)
    given = [at for at, kind in enumerate(kinds) if kind in {gives, gives.replace("list[", "Sequence[", 1)}]
    if given and not inspect.isgeneratorfunction(function):
        return Switch(function, None, given[0])
    empty = _EMPTY.get(gives.partition("[")[0])
    return Switch(function, empty) if empty else None


def _written(annotation: Any) -> str:
    """A type as its module writes it: "list[Piece]"."""
    written = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"(?:\w+\.)+", "", written).strip("'\"")


def replaced(old: Callable[..., Any], new: Callable[..., Any]) -> None:
    """Every module of `extract` that knows a function by some name knows another by it."""
    for module in [found for name, found in sys.modules.items() if name.startswith("extract.")]:
        for name, value in list(vars(module).items()):
            if value is old:
                setattr(module, name, new)


def acting(found: Sequence[Switch], rows: Sequence[dict[str, Any]]) -> list[set[int]]:
    """In which of the texts each function found something."""
    did: list[set[int]] = [set() for _ in found]
    now = [0]
    watched = [_watched(switch, seen, now) for switch, seen in zip(found, did, strict=True)]
    for switch, watcher in zip(found, watched, strict=True):
        replaced(switch.function, watcher)
    for number, row in enumerate(rows):
        now[0] = number
        next(_read([row]))
    for switch, watcher in zip(found, watched, strict=True):
        replaced(watcher, switch.function)
    return did


def _watched(switch: Switch, seen: set[int], now: list[int]) -> Callable[..., Any]:
    """The function, which puts the number of the text that is read `now` into `seen` where it finds something."""

    def one_by_one(*args: Any, **named: Any) -> Iterator[Any]:
        for value in switch.function(*args, **named):
            seen.add(now[0])
            yield value

    def at_once(*args: Any, **named: Any) -> Any:
        value = switch.function(*args, **named)
        if now[0] not in seen and value != switch.off(*args, **named):
            seen.add(now[0])
        return value

    return one_by_one if switch.nothing is _EMPTY["Iterator"] else at_once


def _read(rows: Iterable[dict[str, Any]]) -> Iterator[Analysis]:
    return extract.analyze_many(Ad(row["text"], language=row["language"], country=row["country"]) for row in rows)


def wanted(row: dict[str, Any]) -> Answers:
    """What a text should give, as words: its kind and risk, contacts, employer, pay and places."""
    pay = row.get("pay")
    return frozenset(
        [
            ("kind", row["kind"]),
            *([("risky",)] if row["risky"] else []),
            *(("contact", one["type"], one["value"]) for one in row["contacts"]),
            *([("employer", row["employer"])] if row["employer"] else []),
            *([("pay", *map(str, (pay["min"], pay["max"], pay["currency"], pay["period"])))] if pay else []),
            *(("place", one["text"], one["role"]) for one in row.get("places") or ()),
        ]
    )


def said(row: dict[str, Any], found: Analysis) -> Answers:
    """The same of what was read; places only where the text tells all of its own."""
    pay = found.salary
    return frozenset(
        [
            ("kind", found.kind),
            *([("risky",)] if found.kind == "job_ad" and found.risk.band in RISKY else []),
            *(("contact", one.type, one.value) for one in found.contacts),
            *([("employer", found.employer.name)] if found.employer else []),
            *([("pay", *map(str, (pay.min, pay.max, pay.currency, pay.period)))] if pay else []),
            *(("place", one.text, one.role) for one in found.locations if row.get("places") and one.text),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    packages = sorted({found.name for found in pkgutil.iter_modules(extract.__path__) if found.ispkg} - {"job"})
    parser.add_argument("packages", nargs="+", choices=packages, metavar="PACKAGE", help=f"of extract: {', '.join(packages)}")
    parser.add_argument("--texts", type=int, default=2500, help="functions that act in more texts than these are left alone")
    given = parser.parse_args()
    rows = [row for row in texts() if "contacts" in row and "employer" in row and "risky" in row]
    before = [said(row, found) for row, found in zip(rows, _read(rows), strict=True)]
    found = [switch for package in given.packages for switch in switches(package)]
    print(f"{len(found)} functions, {len(rows)} texts; added right and wrong of split tune, of test")
    for switch, did in zip(found, acting(found, rows), strict=True):
        if len(did) > given.texts:
            print(f"{switch.name:<48} acts in {len(did)}")
            continue
        off = switch.off  # each time it is asked for it is another object
        replaced(switch.function, off)
        numbers = sorted(did)
        try:
            after = [said(rows[n], one) for n, one in zip(numbers, _read(rows[n] for n in numbers), strict=True)]
        except Exception as error:  # noqa: BLE001  # what cannot do without it may fail in any way
            print(f"{switch.name:<48} is needed: {type(error).__name__}")
            continue
        finally:
            replaced(off, switch.function)
        _show(switch, [(rows[n], before[n], one) for n, one in zip(numbers, after, strict=True)])


def _show(switch: Switch, changes: Sequence[tuple[dict[str, Any], Answers, Answers]]) -> None:
    """Print what a function adds, and which texts of split `tune` are read better without it."""
    added: Counter[tuple[str, str]] = Counter()
    worse = []
    for row, with_it, without in changes:
        want = wanted(row)
        right = len(want & with_it) - len(want & without)
        wrong = len(with_it - want) - len(without - want)
        added[row["split"], "right"] += right
        added[row["split"], "wrong"] += wrong
        if right < wrong and row["split"] == "tune":
            worse.append(row["id"])
    figures = "   ".join(f"{added[split, 'right']:+4d} {added[split, 'wrong']:+4d}" for split in ("tune", "test"))
    print(f"{switch.name:<48} acts in {len(changes):>4}   {figures}   {' '.join(worse[:8])}", flush=True)


if __name__ == "__main__":
    main()
