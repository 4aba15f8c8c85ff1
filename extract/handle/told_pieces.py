"""The pieces of a handle that is told: runs of Latin letters and digits, words for signs, number words and counts ("three 8s", 三个8),
names of letters, words for "then" and "add", and what is said of the next piece ("the year", "the letters", 数字).

Words of another script that the tables do not know are skipped beside "then": 再打xiaomei, แล้วก็พิมพ์ 88.
"""

import re
import unicodedata
from collections.abc import Collection

from extract.handle import told_asides, told_remarks
from extract.handle.told_counts import GAPS, Piece, as_one, counted, measured, without_articles
from extract.handle.told_hits import hits
from extract.handle.told_letters import accented, alphabet, among
from extract.handle.told_links import SKIPPED, linked
from extract.handle.told_words import KOREAN, hangul, korean_digits, letter_names, ones, table
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import words
from extract.words.phrases import Hit
from extract.words.sign_names import CLEAR

_PARTING = f"{STOPS}、،"  # signs behind which another word begins
_PIECES = 60
_EXPLAINING = 8  # characters before what letters mean, in brackets
_EXPLAINED = re.compile(  # f as in fish, F comme François, F ديال France
    r"([a-z])['\"’”]?[ ](?:[^\W\d]{2,6}[ ]){1,2}['\"‘“]?(?:\1|[à-åÀ-Å](?<=a.)|[é-ëÉ-Ë](?<=e.))[a-zà-ÿ]{1,14}['\"’”]?(?![a-z0-9_à-ÿ])"
)
_BESIDE_LETTER = frozenset(" '\"’”")
_LATIN = re.compile(r"(?:live:(?:\.cid\.)?)?[a-z0-9]++(?![\u00c0-\u024f\u1e00-\u1eff])")
_QUOTED = re.compile(r"(?:(?<=[\"'“‘«「『])|(?<=« ))[a-z0-9\u00c0-\u024f\u1e00-\u1eff]{3,20}(?= ?[\"'”’»」』])")  # "pontapé"
_PLURAL = re.compile(r"([0-9])['’]?s(?![a-z0-9])")  # three 8s
GLOSS = re.compile(
    r"(?:[^\x00-\u024f\s()（）]{1,15}[ ]?)?[(（]([^()（）a-z0-9]{0,24})([a-z0-9_.-]{2,30})[ ]?[)）]"
)  # ایف اے کے ای (fake)
_HANGUL = re.compile("[가-힣]")
_COMMAS = frozenset(",،、၊፣")
_THENS = _COMMAS | frozenset("+>→")
_BEHIND_JOINT = re.compile(
    r"[ ,、，،၊:]{0,2}[)）\]]?[ ,、，،၊:]{0,2}[(（\"'“«「]?(?P<token>[a-z0-9]*+)(?P<more>[_.-](?=[a-z0-9]))?"
)
_SAYING = frozenset(("filler", "then", "times", "double", "hint"))
_SIGNED_TWICE = re.compile(
    r" (?P<sign>[^\W\d_]{1,12}(?: [^\W\d_]{1,12})?) [a-z0-9_]{1,20} (?P=sign) [a-z0-9]"
)  # … dot fake dot bea
_LETTERED = frozenset(("letter", "spelled"))
_WRITTEN = frozenset(("latin", "sign"))
_INNER = frozenset("_.-@/")  # beside a Latin word these make it a part of something
_OPEN = frozenset("()\"':«»“”‘’「」『』")
_KOREAN_BEHIND = re.compile(r"(?<=바|줄|점|닷)[공영일이삼사오육륙칠팔구]{2,8}(?![가-힣])")  # 언더바공공칠
# Scripts where a hit may be inside a word.
_FREE = re.compile("[\u0600-\u06ff\u0e00-\u0eff\u1000-\u109f\u1200-\u137f\u1780-\u17ff]")


