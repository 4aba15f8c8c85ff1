"""Short numbers to call: as machines read them, in the words of many languages, of the country where one arrives; and what is none."""

import pytest

import extract


def hotlines(text: str, language: str, country: str) -> list[str]:
    found = extract.analyze(text, language=language, country=country).contacts
    return [contact.value for contact in found if contact.type == "phone" and len(contact.value) < 7]


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("ru", "RU", "Внимание! Вербуют в Камбоджу. Звоните l02", "102"),
        ("uk", "UA", "Увага! Це пастка. Дзвоніть у поліцію 1O2", "102"),
        ("ko", "KR", "캄보디아 취업 사기 주의. 신고 전화 1l2", "112"),
        ("zh-Hans", "CN", "警惕境外高薪招工。全国反诈专线 96llO", "96110"),
        ("th", "TH", "เตือนภัย อย่าหลงเชื่อ แจ้งสายด่วน l300", "1300"),
        ("hi", "IN", "सावधान! विदेश में नौकरी का झाँसा। हेल्पलाइन 193O", "1930"),
    ],
)
def test_the_value_of_a_hotline_is_its_digits(language: str, country: str, text: str, want: str) -> None:
    assert hotlines(text, language, country) == [want]


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("tl", "PH", "Huwag maniwala sa illegal recruiter. Mag-report: 1343 Actionline", "1343"),
        ("ar", "JO", "تحذير من وظائف وهمية. للتبليغ 911", "911"),
        ("km", "KH", "សូមប្រយ័ត្ន! សូមទូរស័ព្ទ 1297 ឥតគិតថ្លៃ។", "1297"),
        ("si", "LK", "රැකියා වංචා ගැන ප්‍රවේශම් වන්න. විමසීම් 1989", "1989"),
        ("en", "IN", "Do not pay the agent. Complain on number 1930.", "1930"),
        ("fr", "MG", "Méfiez-vous de ces offres. En cas de doute sonnez 117 ou écrivez-nous.", "117"),
        ("ja", "JP", "海外の高収入バイトに注意。緊急番号 191 まで", "191"),
        ("zh-Hant", "TW", "小心海外求職詐騙，反詐專線 165", "165"),
        ("bn", "BD", "বিদেশে চাকরির ফাঁদ। সন্দেহ হলে ফোন করুন 999\nজনস্বার্থে প্রচারিত", "999"),
        ("ko", "KR", "고수익 해외 알바 조심하세요\n답글3 112에 신고했어요", "112"),
        ("sw", "KE", "Ukifika Bangkok na kuona hatari, upige namba ya watalii 1155.", "1155"),
        ("lo", "LA", "ໄຟຟ້າຈະດັບມື້ອື່ນ ສອບຖາມໂທ 1199", "1199"),
        ("en", "ZA", "Lost your meter card? Call 5432 or come to the hall.", "5432"),
    ],
)
def test_hotlines_in_the_words_of_many_languages(language: str, country: str, text: str, want: str) -> None:
    assert hotlines(text, language, country) == [want]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("zh-Hant", "TW", "小吃菜單：滷肉飯 60，排骨飯 110，牛肉麵 165，打電話可訂位"),
        ("en", "PH", "Menu: tapa 160, longsilog 117, tocilog 191, call to order"),
        ("en", "IN", "We call 500 customers a day and report to 300 managers."),
        ("en", "KE", "The police arrested 117 people in 1989."),
        ("bn", "BD", "ফোন করুন সকাল ৯টায়, আসন ১০০"),
        ("en", "GB", "Telephone 2000 households for the survey."),
    ],
)
def test_sums_rooms_and_counts_are_no_hotlines(language: str, country: str, text: str) -> None:
    assert hotlines(text, language, country) == []


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("ms", "MY", "Bas ekspres. Tiket: O13-000 0000", "+60130000000"),
        ("sw", "KE", "Basi la Kisumu. Tiketi O733 000 000", "+254733000000"),
        ("ne", "NP", "रात्रि बस\nटिकट ०१-४००००००", "+97714000000"),
        ("si", "LK", "බත් පැකට්\nඇණවුම් 076 000 0000", "+94760000000"),
        ("uk", "UA", "Автобус до Варшави. Квитки: 050 000 00 00", "+380500000000"),
        ("sw", "TZ", "Leta barua au piga 0754 000 000\nmwisho 30/6", "+255754000000"),
        ("en", "KE", "Send your CV or call 0722 000 000, ends 30/6", "+254722000000"),
    ],
)
def test_numbers_for_tickets_and_before_a_last_day(language: str, country: str, text: str, want: str) -> None:
    assert [contact.value for contact in extract.analyze(text, language=language, country=country).contacts] == [want]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("ms", "MY", "Nombor tiket 013 0000 0000 9"),
        ("si", "LK", "ඇණවුම් අංක 0760000000000"),
    ],
)
def test_numbers_of_tickets_are_none_to_dial(language: str, country: str, text: str) -> None:
    assert not extract.analyze(text, language=language, country=country).contacts


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("en", "GB", "ring me oh seven seven double oh nine hundred one two three ta bye", "+447700900123"),
        ("en", "GB", "ring me oh seven seven double oh nine hundred and twelve three four five", "+447700912345"),
        ("sw", "KE", "whatsapp sifuri saba mbili mbili, sifuri sifuri sifuri, sifuri sifuri sifuri", "+254722000000"),
        ("fr", "CI", "on paye cent quatre-vingt mille par mois, appelez le zéro sept et puis que des zéros", "+2250700000000"),
        ("my", "MM", "ဖုန်း ဝ၉ ၄၂ဝ သုည ခြောက်လုံး", "+959420000000"),
        ("id", "KH", "+855 10 000 000: nanti dijemput di kuching, chat tele aja biar aman", "+85510000000"),
    ],
)
def test_numbers_as_they_are_said_in_voice_messages_and_chats(language: str, country: str, text: str, want: str) -> None:
    found = extract.analyze(text, language=language, country=country).contacts
    assert [contact.value for contact in found] == [want]


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        (
            "cs",
            "CZ",
            "Je to podvod. Když vám někdo takovou práci nabídne, obraťte se na policii na čísle 158.",
            "158",
        ),
        (
            "hu",
            "HU",
            "Vigyázzatok, a thaiföldi állás csalás, a lányomat fogva tartják. Szóljatok a rendőrségnek a 112-es számon.",
            "112",
        ),
        ("el", "GR", "Η αγγελία είναι απάτη, μην στείλετε διαβατήριο. Ειδοποιήστε την αστυνομία στο 100.", "100"),
        (
            "tr",
            "TR",
            "Bu ilan tuzak, Kamboçya'da telefonla dolandırıcılık yaptırıyorlar. Böyle bir mesaj gelirse 155'e haber verin.",
            "155",
        ),
        ("ps", "AF", "په تایلند کې دا دنده دوکه ده. پولیسو ته په ۱۱۹ زنګ ووهئ.", "119"),
        ("ky", "KG", "Лаостогу жумуш деген алдамчылар. Мындай кат келсе 102.", "102"),
        ("tg", "TJ", "Ин эълон фиреб аст, ҷавононро ба Мянма мебаранд. Ба милитсия хабар диҳед: 102", "102"),
        (
            "hi-Latn",
            "IN",
            "Bhaiyo Cambodia wali naukri ke chakkar mein mat aana, thagi karwate hain. Kuch bhi ho toh 1930 pe complaint daal do.",
            "1930",
        ),
        ("pa", "IN", "ਏਜੰਟ ਮੁੰਡਿਆਂ ਨੂੰ ਕੰਬੋਡੀਆ ਵੇਚ ਰਹੇ ਹਨ। ਕੋਈ ਫੋਨ ਆਵੇ ਤਾਂ 1930 'ਤੇ ਸ਼ਿਕਾਇਤ ਕਰੋ।", "1930"),
        ("te", "IN", "కంబోడియా ఉద్యోగం పేరుతో మోసం చేస్తున్నారు. అనుమానం వస్తే 1930కి చెప్పండి.", "1930"),
        ("si-Latn", "LK", "Thailand job kiyala boru karanawa, passport denna epa. Saka nam 1989 ta kiyanna.", "1989"),
        ("my", "MM", "ထိုင်းအလုပ်ဆိုပြီး လူကုန်ကူးနေတယ်။ သံသယရှိရင် ရဲကို ၁၉၉ ဆက်ပါ။", "199"),
        ("th-Latn", "TH", "ngan thi Poipet pen mitchachip, yaa pai. Tho jaeng tamruat 191.", "191"),
        ("ceb", "PH", "Ayaw mo pagtuo, ilad na nga trabaho sa Cambodia. Isumbong sa pulis 911.", "911"),
        ("so", "SO", "Shaqada Thailand waa khiyaano, dhalinyarada waa la xirayaa. Booliska u sheeg 888.", "888"),
        ("ha", "NG", "Wannan aikin Thailand damfara ne, ana sayar da mutane. A sanar da 'yan sanda 112.", "112"),
        ("om", "ET", "Hojiin Taayilaand gowwoomsaa dha. Poolisii 991 irratti himaa.", "991"),
        ("pt", "BR", "É golpe, levam as pessoas para Mianmar. Se receber essa mensagem: 180.", "180"),
        ("en", "KE", "Friends are held in a compound in Myanmar after this ad. If someone sends it to you — 999.", "999"),
        ("de", "DE", "Das ist Betrug, die Leute werden in Myanmar festgehalten. Wer so eine Nachricht bekommt: 110.", "110"),
        ("lg", "UG", "Omulimu gw'e Thailand bufere, abantu babasiba. Mutegeeze poliisi ku 999.", "999"),
        ("rw", "RW", "Akazi ko muri Thailand ni uburiganya. Mumenyeshe RIB kuri 166.", "166"),
        ("ru", "RU", "Это обман, людей увозят в Мьянму. Просят сообщать в дежурную часть: 102", "102"),
        ("si", "LK", "විදේශ සේවා කාර්යාංශයේ 1989 එකටත් කිව්වා.", "1989"),
        ("fr", "FR", "Si un ami est déjà parti là-bas : le 17 ou le ministère, vite", "17"),
        ("fr", "CM", "Ne payez rien au 6 90 00 00 00. Si un proche est bloqué appelez notre ligne verte 8100.", "8100"),
        ("hi", "IN", "सावधान, यह नौकरी ठगी है। ठगे गए हों तो 1930 मिलाएं।", "1930"),
    ],
)
def test_hotlines_beside_other_words_for_police_and_telling(language: str, country: str, text: str, want: str) -> None:
    assert hotlines(text, language, country) == [want]


