"""Names of apps with signs inside, or with digits and signs for letters: wh@tsapp, z4p, Wha+sApp, te█gram."""

import re

from extract.app import spellings
from extract.app.names import MARKS
from extract.tables import Tables

OUTER = "\"'“”«»„‘’()（）「」『』【】[]:：,，、。…→➡>|/＝=-–—~"
IS_MARK = re.compile(f"[{MARKS}]")
_DIGITS = (str.maketrans("0134578@$€|+", "oieastbaseit"), str.maketrans("0134578@$€|+", "oleastbaselt"))
_BLOT = re.compile(rf"[^\w\s'’.,:/@{MARKS}-]{{1,3}}")
_DRAWN = re.compile(r"([^\W\d_])\1{2,}")
_COLON = re.compile(r"[:：](?!//)")
_BEFORE = re.compile(r"(?<![^\s(（])([^\s:：()（）/]{2,12}) ?\Z")
_WITH_AT = re.compile(r"(?<![a-z0-9@._/-])[a-z0-9]{2,8}@[a-z0-9]{1,6}(?![a-z0-9@._-])(?<=[a-z0-9@]{7})")
_RATE = re.compile("[$€£]/")  # 900 €/month
_LONGEST = 13  # characters of such a name with a space behind it


def signed(word: str, tables: Tables) -> str | None:
    """The app whose name a word is without the signs inside, with other letters for its digits, or for one sign inside."""
    if _RATE.match(word):
        return None
    known = spellings.labels(tables)
    bare = "".join(char for char in word if char.isalnum() or IS_MARK.match(char))
    if bare != word and len(bare) >= 3 and bare in known and not word.startswith(bare):
        return known[bare]
    for digits in _DIGITS:
        read = word.translate(digits)
        whole = "".join(char for char in read if char.isalnum() or IS_MARK.match(char))  # te1e.gr@m
        for name in (read, whole):
            if name not in {word, bare} and len(name) >= 3 and name in known:
                return known[name]
    blots = _BLOT.findall(word.rstrip(OUTER))
    if len(blots) == 1 and len(bare) >= 4:
        head, _, tail = word.partition(blots[0])
        return spellings.cut(head, tail, tables) if head and tail else None
    return None


def before_colons(low: str, tables: Tables) -> list[tuple[int, int, str]]:
    """Names with signs or digits for letters right before a colon, whatever follows: "z4p: seis dois", "Wha+sApp: …"."""
    found = []
    for colon in _COLON.finditer(low):
        match = _BEFORE.search(low, max(0, colon.start() - _LONGEST), colon.start())
        if match is None:
            continue
        word = match.group(1)
        if not _DRAWN.search(word):
            kind = None if word.isalpha() or word.isdigit() else signed(word, tables)
        else:  # واااتس
            known = spellings.labels(tables)
            kind = known.get(_DRAWN.sub(r"\1", word)) or known.get(_DRAWN.sub(r"\1\1", word))
        if kind:
            found.append((*match.span(1), kind))
    return found


def with_at(low: str, tables: Tables) -> list[tuple[int, int, str]]:
    """Names with an @ for their a anywhere: "only whats@pp, do not call"."""
    words = _WITH_AT.finditer(low) if "@" in low else ()
    return [(*word.span(), kind) for word in words if (kind := signed(word.group(), tables))]
