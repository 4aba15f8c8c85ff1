"""How a handle is written: whether what begins at a place is one, and what it is without signs between its letters."""

import re
import unicodedata
from collections.abc import Collection
from itertools import takewhile

from extract.app import apps
from extract.app.apps import Group
from extract.disguise.plain import ODD, Plain, homoglyphs, unaccented
from extract.handle import hints as handle_hints
from extract.handle import remarked, remarks
from extract.handle import spoken as spoken_handles
from extract.handle.coined import is_coined
from extract.handle.words import Handle, hints, is_of_names, separator, shapes, unglued
from extract.tables import Tables
from extract.text.sentences import STOPS
from extract.words.contact_words import finder
from extract.words.digit_words import is_number_word
from extract.words.latin_words import is_word
from extract.words.sign_names import TOLD_SIGNS
from extract.words.spotted import Spotted

_SHOWN = re.compile(r"[:：=]|->|[→⇒➡➜►▶👉👇]")  # what shows that the next words are a name
_NEVER = frozenset("~|·•")
_WORDS = 8  # letters of a script without spaces that may stand between
_TOKEN = re.compile(
    rf"@?[^\s@,;:!?()\[\]{{}}<>|/\\\"'`，{STOPS}；：（）【】《》「」、…→~*#&=+]{{1,60}}(?:(?:@[a-z0-9_.]{{1,40}}){{1,4}}|:[a-z0-9._]{{3,60}})?"
)
SPACED = re.compile(r"@?(?:[a-z0-9_](?:[ .,\-*·/|~^=]{1,2}|[–—]| - )){4,40}[a-z0-9_](?![a-z0-9\u00c0-\u024f\u1e00-\u1eff])")
_SPELT_BEFORE = re.compile(  # f a k e dreamwave
    rf"(?=[a-z])(?:[a-z0-9] ){{4,12}}(?P<word>[a-z][a-z0-9_]{{2,19}})(?=\s*(?:$|[\n,;.!?()|/，{STOPS}；（）]))"
)
_WORDS_OF_ONE = re.compile(
    r"([a-z0-9_]{2,20}(?: (?![0-9]+[^\x00-\u024f\s])[a-z0-9_]{1,20}){1,3})"
    rf"(?=\s*(?:$|[\n,;.!?()|/，{STOPS}；（）]|[^\x00-\u024f\u1e00-\u1eff]))"
)  # but not "fakehr 24시간"
_CLOSED = re.compile(r"(?:[a-z]+ )*(?=[a-z0-9]*[0-9_])[0-9]*[a-z](?:[a-z0-9_]*[a-z0-9])? (?:.* )?[a-z]+(?: |$)")  # fake_hr today
_PICTURE = (  # neither currencies, arrows nor pointing hands
    r"[^\x00-\u206f\w\s\u20a0-\u20cf\u2190-\u21ff\u261a-\u261f\u2794-\u27be\u2b05-\u2b07\u3000-\u303f\U0001f446-\U0001f449]{1,3}"
)
_TWICE = f"(?:[.-](?:{_PICTURE})?)?"  # a sign between two pictures, or behind one
_DECORATED = re.compile(
    rf"[a-z0-9_]{{1,20}}(?:(?: ?{_PICTURE} ?{_TWICE}[a-z0-9_]{{1,20}}){{2,30}}|{_PICTURE}{_TWICE}[a-z0-9_]{{1,20}})"
    r"(?:[.-][a-z0-9_]{1,20}){0,3}(?![a-z0-9_])"
)  # fake🔹hr🔹88, fake🔥.🔥hr, fa🔥ke.hr
_SIGNED = re.compile(
    r"@?[a-z0-9_]{1,20}(?:(?:[ ]?[~*.\-+|·•][ ]?|[–—])[a-z0-9_]{1,20}){1,30}(?![a-z0-9_\u00c0-\u024f\u1e00-\u1eff])"
)
_SLASHED = re.compile(r"@?[a-z0-9_]{1,20}(?:[ ]?/[ ]?[a-z0-9_]{1,20}){1,30}(?![a-z0-9_])")
_BOXED = re.compile(
    r"(?:[\"'“(\[{«「『][a-z0-9_.]{1,20}[\"'”)\]}»」』][ ]?(?:[+&._][ ]?)?){2,12}(?<! )"
)  # (fake)(_)(hr), "fake" + "_" + "hr", «fake» «.» «hr»
_PARTLY_BOXED = re.compile(r"[a-z0-9_]{1,20}(?:[(\[{][a-z0-9_]{1,20}[)\]}][a-z0-9_]{0,20}){2,8}")  # fake(noy)lao(hr)
_CHAIN = re.compile(
    r"@?[a-z0-9_]{1,4}(?:(?:[ .,\-*·/|~^=]{1,2}|[–—]| - )[a-z0-9_]{1,4}(?![a-z0-9_\u00c0-\u024f\u1e00-\u1eff])){0,40}"
)
_BARS = re.compile("[/|~^=]")
_BARRED = re.compile("(?<= [/|·•] )[a-z]+")
_BEHIND_AT = re.compile("@ {1,2}$")
_TURNED = 60  # characters behind a name in which it is said to be turned round: that is read elsewhere
_QUOTES = dict(zip("'\"“‘«「『", "'\"”’»」』", strict=True))
_ALONE = re.compile(r"\s*(?:$|\n)")
_LETTER_DOTS = re.compile(r"(?<![a-z0-9])(?:[a-z0-9_]\.){3}")
AMOUNT = re.compile(
    r"(?:rm|php|usd|usdt|thb|sgd|inr|idr|mmk|khr|vnd|myr|bdt|npr|lkr|pkr|kes|ngn|ghs|zar|eur|rp|rs|tk|us|hk|nt|rmb|o)?[0-9][0-9.,]*[a-z]{0,2}"
)
_INNER = re.compile("[@$€](?=[a-z0-9])")
_CLEAR = re.compile("[a-hj-km-np-z]")  # letters that are no digits to some writers
_MENTION = re.compile(r"[^\n.!?]{0,16}@")  # the handle itself, behind a word
_END = re.compile(rf"\s{{0,3}}(?:$|[\n,;.!?()|/，{STOPS}；（）、|&+]|(?![a-z0-9])\S)")


