import pytest

from extract.text.language import detect
from tests.extract.readings import lines


def test_main_language_of_our_texts() -> None:
    texts = lines("ad_samples.jsonl") + lines("kind_texts.jsonl")
    wrong = [t["id"] for t in texts if detect(t["text"])[0] != t["lang"]]
    assert len(wrong) <= 0.05 * len(texts), wrong


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("急徵客服", None, "zh-Hant"),
        ("急招客服", None, "zh-Hans"),
        ("客服 600", "zh-TW", "zh-Hant"),
        ("Tuyen nhan vien viec nhe luong cao khong can kinh nghiem", None, "vi"),
        ("Bhai log kaam chahiye to sampark karo, khana rahna free", None, "hi-Latn"),
        ("थाइल्याण्डमा काम गर्न चाहनेले सम्पर्क गर्नुहोस्", None, "ne"),
        ("وزٹ ویزا پر نوکری، رابطہ کریں", None, "ur"),
        ("Кийимлар дўконига сотувчи қиз керак, ойлик келишилади", None, "uz"),
        ("Ош тайёрлайдиган ошпаз керак бир ойга", None, "uz"),
        ("Требуется повар в столовую, оплата раз в месяц", None, "ru"),
        ("Vi søker en blid baker til butikken vår, du må være glad i å stå opp tidlig og like å jobbe med andre", None, "no"),
        ("Wij zoeken een chauffeur voor de ochtend, je werkt met een leuk team en hebt een rijbewijs", None, "nl"),
        ("Szukamy osoby do pracy w piekarni, nie jest wymagane doświadczenie, oferujemy umowę oraz premię", None, "pl"),
        ("12345 !!", "th", "th"),
        ("హైదరాబాద్‌లో డ్రైవర్ కావలెను", None, "te"),
        ("თბილისში საჭიროა მზარეული", None, "ka"),
        ("Улаанбаатарт тогооч ажилд авна, цалин өндөр", None, "mn"),
        ("یک آشپز برای رستوران در تهران نیاز داریم", None, "fa"),
        ("Restaurant ko lagi cook chahiyo, talab ramro cha, khana basna free", None, "ne-Latn"),
        ("Kadayata sewakayek one, masika wetupa saha kema nawathena free", None, "si-Latn"),
        ("Cook chahiyo, talab ramro", "ne", "ne-Latn"),
        ("Call operator: kuniga 8 soat, oylik va bonus, tushlik va yo‘l puli, yosh va faol", None, "uz"),
        ("Търсим шофьор, немски език не е нужен, снимка и съобщение на лични", None, "bg"),
        ("Driver chahiye", "ur", "hi-Latn"),
        ("Cook wanted in the evenings, call us today", "ne", "en"),
    ],
)
def test_script_words_and_hint(text: str, hint: str | None, expected: str) -> None:
    assert detect(text, hint)[0] == expected


def test_letters_not_their_own_are_of_one_language() -> None:
    found = detect("Thailand ma data entry ko kaam, talab mahina ko 1 lakh, khana basna free. Sampark garnuhos")
    assert [tag for tag in found if tag.endswith("-Latn")] == ["ne-Latn"]


def test_nothing_to_go_by() -> None:
    assert detect("12 %") == ()


def test_mixed_languages_follow_the_main_one() -> None:
    assert "en" in detect("รับสมัครพนักงาน customer service in our new office with free accommodation")
