"""Phrases that stand for a sign, written out: "[at]", "(dot)", "dot me slash", "t . me / x", "underscore", "hxxp".

Every rewrite names what a text must have for it to find anything (`needs`): few texts have any of it, and the patterns are costly.
"""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

from extract.plain import ODD, Plain, plain_of
from extract.tables import Tables
from extract.word_patterns import one_of

Replace = Callable[["re.Match[str]"], str | None]
Words = dict[str, list[str]]  # kind of `contact_words` -> its words, in lower case

_KINDS = ("at", "dot", "slash", "underscore", "dash", "gap", "colon", "tme", "gmail")
_SIGNS = ("@", "/", "+", "_", ".", "ဝ", "//", "tme/", "wame/", "t.me/", "wa.me/", "/joinchat")
_BOXES = re.compile(  # names of mailboxes that are words too: "hr at example dot com" behind a colon
    r"[:：=>→–—]\s{0,2}(?:admin|careers?|cv|empleos?|hello|hr|info|jobs?|karir|lowongan|office|recruit"
    r"(?:ing|ment|er)?|resume|rrhh|sales|seleccion|support|talent|vacancy|vagas)$"
)
_NATURAL = frozenset(
    (("et", "point"), ("chez", "point"), ("sa", "tuldok"), ("kwa", "nukta"), ("kwenye", "nukta"))
)  # words for @ and dot of one language, where both are common
_ENGLISH = frozenset(("dot", "point"))
_SHORT_AT = 5  # letters of a word for @ that is an ordinary word too: at, sa, kwa
_MAILED = re.compile("mail|barua pepe|correo|почт|пошт|surel|emel|pochta|posta|邮箱|郵箱|メール|메일|بريد|ای میل|ईमेल|मेल|ইমেইল")
_LEFT, _RIGHT, _GAP = r"[\[({<【（「『〔〈《⟨‹«*~|]", r"[\])}>】）」』〕〉》⟩›»*~|]", r"[ \t]{0,3}"
# Words for "at" that are prepositions of every second sentence: alone in brackets before a domain they are the sign.
_AT_BOXED = "a|di|et|en|em|sa|kwa|à|chez|on|in|da|de|an|bei|в|на|у|ở|في|में|पर|پر|میں|এ|তে|ที่|ใน|在|에|で"
_OPENING = re.compile(_LEFT)
_LABEL = r"[a-z0-9][a-z0-9-]{1,40}"
_ENDS = r"com|net|org|gle|info|me|co|io|app|biz|cc|ee|ly|gg|link|online|site|xyz|vip|top|in|ph|th|my|id|vn|ke|ng|pk|bd|br|ru|cn|tw|kr|jp"
_MAIL = r"gmail|yahoo|hotmail|outlook|proton|protonmail|icloud|mail|qq|163|126|naver|yandex|live|example|gmx"
_HOST = (
    r"t|telegram|w[ ]?a|m|line|zalo|f[ ]?b|lin|bit|(?:api|chat)[ ]{0,2}\.[ ]{0,2}whats[ ]?app"
    r"|face[ ]?book|insta[ ]?gram|tik[ ]?tok|you[ ]?tube"
)
_BRACKETED, _PATH, _TIMES = "bracketed", "path", "times"  # needs: a word or sign alone in brackets, a slash or its word, `0 x 5`
_BROKEN = "broken"  # needs: letters between digits
_HYPHENED = "hyphened"  # needs: a word for @ between hyphens or the like
_HYPHEN = r"[-_=~*]{1,2}"
_ENDING = rf"[ ]?(?:\.|{_HYPHEN}(?:{{dot}}){_HYPHEN}|[ ](?:{{dot}})[ ])[ ]?({_ENDS}|example)(?![a-z0-9])".replace(
    "{1,2}", "{{1,2}}"
)
_ARTICLES = "".join(f"(?<![^a-z]{word})" for word in ("the", "an", "thats", "no", "with", "el", "le", "un", "con", "com", "avec"))
_BETWEEN = re.compile(r"[0-9](?:[a-z*#]{1,5}| [x*#] )[0-9]{2}")
_COUNTERS = r"x|×|\*|个|個|颗|số|con số|con|개의?|つの|ตัว|ta|টা|টি"
_ROUND = "⭕⚪⚫🔴🔵"
# Both begin with one class of characters, which the machine finds fast.
_ZEROS = re.compile(rf"[0-9{_ROUND}](?:(?<=0)(?:[ ]?\(?[x×*]|['’]?s)|(?<=[2-9])[ ]?(?:{_COUNTERS})[ ]?0|(?<=[{_ROUND}])[{_ROUND}])")
_AND = r"(?:(?<=[0-9])[ ]{0,2}(?:[+&,]|và|and|y|e|et|и|dan|na|ve|va|lalu|then|plus)[ ]{1,2})?"
_LINKED = "linked"  # needs: "me" with a slash behind it
_DRAWN = r"[^\w\s\x00-\x7f]{0,2}"  # pictures around the signs of a link: t🌸.🌸me🌸/🌸fake
_ME_SPELLED = "me|мэ|ми|मी|मि|می|مي|মি|মী|মে|மி|மீ|මී|මි|มี|มี่|ມີ|មី|မီ|미|ሚ|ሜ|メ|ミー"
_MEANT = (
    "(?:with|by|to|instead|is|are|as|for|por|par|pelo|con|com|avec|yerine|dengan|jadi|ke|ng|para)[ ]"  # behind a sign: words on it
)
_ODD_HOST = "hosted"  # needs: another sign for the dot of a link
_ODD_DOT = r"[ ]?[,，،、。；*#~|^;·•`'\"_!]{1,2}[ ]?"
_ODD_HOSTED = re.compile(r"[,，،、。；*#~|^;·•`'\"_!][ ]?(?:me|com|ly|ee)[ ]?[/\\]")
_HOSTS_APART = (
    "(?:t|wa|m|zalo)DOTme|bitDOTly|linDOTee|(?:chat|api)DOTwhatsappDOTcom|(?:fb|facebook|instagram|tiktok)DOTcom".replace(
        "DOT", _ODD_DOT
    )
)
_ME = re.compile(rf"[ma](?:(?<=m)[ ]?e[ ]?{_DRAWN}[/\\]|(?<=a)m[ ]com/)")
_TME = (
    rf"(?<![a-z0-9.@'’])(?:t(?:[ ]?[^\w\s/@'’]{{1,4}}[ ]?|[ ]{{1,2}})m[ ]?e|telegram[ ](?:com|me))"
    rf"[ ]?{_DRAWN}[/\\]{_DRAWN}[ ]?(?=[a-z0-9+][a-z0-9_]{{4}})"
)


