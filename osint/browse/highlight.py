"""A text cut where findings begin and end, so that a template can mark the words without building HTML itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """One finding in a text: `text[start:end]`, characters, with what it is (`kind`) and what to say about it."""

    start: int
    end: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that the same findings cover; none for plain text. The first finding gives the colour."""

    text: str
    spans: tuple[Span, ...] = ()

    @property
    def kind(self) -> str:
        return self.spans[0].kind if self.spans else ""

    @property
    def label(self) -> str:
        return " · ".join(dict.fromkeys(span.label for span in self.spans))


# Which finding gives the colour where several cover the same words: how to reach somebody first, for an indicator may be told by a whole
# clause with a contact in it; then what speaks of risk.
ORDER = ("contact", "indicator", "place", "employer", "salary", "weighed")


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """`text` as pieces in order, overlapping and nested spans cut apart; joined, the pieces are `text` again.

    Spans outside the text or without length are ignored: they would mark nothing.
    """
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text)} | {span.start for span in inside} | {span.end for span in inside})
    return [Piece(text[start:end], _covering(inside, start, end)) for start, end in pairwise(cuts)]


def _covering(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    covering = [span for span in spans if span.start <= start and end <= span.end]
    return tuple(sorted(covering, key=lambda span: ORDER.index(span.kind) if span.kind in ORDER else len(ORDER)))