def read(plain: Plain, start: int, group: Group, tables: Tables) -> list[Handle]:
    """The handle that begins at `start`, once for each app of `group` that takes such a one; empty where it is a word of the sentence."""
    low = plain.low
    begun = _SPELT_BEFORE.match(low, start)
    if begun and begun.group("word") not in hints(tables).stops:
        values = ((kind, valid(begun.group().replace(" ", ""), kind, plain, begun.span(), tables)) for kind in group.apps)
        return [Handle(*begun.span(), kind, value, True) for kind, value in values if value]
    spaced = SPACED.match(low, start)
    if spaced and re.search("[a-z]", spaced.group()) and not _goes_on(low, spaced, tables):
        found = _spaced(plain, start, group, tables)
        if found:
            return found
    whole = joined(plain, start, group, tables)
    if whole:
        return whole
    match = _TOKEN.match(low, start)
    if not match or (low[start - 1] in "-._" and start - 1 > group.end and not low[start - 2].isascii()):
        return []  # none, or the end of a name that begins in another script
    colon = ":" if low[match.end() : match.end() + 1] in {":", "："} else ""
    written, size = _latin(match.group() + colon, tables)
    end = start + size
    if not written or not _is_handle(plain, written, start, end, group, tables):
        return []
    found = []
    for kind in group.apps:
        value = valid(written, kind, plain, (start, end), tables)
        if value:
            odd = plain.odd(start, end) or value.strip("@") not in low[start:end] or group.disguised
            found.append(Handle(start, end, kind, value, odd))
    return found


def _goes_on(low: str, spaced: "re.Match[str]", tables: Tables) -> bool:
    """Whether a word for a sign follows letters that bars part, which `spoken` does not read: "f/a/k/e/l/i point hr"."""
    return _BARS.search(spaced.group()) is not None and finder(tables, *TOLD_SIGNS).match(low, spaced.end() + 1) is not None