_CODE = (  # an invite's code in pieces
    r"(?<=/)(?:(?<=t\.me/)\+[ ]?|(?<=/joinchat/)|(?<=whatsapp\.com/)|(?<=me/g/))(?=[a-z0-9_-]{1,22}[ ])"
    r"[a-z0-9_-]{1,22}(?:[ ][a-z0-9_-]{1,22}){1,8}(?=[ ]?(?:$|[\n.,;!?()|]|[^\x00-\u024f]))"
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


def rewrite_all(plain: Plain) -> Plain:
    """`plain` with all such phrases written out; in time linear in its length."""
    at, due = 0, _due(_seen(plain.low))
    while at := next((number for number in due if number > at), 0):
        before, plain = plain, _rewritten(plain, _steps()[at - 1])
        due = due if plain is before else _due(_seen(plain.low))
    return plain


@lru_cache(maxsize=1024)
def _due(seen: frozenset[str]) -> tuple[int, ...]:
    """The numbers, from 1 on, of the steps that may find something."""
    return tuple(number for number, step in enumerate(_steps(), 1) if step.needs <= seen)


def _seen(low: str) -> frozenset[str]:
    """The kinds of words and the signs that a text has."""
    finder, kinds = _spotter()
    seen = {kinds[index] for index, _, _ in finder.find_matches_as_indexes(low, overlapping=True)}
    seen.update(sign for sign in _SIGNS if sign in low)
    if _OPENING.search(low) and _bracket().search(low):
        seen.add(_BRACKETED)
    if _hyphened().search(low):
        seen.add(_HYPHENED)
    if "/" in seen or "slash" in seen:
        seen.add(_PATH)
    if _BETWEEN.search(low):
        seen.add(_BROKEN)
    if ("/" in seen or "\\" in low) and _ME.search(low):
        seen.add(_LINKED)
    if _PATH in seen and _ODD_HOSTED.search(low):
        seen.add(_ODD_HOST)
    if _ZEROS.search(low):
        seen.add(_TIMES)
    return frozenset(seen)


def _rewritten(plain: Plain, step: Rewrite) -> Plain:
    """Every match in `low` for which the step gives a text is replaced by it and marked odd."""
    pieces: list[str] = []
    starts, ends, marks, last = array("l"), array("l"), bytearray(), 0
    for match in step.pattern.finditer(plain.low):
        new = step.replace(match)
        if new is None:
            continue
        if new == match.group().replace(" ", ""):
            new = plain.text[match.start() : match.end()].replace(" ", "")  # the case of codes counts
        pieces += [plain.text[last : match.start()], new]
        for source, target in ((plain.starts, starts), (plain.ends, ends)):
            target.extend(source[last : match.start()])
        marks += plain.marks[last : match.start()] + bytes([ODD]) * len(new)
        begin, end = plain.span(match.start(), match.end())
        starts.extend([begin] * len(new))
        ends.extend([end] * len(new))
        last = match.end()
    if not last:
        return plain
    pieces.append(plain.text[last:])
    starts.extend(plain.starts[last:])
    ends.extend(plain.ends[last:])
    return plain_of("".join(pieces), starts, ends, marks + plain.marks[last:])


@lru_cache(maxsize=1)
def _spotter() -> tuple[AhoCorasick, tuple[str, ...]]:
    """Finds every word of `_KINDS`; words for @ of scripts with spaces only between spaces: many are ordinary ones."""
    words = _words()
    known = [(f" {word} " if kind == "at" and _spaced(word) else word, kind) for kind in _KINDS for word in words[kind]]
    return AhoCorasick([word for word, _ in known]), tuple(kind for _, kind in known)


@lru_cache(maxsize=1)
def _bracket() -> re.Pattern[str]:
    inside = "|".join(_either(_words(), kind) for kind in ("at", "dot", "slash", "underscore"))
    return re.compile(rf"{_LEFT}{_GAP}(?:{inside}|[./_]|{_AT_BOXED}){_GAP}{_RIGHT}")


@lru_cache(maxsize=1)
def _hyphened() -> re.Pattern[str]:
    return re.compile(rf"{_HYPHEN}(?:{_either(_words(), 'at')}){_HYPHEN}")


@lru_cache(maxsize=1)
def _words() -> Words:
    words: Words = {kind: [] for kind in _KINDS}
    for row in Tables().rows("contact_words"):
        if row["kind"] in words:
            words[row["kind"]].append(row["word"].lower())
    return words


@lru_cache(maxsize=1)
def _steps() -> tuple[Rewrite, ...]:
    """All rewrites in their order: later ones build on what earlier ones wrote."""
    words = _words()
    return (*_spoken(words), *_short_links(words), *_in_brackets(words), *_apart(words), *_mails(words), *_paths(words))


def _step(needs: str, pattern: str, replace: Replace | str) -> Rewrite:
    given = replace
    return Rewrite(frozenset(needs.split()), pattern, given if callable(given) else lambda _: given)


def _spoken(words: Words) -> tuple[Rewrite, ...]:
    """Signs said in words: "fake at example dot com", "fake underscore hr", "fake space hr"; the letter wa among digits."""
    at, dot = _said(words["at"]), _said(words["dot"])
    gap = _either(words, "gap", longest=False)
    remark = r"(?:\([^()\n]{2,40}\)[ ]?)?"
    said = rf"(?<=[a-z0-9])(?P<at>{at}){remark}({_LABEL})(?P<dot>{dot})([a-z]{{2,12}})(?:(?:{dot}|\.)([a-z]{{2,12}}))?(?![a-z0-9])"
    return (
        _step(
            _BROKEN, r"(?<![a-z0-9])[0-9]{2,6}[ ]?([a-z*#]{1,5})[ ]?[0-9]{2,9}(?:[ ]?\1[ ]?[0-9]{1,6}){0,6}(?![a-z0-9])", _unbroken
        ),
        _step(
            "dot gmail", rf"(?<![^\W\d_])(?:{_either(words, 'gmail')})(?=[ ]?(?:\.|{dot})[ ]?(?:com(?![a-z])|{_com()}))", "gmail"
        ),
        _step("dot", rf"(?<=[a-z0-9])[ ]{{0,3}}(?:\.|{dot})[ ]{{0,2}}(?:{_com()})(?![^\W\d_])", ".com"),
        _step(
            "underscore",
            rf"(?<=[a-z0-9])(?=[ \t\u0370-\uffff]){_ARTICLES}(?:{_said(words['underscore'])})(?=[a-z0-9])(?!{_then()})",
            "_",
        ),
        _step("dash", rf"(?<=[a-z0-9])(?:{_said(words['dash'])})(?=[a-z0-9])(?!{_then()})", "-"),
        _step("colon", rf"(?<![a-z0-9])live[ ]?(?:{_either(words, 'colon')})[ ]?(?=[a-z0-9.])", "live:"),
        _step("at dot", said, _address),
        _step("ဝ", r"(?:[0-9ဝ][ \-.]{0,2}){5,30}[0-9ဝ]", _burmese),
        _step("gap", rf"(?<=[a-z0-9])[ \t]?(?:{gap})[ \t]?(?=[a-z0-9])", ""),
    )


def _short_links(words: Words) -> tuple[Rewrite, ...]:
    """t.me with words or signs for its dot and slash, in the letters of other scripts too; another sign for @."""
    dot, slash = _either(words, "dot"), _either(words, "slash")
    told = (
        rf"[tтทटت](?<![a-zа-я0-9.@].)(?:(?<=ท)ี|(?<=ट)ी|(?<=ت)ي|(?<=[tтت]))[ ]?(?:[.,·•。．]|{dot})[ ]?"
        rf"(?:me|mе|ме|มี|มี่|मी|مي)[ ]?(?:/|{slash})[ ]?(?=[a-z0-9+]|(?:{_plus()})[ ]?[a-z0-9])"
    )
    linking = rf"(?:[ ,]{{1,2}}(?:{_linking()})){{0,2}}[ ,]{{0,2}}"
    spelled = rf"(?<![^\W\d_])(?:{_letter('t')})[ ]?(?:[.,·•]|{dot})[ ]?(?:{_ME_SPELLED}|(?:{_letter('m')})[ -]?(?:{_letter('e')}))"
    ending = rf"{linking}(?:/|{slash}){linking}(?=[a-z0-9+])"
    return (
        _step(_PATH, told, _changed("t.me/")),
        _step(f"dot {_PATH}", spelled + ending, _changed("t.me/")),
        _step(f"tme {_PATH}", rf"(?<![^\W\d_])(?:{_either(words, 'tme')}){ending}", "t.me/"),
        _step(_LINKED, _TME, _changed("t.me/")),
        _step(
            "",
            rf"(?:[#*&%★☆●◆■※](?<=[a-z0-9].)| [#*&%★☆●◆■※](?<=[a-z0-9] .))(?={_LABEL}\.(?:{_ENDS}|example)(?![a-z0-9]))",
            _swapped,
        ),
        _step("slash", rf"(?<![a-z0-9.@'’])(?:t|wa|m)[ ]me[ ]{{1,2}}(?:{slash})[ ]{{1,2}}(?=[a-z0-9+][a-z0-9_]{{3}})", _hosted),
        _step(_ODD_HOST, rf"(?<![a-z0-9.@])(?:{_HOSTS_APART})(?=[ ]?[/\\])", _hosted),
    )


def _in_brackets(words: Words) -> tuple[Rewrite, ...]:
    """A word or sign alone in brackets: "[at]", "(dot)", "{_}"; what else breaks t.me; `0 x 5` for five zeros."""
    at, dot, slash, underscore = (_either(words, kind) for kind in ("at", "dot", "slash", "underscore"))
    return (
        _step(_BRACKETED, rf"{_GAP}{_LEFT}{_GAP}(?:{at}){_GAP}{_RIGHT}{_GAP}", "@"),
        _step(_BRACKETED, rf"{_GAP}{_LEFT}{_GAP}(?:{dot}|\.){_GAP}{_RIGHT}{_GAP}", "."),
        _step(
            _BRACKETED,
            rf"(?<=[a-z0-9]){_GAP}{_LEFT}(?:{_AT_BOXED}){_RIGHT}{_GAP}(?={_LABEL}\.(?:{_ENDS}|example)(?![a-z0-9]))",
            "@",
        ),
        _step(_BRACKETED, rf"{_GAP}{_LEFT}{_GAP}(?:{slash}|/){_GAP}{_RIGHT}{_GAP}", "/"),
        _step(_HYPHENED, rf"(?<=[a-z0-9]){_GAP}{_HYPHEN}(?:{at}){_HYPHEN}{_GAP}({_LABEL}?){_ENDING.format(dot=dot)}", _hyphenated),
        _step("dot", rf"(?<=[a-z0-9])-(?:{dot})-(?=[a-z0-9][a-z0-9-]*(?![a-z0-9]))", "."),
        _step("/", rf"(?<![a-z0-9.@])t[ ]?(?:[,·•。．]|{dot})[ ]?me(?=[ ]?/)", "t.me"),
        _step("tme/", r"(?<![a-z0-9.@/])tme(?=/)", "t.me"),
        _step("wame/", r"(?<![a-z0-9.@/])wame(?=/\+?[0-9])", "wa.me"),
        _step(_TIMES, r"(?<=\d)[ ]?0[ ]?[x×*][ ]?[2-9](?![\d,.])", lambda match: "0" * int(match.group()[-1])),
        _step(_TIMES, rf"{_AND}(?<![\d.,a-z])0[ ]?\(?[x×*][ ]?[2-9]\)?(?![\w,.])", _zeros),
        _step(_TIMES, rf"{_AND}(?<![\d.,a-z])[2-9][ ]?(?:{_COUNTERS})[ ]?0(?![\w,.])", _zeros),
        _step(_TIMES, r"(?<![0-9a-z])0['’]?s(?![a-z0-9])", " zeros"),
        _step(
            _TIMES, r"(?<=[0-9])[ -]?(?:[⭕⚪⚫🔴🔵]{2,7}[ -]?){1,4}", lambda match: "0" * len(re.sub("[ -]", "", match.group()))
        ),
        _step(_BRACKETED, rf"{_GAP}{_LEFT}{_GAP}(?:{underscore}|_){_GAP}{_RIGHT}{_GAP}(?=[a-z0-9]|[^\x00-\u024f\s])", "_"),
    )


def _apart(words: Words) -> tuple[Rewrite, ...]:
    """Signs, or words for them, with spaces around."""
    at, dot, underscore = (_either(words, kind) for kind in ("at", "dot", "underscore"))
    return (
        _step(
            "underscore",
            rf"(?<=[a-z0-9])(?=[ \t]){_ARTICLES}[ \t]{{1,3}}(?:{underscore})[ \t]{{1,3}}(?=[a-z0-9])(?!{_then()})",
            "_",
        ),
        _step("_", rf"(?<=[a-z0-9])(?:[ \t]{{1,2}}_[ \t]{{0,2}}|_[ \t]{{1,2}})(?=[a-z0-9]{{2}})(?!{_MEANT})", "_"),
        _step(
            "dot",
            rf"(?<=[a-z0-9_])[ ]?(?:{_free(words['dot'])})[ ]?(?=[a-z0-9_-]{{1,30}}[ ]?(?:{_free(words['dot'])})[ ]?[a-z])",
            ".",
        ),
        _step(
            "dot",
            rf"(?<=[a-z0-9])[ ]{{1,3}}(?:{dot})[ ]{{1,3}}(?=[a-z0-9_-]{{1,30}}[ ]{{1,3}}(?:{dot})[ ]{{1,3}}(?:{_ENDS})(?![a-z0-9]))",
            ".",
        ),
        _step("dot", rf"(?<![a-z0-9])www[ ]{{1,2}}(?:{dot})[ ]{{1,2}}(?=[a-z0-9])", "www."),
        _step("dot", rf"(?<=[a-z0-9])(?:{_said(words['dot'])})(?=(?:{_ENDS}|example)(?![a-z0-9]))", "."),
        _step(
            "dot",
            rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}"
            rf"(?=(?:[a-z0-9_]{{1,30}}[ \t]{{1,3}}(?:{dot})[ \t]{{1,3}}){{0,3}}[a-z0-9._]{{1,30}}(?:@|[ \t](?:{at})[ \t]))",
            ".",
        ),
        _step("at .", rf"(?<=[a-z0-9])[ \t]{{1,3}}(?:{at})[ \t]{{1,3}}(?=[a-z0-9-]{{1,40}}\.(?:{_ENDS})(?![a-z0-9]))", _at),
    )


