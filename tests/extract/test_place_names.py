"""Places: names of small towns, in cases, in texts without capitals, as codes and abbreviations, in lists of countries."""

import pytest

import extract
from extract.findings import Ad
from extract.place.places import find
from extract.reading import Reading
from extract.tables import Tables

TABLES = Tables()


def named(text: str, language: str, country: str | None = None) -> set[str]:
    reading = Reading(Ad(text, country=country), TABLES, languages=(language,), kind="job_ad")
    return {place.name for place in find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("店員募集、勤務地は岩国です", "ja", {"Iwakuni"}),
        ("徵作業員,上班地點在草屯", "zh-Hant", {"Caotun"}),
        ("गोरखपुर में काम है", "hi", {"Gorakhpur"}),
        ("रफीगंज में दुकान पर लड़का चाहिए", "hi", {"Rafiganj"}),
        ("ስራ በፍኖተ ሰላም", "am", {"Finote Selam"}),
        ("Автобус возит людей из Закаменска каждый день", "ru", {"Zakamensk"}),
    ],
)
def test_small_towns_beside_a_word_that_places_follow(text: str, language: str, told: set[str]) -> None:
    assert named(text, language) == told


@pytest.mark.parametrize(("text", "language"), [("担当の岩国までお電話ください、時給千円", "ja"), ("三次面接があります", "ja")])
def test_two_characters_are_no_town_without_a_sign(text: str, language: str) -> None:
    assert not named(text, language) & {"Miyoshi", "Sanjō"}


def test_a_village_does_not_have_the_inhabitants_of_its_namesake() -> None:
    reading = Reading(Ad("Gorakhpur se ladke chahiye", country="IN"), TABLES, languages=("hi-Latn",), kind="job_ad")
    assert [place.admin1 for place in find(reading)] == ["Uttar Pradesh"]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("জর্ডানে মহিলা মেশিন অপারেটর নিয়োগ", "bn", {"Jordan"}),
        ("थाइल्यान्डको चियाङ माईमा काम", "ne", {"Thailand", "Chiang Mai"}),
        ("ముంబై, బెర్లిన్ లో ఉద్యోగాలు", "te", {"Mumbai", "Berlin"}),
        ("עבודה בקזחסטאן, משרד באיסטנבול", "he", {"Kazakhstan", "Istanbul"}),
        ("מחפשים טבח במסעדה בחיפה, עבודה במשמרות", "he", {"Haifa"}),
    ],
)
def test_countries_and_cities_as_each_language_writes_them(text: str, language: str, told: set[str]) -> None:
    assert named(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("kerja kilang di batu pahat, geng kluang boleh naik van sekali, gaji mingguan", "ms", {"Batu Pahat", "Kluang"}),
        ("шукаємо хлопців на склад у вроцлав, офіс в ужгороді", "uk", {"Wrocław", "Uzhhorod"}),
    ],
)
def test_texts_without_capitals(text: str, language: str, told: set[str]) -> None:
    assert named(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("VAGAS PARA ATENDENTE EM CAMPINAS. INSCREVA-SE EM NOSSO ESCRITORIO. SALARIO 1800 REAIS", "pt", {"Campinas"}),
        ("NAGHAHANAP KAMI NG KUSINERO SA LAOS. LIMA ANG KAILANGAN. SAHOD 30K, LIBRE ANG TIRAHAN", "tl", {"Laos"}),
        ("RECRUTEMENT DE SERVEURS POUR UN HOTEL D'AGADIR. SALAIRE 5000 DH, LOGEMENT OFFERT", "fr", {"Agadir"}),
    ],
)
def test_loud_texts(text: str, language: str, told: set[str]) -> None:
    assert named(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "country", "told"),
    [
        (
            "大樓維修人員\n工作地點: 內湖、南港、松山、信義",
            "zh-Hant",
            "TW",
            {"Neihu", "Nangang", "Songshan Taipei", "Xinyi Taipei"},
        ),
        ("誠徵廚師,地點:三重、蘆洲、板橋", "zh-Hant", "TW", {"Sanchong New Taipei", "Luzhou", "Banqiao"}),
        ("松山のホテルでスタッフ募集", "ja", "JP", {"Matsuyama"}),
        ("招聘客服,办公地址:马卡提、阿拉邦", "zh-Hans", "CN", {"Makati", "Alabang"}),
    ],
)
def test_districts_that_bear_the_name_of_a_larger_town(text: str, language: str, country: str, told: set[str]) -> None:
    assert named(text, language, country) == told


