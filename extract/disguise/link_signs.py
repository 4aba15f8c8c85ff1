"""Links of apps with other signs for their dots and slashes, or none: line,me/ti/p/~fakehr, t.me//fakehr, wa.me|66800000000,
instagram-com/fakehr, zalo🔥me/…, facebook.com\\fakehr, and such as go on in the next line.

Only what `data/chat_links.csv` knows as an app's link is read so.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.plain import PICTURES, Plain, replaced
from extract.tables import Tables

_DOT = rf"(?:[ ]?[\"'(\[{{]?[.,·•。．*!~^;:_-][\"')\]}}]?[ ]?|[{PICTURES}]\ufe0f?)"
_LOOSE, _TIGHT = f"{_DOT}?", rf"(?:[ ]?\.[ ]?|[\"'(\[{{]?[.,·•。．*!~^_-][\"')\]}}]?|[{PICTURES}]\ufe0f?)"
_SHORT = 5  # letters of a host whose dot cannot go: tme, wame, mme
_SLASH = r"[ ]?[\"'(\[{]?(?P<slash>[/\\|])(?P=slash)?[\"')\]}]?[ ]?\n?"
_PATH = re.compile(r"[+~@]?[a-z0-9](?:[a-z0-9_.~@+%?=&#$-]|[/\\|](?=[a-z0-9/\\|~@+])){0,200}", re.IGNORECASE)
_TAIL = ".,-"
_SURE = re.compile(r"[0-9_]|[a-z0-9]\.[a-z0-9]|/")  # what a path behind a blank has that no word has
_SIGNS = re.compile("[^a-z]")
_HOST = re.compile(r"(?:\(\?:(?P<many>[a-z|]+)\)|(?P<one>[a-z]+))(?P<rest>(?:\\\.[a-z]{2,9})+)(?=[/|)])")  # in a rule
_WORD = "instagr.am"  # whose letters alone are a word: instagram/tiktok


def written(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such links as they are; in time linear in its length."""
    chars = plain.low
    return replaced(plain, _found(plain, tables)) if "/" in chars or "\\" in chars or "|" in chars else plain


def _found(plain: Plain, tables: Tables) -> Iterator[tuple[int, int, str]]:
    heads, rules = _known(tables)
    for head in heads.finditer(plain.low):
        path = _PATH.match(plain.text, head.end())
        said = path.group().rstrip(_TAIL) if path else ""
        link = _hosts(tables)[_SIGNS.sub("", head["host"])] + "/" + _slashed(said, head["slash"])
        as_it_is = link.lower() == plain.low[head.start() : head.end() + len(said)]
        if as_it_is or (head.group()[-1].isspace() and not _SURE.search(said.lower())):
            continue
        if any(rule.fullmatch(link) for rule in rules):
            yield head.start(), head.end() + len(said), link


def _slashed(path: str, sign: str) -> str:
    """A path with single slashes for the `sign` that stands for its first."""
    return re.sub(rf"{re.escape(sign)}+", "/", path)


@lru_cache(maxsize=8)
def _hosts(tables: Tables) -> dict[str, str]:
    """The hosts of apps' links, by their letters alone."""
    found = {}
    for row in tables.rows("chat_links"):
        for match in _HOST.finditer(row["pattern"]):
            for name in (match["many"] or match["one"]).split("|"):
                host = name + match["rest"].replace("\\", "")
                if host != _WORD:
                    found[host.replace(".", "")] = host
    return found


@lru_cache(maxsize=8)
def _known(tables: Tables) -> tuple[re.Pattern[str], list[re.Pattern[str]]]:
    """The hosts with any signs for their dots, with a slash behind, and the rules of links that are contacts."""
    hosts = sorted(_hosts(tables).values(), key=len, reverse=True)
    said = ((_LOOSE if len(host) > _SHORT else _TIGHT).join(host.split(".")) for host in hosts)
    rules = (row["pattern"] for row in tables.rows("chat_links") if row["type"] not in ("none", "url"))
    return (
        compiled(rf"(?<![a-z0-9@.])(?<![a-z0-9]-)(?P<host>{'|'.join(said)}){_SLASH}(?=[+~@]?[a-z0-9])"),
        [compiled(rule, re.IGNORECASE) for rule in rules],
    )
