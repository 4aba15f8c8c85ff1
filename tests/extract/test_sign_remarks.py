"""Names of which remarks say sign by sign what they become, or that their pieces are one; and sentences that sound alike and say nothing
of the kind. All texts are invented for these tests."""

import pytest

from extract import analyze_many
from extract.findings import Ad

SIGN_BY_SIGN = [
    ("PL", "Telegram: fake.praca.pl, zamiast kropek podkreślniki", "telegram:fake_praca_pl"),
    ("RU", "Телеграм: fake.rabota.kz, вместо точек нижнее подчеркивание", "telegram:fake_rabota_kz"),
    ("IT", "Su Telegram: f@ke-lavoro (@ = a, il trattino è un underscore)", "telegram:fake_lavoro"),
    ("UA", "Телега: ф@ke.robota (ф = f, @ = a, крапка = нижнє підкреслення)", "telegram:fake_robota"),
    ("JP", "連絡はLINE→ ふ@ke_neko00（@はaです。ふ→f）", "line:fake_neko00"),
    ("FR", "Insta: fake_mia_00 (le premier underscore on l'enlève)", "instagram:fakemia_00"),
    ("JP", "テレグラム: fake.sora.th(最初の点は詰めて、次の点はアンダーバー)", "telegram:fakesora_th"),
    ("DE", "Telegram: fake/mia/00 (statt / immer _)", "telegram:fake_mia_00"),
    ("ES", "Telegram: fake—mia—00 → cambia las rayas por guiones bajos", "telegram:fake_mia_00"),
    ("ID", "Telegram: fake + mia + 00 (ganti tanda plus dengan garis bawah)", "telegram:fake_mia_00"),
    ("US", "pics to tele 👉 fake.model.fans ➡ write it with _ instead of dots", "telegram:fake_model_fans"),
    ("UZ", "Telegram: fake-ish-bor (chiziqcha o'rniga pastki chiziq qo'ying)", "telegram:fake_ish_bor"),
    ("UZ", "Telegramda fake-ish-bor deb qidiring, tire o'rniga pastki chiziq qo'yasiz.", "telegram:fake_ish_bor"),
    ("KE", "DM fakeamina_00, toa hiyo underscore ndio unipate Telegram", "telegram:fakeamina00"),
    ("IN", "telegram pe fake.underscore.mia (dot hata do) search karo", "telegram:fake_mia"),
    ("PH", "TG: kfake_mia, wag nyo isama yung unang k", "telegram:fake_mia"),
]
WORDS_FOR_SIGNS = [  # a word or picture between the pieces that the text itself says to replace
    ("FR", "Telegram : fake [rond] paris [rond] 00, remplacez rond par un tiret bas", "telegram:fake_paris_00"),
    (
        "DE",
        "Schreib auf Telegram an fake (stern) koch (stern) 00 – statt (stern) einen Unterstrich setzen",
        "telegram:fake_koch_00",
    ),
    ("RU", "Телеграм: fake яблоко mia яблоко 00, вместо яблоко ставь нижнее подчёркивание", "telegram:fake_mia_00"),
    ("TH", "เทเล fakeแมวmiaแมว00 เปลี่ยนแมวเป็น _", "telegram:fake_mia_00"),
    ("KH", "តេឡេក្រាម៖ fake(ចុច)dara(ចុច)hr ដាក់ _ ជំនួស (ចុច)", "telegram:fake_dara_hr"),
    ("UZ", "Instagram: fake yulduzcha lola yulduzcha 00, yulduzcha o'rniga nuqta qo'ying", "instagram:fake.lola.00"),
    ("TW", "賴：fake㊙️mei㊙️00（把㊙️換成一個點）", "line:fake.mei.00"),
    ("CN", "电报 fake点mei点00（点换成下划线）", "telegram:fake_mei_00"),
    ("AR", "Tlgrm: fake, gb, mia00 (gb = guion bajo, todo junto)", "telegram:fake_mia00"),
]
IN_ONE = [
    ("JP", "テレグラム: fa ke mi a 00(スペースなし)", "telegram:fakemia00"),
    ("ES", "Telegram → fa ke / mi a / 00 (todo junto)", "telegram:fakemia00"),
    ("MY", "tele ➡️ ke ri ja fa ke 0 (rapatkan)", "telegram:kerijafake0"),
    ("TW", "賴 ID：fa ke ♥ mei ♥ 00（愛心拿掉連起來）", "line:fakemei00"),
    ("VN", "Liên hệ Telegram (ghép vô, không dấu cách): fake — mia — 000", "telegram:fakemia000"),
    ("BR", "casting: t . me / fake mia casting ← sem os espaços", "telegram:fakemiacasting"),
    ("MY", 'Telegram "f*a*k*e m*i*a*h*r, buang bintang".', "telegram:fakemiahr"),
    ("KR", "텔레: f a k e miawork", "telegram:fakemiawork"),
    ("UZ", "Telegramda yozing: qz tag chiziq osiyo tag chiziq ish 00 (probelsiz)", "telegram:qz_osiyo_ish00"),
]
KEPT = [  # what is said again, or denied
    ("ID", "Telegram: f4k3mia00 (4 bukan a, 3 bukan e)", "telegram:f4k3mia00"),
    ("TW", "賴ID：f4k3-mei00（是4不是a 是3不是e）", "line:f4k3-mei00"),
    ("CN", "加他的微信：ming fake mia（下划线连着）", "wechat:ming_fake_mia"),
    ("KR", "텔레그램 fake_mia99 (뒤에 구구)", "telegram:fake_mia99"),
    ("TR", "telegram: fakemia_hr (ilk ikisi bitişik)", "telegram:fakemia_hr"),
    ("TW", "加賴→ tw.fake.mei （點就是 . ）家人問就說去旅遊", "line:tw.fake.mei"),
    ("US", "See our menu: soup / salad / fish (all together 12 dollars). Call +1 415 555 0100", "phone:+14155550100"),
    ("US", "Price: two for one (no spaces left). Call +1 415 555 0100", "phone:+14155550100"),
    ("RU", "Вместо точки ставь запятую, а не тире. Сайт fake.example", "url:https://fake.example"),
    ("DE", "Statt Regen gab es Sonne, statt Punkt ein Komma (im Text).", ""),
    ("US", "Visit fake-shop.example, we changed dots, dashes and colours.", "url:https://fake-shop.example"),
]


@pytest.mark.parametrize("cases", [SIGN_BY_SIGN, WORDS_FOR_SIGNS, IN_ONE, KEPT], ids=["signs", "words", "in one", "kept"])
def test_remarks_change_what_they_name_and_nothing_else(cases: list[tuple[str, str, str]]) -> None:
    answers = analyze_many(Ad(text, country=country) for country, text, _ in cases)
    found = {
        case[1]: " ".join(f"{one.type}:{one.value}" for one in answer.contacts) for case, answer in zip(cases, answers, strict=True)
    }
    assert found == {text: expected for _, text, expected in cases}
