"""Handles whose letters the words behind count, move, swap, shift or leave out; what says nothing of the kind changes nothing."""

import pytest

from tests.extract.test_handles import found


@pytest.mark.parametrize(
    ("text", "language", "country", "value"),
    [
        ("Telegram fakeona, only with two n", "en", "GH", "fakeonna"),
        ("Телеграм fakeona, только n там две подряд", "ru", "RU", "fakeonna"),
        ("Телеграм fakeona, тільки n подвоєна", "uk", "UA", "fakeonna"),
        ("Telegram fakeona, n ikkita", "uz", "UZ", "fakeonna"),
        ("Telegram fakeona avec deux n", "fr", "FR", "fakeonna"),
        ("تلگرام fakeona ولی n دو تا کنار هم", "fa", "IR", "fakeonna"),
        ("Tele fakeona, n dia dua", "ms", "MY", "fakeonna"),
        ("Telegram fakemoo oは三つ", "ja", "JP", "fakemooo"),
        ("เทเลแกรม fakenn มีเอ็นสามตัวนะไม่ใช่สอง", "th", "TH", "fakennn"),
        ("텔레그램 @fakekk k가 하나 더 있음", "ko", "KR", "fakekkk"),
        ("Telegram: fakezz，z要打四個不是兩個", "zh-Hant", "TW", "fakezzzz"),
        ("Telegram fakeje + s duas vezes", "pt", "BR", "fakejess"),
        ("Telegram fakeye ve iki tane s", "tr", "TR", "fakeyess"),
        ("Tele @fakeiii, i satu je, lepas tu _kl", "ms", "MY", "fakei_kl"),
        ("Telegram @fake_ugo23, anzi 32", "it", "IT", "fake_ugo32"),
        ("Telegram @fake_ugo23, sorry 32", "en", "GB", "fake_ugo32"),
        ("ቴሌግራም @fake_abi26 ይቅርታ 62", "am", "ET", "fake_abi62"),
        ("Telegram @fake_anvar25, uzr, 52", "uz", "UZ", "fake_anvar52"),
        ("Telegram：fakeb0ss，中间那个是数字零不是字母o", "zh-Hans", "MM", "fakeb0ss"),
        ("Telegram fakedaisy, yung a ng daisy ay 4", "tl", "PH", "faked4isy"),
        ("Telegram gblf_kpc, each letter one back (b is a)", "en", "IN", "fake_job"),
        ("टेलीग्राम कोड में है: gblf_kpc, हर अक्षर को एक पीछे वाला कर दो (b को a)", "hi", "IN", "fake_job"),
        ("ቴሌግራም gblf_kpc ፦ እያንዳንዱን ፊደል ከእሱ በፊት ባለው የእንግሊዝኛ ፊደል ተኩ", "am", "ET", "fake_job"),
        ("Telegram gblf_kpc, kila herufi chukua inayoitangulia", "sw", "KE", "fake_job"),
        ("Telegram ezjd_ina, каждую букву замените на следующую", "ru", "RU", "fake_job"),
        ("टेलीग्राम नाम kafe_hr है, बस पहला और तीसरा अक्षर आपस में बदल दो", "hi", "IN", "fake_hr"),
        ("ටෙලිග්‍රෑම් feka_team, දෙවෙනි අකුරයි හතරවෙනි අකුරයි තැන් මාරු කරන්න.", "si", "LK", "fake_team"),
        ("Telegram fake_izmir_si, son iki harfi yer değiştirin", "tr", "TR", "fake_izmir_is"),
        ("Телеграм fake_lvvi, літери r і p не чіпай", "uk", "UA", "fake_lvvi"),
        ("Telegram ofakemil, la première lettre va à la fin", "fr", "FR", "fakemilo"),
        ("Telegram dohfake, ila fake ianze", "sw", "KE", "fakedoh"),
        ("টেলিগ্রাম rubel_fake লেখা আছে, fake আগে", "bn", "BD", "fake_rubel"),
        ("Telegram fxaxkxexlxexyxlxa, x'ler boş", "tr", "TR", "fakeleyla"),
        ("تليجرام fwawkwewywawrwaw احذف كل w", "ar", "EG", "fakeyara"),
        ("Telegram fapokepobapomapoko, enlève tous les « po »", "fr", "ML", "fakebamako"),
        ("Telegram fakexyzhr77, bỏ ba chữ xyz ở giữa đi", "vi", "VN", "fakehr77"),
        ("Telegram faBANANAkeBANANA_BANANAtom, remove the fruit", "en", "US", "fake_tom"),
        ("Telegram xfakegina_nyz, bórrale la primera letra y la última", "es", "US", "fakegina_ny"),
    ],
)
def test_changed(text: str, language: str, country: str, value: str) -> None:
    assert found(text, language, country) == {("telegram", value)}


