"""Names that no word looks like, near an app with words between: one line a way."""

import pytest

from tests.extract.test_handles import found


@pytest.mark.parametrize(
    ("text", "language", "contact"),
    [
        ("lilyfake88 मेरी Telegram आईडी है", "hi", ("telegram", "lilyfake88")),
        ("Для связи fakelily2024, это телеграм", "ru", ("telegram", "fakelily2024")),
        ("Interesados mandar mensaje a lilyfake88 por Wechat", "es", ("wechat", "lilyfake88")),
        ("Hit me up on LINE, it's lilyfake88", "en", ("line", "lilyfake88")),
        ("Retrouvez-moi sur WeChat sous le nom lilyfake88", "fr", ("wechat", "lilyfake88")),
        ("hrfakelily.88 (Signal)", "en", ("signal", "hrfakelily.88")),
        ("Find me on telegram as fakemingtao", "en", ("telegram", "fakemingtao")),
        ("My username on Zalo is fakemingtao", "en", ("zalo", "fakemingtao")),
        ("Interested? Message fakemingtao on Instagram for details", "en", ("instagram", "fakemingtao")),
        ("fakemingtao (Telegram)", "en", ("telegram", "fakemingtao")),
        ("ٹیلیگرام پر رابطہ کریں fakemingtao", "ur", ("telegram", "fakemingtao")),
        ("Zalo로 연락 주세요 fake_mingtao", "ko", ("zalo", "fake_mingtao")),
        ("LINE에서 fakelily2024 추가해주세요", "ko", ("line", "fakelily2024")),
        ("我的Messenger是fakelily.hr88", "zh", ("messenger", "fakelily.hr88")),
        ("ib mess fakelily2024 ạ", "vi", ("messenger", "fakelily2024")),
        ("FBda meni fakelily.hr88 deb toping", "uz", ("facebook", "fakelily.hr88")),
        ("Chat Messenger FB fakelily.hr88 aja", "id", ("messenger", "fakelily.hr88")),
        ("Drop a message to our recruiter's TG hr_fakelily before Friday", "en", ("telegram", "hr_fakelily")),
    ],
)
def test_words_between_an_app_and_its_name(text: str, language: str, contact: tuple[str, str]) -> None:
    assert found(text, language, "") == {contact}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Telegram is deactivated since last week", "en"),
        ("tinggal di vila sama cewek2 lain, telegram nanti", "id"),
        ("we deliver nationwide via messenger", "en"),
    ],
)
def test_words_near_an_app_are_no_handles(text: str, language: str) -> None:
    assert found(text, language, "") == set()


@pytest.mark.parametrize(
    ("text", "language", "country", "contact"),
    [
        ("9800000417 पर LINE करें", "hi", "IN", ("line", "+919800000417")),
        ("Nhắn tin cho 0912 000 417 trên LINE", "vi", "VN", ("line", "+84912000417")),
        ("Tumawag sa 0917 000 0417 o mag-chat sa TG", "tl", "PH", ("telegram", "+639170000417")),
        ("手机13800000417，也可以加Telegram", "zh", "CN", ("telegram", "+8613800000417")),
        ("signal numaram 0530 000 04 17", "tr", "TR", ("signal", "+905300000417")),
    ],
)
def test_a_number_and_its_app(text: str, language: str, country: str, contact: tuple[str, str]) -> None:
    assert contact in found(text, language, country)
