"""Burmese in Zawgyi: told from other writing, converted, and read as its Unicode twin is. All texts are ours."""

import json
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extract
from extract.findings import Analysis
from extract.tables import Tables
from extract.text import zawgyi
from extract.text.normalize import fold, fold_word
from tests.linear import assert_linear

# Zawgyi as typed, and the same words in Unicode.
CASES = [
    ("ေက်းဇူးျပဳၿပီး ကူညီေပးၾကပါ။", "ကျေးဇူးပြုပြီး ကူညီပေးကြပါ။"),
    ("၀န္ထမ္း ၁၀ ေယာက္အလိုရွိသည္။ လစာ ၅၀,၀၀၀ က်ပ္", "ဝန်ထမ်း ၁၀ ယောက်အလိုရှိသည်။ လစာ ၅၀,၀၀၀ ကျပ်"),
    ("ေယာက္်ား ကၽြႏ္ုပ္ ၾသဂုတ္လ ၇ ရက္ေန႔", "ယောက်ျား ကျွန်ုပ် ဩဂုတ်လ ၇ ရက်နေ့"),
    ("စကၤာပူ ဘဂၤလားေဒ့ရွ္", "စင်္ကာပူ ဘင်္ဂလားဒေ့ရှ်"),
    ("သတၱိ ပစၥည္း ေအဂ်င့္ ႏွင့္ ၄င္း", "သတ္တိ ပစ္စည်း အေဂျင့် နှင့် ၎င်း"),
]
OTHERS = [
    ("my", "အလုပ်ခေါ်စာ စားပွဲထိုး ၅ ယောက်၊ လစာ ၃ သိန်း၊ ယောက်ျား ကျွန်ုပ် သတ္တိ ပဉ္စမ ဩဂုတ် စင်္ကာပူ"),
    ("shn", "ၶႂ်ႈလႆႈၵူၼ်းႁဵတ်းၵၢၼ် 10 ၵေႃႉ ၵႃႈႁႅင်း 300 ဝၢတ်ႇ တီႈမႄႈသၢႆ ႁႃႁိူၼ်းပၼ်ယူႇ"),
    ("mnw", "ပ္ဍဲဍုၚ်သေံ သၠဲကောန်ဂကောံမန် နွံပၟိက်ကမၠောန် ၁၀ တၠ၊ လဟာ ၃၀၀ ဗာတ်"),
    ("ksw", "ကညီကျိာ် မ့ၢ်ပှၤကညီအကျိာ်လီၤ. တၢ်မၤအိၣ်ဝဲဒၣ် ၁၀ ဂၤ, တၢ်ဟ့ၣ်လဲ ၃၀၀ ဘး"),
    ("kjp", "မဒ္ဒၶုံး တလႊာႏ နမ်း ထာꩻ"),
    ("th", "รับสมัครแม่ครัว 5 อัตรา"),
]


@pytest.mark.parametrize(("typed", "meant"), CASES)
def test_converted(typed: str, meant: str) -> None:
    found = zawgyi.to_unicode(typed)
    assert found and found.text == meant


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_left_alone(language: str, text: str) -> None:
    """Other languages of the script use Zawgyi's code points for letters of their own."""
    assert zawgyi.to_unicode(text) is None, language
    assert fold(text).text.replace(" ", "") == text.casefold().replace(" ", "")


def test_each_line_on_its_own() -> None:
    """Posts often say the same in both encodings; a line that tells nothing follows the others."""
    text = "လစာကောင်းပေးမည်။\nလစာေကာင္းေပးမည္။\nလစာ"
    found = zawgyi.to_unicode(text)
    assert found and found.text == "လစာကောင်းပေးမည်။\nလစာကောင်းပေးမည်။\nလစာ"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u101c\u102f\u102d\u1004\u103a\u1038", "\u101c\u102d\u102f\u1004\u103a\u1038"),  # line
        ("\u1001\u103d\u1004\u103a\u1037", "\u1001\u103d\u1004\u1037\u103a"),  # leave
        ("\u1005\u1036\u102f", "\u1005\u102f\u1036"),  # complete
    ],
)
def test_unicode_in_another_order_is_the_same_word(typed: str, meant: str) -> None:
    assert fold(typed).text == fold_word(typed) == fold_word(meant) == meant


def test_spans_are_those_of_the_original() -> None:
    text = "Job: ေယာက္်ား ၅ ဦး"
    folded = fold(text)
    start = folded.text.index("ယောက်ျား")
    first, last = folded.span(start, start + len("ယောက်ျား"))
    assert text[first:last] == "ေယာက္်ား"


