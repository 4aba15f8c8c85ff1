"""Places of ads: two countries in one breath, stops of a way, quarters and towns as their people write them, words that are no place."""

import pytest

import extract


def workplaces(text: str, language: str, country: str | None) -> set[str]:
    answer = extract.analyze(text, language=language, country=country)
    return {place.name for place in answer.locations if place.role == "workplace"}


def places(text: str, language: str, country: str | None) -> dict[str, str]:
    answer = extract.analyze(text, language=language, country=country)
    return {place.name: place.role for place in answer.locations}


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        ("Kambodja va Tailandga ishga olib ketamiz, ofis ishi, maosh 1000$, yotoqxona bepul", "uz", "UZ", {"Cambodia", "Thailand"}),
        ("Tailand-Laos chegarasi, ofis: mijozlar bilan yozishma, 1200$", "uz", "UZ", {"Thailand", "Laos"}),
        ("[해외 상담원] 필리핀·캄보디아 선택 가능, 기본급 월 400만원, 항공권 지원", "ko", "KR", {"Philippines", "Cambodia"}),
        ("[해외영업] 대표 직속 ★ 라오스·캄보디아 선택 가능\n기본급 월 400 + 인센, 항공권, 숙소", "ko", "KR", {"Laos", "Cambodia"}),
        ("Оператор чату, Таїланд/Лаос, 1500$, виліт з Варшави", "uk", "UA", {"Thailand", "Laos"}),
        ("1) 柬埔寨 客服 8萬\n2) 菲律賓 打字 6萬\n3) 杜拜 招商 10萬\n包機票食宿", "zh-Hant", "TW", {"Cambodia", "Philippines", "Dubai"}),
        ("1. Qatar - cleaners\n2. Laos - chat support, $900\n3. Oman - drivers\nOffice: Nairobi", "en", "KE", {"Qatar", "Laos", "Oman"}),
    ],
)  # fmt: skip
def test_places_abroad_named_in_one_breath_play_one_part(text: str, language: str, country: str, want: set[str]) -> None:
    assert workplaces(text, language, country) == want


@pytest.mark.parametrize(
    ("text", "language", "country", "stop", "work"),
    [
        ("দুবাই হয়ে কম্বোডিয়া, কম্পিউটার অপারেটর, বেতন ৮০০ ডলার", "bn", "BD", "Dubai", "Cambodia"),
        ("கட்டார் ஊடாக லாவோஸ் – டேட்டா என்ட்ரி வேலை, மாதம் 900 US$", "ta", "LK", "Qatar", "Laos"),
        ("Cần 5 bạn làm tại Lào, lương 1200 đô, vé máy bay đi Băng Cốc công ty lo", "vi", "VN", "Bangkok", "Laos"),
        ("خدمة فالطايلاند، الراتب 1000 دولار، السكن فابور. السفر عبر الدوحة", "ar", "MA", "Doha", "Thailand"),
        ("Cambodia customer support, $900, fly via Doha, tourist visa", "en", "KE", "Doha", "Cambodia"),
        ("캄보디아 콜센터 직원 모집, 방콕 경유, 월 400만원", "ko", "KR", "Bangkok", "Cambodia"),
    ],
)
def test_a_place_that_the_way_leads_by_is_no_workplace(text: str, language: str, country: str, stop: str, work: str) -> None:
    assert places(text, language, country) == {stop: "transit", work: "workplace"}


def test_a_ticket_to_where_the_work_is() -> None:
    assert workplaces("Jobs in Dubai and Qatar. Ticket to Dubai free, waiters, AED 1500", "en", "KE") == {"Dubai", "Qatar"}
    assert workplaces("Hiring waiters in Doha, ticket to Qatar and visa free, QAR 1800", "en", "KE") == {"Doha", "Qatar"}


def test_nationalities_of_a_list_are_no_workplaces() -> None:
    told = places("รับนายหน้าหาคน ส่งหัวละ 20,000 คนไทย จีน พม่า ได้หมด ฝั่งเมียวดี ปลอดภัย", "th", "TH")
    assert told.get("China") != "workplace"


def test_a_list_at_home_tells_who_is_looked_for() -> None:
    told = places("Работа в Дубае, официанты, 1000$. Набор: Ташкент, Самарканд", "ru", "UZ")
    assert told["Dubai"] == "workplace" and told["Samarkand"] != "workplace"


