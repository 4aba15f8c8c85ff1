"""Small places: right behind the one that they lie in, told by the word for their kind, and named again outside an employer's name."""

from functools import partial

import pytest

from extract.findings import Ad, Location
from extract.place.generics import with_generics
from extract.place.mentions import mentions, softened
from extract.place.nested import with_nested
from extract.place.places import find, outside
from extract.reading import Reading
from extract.tables import Tables
from extract.text.normalize import fold
from tests.linear import assert_linear

TABLES = Tables()
HOME = frozenset({"CN", "RU", "JO", "VN"})


def read(text: str, language: str, country: str | None) -> tuple[Reading, tuple[Location, ...]]:
    reading = Reading(Ad(text, country=country), TABLES, languages=(language,), kind="job_ad")
    reading.locations = find(reading)
    return reading, reading.locations


@pytest.mark.parametrize(
    ("text", "language", "country", "wanted"),
    [
        ("招聘仓管，地址：杭州余杭，月薪6000", "zh-Hans", "CN", {"杭州", "余杭"}),
        ("厂址在东莞市厚街镇，招普工", "zh-Hans", "CN", {"东莞市", "厚街镇"}),
        ("彰化田尾 送貨司機 月薪3萬", "zh-Hant", "TW", {"彰化", "田尾"}),
        ("倉庫は小田原の国府津です。時給1100円", "ja", "JP", {"小田原", "国府津"}),
        ("場所：女川町\n賃金 1,050円", "ja", "JP", {"女川町"}),
        ("근무지: 강원 횡성 둔내, 캐디 모집", "ko", "KR", {"강원", "횡성", "둔내"}),
        ("صيدلي\nإربد - الحصن\n400", "ar", "JO", {"إربد", "الحصن"}),
        ("Повар / Плёс, Ивановская обл.", "ru", "RU", {"Плёс", "Ивановская обл"}),
        ("平日配送：橿原、下市、吉野方面", "ja", "JP", {"橿原", "下市", "吉野"}),
    ],
)
def test_small_places_behind_known_ones(text: str, language: str, country: str, wanted: set[str]) -> None:
    assert {place.text for place in read(text, language, country)[1]} == wanted


@pytest.mark.parametrize(
    ("text", "language", "country", "none"),
    [
        ("临沂市义堂镇 叉车司机", "zh-Hans", "CN", "义堂镇"),  # known, but in another province
        ("招聘田尾店員", "zh-Hant", "TW", "田尾"),  # no known place before it
        ("평택 고덕 삼성현장 조공", "ko", "KR", "삼성"),
        ("場所：女川町\n賃金 1,050円", "ja", "VN", "女川町"),
    ],
)
def test_what_does_not_lie_there_is_left_out(text: str, language: str, country: str, none: str) -> None:
    assert none not in {place.text for place in read(text, language, country)[1]}


def test_a_place_in_an_employers_name_stays_where_it_is_named_again() -> None:
    text = "Madurai Annam Mess\nCook wanted. The kitchen is in Madurai."
    reading, found = read(text, "en", "IN")
    assert [place.start for place in found] == [0]
    assert [place.start for place in outside(reading, 0, 18)] == [text.rindex("Madurai")]
    assert outside(reading, 20, 30) == list(found)


@pytest.mark.parametrize(
    ("text", "language", "country", "wanted"),
    [
        ("Требуется доярка в аг. Озерцо, жильё есть", "ru", "BY", "Озерцо"),
        ("Медсестра, с. Чемал, график 2/2", "ru", "RU", "Чемал"),
        ("Tiệm bánh ở thị trấn Đu cần một thợ phụ", "vi", "VN", "Đu"),
        ("Сатушы керек, Қызылорда қаласы, Тасбөгет кенті", "kk", "KZ", "Тасбөгет"),
    ],
)
def test_names_beside_a_word_for_a_kind_of_place(text: str, language: str, country: str, wanted: str) -> None:
    assert wanted in {place.text for place in read(text, language, country)[1]}


@pytest.mark.parametrize(
    ("text", "language", "country", "none"),
    [
        ("Продавец в магазин, пос. Мирный", "ru", "RU", "Мирный"),  # many bear the name
        ("Требуется доярка в аг. Озерцо", "ru", "KZ", "Озерцо"),
        ("An toàn xã hội, làm ở quận mình", "vi", "VN", "hội"),
    ],
)
def test_words_beside_a_kind_of_place_that_name_none(text: str, language: str, country: str, none: str) -> None:
    assert none not in {place.text for place in read(text, language, country)[1]}


@pytest.mark.parametrize("piece", ["招工杭州余杭、", "в пос. Мирный, с. ", "إربد - الحصن ، ", "xã Hàm Ninh, thị trấn "])
def test_long_texts_take_linear_time(piece: str) -> None:
    def work(size: int) -> partial[object]:
        text = piece * (size // len(piece))
        folded = fold(text)
        soft = softened(folded.text)
        found = mentions(folded, text, TABLES)

        def both() -> None:
            with_generics(with_nested(found, folded, soft, text, HOME, TABLES), folded, soft, text, HOME, TABLES)

        return partial(both)

    assert_linear(work, 4_000)