def pieces(low: str, start: int, stop: int, tables: Tables, languages: frozenset[str]) -> list[Piece]:
    """The pieces from `start` on, up to the first sign or word that is none."""
    stop = told_remarks.begins(low, start, stop, tables)
    known = hits(low[start:stop], start, table(tables, languages))
    found: list[Piece] = []
    at = start
    while at < stop and len(found) < _PIECES:
        apart = low[at] in " ・"
        at += apart
        one = piece(low, at, known, start, apart, found, tables) or told_asides.remark(low, at, stop, apart, known, found)
        one = one or _skipped(low, at, stop, known, apart)
        if one is not None and one.kind == "hint":
            one = _joint(low, one, found, known, stop, words(tables, "append")) or (
                _latin(low, at, apart) if low[at].isascii() and one.value == "joined" else None
            )
        if one is not None and one.kind in _SAYING and low[at].isascii() and low[at].isalpha():
            one = _among_signs(low, one, found, known, words(tables, "article")) or one
        if one is None:
            break
        if one.value or one.kind in GAPS:
            found.append(as_one(low, one, found, ones(tables, languages)))
        at = one.end
    found = told_asides.figured(low, told_asides.bare(low, found, tables), tables)
    if _WRITTEN.issuperset([one.kind for one in found]):
        return found  # nothing is told of them in words
    return list(
        linked(
            low,
            _conjunctions(
                low,
                measured(counted(told_asides.once(low, _letters(low, found, tables, languages)))),
                words(tables, "conjunction"),
            ),
            known,
            stop,
            words(tables, "digit_word"),
        )
    )


def _joint(low: str, hint: Piece, found: list[Piece], known: dict[int, Hit], stop: int, appending: Collection[str]) -> Piece | None:
    """A word for "joined" as one for "then" where it stands between the first piece of a handle and a second that a sign or figure goes
    on: "fake (joined) lucy_hr", fake 붙여서 hr 밑줄 seoul; elsewhere it is a remark on what stands before."""
    told = [piece for piece in found if piece.kind not in GAPS and piece.value not in {".", "-"}]
    behind = _BEHIND_JOINT.match(low, hint.end, stop)
    if hint.value != "joined" or not told or behind is None:
        return None
    listed = found[-1].kind == "then" and low[hint.start : hint.end] in appending
    if listed and len(behind.group("token")) > 1:
        return hint._replace(kind="then", value="", strong=True)  # "fake, add hr, add lao"
    if any((piece.said and piece.kind not in _LETTERED) or not piece.value.isalpha() for piece in told):
        return None
    hit = known.get(behind.end("token")) or known.get(behind.end("token") + 1)
    signed = hit is not None and hit.row["kind"] in {"sign", "then", "digit", "plural", "double"}
    alone = len(told) == sum(piece.kind != "open" for piece in found)  # no word for "then" is among them
    goes_on = alone and (behind.group("more") or (signed and behind.group("token")) or _is_sign(known.get(behind.end())))
    row = len(told) > CLEAR and all(len(piece.value) == 1 for piece in told)
    goes_on = goes_on or (row and found[-1].kind == "then" and found[-1].said)  # "f.a.k.e, then joined hr"
    spelled = sum(piece.kind in _LETTERED for piece in told) > CLEAR  # "foxtrot alpha kilo echo, joined, hr"
    goes_on = goes_on or (spelled and len(behind.group("token")) > 1)
    return hint._replace(kind="then", value="", strong=True) if goes_on else None


def _among_signs(low: str, said: Piece, found: list[Piece], known: dict[int, Hit], articles: Collection[str]) -> Piece | None:
    """A word that says nothing elsewhere as a piece: between two signs + ("ri + ya + dot + fa + ke"), or as the first word of a handle
    before a sign told in words: "its dot fake dot bea"."""
    inner = bool(found) and found[-1].kind == "sign" and found[-1].said
    after = (
        known.get(said.end + (low[said.end : said.end + 1] == " ")) if inner and (said.kind == "filler" or said.strong) else None
    )
    if after is not None and after.row["kind"] == "sign" and after.row["value"] == found[-1].value and said.end - said.start > 1:
        return _latin(low, said.start, said.apart)  # "fake dot the dot hr"
    plus = bool(found) and low[found[-1].start] == "+" and low[said.end : said.end + 2].strip()[:1] == "+"
    behind = known.get(said.end + 1) if low[said.end : said.end + 1] == " " and not found else None
    begins = said.kind == "filler" and behind is not None and behind.row["kind"] == "sign"
    begins = begins and low[said.start : said.end] not in articles and _SIGNED_TWICE.match(low, said.end) is not None
    word = _LATIN.fullmatch(low, said.start, said.end) if plus or begins else None
    return Piece(said.start, said.end, "latin", word.group(), said.apart) if word else None


