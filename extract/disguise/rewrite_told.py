"""Rewrites of addresses whose signs are told one behind the other, with words for "then" between."""

from dataclasses import dataclass

from extract.disguise import rewrite_replies as replies
from extract.disguise.rewrite import Rewrite, step
from extract.disguise.rewrite_needs import DOMAIN, GLUED_DOT
from extract.disguise.rewrite_words import ENDS, LABEL, Words, either, linking_words
from extract.tables import Tables
from extract.words.word_patterns import one_of

_BEGINS, _ENDS = r"(?<![a-z0-9](?=[a-z0-9]))", r"(?!(?<=[a-z])[a-z0-9])"  # whole words where they are of Latin letters
_BEHIND = r"(?<=[a-z0-9])(?![a-z])"  # where no Latin word may begin: the machine tries nothing else there
_COMMA = "[,،、，၊፣]"


@dataclass(frozen=True, slots=True)
class _Joints:
    """Patterns: a word for "then"; what may stand between two parts; a domain that is written or told."""

    then: str
    linking: str
    domain: str


def described(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """The @ of an address by what it looks like: "hr, then the curly a, then fake.example"; and so its dot: "… fake, then dot, then
    example"."""
    joints = _joints(words, tables)
    linked = rf"[ ]{{0,2}}(?:{_COMMA}[ ]{{0,2}}(?:{joints.then}){{0,3}}|(?:{joints.then}){{1,3}})"
    dot = rf"{_BEGINS}(?:{either(words, 'dot')}){_ENDS}"
    at = rf"{_BEGINS}(?:{one_of(words['at_told'])}){_ENDS}(?![а-яё])['\"”»)]?"
    return (
        step("dot", rf"{_BEHIND}(?:{linked}{dot}{joints.linking}|[ ]{dot}{linked})(?=(?:{ENDS}|example)(?![a-z0-9]))", "."),
        step("at_told", rf"{_BEHIND}{joints.linking}{at}{joints.linking}(?={joints.domain})", "@"),
    )


def then_at(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """The word for @ behind one for "then": "fakehr, then at, then fake dot example"."""
    joints = _joints(words, tables)
    at = rf"{_BEGINS}(?P<at>{either(words, 'at')}){_ENDS}{joints.linking}(?={joints.domain})"
    pattern = rf"{_BEHIND}[ ]{{0,2}}{_COMMA}?[ ]{{0,2}}(?:{joints.then}){{1,3}}{at}"
    return tuple(step(needs, pattern, replies.told_at(tables)) for needs in (f"at {GLUED_DOT}", f"at {DOMAIN}"))


def _joints(words: Words, tables: Tables) -> _Joints:
    then = rf"{_BEGINS}(?:{linking_words(tables)}){_ENDS}[ ]{{0,2}}"
    linking = rf"[ ]{{0,2}}[,،、，၊፣：:—–-]?[ ]{{0,2}}(?:{then}){{0,3}}['\"“«(]?"
    dot = rf"(?:\.|[ ]?(?:{either(words, 'dot')})[ ]?)"
    return _Joints(then, linking, rf"{LABEL}{dot}(?:{LABEL}{dot})?(?:{ENDS}|example)(?![a-z0-9])")
