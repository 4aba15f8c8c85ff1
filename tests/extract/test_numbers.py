"""Numbers and whose they are: each trick in several languages, and what looks like one and is none."""

import pytest

from tests.extract.test_contacts import pairs, read

Found = set[tuple[str, str]]


def phones(*values: str) -> Found:
    return {("phone", value) for value in values}


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("NAPTIP says the short number 627 is free from every network.", "en", "NG", {"627"}),
        ("Police ko bolo, 1930 pe complaint hoti hai, 112 pe bhi bol sakte ho.", "hi-Latn", "IN", {"1930", "112"}),
        ("Si ça vous arrive, faites le 17 ou le 112 depuis l'étranger.", "fr", "FR", {"17", "112"}),
        ("No paguen rescate, avisen al 089, es anónimo, o al 911.", "es", "MX", {"089", "911"}),
        ("家人一旦失联，马上去派出所，或者110、96110都行。", "zh-Hans", "CN", {"110", "96110"}),
        ("Böyle bir teklif alan olursa 112'yi arasın, göç idaresinin 157'si de var.", "tr", "TR", {"112", "157"}),
        ("Мұндай жарнама көрсеңіз 102-ге айтыңыз, тегін 11616 бар.", "kk", "KZ", {"102", "11616"}),
        ("Kung may kakilala kayong na-recruit, sa 1343 po kayo.", "tl", "PH", {"1343"}),
        ("The police rescued 112 people from 191 rooms.", "en", "TH", set()),
        ("La policía liberó a 911 personas en 145 casas.", "es", "MX", set()),
        ("Report to the police: the gang asked 1800 dollars.", "en", "IN", set()),
        ("Appelez-nous avant la fin du mois, 17 postes.", "fr", "FR", set()),
    ],
)
def test_a_known_hotline_stands_for_itself_and_counts_nothing(text: str, language: str, country: str, found: set[str]) -> None:
    assert pairs(read(text, language, country)) == phones(*found)


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("Text or call, then +998 90 000 00 00 telegramdaman", "uz", "UZ", {("telegram", "+998900000000")}),
        ("+998 90 000 00 00 raqamiga imodan yozing", "uz", "UZ", {("imo", "+998900000000")}),
        ("i-WhatsApp mo si sir sa 0917 000 0000", "tl", "PH", {("whatsapp", "+639170000000")}),
        ("0917 000 0000, naka-Viber po yan", "tl", "PH", {("viber", "+639170000000")}),
        ("0812 0000 0000 nomor ini cuma buat Signal ya", "id", "ID", {("signal", "+6281200000000")}),
        ("090-0000-0000 この番号でシグナルやってます", "ja", "JP", {("signal", "+819000000000")}),
        ("+44 7700 900123 — Signal, not WhatsApp", "en", "GB", {("signal", "+447700900123")}),
        ("The signal is bad here, call 0712 000 000", "en", "KE", {("phone", "+254712000000")}),
    ],
)
def test_the_app_that_governs_a_number(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "number"),
    [
        ("My Thai number is 081 000 0000, call anytime", "en", "PH", "+66810000000"),
        ("phone 050 OOO OOOO (UAE, O ki jagah zero)", "hi-Latn", "IN", "+971500000000"),
        ("เบอร์เขมร 012 000 000 โทรได้", "th", "TH", "+85512000000"),
        ("số Cam 012 000 000 gọi liền", "vi", "VN", "+85512000000"),
        ("번호는 070-0000-0000이고 문자만 받아요", "ko", "KR", "+827000000000"),
        ("電話は、ゼロハチゼロ、ゼロゼロゼロゼロ、ゼロゼロゼロゼロ、今日中な。", "ja", "JP", "+818000000000"),
        ("ໂທ ສູນສອງສູນ ຫ້າຫ້າ ໜຶ່ງໜຶ່ງ ສູນສູນສູນສູນ", "lo", "LA", "+8562055110000"),
        ("Gọi chú Tư: không chín bảy bảy, rồi sáu số không nữa.", "vi", "VN", "+84977000000"),
        ("call: plus chauvalees, double seven, double zero, nine double zero, triple eight", "hi-Latn", "IN", "+447700900888"),
        ("tel: sero nuwebe disisiyete, tatlong sero, apat na sero", "tl", "PH", "+639170000000"),
        ("telepon: kosong delapan satu dua, abis itu nol delapan biji.", "id", "ID", "+6281200000000"),
    ],
)
def test_countries_beside_a_number_and_words_for_digits(text: str, language: str, country: str, number: str) -> None:
    assert pairs(read(text, language, country)) == phones(number)


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Maaş: 55.000 – 70.000 TL, prim haftalık.", "tr", "TR"),
        ("เวลา : 10.00 - 22.00 น. ค่าแรง : วันละ 800 บาท", "th", "TH"),
        ("वेल्डर (30), फिटर (12)। 1400-1800 रियाल, 8 घंटे।", "hi", "IN"),
        ("Horario 09.30 - 18.30 y sueldo de 1.200 – 1.800 €", "es", "ES"),
    ],
)
def test_ranges_of_pay_and_hours_are_no_numbers(text: str, language: str, country: str) -> None:
    assert pairs(read(text, language, country)) == set()


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("The number has two parts. Part one: 0712. Part two: 000 000.", "en", "KE", {("phone", "+254712000000")}),
        ("Bagian 1: 0812. Bagian 2: 0000 0000. WA aja", "id", "ID", {("whatsapp", "+6281200000000")}),
        ("号码分两段。第一段：130。第二段：0000 0000。打电话", "zh-Hans", "CN", {("phone", "+8613000000000")}),
        ("+855 1Z OOO OOO (Z को 2 पढ़ना, O को ज़ीरो) व्हाट्सएप है", "hi", "IN", {("whatsapp", "+85512000000")}),
        (
            "Text or call 0712 000 000. Same line is on Telegram.",
            "en",
            "KE",
            {("phone", "+254712000000"), ("telegram", "+254712000000")},
        ),
        (
            "Telp 0812 0000 0000, WA juga di nomor itu",
            "id",
            "ID",
            {("phone", "+6281200000000"), ("whatsapp", "+6281200000000")},
        ),
    ],
)
def test_parts_by_number_and_one_number_for_two_ways(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("Gọi anh Ba 0905 000 000", "vi", "VN", phones("+84905000000")),
        ("Zalo anh Hai 0905000000", "vi", "VN", {("zalo", "+84905000000")}),
        ("ติดต่อพี่หนึ่ง 081-000-0000", "th", "TH", phones("+66810000000")),
        ("联系老七 138 0000 0000", "zh-Hans", "CN", phones("+8613800000000")),
        ("Contact sister Eight 0803 000 0000", "en", "NG", phones("+2348030000000")),
        ("nine 17 000 0000 is my number, call", "en", "PH", phones("+639170000000")),
    ],
)
def test_a_name_that_is_a_number_word_is_no_digit(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("โทร 038-000-000 ต่อ 112", "th", "TH", phones("+6638000000")),
        ("Tel. 02-000-0000 내선 112", "ko", "KR", phones("+8220000000")),
        ("電話 03-0000-0000 内線 110", "ja", "JP", phones("+81300000000")),
        ("Telefon 0212 000 00 00 dahili 112", "tr", "TR", phones("+902120000000")),
        ("ဖုန်း ၀၁-၀၀၀ ၀၀၀၀ လိုင်းခွဲ ၁၁၂", "my", "MM", phones("+9510000000")),
        ("โทร 038-000-000 หรือ 191", "th", "TH", phones("+6638000000", "191")),
    ],
)
def test_an_extension_is_no_hotline(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("Mi cel es novecientos millones, así en números, timbra", "es", "PE", phones("+51900000000")),
        ("मेरा नंबर रुपये की तरह पढ़ो: नौ अरब अस्सी करोड़", "hi", "IN", phones("+919800000000")),
        ("भाइबर नम्बर: नौ अर्ब अस्सी करोड", "ne", "NP", {("viber", "+9779800000000")}),
        ("Zalo đọc như tiền: chín trăm linh năm triệu", "vi", "VN", {("zalo", "+84905000000")}),
        ("电话138亿，直接打", "zh-Hans", "CN", phones("+8613800000000")),
        ("Valor 900 millones, empresa seria. WhatsApp 0981 000 000", "es", "PY", {("whatsapp", "+595981000000")}),
    ],
)
def test_a_number_told_as_one_amount(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "number"),
    [
        ("тел. +7 9один2 000 00 00", "ru", "RU", "+79120000000"),
        ("плюс семь девятьсот двенадцать, пять нулей и ещё два, звони", "ru", "RU", "+79120000000"),
        ("call me: zero eight zero three, three zeros and four more", "en", "NG", "+2348030000000"),
        ("اتصل: زائد واحد، ميتين واثنين، خمسة خمسة خمسة، صفر واحد، ستة ستة", "ar", "MA", "+12025550166"),
        ("Contact 0*7*0*0*0*0*0*0*0*0 enlève les étoiles", "fr", "CI", "+2250700000000"),
        ("電話はゼロ・キュウ・ゼロ、残りはゼロ八つ", "ja", "JP", "+819000000000"),
        ("전화 공일공 그리고 영이 여덟 개", "ko", "KR", "+821000000000"),
        ("தொலைபேசி 012-ஓஓஓ ஓஓஓஓ (ஓ என்றால் 0)", "ta", "MY", "+60120000000"),
    ],
)
def test_digits_beside_words_more_zeros_and_letters_for_them(text: str, language: str, country: str, number: str) -> None:
    assert pairs(read(text, language, country)) == phones(number)


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("昨日LINEが来ました。心当たりの方は 090-0000-0000 へ", "ja", "JP", phones("+819000000000")),
        ("My son messaged on WhatsApp, I received it Monday. Call 0712 000 000", "en", "KE", phones("+254712000000")),
        ("Write on WhatsApp. 0712 000 000", "en", "KE", {("whatsapp", "+254712000000")}),
    ],
)
def test_an_app_of_a_story_governs_no_number(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("Entrevista el mismo día. 602 000 0000 opción 1", "es", "CO", {"+576020000000"}),
        ("CV ke 222 0000 (waktu pejabat)", "ms", "BN", {"+6732220000"}),
        ("售樓處 睇樓電6000 0000 陳生", "zh-Hant", "HK", {"+85260000000"}),
        ("Tempahan bas: 013-000 0000", "ms", "MY", {"+60130000000"}),
        ("Booking no: 013000000", "en", "MY", set()),
        ("郵便番号 0858-00-0000 電話番号 0858-00-0000", "ja", "JP", {"+81858000000"}),
        ("নিয়োগ চলছে। টেলিফোন ০২-০০০০০০০০", "bn", "BD", {"+880200000000"}),
        ("Gaji RM 2,500. 013 000 0000", "ms", "MY", {"+60130000000"}),
        ("☎ 061) 000-0000 이장님", "ko", "KR", {"+82610000000"}),
        ("Walk in 10–1, Mon–Sat, report to the guard", "en", "IN", set()),
        ("Open 0900-1700, salary 2500 3000", "en", "SG", set()),
        ("ตั๋วเครื่องบินฟรี\nสอบถาม 042-000-000", "th", "TH", {"+6642000000"}),
    ],
)
def test_plain_numbers_without_a_label(text: str, language: str, country: str, found: set[str]) -> None:
    assert pairs(read(text, language, country)) == phones(*found)