@pytest.mark.parametrize(
    ("text", "language", "country", "want"),
    [
        ("Balatonfüredi cukrászdába felveszünk 2 fő pultost, bér 2 000 Ft/óra", "hu", "HU", {"Balatonfüred"}),
        ("Sürgősen keresünk debreceni üzembe operátort, bér 450 000 Ft, őszi kezdés", "hu", "HU", {"Debrecen"}),
        ("Felveszünk eladót, Váci út 12., Szegedi Katalin várja, őszi kezdés", "hu", "HU", set()),
        ("A napi bér 20 000 Ft, sofőri munka, éttermi kisegítő", "hu", "HU", set()),
        ("Praca w sortowni pod Krakowem, magazyn, 30 zł/h brutto", "pl", "PL", {"Kraków"}),
        ("Práce ve skladu pod Brnem, 180 Kč/h, ubytování", "cs", "CZ", {"Brno"}),
        ("דרושים אנשי מכירות. המשרד בבורגס, דירה עלינו. בסיס 3,000€", "he", "IL", {"Burgas"}),
        ("Carer needed, Harrogate, N Yorks. £12/h", "en", "GB", {"Harrogate", "North Yorkshire"}),
        ("Se busca camarera para bar en Benimaclet (Valencia), 1.300 €", "es", "ES", {"Benimaclet", "Valencia"}),
        ("Търсим касиер за магазин в София, Люлин. 1800 лв", "bg", "BG", {"Sofia", "Lyulin"}),
        ("ბარისტა კაფეში, თბილისი (საბურთალო), 1500 ლარი", "ka", "GE", {"Tbilisi", "Saburtalo"}),
        ("Abidjan Port-Bouët – cherche vendeuse, 80.000 F/mois", "fr", "CI", {"Abidjan", "Port-Bouët"}),
        ("รับพนักงานเสิร์ฟ 450/วัน ร้านอยู่แถวลาดปลาเค้า ซอย 72", "th", "TH", {"Ladprakhao"}),
        ("Жолооч ажилд авна. Байршил: Өмнөговь, Цогтцэций. Цалин 3 сая₮", "mn", "MN", {"Dalandzadgad", "Tsogttsetsii"}),
        ("【リゾートバイト】箱根 湯本の旅館 仲居 時給1,300円 寮費無料", "ja", "JP", {"Hakone", "Hakone-Yumoto"}),
        ("日本打工度假 苗場滑雪場 飯店房務 時薪 1,200円", "zh-Hant", "TW", {"Japan", "Naeba"}),
        ("Gora Foods hiring cashier in Cebu 15k", "en", "PH", {"Cebu"}),
        ("Kufuneka umama wokuhlanza endlini eMhlanga, R4 500 ngenyanga", "zu", "ZA", {"Umhlanga"}),
        ("യുകെയിൽ നഴ്സ് ജോലി, ബർമിംഗ്ഹാം, ശമ്പളം £31,000", "ml", "IN", {"United Kingdom", "Birmingham"}),
    ],
)
def test_towns_and_quarters_as_their_people_write_them(text: str, language: str, country: str, want: set[str]) -> None:
    assert workplaces(text, language, country) == want


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("استخدام تعمیرکار ترمز و کلاچ، حقوق ۲۰ میلیون تومان", "fa", "IR"),
        ("茶餐廳請水吧，十小時連飯鐘，四日例假，$18,000", "zh-Hant", "HK"),
        ("รับพนักงานดูแลระบบคลาวด์ เงินเดือน 30,000 บาท", "th", "TH"),
        ("Търсим оператор чат, 2000 лв. Пишете в Телето", "bg", "BG"),
        ("Call center en Asia, inglés medio, 30 mil pesos, el país por privado", "es", "MX"),
    ],
)
def test_words_that_are_no_workplace(text: str, language: str, country: str) -> None:
    assert workplaces(text, language, country) == set()


def test_words_that_look_so_and_are_places() -> None:
    assert workplaces("รับคนงานไปลาว เงินเดือน 15,000 บาท", "th", "TH") == {"Laos"}
    assert workplaces("四日市の工場で作業員募集、時給1,300円", "ja", "JP") == {"Yokkaichi"}
    assert workplaces("Pune office needs sales executives, salary 25000", "en", "IN") == {"Pune"}


def test_work_is_no_town_in_albanian() -> None:
    assert set(places("Punë në Tiranë! Kërkojmë kamerier, rroga 900 euro, çdo ditë bonus", "sq", "AL")) == {"Tirana"}


def test_in_a_plea_the_country_is_named_with_the_town() -> None:
    text = "Xin giúp em, chồng em bị bạn rủ qua Campuchia làm bốc xếp, giờ nó nhốt trong toà nhà ở Bavet, bắt chuộc 3000 đô"
    assert places(text, "vi", "VN") == {"Cambodia": "workplace", "Bavet": "workplace"}
