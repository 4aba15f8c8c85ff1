"""Names of the features of a stretch as a whole, in groups: a function of few values each.

The same groups come back in text after text, so that what all names of a group weigh together is kept, and not looked up again.
"""

from collections.abc import Callable
from typing import Any

from extract.employer.counts import ATOMS, FIRMS, FORMS, LARGE, NEW, SEEN, SMALL, UNOWNED, count

Group = tuple[Callable[..., list[str]], *tuple[Any, ...]]  # a function below and its values


def names_of(group: Group) -> list[str]:
    function, *values = group
    return function(*values)


def build(counts: int, script: str, opened: bool, closed: bool) -> list[str]:
    """How many words are new, a name's own, known, in small letters or capitals, and whether quotes stand around."""
    new, own, known = count(counts, NEW), count(counts, UNOWNED), count(counts, SEEN)
    names = [f"new{min(new, 4)}{script}", f"new{min(new, 2)}formal{count(counts, FORMS) > 0:d}"]
    if script == "cased":
        names.append(f"small{min(count(counts, SMALL), 3)}large{min(count(counts, LARGE), 2)}")
    if opened or closed:
        names += [f"quotes{opened:d}{closed:d}", f"quotes{opened:d}{closed:d}new{min(new, 1)}{script}"]
    names += [f"own{min(own, 5)}{script}", f"len{min(count(counts, ATOMS), 7)}", f"known{min(known, 3)}"]
    names.append(f"of{count(counts, FIRMS)}")
    return [*names, "all known"] if known >= own else names


def mixed(script: str, last: str, ascii: bool, tagged: bool) -> list[str]:
    return ["mixed", f"mixed{script}{last}{ascii:d}{tagged:d}"]


def said(name: str, times: int = 1) -> list[str]:
    """A name alone; what says much and is rare counts more than once."""
    return [name] * times


def reasons(found: tuple[str, ...], new: int, script: str) -> list[str]:
    return [name for reason in found for name in (f"r:{reason}", f"r:{reason}new{new}", f"r:{reason}{script}")]


def echo(first: int, tagged: bool) -> list[str]:
    return [f"echo{first}{tagged:d}"]


def echoes(most: int, all: bool, atoms: int, script: str, capital: bool, trade: bool) -> list[str]:
    names = [f"echoes{most}", f"echoes{most}{all:d}{min(atoms, 3)}", f"echoes{most}{script}"]
    return [*names, f"echoes{most}{script}{capital:d}{atoms == 1:d}{trade:d}"]


def site(formal: bool, script: str, ending: str, behind: str) -> list[str]:
    """Of a place at the head: where its case ending says that somebody hires there (`Дубайдаги Silk Bridge`)."""
    names = [f"site{formal:d}{script}", f"site~{ending}"]
    return [*names, f"site behind {behind}{script}"] if behind else names


def where(quarter: int, far: int, length: int, new: bool, formal: bool) -> list[str]:
    """Where in the text the stretch stands, and how long that is."""
    return [f"at{quarter}", f"far{far}", f"long{length}new{new:d}formal{formal:d}"]


def sentence(script: str) -> list[str]:
    return ["sentence", f"sentence{script}"]


def opener(opens: bool, late: bool, link: str, describes: bool, script: str) -> list[str]:
    """Where nouns that stand before a name are, and what stands behind them."""
    names = [f"late opener{opens:d}{script}"] if late else []
    if link:
        names.append(f"link {link}")
    return [*names, f"opener describes{script}"] if opens and describes else names


def holds_stop(script: str, new: bool) -> list[str]:
    return [f"holds stop{script}", f"holds stop{script}new{new:d}"]


def spaces(count: int, script: str, opens: bool, glued: bool) -> list[str]:
    """In scripts without spaces, how many there are."""
    return [f"spaces{min(count, 4)}{script}", f"spaces{min(count, 4)}{script}{opens:d}{glued:d}"]


def line(begins: bool, ends: bool, which: str, script: str, trade: bool) -> list[str]:
    """Whether a stretch begins, ends or fills a line, and which."""
    return [f"ln{begins:d}{ends:d}{which}{rest}" for rest in ("", script, f"{trade:d}")]


def head(which: int, above: str, below: str, script: str, trade: bool) -> list[str]:
    """Of one that fills a line at the head of a text: what the lines above and below it hold (a name between a job and a town)."""
    names = [f"head {above}_{below}", f"head {above}_{below}{script}{trade:d}", f"head{which}{above}{script}"]
    return [*names, f"head{which}{above}_{below}{trade:d}"]


def final(parted: bool, trade: bool, script: str, atoms: int) -> list[str]:
    """Of a stretch behind which nothing but contacts stands."""
    return [f"final{parted:d}{trade:d}", f"final{parted:d}{script}{min(atoms - 1, 3)}"]


def brand(atoms: int, begins: bool, ends: bool, which: str, right: str) -> list[str]:
    """Of one with a service's name in it."""
    size = min(atoms - 1, 2)
    return [f"brand{size}", f"brand{size}{begins:d}{right}", f"brand{begins:d}{ends:d}{which}"]


def setting(left: str, right: str, beyond: str, build: str, later: bool, end: str) -> list[str]:
    """Each pair of what stands on both sides and the build, and all three; what stands behind a break or comma, whether somebody hires
    further on, how the stretch ends."""
    names = [f"{left}_{right}", f"{left}_{build}", f"{build}_{right}", f"{left}_{build}_{right}"]
    if beyond:
        names += [f"{right}{beyond}>", f"{build}_{right}{beyond}>", f"{left}_{build}_{right}{beyond}>"]
    if later:
        names += [f"later {left}_{build}", f"later {build}_{right}"]
    if end.startswith("site"):
        names += [f"ends {end}", f"ends site {right}"]
    elif end:
        names += [end, f"numeral {left}_{right}"]
    return names


def cut(side: str, language: str, outside: str, inside: str, build: str) -> list[str]:
    """A border: what stands outside and inside of it, with the build and the language."""
    border = f"{side}{outside}|{inside}"
    return [f"cut{border}", f"cut{border}{build}", f"{language}{border}", f"{language}{side}{build}{outside}"]


def laid(kind: str, values: tuple[str, ...], before: str, script: str, trade: bool) -> list[str]:
    """What the layout says: the signs on both sides with the kind of the word before, the neighbours of a segment or line."""
    if kind == "signs":
        left, right = values
        names = [f"sign<{left}", f"sign>{right}", f"sign<{left}{script}", f"sign>{right}{script}", f"signs{left}_{right}{trade:d}"]
        return [*names, f"signs{left}_{right}{script}", f"sign<{left}{before}", f"sign<{left}{before}_{right}{trade:d}"]
    which, left, right = values
    names = [f"{kind}{left}_{right}", f"{kind}{left}_{right}{script}{trade:d}", f"{kind}{which}{left}_{right}"]
    return [*names, f"{kind}{which}{left}_{script}{trade:d}", f"{kind}{which}_{right}{script}{trade:d}"]


def again(times: int, trade: bool) -> list[str]:
    """Of one that stands in the text more than once: how often."""
    return ["again", f"again{times}{trade:d}"]
