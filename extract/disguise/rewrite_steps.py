"""The rewrites in their order: phrases that stand for a sign, "[at]", "(dot)", "dot me slash", "t . me / x", "underscore", "hxxp". Every
one names what a text must have for it to find anything (`rewrite_needs`)."""

import re
from functools import lru_cache

from extract.disguise import rewrite_links as links
from extract.disguise import rewrite_mails as mails
from extract.disguise import rewrite_replies as replies
from extract.disguise import rewrite_told as told
from extract.disguise.rewrite import Rewrite, step
from extract.disguise.rewrite_needs import (
    AT_APART,
    AT_FIRST,
    BOXED,
    BOXED_WORDS,
    BRACKETED,
    BROKEN,
    COUNTED,
    DOMAIN,
    DOT_APART,
    GLOSS,
    GLOSSED,
    GLUED_DOT,
    HOSTED,
    HYPHENED,
    LINE_APART,
    LIVE,
    MAILBOX,
    MAILED,
    QUOTED,
    TIMES,
    counters,
)
from extract.disguise.rewrite_words import (
    ENDS,
    GAP,
    HYPHEN,
    LABEL,
    LEFT,
    RIGHT,
    SPELT,
    SQUARE,
    TIGHT,
    Words,
    around_signs,
    at_before,
    between_spaces,
    com_words,
    either,
    first_at,
    joined_by_and,
    no_app,
    no_name,
    sign_words,
    then_words,
    unspaced,
)
from extract.tables import Tables
from extract.words.word_patterns import one_of

_MAIL = r"gmail|yahoo|hotmail|outlook|proton|protonmail|icloud|mail|qq|163|126|naver|yandex|live|example|gmx"
_LETTERED = "(?:(?<=[a-z])|(?<=[a-z][0-9])|(?<=[a-z][0-9]{2})|(?<=[a-z][0-9]{4}))"  # no telephone number before a bullet
_QUOTED = "[\"'“”‘’]"
_ENDING = rf"[ ]?(?:\.|{HYPHEN}(?:{{dot}}){HYPHEN}|[ ](?:{{dot}})[ ])[ ]?({ENDS}|example)(?![a-z0-9])".replace("{1,2}", "{{1,2}}")


@lru_cache(maxsize=8)
def steps(tables: Tables) -> tuple[Rewrite, ...]:
    """All rewrites in their order: later ones build on what earlier ones wrote."""
    words = sign_words(tables)
    return (
        *mails.named(words, tables),
        *told.described(words, tables),
        step(GLOSSED, GLOSS, lambda match: match.group(1) + match.group(2)),  # fake한별(hanbyul)
        *_spoken(words, tables),
        *told.then_at(words, tables),
        *links.short(words, tables),
        step(COUNTED, rf"(?<=[a-z0-9_)\]])[ ]?{BOXED_WORDS}(?<! )", replies.counted(tables)),
        *_in_brackets(words, tables),
        *_apart(words, tables),
        *_mails(words, tables),
        *links.paths(words, tables),
    )


