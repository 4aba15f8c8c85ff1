"""Addresses told in another order: backwards ("elpmaxe.amrif@rh"), each part backwards ("rh@amrif.elpmaxe"), with the ending first
("example . firma @ hr"), and in numbered pieces ("(2) @firma (3) .example (1) fakehr", "2: me/ 1: t. 3: fakehr_7").

No address ends in what the first three end in, so that nothing needs to say so. In time linear in the text.
"""

import re
from collections.abc import Iterator

from extract.disguise.plain import Plain, replaced
from extract.tables import Tables
from extract.words.contact_words import finder

_TURNED = "moc|ten|gro|ofni|zib|elpmaxe"  # endings backwards
_BEFORE, _BEHIND = r"(?<![a-z0-9@._/-])", r"(?![a-z0-9@_-]|[ ]?\.[ ]?[a-z0-9])"
_LABEL, _NAME = r"[a-z0-9-]{2,40}", r"[a-z0-9][a-z0-9._+-]{0,38}[a-z0-9]"
_BACKWARDS = re.compile(rf"{_BEFORE}(?:{_TURNED})\.{_LABEL}(?:\.{_LABEL})?@{_NAME}{_BEHIND}")
_PARTS = re.compile(rf"{_BEFORE}({_NAME})@({_LABEL})\.({_TURNED})(?![a-z0-9@.-])")
_ENDING_FIRST = re.compile(rf"{_BEFORE}(com|net|org|example)[ ]?\.[ ]?({_LABEL})[ ]?@[ ]?({_NAME}){_BEHIND}")
_NUMBERED = re.compile(
    r"(?<![\w@./-])(?:[(\[]?(?<![\w.])[1-4][)\].:=][ ]?[\"'“«]?[a-z0-9@./][a-z0-9@._/+-]{0,40}[\"'”»]?[ ,;|]{0,3}){3,4}"
)
_PIECE = re.compile(r"[(\[]?([1-4])[)\].:=][ ]?[\"'“«]?([a-z0-9@./][a-z0-9@._/+-]{0,40})")
_WHOLE = re.compile(rf"{_NAME}@(?:{_LABEL}\.){{1,2}}[a-z]{{2,10}}|(?:t|wa)\.me/\+?[a-z0-9_-]{{5,40}}")


def ordered(plain: Plain, tables: Tables) -> Plain:
    """`plain` with such addresses as they are meant, and without the words that say that one is to be read backwards."""
    low = plain.low
    if "@" not in low and "me/" not in low:
        return plain
    found = list(_found(plain))
    if any(_BACKWARDS.fullmatch(low, start, end) or _PARTS.fullmatch(low, start, end) for start, end, _ in found):
        cues = [cue.span() for cue in finder(tables, "reversed").finditer(low)]
        found += [(start, end, ",") for start, end in cues if all(end <= one[0] or one[1] <= start for one in found)]
        found.sort()
    return replaced(plain, found) if found else plain


def _found(plain: Plain) -> Iterator[tuple[int, int, str]]:
    low, last = plain.low, 0
    turned = [(*match.span(), match.group()[::-1]) for match in _BACKWARDS.finditer(low)]
    turned += [(*match.span(), f"{match[1][::-1]}@{match[2][::-1]}.{match[3][::-1]}") for match in _PARTS.finditer(low)]
    turned += [(*match.span(), f"{match[3]}@{match[2]}.{match[1]}") for match in _ENDING_FIRST.finditer(low)]
    turned += [(*match.span(), new) for match in _NUMBERED.finditer(low) if (new := _in_order(plain, match.start(), match.end()))]
    for start, end, new in sorted(turned):
        if start >= last:
            yield start, end, new
            last = end


def _in_order(plain: Plain, start: int, end: int) -> str:
    """The numbered pieces in their order, if they make an address that does not stand so."""
    pieces = [(int(match[1]), plain.text[match.start(2) : match.end(2)]) for match in _PIECE.finditer(plain.low, start, end)]
    joined = "".join(piece.rstrip(",;") for _, piece in sorted(pieces))
    return joined if len({at for at, _ in pieces}) == len(pieces) > 2 and _WHOLE.fullmatch(joined.lower()) else ""
