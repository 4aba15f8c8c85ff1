"""Which mentions of one document mean a place, and which: read twice, so that the places that are sure help the others.

A name has one meaning in a document: "Paris, Texas" says what "Paris" means in the next line.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.gazetteer.gazetteer import Place
from extract.gazetteer.key import key_of
from extract.place import judge
from extract.place.context import Context
from extract.place.cue_words import UNSPACED
from extract.place.employer import in_employer_name
from extract.place.generics import beside_generic
from extract.place.judge import Seen
from extract.place.marked import is_alone, is_marked
from extract.place.mention import Mention
from extract.place.mentions import softened
from extract.place.ranks import Ranks
from extract.place.resolve import MARGIN, PEOPLED, Found, Scored, Signs, decide
from extract.place.roles import ARROW, in_list, is_placed
from extract.place.words import words_for
from extract.reading import Entity
from extract.tables import Tables
from extract.text.normalize import Folded
from extract.text.scripts import script_of

_STATE, _BESIDE = 3, 5  # letters of a state; folded characters between a town and its country
_ANCHOR = 2.5  # score from which a place helps to tell others
_CLEAR = 0.5  # lead over every other bearer that an anchor has
_MARGIN = {"place": 0.1}  # of what the model takes for a place, less of a lead will do
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DASHED, _DASHES = 3, frozenset("-–—‑")
_BREAKS = re.compile(r"\n\n*")  # the first is found fast


class Part(NamedTuple):
    """A piece of the document (its title, its text) with its mentions, and what a model takes words for."""

    text: str
    folded: Folded
    soft: str
    mentions: list[Mention]
    entities: tuple[Entity, ...] = ()


def part_of(text: str, folded: Folded, found: list[Mention], entities: tuple[Entity, ...] = ()) -> Part:
    """A part of a text with what was found in it, ready to be settled."""
    return Part(text, folded, _lined(softened(folded.text), text, folded), found, entities)


def _lined(soft: str, text: str, folded: Folded) -> str:
    """The softened text with the line breaks that folding made spaces: what stands in another line says less of a place."""
    breaks = [bisect_right(folded.starts, match.start()) - 1 for match in _BREAKS.finditer(text)]
    if not breaks:
        return soft
    out, since = list[str](), 0
    for place in breaks:
        if since <= place < len(soft) and soft[place] == " ":
            out += soft[since:place], "\n"
            since = place + 1
    return "".join((*out, soft[since:]))


def settle(parts: Sequence[Part], context: Context, tables: Tables, *, judged: bool = False) -> list[list[Found]]:
    """The mentions of each part that mean a place, with the place; those in an employer's name left out.

    `judged`: which they are is told by the model of names in ads, not by the threshold.
    """
    told = seen(parts, context, tables)
    if judged:
        others = judge.others((one for part in told for one in part), context.home)
        decided = [[(one, judge.place_of(one, others)) for one in part] for part in told]
    else:
        decided = [[(one, one.best if one.decided else None) for one in part] for part in told]
    senses = _senses([pair for part in decided for pair in part])
    found = []
    for pairs in decided:
        meant = [(one, _meant(one, scored, senses, judged)) for one, scored in pairs if not one.firm]
        found.append([Found(one.mention, scored) for one, scored in meant if scored])
    return found


def seen(parts: Sequence[Part], context: Context, tables: Tables) -> list[list[Seen]]:
    """The mentions of each part with their best bearers, whether those are sure enough or not."""
    wanted = [
        [(mention, signs) for mention, signs in _with_signs(part, context, tables) if signs.label != "inside"] for part in parts
    ]
    ranks = Ranks(context)
    for mention, signs in (pair for part in wanted for pair in part):
        _anchor(ranks.of(mention, signs), context)
    if len({mention.key for part in wanted for mention, _ in part}) > 1:  # else nothing that could help
        ranks.forget()
    told = []
    for part, pairs in zip(parts, wanted, strict=True):
        ranked = [(mention, signs, ranks.of(mention, signs)) for mention, signs in pairs]
        told.append([_seen(part, *one, context, tables) for one in ranked if one[-1]])
    return told


def _seen(part: Part, mention: Mention, signs: Signs, ranked: list[Scored], context: Context, tables: Tables) -> Seen:
    margin = _MARGIN.get(signs.label, MARGIN)
    decided = decide(ranked, margin=margin, home=context.home)
    clear = decided or decide(ranked, judge.LEAST, margin, context.home)
    best = clear or ranked[0]
    where = part.soft, part.text, part.folded.starts, mention.start, mention.end
    firm = best.score >= judge.LEAST and in_employer_name(*where, best.named.kind == "hotspot", tables)
    others = [s for s in ranked if s.named is not best.named]
    lead = best.score - others[0].score if others else best.score
    alike = 1 + sum(s.place.country == best.place.country and best.score - s.score < MARGIN for s in others)
    span = part.folded.span(mention.start, mention.end)
    return Seen(part.text, *span, mention, signs, best, decided is not None, clear is not None, lead, alike, firm)


def _anchor(ranked: list[Scored], context: Context) -> None:
    best = decide(ranked)
    if best is None or best.score < _ANCHOR or best.place.level == "country" or not best.place.country:
        return
    country, helpless = best.place.country, best.named.needs_context and best.place.level == "place"
    if helpless and not (country in context.told or country in context.weak or country in context.strong):
        return  # it would help itself: casa grande is not in Casablanca
    rivals = (s for s in ranked[1:] if s.place.country != country or s.place.admin1 != best.place.admin1)
    if next((best.score - s.score for s in rivals), _CLEAR) >= _CLEAR:
        context.told.add(country)
        if best.place.level != "admin1":
            context.add_point(best.place)


def _senses(told: Sequence[tuple[Seen, Scored | None]]) -> dict[str, Scored]:
    """The best reading of each name in the document."""
    senses: dict[str, Scored] = {}
    for one, scored in told:
        key = one.mention.key
        if scored and (key not in senses or scored.score > senses[key].score):
            senses[key] = scored
    return senses


def _meant(one: Seen, scored: Scored | None, senses: dict[str, Scored], judged: bool) -> Scored | None:
    mention, signs = one.mention, one.signs
    sense = senses.get(mention.key)
    if not judged and mention.usual and mention.weak and signs.label != "place" and scored and scored.named.kind in PEOPLED:
        return None  # a usual word in capitals, as headings are
    if scored is None:
        return None if mention.weak or mention.usual or signs.label == "person" else sense
    return scored if signs.around or sense is None else sense


def _with_signs(part: Part, context: Context, tables: Tables) -> Iterator[tuple[Mention, Signs]]:
    labels = _labels(part, context.told_by_news, tables)
    for position, mention in enumerate(part.mentions):
        yield mention, _signs(part, position, labels[position], context.languages, tables)


def _signs(part: Part, position: int, label: str, languages: tuple[str, ...], tables: Tables) -> Signs:
    mention = part.mentions[position]
    left = part.mentions[position - 1] if position else None
    right = part.mentions[position + 1] if position + 1 < len(part.mentions) else None
    around: list[Place] = []
    inside: tuple[Place, ...] = ()
    listed = peers = False
    if left:
        gap = part.soft[left.end : mention.start]
        beside = in_list(gap, tables)
        listed = beside or bool(ARROW.match(gap)) or (gap == " " and _is_state_of(left, mention))  # Austin TX
        peers = (beside or _is_dash(part, left.end, mention.start)) and _is_country(left)
        if _is_beside(gap, tables):
            around += _containers(left)
            inside = tuple(n.place for n in left.named if n.kind in ("city", "capital", "alternate", "alias", "hotspot", "admin2"))
    if right:
        gap = part.soft[mention.end : right.start]
        listed = listed or bool(ARROW.match(gap))
        peers = peers or ((in_list(gap, tables) or _is_dash(part, mention.end, right.start)) and _is_country(right))
        if _is_beside(gap, tables):
            around += _containers(right)
    where = part.soft, mention.start, mention.end
    cue = listed or is_marked(*where[:2]) or is_placed(*where, languages, tables) or beside_generic(*where, tables)
    alone = is_alone(*where)
    generic = _by_generic(part.soft, mention, tables)
    usual = mention.usual and label != "place"
    return Signs(
        cue, tuple(around), inside if _can_hold(mention) else (), key=mention.key, weak=mention.weak, usual=usual, peers=peers,
        generic=generic, label=label, alone=alone,
    )  # fmt: skip


def _is_dash(part: Part, start: int, end: int) -> bool:
    """Whether nothing but a dash stands between two places (softened texts have a blank for it), where words are set apart: elsewhere
    a dash joins languages."""
    return (
        end - start <= _DASHED
        and script_of(part.soft[start - 1]) not in UNSPACED
        and part.folded.text[start:end].strip() in _DASHES
    )


def _can_hold(mention: Mention) -> bool:
    return any(n.kind in ("country", "admin1") for n in mention.named)


def _is_country(mention: Mention) -> bool:
    return mention.named[0].kind == "country" and not mention.named[0].needs_context


def _is_beside(gap: str, tables: Tables) -> bool:
    return len(gap) <= _BESIDE and "、" not in gap and gap.strip(" ,，、()（）/.-") not in _apart(tables)


@lru_cache(maxsize=8)
def _apart(tables: Tables) -> frozenset[str]:
    return words_for("and", tables) | words_for("apart", tables)


def _containers(mention: Mention) -> list[Place]:
    """What a town may lie in that is named beside it: a country, a division, a county."""
    kinds = ("country", "admin1", "admin2")
    return [
        n.place
        for n in mention.named[:8]
        if n.kind in kinds or (n.kind in ("own", "alias") and n.place.level in ("country", "admin1"))
    ]


def _by_generic(soft: str, mention: Mention, tables: Tables) -> bool:
    """Whether the word for province, state or district stands right before or behind the name."""
    words, known = _division_words(tables)
    parts = mention.key.split(" ")
    if parts[-1] in known or parts[0] in known:  # Laurel County
        return True
    before = soft[max(0, mention.start - 16) : mention.start].rstrip()
    return before.endswith(words) or soft[mention.end : mention.end + 16].lstrip().startswith(words)


@lru_cache(maxsize=8)
def _division_words(tables: Tables) -> tuple[tuple[str, ...], frozenset[str]]:
    words = frozenset(key_of(row["word"]) for row in tables.rows("place_generics") if row["means"] == "division")
    return tuple(words), words


def _labels(part: Part, news: bool, tables: Tables) -> list[str]:
    """What the model takes each mention for: "place", "person", "other", "inside" a longer name, or "" where it says nothing."""
    if not part.entities:  # as in all texts but news
        return [""] * len(part.mentions)
    found = []
    entities = sorted(part.entities, key=lambda e: e.start)
    position = 0
    for number, mention in enumerate(part.mentions):
        start, end = part.folded.span(mention.start, mention.end)
        while position < len(entities) and entities[position].end <= start:
            position += 1
        entity = entities[position] if position < len(entities) and entities[position].start < end else None
        label = _label(entity, part.text[start:end], mention, news, tables) if entity else ""
        found.append("" if label == "inside" and _has_state(part, number) else label)
    return found


def _has_state(part: Part, number: int) -> bool:
    """Whether the letters of its own state stand behind a town (Houston, TX): whatever the model took the words before it for."""
    mention, *behind = part.mentions[number : number + 2]
    return bool(behind) and part.soft[mention.end : behind[0].start] == ", " and _is_state_of(mention, behind[0])


def _is_state_of(town: Mention, letters: Mention) -> bool:
    """Whether `letters` are those of a state in which a bearer of the town's name lies."""
    states = {(n.place.country, n.place.admin1_code) for n in letters.named if n.place.level == "admin1"}
    return letters.end - letters.start <= _STATE and any((n.place.country, n.place.admin1_code) in states for n in town.named)


def _label(entity: Entity, words: str, mention: Mention, news: bool, tables: Tables) -> str:
    if entity.label in _PLACES:
        wider = entity.label == "FAC" and len(entity.text) > len(words) + len("the ")
        return "other" if wider else "place"
    if entity.label not in ("PERSON", "ORG") or mention.named[0].kind in ("hotspot", "own", "country", "transport"):
        return ""
    wider = entity.label == "ORG" and len(entity.text) > len(words) + len("the ") and words in entity.text
    if wider and not _ends_apart(entity.text, words, tables) and not (news and entity.label == "ORG"):
        return "inside"  # of an employer's name; in news the University of Ohio is in Ohio
    return "person" if entity.label == "PERSON" else "other"


def _ends_apart(entity: str, name: str, tables: Tables) -> bool:
    """Whether the wider entity is two things side by side ("Interview Manila,\\nCebu", "Kochi or Chennai"), not one name."""
    rest = entity.replace(name, "")
    return any(char in ",.;:!?()\\n|•[]/&+→" for char in rest) or not words_for("and", tables).isdisjoint(rest.split())
