"""Handles that a text tells in sentences, in its own script, or changes behind them; and what is none."""

import pytest

from tests.extract.test_handles import found


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Телега fake_oran_888, одну восьмёрку в конце сотрите", "ru", "RU", ("telegram", "fake_oran_88")),
        ("TG fake_oran_888, delete one 8 at the end", "en", "KH", ("telegram", "fake_oran_88")),
        ("Telegram fake_oran_888, borra un 8 del final", "es", "PE", ("telegram", "fake_oran_88")),
        ("飞机 fake_oran_888，最后删掉一个8", "zh", "CN", ("telegram", "fake_oran_88")),
        ("tele fake_oran_888 hapus satu angka 8 di belakang", "id", "ID", ("telegram", "fake_oran_88")),
        ("tele fake_oran_888, bỏ bớt một số 8 ở cuối", "vi", "VN", ("telegram", "fake_oran_88")),
        ("เทเล fake_oran_888 ลบเลข 8 ตัวสุดท้ายออก", "th", "TH", ("telegram", "fake_oran_88")),
        ("en telegram primera palabra fake, segunda palabra zorya, en medio un guion bajo", "es", "PE", ("telegram", "fake_zorya")),
        ("di telegram kata pertama fake, kata kedua zorya, tengahnya garis bawah", "id", "ID", ("telegram", "fake_zorya")),
        ("trên telegram chữ đầu là fake, chữ sau là zorya, ở giữa gạch dưới", "vi", "VN", ("telegram", "fake_zorya")),
        ("टेलीग्राम पर पहला शब्द fake, दूसरा zorya, बीच में अंडरस्कोर", "hi", "IN", ("telegram", "fake_zorya")),
        ("电报 第一个词fake，第二个词zorya，中间下划线", "zh", "CN", ("telegram", "fake_zorya")),
        ("टेलीग्राम: fake से शुरू, फिर अंडरस्कोर, daraline पर खत्म", "hi", "IN", ("telegram", "fake_daraline")),
        ("تليجرام: يبدأ بـ fake بعدها شرطة سفلية وينتهي بـ daraline", "ar", "EG", ("telegram", "fake_daraline")),
    ],
)
def test_told_in_a_sentence(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram fake_l0ans (zero is the letter o)", "en", "KH", ("telegram", "fake_loans")),
        ("TG fakelao77 add an s after lao", "en", "KH", ("telegram", "fakelaos77")),
        ("Telegram fakech4mba, el 4 es una a", "es", "PE", ("telegram", "fakechamba")),
        ("Telegram fakechamba7, el 7 cámbienlo por 8", "es", "PE", ("telegram", "fakechamba8")),
        ("Telegram fakechambax quiten la x", "es", "PE", ("telegram", "fakechamba")),
        ("Telegram fakev4gas troca o 4 por a", "pt", "BR", ("telegram", "fakevagas")),
        ("Telegram fakevagas7 troca o 7 por 9", "pt", "BR", ("telegram", "fakevagas9")),
        ("IG fakevagas com underline depois de fake", "pt", "BR", ("instagram", "fake_vagas")),
        ("Telegram fakeb0ulot, le zéro c'est un o", "fr", "CI", ("telegram", "fakeboulot")),
        ("Telegram fakeboulot7, remplacez 7 par 9", "fr", "CI", ("telegram", "fakeboulot9")),
        ("Telegram fakeboulot avec un tiret bas après fake", "fr", "CI", ("telegram", "fake_boulot")),
        ("тг fakerab0ta, вместо нуля буква о", "ru", "RU", ("telegram", "fakerabota")),
        ("тг fakerabota7, вместо 7 поставь 9", "ru", "RU", ("telegram", "fakerabota9")),
        ("тг fakerabotax, последнюю x убрать", "ru", "RU", ("telegram", "fakerabota")),
        ("тг fakerob0ta, замість нуля літера о", "uk", "UA", ("telegram", "fakerobota")),
        ("тг fakerobota7, замість 7 став 9", "uk", "UA", ("telegram", "fakerobota9")),
        ("telegram fakeis7 7 yerine 9 yazın", "tr", "TR", ("telegram", "fakeis9")),
        ("telegram fakeis1lan, 1 yerine i", "tr", "TR", ("telegram", "fakeisilan")),
        ("telegram fakeis, fake'den sonra alt çizgi", "tr", "TR", ("telegram", "fake_is")),
        ("tele fakeloker7, 7 nya ganti 9", "id", "ID", ("telegram", "fakeloker9")),
        ("tele fakel0ker, nol nya huruf o", "id", "ID", ("telegram", "fakeloker")),
        ("tele fakeloker, setelah fake kasih garis bawah", "id", "ID", ("telegram", "fake_loker")),
        ("tele fakekerja7, tukar 7 jadi 9", "ms", "MY", ("telegram", "fakekerja9")),
        ("tg fakehr7, palitan ng 9 ang 7", "tl", "PH", ("telegram", "fakehr9")),
        ("tg fakew0rk, letter o yung zero", "tl", "PH", ("telegram", "fakework")),
        ("tg fakework, may underscore pagkatapos ng fake", "tl", "PH", ("telegram", "fake_work")),
        ("tele fakeviec7, thay 7 bằng 9", "vi", "VN", ("telegram", "fakeviec9")),
        ("tele fakel4mbac, số 4 là chữ a", "vi", "VN", ("telegram", "fakelambac")),
        ("zalo fakeviecx bỏ chữ x", "vi", "VN", ("zalo", "fakeviec")),
        ("เทเล fakehr7 เปลี่ยน 7 เป็น 9", "th", "TH", ("telegram", "fakehr9")),
        ("ไลน์ fakehrx ตัด x ออก", "th", "TH", ("line", "fakehr")),
        ("ไลน์ fakehr ใส่ขีดล่างหลัง fake", "th", "TH", ("line", "fake_hr")),
        ("微信 fakeboss7，把7换成9", "zh", "CN", ("wechat", "fakeboss9")),
        ("微信 fakeb0ss，0是字母o", "zh", "CN", ("wechat", "fakeboss")),
        ("微信 fakeboss，fake后面加下划线", "zh", "CN", ("wechat", "fake_boss")),
        ("LINE fakejob7 7を9に変えて", "ja", "JP", ("line", "fakejob9")),
        ("LINE fakejob fakeの後にアンダーバー", "ja", "JP", ("line", "fake_job")),
        ("LINE fakej0b 0はオー", "ja", "JP", ("line", "fakejob")),
        ("카톡 fakejob7 7을 9로 바꿔서", "ko", "KR", ("kakaotalk", "fakejob9")),
        ("카톡 fakejob fake뒤에 언더바", "ko", "KR", ("kakaotalk", "fake_job")),
        ("카톡 fakej0b 0은 영어 o", "ko", "KR", ("kakaotalk", "fakejob")),
        ("تليجرام fakew0rk الصفر حرف o", "ar", "EG", ("telegram", "fakework")),
        ("تليجرام fakework بعد fake شرطة تحت", "ar", "EG", ("telegram", "fake_work")),
        ("انستا fakeworkx شيل x", "ar", "EG", ("instagram", "fakework")),
        ("ٹیلیگرام fakework7 میں 7 کی جگہ 9", "ur", "PK", ("telegram", "fakework9")),
        ("ٹیلیگرام fakew0rk زیرو نہیں او لکھیں", "ur", "PK", ("telegram", "fakework")),
        ("टेलीग्राम fakework7 में 7 की जगह 9", "hi", "IN", ("telegram", "fakework9")),
        ("टेलीग्राम fakew0rk, जीरो नहीं ओ है", "hi", "IN", ("telegram", "fakework")),
        ("टेलीग्राम fakework, fake के बाद अंडरस्कोर", "hi", "IN", ("telegram", "fake_work")),
        ("টেলিগ্রাম fakework7, 7 এর জায়গায় 9", "bn", "BD", ("telegram", "fakework9")),
        ("টেলিগ্রাম fakew0rk, জিরো না ও হবে", "bn", "BD", ("telegram", "fakework")),
        ("টেলিগ্রাম fakework, fake এর পরে আন্ডারস্কোর", "bn", "BD", ("telegram", "fake_work")),
        ("टेलिग्राम fakework7, ७ को सट्टा ९", "ne", "NP", ("telegram", "fakework9")),
        ("टेलिग्राम fakework, fake पछि अन्डरस्कोर", "ne", "NP", ("telegram", "fake_work")),
        ("டெலிகிராம் fakework7, 7 க்கு பதில் 9", "ta", "LK", ("telegram", "fakework9")),
        ("டெலிகிராம் fakework, fake க்கு பிறகு அண்டர்ஸ்கோர்", "ta", "LK", ("telegram", "fake_work")),
        ("ටෙලිග්\u200dරෑම් fakework7, 7 වෙනුවට 9", "si", "LK", ("telegram", "fakework9")),
        ("ටෙලිග්\u200dරෑම් fakework, fake එකට පස්සේ යටි ඉරක්", "si", "LK", ("telegram", "fake_work")),
        ("တယ်လီ fakework7 ၇ နေရာမှာ ၉", "my", "MM", ("telegram", "fakework9")),
        ("តេឡេ fakework7 ប្តូរ 7 ជា 9", "km", "KH", ("telegram", "fakework9")),
        ("ເທເລ fakework7 ປ່ຽນ 7 ເປັນ 9", "lo", "LA", ("telegram", "fakework9")),
        ("tele fakekazi7, badala ya 7 weka 9", "sw", "KE", ("telegram", "fakekazi9")),
        ("tele fakekazi, baada ya fake weka mstari wa chini", "sw", "KE", ("telegram", "fake_kazi")),
        ("ቴሌግራም fakework7 በ7 ፈንታ 9", "am", "ET", ("telegram", "fakework9")),
        ("tg fakeish7, 7 o'rniga 9", "uz", "UZ", ("telegram", "fakeish9")),
    ],
)
def test_changed_as_the_words_behind_say(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Clark ✈ Hong Kong ✈ Bangkok, ticket paid", "en", "PH"),
        ("✈️ visa + hotel, all free", "en", "PH"),
        ("customer care for a telecom contact centre", "en", "NG"),
        ("télé-conseillers (H/F), opérateur télécom français", "fr", "CI"),
        ("Facebook'ta dönen ilanlara inanmayın", "tr", "TR"),
        ("te llama el supervisor por telegram, 5 minutos", "es", "PE"),
        ("ventas en línea\nLugar: Lima", "es", "PE"),
        ("批量注册 FB、Tinder、LINE、WhatsApp", "zh", "CN"),
        ("ការងារអនឡាញ 800$ ក្នុងមួយខែ", "km", "KH"),
        ("ສ້າງບົດລາຍງານ on-chain ໃຫ້ລູກຄ້າ", "lo", "LA"),
        ("خدمات تحويلات blockchain للشركات", "ar", "EG"),
        ("like tiktok 10k/job", "vi", "VN"),
        ("@Marcos quem te falou isso mentiu", "pt", "BR"),
    ],
)
def test_no_contacts(text: str, language: str, country: str) -> None:
    assert not found(text, language, country)