def test_an_app_behind_one_number_is_not_the_next_ones() -> None:
    text = "Le numéro des escrocs est le 76 000 00 00 sur WhatsApp. En cas de doute, appelez la cellule au 33 800 00 00."
    assert pairs(read(text, "fr", "SN")) == {("whatsapp", "+221760000000"), ("phone", "+221338000000")}


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("If somebody is in danger now, ring 000.", "en", "AU", {"000"}),
        ("遇到詐騙請打165。", "zh-Hant", "TW", {"165"}),
        ("ایسی پیشکش ملے تو فوراً 15 پر کال کریں", "ur", "PK", {"15"}),
        ("বিপদে পড়লে 999, দেরি না", "bn", "BD", {"999"}),
        ("بلّغوا وحدة الجرائم أو 911.", "ar", "JO", {"911"}),
        ("នគរបាល រឹបអូសកុំព្យូទ័រ ១១២ គ្រឿង", "km", "KH", set()),
    ],
)
def test_short_hotlines_in_warnings(text: str, language: str, country: str, found: set[str]) -> None:
    assert pairs(read(text, language, country)) == phones(*found)


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        (
            "09170000000091800000 00".replace(" ", "") + " two numbers stuck together, call any",
            "en",
            "PH",
            {"+639170000000", "+639180000000"},
        ),
        ("電話は二本つなげます 0700000000008000000000", "ja", "JP", {"+817000000000", "+818000000000"}),
        ("98200000009830000000 दो नंबर साथ हैं, कॉल करें", "hi", "IN", {"+919820000000", "+919830000000"}),
        ("Llamar 809-555-0141/42", "es", "DO", {"+18095550141", "+18095550142"}),
        ("Tel 021-555-0000/0001", "id", "ID", {"+62215550000", "+62215550001"}),
        ("ទូរស័ព្ទ 015/016 000 000", "km", "KH", {"+85515000000", "+85516000000"}),
        ("Call 0917 000 0000/24 hours", "en", "PH", {"+639170000000"}),
        ("Account no 0917000000009180000000, two accounts", "en", "PH", set()),
    ],
)
def test_two_numbers_written_as_one(text: str, language: str, country: str, found: set[str]) -> None:
    assert pairs(read(text, language, country)) == phones(*found)