@given(st.text(st.characters(min_codepoint=0x1000, max_codepoint=0x109F) | st.sampled_from(" \n၀a"), max_size=60))
def test_any_text_of_the_script(text: str) -> None:
    found = zawgyi.to_unicode(text)
    if found:
        assert len(found.text) == len(found.starts) == len(found.ends)
        assert list(found.starts) == sorted(found.starts) and list(found.ends) == sorted(found.ends)
        assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))


# -- the same ad in both encodings ---------------------------------------------------------------------------------------------

_SYLLABLE = re.compile(
    "(\u1004\u103a\u1039)?([\u1000-\u102a\u103f])((?:\u1039[\u1000-\u1021])?)([\u102b-\u1032\u1036-\u1038\u103a-\u103e]*)"
)
_TYPED = "\u103b\u103d\u103e\u102d\u102e\u1032\u102f\u1030\u102b\u102c\u1036\u103a\u1037\u1038"


def _typed(text: str) -> str:
    """`text` (Unicode) as somebody types it in Zawgyi: the table read backwards, signs in the order in which they are drawn."""
    single = {row["unicode"]: chr(int(row["zawgyi"], 16)) for row in reversed(Tables().rows("zawgyi"))}

    def one(part: str) -> str:
        return single.get(" ".join(f"{ord(char):04X}" for char in part), part)

    def syllable(match: re.Match[str]) -> str:
        kinzi, letter, stack, signs = match[1] or "", match[2], match[3], match[4]
        asat_first = signs.startswith("\u103a\u103b")  # the word for man
        order = sorted(signs, key=lambda sign: -1 if asat_first and sign == "\u103a" else _TYPED.find(sign))
        drawn = [sign for sign in order if sign not in "\u1031\u103c"]
        ahead = ("\u1031" if "\u1031" in signs else "") + ("\u103b" if "\u103c" in signs else "")
        return (
            ahead
            + one(letter) * (letter == "\u103f")
            + letter * (letter != "\u103f")
            + one(stack) * bool(stack)
            + one(kinzi) * bool(kinzi)
            + "".join(map(one, drawn))
        )

    return _SYLLABLE.sub(syllable, text)


TEXTS = Path(__file__).parent.parent / "eval" / "texts"
BURMESE = [
    entry
    for path in sorted(TEXTS.glob("*.jsonl"))
    for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    if entry["language"] == "my" and entry["split"] == "tune" and zawgyi.to_unicode(entry["text"]) is None
]


def _gist(found: Analysis, firm: bool) -> list[object]:
    """What does not depend on how the words are encoded. Two things do a little, for our typist writes some words otherwise: a role in
    an ad hangs on the likelihood of a plea, and whether a name is a village, a firm or nothing on the words around it. Without `firm`,
    what hangs on the firm is left out: its indicators, and whether the band is none or low."""
    pay, aside = found.salary, {"obfuscated_contact", "counter_named_employer"} | (set() if firm else {"vague_employer"})
    return [
        found.kind,
        found.risk.band if firm or found.risk.band not in {"none", "low"} else "not risky",
        sorted({hit.id for hit in found.risk.indicators} - aside),
        pay and (pay.min, pay.max, pay.currency, pay.period),
        sorted((contact.type, contact.value) for contact in found.contacts),
        sorted((place.name, place.role) for place in found.locations if not (place.text or "").isascii()),
        found.job.total_job_openings,
        [occupation.isco08 for occupation in found.job.occupations],
        found.dates,
    ]


def _twins(text: str) -> tuple[Analysis, Analysis]:
    return extract.analyze(text, country="MM"), extract.analyze(_typed(text), country="MM")


@pytest.mark.parametrize("entry", BURMESE, ids=lambda entry: str(entry["id"]))
def test_read_as_its_unicode_twin(entry: dict[str, str]) -> None:
    plain, found = _twins(entry["text"])
    firm = (plain.employer is None) == (found.employer is None)
    assert _gist(found, firm) == _gist(plain, firm)
    typed = _typed(entry["text"])
    for place in found.locations:
        assert place.start is None or typed[place.start : place.end] == place.text


def test_nearly_all_firms_are_read_in_both() -> None:
    lost = [entry["id"] for entry in BURMESE if len({one.employer is None for one in _twins(entry["text"])}) > 1]
    assert not lost


@pytest.mark.parametrize("piece", ["ေ", "က္", "ေက္ာ", "\u1039", "ျ", "ေ\n", "၀"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(zawgyi.to_unicode, piece * (size // len(piece))), 50_000)
