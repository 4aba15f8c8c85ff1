"""Keys to signs in a handle, link or address: "fake•hr (• is an underscore)", "t|me|fake, the first bar is a dot, the second a slash",
"cv🐌firma🔵example (snail = at, blue circle = dot)".

A word of Latin letters with odd signs inside is read as the words around it tell: a sign that is written there has the meaning
named beside it; else the meanings that are named belong to the signs in their order. What the words for a sign are is told by
`contact_words`; the name of the odd sign itself is no meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.sign_letters import GONE
from extract.tables import Tables
from extract.words.contact_words import alternation, finder, words
from extract.words.sign_names import sign_patterns, signs_named, written

# Pictures and signs that no text has within words; neither arrows and pointing hands nor letters drawn as signs.
_OTHER = r"[§°¤※◦\u2030-\u203e\u2200-\u23ff\u2500-\u2775\u27c0-\u27ff\u2b00-\u2bff\u3030\u301c\u3297\u3299"
_OTHER += r"\U0001f200-\U0001f445\U0001f44a-\U0001faff]"
_ODD = rf"(?:\.{{2,3}}|--|__|(?:{_OTHER})\ufe0f?|(?P<same>[*+|~^#•·‧∙&!,=$%?;])(?P=same)*)"
_ANY = _ODD.replace("(?P<same>", "(?:").replace("(?P=same)*", "{1,3}").replace("&!,=$%?;", "")
_TIGHT = "[&!,=$%?;]{1,3}"  # signs of any text: only without a space beside them
_RUN = r"(?:[a-z0-9@/]|\.(?!\.)|-(?!-)|_(?!_))*[a-z0-9/]"  # two dots, dashes or lines are an odd sign
# There is one way to part a word, or one that ends otherwise would be tried in all: a__b__c__d_
_TOKEN = re.compile(rf"(?<![\w.@/])@?[a-z](?>{_RUN})?(?>(?:[ ]?{_ANY}/?\+?[ ]?|{_TIGHT}){_RUN}){{1,24}}(?!\w)")
_LOOSE = "[*+|~^#•·‧∙]"
_HINT = re.compile(  # in every such word, found fast: a letter or digit with any of `_ANY` behind it, or of `_TIGHT`
    rf"[.*+|~^#•·‧∙&!,=$%?;_{_OTHER[1:-1]}-](?:"
    rf"(?:(?<=[a-z0-9].)|(?<=[a-z0-9][ ].))(?:(?<=\.)\.{{1,2}}|(?<=-)-|(?<=_)_|(?<={_OTHER})\ufe0f?|(?<={_LOOSE}){_LOOSE}{{0,2}})"
    r"[ ]?[a-z0-9/+]|(?<=[a-z0-9][&!,=$%?;])[&!,=$%?;]{0,2}[a-z0-9])"
)
_SIGN = re.compile(_ODD)
_CLEAR, _WORD, _LEAST = re.compile("[a-hj-km-np-z]"), re.compile("[a-z0-9]{2}"), 2  # o, i and l may be digits
_SPREAD = re.compile(r"@?[a-z](?:[^\w ][a-z0-9_]){5,24}")  # f#a#k#e#h#r
_BEHIND, _REMARK, _BEFORE, _NEAR, _SAME, _SHORT = 140, 100, 90, 28, 6, 4
_CLEARED = re.compile(r"@?[a-z0-9_.@/+-]{4,64}")
_NAMES = {
    "*": "*",
    "•": ".",
    "·": ".",
    "..": ".",
    "...": ".",
    "|": "-",
    "~": "-",
    "=": "-",
    "--": "-",
    "__": "_",
    "+": "+",
    "#": "#",
} | dict.fromkeys("⭐★☆🌟✩✪✭", "*")  # what a sign is called
_NO_LINK = re.compile(r"(?:t|wa|m)[/_-]?me(?![a-z])")
_MEANINGS = ("_", ".", "@", "/", "-", "+")
_LITERAL = re.compile(r"(?<![a-z0-9_.@/+-])[_@](?![a-z0-9_.@/+-])|(?:(?<=[\s(\"'“‘«「『=→])|^)[./+-](?=[\s)\"'”’»」』,;]|$)")
_AT = re.compile(r"(?<![a-z])at(?=\s*(?:$|[,;)\n]|sign))")
_LETTER = re.compile(r"(?<![\w.@/+'’-])[a-z0-9](?![\w.@/+'’-])")
_COMMON = frozenset(("&", "!", ",", "=", "&&", "$", "%", "?", ";"))  # signs of any text: only what is named
_CALLED = {
    "!": "exclamation",
    "=": "equals",
    ",": "comma",
    "#": "hash",
    "~": "tilde",
    "|": "pipe",
    "?": "question",
    "$": "dollar",
    "%": "percent",
    "&": "ampersand",
    "*": "star",
    "+": "plus",
}  # kinds of `contact_words` that name a sign which no handle has
_ROUND = frozenset("•·∙●")  # they look like dots
_BOXED = re.compile(r"[ ]{0,2}[(（\[][^()（）\[\]\n0-9]{2,60}[)）\]]")  # with figures it may hold a number


@dataclass(frozen=True, slots=True)
class Said:
    start: int
    end: int
    sign: str


def unlocked(low: str, tables: Tables) -> dict[int, str]:
    """What characters of `low` stand for, by their positions; `GONE` for those to be left out. Empty for nearly all texts."""
    found: dict[int, str] = {}
    if not _HINT.search(low):
        return found
    for token in _TOKEN.finditer(low):
        if len(_CLEAR.findall(token.group())) >= _LEAST and (_WORD.search(token.group()) or _SPREAD.fullmatch(token.group())):
            found |= _read(low, token.start(), token.end(), tables)
    return found


def _read(low: str, start: int, end: int, tables: Tables) -> dict[int, str]:
    """One word with odd signs inside, read by what is said around it."""
    hits = [m for m in _SIGN.finditer(low, start, end) if not (m.group() == "+" and not low[m.start() - 1].isalnum())]  # t.me/+
    signs = [(m.start(), m.end(), m.group().rstrip("\ufe0f")) for m in hits]
    before, behind = low[max(0, start - _BEFORE) : start], low[end : end + _BEHIND]
    if _goes_on(behind, signs) or _parts(low[start:end], before + "\0" + behind, signs):
        return {}
    told = _meanings(before, behind, [sign for _, _, sign in signs], tables)
    if not told:
        return {}
    changed: dict[int, str] = {}
    for (begin, stop, _), new in zip(signs, told, strict=True):
        if low[begin - 1] == " ":
            changed[begin - 1] = GONE
        if low[stop : stop + 1] == " ":
            changed[stop] = GONE
        changed |= dict.fromkeys(range(begin, stop), GONE)
        changed[begin] = new or GONE
    value = "".join(changed.get(at, low[at]) for at in range(start, end)).replace(GONE, "")
    if (remark := _BOXED.match(behind)) and any(sign in _ROUND for _, _, sign in signs):
        changed |= dict.fromkeys(range(end, end + remark.end()), GONE)  # who reads it again takes it for one on dots
    return changed if _CLEARED.fullmatch(value) and not _NO_LINK.match(value) else {}


def _goes_on(behind: str, signs: list[tuple[int, int, str]]) -> bool:
    """Whether the name goes on behind what was taken for it: agent💣fake💣_💣9."""
    return any(re.match(rf"{re.escape(sign)}\ufe0f?[a-z0-9_.]", behind) for _, _, sign in signs)


def _parts(word: str, around: str, signs: list[tuple[int, int, str]]) -> bool:
    """Whether its signs part what an ad lists ("cook | 900 | call"), or stand in a number behind a word ("tel *99 *** ***")."""
    kinds = {sign for _, _, sign in signs}
    listed = [re.findall(rf"(?<![^\s\0]){re.escape(sign)}(?=[ \n\0](?![=:→]))", around) for sign in kinds]
    if all(f" {sign} " in word for sign in kinds) and all(len(found) > 1 for found in listed):
        return True
    head, _, rest = word.partition(" ")
    return head.isalpha() and rest != "" and re.search("[a-z]", rest) is None


def _meanings(before: str, behind: str, signs: list[str], tables: Tables) -> list[str]:
    """What each of `signs` stands for in the words around; empty where that is not told."""
    kinds = list(dict.fromkeys(signs))
    around = before + "\0" + behind
    literal = {sign: new for sign in kinds if (new := _beside(around, sign, tables) or _called(around, sign, tables))}
    if len(literal) == len(kinds):
        return [literal[sign] for sign in signs]
    called = {_NAMES.get(sign, sign) for sign in kinds}
    behind = "\n".join(behind.split("\n")[:2])[:_REMARK]
    said = [one.sign for one in signs_said(behind, tables) if one.sign not in called]
    if literal or _COMMON & set(kinds) or not (len(said) > 1 or _telling(tables).search(behind)):
        return []
    if (
        len(kinds) == 1 == len(said)
        and finder(tables, "remove").search(behind)
        and not finder(tables, "swap", "instead").search(behind)
    ):
        return []
    if len(said) == len(kinds):
        pairs = dict(zip(kinds, said, strict=True))
        return [pairs[sign] for sign in signs]
    if len(said) == len(signs):
        return said
    letter = _letter(behind, tables) if kinds in (["*"], ["#"], ["?"]) and not said else None
    if letter and letter.isalpha():
        return [letter] * len(signs)
    return []


def _beside(region: str, sign: str, tables: Tables) -> str | None:
    """The meaning that is named beside a sign where the words have it: "🐌 = @"."""
    opening = r"[(（\[\"'“‘«「『]" if sign in _COMMON else r"[\s(（\[\"'“‘«「『:：,，=\0]"
    for match in re.finditer(rf"(?<={opening}){re.escape(sign)}\ufe0f?(?![a-z0-9_])", region):
        meant = _first(region[match.end() : match.end() + _NEAR], sign, tables)
        if meant:
            return meant
        if finder(tables, "remove").search(_clause(region[match.end() : match.end() + _NEAR])):
            return GONE
    return None


def _called(region: str, sign: str, tables: Tables) -> str | None:
    """The meaning that is named beside the word for a sign, "the equals sign is an underscore"; else the sign is to be left out."""
    kind = _CALLED.get(sign[:1])
    match = finder(tables, kind).search(region) if kind else None
    if match is None:
        return None
    return _first(region[match.end() : match.end() + _NEAR], sign, tables) or GONE


def _first(text: str, sign: str, tables: Tables) -> str | None:
    text = _clause(text)
    found = [one for one in signs_said(text, tables) if one.sign != _NAMES.get(sign, sign)] or list(signs_said(text, tables))
    return found[0].sign if found else _letter(text, tables)


def _clause(text: str) -> str:
    """`text` up to the next remark: what a second sign means is told behind a comma."""
    return re.split(r"[,;\n()（）\0，、؛،]|\.\s", text)[0]


def _letter(text: str, tables: Tables) -> str | None:
    match = _LETTER.search(text)
    return match.group() if match and _telling(tables).search(text) else None


@lru_cache(maxsize=256)
def signs_said(text: str, tables: Tables) -> tuple[Said, ...]:
    """The signs that are named or written alone in `text`, from left to right."""
    found: list[Said] = []
    for one in sorted(_named(text, tables), key=lambda one: one.start):
        if not (found and found[-1].sign == one.sign and one.start - found[-1].end <= _SAME):  # "underscore (_)"
            found.append(one)
    return tuple(found)


def _named(text: str, tables: Tables) -> Iterator[Said]:
    rest = text
    there = signs_named(text, tables)
    for sign, pattern in _patterns(tables):
        if sign not in there:
            continue
        for match in pattern.finditer(rest):
            if match.group() != sign and _is_whole(rest, match) and sign in (*_MEANINGS, "*"):
                yield Said(match.start(), match.end(), sign)
        rest = pattern.sub(lambda match: " " * len(match.group()) if len(match.group()) > 1 else match.group(), rest)
    for match in _AT.finditer(rest):
        yield Said(match.start(), match.end(), "@")
    for match in _LITERAL.finditer(rest):
        if match.group() != "." or rest[: match.start()].strip():
            yield Said(match.start(), match.end(), match.group())


def _is_whole(text: str, match: "re.Match[str]") -> bool:
    """Whether a word does not stand within another (the "titi" of Tagalog matitira is no dot), a short Cyrillic one nor begin one."""
    before = text[match.start() - 1 : match.start()]
    if before.isalpha() and max(before, match.group()[0]) < "\u0530":  # of scripts with spaces between words
        return False
    if match.end() - match.start() >= _SHORT or not "а" <= match.group()[0] <= "я":
        return True
    return not (before.isalpha() or text[match.end() : match.end() + 1].isalpha())


@lru_cache(maxsize=8)
def _patterns(tables: Tables) -> tuple[tuple[str, re.Pattern[str]], ...]:
    slash = compiled(written("/", words(tables, "slash")))
    underscore, *others = sign_patterns(tables)
    return (underscore, ("/", slash), *others)


@lru_cache(maxsize=8)
def _telling(tables: Tables) -> re.Pattern[str]:
    return compiled(alternation(tables, "swap", "instead", "means", "remove", "insert", "edit_swap") + "|[=→]")
