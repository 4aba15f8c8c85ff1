"""Places: what is found in running text in many languages, what it is taken for, and the part it plays."""

import json
import os
import subprocess
import sys
import unicodedata
from functools import partial
from pathlib import Path

import pytest

from extract.findings import Ad, Location
from extract.gazetteer.gazetteer import open_gazetteer
from extract.place import role_model as place_role_model
from extract.place.places import cases, find
from extract.reading import Entity, Reading
from extract.tables import DATA, TableError, Tables
from tests.linear import assert_linear

TABLES = Tables()
CASES = [json.loads(line) for line in (Path(__file__).parent / "places.jsonl").read_text(encoding="utf-8").splitlines()]


def places(text: str, kind: str = "job_ad", language: str = "en", **fields: object) -> tuple[Location, ...]:
    return find(Reading(Ad(text, **fields), TABLES, languages=(language,), kind=kind))  # type: ignore[arg-type]  # test shorthand


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_places_and_roles(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = places(text, str(case["kind"]), str(case["lang"]))
    assert all(text[f.start : f.end] == f.text for f in found)
    told = {f"{f.name}:{f.role}" for f in found}
    wanted, allowed = set(case["want"]), set(case.get("may", []))  # type: ignore[call-overload]  # JSON lists
    assert wanted <= told
    assert told <= wanted | allowed


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("西港", "hotspot:kh-sihanoukville"),
        ("妙瓦底", "hotspot:mm-myawaddy"),
        ("老街", "hotspot:mm-laukkaing"),
        ("金三角", "hotspot:la-gtsez"),
        ("大其力", "hotspot:mm-tachileik"),
        ("木姐", "hotspot:mm-muse"),
        ("เมียวดี", "hotspot:mm-myawaddy"),
        ("Bavet", "hotspot:kh-bavet"),
        ("shwe kokko", "hotspot:mm-shwe-kokko"),
        ("K.K. Park", "hotspot:mm-kk-park"),
        ("Bokeo", "hotspot:la-bokeo"),
        ("Laukkaing", "hotspot:mm-laukkaing"),
        ("O Smach", "hotspot:kh-osmach"),
        ("西哈努克", "hotspot:kh-sihanoukville"),
        ("波贝", "hotspot:kh-poipet"),
        ("Las Piñas", "hotspot:ph-laspinas"),
        ("Parañaque", "hotspot:ph-paranaque"),
        ("PARANAQUE", "hotspot:ph-paranaque"),
    ],
)
def test_hotspots_come_first(name: str, place_id: str) -> None:
    assert open_gazetteer(TABLES).lookup(name)[0].place.place_id == place_id


@pytest.mark.parametrize(
    "text",
    [
        "タイピングのスタッフ、サンプルのタイプ",
        "lim chat support, muse of the clark, long bay",
        "Mail rrhh@bahia.example or t.me/fake_tm_seoul or @fake_dubai_hr",
        "คนไทย พูดภาษาไทย",
        "限中国人，会泰语",
        "Cần người biết tiếng Trung, gia đình trả triệu tiền",
    ],
)
def test_no_place_where_there_is_none(text: str) -> None:
    assert places(text) == ()


def test_spans_survive_width_case_and_invisible_characters() -> None:
    text = "Work in ＭＹＡＷＡＤＤＹ and Poi\u200bpet"
    found = places(text)
    assert [(f.hotspot, text[f.start : f.end]) for f in found] == [
        ("mm-myawaddy", "ＭＹＡＷＡＤＤＹ"),
        ("kh-poipet", "Poi\u200bpet"),
    ]


def test_ambiguous_names_go_by_the_rest_of_the_ad() -> None:
    def country(text: str) -> set[str | None]:
        return {f.country for f in places(text) if f.level == "place"}

    assert country("Hiring cooks in Hyderabad, Pakistan") == {"PK"}
    assert country("Hiring cooks in Hyderabad, India") == {"IN"}
    assert country("Hiring cooks in Hyderabad") == set()
    assert "VN" in country("越南老街工厂招聘")


def test_an_abbreviation_is_a_town_where_more_than_its_size_speaks_for_it() -> None:
    assert "PJ" not in {p.text for p in places("Desenvolvedor em São Paulo. Contratação PJ, R$ 50 por hora.", language="pt")}
    assert "JB" not in {p.text for p in places("Cashier JB, SGD 2000")}
    found = {p.text: p.country for p in places("Kitchen helper wanted in PJ, RM 1800 a month, WhatsApp +60 12 000 0000")}
    assert found == {"PJ": "MY"}


