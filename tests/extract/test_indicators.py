import pytest

import extract
from extract.findings import Age, Contact, Employer, IndicatorHit, Job, Location, Salary
from extract.reading import Reading
from extract.risk import judge, structure
from extract.risk.indicators import Said, firm, indicators, rules, said, settled
from extract.text.normalize import fold_word
from extract.text.squeeze import squeeze
from tests.extract.readings import TABLES, assessed, lines, read


def told(reading: Reading) -> tuple[IndicatorHit, ...]:
    """What rules, clauses and the structure say, whatever is in doubt beside the rest of the ad."""
    return settled(reading, firm(said(reading)))


def ids(reading: Reading) -> dict[str, float]:
    return {hit.id: hit.weight for hit in told(reading)}


def by_words(text: str) -> dict[str, float]:
    """What phrases and parts tell, whatever the model of clauses says of them."""
    return {told.hit.id: told.hit.weight for told in rules(read(text)) if not told.denied}


def ad(text: str, **found: object) -> Reading:
    """A reading made by hand: an ad with these findings."""
    reading = read(text)
    reading.kind, reading.contacts, reading.locations = "job_ad", (), ()
    for name, value in found.items():
        setattr(reading, name, value)
    return reading


def place(country: str, hotspot: str | None = None, level: str = "place", role: str = "workplace") -> Location:
    return Location("x", None, None, "x", country, None, None, None, level, 5.0, role, None, hotspot)


def contact(kind: str, value: str, region: str | None = None, obfuscated: bool = False) -> Contact:
    return Contact(kind, value, value, None, None, "recruiter", obfuscated, region=region)


@pytest.mark.parametrize("sample", lines("ad_samples.jsonl"), ids=lambda sample: sample["id"])
def test_bands_of_samples(sample: dict[str, str]) -> None:
    band = assessed(read(sample["text"])).band
    expected = {"ad_risky": {"medium", "high"}, "ad_legit": {"none", "low"}}.get(sample["label"], {"none"})
    assert band in expected


def test_bands_of_our_own_texts() -> None:
    texts = [text for text in lines("kind_texts.jsonl") if "risk" in text]
    false_alarms, missed = [], []
    for text in texts:
        alarmed = assessed(read(text["text"])).band in {"medium", "high"}
        if alarmed and text["risk"] == "low":
            false_alarms.append(text["id"])
        if not alarmed and text["risk"] == "high":
            missed.append(text["id"])
    assert not false_alarms
    assert len(missed) <= 0.15 * len(texts), missed


def test_spans_are_true_and_every_indicator_comes_once() -> None:
    for text in lines("kind_texts.jsonl"):
        reading = read(text["text"])
        hits = told(reading)
        assert len({hit.id for hit in hits}) == len(hits)
        assert all(hit.start is None or reading.text[hit.start : hit.end] == hit.text for hit in hits)
        assert all(hit.dimension for hit in hits)


def test_only_job_ads_have_indicators() -> None:
    reading = read(lines("ad_samples.jsonl")[0]["text"])
    reading.kind = "warning"
    assert assessed(reading).indicators == () and assessed(reading).band == "none"


def test_negation_turns_or_drops() -> None:
    assert "counter_no_fee_policy" in ids(ad("Hiring cooks, no placement fee"))
    assert "upfront_fee" not in ids(ad("Hiring cooks, no placement fee"))
    assert "upfront_fee" in ids(ad("Hiring cooks, processing fee 200 USD"))
    assert "no_official_channel" in ids(ad("श्रम स्वीकृति पर्दैन"))
    assert ids(ad("lowongan admin, tidak disekap"))["reassurance_denial"] == 4


def test_longest_phrase_consumes_and_words_count_once() -> None:
    found = ids(ad("Lowongan kerja luar negeri: kerja di Kamboja"))
    assert "hotspot_country" in found
    spot = Location("Myawaddy tech park", 0, 18, "Myawaddy", "MM", None, 0.0, 0.0, "place", 5.0, "workplace", None, "m")
    assert "sez_or_park_terms" not in ids(ad("Myawaddy tech park hiring", locations=(spot,)))


def test_vietnamese_without_accents_but_not_with_wrong_ones() -> None:
    assert "no_experience" in ids(ad("Tuyen nhan vien, khong can kinh nghiem, bao an o"))
    assert "gambling_sector" not in ids(ad("Tuyển nhân viên cho công ty du lịch"))