@pytest.mark.parametrize(
    ("text", "language", "country", "value"),
    [
        ("Telegram fake_hr23, sorry only 18+ please", "en", "GB", "fake_hr23"),
        ("Telegram fake_ana, e 2 amigas também", "pt", "BR", "fake_ana"),
        ("Telegram fake_ana y 2 amigas", "es", "PE", "fake_ana"),
        ("Telegram fake_anna, 2 months notice, visa n ticket paid", "en", "IN", "fake_anna"),
        ("Telegram fake_job, each letter of invitation costs nothing", "en", "KE", "fake_job"),
        ("Телеграм fake_anna, не пишите в выходные", "ru", "RU", "fake_anna"),
        ("Telegram fake_zorro, skip the agents", "en", "PH", "fake_zorro"),
        ("Telegram fake_hr10, 10 places, swap of shifts possible", "en", "PH", "fake_hr10"),
    ],
)
def test_left_as_it_is(text: str, language: str, country: str, value: str) -> None:
    assert found(text, language, country) == {("telegram", value)}


@pytest.mark.parametrize(
    ("text", "language", "country", "app", "value"),
    [
        ("Телеграм fake_🕳_70, вместо дырки minsk", "ru", "BY", "telegram", "fake_minsk_70"),
        ("Телеграм fake_..._9, замість крапок lviv", "uk", "UA", "telegram", "fake_lviv_9"),
        ("Telegram fake_??_4, soru işaretleri yerine izmir", "tr", "TR", "telegram", "fake_izmir_4"),
        ("تليجرام fake_؟_6 مكان علامة الاستفهام giza", "ar", "EG", "telegram", "fake_giza_6"),
        ('टेलीग्राम fake_gडबलओd_jobs, "डबलओ" हटाकर वहाँ oo लिखो', "hi", "IN", "telegram", "fake_good_jobs"),
        ("ٹیلیگرام fake_w(ڈبل ای)kly، قوسین والی جگہ ee لکھ کر ڈھونڈیں", "ur", "PK", "telegram", "fake_weekly"),
        ("တယ်လီဂရမ် fakeချိုချို ကို chocho လို့ရေး", "my", "MM", "telegram", "fakechocho"),
        ("Telegram fake🌙_3, Tagalog ng 🌙 ay buwan", "tl", "PH", "telegram", "fakebuwan_3"),
        ("我叫fakeli，微信就是把名字放88前面", "zh-Hans", "CN", "wechat", "fakeli88"),
        ("ชื่อ fakebank เอาไปไว้หน้าเลข 88 คือไอดีไลน์", "th", "TH", "line", "fakebank88"),
        ("제 이름 fakeyuri를 77 앞에 붙이면 카톡 아이디예요", "ko", "KR", "kakaotalk", "fakeyuri77"),
        ("名前fakesatoを39の前に置いたのがLINE ID", "ja", "JP", "line", "fakesato39"),
        ("मेरा नाम fakeamit, 88 से पहले लगाओ, वही टेलीग्राम है", "hi", "IN", "telegram", "fakeamit88"),
        ("My name fakekofi goes before 88, that is my Telegram", "en", "GH", "telegram", "fakekofi88"),
        ('Telegram: iniciales de "Feliz Ana Karla Esteban Teo Eva" y luego _uy', "es", "UY", "telegram", "fakete_uy"),
        ("Telegram unang letra: Fiesta Adobo Kanin Ensaymada Mangga Okra", "tl", "PH", "telegram", "fakemo"),
        ("Telegram kodla: Fatsa, Adana, Kars, Edirne, Lüleburgaz, Ordu (baş harfler)", "tr", "TR", "telegram", "fakelo"),
        ("Telegram : que les majuscules : xFyAzKoEpLqUrNsE, puis _2", "fr", "FR", "telegram", "fakelune_2"),
        ("ቴሌግራም ትልልቆቹ ፊደላት ብቻ፦ xFyAzKoEqDrAsNtI", "am", "ET", "telegram", "fakedani"),
        ("Telegram: só o que está entre parênteses (f)xis(a)dado(k)uva(e)lua(d)mel(u)sal(o)", "pt", "BR", "telegram", "fakeduo"),
        ("តេឡេក្រាមលេខកូដ 6-1-11-5 តាមលំដាប់ ABC ហើយថែម _kh09 ពីក្រោយ", "km", "KH", "telegram", "fake_kh09"),
        ("En Telegram junta los hashtags sin el #: #fake #lima #20", "es", "PE", "telegram", "fakelima20"),
    ],
)
def test_put_together(text: str, language: str, country: str, app: str, value: str) -> None:
    assert found(text, language, country) == {(app, value)}


