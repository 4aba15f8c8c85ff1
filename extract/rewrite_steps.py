"""The rewrites in their order: phrases that stand for a sign, "[at]", "(dot)", "dot me slash", "t . me / x", "underscore", "hxxp". Every
one names what a text must have for it to find anything (`rewrite_needs`)."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract import rewrite_replies as replies
from extract.rewrite_needs import (
    BRACKETED,
    BROKEN,
    COUNTERS,
    DRAWN,
    HYPHENED,
    LINKED,
    LITTERED,
    MAILBOX,
    ODD_HOST,
    PATH,
    QUOTED,
    TIMES,
)
from extract.rewrite_replies import Replace
from extract.rewrite_words import (
    AT_BOXED,
    CODE,
    ENDS,
    GAP,
    HYPHEN,
    LABEL,
    LEFT,
    LITTERED_LINK,
    RIGHT,
    Words,
    app_names,
    at_before,
    between_spaces,
    com_words,
    either,
    first_at,
    letter_names,
    linking_words,
    plus_words,
    sign_words,
    then_words,
    unspaced,
)

_MAIL = r"gmail|yahoo|hotmail|outlook|proton|protonmail|icloud|mail|qq|163|126|naver|yandex|live|example|gmx"
_HOST = (
    r"t|telegram|w[ ]?a|m|line|zalo|f[ ]?b|lin|bit|(?:api|chat)[ ]{0,2}\.[ ]{0,2}whats[ ]?app"
    r"|face[ ]?book|insta[ ]?gram|tik[ ]?tok|you[ ]?tube"
    f"|{'|'.join('[ ]'.join(name) for name in ('facebook', 'instagram', 'tiktok'))}"
)
_QUOTED = "[\"'“”‘’]"
_ENDING = rf"[ ]?(?:\.|{HYPHEN}(?:{{dot}}){HYPHEN}|[ ](?:{{dot}})[ ])[ ]?({ENDS}|example)(?![a-z0-9])".replace("{1,2}", "{{1,2}}")
_ARTICLES = "".join(f"(?<![^a-z]{word})" for word in ("the", "an", "thats", "no", "with", "el", "le", "un", "con", "com", "avec"))
_AND = r"(?:(?<=[0-9])[ ]{0,2}(?:[+&,]|và|and|y|e|et|и|dan|na|ve|va|lalu|then|plus)[ ]{1,2})?"
_ME_SPELLED = "me|мэ|ми|मी|मि|می|مي|মি|মী|মে|மி|மீ|මී|මි|มี|มี่|ມີ|មី|မီ|미|ሚ|ሜ|メ|ミー"
_MEANT = (
    "(?:with|by|to|instead|is|are|as|for|por|par|pelo|con|com|avec|yerine|dengan|jadi|ke|ng|para)[ ]"  # behind a sign: words on it
)
_ODD_DOT = r"[ ]?[,，،、。；*#~|^;·•`'\"_!]{1,2}[ ]?"
_HOSTS_APART = (
    "(?:t|wa|m|zalo)DOTme|bitDOTly|linDOTee|(?:chat|api)DOTwhatsappDOTcom|(?:fb|facebook|instagram|tiktok)DOTcom".replace(
        "DOT", _ODD_DOT
    )
)
_TME = (
    rf"(?<![a-z0-9.@'’])(?:t(?:[ ]?[^\w\s/@'’]{{1,4}}[ ]?|[ ]{{1,2}})m[ ]?e|telegram[ ](?:com|me))"
    rf"[ ]?{DRAWN}[/\\]{DRAWN}[ ]?(?=[a-z0-9+][a-z0-9_]{{4}})"
)


@dataclass(frozen=True)
class Rewrite:
    """Every match of `written` becomes what `replace` gives, in texts that have all of `needs`: kinds of words, or signs."""

    needs: frozenset[str]
    written: str
    replace: Replace

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled for the first text that needs it: all of them take 0.2 s."""
        return re.compile(self.written)


@lru_cache(maxsize=1)
def steps() -> tuple[Rewrite, ...]:
    """All rewrites in their order: later ones build on what earlier ones wrote."""
    words = sign_words()
    return (*_spoken(words), *_short_links(words), *_in_brackets(words), *_apart(words), *_mails(words), *_paths(words))