@pytest.mark.parametrize(
    ("text", "language", "country", "number"),
    [
        ("Call me: the last four are 0142, in front of that goes +1 202 555", "en", "US", "+12025550142"),
        ("Telefon: sonu 00 00, ortası 000, başı 0532", "tr", "TR", "+905320000000"),
        ("뒷자리는 0143 앞은 +1 202 555 전화", "ko", "KR", "+12025550143"),
        ("电话后四位0144，前面是 +1 202 555", "zh-Hans", "CN", "+12025550144"),
        ("Gọi số: (000 000) đứng sau 0912", "vi", "VN", "+84912000000"),
        ("call karo, aakhir me saat zero, un se pehle 0300", "hi-Latn", "PK", "+923000000000"),
        ("Telefone: o final é 0145, no meio 555, o começo 202", "pt", "US", "+12025550145"),
        ("Call: the front is 0917, the end 000 0000", "en", "PH", "+639170000000"),
    ],
)
def test_parts_told_in_another_order(text: str, language: str, country: str, number: str) -> None:
    assert pairs(read(text, language, country)) == phones(number)


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        (
            "whatsapp pe UK ka code, phir 7700, phir nine hundred, phir one zero one",
            "hi-Latn",
            "PK",
            {("whatsapp", "+447700900101")},
        ),
        ("WA kode Myanmar lalu sembilan lalu nol sembilan kali", "id", "ID", {("whatsapp", "+959000000000")}),
        ("Telegram by number: code of the Philippines, nine one eight, seven zeros", "en", "AE", {("telegram", "+639180000000")}),
        ("ٹیلیگرام نمبر: امارات کا کوڈ، پچاس، پھر سات بار صفر", "ur", "PK", {("telegram", "+971500000000")}),
        ("Qo'ng'iroq qiling: Qirg'iziston kodi, uch marta yetti, olti marta nol", "uz", "UZ", {("phone", "+996777000000")}),
        ("두바이(971) 보팀 50 000 0000", "ko", "KR", {("botim", "+971500000000")}),
        ("Promo code Thailand. Call 0917 000 0000", "en", "PH", {("phone", "+639170000000")}),
    ],
)
def test_codes_told_by_the_country(text: str, language: str, country: str, found: Found) -> None:
    assert pairs(read(text, language, country)) == found