def _is_sign(hit: Hit | None) -> bool:
    return hit is not None and hit.row["kind"] in {"sign", "then"}


def _letters(low: str, found: list[Piece], tables: Tables, languages: frozenset[str]) -> list[Piece]:
    """The pieces with words for letters as letters, without articles before a digit."""
    return without_articles(low, alphabet(low, among(low, found, letter_names(tables, languages))), words(tables, "article"))


def piece(low: str, at: int, known: dict[int, Hit], start: int, apart: bool, found: list[Piece], tables: Tables) -> Piece | None:
    """The piece that begins at `at`: a word of the table, a run of Latin letters or digits, or a sign; `known` are `hits` from `start`."""
    word = _word(low, at, known, start, apart, tables) or accented(low, at, apart, found)
    return word or _gloss(low, at, found) or _sign(low, at, apart)


def _conjunctions(low: str, found: list[Piece], said: Collection[str]) -> list[Piece]:
    """The pieces with "y", "et", и as a word for "and" where "then" or "the year" follows: fakeana y luego 22."""
    out = list(found)
    for at in range(1, len(found) - 1):
        one, piece, other = found[at - 1 : at + 2]
        if not piece.apart or piece.kind not in {"latin", "letter"}:
            continue
        behind_sign = one.kind == "sign" and other.kind == "then"  # fake_nika_ а сразу за ним dubai
        single = len(piece.value) == 1 and piece.end - piece.start == 1 and piece.value.isalpha()
        row = other.kind == "digit" and len(other.value) > 1 and len(set(other.value)) == 1  # hr и две девятки
        worded = one.kind not in GAPS and (other.kind == "then" or row) and piece.kind == "latin" and piece.value in said
        spelled = one.kind == "letter" and one.said and other.said and other.kind in GAPS and low[piece.start : piece.end] in said
        single = single or worded  # fakerayan et tu rajoutes 213
        spoken = other.kind == "digit" and other.said and (one.kind == "sign" or len(one.value) > 1)
        last = (
            next((before.value for before in reversed(found[:at]) if before.kind not in GAPS), "")
            if one.kind == "then"
            else one.value
        )
        joins = (other.kind in GAPS and (len(last) > 1 or behind_sign)) or (spoken and (one.said or row))
        if spelled or (single and joins):
            listed = row and any(before.kind == "then" for before in found[:at])  # "fake, underscore, hr and two zeros"
            out[at] = piece._replace(kind="then" if listed else "filler", value="", said=piece.said or listed)
    return out


def _word(low: str, at: int, hits: dict[int, Hit], start: int, apart: bool, tables: Tables) -> Piece | None:
    """A word of the table, or a run of Latin letters and digits."""
    first = low[at : at + 1]
    hit = None if first in KOREAN and korean_digits(tables).match(low, at) else hits.get(at)
    if hit is not None and hit.row["kind"] != "other" and not _inside_word(low, at, start + hit.end, hits, hit.row["kind"]):
        end = start + hit.end
        inner = _INNER - {"_"} if hit.row["kind"] == "spelled" else _INNER
        stopped = low[end : end + 1] == "." and not low[end + 1 : end + 2].isalnum()  # the sentence's
        if not low[at].isascii() or not (low[at - 1 : at] in inner or (low[end : end + 1] in inner and not stopped)):
            return Piece(at, end, hit.row["kind"], hit.row["value"], apart, True, "strong" in hit.row, hit.row.get("order", ""))
    if first.isascii():
        return _latin(low, at, apart)
    if hit is not None and hit.row["kind"] == "other" and _HANGUL.match(first):
        return None  # 디엠 (DM) is no d and m
    digits = korean_digits(tables).match(low, at) or _KOREAN_BEHIND.match(low, at)
    if digits:
        return Piece(at, digits.end(), "digit", "".join(KOREAN[char] for char in digits.group()), apart, said=True)
    pattern, names, _ = hangul(tables)
    korean = pattern.match(low, at)
    if korean and not _begins_word(low, at, korean.end(), pattern):
        return Piece(at, korean.end(), "letter", names[korean.group()], apart, said=True)
    return None


