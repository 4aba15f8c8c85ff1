"""Rewrites of addresses whose provider or ending is told in the reader's letters, by ear or by a nickname: "anna собака яндекс точка ру",
"anna 골뱅이 네이버 점 컴" (`data/domain_words.csv`)."""

import re

from extract.disguise import rewrite_replies as replies
from extract.disguise.rewrite import Rewrite, step
from extract.disguise.rewrite_needs import PROVIDED, PROVIDER
from extract.disguise.rewrite_replies import Replace
from extract.disguise.rewrite_words import COMMA, REMARK, Words, linking_words, mail_dot, provider, said, unspaced
from extract.tables import Tables
from extract.words.contact_words import finder
from extract.words.domain_words import domain_words
from extract.words.latin_words import is_word
from extract.words.number_cues import single_digits
from extract.words.word_patterns import UNSPACED, one_of

_ENDING = "[a-z]{2,4}"  # one that is written stands as it is
_SIGNED = re.compile(r"[0-9._][a-z0-9._]*$")
_BEFORE, _SHORTEST = 24, 3  # characters before an @, and of a name without signs


def named(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """Addresses with a provider that the table knows; its dot and ending may be told too, figures before the @ as well."""
    known = domain_words(tables)
    dot, known_host = mail_dot(tables), provider(tables, "provider")
    then = rf"(?:(?:{linking_words(tables)})[ ])?"
    at = rf"{COMMA}[ ]{{0,2}}{REMARK}(?:(?P<at>{said([*words['at'], *words['at_told']])}){COMMA}[ ]?{then}|[ ]?@[ ]?)"
    end = rf"(?:{_whole(one_of(known['ending']))}|{_ENDING}(?![^\W_]))"
    domain = rf"{known_host}{REMARK}{dot}(?P<first>{end})(?:(?!\.[ ]){dot}(?P<second>{end}))?"  # none behind the end of a sentence
    boxed = rf"{known_host}[ ]?[(（][a-z]{{2,12}}{dot}(?P<first>{end})[)）]"
    figures = rf"(?P<figures>(?:[ ](?:{one_of(_spaced(single_digits(tables)))})(?=[ ])){{1,5}})?"
    name = r"(?<=[a-z0-9_])(?![a-z0-9_])"
    reply = _address(tables)
    joint = rf"(?<=[a-z0-9_])(?:{unspaced(words['dot'])})(?=[a-z0-9_]{{1,30}}@)"
    other = r"[^\x00-\u024f\s()（）]{2,24}"
    return (
        step(PROVIDER, rf"(?<!\S){other}(?:[ ]{other}){{0,2}}[ ]?[(（](?P<name>[a-z][a-z0-9._]{{2,30}})[)）](?={at})", _written),
        step(PROVIDED, rf"{name}{figures}{at}{domain}", reply),
        step(PROVIDED, rf"{name}{figures}{at}{boxed}", reply),
        step(PROVIDED, rf"{name}[ ](?=[^\x00-\u024f]){domain}(?=[^\n]{{0,40}}[^a-z0-9]@[^a-z0-9])", reply),
        step("@ dot", joint, "."),
    )


def _whole(pattern: str) -> str:
    """A word that ends where another letter of its script does not follow; one of a script without spaces may."""
    return rf"(?:{pattern})(?![^\W_{UNSPACED}\uac00-\ud7a3])"


def _spaced(digits: dict[str, str]) -> list[str]:
    return [word for word in digits if len(word) > 1]


def _written(match: "re.Match[str]") -> str:
    """The name in Latin letters behind that in others: котозеро (kotozero)."""
    return str(match.group("name"))


def _address(tables: Tables) -> Replace:
    known, digits = domain_words(tables), single_digits(tables)

    def reply(match: "re.Match[str]") -> str | None:
        """The address with its @, or None where no name stands before it."""
        found = match.groupdict()
        at, provider, told = found.get("at"), found["provider"], (found.get("figures") or "").split()
        before = match.string[max(0, match.start() - _BEFORE) : match.start()]
        meant = not (at and at.isascii() and provider.isascii()) or replies.is_address(match, at, tables)
        if not (_is_name(before, tables) if told else meant and _is_long(before)):
            return None
        ends = [known["ending"].get(end, end) for end in (found["first"], found.get("second")) if end]
        return "".join(digits[one] for one in told) + "@" + ".".join([known["provider"].get(provider, provider), *ends])

    return reply


def _is_long(before: str) -> bool:
    """Whether what stands before an @ is no small word: "vivo en arroba"."""
    word = re.search("[a-z0-9._-]*$", before)
    return word is not None and (len(word.group()) >= _SHORTEST or not word.group().isalpha())


def _is_name(before: str, tables: Tables) -> bool:
    """Whether what stands before figures in words is a name: signs, words for them or figures are in it, or it is no word."""
    word = re.search("[a-z0-9._]*$", before)
    if word is None or _SIGNED.search(before) or not is_word(word.group()):
        return word is not None
    return finder(tables, "dot", "underscore", "dash").search(before[: word.start()]) is not None