def _mails(words: Words) -> tuple[Rewrite, ...]:
    """Spaces around the @ and the dots of an address, a comma for its dot, and "at gmail com"."""
    at = _either(words, "at")
    known = "|".join(f"(?<=@{name})" for name in ("gmail", "yahoo", "hotmail", "outlook", "example", "proton"))
    return (
        _step("@", rf"(?<=[a-z0-9])[ \t]{{0,3}}@[ \t]{{1,3}}(?=(?:{_MAIL})[ \t]{{0,2}}\.)", "@"),
        _step("@", rf"(?<=[a-z0-9])[ \t]{{1,3}}@(?=(?:{_MAIL})[ \t]{{0,2}}\.)", "@"),
        _step("@", r"(?<=[a-z0-9])[ ]\.[ ](?=[a-z0-9._]{1,30}[ ]{0,2}@)", "."),
        _step("@", r"@([a-z0-9-]{2,40})[ ]?,[ ]?(com|net|org)(?![a-z0-9])", lambda match: f"@{match.group(1)}.{match.group(2)}"),
        _step("at", rf"(?<=[a-z0-9])[ ]{{1,3}}(?:{at})[ ]{{1,3}}(gmail|yahoo|hotmail|outlook)[ ]com(?![a-z0-9])", _mailbox),
        _step("@ .", rf"(?:{known})[ \t]{{0,2}}\.[ \t]{{0,2}}(?=(?:com|org|net|me)(?![a-z0-9]))", _changed(".")),
    )


