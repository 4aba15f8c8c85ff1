"""Contacts disguised by rule: names and numbers in two disguises at once, addresses and links in one from end to end; how many are read.

`python -m tests.eval.together` prints, of each kind of contact, what share of texts is missed and which disguises it was in; `-v` shows
two texts of each. Ads, words for signs and digits, and numbers are in `together.json`; names and codes are invented, numbers all but zeros.
Nobody hides a contact in all of these ways: it shows where two readers of disguises get into each other's way, not how many are found.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import extract
from extract import Ad

SEED, TEXTS = 5, 3000  # of each kind
_LANGUAGES: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("together.json").read_text(encoding="utf-8"))
_TYPED = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.@:/-+"
_WIDE = str.maketrans({char: chr(ord(char) + 0xFEE0) for char in _TYPED})
_CYRILLIC = str.maketrans("aeopcxyi", "аеорсхуі")
_BOLD = str.maketrans({chr(97 + at): chr(0x1D41A + at) for at in range(26)} | {str(at): chr(0x1D7CE + at) for at in range(10)})
_CIRCLES = {str(at): chr(0x2460 + at - 1) for at in range(1, 10)} | {"0": "⓪"}
_CIRCLED = str.maketrans({chr(97 + at): chr(0x24D0 + at) for at in range(26)} | _CIRCLES)
_CAPITALS = str.maketrans("abcdefghijklmnopqrtuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀᴛᴜᴠᴡʏᴢ")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

Way = Callable[[str, dict[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Case:
    text: str
    language: str
    country: str
    type: str
    value: str
    ways: tuple[str, ...]


def _keycaps(text: str) -> str:
    return "".join(f"{char}\ufe0f\u20e3" if char.isdigit() else char for char in text)


def _all(sign: str) -> Way:
    return lambda text, _: sign.join(text)


_NAMES: dict[str, Way] = {
    "full-width": lambda name, _: name.translate(_WIDE),
    "Cyrillic": lambda name, _: name.translate(_CYRILLIC),
    "bold": lambda name, _: name.translate(_BOLD),
    "circled": lambda name, _: name.translate(_CIRCLED),
    "small capitals": lambda name, _: name.translate(_CAPITALS),
    "zero-width": _all("\u200b"),
    "spaces": _all(" "),
    "stars": _all("*"),
    "dashes": lambda name, _: "-".join(name) if "-" not in name else name,
    "dots": lambda name, _: "·".join(name),
    "pictures": _all("🌸"),
    "boxes": lambda name, _: "".join(f"[{char}]" for char in name),
    "one picture": lambda name, _: name[:3] + "🔥" + name[3:],
    "word for its sign": lambda name, its: name.replace("_", f" {its['underscore']} ").replace(".", f" {its['dot']} "),
    "boxed word": lambda name, its: name.replace("_", f"({its['underscore']})").replace(".", f"({its['dot']})"),
    "keycaps": lambda name, _: _keycaps(name),
    "quoted": lambda name, _: f'"{name}"',
    "capitals": lambda name, _: name.upper(),
    "as it is": lambda name, _: name,
}
# Of two of these one goes between the signs of the other: such names are left out.
_LETTERED = frozenset(("spaces", "stars", "dashes", "dots", "pictures", "boxes", "quoted"))
_APPS = {
    "telegram": [
        "Telegram: {}",
        "TG {}",
        "tele gram 👉 {}",
        "T3legram: {}",
        "✈️ {}",
        "Теlеgrаm: {}",
        "ＴＧ：{}",
        "t e l e g r a m : {}",
    ],
    "line": ["LINE: {}", "Line ID: {}", "L1NE {}", "line👉{}", "Lіne: {}", "l.i.n.e {}"],
    "wechat": ["WeChat: {}", "wechat id {}", "VX: {}", "w3chat {}", "we chat: {}", "威信：{}"],
}
_HANDLES = ("fake_lin88", "hr.fakely99", "fakework_77", "boss.fake2025", "recruit_fake01", "job-fake55", "fakehr888", "a_fake1988")
_DIGITS: dict[str, Way] = {
    "full-width": lambda number, _: number.translate(_WIDE),
    "circled": lambda number, _: number.translate(_CIRCLED),
    "keycaps": lambda number, _: _keycaps(number),
    "Arabic": lambda number, _: number.translate(_ARABIC),
    "O": lambda number, _: number.replace("0", "O"),
    "O, l, S": lambda number, _: number.translate(str.maketrans("015", "OlS")),
    "bold": lambda number, _: number.translate(_BOLD),
    "as it is": lambda number, _: number,
}
_BETWEEN = {
    "nothing": lambda parts: "".join(parts),
    **{sign: (lambda parts, sign=sign: sign.join(parts)) for sign in (" ", ".", "-", "*", "/", ", ", "_", "🌸")},
    "groups ...": lambda parts: "...".join(_groups(parts)),
    "groups 🔥": lambda parts: "🔥".join(_groups(parts)),
    "groups |": lambda parts: " | ".join(_groups(parts)),
    "groups []": lambda parts: "".join(f"[{group}]" for group in _groups(parts)),
    "lines": lambda parts: "\n".join(_groups(parts)),
}
_MAILS = ("fake.work00@gmail.com", "hr.fake00@yahoo.com", "jobs@fakepay.example", "fake_lin@outlook.com", "boss.fake@mail.ru")
_LINKS = (
    ("t.me/fake_lin88", "telegram", "fake_lin88"),
    ("t.me/joinchat/FaKeCd0123456789Gh", "telegram_invite", "FaKeCd0123456789Gh"),
    ("chat.whatsapp.com/FaKeEfGhIjKlMnOpQrStU0", "whatsapp_invite", "FaKeEfGhIjKlMnOpQrStU0"),
    ("instagram.com/fake_jobs", "instagram", "fake_jobs"),
    ("line.me/ti/p/~fakework77", "line", "fakework77"),
    ("zalo.me/84912000045", "zalo", "+84912000045"),
    ("facebook.com/hr.fake99", "facebook", "hr.fake99"),
)


def _groups(parts: list[str]) -> list[str]:
    joint = "" if all(len(part) == 1 or not part.isalpha() for part in parts) else " "  # words stand apart
    return [joint.join(parts[at : at + 3]) for at in range(0, len(parts), 3)]


def _signed(at: str, dot: str) -> Way:
    return lambda mail, its: mail.replace("@", at.format(**its)).replace(".", dot.format(**its))


_ADDRESSES: dict[str, Way] = {
    **{at + dot: _signed(at, dot) for at, dot in (("[at]", "[dot]"), (" (at) ", " (dot) "), ("_at_", "_dot_"), ("/at/", "/dot/"))},
    **{at + dot: _signed(at, dot) for at, dot in (("{{at}}", "{{dot}}"), (" a t ", " d o t "), ("({at})", "({dot})"), ("#", "."))},
    "ⓐⓣ": _signed("ⓐⓣ", "."),
    "@@": _signed("@@", "."),
    " @ ": _signed(" @ ", " . "),
    "comma": lambda mail, _: mail[: mail.index("@")] + mail[mail.index("@") :].replace(".", ","),
    "next line": lambda mail, _: mail.replace("@", "\n@"),
    "spaces": _all(" "),
    "stars": _all("*"),
    "full-width": lambda mail, _: mail.translate(_WIDE),
    "Cyrillic": lambda mail, _: mail.translate(_CYRILLIC),
    "zero-width": _all("\u200b"),
}


def _host(dot: str, slash: str = "/") -> Way:
    def way(link: str, its: dict[str, Any]) -> str:
        host, _, path = link.partition("/")
        return host.replace(".", dot.format(**its)) + slash.format(**its) + path

    return way


_PATHS: dict[str, Way] = {
    **{dot: _host(dot) for dot in ("[.]", "(dot)", ",", "。", "🔥", "*", "-", "•", "!", '"."', "")},
    **{slash: _host(".", slash) for slash in (" / ", "/\n", " slash ", " {slash} ")},
    **{slash: (lambda link, _, slash=slash: link.replace("/", slash)) for slash in ("//", "|")},
    "words": _host(" {dot} ", " {slash} "),
    "full-width": lambda link, _: link.translate(_WIDE),
    "zero-width": _all("\u200b"),
    "Cyrillic": lambda link, its: _host(".")(link.partition("/")[0].translate(_CYRILLIC) + "/" + link.partition("/")[2], its),
}


def handles(chance: random.Random) -> Iterator[Case]:
    """Names behind an app, each in two disguises."""
    while True:
        language, kind, name = chance.choice(list(_LANGUAGES)), chance.choice(list(_APPS)), chance.choice(_HANDLES)
        its, ways = _LANGUAGES[language], (chance.choice(list(_NAMES)), chance.choice(list(_NAMES)))
        fits = kind == "line" or ("." not in name and (kind == "wechat" or "-" not in name))
        if fits and not set(ways) <= _LETTERED:
            hidden = _NAMES[ways[1]](_NAMES[ways[0]](name, its), its)
            yield _case(chance, language, chance.choice(_APPS[kind]).format(hidden), kind, name, ways)


def numbers(chance: random.Random) -> Iterator[Case]:
    """Numbers with other digits, words for all or some in half of the texts, and something between them."""
    while True:
        language = chance.choice([code for code, its in _LANGUAGES.items() if "number" in its])
        its, digits, between = _LANGUAGES[language], chance.choice(list(_DIGITS)), chance.choice(list(_BETWEEN))
        parts = [_DIGITS[digits](char, its) for char in its["number"]]
        worded = chance.choice((0, 0, 1, 3))  # none, each or every third figure as a word
        parts = [its["digits"][int(its["number"][at])] if worded and at % worded == 0 else part for at, part in enumerate(parts)]
        between = between if not worded or between not in ("nothing", "groups []", "lines") else " "
        app = chance.choice(("WhatsApp: {}", "whatsapp {}", "WA 👉 {}"))
        yield _case(
            chance,
            language,
            app.format(_BETWEEN[between](parts)),
            "whatsapp",
            its["e164"],
            (digits, f"{between!r} with words" if worded else between),
        )


def mails(chance: random.Random) -> Iterator[Case]:
    """Addresses, all of each disguised in one way."""
    while True:
        language, mail, way = chance.choice(list(_LANGUAGES)), chance.choice(_MAILS), chance.choice(list(_ADDRESSES))
        said = chance.choice(("CV: {}", "email {}", "📧 {}", "e m a i l : {}"))
        yield _case(chance, language, said.format(_ADDRESSES[way](mail, _LANGUAGES[language])), "email", mail, (way,))


def links(chance: random.Random) -> Iterator[Case]:
    """Links of apps, their dots and slashes disguised in one way."""
    while True:
        language, (link, kind, value), way = chance.choice(list(_LANGUAGES)), chance.choice(_LINKS), chance.choice(list(_PATHS))
        said = chance.choice(("link: {}", "👉 {}", "join {}", "{}"))
        yield _case(chance, language, said.format(_PATHS[way](link, _LANGUAGES[language])), kind, value, (way,))


def _case(chance: random.Random, language: str, said: str, kind: str, value: str, ways: tuple[str, ...]) -> Case:
    its = _LANGUAGES[language]
    return Case(chance.choice(its["ads"]).format(said), language, its["country"], kind, value, ways)


KINDS = {"handles": handles, "numbers": numbers, "mails": mails, "links": links}


def cases(kind: str, count: int) -> list[Case]:
    """The first texts of a kind, the same in every run."""
    made = KINDS[kind](random.Random(SEED))
    return [next(made) for _ in range(count)]


def missed(given: list[Case]) -> list[Case]:
    """Those whose contact is not found."""
    read = extract.analyze_many(Ad(case.text, language=case.language, country=case.country) for case in given)
    return [
        case
        for case, found in zip(given, read, strict=True)
        if (case.type, case.value) not in {(contact.type, contact.value.lstrip("@")) for contact in found.contacts}
    ]


def main() -> None:
    for kind in KINDS:
        given = cases(kind, TEXTS)
        lost = missed(given)
        print(f"{kind}: {len(lost)} of {len(given)} missed")
        asked, ways = (Counter(way for case in some for way in set(case.ways)) for some in (given, lost))
        for way, count in sorted(ways.items(), key=lambda one: -one[1] / asked[one[0]])[:12]:
            print(f"  {way!r:24} {count:4} of {asked[way]}")
            for case in [case for case in lost if way in case.ways][: 2 * ("-v" in sys.argv)]:
                print("    ", case.language, case.value, repr(case.text[-90:]))


if __name__ == "__main__":
    main()