def _latin(low: str, at: int, apart: bool) -> Piece | None:
    """A letter that a word explains, a digit in the plural, or a run of Latin letters and digits."""
    explained = _EXPLAINED.match(low, at) if low[at + 1 : at + 2] in _BESIDE_LETTER else None
    if explained:
        return Piece(at, explained.end(), "letter", explained.group(1), apart, said=True)
    plural = _PLURAL.match(low, at) if low[at : at + 1] <= "9" else None
    if plural:
        return Piece(at, plural.end(), "plural", plural.group(1), apart, said=True)
    match = _LATIN.match(low, at)
    if match:
        return Piece(at, match.end(), "latin", match.group(), apart)
    quoted = _QUOTED.match(low, at)
    value = "".join(char for char in unicodedata.normalize("NFD", quoted.group()) if char.isascii()) if quoted else ""
    return Piece(at, quoted.end(), "latin", value, apart, said=True) if quoted else None


def _begins_word(low: str, at: int, end: int, names: re.Pattern[str]) -> bool:
    """Whether the name of a Korean letter is only the first syllable of a word: 이 in 이라고."""
    return not _HANGUL.match(low, at - 1) and _HANGUL.match(low, end) is not None and names.match(low, end) is None


def _inside_word(low: str, start: int, end: int, hits: dict[int, Hit], kind: str) -> bool:
    """Whether a hit is a part of a word, in scripts where `Phrases` finds it anywhere: names of letters in Thai and its like (เอ in
    เอาออก), all words in Arabic and Ethiopic letters."""
    if kind == "letter" and _HANGUL.match(low, start):
        return end not in hits and _HANGUL.match(low, start - 1) is None and _HANGUL.match(low, end) is not None
    if not _FREE.match(low[start]):
        return False
    joined = "\u0600" <= low[start] <= "\u06ff" or "\u1200" <= low[start] <= "\u137f"
    if joined:
        before = low[start - 1 : start] if not (low[start - 1] in "وف" and not low[start - 2].isalpha()) else ""
        return before.isalpha() or low[end : end + 1].isalpha()
    return kind == "letter" and end not in hits and _FREE.match(low[end : end + 1]) is not None


def _gloss(low: str, at: int, found: list[Piece]) -> Piece | None:
    """What letters in another script mean, in brackets behind them: ایف اے کے ای (fake)."""
    match = GLOSS.match(low, at)
    if match is None or (found and found[-1].kind == "sign" and low[at] in "(（"):
        return None
    told, word = "".join(piece.value for piece in found), match.group(2)
    word = word.replace("-", "") if re.fullmatch("[a-z0-9](?:-[a-z0-9])+", word) else word
    new = "" if told.endswith(word) else word
    if new and len(match.group(1)) > _EXPLAINING:
        return None  # a remark on something else
    linked = not found or found[-1].kind in {*GAPS, "sign"}
    return Piece(at, match.end(), "latin", new, True, said=True) if not new or linked else None


def _sign(low: str, at: int, apart: bool) -> Piece | None:
    char = low[at : at + 1]
    open_behind = low[at + 1 : at + 2] in {" ", ""}
    if char == "_" or (char in {".", "-"} and apart == open_behind):
        return Piece(at, at + 1, "sign", char, apart, said=apart or (char == "_" and open_behind))
    return Piece(at, at + 1, "then", "", apart, said=char not in _COMMAS) if char and char in _THENS else None


def _skipped(low: str, at: int, stop: int, hits: dict[int, Hit], apart: bool) -> Piece | None:
    """A bracket, or letters of another script up to the next piece that is known."""
    if low[at : at + 1] in _OPEN:
        return Piece(at, at + 1, "open", "", apart)
    end = at
    while end < min(stop, at + SKIPPED) and (end == at or end not in hits) and not low[end].isascii() and low[end] not in _PARTING:
        end += 1
    return Piece(at, end, "word", "", apart) if end > at and low[at].isalpha() else None