def test_spaces_widths_and_letters_fold() -> None:
    assert "free_travel" in ids(ad("包 机 票 招聘"))
    assert "no_experience" in ids(ad("ＮＯ ＥＸＰＥＲＩＥＮＣＥ ＮＥＥＤＥＤ"))
    assert "free_accommodation_meals" in ids(ad("Требуются рабочие, бесплатного проживания хватит всем"))


def test_places_weigh_by_level_and_never_with_the_country() -> None:
    assert ids(ad("hiring", locations=(place("MM", "kk-park", "compound"),)))["hotspot_destination"] == 4
    both = ids(ad("hiring", locations=(place("MM", "myawaddy"), place("MM", None, "country"))))
    assert both["hotspot_destination"] == 3 and "hotspot_country" not in both
    assert ids(ad("hiring", locations=(place("TH", "mae-sot", role="transit"),)))["hotspot_destination"] == 1
    assert "hotspot_destination" not in ids(ad("hiring", locations=(place("MM", "myawaddy", role="mention"),)))


def test_work_at_home_is_no_hotspot_country() -> None:
    assert "hotspot_country" not in ids(ad("รับสมัครพนักงานโรงแรมกรุงเทพ", locations=(place("TH"),)))
    assert "hotspot_country" in ids(ad("Dicari admin untuk kantor baru", locations=(place("TH"),)))


def test_contacts() -> None:
    chat = (contact("telegram", "fake_hr"),)
    assert ids(ad("hiring", contacts=chat))["chat_app_only_contact"] == 2
    formal = (*chat, contact("email", "hr@hotel.example"))
    assert "chat_app_only_contact" not in ids(ad("hiring, telegram only", contacts=formal))
    assert "obfuscated_contact" in ids(ad("hiring", contacts=(contact("telegram", "fake_hr", obfuscated=True),)))
    phone = (contact("phone", "+959000000000", region="MM"),)
    assert "channel_location_mismatch" in ids(ad("hiring", contacts=phone, locations=(place("TH"),)))
    assert "channel_location_mismatch" not in ids(ad("hiring", contacts=phone, locations=(place("MM"),)))


def test_pay_against_the_norm() -> None:
    def paid(usd: float) -> dict[str, float]:
        return ids(ad("hiring", locations=(place("KH"),), salary=Salary(usd, usd, "USD", "month", usd, "x", None, None)))

    assert paid(1500)["pay_disproportionate"] == 3
    assert paid(700)["pay_disproportionate"] == 1.5
    assert "pay_disproportionate" not in paid(300)


def test_age_and_hours() -> None:
    assert "age_limit" in ids(ad("hiring", job=Job(age=Age(18, 35))))
    assert "age_limit" not in ids(ad("hiring", job=Job(age=Age(21, 60))))
    assert ids(ad("hiring, 13 hours a day"))["closed_living_regime"] == 1.5
    assert "closed_living_regime" not in {hit.id for hit in structure.settle(ad("open 24 hours, shift of 8 hours"), [])}


def test_named_employer_counts_against_risk() -> None:
    hotel = Employer("Sample Hotel", "sample hotel", "Sample Hotel", None, None)
    found = ids(ad("hiring", employer=hotel, contacts=(contact("email", "hr@samplehotel.example"),)))
    assert found["counter_named_employer"] == -2


def test_silent_says_what_is_missing() -> None:
    assert set(assessed(ad("hiring")).silent) >= {"employer", "pay", "place", "duties", "contact"}
    assert "duties" not in assessed(ad("hiring typist")).silent


def test_jargon_lifts_but_weak_words_do_not() -> None:
    assert assessed(ad("招聘狗推")).band == "medium"
    assert assessed(ad("Hiring a product designer, killer position, Leeds")).band in {"none", "low"}


def test_free_ticket_room_visa_and_chat_stay_low() -> None:
    text = (
        "Hiring waiters for a hotel in Doha. Free ticket, free visa, free food and accommodation, no experience needed, urgent. "
        "WhatsApp +974 0000 0000"
    )
    risk = extract.analyze(text).risk
    assert len(risk.indicators) >= 4
    assert risk.band in {"none", "low"}


def test_every_indicator_of_the_tables_exists() -> None:
    known = indicators(TABLES)
    for row in TABLES.rows("lexicon"):
        assert row["indicator"] in known
    for name in ("lexicon", "kind_cues", "indicators", "bands", "pay_norms", "negators", "exclusions", "kind_weights"):
        assert all(row["source"] and len(row["date"]) == 10 for row in TABLES.rows(name)), name