def test_usual_words_of_texts_without_capitals_are_no_towns() -> None:
    assert named("cari orang untuk jaga kedai, gaji harian, makan percuma, datang terus ke kedai", "ms") == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ticket MNL → VTE → RGN is paid", {"Manila", "Vientiane Airport", "Yangon Airport"}),
        ("Recruiting for Mali, Senegal and Togo", {"Mali", "Senegal", "Togo"}),
    ],
)
def test_codes_and_lists(text: str, told: set[str]) -> None:
    assert named(text, "en") == told


@pytest.mark.parametrize("text", ["Sub-agents are welcome", "Vte call us, rgn is open", "Khi nào đi cũng được"])
def test_codes_stand_in_capitals(text: str) -> None:
    assert named(text, "en") == set()


def test_endings_and_abbreviations_of_divisions() -> None:
    assert named("Zomindan bitta duradgor kerak, ish O'zbekistonda", "uz") == {"Zomin Shaharchasi", "Uzbekistan"}
    assert named("Требуются водители, Амурская обл., вахта", "ru") == {"Amurskaya oblast'"}
    assert named("xã Vĩnh Hậu cần thợ", "vi") & {"Vinh"} == set()


@pytest.mark.parametrize(
    ("text", "language", "hotspot"),
    [
        ("ሥራ በሲሃኑክቪል", "am", "kh-sihanoukville"),
        ("தாய்லாந்து வழியாக மியாவாடியில் வேலை", "ta", "mm-myawaddy"),
        ("تھما دا میں کام", "ur", "kh-thmorda"),
        ("लाउकाइमा काम", "ne", "mm-laukkaing"),
        ("勤務地：ターキレック", "ja", "mm-tachileik"),
        ("работа в Чрей Тхом", "ru", "kh-chreythom"),
        ("ງານຢູ່ຊະເວກົກໂກ່", "lo", "mm-shwe-kokko"),
    ],
)
def test_hotspots_in_the_scripts_of_the_readers(text: str, language: str, hotspot: str) -> None:
    reading = Reading(Ad(text), TABLES, languages=(language,), kind="job_ad")
    assert hotspot in {place.hotspot for place in find(reading)}


@pytest.mark.parametrize(
    ("text", "language", "country", "near"),
    [
        ("Sincan'da kaynakçı aranıyor", "tr", "TR", (39.97, 32.58)),  # not the one of Sivas
        ("Cashier needed in Bellville", "en", "ZA", (-33.9, 18.63)),
        ("مطلوب كهربائي في رابغ", "ar", "SA", (22.8, 39.03)),
        ("勤務地は倶知安です", "ja", "JP", (42.9, 140.76)),
    ],
)
def test_the_bearer_that_readers_mean(text: str, language: str, country: str, near: tuple[float, float]) -> None:
    found = find(Reading(Ad(text, country=country), TABLES, languages=(language,), kind="job_ad"))
    assert [(round(p.latitude or 0, 2), round(p.longitude or 0, 2)) for p in found] == [near]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Vacante de mesero en Guadalajara. El dueño vive en Puebla", "es", {("Guadalajara", "workplace"), ("Puebla", "mention")}),
        ("Вакансия в Минске. Развозка: Борисов", "ru", {("Минске", "workplace"), ("Борисов", "transit")}),
        ("Pabrik di Pasuruan, jemputan karyawan dari Bangil", "id", {("Pasuruan", "workplace"), ("Bangil", "transit")}),
        ("Butcher wanted in Mildura. Owner lives in Bendigo", "en", {("Mildura", "workplace"), ("Bendigo", "mention")}),
    ],
)
def test_seats_full_branches_and_staff_buses(text: str, language: str, told: set[tuple[str, str]]) -> None:
    found = find(Reading(Ad(text), TABLES, languages=(language,), kind="job_ad"))
    assert {(p.text, p.role) for p in found} == told


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Найти себе жильё и того же хотеть. Работа в Батуми", "ru", ["Batumi"]),  # no Cebu, no Togo
        ("Làm ở Lào. Cấm hút thuốc. Nhất định được đi Nhật", "vi", ["Laos", "Japan"]),  # no Cambodia, Japan once
        ("抵达曼谷后被转运", "zh-Hans", ["Bangkok"]),  # not 达曼
        ("شام کی شفٹ میں کام، فیصل آباد", "ur", ["Faisalabad"]),  # in the evening, not in Syria
        ("Work in Asia, in Poipet", "en", ["Poipet"]),  # a continent beside a town tells nothing
        ("Work in Asia", "en", ["Asia"]),
    ],
)
def test_usual_words_and_continents(text: str, language: str, names: list[str]) -> None:
    found = find(Reading(Ad(text), TABLES, languages=(language,), kind="job_ad"))
    assert [place.name for place in found] == names


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Packers in Daventry. Staff bus from Rugby, Kettering",
            "en",
            {"Daventry": "workplace", "Rugby": "transit", "Kettering": "transit"},
        ),
        ("Завод в Егорьевске. Развозка из Шатуры", "ru", {"Егорьевске": "workplace", "Шатуры": "transit"}),
        ("The Manila branch is closed, we work in Poipet", "en", {"Manila": "mention", "Poipet": "workplace"}),
    ],
)
def test_staff_buses_are_pick_ups_and_closed_branches_are_mentions(text: str, language: str, told: dict[str, str]) -> None:
    found = find(Reading(Ad(text), TABLES, languages=(language,), kind="job_ad"))
    assert {place.text: place.role for place in found} == told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nous cherchons un cuisinier près d'Agadir, 300 dh par jour, appelez Hassan", "Agadir"),
        ("Le chauffeur part d'Antsirabe chaque lundi pour la ferme", "Antsirabe"),
        ("Cerchiamo camerieri, nei dintorni d'Ivrea e d'Aosta, 1.200 euro", "Aosta"),
        ("Emploi à Abidjan, en Côte d'Ivoire, magasinier", "Côte d'Ivoire"),
    ],
)
def test_a_name_behind_an_article_is_found(text: str, place: str) -> None:
    assert place in [found.text for found in extract.analyze(text, tables=Tables()).locations]


