"""Which bearers of a name are meant first, asked once for each name while the context stays as it is."""

from dataclasses import dataclass, field

from extract.place.context import Context
from extract.place.mention import Mention
from extract.place.resolve import Scored, Signs, rank


@dataclass(slots=True)
class Ranks:
    """Rankings by name and signs, each with what size the context had: the same name is asked for over and over."""

    context: Context
    known: dict[tuple[str, Signs], tuple[tuple[int, int], list[Scored]]] = field(default_factory=dict)

    def of(self, mention: Mention, signs: Signs) -> list[Scored]:
        found = self.known.get((mention.key, signs))
        if found is None:
            found = self.known[mention.key, signs] = self.context.size(), rank(mention.named, self.context, signs)
        return found[1]

    def forget(self) -> None:
        """Those that were made before the context grew last: it only grows."""
        size = self.context.size()
        self.known = {asked: found for asked, found in self.known.items() if found[0] == size}
