"""Contacts in a text: found by shape (links, e-mails, wallets), by an app's name beside them, or as a telephone number.

The order matters: what has been read once (`taken`) is not read again as something else.
"""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar

from extract.app import apps, guesses
from extract.app.apps import Group
from extract.contact import account_ids, bare_names, dotted_names, links, mentions, roles, told_mails, told_names, wallets
from extract.contact import fields as contact_fields
from extract.contact.scan import Scan
from extract.disguise.undo import undo
from extract.findings import Ad, Contact
from extract.handle import chosen, handles
from extract.handle import hints as handle_hints
from extract.handle import riddles as handle_riddles
from extract.handle import same as handle_same
from extract.handle import words as handle_words
from extract.number import attribution, hotline_words, local, numbers, phones, siblings
from extract.number import countries as number_countries
from extract.number import finding as number_finding
from extract.reading import Reading
from extract.words.number_cues import spoken_in

Given = TypeVar("Given")

_LABEL, _REMARKED = 6, 24  # characters before digits that a word says are a name; of a remark on an app before its handle


def find(reading: Reading) -> tuple[Contact, ...]:
    """All contacts in text, title and the fields as collected, each (type, value) once, the first in the text; the role
    is a placeholder until `with_roles`. Runs in time linear in the text's length."""
    return _finished(passes(reading))


def passes(reading: Reading) -> Generator[None, None, tuple[Contact, ...]]:
    """`find` in passes: it waits where another text of a batch may be read as far, while the same tables are at hand."""
    found = yield from _scan(reading)
    if reading.ad.title:
        titled = yield from _scan(_part(reading, reading.ad.title))
        found += [replace(contact, start=None, end=None) for contact in titled]
    found += _structured(reading)
    first: dict[tuple[str, str], Contact] = {}
    for contact in found:
        first.setdefault((contact.type, contact.value), contact)
    told = set(map(id, first.values()))
    reading.repeats = tuple((c.start, c.end) for c in found if id(c) not in told and c.start is not None and c.end is not None)
    return tuple(first.values())


def _finished(work: Generator[None, None, Given]) -> Given:
    """What passes give in the end, without waiting."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            given: Given = done.value
            return given


def with_roles(reading: Reading) -> tuple[Contact, ...]:
    """The reading's contacts with their roles, which depend on the kind of the text and the words around each."""
    return roles.assign(reading)


def _part(reading: Reading, text: str) -> Reading:
    ad = Ad(text, language=reading.ad.language, country=reading.ad.country)
    return Reading(ad, reading.tables, reading.languages)


def _scan(reading: Reading) -> Generator[None, None, list[Contact]]:
    undone = undo(reading.text, reading.tables, reading.typed.marks if reading.typed else None)
    yield
    plain = number_finding.apart(reading, guesses.named(undone, reading.tables))
    scan = Scan(reading, plain, bytearray(len(plain.text)))
    shapes(scan)
    yield
    groups = apps.groups(apps.find(reading, plain, scan.taken), plain, reading.tables)
    yield
    with dotted_names.freed(scan, groups):
        owners = _handles(scan, groups)
    yield
    yield from _numbers(scan, groups, owners)
    yield
    _bare(scan, bare_names.find(scan))
    _mentions(scan, groups)
    _bare(scan, told_names.find(scan, groups, spoken(reading)))
    _bare(scan, bare_names.scored(scan))
    scan.found += handle_same.same(scan.found, reading, plain, groups)
    return sorted(local.completed(scan.found), key=lambda contact: (contact.start or 0, contact.end or 0))


def _bare(scan: Scan, names: Iterable[bare_names.Name]) -> None:
    for start, end, kind, value in names:
        if not any(scan.taken[start:end]):
            scan.add(start, end, kind, value, scan.plain.odd(start, end))
            scan.take(start, end)


def shapes(scan: Scan) -> None:
    """What needs no label: e-mails, wallets, links."""
    plain = scan.plain
    for mail in links.emails(plain):
        scan.add(mail.start, mail.end, "email", mail.value, plain.odd(mail.start, mail.end))
        scan.take(mail.start, mail.end)
    if not scan.found and (told := told_mails.find(plain, scan.reading.tables)):
        scan.add(*told[0][0], "email", told[1], True)
        for span in told[0]:
            scan.take(*span)
    for wallet in wallets.find(plain.text):
        if not any(scan.taken[wallet.start : wallet.end]):
            odd = plain.odd(wallet.start, wallet.end)
            scan.add(wallet.start, wallet.end, "crypto", wallet.value, odd, network=wallet.network, valid=True)
            scan.take(wallet.start, wallet.end)
    _bare(scan, account_ids.find(plain.text, scan.reading.tables))
    for span in wallets.ibans(plain.text):
        scan.take(*span)
    for link in links.links(plain, scan.reading.tables):
        if not any(scan.taken[link.start : link.end]):
            if link.type != "none":
                _link(scan, link)
            scan.loose += [(link.start, link.end)] if link.loose else []
            scan.take(link.start, link.end)