def _spoken(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """Signs said in words: "fake at example dot com", "fake underscore hr", "fake space hr"; the letter wa among digits."""
    at, dot = between_spaces(words["at"]), between_spaces(words["dot"])
    no_then = rf"(?!{then_words(tables)})"
    before_sign, behind_sign = around_signs(tables)
    no_line = rf"(?![ \t]{{0,3}}(?:{either(words, 'underscore')})(?![a-z0-9]))"  # "guion bajo" is no hyphen
    gap = either(words, "gap", longest=False)
    remark = r"(?:\([^()\n]{2,40}\)[ ]?)?"
    before = rf"(?:[ ](?:{at_before(tables)})(?=[ ]))?"
    then = rf"(?:,?[ ]?(?:{then_words(tables)})[ ]{{1,2}})?"
    said = rf"(?<=[a-z0-9]){before}(?P<at>{at}){then}{remark}({LABEL})"
    said += rf"(?P<dot>{dot})([a-z]{{2,12}})(?:(?:{dot}|\.)([a-z]{{2,12}}))?(?![a-z0-9])"
    return (
        step(
            BROKEN,
            r"(?<![a-z0-9])[0-9]{2,6}[ ]?([a-z*#]{1,5})[ ]?[0-9]{2,9}(?:[ ]?\1[ ]?[0-9]{1,6}){0,6}(?![a-z0-9])",
            replies.unbroken(tables),
        ),
        *(
            step(f"{one} {other}", _taken_back(words, one, other), " ")
            for one, other in (("dot", "underscore"), ("underscore", "dot"), ("dash", "underscore"), ("underscore", "dash"))
        ),
        step(
            f"{GLUED_DOT} gmail",
            rf"(?<![^\W\d_])(?:{either(words, 'gmail')})(?=[ ]?(?:\.|{dot})[ ]?(?:com(?![a-z])|{com_words(tables)}))",
            "gmail",
        ),
        step("dot", rf"(?<=[a-z0-9])(?![a-z0-9])[ ]{{0,3}}(?:\.|{dot})[ ]{{0,2}}(?:{com_words(tables)})(?![^\W\d_])", ".com"),
        *(
            step(kind, joined_by_and(tables, either(words, kind)), sign)
            for kind, sign in (("underscore", "_"), ("dash", "-"), ("dot", "."))
        ),
        step(
            "underscore",
            rf"(?<=[a-z0-9]){before_sign}(?=[ \t\u0370-\uffff]){no_name(words)}(?:{between_spaces(words['underscore'])}){behind_sign}",
            replies.unless_same(tables, "_"),
        ),
        step(
            "underscore",
            rf"(?<=[a-z0-9])(?=[ \t\u0370-\uffff]){no_name(words)}(?:{between_spaces(words['underscore'])})(?=[a-z0-9]){no_then}",
            replies.unless_same(tables, "_"),
        ),
        step(
            "dash",
            rf"(?<=[a-z0-9])(?=[ \t]|[^\x00-\x7f]){no_name(words)}{no_line}(?:{between_spaces(words['dash'])})(?=[a-z0-9]){no_then}",
            replies.unless_same(tables, "-"),
        ),
        step(f"colon {LIVE}", rf"(?<![a-z0-9])live[ ]?(?:{either(words, 'colon')})[ ]?(?=[a-z0-9.])", "live:"),
        step("at dot", said, replies.address(tables)),
        step("ဝ", r"(?:[0-9ဝ][ \-.]{0,3}){5,30}[0-9ဝ]|ဝ9(?:[ \-.]{0,3}[0-9ဝ]){3,4}", replies.burmese),
        step("gap", rf"(?<=[a-z0-9])[ \t]?(?:{gap})[ \t]?(?=[a-z0-9])", ""),
    )


def _taken_back(words: Words, one: str, other: str) -> str:
    """A sign that gives way to the next: "fake dot, no, underscore hr"."""
    gap = r"[ ,.!…–—-]{1,3}"
    return (
        rf"(?<=[a-z0-9])[ ]?(?:{either(words, one)}){gap}(?:[^\W\d_]{{1,5}}{gap})?(?:{either(words, 'no_sign')}){gap}"
        rf"(?:(?:{either(words, 'no_sign')}){gap})?(?=(?:{either(words, other)}))"
    )


def _and(words: Words) -> str:
    """A sign or word for "and" between digits and the zeros that are counted behind them."""
    return rf"(?:(?<=[0-9])[ ]{{0,2}}(?:[+&,]|{either(words, 'and')})[ ]{{1,2}})?"


_SHOWN = re.compile(rf"[ ]?{LEFT}[ ]?[_.@][ ]?{RIGHT}$")
_BESIDE = r"[ ]?[-–—ـ/…·|>→~.][ ]?"  # on both sides of a sign in words: kora - underscore - vent


def _in_brackets(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """A word or sign alone in brackets: "[at]", "(dot)", "{_}"; what else breaks t.me; `0 x 5` for five zeros."""
    at, dot, slash, underscore = (either(words, kind) for kind in ("at", "dot", "slash", "underscore"))
    shown = "|".join(rf"(?:{word})[ ]?{LEFT}[ ]?{sign}[ ]?{RIGHT}" for word, sign in ((underscore, "_"), (dot, "[.]"), (at, "@")))
    return (
        step(BRACKETED, shown, lambda match: _SHOWN.sub("", match.group())),  # "underscore (_)" names it once
        step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{at}){GAP}{RIGHT}{GAP}", "@"),
        step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{dot}|\.){GAP}{RIGHT}{GAP}", "."),
        step(
            BRACKETED,
            rf"(?<=[a-z0-9]){GAP}{LEFT}(?:{either(words, 'at_boxed')}){RIGHT}{GAP}"
            rf"(?={LABEL}(?:\.|[ ](?:{dot})[ ])(?:{ENDS}|example)(?![a-z0-9]))",
            "@",
        ),
        step(BOXED, rf"(?<=[a-z0-9])(?:[ ]?{SQUARE}[ ]?|{TIGHT})(?=[a-z0-9])", replies.boxed(tables)),
        step(f"dot {QUOTED}", rf"(?<=[a-z0-9])[ ]{_QUOTED}(?:{dot}){_QUOTED}[ ](?=(?:{ENDS}|example)(?![a-z0-9]))", "."),
        step(
            QUOTED,
            rf"(?<=[a-z0-9])[ ][\"'“”‘’](?:{at}|{either(words, 'at_boxed')}){_QUOTED}[ ](?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            "@",
        ),
        step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{slash}|/){GAP}{RIGHT}{GAP}", "/"),
        step(HYPHENED, rf"(?<=[a-z0-9]){GAP}{HYPHEN}(?:{at}){HYPHEN}{GAP}({LABEL}?){_ENDING.format(dot=dot)}", replies.hyphenated),
        step("underscore", rf"(?<=[a-z0-9]){_BESIDE}(?:{underscore}){_BESIDE}(?=[a-z0-9])", "_"),
        step("dot", rf"(?<=[a-z0-9])-(?:{dot})-(?=[a-z0-9][a-z0-9-]*(?![a-z0-9]))", "."),
        step(f"/ {HOSTED}", rf"(?<![a-z0-9.@])t[ ]?(?:[,·•。．]|{dot})[ ]?me(?=[ ]?/)", "t.me"),
        step("tme/", r"(?<![a-z0-9.@/])tme(?=/)", "t.me"),
        step("wame/", r"(?<![a-z0-9.@/])wame(?=/\+?[0-9])", "wa.me"),
        step(TIMES, r"(?<=\d)[ ]?0[ ]?[x×*][ ]?[2-9](?![\d*]|[,.]\d)", lambda match: "0" * int(match.group()[-1])),
        step(TIMES, rf"{_and(words)}(?<![\d.,a-z_*×])0[ ]?\(?[x×*][ ]?[2-9]\)?(?![\w*]|[,.]\d)", replies.zeros),
        step(TIMES, rf"{_and(words)}(?<![\d.,a-z])[2-9][ ]?(?:{counters(tables)})[ ]?0(?!\w|[,.]\d)", replies.zeros),
        step(TIMES, r"(?<![0-9a-z])0['’]?s(?!\w)", " zeros"),
        step(TIMES, r"(?<=[0-9])[ -]?(?:[⭕⚪⚫🔴🔵]{2,7}[ -]?){1,4}", lambda match: "0" * len(re.sub("[ -]", "", match.group()))),
        step(BRACKETED, rf"_?{GAP}{LEFT}{GAP}(?:{underscore}|_){GAP}{RIGHT}{GAP}_?(?=[a-z0-9]|[^\x00-\u024f\s])", "_"),
    )


