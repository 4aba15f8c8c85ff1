"""Contacts told in words in ordinary lines of 30 languages: names with words for their signs, names in pieces, numbers in words, apps by
their pet names; what is said and how, by a writer who never saw the rules (`told_templates.json`)."""

import json
from collections.abc import Iterator
from pathlib import Path

import extract
from extract.findings import Ad
from tests.extract.test_plain_contacts import NUMBERS, TEMPLATES

TOLD = json.loads(Path(__file__).with_name("told_templates.json").read_text(encoding="utf-8"))
PIECES = (
    ("hr", "fake", "lily"),
    ("boss", "fake", "88"),
    ("fake", "ling", "2024"),
    ("mr", "fakechen", "hr"),
    ("work", "fakeali", "99"),
)
NAMES = ("hr_fakelily", "lilyfake88", "boss_fake_chen")
SIGNS = {"underscore": "_", "dot": ".", "dash": "-"}
APPS = ("telegram", "line", "wechat", "instagram")
DOTTED = ("instagram", "line")
TIGHT = ("zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my")  # languages without spaces between words
EVERY = 3  # of the lines
Line = tuple[str, str, Ad]  # app, name or number, what is read


def test_names_with_words_for_their_signs() -> None:
    """Of all 2,536 lines 0.98 are read."""
    assert _share(_signed()) >= 0.94


def test_names_in_pieces() -> None:
    """Of all 1,500 lines 0.77 are read; half of the rest may be lists: "LINE hr, fake, lily, serious people only"."""
    assert _share(_pieced()) >= 0.72


def test_numbers_in_words_and_digits() -> None:
    """Of all 2,160 lines 0.89 are read."""
    assert _share(_numbered(), 6) >= 0.84


def test_apps_by_their_pet_names() -> None:
    """Of all 3,774 lines 0.97 are read."""
    assert _share(_nicknamed(), 6) >= 0.93


def _share(lines: Iterator[Line], last: int = 99) -> float:
    """The share of every third line in which the app's name or the `last` digits of its number are found."""
    some = list(lines)[::EVERY]
    assert len(some) > 400
    read = extract.analyze_many(ad for _, _, ad in some)
    right = 0
    for (app, said, _), found in zip(some, read, strict=True):
        values = [contact.value for contact in found.contacts if contact.type == app]
        right += any(value[-last:] == said[-last:] for value in values) and (last == 6 or len(found.contacts) == 1)
    return right / len(some)


def _signed() -> Iterator[Line]:
    for language, known in TOLD.items():
        for at, template in enumerate(known["spelt"]):
            for word_of, sign in SIGNS.items():
                for turn, word in enumerate(known[word_of], at):
                    app = "wechat" if sign == "-" else DOTTED[turn % 2] if sign == "." else APPS[turn % 4]
                    parts = PIECES[turn % 5] if turn % 3 == 0 else ("".join(PIECES[turn % 5][:2]), PIECES[turn % 5][2])
                    told = (f" {word} " if language not in TIGHT or turn % 2 else word).join(parts)
                    yield app, sign.join(parts), _ad(language, template, app, h=told)


def _pieced() -> Iterator[Line]:
    for language, known in TOLD.items():
        for at, template in enumerate(known["pieces"]):
            for turn, (a, b, c) in enumerate(PIECES, at):
                together = known["together"][turn % len(known["together"])]
                yield "telegram", a + b + c, _ad(language, template, "telegram", a=a, b=b, c=c, t=together)


def _numbered() -> Iterator[Line]:
    for language, known in TOLD.items():
        usual = [app for app in ("whatsapp", "viber", "telegram", "line", "zalo", "wechat") if app in TEMPLATES[language]["apps"]]
        for at, template in enumerate(known["numbers"]):
            for way in range(6):
                number = NUMBERS[TEMPLATES[language]["region"]][:-3] + str((at * 37 + way * 113) % 900 + 100)
                app = usual[(at + way) % len(usual)] if "{app}" in template else "phone"
                yield app, number, _ad(language, template, app, p=_in_words(number, known["digits"], way))


def _in_words(number: str, digits: list[list[str]], way: int) -> str:
    """A number in words, all or a part, with other words for a digit by turns."""
    words = [digits[int(digit)][(way + at) % len(digits[int(digit)]) if way % 3 else 0] for at, digit in enumerate(number)]
    head, middle, tail = " ".join(words[:4]), " ".join(words[4:7]), " ".join(words[7:])
    return (
        " ".join(words),
        f"{number[:4]} {middle} {tail}",
        f"{head} {number[4:]}",
        f"{head}, {middle}, {tail}",
        f"{head} - {middle} - {tail}",
        " ".join([*number[:-3], *words[-3:]]),
    )[way]


def _nicknamed() -> Iterator[Line]:
    for language, known in TOLD.items():
        for app, names in known["nick"].items():
            for at, name in enumerate(names):
                dialled = app in ("whatsapp", "viber") or (app == "zalo" and at % 2 == 1)
                templates = TEMPLATES[language]["phone" if dialled else "handle"]
                for turn, handle in enumerate(NAMES):
                    said = NUMBERS[TEMPLATES[language]["region"]] if dialled else _allowed(app, handle)
                    template = templates[(at * 5 + turn * 7 + len(app)) % len(templates)]
                    yield app, said, _ad(language, template.replace("{app}", name), app, h=said, p=said)


def _allowed(app: str, name: str) -> str:
    return "lilyfake.88" if app == "signal" else name.replace("_", ".") if app in ("facebook", "messenger") else name


def _ad(language: str, template: str, app: str, **said: str) -> Ad:
    """The line with an app's usual name, in its own language and country."""
    names = TEMPLATES[language]["apps"].get(app, [app])
    text = template.replace("{app}", names[0])
    for key, value in said.items():
        text = text.replace(f"{{{key}}}", value)
    return Ad(text, language=language, country=TEMPLATES[language]["region"])