def _step(needs: str, pattern: str, replace: Replace | str) -> Rewrite:
    given = replace
    return Rewrite(frozenset(needs.split()), pattern, given if callable(given) else lambda _: given)


def _spoken(words: Words) -> tuple[Rewrite, ...]:
    """Signs said in words: "fake at example dot com", "fake underscore hr", "fake space hr"; the letter wa among digits."""
    at, dot = between_spaces(words["at"]), between_spaces(words["dot"])
    gap = either(words, "gap", longest=False)
    remark = r"(?:\([^()\n]{2,40}\)[ ]?)?"
    before = rf"(?:[ ](?:{at_before()})(?=[ ]))?"
    then = rf"(?:,?[ ]?(?:{then_words()})[ ]{{1,2}})?"
    said = rf"(?<=[a-z0-9]){before}(?P<at>{at}){then}{remark}({LABEL})"
    said += rf"(?P<dot>{dot})([a-z]{{2,12}})(?:(?:{dot}|\.)([a-z]{{2,12}}))?(?![a-z0-9])"
    return (
        _step(
            BROKEN,
            r"(?<![a-z0-9])[0-9]{2,6}[ ]?([a-z*#]{1,5})[ ]?[0-9]{2,9}(?:[ ]?\1[ ]?[0-9]{1,6}){0,6}(?![a-z0-9])",
            replies.unbroken,
        ),
        _step(
            "dot gmail",
            rf"(?<![^\W\d_])(?:{either(words, 'gmail')})(?=[ ]?(?:\.|{dot})[ ]?(?:com(?![a-z])|{com_words()}))",
            "gmail",
        ),
        _step("dot", rf"(?<=[a-z0-9])[ ]{{0,3}}(?:\.|{dot})[ ]{{0,2}}(?:{com_words()})(?![^\W\d_])", ".com"),
        _step(
            "underscore",
            rf"(?<=[a-z0-9])(?=[ \t\u0370-\uffff]){_ARTICLES}(?:{between_spaces(words['underscore'])})(?=[a-z0-9])(?!{then_words()})",
            "_",
        ),
        _step(
            "dash",
            rf"(?<=[a-z0-9])(?=[ \t]|[^\x00-\x7f]){_ARTICLES}(?:{between_spaces(words['dash'])})(?=[a-z0-9])(?!{then_words()})",
            "-",
        ),
        _step("colon", rf"(?<![a-z0-9])live[ ]?(?:{either(words, 'colon')})[ ]?(?=[a-z0-9.])", "live:"),
        _step("at dot", said, replies.address),
        _step("ဝ", r"(?:[0-9ဝ][ \-.]{0,2}){5,30}[0-9ဝ]", replies.burmese),
        _step("gap", rf"(?<=[a-z0-9])[ \t]?(?:{gap})[ \t]?(?=[a-z0-9])", ""),
    )


