"""What a match of a rewrite becomes; None where it stays as it is."""

import re
from collections.abc import Callable
from functools import lru_cache

from extract.compiled import compiled
from extract.disguise.rewrite_words import ENDS, names_app
from extract.disguise.sign_keys import signs_said
from extract.tables import Tables
from extract.words.contact_words import finder, of_kinds, words
from extract.words.latin_words import is_word
from extract.words.number_cues import single_digits
from extract.words.word_patterns import one_of

Replace = Callable[["re.Match[str]"], str | None]
_OTHER_SCRIPT = "[\u0370-\u1dff\u2e80-\ud7ff]"
_ENGLISH = frozenset(("dot", "point"))
_LINKED = re.compile(r"(?:https?://)?(?:(?:t|wa|m|zalo)\.me|(?:fb|facebook|instagram|tiktok|chat\.whatsapp)\.com|lin\.ee|bit\.ly)/")
_MAILED = re.compile(r"[a-z0-9_.+-]{2,40}@[a-z0-9.-]{2,40}")
_NAME = re.compile(r"[a-z0-9_.-]*[a-z0-9_]")
_SITE = re.compile(rf"\.(?:{ENDS}|example)$")  # "see firma.example, and then at other.example"
_LAST, _LETTERS = re.compile(r"[a-z0-9._-]*$"), str.maketrans("0134", "oiea")  # a name, and letters for its figures: L1NE
_BOXED = frozenset("_.-/@")  # signs that words in brackets may stand for
_SHORTEST_BOX = 3  # letters of a mailbox's name that no word is
_SHORT_AT = 5  # letters of a word for @ that is an ordinary word too: at, sa, kwa
_CLAUSE = re.compile(r"[.!?]\s|[\n:=：＝|]")
_AT = re.compile(r"(?:[^a-z0-9.]|^)@(?![a-z0-9])")
_SET = 32  # characters between a word and the sign that it is set for
_ELIDED, _ELIDING = re.compile(r"[a-z]['’ʻʼ‘`][a-z]+$"), re.compile(r"[a-z]{1,12}['’ʻʼ‘`][a-z]")
_MANY = 4  # zeros that nobody would write so who does not count them


def dotted(dot: str) -> Replace:
    return lambda match: _compiled(dot).sub(".", match.group())


_compiled = lru_cache(maxsize=64)(re.compile)  # for the few texts that need them: to compile all takes long


def code(tables: Tables) -> Replace:
    """An invite's code without its spaces, where the words around say to leave those out."""

    def reply(match: "re.Match[str]") -> str | None:
        around = match.string[max(0, match.start() - 80) : match.start()] + "\n" + match.string[match.end() : match.end() + 80]
        return match.group().replace(" ", "") if _any_of(tables, "joined").search(around) else None

    return reply


def named(tables: Tables) -> Replace:
    """A name in a link without its spaces, where the remark right behind it says that it has none: "t.me/fake hr bkk (no spaces)"."""

    def reply(match: "re.Match[str]") -> str | None:
        remark = re.split("[)）\n.]", match.string[match.end() : match.end() + 40])[0]
        spaces = _any_of(tables, "gap_word").search(remark) and _any_of(tables, "remove").search(remark)
        return match.group().replace(" ", "") if spaces or _any_of(tables, "joined").search(remark) else None

    return reply


@lru_cache(maxsize=16)
def _any_of(tables: Tables, kind: str) -> re.Pattern[str]:
    """The words of a kind anywhere; compiled for the first text that needs them."""
    return compiled(one_of(words(tables, kind)))


def unbroken(tables: Tables) -> Replace:
    """Digits without the letters between them, where the words behind say to leave those out: "0917xx000xx0000 (remove xx)"."""

    def reply(match: "re.Match[str]") -> str | None:
        """What is left of digits with letters (group 1) between; None where nothing says to leave those out."""
        behind = match.string[match.end() : match.end() + 40]
        told = _any_of(tables, "remove").search(behind) and re.search(
            rf"(?<![a-z0-9]){re.escape(match.group(1))}(?![a-z0-9])", behind
        )
        return match.group().replace(match.group(1), "") if told else None

    return reply


def hyphenated(match: "re.Match[str]") -> str:
    """ "@example.com" for "-at-example-dot-com"."""
    return f"@{match.group(1)}.{match.group(2)}"


def mailbox(match: "re.Match[str]") -> str:
    return f"@{match.group(1)}.com"


