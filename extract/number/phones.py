"""From dialled digits to E.164: which country a number without one belongs to, and whether libphonenumber takes it.

`is_possible` decides, never `is_valid`: the ranges reserved for fiction and many new ones are possible, not valid.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber

from extract.number.numbers import Number

phonenumbers.enable_pattern_cache()  # its patterns are more than `re` keeps: each was compiled anew again and again

_SHIFTS = re.compile(r"([0-9]{1,2}) ?[-–—] ?([0-9]{1,2})(?: ?[,;/&+] ?| [^\W\d]{1,5} )([0-9]{1,2}) ?[-–—] ?([0-9]{1,2})")
_DAY_HOURS = 24
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .,]000){1,2} ?[–—-] ?[1-9]\d{0,2}(?:[ .,]000){1,2}")  # whatever label is beside
_SHAPES = re.compile(
    r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20|25)?\d{2}|(?:19|20|25)\d{2}[-./]?\d{1,2}[-./]?\d{1,2}|(?:19|20|25)\d\d ?[-–—] ?(?:19|20|25)\d\d"
    r"|(?!0\d)\d{1,3}(?:\.\d{1,3}){3}|\d{1,3}\.\d{4,}|(?!0\d)\d{1,3}(?:\.000)+|(?!0\d)\d{1,3}(?:[.,]\d{3}){1,4}|\d{1,2}[-–]\d{1,2}|(?:19|20)\d{12}"
    r"|[1-9]\d{2,6} ?~ ?[1-9]\d{2,6}|[1-9]\d{0,2}(?:[., ]\d{3}){1,2} ?[-–—~] ?[1-9]\d{0,2}(?:[., ]\d{3}){1,2}"
)
_SPAN = re.compile(r"([1-9]\d{2,6}) ?[-–—~] ?([1-9]\d{2,6})")  # 15000-25000
_DATE = re.compile(
    r"(?:19|20|25)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|1[0-2])\2(?:19|20|25)\d\d"
    r"|[012]?\d[.:][0-5]0 ?[-–—~] ?[012]?\d[.:][0-5]0|(?:19|20)\d\d ?[-–—] ?(?:19|20)\d\d"  # 10.00 - 22.00, 2012–2016
)
# Groups that no amount has: 602 000 0000, 76 000 00 00; and short ones of countries whose whole numbers they are: 333 0000, 9000 0000.
_GROUPED = re.compile(r"\(?[1-9]\d{2}\)?[-. ]{1,2}\d{3}[-. ]\d{4}|[1-9]\d{0,2}(?:[ .\-]\d{2,3}){2,3}[ .\-]\d{2}")
_AREA = re.compile(r"\(0?[1-9]\d{1,3}\) ?\d{2,5}(?:[ .\-]\d{2,4}){1,2}|[1-9]\d{1,3} \d{2,5}-\d{4}")  # (79) 000 00 00, 2392 00-0000
_FEW = re.compile(r"0[1-9][ -]\d{3}[ -]\d{3}")  # a whole number where they have few digits: 03 000 000
_SHORT = re.compile(r"[2-9]\d{2,3}[ \-]\d{4}")
_SUMS = re.compile(r"[0-2]\d[0-5]\d ?- ?[0-2]\d[0-5]\d|\d{2}00[ -](?!0)\d{2}[05]0")  # 0900-1700, 2500 3000
# Areas whose own numbers alone have so many digits and are written without it: Metro Manila since October 2019 (NTC memorandum
# order 10-10-2017).
_AREAS = {("PH", 8): "2"}
# Where readers know Russia's trunk prefix 8, with which Russians write their numbers.
_EIGHTS = frozenset(("RU", "KZ", "UZ", "KG", "TJ", "TM", "AM", "AZ", "BY", "MD", "UA", "GE", "MN"))
_TRUNKED = 11  # digits of a Russian number with it
_HINT = 2.0  # how much better a number of the readers' own country is, but for one of a length that only services there have
FEWEST = 4  # digits of the shortest numbers of any country
_SHORTER = 6  # digits that are no whole number of most countries, whatever they begin with


@dataclass(frozen=True, slots=True)
class Phone:
    value: str  # E.164
    national: str
    region: str | None  # ISO 3166-1 alpha-2
    valid: bool


def resolve(number: Number, where: tuple[str, ...], hinted: bool, text: str) -> Phone | None:
    """The likeliest reading of a number, or None where no country takes it. `hinted`: `where[0]` is the readers' own."""
    digits = number.digits
    if number.plus or digits.startswith("00"):
        at = sum(char.isdigit() for char in text.partition("(0)")[0]) if number.plus and "(0)" in text else len(digits)
        return _international((digits[:at] + digits[at + 1 :]).removeprefix("00"))
    best: tuple[float, Phone | None] = (0.0, None)
    for order, region in enumerate(where):
        own = hinted and order == 0
        bonus = (_HINT if own else 0) - order / 100
        if _most(digits, region) + bonus <= best[0]:
            continue  # to ask libphonenumber takes longest of all
        for score, phone in readings(digits, region):
            points = score + bonus - (_HINT if own and not phone.valid and len(phone.national) not in _usual(region) else 0)
            if points > best[0]:
                best = (points, phone)
    if best[1] is None and len(digits) >= 11 and not digits.startswith("0"):
        return _international(digits) or _by_eight(digits, where)
    abroad = None if best[1] and best[1].valid else _abroad(digits, where)
    return abroad or best[1]


