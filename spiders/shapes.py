"""How the addresses of a list's ads look, so that an ad is told from the site's other pages."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from spiders.pagers import words


@dataclass(frozen=True, slots=True)
class Shape:
    """How the addresses of a list's ads look: parts of the path that are the same in all, how many there are, parameters; what the
    last of the other parts begins with (`prefix`), and what the others have (`digits`, `hyphens`)."""

    host: str
    constant: tuple[tuple[int, str], ...]
    length: int
    parameters: frozenset[str]
    prefix: str
    digits: bool
    hyphens: bool

    @property
    def tight(self) -> bool:
        """Whether it tells an ad from the site's other pages."""
        named = bool(self.constant or self.prefix or self.parameters)
        says = bool(set(dict(self.constant).values()) & words("item_word"))
        return (named and (self.digits or self.hyphens)) or says

    def fits(self, url: str) -> bool:
        """Whether an address looks like these."""
        host, parts, parameters = _taken_apart(url)
        if host != self.host or len(parts) != self.length or frozenset(parameters) != self.parameters:
            return False
        fixed = dict(self.constant)
        if any(parts[at] != part for at, part in fixed.items()):
            return False
        rest = _variable(parts, parameters, fixed)
        if self.prefix and not (rest and rest[-1].startswith(self.prefix)):
            return False
        return (not self.digits or _has_digit(rest)) and (not self.hyphens or _has_hyphens(rest))


def shape_of(urls: list[str]) -> Shape | None:
    """What the addresses have in common; None where they differ in length, host or parameters."""
    taken = [_taken_apart(url) for url in urls]
    if not taken or len({(host, len(parts), frozenset(parameters)) for host, parts, parameters in taken}) != 1:
        return None
    host, first, parameters = taken[0]
    fixed = {at: part for at, part in enumerate(first) if all(parts[at] == part for _, parts, _ in taken)}
    if len(urls) == 1 and not parameters:  # of one address nobody knows which part varies: the last does
        fixed.pop(len(first) - 1, None)
    rest = [_variable(parts, given, fixed) for _, parts, given in taken]
    digits, hyphens = all(map(_has_digit, rest)), all(map(_has_hyphens, rest))
    return Shape(host, tuple(fixed.items()), len(first), frozenset(parameters), _prefix(rest), digits, hyphens)


def _prefix(rest: list[list[str]]) -> str:
    """What the last variable parts begin with, up to a mark between words (`thread-88-1.html`, `vaga-de-…`)."""
    last = [parts[-1] for parts in rest if parts] if len(rest) > 1 else []
    first, other = min(last, default=""), max(last, default="")  # what the first and the last in order share, all share
    shared = first[: next((at for at, pair in enumerate(zip(first, other, strict=False)) if pair[0] != pair[1]), len(first))]
    return shared[: max(shared.rfind("-"), shared.rfind("_")) + 1]


def _taken_apart(url: str) -> tuple[str, list[str], dict[str, str]]:
    parts = urlsplit(url)
    return parts.netloc, [part for part in parts.path.split("/") if part], dict(parse_qsl(parts.query))


def _variable(parts: list[str], parameters: dict[str, str], fixed: dict[int, str]) -> list[str]:
    return [*(part for at, part in enumerate(parts) if at not in fixed), *parameters.values()]


def _has_digit(parts: list[str]) -> bool:
    return any(any(map(str.isdigit, part)) for part in parts)


def _has_hyphens(parts: list[str]) -> bool:
    return any(part.count("-") >= 2 for part in parts)