@pytest.mark.parametrize(
    ("text", "language", "country", "value"),
    [
        ("Telegram: fake_hr (ask for Ana, she is in Lima)", "en", "PE", "fake_hr"),
        ("Telegram fake_hr, only capital letters in your CV please: NAME, AGE", "en", "GH", "fake_hr"),
        ("My name is Ana, 25 before June. Telegram fake_hr", "en", "GH", "fake_hr"),
        ("#work #abroad #2025 join us! Telegram fake_hr", "en", "GH", "fake_hr"),
    ],
)
def test_nothing_is_put_together(text: str, language: str, country: str, value: str) -> None:
    assert found(text, language, country) == {("telegram", value)}


@pytest.mark.parametrize(
    ("text", "language", "country", "app", "value"),
    [
        ("WeChatは fake_osaka のすぐうしろに二〇二五を算用数字でつけたものです", "ja", "JP", "wechat", "fake_osaka2025"),
        ("시그널 사용자명: fake_taeo, 마침표 찍고 숫자 삼십오", "ko", "KR", "signal", "fake_taeo.35"),
        ("Телеграм fake_poltava_ і одразу двісті дванадцять цифрами", "uk", "UA", "telegram", "fake_poltava_212"),
        ("O meu Signal: fakenuno, depois um ponto e o quarenta e quatro em algarismos", "pt", "PT", "signal", "fakenuno.44"),
        ("عالسيغنال fakeanas وبعدها نقطة وبعدها واحد وعشرين بالأرقام", "ar", "DE", "signal", "fakeanas.21"),
        ("Line ID: fake_hr, ඒකේ අගට අට දෙපාරක් ගහන්න ඉලක්කමෙන්.", "si", "LK", "line", "fake_hr88"),
        ("LINE ላይ fake_mulu ከዛ ዘጠና ዘጠኝ በቁጥር፣ ተያይዞ ነው", "am", "ET", "line", "fake_mulu99"),
        ("টেলিগ্রাম fake_agent_ এর পরে অঙ্কে তিন শূন্য সাত, জোড়া লাগানো", "bn", "BD", "telegram", "fake_agent_307"),
        ("Telegram fake_hr then two days off each week", "en", "GH", "telegram", "fake_hr"),
        ("Телеграм fake_hr, потом два дня обучения", "ru", "RU", "telegram", "fake_hr"),
        ("电报 fake_hr，然后两个月试用", "zh-Hans", "CN", "telegram", "fake_hr"),
        ("เทเลแกรม fake_hr แล้วก็ทำงานห้าวัน", "th", "TH", "telegram", "fake_hr"),
    ],
)
def test_ends_told_in_words(text: str, language: str, country: str, app: str, value: str) -> None:
    assert found(text, language, country) == {(app, value)}


@pytest.mark.parametrize(
    ("text", "language", "country", "value"),
    [
        ("LINE ทางการของร้าน ใส่เครื่องหมายแอดไว้ข้างหน้าเองนะ แล้วพิมพ์ fakeclinic", "th", "TH", "@fakeclinic"),
        ("LINE ທາງການຂອງຮ້ານ ໃສ່ເຄື່ອງໝາຍແອັດທາງໜ້າເອງ ແລ້ວພິມ fakehotel", "lo", "LA", "@fakehotel"),
        ("LINE ऑफ़िशियल आईडी: ऐट का निशान, फिर fakebkk, फिर 9, तीनों सटाकर", "hi", "IN", "@fakebkk9"),
    ],
)
def test_official_ids_told_in_words(text: str, language: str, country: str, value: str) -> None:
    assert found(text, language, country) == {("line", value)}