def settled(number: Number, where: tuple[str, ...], hinted: bool, text: str) -> Number:
    """`number` with those of its readings that a country takes, valid ones first, those of the readers' own
    country before others; a word that may be "plus" or "add" is no plus where the digits are a valid number of the readers' own country."""
    if number.soft and where and any(phone.valid for _, phone in readings(number.digits, where[0])):
        number = number._replace(plus=False)
    if not number.others:
        return number
    best: tuple[int, str] = (0, number.digits)
    for digits in (number.digits, *number.others):
        phone = resolve(number._replace(digits=digits), where, hinted, text)
        own = hinted and phone is not None and phone.region == where[0]
        score = 0 if phone is None else 1 if not phone.valid else 3 if own else 2
        if score > best[0]:
            best = (score, digits)
    return number._replace(digits=best[1])


def grade(digits: str, plus: bool, where: tuple[str, ...], hinted: bool) -> float:
    """How good digits told in parts are: 2 a valid number with its country's code or of the readers' own country, 1.5 of another
    likely one, 1 a possible one of the readers' own, 0 none."""
    if plus or digits.startswith("00"):
        phone = _international(digits.removeprefix("00"))
        return 0.0 if phone is None else 2.0 if phone.valid else 1.0
    best = 0.0
    for order, region in enumerate(where[:4]):
        own = hinted and order == 0
        if best >= 1.5:
            break  # no other country gives more
        for score, phone in readings(digits, region):
            if phone.valid:
                best = max(best, 2.0 if own else 1.5)
            elif own and (score > 3.0 or len(digits) >= 9):
                best = max(best, 1.0)
    return max(best, 1.4) if best < 1.4 and _abroad(digits, where) else best


def _abroad(digits: str, where: tuple[str, ...]) -> Phone | None:
    """Digits without a plus as a number with the code of one of the countries that the text speaks of, or as a mobile number of any."""
    phone = _international(digits) if 11 <= len(digits) <= 13 and digits[0] != "0" else None
    named = phone and phone.region in where[1:] and (phone.valid or len(digits) <= 12)
    return phone if named or (phone and is_mobile(digits)) else None


def _by_eight(digits: str, where: tuple[str, ...]) -> Phone | None:
    """A Russian mobile number with the trunk prefix 8, where readers know it."""
    known = len(digits) == _TRUNKED and digits[0] == "8" and not _EIGHTS.isdisjoint(where)
    return _international("7" + digits[1:]) if known and is_mobile("7" + digits[1:]) else None