def test_place_found_only_in_the_title_has_no_span() -> None:
    (found,) = places("Chat agents wanted.", title="Customer service, Bavet")
    assert (found.text, found.start, found.end, found.hotspot, found.role) == ("Bavet", None, None, "kh-bavet", "workplace")


@pytest.mark.parametrize(
    "location",
    [
        "Bavet, Cambodia",
        {"@type": "Place", "address": {"addressLocality": "Bavet", "addressCountry": "KH"}},
        [{"address": {"addressLocality": "Bavet", "addressCountry": {"name": "Cambodia"}}}],
        {"address": "Bavet, Cambodia"},
    ],
)
def test_structured_job_location(location: object) -> None:
    found = places("Chat agents wanted.", job_location=location)
    assert {f.place_id for f in found} >= {"hotspot:kh-bavet"}
    assert all(f.start is None and f.role == "workplace" for f in found)


@pytest.mark.parametrize("location", [7, {"address": None}, {"address": {"addressLocality": ["x"]}}, [[]], "", {}])
def test_odd_job_locations_do_no_harm(location: object) -> None:
    assert places("Chat agents wanted.", job_location=location) == ()


@pytest.mark.parametrize(
    "piece",
    ["A", "西港", "a.", "x@", "Work in Paris, ", "UK ", "UK London "],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(places, piece * (size // len(piece))), 6_000)


def test_a_person_is_no_town() -> None:
    text = "Call Gordon Itasca about it in Itasca."
    start = text.index("Gordon")
    reading = Reading(
        Ad(text), TABLES, languages=("en",), kind="job_ad", entities=(Entity("PERSON", "Gordon Itasca", start, start + 13),)
    )
    assert all(f.start != start + 7 for f in find(reading))


def test_every_row_that_names_a_place_names_a_known_one() -> None:
    hotspots = {row["id"] for row in TABLES.rows("hotspots")}
    assert {row["hotspot"] for row in TABLES.rows("hotspot_names")} <= hotspots
    countries = {row["code"] for row in TABLES.rows("countries")}
    assert {row["country"] for row in TABLES.rows("country_names")} <= countries
    gazetteer = open_gazetteer(TABLES)
    for row in TABLES.rows("place_aliases"):
        assert row["place_id"] in {n.place.place_id for n in gazetteer.lookup(row["name"])}, row
    for row in TABLES.rows("local_names"):
        if row["place_id"]:
            assert row["place_id"] in {n.place.place_id for n in gazetteer.lookup(row["names"].split("|")[0])}, row


def test_own_tables_add_places(tmp_path: Path) -> None:
    header = (DATA / "hotspot_names.csv").read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "hotspot_names.csv").write_text(f"{header}\nNew Lotus Quarter,kh-bavet,en,0,us,2026-11-25\n", encoding="utf-8")
    found = find(Reading(Ad("Work in New Lotus Quarter"), Tables(tmp_path), languages=("en",), kind="job_ad"))
    assert [f.hotspot for f in found] == ["kh-bavet"]


def test_two_processes_build_at_once_and_neither_harms_the_other(tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from extract.tables import Tables; from extract.gazetteer.gazetteer import open_gazetteer;"
        "assert open_gazetteer(Tables()).lookup('Bavet')[0].place.hotspot == 'kh-bavet';"
        # Not ru_maxrss: a child has its parent's until it has more of its own.
        "print(next(int(line.split()[1]) // 1024 for line in Path('/proc/self/status').open() if line.startswith('VmHWM')))"
    )
    environment = os.environ | {"OSINT_CACHE": str(tmp_path), "PYTHONPATH": str(DATA.parents[1])}
    run = [sys.executable, "-c", code]
    both = [subprocess.Popen(run, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    memory = [int(process.communicate()[0]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert max(memory) < 300
    assert len(list(tmp_path.iterdir())) == 1
    built = next(tmp_path.iterdir()).stat().st_ino
    subprocess.run(run, env=environment, check=True, stdout=subprocess.DEVNULL)
    assert next(tmp_path.iterdir()).stat().st_ino == built  # another file would be renamed into its place


def _own_places(folder: Path, *rows: str) -> Tables:
    header = (DATA / "places.csv").read_text(encoding="utf-8").splitlines()[0]
    (folder / "places.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return Tables(folder)


def test_own_places_csv_adds_and_corrects(tmp_path: Path) -> None:
    tables = _own_places(
        tmp_path,
        "Blue Lotus Campus,蓝莲园区|บลูโลตัส,KH,Kampot,10.6100,104.1800,compound,2,0,us,2026-11-25",
        "Europe,,FR,,48.0000,2.0000,place,9,0,us,2026-11-25",
    )

    def found(text: str, language: str) -> list[tuple[str, str | None, str, float]]:
        read = find(Reading(Ad(text), tables, languages=(language,), kind="job_ad"))
        return [(f.name, f.country, f.level, f.precision_km) for f in read]

    assert found("Typing at Blue Lotus Campus", "en") == [("Blue Lotus Campus", "KH", "compound", 2.0)]
    assert found("蓝莲园区招打字员", "zh-Hans") == [("Blue Lotus Campus", "KH", "compound", 2.0)]
    assert found("หาแอดมินที่บลูโลตัส", "th") == [("Blue Lotus Campus", "KH", "compound", 2.0)]
    assert found("Work in Europe", "en") == [("Europe", "FR", "place", 9.0)]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("X,,KH,,eleven,104,place,2,0,us,2026-11-25", "latitude is 'eleven', not a latitude"),
        ("X,,KH,,,104,place,2,0,us,2026-11-25", "latitude is '', not a latitude"),
        ("X,,KH,,95,104,place,2,0,us,2026-11-25", "latitude is '95', not a latitude"),
        ("X,,KH,,11,104,planet,2,0,us,2026-11-25", "level is 'planet', not one of compound, place, admin1, country"),
        ("X,,KH,,11,104,place,2,0,us,2026-11-25\nX,,KH,,11,104,place,2,0,us,2026-11-25", "twice in one country"),
    ],
)
def test_own_places_csv_with_an_error_names_the_row(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(TableError, match=rf"places\.csv[,:] X: .*{told}"):
        open_gazetteer(_own_places(tmp_path, row))


def test_a_name_has_one_meaning_in_a_document() -> None:
    found = places("A bakery in Paris, Texas is for sale. Paris has 25,000 people.", "news")
    assert {f.admin1 for f in found if f.name == "Paris"} == {"Texas"}


def test_the_places_of_a_text_tell_which_namesake_is_meant() -> None:
    def country(text: str) -> set[str | None]:
        return {f.country for f in places(text, "news") if f.text == "Georgia"}

    assert country("Georgia and Tbilisi, pay in lari") == {"GE"}
    assert country("From Atlanta to Savannah: Georgia, Alabama and Florida") == {"US"}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("İZMİR'de garson aranıyor", "tr", "İzmir"),
        ("Toshkentdan odam kerak", "uz", "Tashkent"),
        ("清萊餐廳徵人", "zh-Hant", "Chiang Rai"),
        ("Мы из Новосибирска", "ru", "Novosibirsk"),
        ("Tuyển người tại Đà Nẵng", "vi", "Da Nang"),
        ("Ohio's capital is Columbus", "en", "Ohio"),
        ("മ Working in St. Louis", "en", "St. Louis"),
    ],
)
def test_written_forms(text: str, language: str, name: str) -> None:
    assert name in {f.name for f in places(text, "news", language)}
    decomposed = unicodedata.normalize("NFD", text)
    assert name in {f.name for f in places(decomposed, "news", language)}


@pytest.mark.parametrize(
    ("text", "language", "hotspot"),
    [
        ("Work in Sihanoukvile", "en", "kh-sihanoukville"),
        ("Typing job at Myawadddy", "en", "mm-myawaddy"),
        ("মায়াওয়াডিতে চাকরি", "bn", "mm-myawaddy"),
        ("Работа в Сиануквилле", "ru", "kh-sihanoukville"),
    ],
)
def test_one_wrong_letter_in_a_hotspots_name(text: str, language: str, hotspot: str) -> None:
    assert [f.hotspot for f in places(text, language=language)] == [hotspot]


@pytest.mark.parametrize(
    "text", ["ব্যাংকে চাকরি, ব্যাংক কর্মকর্তা", "laundering in chinatowns and handling", "Tachilingus Sihanoukvanille"]
)
def test_no_hotspot_in_another_word(text: str) -> None:
    assert not [f for f in places(text, language="bn") if f.hotspot]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("โรงแรมย่านทองหล่อ รับพนักงานต้อนรับ", "own:TH:thonglor"),
        ("ढाका में नहीं, करामा दुबई में काम", "geonames:6691091"),
        ("सुनसरीमा काम", "own:NP:sunsari"),
        ("Ўзбекистондан Камбоджадаман деб ёзди", "country:KH"),
        ("Laosga ketamiz", "country:LA"),
        ("काम अमेरिका में", "country:US"),
    ],
)
def test_districts_and_colloquial_names_are_found(text: str, place_id: str) -> None:
    assert place_id in {f.place_id for f in places(text)}


@pytest.mark.parametrize(
    "text",
    [
        "云贝跨境科技(深圳)有限公司诚聘",
        "nol delapan satu lima, kirim CV ke WA",
        "KAZI KAZI KAZI",
        "අධ්‍යාපනයක් නැති",
        "Mersin Limanı değil, liman işi",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert {f.name for f in places(text)} <= {"Mersin"}


def test_a_list_is_no_town_and_its_county() -> None:
    found = {f.name: f for f in places("年龄18到26,广州、长沙的可以先线下见面", language="zh-Hans")}
    assert found["Changsha"].admin1 == "Hunan Sheng"


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Work in Batumi. Our clients are in Germany.", "en", {"Batumi:workplace", "Germany:mention"}),
        ("Работа в Батуми, работаем с клиентами из Германии", "ru", {"Batumi:workplace", "Germany:mention"}),
        (
            "Factory workers for Taiwan. Client interview and trade test in Manila.",
            "en",
            {"Taiwan:workplace", "Manila:origin"},
        ),
    ],
)
def test_whom_the_work_is_for_and_where_one_is_seen_first(text: str, language: str, told: set[str]) -> None:
    assert told <= {f"{f.name}:{f.role}" for f in places(text, language=language)}


def test_a_line_break_ends_a_clause() -> None:
    found = {f.text: f.role for f in places("Customer service, Bavet office\nInterview:\nColombo 03")}
    assert found == {"Bavet": "workplace", "Colombo": "origin"}


def test_the_model_of_roles_leaves_a_long_list_to_the_rules() -> None:
    (case,) = cases(Reading(Ad("Bavet, Cambodia. " * 200), TABLES, languages=("en",), kind="job_ad"))
    assert len(case.found) > place_role_model.MOST
    assert place_role_model.decide(case) == list(case.given)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("연남동 카페에서 일할 분", "ko", {"Yeonnam"}),
        ("လုပ်ငန်းခွင် ဘိုကလေး မြို့", "my", {"Bogale"}),
        ("सेल्समैन चाहिए, गाज़ियाबाद और फरीदाबाद", "hi", {"Ghāziābād", "Faridabad"}),
        ("Myavaddi shahrida ish, Vetnam orqali", "uz", {"Myawaddy", "Vietnam"}),
        ("Vaga em Cajamar/SP, moradia inclusa", "pt", {"Cajamar", "São Paulo"}),
        ("Vaga na Tailândia com passagem paga", "pt", {"Thailand"}),
        ("Sale thị trường Mỹ, làm ở Hà Nội", "vi", {"United States", "Hanoi"}),
        ("Tại Quảng Trị đã có 6 người bị lừa", "vi", {"Quảng Trị"}),
        ("Bangkok based company, 3 days hotel", "en", {"Bangkok"}),
        ("Chat with UK clients from our office in Gurgaon", "en", {"United Kingdom", "Gurugram"}),
        ("实际地点在香港银行户口另给", "zh-Hans", {"Hong Kong"}),
    ],
)
def test_names_that_were_not_found_before(text: str, language: str, told: set[str]) -> None:
    assert {place.name for place in places(text, language=language)} == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My brother is safe now", "en"),
        ("Thẩm mỹ viện tuyển nhân viên", "vi"),
        ("Trường Mỹ Anh tuyển giáo viên", "vi"),
        ("dọn nhà thanh xuân của tôi", "vi"),
        ("ကျောင်းမှာ တက်ရမယ်", "my"),  # a school, not Kyaw
        ("Pastelaria Lisboa Antiga", "pt"),
        ("Кав'ярня «Відень»", "uk"),
    ],
)
def test_words_that_hold_a_short_or_borrowed_name(text: str, language: str) -> None:
    assert places(text, language=language) == ()
