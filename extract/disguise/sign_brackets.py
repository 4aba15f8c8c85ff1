"""Words in brackets within a name that are to be left out: ma(DELETE)te_am(DELETE)argo, lay(xx)ang.put(xx)us (what is in brackets goes)."""

import re

from extract.disguise.sign_letters import GONE
from extract.tables import Tables
from extract.words.contact_words import finder, words

_BOX = (
    r"(?:\([^()\n]{1,16}\)|（[^（）\n]{1,16}）|\[[^\[\]\n]{1,16}\]|［[^［］\n]{1,16}］|【[^【】\n]{1,16}】|\{[^{}\n]{1,16}\}"
    r"|<[^<>\n]{1,16}>)"
)
_PIECE = "[a-z0-9_.-]{1,24}"
_TOKEN = re.compile(rf"(?<![\w@.])@?[a-z][a-z0-9_.-]{{0,24}}(?:{_BOX}{_PIECE}){{1,12}}(?:{_BOX}(?!\w))?")
_BOXES = re.compile(_BOX)
_HINT = re.compile(
    r"[(（\[【{<［](?<=[a-z0-9_.].)[^()（）\[\]【】{}<>［］\n]{1,16}[)）\]】}>］][a-z0-9_.]"
)  # in each of them, found fast
_AROUND = 60  # characters beside a name in which it is said


def unboxed(low: str, tables: Tables) -> dict[int, str]:
    """The characters of `low` to be left out, as `GONE` by their positions. Empty for nearly all texts."""
    found: dict[int, str] = {}
    if not _HINT.search(low):
        return found
    for token in _TOKEN.finditer(low):
        boxes = list(_BOXES.finditer(low, *token.span()))
        if _is_told(low, token, boxes, tables):
            found |= {at: GONE for box in boxes for at in range(*box.span())}
    return found


def _is_told(low: str, token: "re.Match[str]", boxes: list["re.Match[str]"], tables: Tables) -> bool:
    """Whether every box of a name holds a word for leaving out, twice at least, or the words around say that the brackets go, or that
    what stands in them does: "xiao【删】ke，【删】去掉"."""
    inside = [box.group()[1:-1].strip(" .!") for box in boxes]
    going = frozenset((*words(tables, "remove"), *words(tables, "denial"), *words(tables, "not_sign")))
    if len(boxes) > 1 and all(one in going for one in inside):
        return True
    around = low[max(0, token.start() - _AROUND) : token.start()] + "\n" + low[token.end() : token.end() + _AROUND]
    taken = finder(tables, "remove").search(around) is not None
    said = finder(tables, "dot", "underscore", "dash", "slash", "at")
    if all(said.fullmatch(one) for one in inside):  # "name(dot)hr, without brackets"
        return False
    if taken and all(re.search(rf"(?<![a-z0-9]){re.escape(box.group())}(?![a-z0-9])", around) for box in boxes):
        return True
    if all(len(one) < 2 for one in inside):  # "k(a)k(a), no brackets"
        return False
    return taken and finder(tables, "bracket").search(around) is not None