def test_a_bullet_is_no_dot_of_an_address() -> None:
    contacts = found("0482 00 00 00 • crew@firma.example", "uk", "UA")
    assert contacts == {("email", "crew@firma.example"), ("phone", "+380482000000")}


@pytest.mark.parametrize(
    ("text", "contacts"),
    [
        ("IG and TikTok, same name: fakemodel.ph", {("instagram", "fakemodel.ph"), ("tiktok", "fakemodel.ph")}),
        (
            "IG and Telegram same id fake.kia.model (on telegram underscores instead of dots)",
            {("instagram", "fake.kia.model"), ("telegram", "fake_kia_model")},
        ),
    ],
)
def test_names_of_several_apps_and_far_ones(text: str, contacts: set[tuple[str, str]]) -> None:
    assert found(text, "en", "PH") == contacts


@pytest.mark.parametrize(
    ("text", "language", "country", "contacts"),
    [
        ("Message @fake_hr_ng now. Insta is the same.", "en", "NG", {("telegram", "fake_hr_ng"), ("instagram", "fake_hr_ng")}),
        ("escríbeme a @fake_rh_mx, en instagram igual", "es", "MX", {("telegram", "fake_rh_mx"), ("instagram", "fake_rh_mx")}),
        (
            "fake.mila.hr on insta and same name on telegram",
            "en",
            "GH",
            {("instagram", "fake.mila.hr"), ("telegram", "fake.mila.hr")},
        ),
        ("telegram: fake_ik_tr, instagramda da aynısı", "tr", "TR", {("telegram", "fake_ik_tr"), ("instagram", "fake_ik_tr")}),
        ("เทเลแกรม fake_hr_th ไอจีก็เหมือนกันค่ะ", "th", "TH", {("telegram", "fake_hr_th"), ("instagram", "fake_hr_th")}),
        ("แอด Telegram กับ Signal ไอดีเดียวกัน fakefreeth", "th", "TH", {("telegram", "fakefreeth"), ("signal", "fakefreeth")}),
        ("chama no direct fake_bia.asia ou no zap", "pt", "BR", {("instagram", "fake_bia.asia")}),
    ],
)
def test_the_same_name_elsewhere(text: str, language: str, country: str, contacts: set[tuple[str, str]]) -> None:
    assert found(text, language, country) == contacts


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("텔 fake!gwang!hr 인데 느낌표는 빼고 치셈", "ko", "KR", ("telegram", "fakegwanghr")),
        ("เทเล fake=udon=may ให้เปลี่ยนเครื่องหมายเท่ากับเป็นขีดล่าง", "th", "TH", ("telegram", "fake_udon_may")),
        ("insta: fake,kasting,uz — vergul o'rniga nuqta", "uz", "UZ", ("instagram", "fake.kasting.uz")),
        ("ٹیلی گرام نام میں ہر # ہٹا دیں: f#a#k#e#m#u#l#t#a#n ۔ پہلے سلام لکھیں", "ur", "PK", ("telegram", "fakemultan")),
        ("ວີແຊັດ: f/a/k/e/t/o/n/p/h/e/u/n/g ເອົາຂີດອອກໃຫ້ໝົດ", "lo", "LA", ("wechat", "faketonpheung")),
        ("Telegram fake#lima#hr sin las almohadillas", "es", "PE", ("telegram", "fakelimahr")),
        ("微信 fake#gz#hr 井号去掉", "zh", "CN", ("wechat", "fakegzhr")),
        ("tel3gram pe vertex-fake-hr (bina dash ke)", "hi-Latn", "IN", ("telegram", "vertexfakehr")),
        ("CV: talento.fake arroba empleos.example", "es", "EC", ("email", "talento.fake@empleos.example")),
    ],
)
def test_signs_named_and_left_out(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contacts"),
    [
        ("nombor itu telah kami laporkan. Hubungi polis", "ms", "MY", set()),
        ("تنخواہ 2000 درہم، قافلہ لائن ٹرانسپورٹ کے ساتھ", "ur", "PK", set()),
        ("Chat Sister on wa.me/66800000000 . No calls", "en", "NG", {("whatsapp", "+66800000000")}),
        ("اپنی تصویر بھیجیں: لائن آئی ڈی @fakelunahr", "ur", "PK", {("line", "@fakelunahr")}),
    ],
)
def test_ordinary_words_beside_apps(text: str, language: str, country: str, contacts: set[tuple[str, str]]) -> None:
    assert found(text, language, country) == contacts


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram: fake_hr_ng, with two underscores, no spaces", "en", "NG", ("telegram", "fake_hr_ng")),
        ("telegram fake_hr_ng, not fake_hr, that one is a clone", "en", "NG", ("telegram", "fake_hr_ng")),
        ("Telegram @fake_hr_ng (no dots, just underscores)", "en", "NG", ("telegram", "fake_hr_ng")),
        ("Telegram @fakehr01 the last is one not L", "en", "NG", ("telegram", "fakehr01")),
        ("telegram fake_hr1 no experience no age limit, 1 year contract", "en", "NG", ("telegram", "fake_hr1")),
        ("Telegram: fake_rh2, o 2 é número mesmo", "pt", "BR", ("telegram", "fake_rh2")),
        ("Telegram fake_rh_mx con guión bajo, no con punto", "es", "MX", ("telegram", "fake_rh_mx")),
        ("tele fake_hr_id pakai garis bawah bukan titik", "id", "ID", ("telegram", "fake_hr_id")),
    ],
)
def test_what_is_said_to_stay_stays(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Instagram do recrutador: fake ponto vagas ponto asia. Direct aberto", "pt", "BR", ("instagram", "fake.vagas.asia")),
        ("Instagram recruiter kami: fake titik kerja titik asia ya kak", "id", "ID", ("instagram", "fake.kerja.asia")),
        ("แอดไลน์มาเด้อ เอฟ เอ เค อี ขีดล่าง ลาว พิมพ์ fake_lao88", "th", "TH", ("line", "fake_lao88")),
        ("இப்படி சேருங்க: fake + nagai + th7 (டெலிகிராம்)", "ta", "IN", ("telegram", "fakenagaith7")),
        ("टेलीग्राम — @ mahi nine fake (जोड़कर, nine को अंक में)", "hi", "IN", ("telegram", "mahi9fake")),
        ("صفحة facebook.com/fakepagehr۔ لا تدفعوا", "ur", "PK", ("facebook", "fakepagehr")),
        ("saiyo.fake$hello.example の＄を＠に直して", "ja", "JP", ("email", "saiyo.fake@hello.example")),
    ],
)
def test_told_where_it_was_not_looked_for(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}
