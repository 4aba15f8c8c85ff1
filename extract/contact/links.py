"""Links, bare domains and e-mail addresses; a chat app's deep link is that app's contact (`data/chat_links.csv`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from extract.compiled import compiled
from extract.disguise.plain import WIDE, Plain
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import pattern, words
from extract.words.word_patterns import longest_first

if TYPE_CHECKING:
    from tldextract import TLDExtract

_EMAIL = re.compile(
    r"(?<![a-z0-9._%+-])(?:mailto:)?([a-z0-9_%+-][a-z0-9._%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24})(?![a-z0-9@-])"
)
_SIGNS = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"  # arrows and pictures: "t.me/fake🔥"
_NEXT = "(?<![/=?&%])https?://"  # another link, written onto one without a space
_LINK = re.compile(
    r"(?<![a-z0-9@._%+-])(?:(?P<scheme>[a-z]{2,10})://)?"
    rf"(?P<rest>(?:[a-z0-9](?:[a-z0-9-]{{0,61}})?\.){{1,6}}[a-z]{{2,24}}(?::\d{{2,5}})?(?![a-z0-9@_])(?:[/?#](?:(?!{_NEXT})[^\s<>{_SIGNS}\"'«»„“，{STOPS}；、）】》」”،؛၊፣៖]){{0,600}})?)"
)
_APP = re.compile(
    rf"(?<![a-z0-9])(?P<scheme>tg|whatsapp|viber|skype|weixin|line|zalo|sgnl|imo|mqqapi):(?://)?(?P<rest>[^\s<>{_SIGNS}\"'«»„“，{STOPS}；、）】》」”،؛၊፣៖]{{3,300}})"
)
_SCHEME = re.compile(r":(?<=[a-z]:)\S{3}")  # in every deep link
_DOT = re.compile(r"\.[a-z]")  # in every link
_TAIL = ".,;:!?)]}>*|'\"…`"
_UNPARTED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3008-\ud7af"  # letters and brackets of scripts without spaces
# t.me/fake,加了請報姓名; facebook.com/fake,Line:fake
_FOREIGN = re.compile(rf"[,;:!?)](?=[{_UNPARTED}])|[,;](?=[A-Za-z]{{2,12}}[:：])")
_WRITTEN_ON = re.compile(f"[{_UNPARTED}]")  # what goes on behind a link of an app without a space: t.me/fake招聘
_HEAD_ALONE = re.compile(r"(?:https?://)?(?:t\.me/(?:\+|joinchat/?)|chat\.whatsapp\.com/?|zalo\.me/g/?)")
_RESERVED = frozenset({"example", "test", "invalid"})  # RFC 2606
_COMMON = frozenset({"com", "net", "org", "info", "co", "me", "io", "site", "online", "shop", "app", "xyz", "top"})
_WORLD = frozenset({"com", "net", "org", "info"})
_ITEM = re.compile(r"\d{1,3}\.[a-z]{2,24}")  # "13.ACCOUNTANT": the number of an item, and its word
_NUMBERED = frozenset({"cn", "jp", "kr", "tw", "hk", "vn", "ru"})  # where numbers are names: 58.com, 5.ua
_MARKED = "]("  # between the name and the address of a link in Markdown
_GREEK, _HEBREW = "\u0370", "\u0590"  # between them lie Greek, Cyrillic and Armenian
_SHORT_APP = 3  # letters; a longer name of an app may have an ending
DOTTED = frozenset(
    ("instagram", "facebook", "messenger", "tiktok", "line", "kakaotalk", "skype", "snapchat", "discord", "zalo", "vk")
)


@cache
def _suffixes() -> "TLDExtract":
    """The public suffixes, imported with the first host: that takes 80 ms, for it imports what fetches newer ones, which we do not."""
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


@dataclass(frozen=True, slots=True)
class Link:
    """A link or address found: span in the plain text, contact type and value."""

    start: int
    end: int
    type: str
    value: str
    number: bool = False  # the value is digits that make an international number
    loose: bool = False  # it may be a name with a dot as well


@dataclass(frozen=True, slots=True)
class _Bare:
    """What tells a bare domain from other words with dots (`data/contact_words.csv`)."""

    files: frozenset[str]  # endings of file names that are also top-level domains
    words: frozenset[str]  # top-level domains that are ordinary words
    names: frozenset[str]  # tools and degrees: asp.net, b.com
    web: re.Pattern[str]  # words for a web site that stand before one
    dotted: re.Pattern[str]  # apps whose handles may have dots, right before
    dotted_behind: re.Pattern[str]  # the same, close behind
    dotted_later: re.Pattern[str]  # the same, behind a few words of the clause: "fake.agency is our instagram"
    dotted_far: re.Pattern[str]  # the same, with a few words between
    dotted_named: re.Pattern[str]  # the same, with a word for a user's name last


@lru_cache(maxsize=8)
def _bare(tables: Tables) -> _Bare:
    before = pattern(words(tables, "on_app"))
    named = pattern((*words(tables, "named"), *words(tables, "same_name"), *words(tables, "same")))
    web = "|".join(map(re.escape, words(tables, "website")))
    connector = pattern(words(tables, "connector"))
    labels = [row["label"].lower() for row in tables.rows("chat_apps") if row["type"] in DOTTED and len(row["label"]) > 1]
    dotted = "|".join(map(_apart, longest_first({*words(tables, "dotted_app"), *labels})))
    return _Bare(
        frozenset(words(tables, "file_ending")),
        frozenset(words(tables, "word_domain")),
        frozenset(words(tables, "dotted_name")),
        compiled(rf"(?:{web})\W{{0,4}}$"),
        compiled(rf"(?<![a-z])(?:{dotted})(?:\s?\([^()\n]{{1,24}}\)|[ ][^\x00-\u02ff\s\d]{{1,4}})?\s{{0,2}}[:：]?\s{{0,2}}$"),
        compiled(rf"\s{{0,2}}(?:[^\x00-\x7f]{{1,4}}|(?:{before})\s)?\s?(?:{dotted}|wechat)(?![a-z])"),
        compiled(
            rf"(?!\s{{0,2}}(?:{connector}))[^\n.!?。,，、;:：/@|0-9]{{1,40}}?(?<![a-z])(?:{dotted})(?![a-z])(?!\s{{0,2}}[:：])"
        ),
        compiled(rf"(?<![a-z])(?:{dotted})(?![a-z])[^\n.!?。,，、;:：/]{{0,24}}[:：]?\s{{0,2}}$"),
        compiled(
            rf"(?<![a-z])(?:{dotted})(?![a-z])[^\n.!?。/@]{{0,40}}(?:{named})(?:[ ][^\W\d_]{{1,6}}){{0,3}}[ :：=]{{0,3}}['\"“«「『]?$"
        ),
    )


def _apart(word: str) -> str:
    """The pattern of an app's name that is none within a longer word where Greek, Cyrillic and Armenian letters put spaces between words:
    вк is not in "заявки", ок not in "около"."""
    if not _GREEK <= word[0] < _HEBREW:
        return re.escape(word)
    behind = rf"(?![{_GREEK}-{_HEBREW}])" if len(word) <= _SHORT_APP else ""
    return rf"(?<![{_GREEK}-{_HEBREW}]){re.escape(word)}{behind}"


@lru_cache(maxsize=8)
def _rules(tables: Tables) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple((compiled(row["pattern"], re.IGNORECASE), row["type"], row["value"]) for row in tables.rows("chat_links"))


def emails(plain: Plain) -> Iterator[Link]:
    """E-mail addresses whose domain ends as domains do."""
    for match in _EMAIL.finditer(plain.low) if "@" in plain.low else ():
        if ".." not in match.group(1) and _suffix(match.group(1).partition("@")[2]):
            yield Link(match.start(1), match.end(1), "email", match.group(1).strip("."))


def links(plain: Plain, tables: Tables) -> Iterator[Link]:
    """Deep links by scheme, then links and bare domains."""
    for match in _APP.finditer(plain.low) if ":" in plain.low and _SCHEME.search(plain.low) else ():
        link = _contact(plain, match.start(), match.end(), tables, known=True)
        if link and link.type != "url":
            yield link
    for match in _LINK.finditer(plain.low) if _DOT.search(plain.low) else ():
        if match.group("scheme") or _is_domain(plain, match, _bare(tables)):
            link = _contact(plain, match.start(), match.end(), tables, known=bool(match.group("scheme")))
            if link:
                yield replace(link, loose=True) if link.type == "url" and _is_loose(match) else link


@lru_cache(maxsize=4096)
def _suffix(host: str) -> str:
    last = host.rpartition(".")[2]
    if last in _RESERVED and "." in host:
        return last
    parts = _suffixes()(host)
    return parts.suffix if parts.domain else ""


def _is_loose(match: "re.Match[str]") -> bool:
    """Whether a link is a bare domain, none of those that everybody knows for one."""
    host = match.group("rest")
    bare = not match.group("scheme") and not host.startswith("www.") and re.search("[:/?#]", host) is None
    return bare and _suffix(host) not in _COMMON | _RESERVED


def _is_domain(plain: Plain, match: "re.Match[str]", rules: _Bare) -> bool:
    """Whether a name with dots and without a scheme is a domain and not a file, a sum or a missing space."""
    rest = match.group("rest")
    host, path = re.split(r"[:/?#]", rest, maxsplit=1)[0], re.search(r"[/?#].", rest)
    suffix = _suffix(host)
    if not suffix or host in rules.names or not host.strip("0123456789oil.-"):
        return False
    if _ITEM.fullmatch(host) and suffix not in _COMMON | _NUMBERED | _RESERVED:
        return False
    if path is None and plain.low.startswith(_MARKED, match.end()):
        return False  # [firm.example](https://…): what the link is called
    written = plain.text[match.start() : match.start() + len(host)]
    if path or host.startswith("www."):
        return True
    if suffix not in _COMMON and rules.dotted.search(plain.low[max(0, match.start() - 40) : match.start()]):
        return False
    if suffix not in _COMMON | _RESERVED and (
        rules.dotted_behind.match(plain.low, match.end()) or rules.dotted_later.match(plain.low, match.end())
    ):
        return False
    if suffix not in _WORLD and rules.dotted_named.search(plain.low[max(0, match.start() - 80) : match.start()]):
        return False  # "Instagram and TikTok, same name: fake.th"
    if "." in host.removesuffix("." + suffix) and rules.dotted_far.search(plain.low[max(0, match.start() - 40) : match.start()]):
        return False  # IG搵fake.kelly.hk
    last = written.rpartition(".")[2]
    if last[:1].isupper() and not last.isupper():
        return False
    name = host.removesuffix("." + suffix)
    if suffix in rules.files:
        return False
    if suffix in rules.words:
        before = plain.low[max(0, match.start() - 30) : match.start()]
        return re.search(r"[0-9-]", name) is not None or rules.web.search(before) is not None
    return len(name) > 1


def _contact(plain: Plain, start: int, end: int, tables: Tables, known: bool) -> Link | None:
    for at in range(start, end):  # full-width signs end a link; in `text` they are ASCII already
        if plain.marks[at] == WIDE and plain.text[at] in ",;!?()<>|":
            end = at
            break
    if (closing := plain.text.find(_MARKED, start, end)) >= 0:  # [https://wa.me/…](https://wa.me/…)
        end = closing
    written = _FOREIGN.split(plain.text[start:end])[0].rstrip(_TAIL)
    if written.count("(") > written.count(")") and plain.text[start + len(written) : start + len(written) + 1] == ")":
        written += ")"
    end = start + len(written)
    if _HEAD_ALONE.fullmatch(written.lower()):
        return Link(start, end, "none", "")  # the head of an invite without its code
    short = _WRITTEN_ON.split(written)[0].rstrip(_TAIL)
    for its in dict.fromkeys((written, short)):
        bare = re.sub(r"^https?://(?:www\.)?|^www\.", "", its, flags=re.IGNORECASE)
        for rule, kind, value in _rules(tables):
            match = rule.fullmatch(bare)
            if match and (its == written or kind != "url"):
                return _deep(start, start + len(its), kind, unquote(match.expand(value)))
    if re.match(r"(?!https?:)[a-z]{2,10}:", written, re.IGNORECASE) and not known:
        return None
    return Link(start, end, "url", _url(written))


def _deep(start: int, end: int, kind: str, value: str) -> Link | None:
    if kind == "none":
        return Link(start, end, "none", "")
    if kind.startswith("number:"):
        digits = re.sub(r"\D", "", value)
        return Link(start, end, kind[7:], digits, number=True)
    if kind.startswith("keep:"):
        return Link(start, end, kind[5:], value)
    if kind == "url":
        return Link(start, end, "url", _url(value))
    return Link(start, end, kind, value.lower())


def _url(written: str) -> str:
    """https:// added, scheme and host in lower case, no fragment and no trailing slash; path and query as written."""
    full = written if re.match(r"[a-zA-Z]{2,10}://", written) else "https://" + written
    scheme, _, rest = full.partition("://")
    host = re.match(r"[^/?#]*", rest)
    name = host.group() if host else ""
    tail = rest[len(name) :].partition("#")[0]
    return f"{scheme.lower()}://{name.lower()}{tail}".rstrip("/")


def host(url: str) -> str:
    """The host of a value of type `url`, or empty."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
