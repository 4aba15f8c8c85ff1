"""Rewrites of links to chat apps: t.me with words or signs for its dot and slash, its path with spaces, its host in other letters."""

import re

from extract.disguise import rewrite_replies as replies
from extract.disguise.rewrite import Rewrite, step
from extract.disguise.rewrite_needs import APART, DRAWN, GLUED_DOT, HOST, HOSTED, LINKED, LITTERED, ODD_HOST, PATH, SHORTENED
from extract.disguise.rewrite_words import (
    CODE,
    LITTERED_LINK,
    NAMED,
    SPACED_CODE,
    Words,
    app_names,
    between_spaces,
    com_words,
    either,
    letter_names,
    linking_words,
    plus_words,
    unspaced,
)
from extract.tables import Tables

_HOST = (
    r"t|telegram|w[ ]?a|m|line|zalo|f[ ]?b|lin|bit|(?:api|chat)[ ]{0,2}\.[ ]{0,2}whats[ ]?app"
    r"|face[ ]?book|insta[ ]?gram|tik[ ]?tok|you[ ]?tube"
    f"|{'|'.join('[ ]'.join(name) for name in ('facebook', 'instagram', 'tiktok'))}"
)
# Behind these a path is told.
_PATHED = (".com", ".org", ".net", ".example", ".ly", ".ee", ".me/g", ".site", ".online", ".info", ".top", ".app", ".xyz")
_CLOSED = "['\"”“’»」』]?"  # a quotation mark behind a piece
_ODD_DOT = r"[ ]?[,，،、。；*#~|^;·•`'\"_!]{1,2}[ ]?"
_HOSTS_APART = (
    "(?:t|wa|m|zalo)DOTme|bitDOTly|linDOTee|(?:chat|api)DOTwhatsappDOTcom|(?:fb|facebook|instagram|tiktok)DOTcom".replace(
        "DOT", _ODD_DOT
    )
)
_ONE = "[a-z0-9_.@/:+-]"
_APART = (  # t . m e / f a k e, h r @ fake . example
    rf"(?:(?<=[a-z0-9]{{2}}[ ])|(?<![a-z0-9_][ ])(?<!{_ONE}))(?:{_ONE}[ ]{{1,2}}){{3,60}}{_ONE}(?![a-z0-9_])"
    r"(?:(?<=[@./])[ ]{0,2}[a-z0-9-]{2,30}(?:[ ]{0,2}\.[ ]{0,2}[a-z]{2,12})?)?"
)
_TME = (
    rf"(?<![a-z0-9.@'’])(?:t(?:[ ]?[^\w\s/@'’]{{1,4}}[ ]?|[ ]{{1,2}})m[ ]?e|telegram[ ](?:com|me))"
    rf"[ ]?{DRAWN}[/\\]{DRAWN}[ ]?(?=[a-z0-9+][a-z0-9_]{{4}})"
)