def _paths(words: Words) -> tuple[Rewrite, ...]:
    """Spaces in a chat app's link, words for its slash, signs in its number; hxxp."""
    slash = _either(words, "slash")
    spoken = rf"[ \t]{{1,3}}(?:{slash})[ \t]{{1,3}}(?=[a-z0-9])"
    behind = rf"(?:\s{{0,3}}/|[ \t]{{0,3}}(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])"
    host = rf"(?<![a-z0-9.@])(?:{_HOST})[ \t]{{0,2}}\.[ \t]{{0,2}}(?:me|com|ee|ly|link)(?=\s{{0,2}}/|[ \t]{{0,2}}(?:{slash})[ \t])"
    return (
        _step(f". {_PATH}", host, _squeezed),
        _step(f". {_PATH}", rf"(?<=\.(?:me|ee|ly|co)){behind}", _changed("/")),
        _step(f". {_PATH}", rf"(?<=\.com)(?:\s{{1,3}}/|[ \t]{{1,3}}(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])", _changed("/")),
        _step(_PATH, r"(?<=whatsapp\.com)/[ ]{1,2}(?=[a-z0-9]{6})", "/"),
        _step("slash", rf"(?:(?<=\.com)|(?<=\.org)|(?<=\.net)|(?<=\.example)|(?<=\.ly)|(?<=\.ee)|(?<=\.me/g)){spoken}", "/"),
        _step(f". {_PATH}", r"(?<=\.me/g)[ ]{0,2}/[ ]{0,2}(?=[a-z0-9])", _changed("/")),
        _step(f". {_PATH}", r"(?<=(?:me|om)/)[a-z0-9_]{2,30}(?:[ ]\.[ ][a-z0-9_]{1,20}){1,4}(?![a-z0-9_])", _squeezed),
        _step(
            f"dot {_PATH}",
            rf"(?<=(?:me|om|ee)/)[a-z0-9_]{{2,30}}(?:(?:{_said(words['dot'])})[a-z0-9_]{{1,20}}){{1,4}}(?![a-z0-9_])",
            _dotted(_said(words["dot"])),
        ),
        _step(f"+ {_PATH}", r"(?<=t\.me/\+)[ ]{1,2}(?=[a-z0-9_-]{8})", ""),
        _step(f". {_PATH}", _CODE, _code),
        _step("/joinchat", rf"(?<=/joinchat){behind}", _changed("/")),
        _step("t.me/", rf"(?<=t\.me/)(?:{_plus()})[ ]?(?=[a-z0-9_-]{{8,}}(?![a-z0-9_-]))", "+"),
        _step("wa.me/", r"(?<=wa\.me/)\+?\d[\do -]{7,18}[\do](?![a-z0-9])", _digits),
        _step("//", r"h(?<![a-z0-9].)(?:xx|tt|\*\*|xt|tx)p(s?)[ \t]{0,2}(?::|\[:\])[ \t]{0,2}//[ \t]{0,2}(?=[a-z0-9])", _scheme),
    )