def _short_links(words: Words) -> tuple[Rewrite, ...]:
    """t.me with words or signs for its dot and slash, in the letters of other scripts too; another sign for @."""
    dot, slash = either(words, "dot"), either(words, "slash")
    foreign = r"(?:[\u0370-\u1fff\u3040-\ud7af]{1,16}?[ ]?)??"
    told = (
        rf"[tтทटت](?<![a-zа-я0-9.@].)(?:(?<=ท)ี|(?<=ट)ी|(?<=ت)ي|(?<=[tтت]))[ ]?(?:[.,·•。．]|{dot})[ ]?"
        rf"(?:me|mе|ме|มี|มี่|मी|مي)[ ]?{foreign}(?:/|{slash})[ ]?{foreign}(?=[a-z0-9+]|(?:{plus_words()})[ ]?[a-z0-9])"
    )
    linking = rf"(?:[ ,:]{{1,2}}(?:{linking_words()})){{0,3}}[ ,:・]{{0,2}}"
    dotted = rf"[ ・]?(?:[.,·•]|{dot})[ ・]?"
    em = rf"{_ME_SPELLED}|(?:{letter_names('m')})[ -]?(?:{letter_names('e')})"
    spelled = rf"(?<![^\W\d_])(?:{letter_names('t')}){dotted}(?:{em})"
    on_m = rf"(?<![^\W\d_])(?:{letter_names('m')}){dotted}(?:{em})"
    on_wa = rf"(?<![^\W\d_])(?:{letter_names('w')})[ ・-]?(?:{letter_names('a')}){dotted}(?:{em})"
    com = rf"{dotted}(?:com|kom|{com_words()})(?![a-z])"
    ending = rf"{linking}(?:/|{slash}){linking}(?=[a-z0-9+])"
    return (
        _step(PATH, told, replies.changed("t.me/")),
        _step(f"dot {PATH}", spelled + ending, replies.changed("t.me/")),
        _step(f"dot {PATH}", on_m + ending, replies.changed("m.me/")),
        _step(f"dot {PATH}", on_wa + ending, replies.changed("wa.me/")),
        *(
            _step(f"dot {PATH}", rf"(?<![^\W\d_])(?:{app_names(kind)}){com}{ending}", replies.changed(f"{kind}.com/"))
            for kind in ("facebook", "instagram", "tiktok")
        ),
        _step("slash", rf"(?<=book\.com|gram\.com|ktok\.com)[ ,]{{1,2}}{ending}", "/"),
        _step(PATH, rf"(?<![a-z0-9.@])(?:bitly|bit[ ]ly)[^\n.]{{0,40}}?{ending}", "bit.ly/"),
        _step(f"tme {PATH}", rf"(?<![^\W\d_])(?:{either(words, 'tme')}){ending}", "t.me/"),
        _step(LITTERED, LITTERED_LINK, replies.unlittered),
        _step(LINKED, _TME, replies.changed("t.me/")),
        _step(
            "",
            rf"(?:[#*&%★☆●◆■※](?<=[a-z0-9].)| [#*&%★☆●◆■※](?<=[a-z0-9] .))(?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            replies.swapped,
        ),
        _step(
            "slash", rf"(?<![a-z0-9.@'’])(?:t|wa|m)[ ]me[ ]{{1,2}}(?:{slash})[ ]{{1,2}}(?=[a-z0-9+][a-z0-9_]{{3}})", replies.hosted
        ),
        _step(ODD_HOST, rf"(?<![a-z0-9.@])(?:{_HOSTS_APART})(?=[ ]?[/\\])", replies.hosted),
    )


def _in_brackets(words: Words) -> tuple[Rewrite, ...]:
    """A word or sign alone in brackets: "[at]", "(dot)", "{_}"; what else breaks t.me; `0 x 5` for five zeros."""
    at, dot, slash, underscore = (either(words, kind) for kind in ("at", "dot", "slash", "underscore"))
    return (
        _step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{at}){GAP}{RIGHT}{GAP}", "@"),
        _step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{dot}|\.){GAP}{RIGHT}{GAP}", "."),
        _step(
            BRACKETED,
            rf"(?<=[a-z0-9]){GAP}{LEFT}(?:{AT_BOXED}){RIGHT}{GAP}(?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            "@",
        ),
        _step(f"dot {QUOTED}", rf"(?<=[a-z0-9])[ ]{_QUOTED}(?:{dot}){_QUOTED}[ ](?=(?:{ENDS}|example)(?![a-z0-9]))", "."),
        _step(
            QUOTED,
            rf"(?<=[a-z0-9])[ ][\"'“”‘’](?:{at}|{AT_BOXED}){_QUOTED}[ ](?={LABEL}\.(?:{ENDS}|example)(?![a-z0-9]))",
            "@",
        ),
        _step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{slash}|/){GAP}{RIGHT}{GAP}", "/"),
        _step(HYPHENED, rf"(?<=[a-z0-9]){GAP}{HYPHEN}(?:{at}){HYPHEN}{GAP}({LABEL}?){_ENDING.format(dot=dot)}", replies.hyphenated),
        _step("underscore", rf"(?<=[a-z0-9])-(?:{underscore})-(?=[a-z0-9])", "_"),
        _step("dot", rf"(?<=[a-z0-9])-(?:{dot})-(?=[a-z0-9][a-z0-9-]*(?![a-z0-9]))", "."),
        _step("/", rf"(?<![a-z0-9.@])t[ ]?(?:[,·•。．]|{dot})[ ]?me(?=[ ]?/)", "t.me"),
        _step("tme/", r"(?<![a-z0-9.@/])tme(?=/)", "t.me"),
        _step("wame/", r"(?<![a-z0-9.@/])wame(?=/\+?[0-9])", "wa.me"),
        _step(TIMES, r"(?<=\d)[ ]?0[ ]?[x×*][ ]?[2-9](?![\d,.])", lambda match: "0" * int(match.group()[-1])),
        _step(TIMES, rf"{_AND}(?<![\d.,a-z])0[ ]?\(?[x×*][ ]?[2-9]\)?(?![\w,.])", replies.zeros),
        _step(TIMES, rf"{_AND}(?<![\d.,a-z])[2-9][ ]?(?:{COUNTERS})[ ]?0(?![\w,.])", replies.zeros),
        _step(TIMES, r"(?<![0-9a-z])0['’]?s(?![a-z0-9])", " zeros"),
        _step(TIMES, r"(?<=[0-9])[ -]?(?:[⭕⚪⚫🔴🔵]{2,7}[ -]?){1,4}", lambda match: "0" * len(re.sub("[ -]", "", match.group()))),
        _step(BRACKETED, rf"{GAP}{LEFT}{GAP}(?:{underscore}|_){GAP}{RIGHT}{GAP}(?=[a-z0-9]|[^\x00-\u024f\s])", "_"),
    )