def short(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """t.me with words or signs for its dot and slash, in the letters of other scripts too; another sign for @."""
    dot, slash = either(words, "dot"), either(words, "slash")
    foreign = r"(?:[\u0370-\u1fff\u3040-\ud7af]{1,16}?[ ]?)??"
    told = (
        rf"[tтทटت](?<![a-zа-я0-9.@].)(?:(?<=ท)ี|(?<=ट)ी|(?<=ت)ي|(?<=[tтت]))[ ]?(?:[.,·•。．]|{dot})[ ]?"
        rf"(?:me|mе|ме|มี|มี่|मी|مي)[ ]?{foreign}(?:/|{slash})[ ]?{foreign}(?=[a-z0-9+]|(?:{plus_words(tables)})[ ,:]{{0,3}}[a-z0-9])"
    )
    linking = rf"{_CLOSED}(?:[ ,:]{{1,2}}(?:{linking_words(tables)})(?![a-z0-9])){{0,3}}[ ,:・]{{0,2}}"
    dotted = rf"[ ・]?(?:[.,·•]|{dot})[ ・]?"
    em = rf"{either(words, 'me_spelled')}|(?:{letter_names(tables, 'm')})[ -]?(?:{letter_names(tables, 'e')})"
    spelled = rf"(?<![^\W\d_])(?:{letter_names(tables, 't')}){dotted}(?:{em})"
    on_m = rf"(?<![^\W\d_])(?:{letter_names(tables, 'm')}){dotted}(?:{em})"
    on_wa = rf"(?<![^\W\d_])(?:{letter_names(tables, 'w')})[ ・-]?(?:{letter_names(tables, 'a')}){dotted}(?:{em})"
    com = rf"{dotted}(?:com|kom|{com_words(tables)})(?![a-z])"
    ending = rf"{linking}(?:/|{slash}){linking}(?=[a-z0-9+]|(?:{plus_words(tables)})[ ,:]{{0,3}}[a-z0-9])"
    return (
        step(PATH, told, replies.changed("t.me/")),
        step(f"{GLUED_DOT} {PATH}", spelled + ending, replies.changed("t.me/")),
        step(f"{GLUED_DOT} {PATH}", on_m + ending, replies.changed("m.me/")),
        step(f"{GLUED_DOT} {PATH}", on_wa + ending, replies.changed("wa.me/")),
        *(
            step(
                f"{GLUED_DOT} {PATH}", rf"(?<![^\W\d_])(?:{app_names(tables, kind)}){com}{ending}", replies.changed(f"{kind}.com/")
            )
            for kind in ("facebook", "instagram", "tiktok")
        ),
        step("slash", rf"(?<=book\.com|gram\.com|ktok\.com)[ ,]{{1,2}}{ending}", "/"),
        step(f"{PATH} {SHORTENED}", rf"(?<![a-z0-9.@])(?:bitly|bit[ ]ly)[^\n.]{{0,40}}?{ending}", "bit.ly/"),
        step(f"tme {PATH}", rf"(?<![^\W\d_])(?:{either(words, 'tme')}){ending}", "t.me/"),
        step(LITTERED, LITTERED_LINK, _unlittered),
        step(LINKED, _TME, replies.changed("t.me/")),
        step("slash", rf"(?<![a-z0-9.@'’])(?:t|wa|m)[ ]me[ ]{{1,2}}(?:{slash})[ ]{{1,2}}(?=[a-z0-9+][a-z0-9_]{{3}})", _hosted),
        step(ODD_HOST, rf"(?<![a-z0-9.@])(?:{_HOSTS_APART})(?=[ ]?[/\\])", _hosted),
    )


def paths(words: Words, tables: Tables) -> tuple[Rewrite, ...]:
    """Spaces in a chat app's link, words for its slash."""
    slash = either(words, "slash")
    spoken = rf"[ \t]{{1,3}}(?:{slash})[ \t]{{1,3}}(?=[a-z0-9])"
    behind = rf"(?:\s{{0,3}}/|,?[ \t]{{0,3}}(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])"
    host = rf"(?<![a-z0-9.@])(?:{_HOST})[ \t]{{0,2}}\.[ \t]{{0,2}}(?:me|com|ee|ly|link)(?=\s{{0,2}}/|[ \t]{{0,2}}(?:{slash})[ \t])"
    return (
        step(APART, _APART, replies.unspaced),
        step(f"{HOST} {PATH}", host, replies.squeezed),
        step(f"{HOST} {PATH}", rf"(?<=\.(?:me|ee|ly|co)){behind}", replies.changed("/")),
        step(
            f"{HOST} {PATH}",
            rf"(?<=\.com)(?:\s{{1,3}}/|[ \t]{{1,3}}(?:{slash})(?=[ \t]))[ \t]{{0,3}}(?=[a-z0-9+])",
            replies.changed("/"),
        ),
        step(
            f"{HOST} {PATH}",
            r"(?<![a-z0-9.@])(?:t|wa|zalo|chat\.whatsapp)(?:\s{0,2}\.\s{1,2}|\s{1,2}(?:/\s)?\.)(?:me|com)\s{0,2}/\s{0,2}(?=[a-z0-9+])",
            lambda match: "".join(match.group().split()),
        ),
        *(
            step("slash", rf"(?<=line\.me{path})[ ]{{0,2}}(?:{slash})[ ]{{0,2}}(?={then})", "/")
            for path, then in (("/ti", "p"), ("/ti/p", "~?[a-z0-9]"), ("/r/ti", "p"), ("/r/ti/p", "[a-z0-9]"))
        ),
        step(HOSTED, r"(?<=whatsapp\.com)/[ ]{1,2}(?=[a-z0-9]{6})", "/"),
        step(
            "slash",
            rf"(?:{'|'.join(rf'(?<={re.escape(end)})' for end in _PATHED)}){spoken}",
            "/",
        ),
        step("slash", rf"(?<=[a-z0-9]\.[a-z][a-z])(?<!\.me){spoken}", "/"),  # a country's ending: rassawa.lk slash apply
        step("slash", rf"(?:(?<=\.com)|(?<=\.ly)|(?<=\.ee))(?:{unspaced(words['slash'])})(?=[a-z0-9])", "/"),
        step(
            f"{HOST} {PATH}",
            rf"(?<=\.me/g)(?:[ ]{{0,2}}/|,?[ ]{{1,2}}(?:{slash})(?=[ ]))[ ]{{0,2}}(?=[a-z0-9])",
            replies.changed("/"),
        ),
        step(
            f". {HOSTED}",
            r"(?:(?<=(?<!sapp\.c)om/)|(?<=(?<!t\.)(?<!a\.)me/))[a-z0-9_]{2,30}(?:[ ]\.[ ][a-z0-9_]{1,20}){1,4}(?![a-z0-9_])",
            replies.squeezed,
        ),
        step(
            f"{GLUED_DOT} {PATH}",
            rf"(?<=(?:me|om|ee)/)[a-z0-9_.]{{2,30}}(?:(?:{between_spaces(words['dot'])})[a-z0-9_]{{1,20}}){{1,4}}(?![a-z0-9_])",
            replies.dotted(between_spaces(words["dot"])),
        ),
        *_codes(tables, behind),
    )


def _codes(tables: Tables, behind: str) -> tuple[Rewrite, ...]:
    """The code or number behind a link's head, in pieces or with words for its signs; hxxp."""
    linked = rf"(?:[ ,:]{{1,2}}(?:{linking_words(tables)})){{0,2}}[ ,:'\"«„“「]{{0,3}}"
    apart = rf"(?:[^\x00-\u024f\n]|[ \"'“”„«»‘’,:()]|(?:{linking_words(tables)})(?![a-z])){{1,20}}?"  # «t.me», then «/+»
    return (
        step("+ t.me/", r"(?<=t\.me/\+)[ ]{1,2}(?=[a-z0-9_-]{8})", ""),
        step(f". {HOSTED}", SPACED_CODE, replies.squeezed),
        step(f". {HOSTED}", CODE, replies.code(tables)),
        step(f". {HOSTED}", NAMED, replies.named(tables)),
        step(  # fakeshop ⚫ example / vip
            PATH,
            r"(?<=[a-z0-9])[ ]?[⚫●⬤•◉🔴🔵🔘][ ]?(?:com|net|org|example)[ ]?/[ ]?(?=[a-z0-9])",
            lambda match: "." + re.sub("[^a-z]", "", match.group()) + "/",
        ),
        step("/joinchat", rf"(?<=/joinchat){behind}", replies.changed("/")),
        step("t.me", rf"(?<=t\.me)(?<![a-z0-9.]t\.me){apart}/(?=[^a-z0-9])", "/"),
        step("t.me/", rf"(?<=t\.me/)[ ]?(?:{plus_words(tables)})[ ]?\+(?=[ ])", "+"),
        step("t.me/", rf"(?<=t\.me/)[ ]?[(\[（]?(?:{plus_words(tables)})[)\]）]?{linked}(?=[a-z0-9_-]{{8,}}(?![a-z0-9_-]))", "+"),
        step("wa.me/", r"(?<=wa\.me/)\+?\d[\doil -]{7,18}(?:\d|(?<=[\doil-])[oil])(?![a-z0-9])", replies.digits),
        step(
            "//", r"h(?<![a-z0-9].)(?:xx|tt|\*\*|xt|tx)p(s?)[ \t]{0,2}(?::|\[:\])[ \t]{0,2}//[ \t]{0,2}(?=[a-z0-9])", replies.scheme
        ),
    )


def _unlittered(match: "re.Match[str]") -> str | None:
    """A link without the picture or star that stands in its head and behind it: t🍌.me🍌/fake🍌cali."""
    written = match.group()
    signs = [char for char in set(written) if not (char.isalnum() or char in "._/+-")]
    if len(signs) != 1 or written.count(signs[0]) < 2:
        return None
    bare = written.replace(signs[0], "")
    return bare if re.match(r"(?:t|wa|m)\.me/", bare) else None


def _hosted(match: "re.Match[str]") -> str:
    """A link's host with dots for the spaces or signs within, and the slash told behind it."""
    parts = re.findall("[a-z]+", match.group())
    told = (parts[1] == "me" and len(parts) > 2) or not re.search(r"[^\w ]|_", match.group())
    return ".".join(parts[:2]) + "/" if told else ".".join(parts)