def zeros(match: "re.Match[str]") -> str | None:
    """ "0 (x7)" and "7x0" as seven zeros, where a number begins just before."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    count = re.search("[2-9]", match.group())
    near = re.search(r"[0-9]{2}\D{0,20}$", before) is not None
    many = count is not None and int(count.group()) >= _MANY and "x" in match.group()  # behind words: "five-zero, and then 0 x 7"
    return "0" * int(count.group()) if count and (near or many) else None


def burmese(match: "re.Match[str]") -> str | None:
    """The letter wa, which looks like the Burmese zero, among digits."""
    written = match.group()
    return written.replace("ဝ", "0") if "ဝ" in written and re.search("[0-9]", written) else None


def swapped(match: "re.Match[str]") -> str | None:
    """Another sign for @ in an address, where the words behind it name the @ that belongs there, or those before it both."""
    before, behind = match.string[max(0, match.start() - 80) : match.start()], match.string[match.end() : match.end() + 60]
    named = _AT.search(before) and match.group().strip() in before
    return "@" if named or _AT.search(behind) else None


def keyed(tables: Tables) -> Replace:
    """ "@" for a word before a domain that the text sets for it: "write PERRO for the at sign … fakehr PERRO firma.example"."""

    def reply(match: "re.Match[str]") -> str | None:
        key, low = match["key"], match.string
        around = low[max(0, match.start() - 100) : match.start()], low[match.end() : match.end() + 140]
        return "@" if any(_sets(part, key, tables) for part in around) else None

    return reply


def _sets(said: str, key: str, tables: Tables) -> bool:
    """Whether a word for @ stands beside another one: "(« chez » = arobase)"."""
    places = re.finditer(rf"(?<![^\W_]){re.escape(key)}(?![^\W_])", said)
    beside = (said[max(0, at.start() - _SET) : at.end() + _SET].replace(key, " ") for at in places)
    return any(_AT.search(part) or finder(tables, "at_told", "at_sign").search(part) for part in beside)


def at(tables: Tables) -> Replace:
    """ " at " before a domain is an e-mail only where what stands before looks like a name in one: "visit us at x.com"."""
    return lambda match: "@" if _is_at(match, match.group(), tables) else None


def spaced(tables: Tables) -> Replace:
    """ "@" for one with spaces around behind what looks like a name: "fake.hr @ firma.example", not "work @ firma.example"."""

    def reply(match: "re.Match[str]") -> str | None:
        """ "@", or None behind what is an app as soon as a name: "L1NE @fake.hr.22"."""
        name = _LAST.search(match.string[max(0, match.start() - 24) : match.start()])
        label = not match.group().endswith(" ") and name is not None and names_app(name.group().translate(_LETTERS), tables)
        return "@" if not label and (_is_at(match, "at", tables) or _is_mailbox(match)) else None

    return reply


def told_at(tables: Tables) -> Replace:
    """ "@" for a word for it behind one for "then": "fakehr, then at, then firma.example"."""

    def reply(match: "re.Match[str]") -> str | None:
        site = _SITE.search(match.string, max(0, match.start() - 24), match.start())
        return "@" if not site and _is_at(match, match.group("at"), tables) else None

    return reply


def address(tables: Tables) -> Replace:
    """ "@example.com" for " at example dot com"."""
    natural = frozenset(words(tables, "natural"))

    def reply(match: "re.Match[str]") -> str | None:
        at, label, dot, *ends = match.groups()
        said = dot.strip() in _ENGLISH or f"{at.strip()} {dot.strip()}" in natural  # "hr at firma nokta example" is no sentence
        meant = not said or is_address(match, at, tables)
        return "@" + ".".join(filter(None, (label, *ends))) if meant else None

    return reply


def is_address(match: "re.Match[str]", at: str, tables: Tables) -> bool:
    """Whether a name stands before a word for @ that may be an ordinary one."""
    set_for = _sets(match.string[match.end() : match.end() + 140], at.strip(), tables)
    return _is_at(match, at, tables) or _is_mailbox(match) or set_for


def _is_mailbox(match: "re.Match[str]") -> bool:
    """Whether no word stands before: "lea chez firma point com", not "travailler chez firma point com"."""
    name = re.search(rf"(?<![^\s:：(]){_NAME.pattern}$", match.string[max(0, match.start() - 24) : match.start()])
    return name is not None and len(name.group()) >= _SHORTEST_BOX and not is_word(name.group())


@lru_cache(maxsize=8)
def _mailboxes(tables: Tables) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Names of mailboxes that are words too, behind a colon, a word of another script or one that leads to them ("apply: hr at example
    dot com", "your CV to hr at example dot com"), and words for mail."""
    lead = rf"[:：=>→–—]\s{{0,2}}|{_OTHER_SCRIPT}\s{{0,2}}|(?<!\S)(?:{one_of(words(tables, 'to_box'))})[ ]{{1,2}}"
    box = rf"(?:{lead})(?:{one_of(words(tables, 'box_name'))})$"
    return compiled(box), compiled(one_of(words(tables, "mailed")))