def _apart(words: Words) -> tuple[Rewrite, ...]:
    """Signs, or words for them, with spaces around."""
    at, dot, underscore = (either(words, kind) for kind in ("at", "dot", "underscore"))
    return (
        _step(
            "underscore",
            rf"(?<=[a-z0-9])(?=[ \t]){_ARTICLES}[ \t]{{1,3}}(?:{underscore})[ \t]{{1,3}}(?=[a-z0-9])(?!{then_words()})",
            "_",
        ),
        _step("_", rf"(?<=[a-z0-9])(?:[ \t]{{1,2}}_[ \t]{{0,2}}|_[ \t]{{1,2}})(?=[a-z0-9]{{2}})(?!{_MEANT})", "_"),
        _step(
            "dot",
            rf"(?<=[a-z0-9_])[ ]?(?:{unspaced(words['dot'])})[ ]?(?=[a-z0-9_-]{{1,30}}[ ]?(?:{unspaced(words['dot'])})[ ]?[a-z])",
            ".",
        ),
        _step(
            "dot",
            rf"(?<=[a-z0-9])[ ]{{1,3}}(?:{dot})[ ]{{1,3}}(?=[a-z0-9_-]{{1,30}}[ ]{{1,3}}(?:{dot})[ ]{{1,3}}(?:{ENDS})(?![a-z0-9]))",
            ".",
        ),
        _step("dot", rf"(?<![a-z0-9])www[ ]{{1,2}}(?:{dot})[ ]{{1,2}}(?=[a-z0-9])", "www."),
        _step("dot", rf"(?<=[a-z0-9])(?:{between_spaces(words['dot'])})(?=(?:{ENDS}|example)(?![a-z0-9]))", "."),
        _step(
            "dot",
            rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}"
            rf"(?=(?:[a-z0-9_]{{1,30}}[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}){{0,3}}[a-z0-9._]{{1,30}}(?:@|[ \t](?:{at})[ \t]))",
            ".",
        ),
        _step(
            "at",
            rf"(?<![a-z0-9_.@])(?<![a-z0-9_.@][ ])(?:{first_at(words['at'])})"
            r"[ ]?(?=[a-z][a-z0-9_.-]{3,30}(?![a-z0-9_@]|[ ]?\.[a-z]))",
            "@",
        ),
        _step("at .", rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{at})[ \t]{{1,3}}(?=[a-z0-9-]{{1,40}}\.(?:{ENDS})(?![a-z0-9]))", replies.at),
    )