@lru_cache(maxsize=1024)
def is_mobile(digits: str) -> bool:
    """Whether digits without their plus are a mobile number, and can be nothing else, of the country with whose code they begin."""
    try:
        number = phonenumbers.parse("+" + digits, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE


def _most(digits: str, region: str) -> float:
    """The best score that `readings` may give."""
    return 5.05 if len(digits) >= 11 and digits.startswith(_code(region)) else 5.0


@lru_cache(maxsize=512)
def _code(region: str) -> str:
    """The code of a country; "0" where it has none."""
    return str(phonenumbers.country_code_for_region(region))


@lru_cache(maxsize=512)
def _usual(region: str) -> frozenset[int]:
    """The digits that mobile numbers and those of fixed lines of a country have; those of services may have others."""
    metadata = PhoneMetadata.metadata_for_region(region, None)
    kinds = (metadata.mobile, metadata.fixed_line) if metadata else ()
    return frozenset(size for kind in kinds if kind for size in kind.possible_length)


@lru_cache(maxsize=512)
def _least(region: str) -> int:
    """The digits that a number of a country must have to be read as one; libphonenumber may add those of an area. To ask it takes longest
    of all, and most short numbers are a price or an age."""
    metadata = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None or metadata.general_desc is None:
        return 0
    added = re.findall(r"(?<!\\)\d", metadata.national_prefix_transform_rule or "")
    return min(metadata.general_desc.possible_length, default=0) - len(added)


@lru_cache(maxsize=4096)  # a number is asked for with some ten countries, and again in the next ad of who it belongs to
def readings(digits: str, region: str) -> tuple[tuple[float, Phone], ...]:
    """How good a number is as a national one of `region`, and as one with the region's code and no plus."""
    if len(digits) <= _SHORTER and len(digits) < _least(region):
        return ()
    out = []
    area = _AREAS.get((region, len(digits)))
    phone = _parse(area + digits if area and digits[0] > "1" else digits, region)
    if phone:
        out.append((5.0 if phone.valid else 4.0 if digits.startswith("0") else 3.0, phone))
    code = _code(region)
    if code != "0" and digits.startswith(code) and len(digits) - len(code) >= 7:
        phone = _parse("+" + digits, None)
        if phone and len(digits) >= 10:
            out.append((5.05 if phone.valid and len(digits) >= 11 else 4.9 if phone.valid else 3.5, phone))
    return tuple(out)


@lru_cache(maxsize=1024)
def _international(digits: str) -> Phone | None:
    return _parse("+" + digits, None)


def _parse(digits: str, region: str | None) -> Phone | None:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    if len(str(number.national_number)) < 7 and not phonenumbers.is_valid_number(number):
        return None
    return _phone(number, region)


def _phone(number: PhoneNumber, region: str | None) -> Phone:
    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(number)
    own = phonenumbers.region_code_for_number(number)
    valid = own is not None and phonenumbers.is_valid_number_for_region(number, own)  # `is_valid_number` would look for `own` again
    where = own or region or phonenumbers.region_code_for_country_code(number.country_code or 0)
    return Phone(value, national, where if where != "ZZ" else None, valid)


def is_other_number(text: str) -> bool:
    """Whether digits are shaped like a date, a range of years or of pay, an IP address, a coordinate or an amount."""
    if _SHAPES.fullmatch(text.strip()):
        return True
    span = _SPAN.fullmatch(text.strip())
    low, high = map(int, span.groups()) if span else (0, 0)
    return low < high and not low % 100 and not high % 100


def is_range(written: str) -> bool:
    """Whether digits are two sums (250 000 – 350 000) or the hours of two shifts (6–14 and 14–22)."""
    if _THOUSANDS.fullmatch(written):
        return True
    shifts = _SHIFTS.fullmatch(written)
    return shifts is not None and all(int(hour) <= _DAY_HOURS for hour in shifts.groups())


def is_date(text: str) -> bool:
    """Whether digits are a date with its year in full, which no label makes a telephone number."""
    return _DATE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=256)
def mobile(region: str) -> str:
    """A mobile number of a country, without its code."""
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE) if region else None
    return phonenumbers.national_significant_number(number) if number else ""


def looks_dialled(number: Number, phone: Phone, text: str, own: str | None) -> bool:
    """Whether a number without any label beside it is a telephone's: a plus, a trunk zero, a valid number, or groups as numbers of
    `own`, the readers' country, have and amounts have not."""
    if number.plus:
        return True
    size, written = len(number.digits), text.strip()
    if phone.region == own and _FEW.fullmatch(written):
        return True
    if number.digits.startswith("0") and not number.digits.startswith("000"):
        return 9 <= size <= 13
    if phone.region == own or phone.region in {"US", "CA"}:
        short = size == len(mobile(own or "")) and _SHORT.fullmatch(written) and not _SUMS.fullmatch(written)
        if short or (size >= 9 and (_GROUPED.fullmatch(written) or _AREA.fullmatch(written))):
            return True
    if number.digits.startswith("8") and phone.region in {"RU", "KZ"} and size == 11:
        return True
    if phone.valid and size >= 9:
        return True
    return size >= 8 and number.groups >= 2 and phone.valid