def _link(scan: Scan, link: links.Link) -> None:
    odd = scan.plain.odd(link.start, link.end)
    if not link.number:
        told = chosen.linked(scan.plain, link.start, link.end, link.type, link.value, scan.reading.tables, spoken(scan.reading))
        scan.add(link.start, told.end, link.type, told.value, odd)
        return
    at_home = link.value.startswith("0")
    number = numbers.Number(link.start, link.end, link.value, not at_home, False, 1)
    phone = phones.resolve(number, ("VN", *scan.where) if link.type == "zalo" else scan.where, True, link.value)
    if phone:
        scan.add(link.start, link.end, link.type, phone.value, odd, region=phone.region, valid=phone.valid)
    elif not at_home:
        scan.add(link.start, link.end, link.type, link.value if link.type == "zalo" else "+" + link.value, odd, valid=False)


def _handles(scan: Scan, groups: list[Group]) -> dict[int, int]:
    """Read the handle of each group; returns where the last of its own handles ends, or the group behind it, by index."""
    owners: dict[int, int] = {}
    languages = spoken(scan.reading)
    ends = next_labels(scan, groups)
    told = handle_riddles.find(scan.plain, groups, scan.reading.tables, scan.taken)
    for handle in told:
        scan.add(handle.start, handle.end, handle.type, handle.value, True)
        scan.take(handle.start, handle.end)
    for index, group in enumerate(groups):
        if told and {handle.type for handle in told} >= set(group.apps):
            continue
        limit = groups[index + 1].start if index + 1 < len(groups) else len(scan.plain.text)
        closed = not group.apps or any(scan.taken[group.start : group.end])
        if closed or attribution.is_postfix(scan.plain, group, scan.taken):
            continue
        read, stands_before = chosen.find(scan.plain, group, limit, ends[index], scan.reading.tables, scan.taken, languages)
        found, earlier = ([], read) if stands_before else (read, [])
        found = handle_same.shared(scan.plain, groups, index, found, scan.taken, scan.reading.tables)
        for handle in found or earlier:
            scan.add(handle.start, handle.end, handle.type, handle.value, handle.disguised)
            scan.take(handle.start, handle.end)
        if earlier:
            owners[index] = group.end
        if found:
            owners[index] = found[-1].end
            begin = handles.opening(scan.plain, group.end, scan.reading.tables)
            remarked = found[0].start - group.end <= _REMARKED
            scan.take(group.end if remarked else begin, owners[index])  # "line (green app) fakehuong": one app
    return owners


def spoken(reading: Reading) -> frozenset[str]:
    """The languages whose words may tell a handle: those of the text and that which is said, for of a line nobody can tell for sure."""
    found = frozenset(language.split("-")[0] for language in (*reading.languages, reading.ad.language or "") if language)
    own = spoken_in(reading.ad.country, reading.tables)
    return found if found.intersection(own) else found.union(own)  # a short text may be taken for one of another language


def next_labels(scan: Scan, groups: list[Group]) -> list[int]:
    """Where the next label begins behind each group that is more than an ordinary word for a number."""
    ends, end = [], len(scan.plain.text)
    for group in reversed(groups):
        ends.append(end)
        end = group.start if group.apps or not group.weak else end
    return ends[::-1]


def _numbers(scan: Scan, groups: list[Group], owners: dict[int, int]) -> Generator[None, None, None]:
    parts = number_finding.parts(scan.reading, scan.plain, groups)
    if not parts:
        return
    yield
    where = scan.where
    found = number_finding.find(scan.reading, scan.plain, groups, parts, where, scan.taken)
    yield
    owners = mentions.owners(scan.plain, groups, scan.taken, scan.reading.tables, [number.start for number in found]) | owners
    judge = attribution.Judge(scan.reading, scan.plain, groups, owners | siblings.owners(found, groups), found, scan.taken)
    for number in found:
        for claim in _claims(scan, judge, number, where):
            scan.add(number.start - claim[1].startswith("#"), number.end, *claim[:3], region=claim[3], valid=claim[4])
            scan.take(number.start, number.end)
    for index, group in judge.same():
        _same(scan, found[index], group, where)
    for atom in judge.hotlines.small(parts, where):
        if not any(scan.taken[atom.start : atom.end]):
            scan.add(atom.start, atom.end, "phone", atom.digits, False)