def _mails(words: Words) -> tuple[Rewrite, ...]:
    """Spaces around the @ and the dots of an address, a comma for its dot, and "at gmail com"."""
    at = either(words, "at")
    known = "|".join(f"(?<=@{name})" for name in ("gmail", "yahoo", "hotmail", "outlook", "example", "proton"))
    return (
        _step("@", rf"(?<=[a-z0-9])[ \t]{{0,3}}@[ \t]{{1,3}}(?=(?:{_MAIL})[ \t]{{0,2}}\.)", "@"),
        _step("@", rf"(?<=[a-z0-9])[ \t]{{1,3}}@(?=(?:{_MAIL})[ \t]{{0,2}}\.)", "@"),
        _step("@", r"(?<=[a-z0-9])[ ]\.[ ](?=[a-z0-9._]{1,30}[ ]{0,2}@)", "."),
        _step("@", r"@([a-z0-9-]{2,40})[ ]?,[ ]?(com|net|org)(?![a-z0-9])", lambda match: f"@{match.group(1)}.{match.group(2)}"),
        _step("at", rf"(?<=[a-z0-9])[ ]{{1,3}}(?:{at})[ ]{{1,3}}(gmail|yahoo|hotmail|outlook)[ ]com(?![a-z0-9])", replies.mailbox),
        _step(
            "@", r"(?<=[a-z0-9]@)(gmail|yahoo|hotmail|outlook|naver)(?![a-z0-9.@_-]|[ ]\.)", lambda match: match.group() + ".com"
        ),
        _step(f". {MAILBOX}", rf"(?<=[a-z0-9])[ ](?:{AT_BOXED})[ ](?=(?:gmail|yahoo|hotmail|outlook)\.com(?![a-z/]))", replies.at),
        _step("@ .", rf"(?:{known})[ \t]{{0,2}}\.[ \t]{{0,2}}(?=(?:com|org|net|me)(?![a-z0-9]))", replies.changed(".")),
    )


def _paths(words: Words) -> tuple[Rewrite, ...]:
    """Spaces in a chat app's link, words for its slash, signs in its number; hxxp."""
    slash = either(words, "slash")
    spoken = rf"[ \t]{{1,3}}(?:{slash})[ \t]{{1,3}}(?=[a-z0-9])"
    behind = rf"(?:\s{{0,3}}/|[ \t]{{0,3}}(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])"
    host = rf"(?<![a-z0-9.@])(?:{_HOST})[ \t]{{0,2}}\.[ \t]{{0,2}}(?:me|com|ee|ly|link)(?=\s{{0,2}}/|[ \t]{{0,2}}(?:{slash})[ \t])"
    return (
        _step(f". {PATH}", host, replies.squeezed),
        _step(f". {PATH}", rf"(?<=\.(?:me|ee|ly|co)){behind}", replies.changed("/")),
        _step(
            f". {PATH}",
            rf"(?<=\.com)(?:\s{{1,3}}/|[ \t]{{1,3}}(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])",
            replies.changed("/"),
        ),
        _step(PATH, r"(?<=whatsapp\.com)/[ ]{1,2}(?=[a-z0-9]{6})", "/"),
        _step("slash", rf"(?:(?<=\.com)|(?<=\.org)|(?<=\.net)|(?<=\.example)|(?<=\.ly)|(?<=\.ee)|(?<=\.me/g)){spoken}", "/"),
        _step("slash", rf"(?:(?<=\.com)|(?<=\.ly)|(?<=\.ee))(?:{unspaced(words['slash'])})(?=[a-z0-9])", "/"),
        _step(f". {PATH}", r"(?<=\.me/g)[ ]{0,2}/[ ]{0,2}(?=[a-z0-9])", replies.changed("/")),
        _step(f". {PATH}", r"(?<=(?:me|om)/)[a-z0-9_]{2,30}(?:[ ]\.[ ][a-z0-9_]{1,20}){1,4}(?![a-z0-9_])", replies.squeezed),
        _step(
            f"dot {PATH}",
            rf"(?<=(?:me|om|ee)/)[a-z0-9_.]{{2,30}}(?:(?:{between_spaces(words['dot'])})[a-z0-9_]{{1,20}}){{1,4}}(?![a-z0-9_])",
            replies.dotted(between_spaces(words["dot"])),
        ),
        _step(f"+ {PATH}", r"(?<=t\.me/\+)[ ]{1,2}(?=[a-z0-9_-]{8})", ""),
        _step(f". {PATH}", CODE, replies.code),
        _step("/joinchat", rf"(?<=/joinchat){behind}", replies.changed("/")),
        _step("t.me/", rf"(?<=t\.me/)(?:{plus_words()})[ ]?(?=[a-z0-9_-]{{8,}}(?![a-z0-9_-]))", "+"),
        _step("wa.me/", r"(?<=wa\.me/)\+?\d[\do -]{7,18}[\do](?![a-z0-9])", replies.digits),
        _step(
            "//", r"h(?<![a-z0-9].)(?:xx|tt|\*\*|xt|tx)p(s?)[ \t]{0,2}(?::|\[:\])[ \t]{0,2}//[ \t]{0,2}(?=[a-z0-9])", replies.scheme
        ),
    )
