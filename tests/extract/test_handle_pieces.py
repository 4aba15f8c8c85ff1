"""Handles, links and addresses in pieces or with signs apart: one line a class, in own words."""

import pytest

from tests.extract.test_handles import found


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("escriban: t . m e / f a k e g r u p o 2, sin costo", "es", "MX", ("telegram", "fakegrupo2")),
        ("join t . m e / + F a k e 0 K k 7 7 z z now", "en", "US", ("telegram_invite", "Fake0Kk77zz")),
        ("e-mail c r e w @ fake-boat . example", "en", "AE", ("email", "crew@fake-boat.example")),
        ("vào nhóm: zalo chấm me, gạch chéo g, gạch chéo fakehue77", "vi", "VN", ("zalo_invite", "fakehue77")),
        ("Mag-apply: fakecv <a> mail DOT example", "tl", "PH", ("email", "fakecv@mail.example")),
        ("telegram: fake(нижнее подчеркивание)lena(нижнее подчеркивание)hr", "ru", "RU", ("telegram", "fake_lena_hr")),
        ("微信:fake“下划线”lin“下划线”hr", "zh", "CN", ("wechat", "fake_lin_hr")),
        ("简历:cv#fakemao点example(#换成@)", "zh", "CN", ("email", "cv@fakemao.example")),
    ],
)
def test_signs_apart_or_in_brackets(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Snap : fakezoe douze (douze en chiffres)", "fr", "FR", ("snapchat", "fakezoe12")),
        ("카카오톡 아이디는 fakemina 붙이고 뒤에 칠칠(숫자로)", "ko", "KR", ("kakaotalk", "fakemina77")),
        ("텔레 fake언더바hr언더바공공구", "ko", "KR", ("telegram", "fake_hr_009")),
        ("Telegram: fake tapos dalawang underscore tapos lola tapos 7", "tl", "PH", ("telegram", "fake__lola7")),
        ("Telegram : fake, puis quatre fois le chiffre sept", "fr", "CD", ("telegram", "fake7777")),
        ("मेसेज गर टिकटक: fake डट maya डट np #काम", "ne", "NP", ("tiktok", "fake.maya.np")),
        ("Мій тг: «fake», далі «olia», а наприкінці рік 2024, усе разом", "uk", "UA", ("telegram", "fakeolia2024")),
    ],
)
def test_counts_and_figures_of_pieces(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram fakeDROPnina, leave out the word DROP", "en", "US", ("telegram", "fakenina")),
        ("Telegram fakeLUPAhr21, kata LUPA dihapus saja", "id", "ID", ("telegram", "fakehr21")),
        ("Telegram @fXaXkXe_sXaXsXha, иксы выкинуть", "ru", "KZ", ("telegram", "fake_sasha")),
        ("Telegram fake_praСОВАha — слово СОВА викинь", "uk", "UA", ("telegram", "fake_praha")),
        ("LINE id f1a2k3e4l5i6n7a8", "tr", "TR", ("line", "fakelina")),
        ("টেলিগ্রাম fa🐟ke🐟rupa, মাছ বাদ", "bn", "BD", ("telegram", "fakerupa")),
        ("Telegram f🍋a🍋k🍋e_k🍋aya limonları sil", "tr", "TR", ("telegram", "fake_kaya")),
        ("Telegram f*a*k*e*m*a*ya", "en", "IN", ("telegram", "fakemaya")),
    ],
)
def test_signs_and_words_to_leave_out(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("微信 lin_fake，下划线前后对调", "zh", "CN", ("wechat", "fake_lin")),
        ("カカオトークID yumi_fake、前と後ろを入れ替えて", "ja", "JP", ("kakaotalk", "fake_yumi")),
        ("Telegram afke_rosa, permute les deux premières lettres", "fr", "BJ", ("telegram", "fake_rosa")),
        ("TikTok fakegulxn, x yerine e yazın", "tr", "TR", ("tiktok", "fakegulen")),
        ("Телеграм у меня _lena_hr, спереди ещё припишите fake", "ru", "KZ", ("telegram", "fake_lena_hr")),
        ('Nick Telegram: lấy "_vieclam" rồi thêm bốn chữ f-a-k-e vào đằng trước', "vi", "VN", ("telegram", "fake_vieclam")),
        ("टेलीग्राम पे jobs_ghar खोजो, नाम के आगे fake_ लगाना", "hi", "IN", ("telegram", "fake_jobs_ghar")),
    ],
)
def test_parts_changed(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("라인 공식계정은 골뱅이 붙이고 fakecafe", "ko", "KR", ("line", "@fakecafe")),
        ("LINE chính thức: a còng fake không không chín, viết liền", "vi", "VN", ("line", "@fake009")),
        ("Inscription TG (sans les points) : fa.ke.zoe.hr", "fr", "CM", ("telegram", "fakezoehr")),
        ("tele gw f.a.k.e.n.i.n.a", "id", "ID", ("telegram", "fakenina")),
        ("Só no telegram, arroba f4k3_lia (o 4 é A e o 3 é E)", "pt", "BR", ("telegram", "fake_lia")),
        ("Skype面接のIDは f4k3_m1o、4はa、3はe、1はiに直して", "ja", "JP", ("skype", "fake_mio")),
        ("Instagram f4k3_n0i โดยที่ 4 คือ a เลข 3 คือ e ส่วน 0 คือ o", "th", "TH", ("instagram", "fake_noi")),
        ("Telegram, F comme François, A comme Anne, K comme Kléber, E comme Eve, puis 6", "fr", "FR", ("telegram", "fake6")),
        ("फेसबुक (fake)[डॉट](maya)[डॉट](hr)", "hi", "IN", ("facebook", "fake.maya.hr")),
        ("聯絡:t(點)me(斜線)fakewei_hr,加了請報姓名", "zh", "TW", ("telegram", "fakewei_hr")),
        ("“飞机 fake_liu01”这种,一律不要加", "zh", "CN", ("telegram", "fake_liu01")),
    ],
)
def test_keys_letters_and_starts(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("टेली ग्राम पर hr dot fakelily लिखो (सब मिलाकर)", "hi", "IN", ("telegram", "hr.fakelily")),
        ("DM no insta: boss ponto fake ponto kl", "pt", "BR", ("instagram", "boss.fake.kl")),
        ("T.G: boss fakeravi _ kh (dikit lahat)", "tl", "PH", ("telegram", "bossfakeravi_kh")),
        ("t3legram pe job fakevicky bhai (ek saath likhna)", "hi", "IN", ("telegram", "jobfakevickybhai")),
        ("LINE: hr点fakelin点88（点=.）", "zh", "TW", ("line", "hr.fakelin.88")),
        ("✈️搜「hr fakeorchid 07」中間沒空格", "zh", "TW", ("telegram", "hrfakeorchid07")),
        ('TLGRM ay "hr sir fakekenzo" dikit-dikit.', "tl", "PH", ("telegram", "hrsirfakekenzo")),
        ("Telegram HR: fakelily_kh", "en", "KH", ("telegram", "fakelily_kh")),
        ("Telegram admin fakelily underscore kh", "en", "KH", ("telegram", "fakelily_kh")),
    ],
)
def test_words_that_stand_before_a_handle_may_begin_one(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("inbox efbe ke boss🔥.🔥fake🔥.🔥budi", "id", "ID", ("facebook", "boss.fake.budi")),
        ("ٹیلی گرام پر (hr)(_)(fake)(_)(ali) تلاش کریں", "ur", "PK", ("telegram", "hr_fake_ali")),
        ("Procura no telegrão: «rh» «_» «fake» «_» «bia»", "pt", "PT", ("telegram", "rh_fake_bia")),
        ("早安，TikTok 找「tea」底線「fake」底線「shop」。", "zh", "TW", ("tiktok", "tea_fake_shop")),
        ("Messenger: f/a/k/e/c/l/a/i/r/e", "fr", "FR", ("messenger", "fakeclaire")),
        ("mesincır: f/a/k/e/z/e/y/n/e/p nokta ofis", "tr", "TR", ("messenger", "fakezeynep.ofis")),
        ("On Signal: fakebayu, dot, three one.", "en", "US", ("signal", "fakebayu.31")),
        ("LINE 号 amy 横杠 fake 横杠 tan。", "zh", "SG", ("line", "amy-fake-tan")),
        (
            "Önce patron, sonra fake, sonra rakamla otuz dört, hepsi bitişik, telegramdan ara.",
            "tr",
            "TR",
            ("telegram", "patronfake34"),
        ),
        ("पहले boss, फिर fake, फिर अंकों में पाँच एक, सब जोड़कर टेलीग्राम पर लिखो।", "hi", "IN", ("telegram", "bossfake51")),
        ("telegram: efe, a, ka, e, ele, u, zeta. Todo junto", "es", "MX", ("telegram", "fakeluz")),
        ("My LINE is fakechen88", "en", "US", ("line", "fakechen88")),
        ("text our line fakechen_88", "en", "TH", ("line", "fakechen_88")),
    ],
)
def test_pieces_between_pictures_quotes_and_bars(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


def test_my_line_is_a_telephone_where_no_handle_shows_the_app() -> None:
    assert found("call my line 0242 000 000", "en", "GH") == {("phone", "+233242000000")}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Telegram: testa duda, underline, asia", "pt", "BR", ("telegram", "testaduda_asia")),
        ("Telegram: testa duda, underscore, 77", "en", "GB", ("telegram", "testaduda_77")),
        ("Telegram: testa duda (orasi bo'sh emas) pastki chiziq ish", "uz", "UZ", ("telegram", "testaduda_ish")),
        ("Telegram: testa duda (one word) underscore lao", "en", "GB", ("telegram", "testaduda_lao")),
        ("Telegram pe search maaro testaboss (phir underscore) 99", "hi", "IN", ("telegram", "testaboss_99")),
        ("Mi Telegram: testaboss (luego guion bajo) 99", "es", "MX", ("telegram", "testaboss_99")),
        ("Ig ko: its dot testa dot bea", "tl", "PH", ("instagram", "its.testa.bea")),
        ("Insta mein naam tod ke likha hai, jodo: tes + ya + dot + ba + ke + zor", "hi", "IN", ("instagram", "tesya.bakezor")),
        ("Телеграм: Tango Echo Sierra Tango и сразу слитно zorka", "ru", "RU", ("telegram", "testzorka")),
        ("Telegram: t.e.s.t rồi viết liền chữ zorka79", "vi", "VN", ("telegram", "testzorka79")),
        ("Telegram: testana, sambung zorro, sambung trip, takde underscore.", "ms", "MY", ("telegram", "testanazorrotrip")),
        ("Mi Telegram empieza con testana luego guion bajo luego 77", "es", "MX", ("telegram", "testana_77")),
        ("小飞机上搜 testa 接 mm 接两个6,中间啥都别加", "zh", "CN", ("telegram", "testamm66")),
        ("微信 testa88 接3个人", "zh", "CN", ("wechat", "testa88")),
        ("tele pe testa sonu bhai ek saath likhke", "hi", "IN", ("telegram", "testasonubhai")),
        ("телеграм diana testa hr (через нижні підкреслення), дзвоніть", "uk", "UA", ("telegram", "diana_testa_hr")),
        ("Telegram testaboss, dot, call us", "en", "GB", ("telegram", "testaboss")),
    ],
)
def test_words_and_brackets_before_a_told_sign(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("Sinyalden ulaşsın; hesap adı testarehber, sonrasına nokta koy, doksan yaz.", "tr", "TR", ("signal", "testarehber.90")),
        ("Cari aku dekat Telegram tu, nama testakadbank lepas tu garis bawah, my.", "ms", "MY", ("telegram", "testakadbank_my")),
        ("tele la nick-ul «testa·asia·0k» scris legat", "ro", "RO", ("telegram", "testaasia0k")),
        ("Пишите в телеграм «testa·lora·77»", "ru", "RU", ("telegram", "testalora77")),
        ("賴的ID:testa 點 rich 七七(點打符號、七七打數字)", "zh", "TW", ("line", "testa.rich77")),
        ("텔레: t e s t _ b o s s 9 9 (뒤에 구구)", "ko", "KR", ("telegram", "test_boss99")),
        ("ไลน์ : t e s t - n u n 9 9 (พิมติดกันนะคะ)", "th", "TH", ("line", "test-nun99")),
        ("LINE: t-e-s-t-n-u-n-9-9", "en", "TH", ("line", "testnun99")),
    ],
)
def test_pieces_behind_a_word_for_the_name_and_in_quotes(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert found(text, language, country) == {contact}


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Join us on Telegram; account name matters, then 5 interviews follow", "en", "GB"),
        ("telegramdan yazın; hesap adı önemli değil, sonra 5 gün", "tr", "TR"),
        ("instagram'da «hamsi»nin yanına 61 gelen hesap, hepsi bitişik", "tr", "TR"),
        ("Телефон и телеграм «Заря·Восток» не нужен", "ru", "RU"),
    ],
)
def test_words_for_a_name_in_a_sentence_tell_none(text: str, language: str, country: str) -> None:
    assert found(text, language, country) == set()