@lru_cache(maxsize=1)
def _then() -> str:
    """Words for "then" and "add" of Latin letters: what they follow is no part of a handle as it stands."""
    words = {row["word"].lower() for row in Tables().rows("contact_words") if row["kind"] in {"then_only", "append"}}
    return rf"{one_of(word for word in words if re.fullmatch('[a-z]{3,}', word))}(?![a-z0-9_])"


@lru_cache(maxsize=1)
def _linking() -> str:
    """Short words that may stand around the word for a slash: "una barrita y", "then slash then"."""
    kinds = {"then_only", "article"}
    words = {row["word"].lower() for row in Tables().rows("contact_words") if row["kind"] in kinds}
    return one_of(word for word in words if len(word) < 12)


def _letter(letter: str) -> str:
    """A letter and its names in all languages."""
    names = {row["name"] for row in Tables().rows("letter_names") if row["letter"] == letter and row["language"] != "icao"}
    return one_of(names | {letter})


def _dotted(dot: str) -> Replace:
    pattern = re.compile(dot)
    return lambda match: pattern.sub(".", match.group())


def _code(match: "re.Match[str]") -> str | None:
    """An invite's code without its spaces, where the words around say to leave those out."""
    around = match.string[max(0, match.start() - 80) : match.start()] + "\n" + match.string[match.end() : match.end() + 80]
    return match.group().replace(" ", "") if _no_spaces().search(around) else None