def _is_at(match: "re.Match[str]", written: str, tables: Tables) -> bool:
    before = re.search(r"[a-z0-9._%+-]{1,64}$", match.string[max(0, match.start() - 64) : match.start()])
    if not (written.strip().isalpha() and written.isascii() and len(written.strip()) <= _SHORT_AT):
        return True
    if match.string[match.end() : match.end() + 1] == "/":
        return False  # the path of a link
    if before and re.search(r"[0-9._]", before.group()):
        return True
    box, mailed = _mailboxes(tables)
    if box.search(match.string[max(0, match.start() - 24) : match.start()]):
        return True
    return mailed.search(match.string, max(0, match.start() - 40), match.start()) is not None


def first_at(match: "re.Match[str]") -> str | None:
    """ "@" before a name, if not both are words of a sentence: "kwenye jengo" is "in the building", "kwenye fakebaraka" a handle."""
    name = _NAME.match(match.string, match.end())
    words = [match.group().strip(), name.group() if name else ""]
    return None if all(word.isascii() and word.isalpha() and is_word(word) for word in words) else "@"


def tied(tables: Tables) -> Replace:
    """ "_" for an underscore with a space beside it, but not beside a word that tells to add it: "fakecari terus sambung _kerja", nor
    behind a comma and a word that may be one ("fakecari, poi _hr"), an app or a place ("fakecari, the end is _hr")."""
    adding, joint = of_kinds(tables, "then_only", "append"), of_kinds(tables, "conjunction", "connector")
    kinds = ("last", "joined", "part", "place_2", "place_3", "place_last", "edit_is")
    placing = (*of_kinds(tables, *kinds), *(row["label"] for row in tables.rows("chat_apps")))
    placed = adding.union(word for word in placing if word.count(" ") < 2)

    def reply(match: "re.Match[str]") -> str | None:
        """ "_", or None for one or two words beside it that tell to add it, or place it."""
        before = match.string[max(0, match.start() - 24) : match.start()].split() if match.group().startswith(" ") else []
        behind = match.string[match.end() : match.end() + 24].split() if match.group().endswith(" ") else []
        listed = len(before) > 1 and before[-1] in words(tables, "then_weak") and before[-2].endswith((",", "،", "、"))
        near = {*before[-1:], *behind[:1], " ".join(before[-2:]), " ".join(behind[:2])}
        return None if listed or near & (placed if " _" in match.group() else adding) or joint & {*behind[:1]} else "_"

    return reply


def unless_same(tables: Tables, sign: str) -> Replace:
    """`sign` for a word for it, but not in a remark on a name told before: "same name, but underscore instead of a dot", "fake_hr, take
    that underscore out"; nor beside a part of a word with an apostrophe, which no name has: o'rniga."""

    def reply(match: "re.Match[str]") -> str | None:
        """`sign`, or None where the word only speaks of one."""
        before = _CLAUSE.split(match.string[max(0, match.start() - 40) : match.start()])[-1]
        ways = _ELIDING, finder(tables, "instead")
        elided = _ELIDED.search(before) or any(way.match(match.string, match.end()) for way in ways)
        spoken = elided or (sign in before and finder(tables, "remove").search(before, before.rindex(sign)))
        return None if spoken or finder(tables, "same_name", "same_short").search(before) else sign

    return reply


def counted(tables: Tables) -> Replace:
    """Digits for number words in brackets side by side: "fake_okoro (seven)(seven)"."""

    def reply(match: "re.Match[str]") -> str | None:
        known = [single_digits(tables).get(word) for word in re.findall(r"[^\W\d_]+", match.group())]
        return "".join(filter(None, known)) if all(known) else None

    return reply


def boxed(tables: Tables) -> Replace:
    """The one sign that words in brackets between letters name: "fake(the line below)hr", "job [sign at] firma"."""

    def reply(match: "re.Match[str]") -> str | None:
        if match.group()[0] in "'’‘" and " " in match.group().strip():
            return None  # apostrophes of words: tire o'rniga pastki chiziq qo'ying
        found = {one.sign for one in signs_said(match.group().strip()[1:-1], tables)}
        return found.pop() if len(found) == 1 and found <= _BOXED else None

    return reply


def changed(new: str) -> Replace:
    return lambda match: None if match.group() == new else new


def squeezed(match: "re.Match[str]") -> str | None:
    new = re.sub(r"[ \t]", "", match.group())
    return None if new == match.group() else new


def unspaced(match: "re.Match[str]") -> str | None:
    """A link or address all of whose signs stand apart."""
    new = re.sub("[ \t]", "", match.group())
    return new if _LINKED.match(new) or _MAILED.fullmatch(new) else None


def digits(match: "re.Match[str]") -> str | None:
    new = re.sub(r"\D", "", match.group().replace("o", "0").replace("i", "1").replace("l", "1"))
    return None if new == match.group() else new


def scheme(match: "re.Match[str]") -> str | None:
    new = f"http{match.group(1)}://"
    return None if new == match.group() else new