def _changed(plain: Plain, end: int, group: Group, tables: Tables) -> Collection[str]:
    """The apps of a group for which the words behind a handle change it: "same ID, on Telegram an underscore for the dot"."""
    named = apps.named(remarks.line_behind(plain.low, end, tables), tables) & set(group.apps) if len(group.apps) > 1 else set()
    return named or group.apps


def joined(plain: Plain, start: int, group: Group, tables: Tables) -> list[Handle]:
    """One handle in pieces: `fake~bokeo~hr (remove ~)`, and `@ sim fake vn` where an app's name stands before."""
    at = _BEHIND_AT.search(plain.low, max(0, start - 3), start)
    words = _WORDS_OF_ONE.match(plain.low, start)
    words = None if words and _CLOSED.match(words.group()) else words
    if words and not at:
        shown = _SHOWN.search(plain.text, group.end, start) and _CLEAR.search(words.group())
        told = group.hidden and shown and is_of_names(words.group().split(), tables)
        words = words if told else None
    if remarked.IN_PIECES.match(plain.low, start):  # what stands in the brackets takes long to compile
        syllables = remarked.syllables(tables).match(plain.low, start)
        pieces = syllables or remarked.spaces_told(tables).match(plain.low, start)
        last = pieces.group().split()[-1 if syllables else -2 :] if pieces else []
        if last and all(is_number_word(word, tables) for word in last):
            return []  # "ate cha fake zero one, together": `spoken` reads the digits
        words = pieces or words
    signed = _SIGNED.match(plain.low, start) or _SLASHED.match(plain.low, start)
    signed = None if signed and _lists_apps(signed.group(), tables) else signed
    behind = remarks.behind(plain.low, signed.end(), tables) if signed else ""
    meant = handle_hints.swaps(plain.low, signed.end(), signed.group(), tables) if signed else []
    meant = [pair for pair in meant if not pair[0].isalnum()]
    hinted = signed is not None and hints(tables).removal.search(behind) is not None
    if signed and set(re.findall("[~*.+|-]", signed.group())) == {"."}:
        hinted = hinted and handle_hints.names_dot(behind, tables)  # fake.hr (no spaces)
    never = signed is not None and set(re.findall(r"[^a-z0-9_@ ]", signed.group())) <= _NEVER  # signs that no handle has
    framed = signed is not None and _QUOTES.get(plain.low[start - 1 : start]) == plain.low[signed.end() : signed.end() + 1]
    parted = never and (framed or _SHOWN.search(plain.text, group.end, start) is not None)
    if signed and not meant and not hinted and not parted:
        signed = None
    boxed = (_BOXED.match(plain.low, start - 1) if start else None) or _PARTLY_BOXED.match(plain.low, start)
    drawn = _DECORATED.match(plain.low, start)
    match = boxed or words or signed or drawn
    if match is None or not re.search("[a-z]", match.group()):
        return []  # none, or "ages 20~38"
    written = match.group()
    for sign, new in meant:
        written = written.replace(sign, new)
    written = handle_hints.in_digits(plain.low, match.end(), written, tables) if match is words else written
    sign = spoken_handles.sign_between(plain.low, match.end(), tables) if match is words else ""
    value = re.sub(r"[^a-z0-9_.-]", "", written.replace(" ", sign)) if sign else re.sub(r"[^a-z0-9_]", "", written)
    value = re.sub(r"[^a-z0-9_.]", "", written) if boxed else value
    value = re.sub(r"[^a-z0-9_.-]", "", written) if match is drawn and re.search("[a-z0-9][.-][a-z0-9]|[.]", written) else value
    if match is signed and hinted and not meant:
        spared = handle_hints.meant(plain.low, start, match.end(), written, tables)  # the dash goes, the dot stays: fake-ryu.55
        value = spared if spared != written and "." in spared else value
    changed = _changed(plain, match.end(), group, tables) if meant else group.apps
    values = {kind: value if kind in changed else match.group() for kind in group.apps}
    found = ((kind, "@" + name if at and kind == "line" else name) for kind, name in values.items())
    return [
        Handle(*match.span(), kind, name, True)
        for kind, name in found
        if kind in shapes(tables) and shapes(tables)[kind].fullmatch(name)
    ]