LEXICON_LANGUAGES = frozenset(
    {"en", "zh-Hans", "zh-Hant", "th", "vi", "id", "ms", "tl", "hi", "hi-Latn", "ur", "bn", "ne", "si", "ta"}
    | {"my", "km", "lo", "sw", "am", "pt", "ru", "ar", "fr", "ko", "ja", "es", "tr", "uk", "uz"}
)
# It weighs nothing; places show it and phrases only help; it is said in the languages that betting for players in China hires in.
OWN_KINDS = {"urgent_hiring", "hotspot_country", "home_nationals_refused"}


def test_every_indicator_of_words_has_phrases_in_every_language() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for row in TABLES.rows("lexicon"):
        found.setdefault((row["indicator"], row["language"]), set()).add(squeeze(fold_word(row["phrase"]))[0].strip())
    of_words = {indicator for indicator, _language in found} - OWN_KINDS
    few = [(name, tag) for name in of_words for tag in LEXICON_LANGUAGES if len(found.get((name, tag), ())) < 15]
    assert not few


def test_no_phrase_comes_twice() -> None:
    rows = [(row["phrase"], row["indicator"], row["language"]) for row in TABLES.rows("lexicon")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Візу оформляємо самі. Тільки дівчата, фото в повний зріст. Ставка + %, швидке кар'єрне зростання", "ukrainian"),
        ("VİZE BİZDEN. KADIN ELEMAN ARANIYOR, boydan fotoğraf gönderin. Maaş + prim, hızlı terfi", "turkish"),
        ("Viza bepul. Faqat qizlar kerak, suratingizni yuboring. Oylik + bonus, tez koʻtarilish", "uzbek"),
        ("公司办护照，只招女生，发全身照，底薪加抽成，三个月升组长", "chinese"),
        ("公司代辦護照，限女性，附全身照，底薪加抽成，三個月升組長", "chinese of Taiwan"),
        ("ทำพาสปอร์ตให้ รับเฉพาะผู้หญิง เงินเดือน+ค่าคอม เลื่อนตำแหน่งเร็ว", "thai"),
        ("Cong ty lo visa, chi tuyen nu, luong cung + hoa hong, thang tien nhanh", "vietnamese without tones"),
        ("الفيزا على حساب الشركة، بنات فقط، راتب وعمولة، ترقية سريعة", "arabic"),
        ("ဗီဇာလုပ်ပေးမည်၊ မိန်းကလေးသာ၊ လစာ+ကော်မရှင်၊ ရာထူးတိုးမြန်", "burmese"),
        ("Visto por conta da empresa, apenas mulheres, salario + comissao, promocao rapida", "portuguese without accents"),
    ],
)
def test_offers_as_ads_word_them(text: str, expected: str) -> None:
    found = ids(ad(text))
    assert {"free_visa_docs", "gender_appearance", "commission_bonus", "quick_promotion"} <= set(found), expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Openers and closers for our crypto desk, 8% of deposits, stage name provided",
            {"crypto_forex_sales", "deceptive_contact_duties"},
        ),
        (
            "Cobras % de los depósitos; te damos otro nombre y llamas a jubilados",
            {"deceptive_contact_duties"},
        ),
        ("İlk yatırımı aldırmak, çekim isteyene vergi; emeklileri arıyoruz", {"crypto_forex_sales", "deceptive_contact_duties"}),
        ("Звонки пожилым, представляешься следователем, код из смс у клиента", {"deceptive_contact_duties"}),
        ("ดึงลูกค้าเข้ากลุ่ม คุมหน้าม้า ทำสลิปปลอม", {"deceptive_contact_duties"}),
        ("拉人入群，扮客戶，曬收益", {"deceptive_contact_duties"}),
    ],
)
def test_sales_floors_support_fraud_and_shills(text: str, expected: set[str]) -> None:
    assert expected <= set(ids(ad(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Rent your UPI to us, read out the code, if the bank asks say nothing",
        "Візьму в оренду твою карту, якщо банк подзвонить, скажеш, що продав ноутбук",
        "Kartangizni ijaraga bering, sms keladigan nomer bizda turadi",
        "Nanunua laini, code zikiingia utuambie code",
        "apne naam ki sim le aao, otp batana hai",
        "جايتك حوالة؟ تجيك حوالة تسحبها كاش، إذا سألك البنك اسكت",
        "ကိုယ့်နာမည်နဲ့ ဆင်းမ်ကတ်ဝယ်ပြီး ကုဒ်ဖတ်ပြပေးရမယ်",
        "口座を貸すだけ。凍結しても大丈夫",
        "개인장 매입, 하루 사용료 지급, 인증번호만 불러주면 됨",
    ],
)
def test_what_is_ones_own_is_rented_out(text: str) -> None:
    assert ids(ad(text))["account_lending"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "Receive packages at your home and send them on, 20 dollars each",
        "自宅で荷物を受け取り転送するだけ",
        "Принимать посылки на свой адрес и отправлять дальше",
        "Recibir paquetes en tu casa y reenviarlos",
        "在家代收包裹,贴新面单再寄走",
        "รับพัสดุที่บ้านแล้วส่งต่อ ชิ้นละ 80 บาท",
    ],
)
def test_parcels_are_sent_on(text: str) -> None:
    assert ids(ad(text))["parcel_forwarding"] == 3


