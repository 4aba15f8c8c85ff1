"""Employers in every major script, and the descriptions that are none. All names are made up."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import exp, log
from pathlib import Path

import pytest

from extract import analyze
from extract.employer import employers, span
from extract.employer import page as employer_page
from extract.employer.address import MOSTLY, PARTLY, WHOLE, echo, of_addresses
from extract.employer.candidates import Stretch
from extract.employer.model import STRANGE, load, points, together
from extract.employer.words import Atom, atoms
from extract.findings import Ad, Employer
from extract.reading import Reading
from extract.tables import Tables
from extract.text.normalize import fold
from tests.linear import assert_linear

CASES = [
    ("en", "Sunrise Trading Co., Ltd. is hiring cooks in Doha. Salary 800 USD.", "Sunrise Trading Co., Ltd."),
    ("en", "Urgent! Join Blue Lagoon Resort as a waiter. Contact @abc", "Blue Lagoon Resort"),
    ("en", "Company: Northgate Foods\nPosition: driver", "Northgate Foods"),
    ("en", "Foreign company is hiring customer service staff", ""),
    ("en", "We are hiring a Customer Support Specialist (Manila, on site).", ""),
    ("en", "URGENT HIRING: Customer service, Myawaddy tech park. 100% legal company", ""),
    ("en", "Housekeeper for hotel in Doha. Licensed recruitment agency", ""),
    ("en", "Interview at Grand Plaza Hotel on Monday. Big company in Cambodia", ""),
    ("en", "Apply at www.example.com. Employer: confidential", ""),
    ("zh-Hans", "北京晨光科技有限公司招聘客服专员，工作地点上海", "北京晨光科技有限公司"),
    ("zh-Hans", "金海湾大酒店诚聘服务员", "金海湾大酒店"),
    ("zh-Hans", "大公司急招客服，包吃住", ""),
    ("zh-Hans", "西港园区急招 精聊 狗推", ""),
    ("zh-Hans", "公司名称：明日星集团", "明日星集团"),
    ("zh-Hans", "公司：排名前十CEX\n岗位：合约后端工程师\n地点：远程\n薪资：30k", ""),
    ("ja", "会社名：非公開\n職種：データ入力\n勤務地：プノンペン", ""),
    ("vi", "CÔNG TY: BÍ MẬT\nVIỆC: tổng đài\nLƯƠNG: 1.000$", ""),
    ("zh-Hant", "晨星科技股份有限公司 誠徵 工程師", "晨星科技股份有限公司"),
    ("th", "บริษัท ทองคำไทย จำกัด รับสมัครพนักงาน", "บริษัท ทองคำไทย จำกัด"),
    ("th", "โรงแรมริมน้ำพาเลซ รับสมัครแม่บ้าน", "โรงแรมริมน้ำพาเลซ"),
    ("th", "บริษัทต่างชาติ รับสมัครแอดมิน", ""),
    ("vi", "Công ty TNHH Ánh Dương tuyển nhân viên kho", "Công ty TNHH Ánh Dương"),
    ("vi", "Khách sạn Hoa Sen cần tuyển lễ tân", "Khách sạn Hoa Sen"),
    ("vi", "Công ty nước ngoài tuyển gấp nhân viên", ""),
    ("id", "PT Maju Sentosa Abadi membuka lowongan kasir", "PT Maju Sentosa Abadi"),
    ("id", "Perusahaan asing mencari admin CS", ""),
    ("id", "Hotel Melati Indah membutuhkan juru masak", "Hotel Melati Indah"),
    ("ms", "Syarikat Bintang Maju Sdn Bhd mencari pemandu", "Syarikat Bintang Maju Sdn Bhd"),
    ("tl", "Naghahanap ang Mabuhay Foods Corporation ng encoder", "Mabuhay Foods Corporation"),
    ("ru", "ООО «Северный ветер» приглашает водителей", "ООО «Северный ветер»"),
    ("ru", "Банк «Заря» ищет операторов", "Банк «Заря»"),
    ("ru", "Крупная компания ищет модель", ""),
    ("pt", "A Padaria Sol Nascente contrata atendente", "Padaria Sol Nascente"),
    ("pt", "Horizonte Azul Ltda. contrata motorista", "Horizonte Azul Ltda."),
    ("es", "Grupo Costa Verde S.A. busca cocineros", "Grupo Costa Verde S.A."),
    ("fr", "Hôtel Belle Étoile recrute un cuisinier", "Hôtel Belle Étoile"),
    ("ko", "(주)한빛물산에서 직원 모집", "(주)한빛물산"),
    ("ko", "한빛호텔 직원 채용", "한빛호텔"),
    ("ko", "캄보디아 해외 TM 모집 대기업", ""),
    ("ja", "株式会社あおぞら では 介護スタッフ募集", "株式会社あおぞら"),
    ("hi", "सूर्या टेक्सटाइल प्राइवेट लिमिटेड में भर्ती", "सूर्या टेक्सटाइल प्राइवेट लिमिटेड"),
    ("hi", "विदेशी कंपनी में नौकरी", ""),
    ("bn", "পদ্মা গার্মেন্টস লিমিটেড এ নিয়োগ", "পদ্মা গার্মেন্টস লিমিটেড"),
    ("ne", "हिमाल ट्रेडिङ प्रा. लि. लाई कामदार आवश्यक", "हिमाल ट्रेडिङ प्रा. लि."),
    ("ur", "نور ٹیکسٹائل پرائیویٹ لمیٹڈ کو درزی درکار ہیں", "نور ٹیکسٹائل پرائیویٹ لمیٹڈ"),
    ("ar", "فندق الواحة الخضراء يعلن عن وظائف", "فندق الواحة الخضراء"),
    ("ar", "شركة النخيل ذ.م.م تبحث عن سائقين", "شركة النخيل ذ.م.م"),
    ("ar", "شركة كبرى تبحث عن موظفين", ""),
    ("tr", "Akdeniz Tekstil A.Ş. terzi arıyor", "Akdeniz Tekstil A.Ş."),
    ("sw", "Hoteli ya Bahari Njema inatafuta wapishi", "Hoteli ya Bahari Njema"),
    ("sw", "Kampuni ya Jua Kali Foods inaajiri madereva", "Jua Kali Foods"),
    ("am", "ሰላም ሆቴል ሠራተኛ ይፈልጋል", "ሰላም ሆቴል"),
    ("my", "ရွှေလမင်း ဟိုတယ် ဝန်ထမ်း ခေါ်ယူ", "ရွှေလမင်း ဟိုတယ်"),
    ("km", "សណ្ឋាគារ ផ្កាយមាស ជ្រើសរើសបុគ្គលិក", "សណ្ឋាគារ ផ្កាយមាស"),
    ("lo", "ບໍລິສັດ ດາວທອງ ຈຳກັດ ຮັບສະໝັກພະນັກງານ", "ບໍລິສັດ ດາວທອງ ຈຳກັດ"),
    ("si", "සඳළු ටෙක්ස්ටයිල්ස් (පුද්) සමාගම සඳහා සේවකයින්", "සඳළු ටෙක්ස්ටයිල්ස් (පුද්) සමාගම"),
    ("ta", "சூரியன் டெக்ஸ்டைல்ஸ் பிரைவேட் லிமிடெட் ஆட்கள் தேவை", "சூரியன் டெக்ஸ்டைல்ஸ் பிரைவேட் லிமிடெட்"),
    ("uz", "Oltin Vodiy MChJ ishga taklif qiladi", "Oltin Vodiy MChJ"),
    ("kk", "ЖШС «Алтын Дала» жүргізуші іздейді", "ЖШС «Алтын Дала»"),
    ("uk", "ТОВ «Калина» шукає кухаря", "ТОВ «Калина»"),
]


def read(language: str, text: str, kind: str = "job_ad", **fields: object) -> Employer | None:
    reading = Reading(Ad(text, **fields), Tables(), (language,), kind=kind)  # type: ignore[arg-type]  # test fields
    return employers.find(reading)


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_name(language: str, text: str, wanted: str) -> None:
    found = read(language, text)
    assert (found.name if found else "") == wanted
    if found:
        assert text[found.start : found.end] == found.text


COINED = [  # names without any noun of business, legal form or capital, and cues beside them
    ("es", "Agentes bilingües, turno noche. El empleador es brumalia, sede norte. talento@brumalia.example", "brumalia"),
    ("vi", "Tuyển kỹ sư tại velorix labs\nLàm từ xa, lương 3.000$\nCV: careers@velorix.example", "velorix labs"),
    ("pt", "Procuramos agentes. Assinas contrato direto com a Ondaclara, não com agência. emprego@ondaclara.example", "Ondaclara"),
    ("fr", "Un centre d'appels : chez papelune on répond. 15 postes, CDI. CV sur recrut.papelune.example", "papelune"),
    ("ar", "روابي الشام كابيتال تفتح باب التوظيف في عمّان، راتب 450 دينار. cv@rawabisham.example", "روابي الشام كابيتال"),
    ("bn", "চ্যাট অপারেটর নিচ্ছে নীলকরিস নামের গ্রুপ। বেতন ৯০০ ডলার, থাকা খাওয়া ফ্রি।", "নীলকরিস"),
    ("sw", "Tunatafuta vijana 15 wa kupiga simu. Kampuni ni dovextra markets. Tg: @fake_dovextra", "dovextra markets"),
    ("am", "አሰሪ፦ ኤቨርላይት ኔትወርክ\nየስራ አይነት፦ ቻት ኦፕሬተር\nክፍያ፦ 1500 USD", "ኤቨርላይት ኔትወርክ"),
    ("hi", "कॉल सेंटर भर्ती, नाइट शिफ्ट। 24 हज़ार वेतन। टीम क्लैरमोन सर्विसेज़", "क्लैरमोन सर्विसेज़"),
    (
        "en",
        "Pickers wanted from June, $30 an hour. Harlow Road Citrus outside Mildura. Text Deb 0400 000 000",
        "Harlow Road Citrus",
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), COINED)
def test_coined_name(language: str, text: str, wanted: str) -> None:
    found = analyze(text, language=language).employer
    assert found is not None and found.name == wanted


HARD = [  # particles, brands that are borrowed, agencies beside clients, names that sign
    ("ko", "영어로 채팅하는 일이고 숙소 제공. 회사는 솔라리온. 급여 월 500. 텔레그램 @fake_solarion", "솔라리온"),
    ("ko", "굴까기 일당 14만원입니다. 숙소 있어요. 고운빛수산 055-600-0000", "고운빛수산"),
    ("ru", "Тинькофф набирает операторов в Мьянму, 1500$, билет за наш счёт", "Тинькофф"),
    ("id", "Telkomsel buka lowongan operator chat di Kamboja, gaji 10 juta", "Telkomsel"),
    ("ko", "배터리 설비 엔지니어. 대기업 협력사 두리테크에서 직접 고용합니다. 월 520만원", "두리테크"),
    ("fr", "Boulanger de nuit, 35 h. Contrat signé avec Fournil Brévant, pas d'intérim. 06 00 00 00 00", "Fournil Brévant"),
    ("pt", "Motorista carreteiro, fixo 3.200. Contratado pela Transvale Irmãos, não por agência.", "Transvale Irmãos"),
    ("en", "Company: Shopee\nPosition: chat operator\nLocation: Bavet\nSalary: 900 USD", "Shopee"),
    ("hi", "म्यावाडी में चैट का काम, महीने के 80 हज़ार। कंपनी का नाम सिल्वरलेक ग्लोबल। टिकट फ्री।", "सिल्वरलेक ग्लोबल"),
    ("uz", "Xiva, “Oydin Tong” mehmonxonasiga oshpaz kerak. Tel: 62 000 00 00", "“Oydin Tong” mehmonxonasi"),
    ("uz", "«Тонг Асали» фермер хўжалигига боғбон керак. Тел. 72-000-00-00", "«Тонг Асали» фермер хўжалиги"),
    ("ru", "Бухгалтер\nООО «Тихий берег»\nКазань · полная занятость", "ООО «Тихий берег»"),
    ("ko", "모래나루와 함께할 프론트엔드 개발자를 찾습니다", "모래나루"),
    ("am", "ክፍት የሥራ ማስታወቂያ\nድርጅት፦ ንጋት የጥርስ ክሊኒክ\nየሥራ ቦታ፦ አዳማ", "ንጋት የጥርስ ክሊኒክ"),
    ("ar", "تعلن Blue Cedar Shipping S.A.L. عن حاجتها إلى محاسب", "Blue Cedar Shipping S.A.L."),
    ("fr", "Le GAEC des Deux Ormes cherche un vacher pour la saison", "GAEC des Deux Ormes"),
    ("id", "Tim Sunbeam Talent lagi cari admin chat, gaji 5 juta", "Sunbeam Talent"),
    ("pt", "uma amiga me indicou pra Aurora Digital Games e eu fui", "Aurora Digital Games"),
    (
        "en",
        "Line technicians for our client, 20 posts. You'd be on the rolls of Northvale Staffing. Office: Pune.",
        "Northvale Staffing",
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), HARD)
def test_hard_name(language: str, text: str, wanted: str) -> None:
    found = read(language, text)
    assert found is not None and found.name == wanted


CUT = [  # a name is among the stretches where particles or katakana end it
    ("先輩がポイペトで立ち上げたルミナークって会社で、チャットのスタッフを探してます。", "ルミナーク"),
    ("라오스 그 특구 안에 벨로나원이라고 있거든, 거기서 채팅하는 거야.", "벨로나원"),
    ("柬埔寨西港，鴻瑞那邊缺打字客服，底薪八萬", "鴻瑞"),
    ("cty lotus xanh bên bavet cần 10 bạn gõ máy", "lotus xanh"),
    ("หาคนเปิดบัญชีให้ทีมมะลิพลัส ได้ค่าจ้างวันละ 1,000", "มะลิพลัส"),
    ("ငွေလဲလုပ်ငန်း မိုးပန်းရောင် မှ ခေါ်ယူ", "မိုးပန်းရောင်"),
    ("Somchi. “Nur Yo'li” fabrikasi ishga oladi", "“Nur Yo'li” fabrikasi"),
]


@pytest.mark.parametrize(("text", "name"), CUT)
def test_cut_where_a_name_ends(text: str, name: str) -> None:
    reading = Reading(Ad(text), Tables(), ("und",), kind="job_ad")
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    assert name in [span.written(text, row, stretch) for stretch in found]


def test_benefits_and_conditions_are_no_names() -> None:
    assert read("tl", "Need yaya stay in, 9k/month, SSS PhilHealth Pag-ibig, day off every Sunday. Viber 0920 000 0000") is None
    assert read("zh-Hans", "果园要三十个摘果工，男女都行，一天180包中饭，早上六点村口有车接。") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("招聘前端工程师，远程办公，月薪3万。\n联系人：Evelyn\n邮箱：evelyn.hr@mailbox.example", None),
        ("Hiring cooks in Dubai, 2000 AED.\nContact: Evelyn Lane\nTG: @EvelynLane0000", None),
        ("Tuyển đầu bếp tại Dubai, lương 2000 AED.\nLiên hệ: Camellia\nEmail: camellia@mailbox.example", None),
        ("Wir suchen einen Koch in Graz.\nAnsprechpartnerin:\nEvelina", None),
        ("Hiring cooks in Dubai, 2000 AED.\nContact: Evelyn Trading LLC\nTG: @EvelynLane0000", "Evelyn Trading LLC"),
        ("Hiring cooks in Dubai, 2000 AED.\nEmployer: Evelyn\nTG: @EvelynLane0000", "Evelyn"),
    ],
)
def test_whom_to_ask_for_is_no_employer_unless_a_firm(text: str, wanted: str | None) -> None:
    found = analyze(text).employer
    assert (found.name if found else None) == wanted


def test_words_of_a_handle_are_no_name() -> None:
    found = read("ur", "کام رات کو چیٹ کا ہے، ٹکٹ فری۔ گولڈن ٹائیگر گروپ، fake_goldentiger")
    assert found is None or found.name != "goldentiger"


def test_structured_organization() -> None:
    given = {"@type": "Organization", "name": "Harbour Light Foods"}
    found = read("en", "Cooks wanted", hiring_organization=given)
    assert found == Employer("Harbour Light Foods", "harbour light foods", "", None, None)
    assert read("en", "Cooks wanted", hiring_organization={"name": "Confidential"}) is None


def test_normalized_drops_legal_form_and_quotes() -> None:
    assert employers.normalized("Sunrise Trading Co., Ltd.", Tables()) == "sunrise trading"
    assert employers.normalized("ООО «Северный ветер»", Tables()) == "северный ветер"


@pytest.mark.parametrize("name", ["Top crypto exchange", "Web3交易所", "Leading Hotel Group", "全球头部交易所"])
def test_structured_description_is_none(name: str) -> None:
    assert read("en", "Cooks wanted", hiring_organization={"name": name}) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Need people with a DBS or OCBC account, 800 SGD each. Signal only."),
        ("ne", "दुबईमा काम, चाइनिज कम्पनी, ३००० दिराम, भिजिट भिसामा बोलाउने"),
        ("ms", "Syarikat antarabangsa di Kemboja cari penterjemah, RM6,500"),
        ("en", "Interview on Sunday at Royal Garden Hotel. Cleaners for Doha, QAR 1,200."),
    ],
)
def test_banks_descriptions_and_venues_are_none(language: str, text: str) -> None:
    assert read(language, text) is None


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "hygienist wanted at hillcrest dental studio, leeds, 3 days a week, good rates", "hillcrest dental studio"),
        ("tr", "Yıldıztepe Anadolu Lisesi'ne ücretli matematik öğretmeni alınacaktır.", "Yıldıztepe Anadolu Lisesi"),
        ("ne", "सगुन मःम पसललाई कुक चाहियो, कोटेश्वर, खान बस्न सहित", "सगुन मःम पसल"),
        ("am", "በገነት አበባ እርሻ የአበባ ለቃሚ 100፣ ሆለታ፣ 3800 ብር፣ ምሳ", "ገነት አበባ እርሻ"),
        ("zh-Hant", "CNC學徒/正昕精密模具廠/樹林/32K起/週休二日", "正昕精密模具廠"),
        ("fr", "Préparateur BP, Pharmacie de l'Espérance, Lomé, 150 000 F, un dimanche sur deux.", "Pharmacie de l'Espérance"),
    ],
)
def test_name_among_its_words(language: str, text: str, wanted: str) -> None:
    """Case endings, prefixes, slashes and articles are no part of a name; an ad without capitals has names too."""
    found = read(language, text)
    assert found is not None and found.name == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Cleaners wanted, nights\nLeeds, 12 GBP an hour\nKind regards,\nTarnbeck Facility Care Ltd",
            "Tarnbeck Facility Care Ltd",
        ),
        ("ru", "Кадровое агентство «Лад» подбирает персонал на фабрику «Синий Иней»: швеи", "фабрику «Синий Иней»"),
        ("th", "Lazada Thailand สาขาแม่สอด เปิดรับพนักงานคีย์ออเดอร์ 30,000 บาท", "Lazada Thailand"),
        ("uk", "КНП «Міська лікарня № 3» оголошує конкурс на посаду медсестри. Черкаси", "КНП «Міська лікарня № 3»"),
        ("es", "La Cooperativa Cafetalera Sol Bravo R.L. contrata recolectores", "Cooperativa Cafetalera Sol Bravo R.L."),
    ],
)
def test_signature_client_brand_number_and_dots(language: str, text: str, wanted: str) -> None:
    """Who signs, the client and not its agency, a borrowed name, the number of a hospital, the last dot of a legal form."""
    found = read(language, text)
    assert found is not None and found.name == wanted


def test_group_behind_the_employer_is_none() -> None:
    found = read("es", "AgroSauces, filial del grupo Valle Pardo, requiere operarios para packing, Linares")
    assert found is None or found.name == "AgroSauces"


@pytest.mark.parametrize("name", ["Booking.com", "Grab", "Binance"])
def test_structured_brand_is_who_hires(name: str) -> None:
    found = read("en", "Agents wanted", hiring_organization={"name": name})
    assert found is not None and found.name == name


@pytest.mark.parametrize("name", ["jobs.example.com", "https://example.com", "HR", "Confidential"])
def test_structured_link_or_nobody_is_none(name: str) -> None:
    assert read("en", "Agents wanted", hiring_organization={"name": name}) is None


def test_principal_goes_before_the_agency() -> None:
    text = "CAREGIVERS, TAIWAN\nHsinchu Silver Age Home, NTD 29,500\nApply at Bagong Umaga Overseas Manpower Inc., Malate"
    found = read("en", text)
    assert found is not None and found.name == "Hsinchu Silver Age Home"


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Data Engineer\nLumetra\nLeeds, West Yorkshire\nPosted 4 days ago\nAt Lumetra we build routing for couriers.",
            "Lumetra",
        ),
        ("en", "Zumbia - PHP Developer - Hanoi - FT\n\n## Location\nHanoi\n\nYou will build APIs for Zumbia", "Zumbia"),
        ("pt", "[São Paulo] Front-end Developer na Zumbia\n## Vagas\nContrato CLT", "Zumbia"),
        (
            "ko",
            "모모런 개발자 채용\n안녕하세요, 온라인 강의 플랫폼 모모런입니다. 모모런 개발팀과 함께할 분을 찾습니다. 서울",
            "모모런",
        ),
        (
            "en",
            "Customer support, Cebu\nOur client, a leading fintech, needs agents with Zendesk and Salesforce. HMO from Maxicare.",
            None,
        ),
    ],
)
def test_names_without_legal_form_in_sober_copy(language: str, text: str, wanted: str | None) -> None:
    found = read(language, text)
    assert (found and found.name) == wanted


def test_mentions_of_a_name_speak_together() -> None:
    text = "Velkora\nVelkora\nArbor"
    row = atoms(text, fold(text), Tables(), ())
    found = [Stretch(index, index, ()) for index in range(3)]
    assert together(row, found, [-1.0, -2.0, -0.9]) == pytest.approx([-1 + log(1 + exp(-1)), -2.0, -0.9])
    assert together(row, found, [-1.0, -9.0, -0.9]) == [-1.0, -9.0, -0.9], "one of so few points speaks for nothing"


def test_brackets_and_quotes_are_kept_whole() -> None:
    for language, text, wanted in (
        ("en", "Bluegum Labour (U) Ltd is hiring guards in Kampala", "Bluegum Labour (U) Ltd"),
        ("zh-Hans", "恒鹭精密机械（苏州）有限公司招聘车工", "恒鹭精密机械（苏州）有限公司"),
        ("uk", "Пекарня «Ранкова Зоря» шукає пекаря", "Пекарня «Ранкова Зоря»"),
    ):
        found = read(language, text)
        assert found and found.name == wanted


def test_title_only_has_no_span() -> None:
    found = read("en", "Good pay", title="Waiter at Blue Lagoon Resort")
    assert found and (found.name, found.start) == ("Blue Lagoon Resort", None)


def test_none_but_in_a_job_ad() -> None:
    assert read("en", "Sunrise Trading Co., Ltd. is hiring", kind="warning") is None


@pytest.mark.parametrize("piece", ["A ", "Co., Ltd ", "公司", "招", "Company: ", "PT A ", "«", "Hotel ", "บริษัท"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(read, "en", piece * (size // len(piece))), 5_000)


CANDIDATES = [  # names that must be among the stretches, whatever the model says of them
    ("ko", "게스트하우스 '노란 두루미' 스탭 구해요", "노란 두루미"),
    ("ko", "샵 이름은 '모래'이고 인턴을 구합니다", "모래"),
    ("en", "Cook for 'Thistle & Crane' in Leeds, don't wait", "Thistle & Crane"),
    ("te", "మన మల్లెపువ్వు టిఫిన్స్‌కి దోశ మాస్టర్ కావాలి", "మల్లెపువ్వు టిఫిన్స్"),
    ("te", '"మామిడిపండు క్లౌడ్ కిచెన్" లో కుక్ కావాలి', "మామిడిపండు క్లౌడ్ కిచెన్"),  # no "మా", ours
    ("gu", "મોરપીંછ કાફેમાં છોકરી જોઈએ છે", "મોરપીંછ કાફે"),
    ("kn", "ಮೈಸೂರಿನ ನಕ್ಷತ್ರ ಡೆಂಟಲ್ ಕ್ಲಿನಿಕ್‌ನಲ್ಲಿ ಕೆಲಸ ಇದೆ", "ನಕ್ಷತ್ರ ಡೆಂಟಲ್ ಕ್ಲಿನಿಕ್"),
    ("ml", "ചെമ്പകം ബേക്കറിയിലേക്ക് ആളെ ആവശ്യമുണ്ട്", "ചെമ്പകം ബേക്കറി"),
    ("mr", "पारिजातक साडी सेंटरमध्ये मुली पाहिजेत", "पारिजातक साडी सेंटर"),
    ("en", "Fun at work since 2009. Silver Tower 99, ask for Lee", "Silver Tower 99"),
    ("zh-Hans", "手机上交\n金马 168", "金马 168"),
    ("km", "មិនគិតថ្លៃ។ ផ្កាយ សំណាង ៧៧", "ផ្កាយ សំណាង ៧៧"),
    ("uk", "Пекарня №5 бере учня", "Пекарня №5"),
    ("es", "Posada Los Tilos de la Sierra busca mucama", "Posada Los Tilos de la Sierra"),
    ("es", "Turno de noche en la nave 7. Hnos. Quiroga", "Hnos. Quiroga"),
    ("pt", "Secretária para Moura, Lins & Prado Advogados", "Moura, Lins & Prado Advogados"),
    ("en", "Typist at Dlamini, Venter and Partners", "Dlamini, Venter and Partners"),
    ("ne", "फूलबारीले दुई जना कामदार खोजेको छ", "फूलबारी"),
    ("my", "ငွေလမင်းမှာ အရောင်းဝန်ထမ်း ၂ ဦး ခေါ်ပါတယ်။", "ငွေလမင်း"),
    ("my", "မြစ်ဖျား ကွန်ကရစ် ကုမ္ပဏီလီမိတက်", "မြစ်ဖျား ကွန်ကရစ် ကုမ္ပဏီလီမိတက်"),
    ("km", "ត្រូវការជាង នៅ ហេង ណា និងកូន", "ហេង ណា និងកូន"),
    ("ta", "வெளியே போக முடியாது\nஸ்டார் ஸ்கை குரூப் fake_ssg", "ஸ்டார் ஸ்கை குரூப்"),
    ("ur", "پاسپورٹ جمع ہو گا۔ سلور ایگل کیپیٹل fake_sec", "سلور ایگل کیپیٹل"),
    ("ja", "ラクマル海外拠点スタッフ募集", "ラクマル"),
    ("en", "Company: quillpond\nLocation: remote", "quillpond"),
    ("zh-Hans", "公司：rrqq\n地点：远程", "rrqq"),
    ("zh-Hans", "公司：云稻公司\n地点：远程", "云稻"),
    ("es", "Empresa: empresa Nubeclara\nPuesto: repositor", "Nubeclara"),
    ("es", "Agentes de voz. El empleador es brumalia, sede norte", "brumalia"),
    ("vi", "Kỹ sư mạng tại velorix labs, làm từ xa", "velorix labs"),
    ("hi", "इस हफ़्ते zorvika की टीम 20 लोग ले रही है", "zorvika"),
    ("sw", "Kampuni ni dovextra markets, ofisi mjini", "dovextra markets"),
    ("am", "ለቴሌሴልስ 10 ሰው። vantrek prime በከተማው ከፍቷል", "vantrek prime"),
    ("lo", "ທີມ phakmelin ເຮັດແອັບ, ຊັ້ນ 2", "phakmelin"),
    ("bn", "কল সেন্টার, নাম নীলফিন সাপোর্ট। রাতের শিফট", "নীলফিন সাপোর্ট"),
    ("fr", "Matelots pour le chalutier « Aven Bihan ». Embarquement lundi", "Aven Bihan"),
    ("ko", "까치방앗간이라는 떡집에서 새벽 알바 구해요", "까치방앗간"),
    ("ta", "**கம்பெனி:** THANGAMALLI\n**இடம்:** சிங்கப்பூர்", "THANGAMALLI"),
    ("hi", "कुक चाहिए, फेकनील शिप (इंडिया) प्रा. लि.", "फेकनील शिप (इंडिया) प्रा. लि."),
    ("uz", "«Fake Bulog'i» klinikasi laborant oladi", "«Fake Bulog'i» klinikasi"),
    ("en", "Bring friends. fakerow & pebble pays 900 a week", "fakerow & pebble"),
    ("ta", "Fakemarine Works Pte Ltd. சம்பளம் நல்லது", "Fakemarine Works Pte Ltd"),
    ("ko", "저희는 가짜마린 주식회사라고 배를 만들어요", "가짜마린 주식회사"),
    ("fr", "Pour l'Allemagne : le Klinikum Fakental gGmbH recrute", "Klinikum Fakental gGmbH"),
    ("fr", "Entreprise: BFK (Bâtisseurs du Fakoli)\nPoste: maçon", "BFK (Bâtisseurs du Fakoli)"),
    ("ko", "법인명: FKC (가짜돌봄협동조합)\n근무: 야간", "FKC (가짜돌봄협동조합)"),
    ("ta", "வேலை: ஓட்டுநர் / முதலாளி: போலிமலை கம்பெனி / கோவை", "போலிமலை"),
    ("ta", "கோவை - போலிமலை ஸ்பின் நிறுவனத்திற்கு ஆட்கள்", "போலிமலை ஸ்பின்"),
    ("am", "ፈላጊ: ፌክ ኤሌክትሮ ኩባንያ\nየሥራ መደብ: ሽያጭ", "ፌክ ኤሌክትሮ"),
    ("ne", "पोखराको होटल फेक किनारमा कुक २ जना चाहियो", "होटल फेक किनार"),
    ("bn", "আপনারা হোটেল নকলরেখাতে একটা সিজন করলেই", "হোটেল নকলরেখা"),
    ("ko", "쿠팡 해외물류 직원", "쿠팡"),
    ("ur", "میزان بینک اپنی شاخوں کے لیے", "میزان بینک"),
    ("tr", "Alanya'da Mavi Fake Otel'e kat görevlisi", "Mavi Fake Otel"),
    ("pl", "Pozdrawiamy, Bobrzok i Fejkacz", "Bobrzok i Fejkacz"),
    ("ca", "Fakeneu i Cim lloga esquís", "Fakeneu i Cim"),
    ("en", "Fakemigan+\nWe make tents", "Fakemigan+"),
    ("uk", "Ваш 7Фейківень", "7Фейківень"),
    ("he", "פייקדרון פיתחה מערכת שקוראת צילומים", "פייקדרון"),
    ("he", "מכירים את פייקדית?", "פייקדית"),
    ("ja", "フェイク丸って知っていますか?", "フェイク丸"),
    ("zh-Hant", "【簡介】\n虛岳成立於2003年", "虛岳"),
]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Bizde iş var. Firma adı Fakeline Inşaat SRL, Bükreş", "Firma adı Fakeline Inşaat SRL"),  # a label without its colon
        ("ለፌክ ናህዳ ሆስፒታል የጽዳት ሰራተኞች", "ለፌክ ናህዳ ሆስፒታል"),  # "for"
        ("होटल फेकसीमा में काम", "होटल फेकसी"),  # Hindi, where -मा ends names
        ("Sprzedaż i Marketing, praca od zaraz", "Sprzedaż i Marketing"),  # both are words of ads
        ("Noś skrzynie po 10Kg w Fakelinie", "10Kg"),
        ("Płacimy 55k Fakelinie", "55k Fakelinie"),
        ("Fakelina + nocleg", "Fakelina +"),  # a plus of its own
    ],
)
def test_no_name_begins_or_ends_there(text: str, wrong: str) -> None:
    reading = Reading(Ad(text), Tables(), kind="job_ad")
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    assert wrong not in [span.written(text, row, stretch) for stretch in found]


LABELLED = [  # what a shop, school or farm is called, and verbs whose subject hires
    ("ja", "学校名：ふぇいく日本語学院\n給与：25万円", "ふぇいく日本語学院"),
    ("th", "ชื่อโรงแรม: เฟคทองรีสอร์ท\nตำแหน่ง: แม่บ้าน", "เฟคทองรีสอร์ท"),
    ("ru", "Название кафе: Фейкоград\nДолжность: повар", "Фейкоград"),
    ("es", "Nombre del local: Fakelina\nPuesto: cocinero", "Fakelina"),
    ("hi", "दुकान का नाम: फेकनगर ज्वैलर्स\nपद: सेल्समैन", "फेकनगर ज्वैलर्स"),
    ("en", "Fakehaven Blooms has openings for packers, housing included", "Fakehaven Blooms"),
    ("fr", "Groupe Fakéa renforce son équipe : deux soudeurs", "Groupe Fakéa"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), LABELLED)
def test_labels_and_verbs(language: str, text: str, wanted: str) -> None:
    found = read(language, text)
    assert found is not None and found.name == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "친구와 함께 일할 분 구해요. 시급 11,000원"),
        ("ko", "[고액알바] 상담원 구합니다, 숙식 제공"),
        ("tr", "Arkadaşlar selam, ofise eleman arıyoruz"),
        ("lo", "ນ້ອງໆ ໃຜຢາກໄດ້ວຽກ ຕອບແຊັດ"),
        ("ms", "Khidmat pelanggan Melayu & Mandarin, gaji RM5000"),
    ],
)
def test_greetings_and_languages_are_none(language: str, text: str) -> None:
    assert read(language, text) is None


def test_a_noun_that_holds_a_legal_form_is_one() -> None:
    found = atoms("Công ty CP Nhân lực Fake Định", fold("Công ty CP Nhân lực Fake Định"), Tables(), ())
    assert {"agency>", "form>"} <= found[0].tags


def test_turkish_case_behind_a_known_word() -> None:
    text = "Alanya'da Mavi Fake Otel"
    found = {atom.word: atom.tags for atom in atoms(text, fold(text), Tables(), [(0, 6, "place")])}
    assert found["da"] == {"stop"}


@pytest.mark.parametrize(("language", "text", "wanted"), CANDIDATES)
def test_name_is_looked_at(language: str, text: str, wanted: str) -> None:
    reading = Reading(Ad(text), Tables(), (language,), kind="job_ad")
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    assert wanted in [span.written(text, row, stretch) for stretch in found]


@pytest.mark.parametrize(
    ("word", "address", "wanted"),
    [
        ("brumalia", "talento@brumalia.example", WHOLE),
        ("phong", "jobs@tien-phong.example", WHOLE),
        ("कफीघर", "hr@kafighar.example", MOSTLY),
        ("체인온도", "jobs@chainondo.example", PARTLY),
        ("الصفا", "careers@alsafacap.example", PARTLY),
        ("лотос", "@fake_lotos", PARTLY),
        ("brumalia", "hr@fake.example", 0),
        ("연봉", "careers@chainondo.example", 0),
        ("नौकरी", "hr@kafighar.example", 0),
    ],
)
def test_echo_of_a_name_in_an_address(word: str, address: str, wanted: int) -> None:
    """A name stands in an address as it is written, or by its consonants."""
    assert echo(word, of_addresses([address])) == wanted


def test_verb_of_hiring_further_on() -> None:
    """What follows a stretch in its sentence is known, and ends with the sentence."""
    text = "Yelken, Bodrum'daki teknesi için aşçı arıyor. Yemek bizden"
    reading = Reading(Ad(text), Tables(), ("tr",), kind="job_ad")
    row, _ = employers.candidates(reading, text, reading.folded, load().common)
    hired = employer_page.page(row, text, Tables(), "tr").hired
    assert hired[0] and not hired[-1]


def test_endings_of_a_users_table(tmp_path: Path) -> None:
    """Words that are looked for one by one may be added too: here what is written onto a Korean name, and a word for number."""
    rows = "phrase,role,source,date\n네끼리,ending,fake,2026-11-26\nfakenum,numero,fake,2026-11-26\n"
    (tmp_path / "employer_context.csv").write_text(rows, encoding="utf-8")
    for text, word, tag in (("가짜콜네끼리 일해요", "가짜콜", ""), ("Clinic fakenum 12 hires", "fakenum", "inner")):
        for tables, there in ((Tables(tmp_path), True), (Tables(), False)):
            found = {atom.word: atom.tags for atom in atoms(text, fold(text), tables, ())}
            assert (word in found and (not tag or tag in found[word])) == there


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "Technicien de nuit\nVous réparez les pannes mécaniques et vous suivez les besoins. Salaire 1 900 €", ""),
        ("bn", "নিয়োগ চলছে। প্রতিষ্ঠান: সবুজ পাতা টেক্সটাইল লিমিটেড. বেতন ১৫০০০ টাকা", "সবুজ পাতা টেক্সটাইল লিমিটেড"),
        ("ar", "مؤسسة وادي الريحان لتقديم الوجبات\nمطلوب طباخ، الراتب 3000 ريال", "مؤسسة وادي الريحان لتقديم الوجبات"),
    ],
)
def test_articles_full_stops_and_purposes(language: str, text: str, wanted: str) -> None:
    found = analyze(text, language=language).employer
    assert (found.name if found else "") == wanted


def test_no_phrase_goes_over_a_line_break() -> None:
    text = "TECNICO DE OBRAS DO TRABALHO\nNa TRANSPORTADORA ZUVI"
    assert all("\n" not in atom.word for atom in atoms(text, fold(text), Tables(), ()))


@pytest.mark.parametrize("dress", [str.upper, str.lower])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We need cooks and waiters for our kitchen in Dubai. Golden Heron Trading Co., Ltd is looking for you. Pay 900 USD",
         "Golden Heron Trading Co., Ltd"),
        ("Golden Heron Trading Co., Ltd is hiring cooks in Dubai. Salary 900 USD a month, free room", "Golden Heron Trading Co., Ltd"),
        ("Naghahanap kami ng kusinero sa Laos, punta na sa bagong kusina. Sahod 30,000, libre ang tirahan", None),
        ("Urgent hiring of cooks and waiters in Dubai, salary 900 USD a month, free room and food, call us today", None),
    ],
)  # fmt: skip
def test_letters_of_one_case(dress: Callable[[str], str], text: str, name: str | None) -> None:
    found = analyze(dress(text)).employer
    assert (found.name if found else None) == (dress(name) if name else None)


def test_one_name_in_capitals_is_no_loud_text() -> None:
    scripts = [a.script for a in _row("LUMORA TEX is hiring sewers, room and food are free, call us today")]
    assert "even" not in scripts
    assert "even" not in [a.script for a in _row("บริษัท ABC GROUP CO LTD รับสมัคร HR และ IT")]


def _row(text: str) -> list[Atom]:
    return atoms(text, fold(text), Tables(), ())


def test_no_half_of_a_bracket() -> None:
    found = analyze("Стоматологія «Восьмий Зуб» (ТОВ «Мед Вісім»), Львів, шукає асистента лікаря", language="uk").employer
    assert found is None or found.name.count("(") == found.name.count(")")


def test_a_name_needs_more_in_a_language_that_no_ad_was_learnt_in() -> None:
    text = "Hillcrest Dental Ltd is hiring a nurse"
    reading, model = Reading(Ad(text), Tables(), languages=("en",), kind="job_ad"), load()
    row, found = employers.candidates(reading, text, reading.folded, model.common)
    strange = replace(model, languages=frozenset())
    here, there = (max(points(row, found, text, one, reading.tables, "en")) for one in (model, strange))
    assert "en" in model.languages and here - there == pytest.approx(STRANGE)