def _apart(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """Signs, or words for them, with spaces around."""
    at, dot, underscore = (either(words, kind) for kind in ("at", "dot", "underscore"))
    return (
        step(
            "underscore",
            rf"(?<=[a-z0-9])(?=[ \t]){no_name(words)}[ \t]{{1,3}}(?:{underscore})[ \t]{{1,3}}(?=[a-z0-9])(?!{then_words(tables)})",
            replies.unless_same(tables, "_"),
        ),
        step(LINE_APART, rf"(?<=[a-z0-9])(?:{between_spaces(words['of_sign'])})_[ ]?(?=[a-z0-9])", replies.tied(tables)),
        step(
            LINE_APART,
            rf"(?<=[a-z0-9])(?:[ \t]{{1,2}}_[ \t]{{0,2}}|_[ \t]{{1,2}})(?=[a-z0-9]{{2}})(?!(?:{either(words, 'of_sign')})(?![a-z0-9]))",
            replies.tied(tables),
        ),
        step(LINE_APART, r"(?<=[a-z0-9])_[ ]?\+[ ](?=[a-z0-9])", "_"),
        step(
            "dot",
            rf"(?<=[a-z0-9_])(?![a-z0-9_])[ ]?(?:{unspaced(words['dot'])})[ ]?"
            rf"(?=[a-z0-9_-]{{1,30}}[ ]?(?:{unspaced(words['dot'])})[ ]?[a-z])",
            ".",
        ),
        step(
            "dot",
            rf"[ ](?<=[a-z0-9].)[ ]{{0,2}}(?:{dot})[ ]{{1,3}}(?=[a-z0-9_-]{{1,30}}[ ]{{1,3}}(?:{dot})[ ]{{1,3}}(?:{ENDS})(?![a-z0-9]))",
            ".",
        ),
        step("dot", rf"(?<![a-z0-9])www[ ]{{1,2}}(?:{dot})[ ]{{1,2}}(?=[a-z0-9])", "www."),
        step(
            "dot",
            rf"(?<=[a-z0-9])(?![a-z0-9])(?:{between_spaces(words['dot'])})(?=(?:{ENDS}|example)(?![a-z0-9à-ɏḁ-ỿ])"
            rf"(?![ ]{{1,2}}(?:{dot})[ ]{{1,2}}(?!(?:{ENDS})(?![a-z0-9]))))",  # but "fake dot hr dot 22" is a name
            ".",
        ),
        step(
            "dot",
            rf"[ \t](?<=[a-z0-9].)[ \t]{{0,2}}(?:{dot})[ \t]{{1,3}}"
            rf"(?=(?:[a-z0-9_]{{1,30}}[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}){{0,3}}[a-z0-9._]{{1,30}}(?:@|[ \t](?:{at})[ \t]))",
            ".",
        ),
        step(
            f"at {AT_FIRST}",
            rf"(?<![a-z0-9_.@{SPELT}])(?<![a-z0-9_.@][ ])(?:{one_of(first_at(words))})"
            rf"[ ]?{no_app(tables)}(?=[a-z][a-z0-9_.-]{{3,30}}(?![a-z0-9_@]|[ ]?\.[a-z]))",
            replies.first_at,
        ),
        step(
            f"at {DOMAIN}",
            rf"[ \t](?<=[a-z0-9].)[ \t]{{0,2}}(?:{at})[ \t]{{1,3}}(?=[a-z0-9-]{{1,40}}\.(?:{ENDS}|example)(?![a-z0-9]))",
            replies.at(tables),
        ),
    )


def _mails(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """Spaces around the @ and the dots of an address, a comma for its dot, and "at gmail com"."""
    at, boxed = either(words, "at"), either(words, "at_boxed")
    known = "|".join(f"(?<=@{name})" for name in ("gmail", "yahoo", "hotmail", "outlook", "example", "proton"))
    return (
        step("@", rf"(?<=[a-z0-9])[ ]?@@{{1,2}}[ ]?(?={LABEL}[ ]?\.[ ]?(?:{ENDS}|example)(?![a-z0-9]))", " @ "),
        step(
            f"{AT_APART} {DOMAIN}",
            rf"(?<=[a-z0-9][a-z0-9])[ ]@[ ]?(?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            replies.spaced(tables),
        ),
        step(
            DOMAIN,
            rf"(?<=[a-z0-9])[ ](?P<key>[^\W\d_]{{2,12}})[ ](?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            replies.keyed(tables),
        ),
        step(
            f"{AT_APART} {DOT_APART}",
            rf"(?<=[a-z0-9._][a-z0-9])[ \t]{{1,3}}@[ \t]{{1,3}}({LABEL})[ \t]{{1,2}}\.[ \t]{{1,2}}({ENDS}|example)(?![a-z0-9])",
            replies.hyphenated,
        ),
        step(AT_APART, rf"[ \t@](?<=[a-z0-9].)(?:[ \t]{{0,2}}@|(?<=@))[ \t]{{1,3}}(?=(?:{_MAIL})[ \t]{{0,2}}\.)", "@"),
        step(AT_APART, rf"[ \t](?<=[a-z0-9].)[ \t]{{0,2}}@(?=(?:{_MAIL})[ \t]{{0,2}}\.)", "@"),
        step(
            f"@ {DOMAIN}",
            rf"(?:[#*&%$!=~^★☆●◆■※](?<=[a-z0-9].)| [#*&%$!=~^★☆●◆■※](?<=[a-z0-9] .))(?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            replies.swapped,
        ),
        step(DOT_APART, rf"{_LETTERED}[ ]\.[ ](?=[a-z0-9._]{{1,30}}[ ]{{0,2}}@)", "."),
        step(
            "@",
            r"@([a-z0-9-]{2,40})[ ]?[,。，・·•][ ]?(com|net|org|example)(?![a-z0-9])",
            lambda match: f"@{match.group(1)}.{match.group(2)}",
        ),
        step(
            f"at {MAILBOX}",
            rf"(?<=[a-z0-9])[ ]{{1,3}}(?:{at})[ ]{{1,3}}(gmail|yahoo|hotmail|outlook)[ ]com(?![a-z0-9])",
            replies.mailbox,
        ),
        step(
            f"@ {MAILBOX}",
            r"(?<=[a-z0-9]@)(gmail|yahoo|hotmail|outlook|naver)(?![a-z0-9.@_-]|[ ]\.)",
            lambda match: match.group() + ".com",
        ),
        step(
            f". {MAILBOX}",
            rf"(?<=[a-z0-9])[ ](?:{boxed})[ ](?=(?:gmail|yahoo|hotmail|outlook)\.com(?![a-z/]))",
            replies.at(tables),
        ),
        step(f"{MAILED} .", rf"(?:{known})[ \t]{{0,2}}\.[ \t]{{0,2}}(?=(?:com|org|net|me)(?![a-z0-9]))", replies.changed(".")),
    )