@pytest.mark.parametrize(
    ("text", "language", "country", "number"),
    [
        ("call 0917 then seven eggs", "en", "PH", "+639170000000"),
        ("gọi 0912 rồi bấm sáu con ko", "vi", "VN", "+84912000000"),
        ("โทร 081 แล้วไข่เจ็ดฟอง", "th", "TH", "+66810000000"),
        ("звони 8916 и семь бубликов", "ru", "RU", "+79160000000"),
        ("电话138，后面八个鸡蛋", "zh-Hans", "CN", "+8613800000000"),
        ("piga 07 na nane zilizobaki ni sifuri", "sw", "KE", "+254700000000"),
        ("call O1six OOO OOOO, huruf O tu kosong", "ms", "MY", "+60160000000"),
        ("text 2O2 555 OI-eight-eight", "en", "US", "+12025550188"),
        ("WhatsApp पर पाँच सौ पचपन, call +1 202 पाँच सौ पचपन 0163", "hi", "IN", "+12025550163"),
    ],
)
def test_round_things_rests_and_letters_among_digits(text: str, language: str, country: str, number: str) -> None:
    assert number in {value for _type, value in pairs(read(text, language, country))}


def test_eggs_that_are_eaten_are_no_zeros() -> None:
    assert pairs(read("Breakfast for the crew: 200 rolls and six eggs, pay 900 a day.", "en", "US")) == set()


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("am", "ET", "ዋትሳፕ ዘጠኝ፣ ሃምሳ አምስት፣ ከዚያ ስድስት ዜሮ", "+251955000000"),  # tens and one in a spelling of their own
        ("es", "HN", "Llame al nueve mil y luego cuatro ceros, maquila", "+50490000000"),
        ("en", "GB", "tel is zero, seventy-seven hundred, nine hundred, one zero zero. carer", "+447700900100"),
        ("ko", "KR", "왓츠앱 영국 국가번호 44에 칠천칠백, 구백, 백이십", "+447700900120"),
        ("ko", "KR", "전화 +44 다음에 7 두 번, 0 두 번, 9, 0 두 번, 그리고 100", "+447700900100"),
        ("zh-Hans", "CN", "WhatsApp 加 +1 二〇二 三个五 零一七零", "+12025550170"),
        ("id", "ID", "Telepon tante: plus satu, dua kosong dua, lima tiga kali, kosong satu enam nol", "+12025550160"),
        ("tl", "PH", "Tawagan, plus uno, dos cero dos, tres beses na singko, cero uno siyete cero", "+12025550170"),
        ("fr", "CA", "Appelle au cinq un quatre, trois fois cinq, zéro un quatre zéro. Déneigeur", "+15145550140"),
        ("ar", "QA", "كلمني ثلاثة مكررة وستة أصفار، فني تكييف", "+97433000000"),
        ("es", "CL", "Mi wsp: +56, nueve, y después cuatro ceros dos veces", "+56900000000"),
        ("fr", "BE", "Sonnez au zéro quatre septante-deux, nonante, zéro zéro, zéro zéro", "+32472900000"),
        ("uz", "UZ", "To'qson birdan boshlanadi, so'ng uchta nol, yana to'rtta nol, qo'ng'iroq qiling", "+998910000000"),
    ],
)
def test_number_words_that_are_one_number(language: str, country: str, text: str, expected: str) -> None:
    """Tens, hundreds and thousands with what follows; a digit that stands twice or three times, whichever of the two is said first."""
    assert {value for _, value in pairs(read(text, language, country))} == {expected}


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("am", "ET", "የእንግሊዝ ቁጥር ነው፦ ሰባት ሰባት ዜሮ ዜሮ፣ ዘጠኝ መቶ፣ አንድ ዜሮ ዜሮ። ደውሉ።", "+447700900100"),
        (
            "id",
            "ID",
            "Nomor Inggris di WA: empat empat, tujuh tujuh, kosong kosong, sembilan kosong kosong, satu kosong kosong",
            "+447700900100",
        ),
        ("hi-Latn", "IN", "whatsapp america wala: do sifar do, paanch paanch paanch, sifar ek aath sifar", "+12025550180"),
        (
            "ja",
            "JP",
            "オーストラリアの携帯です。ゼロ・フォー・ナイン・ワン、570、150に電話を",
            "+61491570150",
        ),
        ("ru", "RU", "Тайский номер для звонков: шестьдесят шесть, потом восемьдесят один, потом семь нулей", "+66810000000"),
        ("ja", "JP", "ドバイ事務所（国番号971）のWhatsAppは 050 000 0000 です", "+971500000000"),
        ("ko", "KR", "왓츠앱 +44 7700 900110 영국 번호지만 한국말 됩니다", "+447700900110"),  # 영, zero, begins 영국, Britain
        ("my", "MM", "imo +1 202 555 0100 သုံးတယ်", "+12025550100"),  # သုံး, three, is also "use"
        ("en", "PH", "Jobs in Thailand, our number is 0917 000 0000", "+639170000000"),  # whose number is not told
        ("lo", "LA", "ເບີເປັນຈີນ 零二零 二二 零零零 零零零 ໂທໄປ", "+8562022000000"),  # in Chinese, not of China
    ],
)
def test_countries_of_numbers_in_words(language: str, country: str, text: str, expected: str) -> None:
    assert {value for _, value in pairs(read(text, language, country))} == {expected}


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("en", "US", "Call me: last four are 0170, in front of that goes 202 555", "+12025550170"),
        ("ru", "RU", "Позвони: последние четыре цифры 0140, перед ними 555, перед ними 202, самое начало +1", "+12025550140"),
        ("tl", "PH", "Huling apat 0000, gitnang tatlo 000, unang apat 0966, yan ang number ko sa tawag", "+639660000000"),
        ("hi", "IN", "फ़ोन का आख़िरी हिस्सा 000000 है और उसके आगे 9330 लगता है", "+919330000000"),
        ("id", "ID", "WA delapan puluh satu, sepuluh, di depannya nol, di belakangnya 0000000 tujuh biji", "+6281100000000"),
        ("ru", "KZ", "Первая цифра восемь, вторая, третья и четвёртая — семёрки, с пятой по одиннадцатую нули", "+77770000000"),
        ("tl", "PH", "Tawag: una zero, ikalawa nine, ikatlo two, ang ikaapat hanggang ikalabing-isa puro zero", "+639200000000"),
        ("uz", "UZ", "Birinchi raqam ikki, ikkinchisidan to'qqizinchisigacha hammasi nol. Telefonda so'rang", "+998200000000"),
        ("ta", "IN", "முதல் எண் 9, ரெண்டாவது 9, மூணாவது 6, நாலாவது 2, மிச்சம் ஆறும் பூஜ்யம். போன்", "+919962000000"),
        ("es", "PY", "El primero es cero, el segundo nueve, el tercero ocho, el cuarto uno, y cierran seis ceros", "+595981000000"),
    ],
)
def test_the_order_and_the_places_of_digits(language: str, country: str, text: str, expected: str) -> None:
    """Groups that are told from the end, each before the last; digits told place by place, and places from one to another."""
    assert {value for _, value in pairs(read(text, language, country))} == {expected}


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("en", "GB", "The first shift starts at 6, the second at 14, the third at 22. Pay 12 an hour"),
        ("es", "MX", "El primero de mayo, el segundo turno, el tercero a las 9, 500 pesos"),
    ],
)
def test_ordinals_of_other_things(language: str, country: str, text: str) -> None:
    assert not pairs(read(text, language, country))