@pytest.mark.parametrize(
    ("language", "country", "text"),
    [
        ("hi", "IN", "पुलिस ने 112 लोगों को छुड़ाया। वेतन 1800 रुपये, उम्र 19 से 35, कमरा 100।"),
        ("tr", "TR", "Polis 155 kişiyi gözaltına aldı. Daire no 112, kira 1550."),
        ("en", "PH", "Warning: fake agents charge 1343 pesos. We served 117 victims in 2019."),
        ("fr", "FR", "Il est parti le 17 du mois, le ministère a parlé. Le 18 ou 19 mars nous irons."),
        ("pl", "PL", "Policja zatrzymała 112 osób podejrzanych o oszustwa."),
        ("zh-Hans", "CN", "骗子太多了，哈哈 888"),
    ],
)
def test_counts_and_dates_beside_the_police_are_no_hotlines(language: str, country: str, text: str) -> None:
    assert hotlines(text, language, country) == []


def test_a_long_hotline_that_no_country_takes_stays_as_it_is_written() -> None:
    found = extract.analyze("Awas penipuan kerja. Lapor ke crisis center BP2MI 08001000 ya", language="id", country="ID").contacts
    assert [(contact.type, contact.value, contact.role) for contact in found] == [("phone", "08001000", "authority")]
