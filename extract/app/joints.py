"""What stands between two names of apps, and words around a name which say that the number or name is the same."""

import re
from functools import lru_cache

from extract.compiled import compiled
from extract.tables import Tables
from extract.words.contact_words import alternation, of_kinds, pattern, words
from extract.words.number_cues import listed
from extract.words.spotted import Spotted


@lru_cache(maxsize=8)
def between(tables: Tables) -> tuple[re.Pattern[str], Spotted, Spotted, Spotted]:
    """What joins two labels, "same" and "this number" at most two short words behind one, "(is) the same as (my)" between two."""
    joining = rf"(?:\s|[-–:/|&+=,、，;；·・(（)）]|{alternation(tables, 'connector')}){{0,6}}"
    word = r"[^\W\d][^\s\d.,:;!?]{0,7}[^\S\n]{1,2}"
    said, known = alternation(tables, "same", "same_name"), of_kinds(tables, "same", "same_name")
    ending = r"(?:[^\x00-\u02ff\s\d]{1,5}(?=\s)|[^\x00-\u0dff\s\d]{1,3}?)?"  # of a name in another script: வாட்ஸ்அப்பும்
    mark = r"(?:[:：(（\-–]|[,，、](?![^\n:：]{0,24}[:：]))?"  # "WhatsApp, same number", not "WhatsApp, same line: …"
    behind_label = rf"{ending}[^\S\n]{{0,2}}{mark}[^\S\n]{{0,2}}(?:{word}){{0,3}}?"
    free = r"[^\x00-\u02ff\s\d]{1,12}"  # words of scripts without spaces
    behind = rf"(?:(?:\s{{1,2}}[^\W\d]{{1,8}}){{0,2}}|{free})"
    bridge = rf"[\s:：,，(（\-–]{{0,3}}(?:(?:{word}){{0,2}}|{free})(?:{said}){behind}[\s:：,，]{{0,3}}"
    same = Spotted(known, lambda: rf"{behind_label}(?:{said})")
    this = Spotted(of_kinds(tables, "this_number"), lambda: rf"{behind_label}(?:{alternation(tables, 'this_number')})")
    return compiled(joining), same, this, Spotted(known, lambda: bridge)


@lru_cache(maxsize=8)
def same_as(tables: Tables) -> re.Pattern[str]:
    """A colon and "same as" between two apps, the first of which has the name of the other: 微信:同飞机."""
    return compiled(rf"[ ]?[:：=][ ]?(?:{alternation(tables, 'same_as')})[ ]?")


@lru_cache(maxsize=8)
def same_before(tables: Tables) -> Spotted:
    """ "the same on" right before a label."""
    said, known = alternation(tables, "same", "same_name"), of_kinds(tables, "same", "same_name")
    before = pattern({*words(tables, "on_app"), *listed(tables, "by_app")})
    return Spotted(known, lambda: rf"(?:{said})[\s:：(（]{{0,2}}(?:(?:{before})[\s:：(（]{{0,2}}){{0,2}}$")