@pytest.mark.parametrize(
    ("language", "country", "text", "expected"),
    [
        ("sw", "TZ", "Namba inaanza 0754, kazi ya hoteli Muscat, na inaisha 120000", "+255754120000"),
        ("pt", "MZ", "Número começa 84 120, trabalho em navio, comida grátis, e acaba 4000", "+258841204000"),
        ("en", "AU", "Phone starts 0491, ask for Tom, goes on 570, weekdays only, and finishes 150. Fruit picking", "+61491570150"),
        (
            "uk",
            "UA",
            "Починаєш з 066, зарплата 1800 доларів. Продовжуєш 000. Харчування є. Закінчуєш 00 та ще раз 00",
            "+380660000000",
        ),
        ("ta", "IN", "முதல்ல 944 போடு, சாப்டியா கேட்டுட்டு 3 போடு, அப்புறம் 000 கடைசியா 000", "+919443000000"),
        ("bn", "BD", "ভয় নাই, প্রথমে 01610 মাঝে 88 শেষে চারটা ডিম, কল", "+8801610880000"),
    ],
)
def test_pieces_with_other_words_between(language: str, country: str, text: str, expected: str) -> None:
    assert {value for _, value in pairs(read(text, language, country))} == {expected}


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        (
            "tl",
            "PH",
            "Kaltas mga 1,000 insurance at service fee na 1,800 unang taon. Interview sa Baguio sa 18 at sa Makati sa 22.",
        ),
        ("si", "LK", "ඇබෑර්තු අංක 0771/25, පුරප්පාඩු 14, වයස 21–40, වැටුප 47,000"),
        ("sw", "TZ", "Nauza Boxer BM150, 2021, km 38,500, bima hadi 06/2026. Namba ya gari mwisho 0078."),
    ],
)
def test_amounts_ages_and_dates_are_no_pieces(language: str, country: str, text: str) -> None:
    assert not pairs(read(text, language, country))


@pytest.mark.parametrize("text", ["call 5 + ({})", "({}) five hundred {}", "20 + {}", "({} + 5)"])
def test_thousands_of_digits_are_no_number_and_no_error(text: str) -> None:
    """Python refuses to read more than 4,300 digits as one number (`sys.set_int_max_str_digits`)."""
    assert not read(text.replace("{}", "7" * 5713), "en", "PH").contacts
