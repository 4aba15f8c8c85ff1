"""Posts copied from a page of Facebook in many languages: their own words, whole, and nothing of the page around them."""

from functools import partial

import pytest

from extract.text.pasted import clean
from tests.linear import assert_linear

EN = """Fake Hiring Desk
 is in Poipet.
Tottoeprsdn7h9h1
3h
 ·
Shared with Public
HIRING!! Customer service, Poipet

No experience, free ticket, 1200 USD
Telegram @fake_hr
All reactions:
12
3 comments
2 shares
Like
Comment
Share
Most relevant
Another Person
How do I apply?"""

TH = """บริษัทสมมติ จำกัด
 ·
ติดตาม
2 ชม. ·
รับสมัครแอดมิน ปอยเปต
เงินเดือน 35,000 บาท
ถูกใจ
แสดงความคิดเห็น
แชร์"""

VI = """Công ty Giả
Hôm qua lúc 10:12 ·
Tuyển nhân viên chăm sóc khách hàng
Lương 25 triệu
Tất cả cảm xúc:
5
Thích
Bình luận
Chia sẻ"""

ZH = """假公司招聘
3小时 ·
招聘客服，包吃包住
地点西港
赞
评论
分享"""

GROUP = """Cambodia Jobs Group

Fake Person
 ·
Follow

2h

 ·

Hiring in Bavet

write me

See translation

4

3 comments

Like

Comment

Share"""
AR = "صفحة وهمية\n٣ س · \nمطلوب موظفين في دبي راتب عالي\nأعجبني\nتعليق\nمشاركة"
MY = "စာမျက်နှာ\n၃ နာရီ ·\nအလုပ်ခေါ်စာ မြဝတီ လစာကောင်း\nကြိုက်တယ်\nမှတ်ချက်\nမျှဝေရန်"

SCRAMBLED = "Fake Page\n" + "\n".join("spotSn3h9 g1mi0") + "\n · \nHiring drivers in Bavet, 900 USD\n12\nLike\nComment\nShare"


@pytest.mark.parametrize(
    ("pasted", "text", "author"),
    [
        (EN, "HIRING!! Customer service, Poipet\n\nNo experience, free ticket, 1200 USD\nTelegram @fake_hr", "Fake Hiring Desk"),
        (TH, "รับสมัครแอดมิน ปอยเปต\nเงินเดือน 35,000 บาท", "บริษัทสมมติ จำกัด"),
        (VI, "Tuyển nhân viên chăm sóc khách hàng\nLương 25 triệu", "Công ty Giả"),
        (GROUP, "Hiring in Bavet\n\nwrite me", "Fake Person"),
        (AR, "مطلوب موظفين في دبي راتب عالي", "صفحة وهمية"),
        (MY, "အလုပ်ခေါ်စာ မြဝတီ လစာကောင်း", "စာမျက်နှာ"),
        (ZH, "招聘客服，包吃包住\n地点西港", "假公司招聘"),
    ],
)
def test_only_the_posts_own_words_are_left(pasted: str, text: str, author: str) -> None:
    found = clean(pasted)
    assert (found.text, found.author, found.is_cut) == (text, author, False)
    assert clean(pasted.replace("\n", "\r\n")).text == text


def test_a_scrambled_time_goes() -> None:
    assert clean(SCRAMBLED).text.splitlines()[-1] == "Hiring drivers in Bavet, 900 USD"
    assert "\nS\n" not in clean(SCRAMBLED).text


@pytest.mark.parametrize("more", ["… See more", "... ดูเพิ่มเติม", "… Xem thêm", "…展开", "… Selengkapnya", "... مزید دیکھیں"])
def test_a_post_that_was_not_opened_is_said_to_be_cut(more: str) -> None:
    found = clean(f"Hiring customer service in Poipet, call us{more}")
    assert (found.text, found.is_cut) == ("Hiring customer service in Poipet, call us", True)


@pytest.mark.parametrize(
    "text",
    [
        "Hiring in Poipet\n\nLike our page\nShare with friends\nComment INTERESTED",
        "Work 12h\nday off: Sunday\nsalary 800",
        "3h\nnot a post at all",
        "招\n聘\n客\n服\n包\n吃\n包\n住\n月\n薪\n8\n0\n0\n0",
        "H\nI\nR\nI\nN\nG\nN\nO\nW\nP\nP",
        "See more",
        "Like",
        "Position: agent\nPay: 1,000\n2,000\n3,000",
    ],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert clean(text) == type(clean(text))(text)


@pytest.mark.parametrize("piece", ["Like\n", "1\n", "· ", "a\n", "3h ·\n"])
def test_long_texts_take_linear_time(piece: str) -> None:
    assert_linear(lambda size: partial(clean, piece * size), 25_000)
