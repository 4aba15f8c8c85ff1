"""Places: the towns of an address and of a list play one part; parts of longer names and other words are no places."""

import pytest

import extract
from extract.findings import Ad
from extract.place.places import find
from extract.reading import Entity, Reading
from extract.tables import Tables

TABLES = Tables()


def parts(text: str, language: str, country: str | None = None) -> dict[str, str]:
    """The parts of the places of an ad, by the words that name them."""
    reading = Reading(Ad(text, country=country), TABLES, languages=(language,), kind="job_ad")
    return {place.text: place.role for place in find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "country", "names"),
    [
        ("招聘客服\n地點：台北 / 香港 / 吉隆坡 / 泰國\n薪資 20K", "zh-Hant", None, {"台北", "香港", "吉隆坡", "泰國"}),
        (
            "📍 工作地点（任选其一）\n香港｜马来西亚｜日本｜越南\n\n本科及以上",
            "zh-Hans",
            None,
            {"香港", "马来西亚", "日本", "越南"},
        ),
        ("Cook\nLocation: Manila, Cebu or Singapore\nApply now", "en", "PH", {"Manila", "Cebu", "Singapore"}),
        (
            "Developer\n\n- Bangkok - Thailand or Ho Chi Minh - Vietnam\n",
            "en",
            None,
            {"Bangkok", "Thailand", "Ho Chi Minh", "Vietnam"},
        ),
    ],
)
def test_a_list_behind_a_label_is_all_workplaces(text: str, language: str, country: str | None, names: set[str]) -> None:
    found = parts(text, language, country)
    assert {name for name, part in found.items() if part == "workplace"} == names


@pytest.mark.parametrize(
    ("text", "language", "country", "name"),
    [
        ("รับสมัครแม่บ้าน ติดต่อ HR\nบริษัท ฟ้าปลอม จำกัด\nแขวงรัชดาภิเษก เขตดินแดง กรุงเทพมหานคร 10400", "th", "TH", "กรุงเทพมหานคร"),
        ("民宿徵小幫手，協助早餐準備、客房清潔\n台東縣鹿野鄉\n供食宿", "zh-Hant", "TW", "台東縣"),
    ],
)
def test_the_address_of_a_plain_ad_is_where_the_work_is(text: str, language: str, country: str, name: str) -> None:
    assert parts(text, language, country)[name] == "workplace"


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Factory workers for Doha. Interview: Fake Agency, 12 Lake Road, Nairobi, Kenya.", "en", "KE"),
        ("Work in Dubai. Candidates from Nairobi, Kenya only.", "en", "KE"),
    ],
)
def test_where_one_is_seen_first_or_recruited_stays_the_origin(text: str, language: str, country: str) -> None:
    found = parts(text, language, country)
    assert {found[name] for name in ("Nairobi", "Kenya") if name in found} == {"origin"}


@pytest.mark.parametrize(
    ("text", "language", "country", "wrong"),
    [
        ("Cần Thợ nail gấp, lương cao, bao ở", "vi", "US", "Cần Thợ"),
        ("Lập trình viên có 1 – 4 năm kinh nghiệm, làm ở công ty", "vi", "VN", "năm kinh"),
        ("Tuyển phụ quán tại 18 Yên Lãng, bao ăn ở", "vi", "VN", "Yên"),
        ("Nhà ở Phú Mỹ Hưng cần cô giúp việc, lương tốt", "vi", "VN", "Phú Mỹ"),
        ("Office: 18 Nguyen Thai Binh Ward, call us", "en", "VN", "Thai Binh"),
        ("Our shop is in TNR Building, second floor", "en", "VN", "TNR"),
        ("Wanted: QA/QC inspector, welder, driver", "en", "IN", "QC"),
        ("Para atuar na área comercial, você precisa de experiência", "pt", "BR", "Para"),
        ("Operations: Region 6, roads and transport", "en", "ZA", "Region"),
        ("勤務地 福島県二本松市成田字柏崎", "ja", "JP", "成田"),
        ("会大数据和机器学习", "zh-Hans", "CN", "大数"),
        ("工厂在九龙虚区里", "zh-Hans", "CN", "九龙"),
    ],
)
def test_parts_of_other_names_and_words_are_no_places(text: str, language: str, country: str, wrong: str) -> None:
    assert wrong not in parts(text, language, country)


@pytest.mark.parametrize(
    ("text", "language", "country", "name"),
    [
        ("Tuyển phụ bếp tại Cần Thơ, bao ăn ở", "vi", "VN", "Cần Thơ"),
        ("Fly to TNR, then by car. Flight SGN Airport", "en", "VN", "TNR"),
        ("Vaga em Belém, Pará. Você precisa de experiência", "pt", "BR", "Pará"),
        ("工作地点渝北", "zh-Hans", "CN", "渝北"),
        ("工作地点沙坪坝大学城", "zh-Hans", "CN", "沙坪坝"),
        ("地点：北京·朝阳·三里屯", "zh-Hans", "CN", "朝阳"),
        ("重庆市九龙坡区工业园招工", "zh-Hans", "CN", "九龙坡区"),
        ("주소 노원구 초안로 1길", "ko", "KR", "노원구"),
        ("현장은 부산/거제 그리고 경남입니다", "ko", "KR", "경남"),
        ("Toshkent, Zangiota tumanida oshpaz kerak", "uz", "UZ", "Zangiota"),
        ("Địa điểm làm việc: Q.6, TP.HCM", "vi", "VN", "Q.6"),
        ("Konum: Bakırköy, İstanbul", "tr", "TR", "Bakırköy"),
        ("Location: Nelson Mandela Bay", "en", "ZA", "Nelson Mandela Bay"),
    ],
)
def test_second_level_places_are_found(text: str, language: str, country: str, name: str) -> None:
    assert any(name in found or found in name for found in parts(text, language, country))


def test_a_town_before_its_state_is_in_no_longer_name() -> None:
    text = "Tuyển thợ nail tại Houston, TX"
    reading = Reading(Ad(text, country="US"), TABLES, languages=("vi",), kind="job_ad")
    reading.entities = (Entity("ORG", text[6:26], 6, 26),)
    assert "Houston" in {place.text for place in find(reading)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Fake Person and I am based in Poland. We need a caller for interviews.", "Poland"),
        ("Техническая компания с представительствами в России и США ищет тестировщика", "США"),
    ],
)
def test_seats_of_firms_and_citizens_are_no_workplaces(text: str, name: str) -> None:
    found = {place.text: place.role for place in extract.analyze(text).locations}
    assert found.get(name) != "workplace"


@pytest.mark.parametrize("piece", ["Nguyễn Thái ", "台北 / 香港 ", "12 Lake Road, Pune, ", "QA/QC "])
def test_long_texts_take_linear_time(piece: str) -> None:
    assert parts(piece * 2000, "vi") is not None
