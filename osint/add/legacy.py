"""Old encodings told apart by what a text in them would be made of: usual characters of one script, letters where letters stand.

charset_normalizer needs some lines for that; what is pasted or sent is often ten characters long.
"""

import re
import unicodedata
from collections import Counter
from functools import cache

# Strict name → the name to decode with (its superset), in the order in which they count where two fit equally well: Thai has rules
# of its own, and Korean words are seldom Chinese ones by chance.
CANDIDATES = {
    "cp874": "cp874", "euc_kr": "cp949", "gb2312": "gb18030", "big5": "big5", "cp932": "cp932", "gb18030": "gb18030",
    "cp1251": "cp1251", "koi8_r": "koi8_r", "cp1256": "cp1256", "cp1252": "cp1252", "cp1254": "cp1254", "cp1250": "cp1250",
}  # fmt: skip
LEAST = 0.6  # of 1: below it nothing is certain enough
_LOOK = 4_000  # characters
# Letters of the code pages that few languages of ads write (Icelandic, Faroese): there another code page is meant.
_RARE = frozenset("þðýÞÐÝ")
# What no language writes: signs within a word, capitals behind small letters, two scripts in one word, Thai marks on nothing.
_ODD = (
    re.compile(r"(?<=[^\W\d_])[^\w\s'’.,:;/()\-\u0e31-\u0e4e\u064b-\u0652\u200c\u200d](?=[^\W\d_])"),
    re.compile(r"(?<=[a-zà-öø-ÿа-яё])[A-ZÀ-ÖØ-ÞА-ЯЁ]"),
    re.compile(r"[A-Za-z][\u0370-\u0e7f]|[\u0370-\u0e7f][A-Za-z]"),
    re.compile(r"(?<![ก-ฮ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[เ-ไ](?![ก-ฮ])|[ก-ฮ][๐-๙]"),
)


def encoding_of(sample: bytes) -> str | None:
    """The encoding in which the bytes make the most sense; None where that is none of those known here."""
    scores = {name: _score(sample, name) for name in CANDIDATES}
    best = max(scores, key=lambda name: scores[name])  # the first of equal ones
    return CANDIDATES[best] if scores[best] >= LEAST else None


def _score(sample: bytes, name: str) -> float:
    """Up to 1; 0 where the bytes are no text in that encoding."""
    text = _decoded(sample, name)
    strange = [one for one in text if not one.isascii()]
    if not strange:
        return 0.0
    worth = sum(_worth(one, name) for one in strange) / len(strange)
    scripts = Counter(_script(one) for one in strange if one.isalpha())
    main = scripts.most_common(1)[0][1] / scripts.total() if scripts else 1.0
    odd = sum(len(pattern.findall(text)) for pattern in _ODD)
    sparse = 0.9 if len(strange) * 10 < len(text) and scripts["CJK"] else 1.0  # two signs among Latin words are seldom Chinese
    return worth * main * main * sparse - odd / len(strange)


def _decoded(sample: bytes, name: str) -> str:
    """The beginning of the text; a character that the sample's end cuts in two is left out."""
    for cut in range(4):
        try:
            text = sample[: len(sample) - cut].decode(name)[:_LOOK]
        except UnicodeDecodeError:
            continue
        return "" if any(unicodedata.category(one) in {"Cn", "Co", "Cs", "Cc"} and one not in "\t\r\n" for one in text) else text
    return ""


def _worth(one: str, name: str) -> float:
    """What a character says for an encoding: usual ones of its own script 1, rare ones less, what hardly anybody writes nothing."""
    if "\uff61" <= one <= "\uff9f" or one in _RARE:
        return 0.0
    if one.isalpha() or unicodedata.category(one).startswith("M"):
        return 1.0 if not _is_han(one) else _usual(one, name)
    return 0.9 if unicodedata.category(one)[0] in "PZ" else 0.3


@cache
def _usual(one: str, name: str) -> float:
    """A Chinese character of the first level of its standard (GB 2312, Big5, JIS X 0208) is usual, one of the second rarer."""
    data = one.encode(CANDIDATES[name], "ignore")
    first = data[0] if len(data) == 2 else 0
    levels = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "cp932": (0x88, 0x97), "cp949": (0, 0)}
    low, high = levels.get(CANDIDATES[name], (0, 0))
    return 1.0 if low <= first <= high else 0.2


def _is_han(one: str) -> bool:
    return "\u3400" <= one <= "\u9fff" or "\uf900" <= one <= "\ufaff"


@cache
def _script(one: str) -> str:
    """The first word of a letter's name in Unicode; kana and Han are one script, as they stand in one text."""
    word = unicodedata.name(one, "?").split()[0]
    return "CJK" if word in {"HIRAGANA", "KATAKANA", "CJK", "KATAKANA-HIRAGANA", "FULLWIDTH"} else word