def _lists_apps(written: str, tables: Tables) -> bool:
    """Whether a bar with spaces around it parts a name from another app's label: "@fake_linh | Zalo 0938 …"."""
    return any(apps.named(match.group(), tables) for match in _BARRED.finditer(written))


def _latin(token: str, tables: Tables) -> tuple[str, int]:
    """The token as far as it is Latin letters, digits and signs, look-alikes undone, and how much of it that is."""
    out = inner = token[:1] + token[1:].replace("@", "a").replace("€", "e").replace("$", "s")
    letters = sum(map(str.isalnum, inner))
    if not inner.isascii():
        table, named = homoglyphs(tables), re.search("[0-9_]", inner) is not None
        known = (char if char.isascii() else table.get(ord(char)) or (unaccented(char) if named else "") for char in inner)
        out = "".join(takewhile(bool, known))
        letters = sum(char.isalnum() and (char.isascii() or unaccented(char) != "") for char in inner[: len(out)])
        letters *= named or not unaccented(inner[len(out) : len(out) + 1])  # with accents alone it is a word of the sentence
    if letters < 2:
        return "", 0
    out = unglued(out).rstrip(".-:,")
    return out, len(out)


def valid(written: str, kind: str, plain: Plain, span: tuple[int, int], tables: Tables, told: bool = False) -> str | None:
    """`written` as a handle of type `kind`, with what is said around `span` about its signs; None where it cannot be one. The full
    stops of one that is `told` in words are its own."""
    shape = shapes(tables).get(kind)
    if shape is None or not written:
        return None
    bare = written if kind == "line" else written.lstrip("@")
    value = handle_hints.meant(plain.low, *span, bare, tables)
    value = value if shape.fullmatch(value) else bare
    before = plain.low[max(0, span[0] - remarks.REACH) : span[0]].rpartition("\n")[2]  # of another line is of another handle
    around = before + plain.low[slice(*span)] + remarks.behind(plain.low, span[1], tables)
    if shape.fullmatch(value) is None or ("." in value and not told and handle_hints.names_dot(around, tables)):
        hinted = re.search(r"[.\-*·]", value) is not None and hints(tables).removal.search(around) is not None
        value = re.sub(r"[.\-*·]", "", value) if hinted else value
    if "." in value and kind == "telegram" and " . " in plain.low[slice(*span)]:
        return None  # it has none: a mistake, or a sentence
    if kind == "telegram" and _LETTER_DOTS.search(value):
        value = value.replace(".", "")  # f.a.k.e_hr: it has none
    if kind == "skype" and plain.low[max(0, span[0] - 5) : span[0]] == "live:":
        value = f"live:{value}"
    clear = _CLEAR.search(value) is not None  # 0938.ooo.ooo is a number
    return value if clear and shape.fullmatch(value) else None