@pytest.mark.parametrize(
    "text",
    [
        "急招后端开发，远程，不接中国籍，月休六天",
        "徵前端，可遠端，非中國籍，月薪4000U",
        "Remote Java developer, night shift, no mainland Chinese, TG only",
        "Tuyển CSKH tiếng Trung làm ở Manila, không nhận người Trung Quốc",
        "รับแอดมินพูดจีนได้ ทำงานมะนิลา ไม่รับคนจีน",
    ],
)
def test_nationals_of_the_customers_country_are_refused(text: str) -> None:
    assert ids(ad(text))["home_nationals_refused"] == 1


def test_an_ad_for_chinese_speakers_refuses_nobody() -> None:
    assert "home_nationals_refused" not in ids(ad("招中文客服，中国籍、外籍均可，提供工作签证"))


@pytest.mark.parametrize(
    "text",
    [
        "Parcel sorter, night shift, our hub in Leeds: scan, label and load packages",
        "Courier with own car: deliver parcels to our customers' homes",
        "驿站招人：收发快递、扫码上架，月薪4000",
        "ПВЗ ищет сотрудника: приём и выдача посылок, касса",
    ],
)
def test_couriers_and_parcel_shops_send_nothing_on(text: str) -> None:
    assert "parcel_forwarding" not in ids(ad(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Software changes your face, you talk instead of the girl", "model_ai_role"),
        ("Você grava vídeo e o programa troca o seu rosto", "model_ai_role"),
        ("소프트웨어가 얼굴을 바꾸고 대신 영상통화", "model_ai_role"),
        ("Téléphone perso interdit, on ne sort pas les deux premiers mois", "closed_living_regime"),
        ("Điện thoại riêng để ngoài, tháng đầu không được ra ngoài", "closed_living_regime"),
        ("ፓስፖርት ቢሮ ይቀመጣል", "passport_handover"),
        ("Paspor dipegang leader selama kontrak", "passport_handover"),
        ("住所は採用後にお知らせします", "destination_withheld"),
        ("प्रतिव्यक्ति ७०० डलर, मान्छे पठाए तुरुन्त", "people_trading_terms"),
        ("ផ្តល់ថ្លៃក្នុងមួយក្បាល អ្នកនាំមនុស្សមក", "people_trading_terms"),
    ],
)
def test_faces_closed_conditions_and_brokers(text: str, expected: str) -> None:
    assert expected in ids(ad(text))


@pytest.mark.parametrize(
    "text",
    [
        "Bank teller: open current accounts for customers, cash deposits, anti-fraud training",
        "Beware of fraudsters: we never ask for OTP, PIN or gift cards",
        "Menajer: depozito takibi, emekli maaşı işlemleri, yatırım fonu raporları",
        "招聘：社群运营，负责会员日常维护，五险一金",
        "휴대폰 매장 직원 모집, 개통 업무, 팀장 모집",
        "携帯ショップのスタッフ。契約手続きのご案内、秘密厳守で応募できます",
    ],
)
def test_honest_words_close_to_frauds_from_home(text: str) -> None:
    risky = {"account_lending", "deceptive_contact_duties", "model_ai_role", "people_trading_terms", "passport_handover"}
    assert not risky & set(ids(ad(text)))


def test_an_open_phrase_goes_on_to_the_end_of_its_word() -> None:
    hits = {hit.id: hit.text for hit in told(ad("Görev: para yatırtmaktan ibaret"))}
    assert hits["deceptive_contact_duties"] == "para yatırtmaktan"