def _same(scan: Scan, number: numbers.Number, group: Group, where: tuple[str, ...]) -> None:
    """Add the apps that have the same number as the one before, with its span."""
    if not any(scan.taken[number.start : number.end]):
        return
    phone = number_countries.placed(number, scan.plain, scan.reading.tables, where, bool(scan.reading.ad.country))
    for kind in group.apps:
        for claim in _typed(scan, kind, number, phone, number.disguised, True):
            scan.add(number.start, number.end, *claim[:3], region=claim[3], valid=claim[4])


Claim = tuple[str, str, bool, str | None, bool | None]  # type, value, disguised, region, valid


def _claims(scan: Scan, judge: attribution.Judge, number: numbers.Number, where: tuple[str, ...]) -> Iterator[Claim]:
    written, own = scan.plain.text[number.start : number.end], (scan.reading.ad.country or "").upper() or None
    verdict = judge.judge(number) or judge.emergency(number)
    if verdict is None:
        return
    odd = number.disguised or verdict.disguised
    phone = number_countries.placed(number, scan.plain, scan.reading.tables, where, bool(scan.reading.ad.country))
    if judge.is_hotline(number, verdict, where, phone is not None and phone.valid):
        sign = "#" if hotline_words.is_hashed(scan.plain.text, number.start, number.digits, scan.reading.tables) else ""
        told = number.digits if any(map(str.isalpha, written)) else written  # 1O2, as a machine reads 102, or told in words
        yield ("phone", sign + told.strip(" ()[]（）"), odd, None, None)
        return
    of_country = number_countries.is_told(number, phone, scan.plain.low, scan.reading.tables)
    if not verdict.labelled and not of_country and (phone is None or not phones.looks_dialled(number, phone, written, own)):
        return
    if not number.plus and (
        phones.is_date(written) or phones.is_range(written) or (not verdict.beside and phones.is_other_number(written))
    ):
        return
    for kind in verdict.types:
        yield from _typed(scan, kind, number, phone, odd, verdict.beside)


def _typed(scan: Scan, kind: str, number: numbers.Number, phone: phones.Phone | None, odd: bool, beside: bool) -> Iterator[Claim]:
    form = _forms(scan.reading.tables)[kind]
    if form == "no":
        return
    if form == "raw" or (form == "national" and phone is None):
        if 5 <= len(number.digits) <= 11 and beside:
            yield (kind, number.digits, odd, None, None)
    elif phone:
        # As typed into WeChat: the digits of a Chinese mobile, elsewhere the national ones.
        yield (kind, phone.national if form == "national" else phone.value, odd, phone.region, phone.valid)
    elif beside and len(number.digits) < 8 and len(number.digits) >= 5 and _is_name(scan, kind, number):
        yield (kind, number.digits, odd, None, None)
    elif beside and len(number.digits) >= 8:
        yield (kind, ("+" if number.plus else "") + number.digits, odd, None, False)


def _is_name(scan: Scan, kind: str, number: numbers.Number) -> bool:
    """Whether digits too few for a telephone are a name in the app, which a word for that shows: "LINE ID: 000446"."""
    shape, low = handle_words.shapes(scan.reading.tables).get(kind), scan.plain.low
    told = handle_words.hints(scan.reading.tables).strong.search(low, max(0, number.start - _LABEL), number.start)
    return told is not None and shape is not None and shape.fullmatch(number.digits) is not None


@lru_cache(maxsize=8)
def _forms(tables: Any) -> dict[str, str]:
    return {row["type"]: row["number"] for row in tables.rows("chat_types")}


def _mentions(scan: Scan, groups: list[Group]) -> None:
    """`@name`: of the app named in its clause, or beside it in brackets, else Telegram."""
    named = [found for found in mentions.find(scan.plain, scan.reading.tables) if not any(scan.taken[found[0] : found[1]])]
    if not named:
        return
    own = [group for group in groups if not handle_same.is_closed(scan.plain.low, group, scan.reading.tables)]
    judge = attribution.Judge(scan.reading, scan.plain, own, {}, [], scan.taken)
    shapes = handle_words.shapes(scan.reading.tables)
    for start, end, name in named:
        for kind in judge.apps_of(start, end) or ("telegram",):
            value = "@" + name if kind == "line" else handle_hints.meant(scan.plain.low, start, end, name, scan.reading.tables)
            if kind in shapes and shapes[kind].fullmatch(value):
                odd = scan.plain.odd(start, end) or value.lstrip("@") not in scan.plain.low[start:end]
                scan.add(start, end, kind, value, odd)
        scan.take(start, end)


def _structured(reading: Reading) -> list[Contact]:
    """Contacts in schema.org's `applicationContact` as collected: no words of the text stand for them."""
    texts = list(contact_fields.strings(reading.ad.application_contact))
    found = _finished(_scan(_part(reading, "\n".join(texts)))) if texts else []
    return [replace(contact, text="", start=None, end=None) for contact in found]