@pytest.mark.parametrize("name", ["Сергій", "Андрею", "Наталі", "Кирила", "Галі"])
def test_a_given_name_in_a_case_is_no_town(name: str) -> None:
    text = f"Потрібен водій, 20000 грн. Телефон 067 000 00 00 {name}."
    assert not extract.analyze(text, tables=Tables()).locations


@pytest.mark.parametrize(
    ("text", "language", "country", "told"),
    [
        ("Tiệm cà phê ở Hội An cần một bạn phụ bếp", "vi", "VN", {"Hoi An"}),  # GeoNames writes it without accents
        ("பினாங்கில் வேலை, பாங்காக் வழியாக", "ta", "MY", {"George Town", "Bangkok"}),
        ("인천에서 모여 시아누크빌 호텔 입실", "ko", "KR", {"Incheon", "Sihanoukville"}),
        ("정해진 곳은 미야와디야", "ko", "KR", {"Myawaddy"}),
        ("Las entrevistas son en Cuenca, vuelo a Madrid y bus a Huelva", "es", "EC", {"Cuenca", "Madrid", "Huelva"}),
        ("Ищем людей, офис в Дубае, это Эмираты", "ru", "RU", {"Dubai", "United Arab Emirates"}),
        ("क्रोएसियामा होटल काम, वीरगन्जबाट बस", "ne", "NP", {"Croatia", "Birgañj"}),
        ("ភ្នំពេញ រួចទៅស៊ីសុផុន", "km", "KH", {"Phnom Penh", "Sisophon"}),
    ],
)
def test_names_as_readers_write_them(text: str, language: str, country: str, told: set[str]) -> None:
    assert named(text, language, country) == told


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("20대만 뽑습니다, OTP 필수", "ko", "KR"),  # only those of twenty, not Taiwan; no airport
        ("tuyển gấp, cô chú hỏi qua máy bàn", "vi", "VN"),  # not Zhuhai
        ("Maine 90 hazaar diye, OTP mat dena", "hi-Latn", "IN"),
        ("घर बंद हो गया है", "hi", "IN"),  # not Gaya
        ("Tuyển nhân viên, hợp đồng theo đúng pháp luật", "vi", "VN"),  # law, not France
        ("Diese Stelle ist inzwischen besetzt", "de", "DE"),
    ],
)
def test_usual_words_that_look_like_names(text: str, language: str, country: str) -> None:
    assert named(text, language, country) == set()