@lru_cache(maxsize=1)
def _no_spaces() -> re.Pattern[str]:
    words = {row["word"].lower() for row in Tables().rows("contact_words") if row["kind"] == "joined"}
    return re.compile(one_of(words))


def _com() -> str:
    """The ending com in letters of other scripts."""
    return one_of(row["word"] for row in Tables().rows("contact_words") if row["kind"] == "com")


def _plus() -> str:
    return one_of(row["word"] for row in Tables().rows("contact_words") if row["kind"] == "plus")


def _either(words: Words, kind: str, longest: bool = True) -> str:
    return one_of(words[kind]) if longest else "|".join(map(re.escape, words[kind]))


def _said(escaped: list[str]) -> str:
    """Words for a sign, longest first: Latin and Cyrillic ones between spaces, those of other scripts with or without."""
    spaced = one_of(word for word in escaped if _spaced(word))
    free = _free(escaped)
    return rf"[ \t]{{1,3}}(?:{spaced})[ \t]{{1,3}}|[ \t]{{0,3}}(?:{free})[ \t]{{0,3}}"


def _free(words: list[str]) -> str:
    """Words of scripts that need no spaces around."""
    free = (word for word in words if not _spaced(word) and (len(word) > 1 or word in "点點점닷쩜"))
    return one_of(free)


