"""Names of the features that `place.role_model` weighs, in groups: a function of few values each.

The same groups come back in text after text, so that what all names of a group weigh together is kept, and not looked up again.
"""

from collections.abc import Callable
from typing import Any

ROLES = ("workplace", "origin", "transit", "mention")
Group = tuple[Callable[..., list[str]], *tuple[Any, ...]]  # a function below and its values


def names_of(group: Group) -> list[str]:
    function, *values = group
    return function(*values)


def rules(kind: str, given: str, cue: str, home: bool, what: str) -> list[str]:
    """What the rules say in the end, and the words beside a place alone."""
    names = ["bias", f"given:{given}", f"cue:{cue}", f"given:{given} cue:{cue}", f"given:{given} home:{home}"]
    return _in_kind(kind, [*names, f"given:{given} what:{what}"])


def word(kind: str, told: str, given: str, home: bool) -> list[str]:
    """What a word before or behind a place says."""
    return _in_kind(kind, [told, f"{told} given:{given}", f"{told} home:{home}"])


def _in_kind(kind: str, names: list[str]) -> list[str]:
    """What words say means another thing in a plea, so it is given with the kind too."""
    return [*names, *(f"{kind} {name}" for name in names)]


def coming(told: str, given: str, home: bool) -> list[str]:
    """What a word says that comes further on."""
    return [told, f"{told} given:{given}", f"{told} home:{home}"]


def sort(level: str, what: str, home: bool, cue: str, ends: bool) -> list[str]:
    names = [f"level:{level}", f"what:{what}", f"home:{home}", f"home:{home} level:{level} cue:{cue}"]
    return [*names, f"known end:{ends} home:{home} what:{what}"]


def standing(alone: bool, first: bool, last: bool) -> list[str]:
    return [f"alone:{alone}", f"first:{first} last:{last}"]


def elsewhere(works: bool, works_abroad: bool, starts: bool, starts_abroad: bool, home: bool) -> list[str]:
    """Whether the rules know of work and of starts in the same country, and in another one."""
    names = [f"works here:{works}", f"works abroad:{works_abroad} home:{home}"]
    return [*names, f"starts here:{starts}", f"starts abroad:{starts_abroad} home:{home}"]


def sides(left: str, right: str, left_cue: str, right_cue: str, cue: str) -> list[str]:
    return [f"left:{left}", f"right:{right}", f"left cue:{left_cue} cue:{cue}", f"right cue:{right_cue} cue:{cue}"]


def countries(nations: int, home: bool, given: str, what: str) -> list[str]:
    return [f"countries:{nations} home:{home} given:{given}", f"countries:{nations} what:{what}"]


def line(start: str, rank: int, home: bool, kind: str) -> list[str]:
    return [f"line:{start}", f"rank:{rank} home:{home} {kind}"]


def journey(home: bool, what: str, run: str, around: str, given: str, kind: str) -> list[str]:
    """Where a town lies on the way as it is told."""
    names = [f"journey home:{home} {run}", f"journey home:{home} {run} {around}"]
    return [*names, f"journey home:{home} {run} {around} given:{given}", f"journey {what} {run} {around} {kind}"]


def word_on_way(told: str, home: bool, run: str) -> list[str]:
    return [f"{told} home:{home} {run}"]


def text(phrase: str, home: bool, what: str) -> list[str]:
    """What a phrase of the whole text says of such a place."""
    return [f"text {phrase} home:{home} {what}"]


def order(part: int, given: str, rank: int, count: int, most: int) -> list[str]:
    """Where a place stands among those of the text, and what has been given by then."""
    return [
        f"pos:{part}",
        f"pos:{part} given:{given}",
        f"rank:{rank}/{min(count, most + 1)}",
        f"count:{min(count, most + 2)} given:{given}",
    ]


def gaps(left: str, right: str) -> list[str]:
    return [f"gap left:{left}", f"gap right:{right}", f"gaps:{left} {right}"]


def neighbour(side: str, gap: str, role: str, same: bool, beside: str, level: str, given: str) -> list[str]:
    """What the rules say of the place on one side, of the same country or not, and what stands between."""
    return [
        f"{side} {gap} {role} same:{same} {level}",
        f"{side} {gap} {beside} {level} same:{same}",
        f"{side} {gap} {role} given:{given}",
    ]


def named(times: int, first: bool) -> list[str]:
    return [f"named:{times}", f"named:{times} first:{first}"]


def again(key: str, role: str) -> list[str]:
    """What the rules (`given`) or words (`cue`) say of the same place where it is named again."""
    return [f"elsewhere {key}:{role}"]


def sentence(role: str, cue: str | None) -> list[str]:
    """What words say of another place of the same sentence."""
    return [f"sentence {role}", f"sentence {role} cue:{cue}"]


def in_sentence(alone: bool, first: bool, number: int) -> list[str]:
    return [f"alone in sentence:{alone} first:{first}", f"sentence:{number}"]


def odds(role: str) -> list[str]:
    """Of the first look, for the second; these alone are not 1."""
    return [f"then odds {role}"]


def then(kind: str, home: bool, what: str, own: str) -> list[str]:
    """The second look: what the first one took the place for."""
    return [f"then {kind}", f"then home:{home} {what}", f"then {own} home:{home}"]


def then_beside(side: str, gap: str, role: str, kind: str, own: str, same: bool, beside: str, level: str) -> list[str]:
    """What the first look took the place on one side for."""
    names = [f"then {side} {gap} {role}", f"then {side} {role} {kind}", f"then {side} {gap} {role} {own}"]
    return [*names, f"then {side} {gap} {role} same:{same} {beside} {level}"]


def then_edge(side: str) -> list[str]:
    return [f"then {side} edge"]


def then_around(here: frozenset[str], there: frozenset[str], home: bool, what: str) -> list[str]:
    """What the first look took the other places of the same country for, and those of other countries."""
    both = here | there
    names = [f"then here {role} home:{home}" for role in ROLES if role in here]
    names += [f"then there {role} home:{home} {what}" for role in ROLES if role in there]
    names += [f"then no {role} home:{home}" for role in ROLES if role not in both]
    return [*names, f"then around {' '.join(role for role in ROLES if role in both)}"]
