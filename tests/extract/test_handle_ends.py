"""Where a handle ends: what stands behind a whole one and is no part of it, and what tells that more belongs to it."""

import pytest

from extract import analyze_many
from extract.findings import Ad


@pytest.mark.parametrize(
    ("text", "country", "contacts"),
    [
        ("Instagram @fakeanda mit dem Wort TANZ", "DE", {("instagram", "fakeanda")}),
        ("Facebook: fake.trabalho.fora adicionar amigo", "BR", {("facebook", "fake.trabalho.fora")}),
        ("Telegram fake_lisboa, +18, salário bom", "BR", {("telegram", "fake_lisboa")}),
        ("Telegram: fake_anna_ls (age 20-35)", "US", {("telegram", "fake_anna_ls")}),
        ("LINE fake.som.00 (พิมพ์เล็ก) รับ 5 คน", "TH", {("line", "fake.som.00")}),
        ("Skype görüşmesi yarın olacak, live:fake_selin", "TR", {("skype", "live:fake_selin")}),
        ("Собеседование в скайпе завтра утром: live:fake.oleg.hr", "RU", {("skype", "live:fake.oleg.hr")}),
        ("Interview lewat skype besok jam tiga live:fake_budi00", "ID", {("skype", "live:fake_budi00")}),
        ("Instagram: fake punto lola punto cora, tres palabras", "PE", {("instagram", "fake.lola.cora")}),
        ("Телеграм: fake, подчёркивание, lena, две части", "RU", {("telegram", "fake_lena")}),
        ("微信号是 fake，下划线，lin，三段连着写", "CN", {("wechat", "fake_lin")}),
        ("telegram hr garis bawah fakedewi, dua kata", "ID", {("telegram", "hr_fakedewi")}),
        ("Telegram hr alt çizgi fakelale diye yazın, boşluksuz", "TR", {("telegram", "hr_fakelale")}),
        ("TikTok (Zalo same as the number) - Telegram is fake_hr00", "US", {("telegram", "fake_hr00")}),
        ("在抖音看到广告，加的微信 fake_lin_hr，被骗了。我同学也去了", "CN", {("wechat", "fake_lin_hr")}),
        ("fb fake dot the dot recruiter", "US", {("facebook", "fake.the.recruiter")}),
        ("Facebook: fake punto la punto jefa", "PE", {("facebook", "fake.la.jefa")}),
        ("instagram fake.photo.ma, photos sans maquillage", "FR", {("instagram", "fake.photo.ma")}),
        ("Messenger: fake🌵lucho🌵.gye, quite los cactus", "EC", {("messenger", "fakelucho.gye")}),
        ("카톡 상담 보조, 나이 20~38, 초보 가능", "KR", set()),
        ("Facebook and Messenger, one name: fake.dora.hr", "US", {("facebook", "fake.dora.hr"), ("messenger", "fake.dora.hr")}),
        ("Telegram fake_hr then lao, all together", "US", {("telegram", "fake_hrlao")}),
        ("Telegram fake_mina and at the end 18", "US", {("telegram", "fake_mina18")}),
        ("Телеграм fake_usta_ кейин уч юз беш, рақамда", "UZ", {("telegram", "fake_usta_305")}),
        ("电报 fake下划线agent下划线零零七，会英文的优先，自带电脑的加300", "CN", {("telegram", "fake_agent_007")}),
        ("微信 fake_lin，最后加88", "CN", {("wechat", "fake_lin88")}),
        ("Id LINE kantor: fake nol nol tiga tanpa spasi", "ID", {("line", "fake003")}),
        ("Telegram: hr fakelily zero seven (no spaces)", "US", {("telegram", "hrfakelily07")}),
        ("텔레그램 fake_mina 둘 중 하나로 연락", "KR", {("telegram", "fake_mina")}),
        ("微信 fake减号lisa减号八八", "CN", {("wechat", "fake-lisa-88")}),
        ("ডিসকর্ড fake.rina.hr, খালি জায়গা ছাড়া, বিশ টাকা প্রতি অ্যাকাউন্ট", "BD", {("discord", "fake.rina.hr")}),
        ("telegram agent, fake, kumar කොටස් තුනක් එකට", "LK", {("telegram", "agentfakekumar")}),
    ],
)
def test_a_handle_ends_where_the_sentence_goes_on(text: str, country: str, contacts: set[tuple[str, str]]) -> None:
    answer = next(iter(analyze_many([Ad(text, country=country)])))
    assert {(contact.type, contact.value) for contact in answer.contacts} == contacts