def test_honest_words_close_to_risky_ones_are_none() -> None:
    assert "reassurance_denial" not in ids(ad("تعلیم کی قید نہیں، عمر کی قید نہیں"))
    assert "reassurance_denial" in ids(ad("کسی کو قید نہیں کیا جاتا"))
    assert "no_official_channel" not in ids(ad("Liên hệ trực tiếp không qua môi giới"))
    assert "people_trading_terms" not in ids(ad("එක් අයෙකුට රුපියල් 5000 ක ගාස්තුවක්"))
    assert "upfront_fee" not in ids(ad("Không thu tiền cọc, không phí môi giới"))
    assert "counter_no_fee_policy" in ids(ad("Adaydan ücret alınmaz"))
    assert "upfront_fee" not in ids(ad("Adaydan ücret alınmaz"))
    for denied in ("Без внесок за візу", "Ön ödeme yok", "Dosya masrafı yoktur", "Depozit kerak emas"):
        assert "upfront_fee" not in ids(ad(denied)), denied
    assert "upfront_fee" in ids(ad("Dosya masrafı 200 dolar")) and "upfront_fee" in ids(ad("Oldindan to'lov kerak"))
    assert "sez_or_park_terms" not in ids(ad("Cashier for our shop in the technology park, Leeds", locations=(place("GB"),)))


@pytest.mark.parametrize("spelt", ["ஆன்லைன் கேமிங்", "ஒன்லைன் கேமிங்"])
def test_words_of_a_phrase_in_another_spelling(spelt: str) -> None:
    """`spellings.csv`: Tamil of India and of Sri Lanka."""
    assert "gambling_sector" in ids(ad(f"லாவோஸ் நாட்டில் {spelt} நிறுவனத்துக்கு ஆட்கள் தேவை"))


@pytest.mark.parametrize(
    ("text", "indicator", "words"),
    [
        ("出入款客服，包机票", "scam_jargon", "出入款"),
        ("柬菲迪招客服", "hotspot_country", "柬菲迪"),
        ("招欧美盘键盘手", "scam_jargon", "欧美盘"),
    ],
)
def test_words_of_the_trade_hold_in_short_lines(text: str, indicator: str, words: str) -> None:
    assert (indicator, words) in {(hit.id, hit.text) for hit in told(ad(text))}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cobras % de los depósitos; te damos otro nombre y llamas a jubilados", {"crypto_forex_sales"}),
        ("রাতের শিফট, কম্পিউটারে ভাইরাস বলে রিমোট নিয়ে কাজ", {"deceptive_contact_duties"}),
        ("ໃຜຖາມ ຢ່າບອກພໍ່ແມ່", {"no_official_channel"}),
        ("නම සහ තැන ගැන කාටවත් කියන්න එපා", {"no_official_channel"}),
        ("ஆள் அனுப்பினா தலைக்கு டாலர் 500", {"people_trading_terms"}),
    ],
)
def test_phrases_that_the_model_of_clauses_does_not_believe(text: str, told: set[str]) -> None:
    """Rules tell these signs, and the model, wrongly, denies them: the lines show where it is to be taught."""
    assert told <= set(by_words(text))
    assert not told & set(ids(ad(text)))


def test_what_is_in_doubt_beside_the_rest_of_the_ad_is_not_shown() -> None:
    hit = IndicatorHit("age_limit", 1, "20 - 30 years", 0, 13, "targeting")
    clause = Said(hit, "model", 0.45, frozenset({"bias", "length 1"}))
    assert judge.held(ad("Our firm is 20 - 30 years old", job=Job()), [clause]) == [], "nobody is asked for an age"
    assert judge.held(ad("Waiters, 20 - 30 years old", job=Job(age=Age(20, 30))), [clause]) == [clause]


def test_rules_decide_alone_in_titles_for_phrases_of_the_workspace_and_what_nobody_judged() -> None:
    hit = IndicatorHit("age_limit", 1, "20 - 30 years", 0, 13, "targeting")
    country = IndicatorHit("hotspot_country", 1, "x", 0, 1, "movement")
    some = [Said(hit, "title"), Said(hit, "own", 0.0), Said(country, "rule", 0.0)]
    assert judge.held(ad("Our firm is 20 - 30 years old"), some) == some


def test_a_heavy_sign_that_a_rule_tells_is_doubted_less() -> None:
    reading = ad("İlk yatırımı aldırmak, çekim isteyene vergi; emeklileri arıyoruz")
    assert "deceptive_contact_duties" in {hit.id for hit in assessed(reading).indicators}