def _spaced(word: str) -> bool:
    return word[0] < "\u0530" and word[0] not in "@."


def _unbroken(match: "re.Match[str]") -> str | None:
    """Digits without the letters between them, where the words behind say to leave those out: "0917xx000xx0000 (remove xx)"."""
    behind = match.string[match.end() : match.end() + 40]
    told = _remove().search(behind) and re.search(rf"(?<![a-z0-9]){re.escape(match.group(1))}(?![a-z0-9])", behind)
    return match.group().replace(match.group(1), "") if told else None


@lru_cache(maxsize=1)
def _remove() -> re.Pattern[str]:
    words = (re.escape(row["word"].lower()) for row in Tables().rows("contact_words") if row["kind"] == "remove")
    return re.compile("|".join(words))


def _hyphenated(match: "re.Match[str]") -> str:
    """ "@example.com" for "-at-example-dot-com"."""
    return f"@{match.group(1)}.{match.group(2)}"


def _mailbox(match: "re.Match[str]") -> str:
    return f"@{match.group(1)}.com"


def _zeros(match: "re.Match[str]") -> str | None:
    """ "0 (x7)" and "7x0" as seven zeros, where a number begins just before."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    count = re.search("[2-9]", match.group())
    near = re.search(r"[0-9]{2}\D{0,20}$", before) is not None
    return "0" * int(count.group()) if count and near else None


def _burmese(match: "re.Match[str]") -> str | None:
    """The letter wa, which looks like the Burmese zero, among digits."""
    written = match.group()
    return written.replace("ဝ", "0") if "ဝ" in written and re.search("[0-9]", written) else None


def _swapped(match: "re.Match[str]") -> str | None:
    """Another sign for @ in an address, where the words behind it name the @ that belongs there."""
    behind = match.string[match.end() : match.end() + 60]
    return "@" if re.search(r"(?:[^a-z0-9.]|^)@(?![a-z0-9])", behind) else None


def _at(match: "re.Match[str]") -> str | None:
    """ " at " before a domain is an e-mail only where what stands before looks like a name in one: "visit us at x.com"."""
    return "@" if _is_at(match, match.group()) else None


def _address(match: "re.Match[str]") -> str | None:
    """ "@example.com" for " at example dot com"."""
    at, label, dot, *ends = match.groups()
    foreign = (
        at.strip(),
        dot.strip(),
    ) not in _NATURAL and dot.strip() not in _ENGLISH  # "hr at firma nokta example" is no sentence
    return "@" + ".".join(filter(None, (label, *ends))) if foreign or _is_at(match, at) else None


def _is_at(match: "re.Match[str]", written: str) -> bool:
    before = re.search(r"[a-z0-9._%+-]{1,64}$", match.string[max(0, match.start() - 64) : match.start()])
    if not (written.strip().isalpha() and written.isascii() and len(written.strip()) <= _SHORT_AT):
        return True
    if match.string[match.end() : match.end() + 1] == "/":
        return False  # the path of a link
    if before and re.search(r"[0-9._]", before.group()):
        return True
    if _BOXES.search(match.string[max(0, match.start() - 24) : match.start()]):
        return True
    return _MAILED.search(match.string, max(0, match.start() - 40), match.start()) is not None


def _hosted(match: "re.Match[str]") -> str:
    """A link's host with dots for the spaces or signs within, and the slash told behind it."""
    parts = re.findall("[a-z]+", match.group())
    told = (parts[1] == "me" and len(parts) > 2) or not re.search(r"[^\w ]|_", match.group())
    return ".".join(parts[:2]) + "/" if told else ".".join(parts)


def _changed(new: str) -> Replace:
    return lambda match: None if match.group() == new else new


def _squeezed(match: "re.Match[str]") -> str | None:
    new = re.sub(r"[ \t]", "", match.group())
    return None if new == match.group() else new


def _digits(match: "re.Match[str]") -> str | None:
    new = re.sub(r"\D", "", match.group().replace("o", "0"))
    return None if new == match.group() else new


def _scheme(match: "re.Match[str]") -> str | None:
    new = f"http{match.group(1)}://"
    return None if new == match.group() else new