def _is_handle(plain: Plain, written: str, start: int, end: int, group: Group, tables: Tables) -> bool:
    """Whether a word behind an app's name is a handle and not a word of the sentence."""
    strong, stops = hints(tables).strong, hints(tables).stops
    name = written.strip("@")
    if AMOUNT.fullmatch(name) and not written.startswith("@"):
        return False
    if is_number_word(name, tables) or name in stops or set(name.split("_")) <= stops or not _CLEAR.search(name):
        return False  # `O9O.OOO.OOO1` is a number
    if written.startswith("@") or re.search(r"[0-9_]", name) or re.search(r"[a-z]\.[a-z]", name):
        return len(name) >= 3 and _belongs(plain, written, group, start, strong)
    gap, last = plain.low[group.end : start], plain.low[group.labels[-1].start : group.end]
    if is_coined(plain, name, start, end, group, tables):
        return True
    between = finder(tables, "filler", "strong", "connector").sub("", gap)
    native = sum(char.isalpha() and not char.isascii() for char in between)
    named = gap.rstrip(" ")[-1:] in {":", "："} and "\n" not in gap  # ٹیلی گرام پر یہی نام لیکن نقطوں کے بغیر: fakehr
    joined = (
        ODD in plain.marks[start + 1 : end] or _INNER.search(plain.low, start + 1, end) is not None
    )  # fake!hr, the signs left out; f@ke
    pathed = plain.low[max(0, start - 2) : start] in {" /", "：/", ":/"} and not is_word(name)  # facebook /fakeluna
    marked = (
        (group.hidden and _MENTION.match(plain.low, end) is None)
        or named
        or pathed
        or joined
        or (strong.search(gap) is not None and native <= 2 * _WORDS)
        or strong.search(last) is not None
    )
    worded = any(map(str.isalpha, last)) or (plain.text[start].islower() and _ALONE.match(plain.low, end))  # "✈ Japan" is a way
    foreign = (
        bool(worded)
        and not last.isascii()
        and not "а" <= last[0] <= "я"
        and native <= _WORDS
        and not re.search("[\n、，。；]", between)
    )
    label = group.labels[0].start
    quoted = _QUOTES.get(plain.low[label - 1 : label]) == plain.low[end : end + 1] != ""
    before = plain.low[start - 1 : start]
    framed = before == plain.low[end : end + 1] and unicodedata.category(before or " ") == "So"  # 😊fakehr😊
    enclosed = _QUOTES.get(before) == plain.low[end : end + 1] != ""  # LINEの検索で「fakehr」
    turned = enclosed and finder(tables, "reversed").search(plain.low, end, end + _TURNED) is not None
    enclosed = enclosed and (native > 0 or (not turned and not is_word(name)))
    return (marked or foreign or quoted or enclosed or framed) and (
        joined or _END.match(plain.low, end) is not None or separator(tables).match(plain.low, end) is not None
    )


def _belongs(plain: Plain, written: str, group: Group, start: int, strong: Spotted) -> bool:
    """Whether a word with digits still belongs to the app's name when other words stand between: `Facebook 等…使用 web2`."""
    gap = plain.low[group.end : start]
    between = sum(char.isalpha() and not char.isascii() for char in gap)
    return between <= _WORDS or "@" in written or "_" in written or strong.search(gap) is not None


def _spaced(plain: Plain, start: int, group: Group, tables: Tables) -> list[Handle]:
    """`f a k e w x 0 0 9`, `F.A.K.E_H.R`: single letters with signs between them, and what an underscore joins."""
    match = _CHAIN.match(plain.low, start)
    tokens = list(re.finditer(r"[a-z0-9_]+", match.group())) if match else []
    kept = 0
    while kept < len(tokens) and (len(tokens[kept].group()) == 1 or "_" in tokens[kept].group()):
        kept += 1
    if kept < 4:
        return []
    if kept < len(tokens) and tokens[kept].group().isdigit() and _END.match(plain.low, start + tokens[kept].end()):
        kept += 1  # f a k e h r 88
    end = start + tokens[kept - 1].end()
    value, whole = "".join(token.group() for token in tokens[:kept]), ""
    if " - " in plain.low[start:end] and "." not in plain.low[start:end]:  # f a k e - h r (the dash is an underscore)
        dashed = re.sub(" ", "", plain.low[start:end])
        changed = handle_hints.meant(plain.low, start, end, dashed, tables)
        value = changed if "_" in changed else value
        whole = changed if changed.count("-") == 1 else ""  # "t e s t - n n": of an app whose handles may have one
    official = plain.low[max(0, start - 3) : start].rstrip(" ").endswith("@")
    known = shapes(tables)
    values = ((kind, whole if kind in known and whole and known[kind].fullmatch(whole) else value) for kind in group.apps)
    found = ((kind, "@" + name if official and kind == "line" else name) for kind, name in values)
    return [Handle(start, end, kind, name, True) for kind, name in found if kind in known and known[kind].fullmatch(name)]
