"""Roles of contacts by the words around them: each class in several languages; a family's number is never a recruiter's."""

from collections.abc import Callable
from functools import partial

import pytest

from extract.contact import contacts, role_words
from extract.findings import Ad
from extract.reading import Reading
from extract.tables import Tables
from extract.text.language import detect
from tests.linear import assert_linear

TABLES = Tables()


def roles(kind: str, text: str, country: str = "TH", plea_likelihood: float = 0.0) -> list[str]:
    reading = Reading(Ad(text, None, None, None, country), TABLES)
    reading.languages = detect(text, None)
    reading.contacts = contacts.find(reading)
    reading.kind, reading.plea_likelihood = kind, plea_likelihood
    return [contact.role for contact in contacts.with_roles(reading)]


@pytest.mark.parametrize(
    ("country", "text", "want"),
    [
        ("MX", "Mi hija sigue allá. Su papá, Joel: 222 000 0011. El número del que se la llevó: 55 0000 0012, ya ni suena.", "fq"),
        ("MG", "L'homme qui l'a envoyée utilise le 034 00 000 11. Moi c'est Lova, 032 00 000 12, sa sœur.", "qf"),
        ("TZ", "Aliyempeleka ni mtu wa 0655 000 011. Mimi naitwa Rehema, simu yangu 0713 000 012.", "qf"),
        ("UA", "Номер, з якого йому дзвонили: +84 900 000 011. Мій номер 066 000 00 12, мама.", "qf"),
        ("CN", "收款人让我们加飞机 @fakelaosan5。知道消息的请打我电话 133 0000 0011，我是他妈妈。", "qf"),
        ("JP", "紹介した「ジン」という男のテレグラムは @fakejin_job。情報は母 080-0000-0011 まで。", "qf"),
        ("PH", "Please call me on 0917 000 0081 or write to my husband at fakeramon@example.com.", "ff"),
        ("VN", "Xin gọi mẹ cháu 0394 000 011 hoặc nhắn chị gái qua Zalo 0395 000 012.", "ff"),
        ("KE", "My cousin has not called for a month. Anyone who saw her, 0722 000 081.", "f"),
    ],
)
def test_in_a_plea_the_lurers_contact_is_told_from_the_familys(country: str, text: str, want: str) -> None:
    assert roles("plea", text, country) == [{"q": "quoted", "f": "affected"}[letter] for letter in want]


@pytest.mark.parametrize(
    ("country", "text", "want"),
    [
        ("LK", "Complaints: 1989 (day and night) or the desk in Galle, 091 000 0011.", ["authority", "authority"]),
        ("AO", "Antes de viajar confirme connosco: 222 000 011 (linha da Direção) ou consular@migra.example.", ["authority"] * 2),
        ("UA", "Підозрілі пропозиції надсилайте на tip@cyberpolice.example або за телефоном 0 800 000 011.", ["authority"] * 2),
        ("MY", "Page: facebook.com/fakekerjabaru, telefon yang dia beri 014-000 0011. Buat laporan polis.", ["quoted"] * 2),
        ("TW", "她只給我一個 Telegram @fakeboss_lin 跟電話 0930-000-011。我已經報警。", ["quoted"] * 2),
        ("ID", "Perusahaan kami tidak membuka lowongan di luar negeri. Penipu memakai WA 0812-0000-0091.", ["quoted"]),
        ("US", "He calls from +1 202 555 0171. Our hotel never hires abroad, tell us at care@hotel.example.", ["quoted", "other"]),
    ],
)  # fmt: skip
def test_in_a_warning_the_lurers_contact_is_told_from_those_to_report_to(country: str, text: str, want: list[str]) -> None:
    assert roles("warning", text, country) == want


@pytest.mark.parametrize(
    ("country", "text", "want"),
    [
        ("PK", "ڈرائیور چاہیے۔ پولیس کی تصدیق ساتھ لائیں۔ چھٹی جمعہ کو۔ 042-00000011", ["recruiter"]),
        ("VN", "Tuyển thu ngân. Hồ sơ gửi trực tiếp – Hotline 0297 000 0011", ["recruiter"]),
        ("CN", "招聘服务员，包住。咨询热线 +853 2800 0011", ["recruiter"]),
        ("PH", "Hiring. Report who asks for fees to complaints@meats.example. Apply: (049) 000 0011", ["other", "recruiter"]),
        ("PH", "Hiring. Verify us with the Ministry at (02) 8000 0011. CV to cv@care.example", ["authority", "recruiter"]),
    ],
)  # fmt: skip
def test_in_an_ad_a_firms_own_line_is_a_recruiters(country: str, text: str, want: list[str]) -> None:
    assert roles("job_ad", text, country) == want


@pytest.mark.parametrize(
    ("text", "plea_likelihood", "want"),
    [
        ("My sister is locked in, they ask for money. 0917 000 0082", 0.4, "other"),
        ("She flew for a desk job and is in Myawaddy now. 0917 000 0082", 0.04, "other"),
        ("Nanny wanted for two girls in Lipa, Sundays off. 0917 000 0082", 0.04, "recruiter"),
        ("Chat agents for Myawaddy, free ticket, call 0917 000 0082", 0.02, "recruiter"),
        ("Szukamy opiekunki do dzieci, niedziele wolne. Tel. 0917 000 0082", 0.04, "other"),  # a language with few cues of pleas
        ("Szukamy opiekunki do dzieci, niedziele wolne. Tel. 0917 000 0082", 0.02, "recruiter"),
    ],
)
def test_an_ad_that_may_be_a_plea_gives_nobodys_number_out(text: str, plea_likelihood: float, want: str) -> None:
    assert roles("job_ad", text, "PH", plea_likelihood) == [want]


def test_a_paper_that_reports_on_the_police_is_no_authority() -> None:
    arrests = "Polisi menangkap tiga orang yang merekrut warga ke Kamboja. Korban disekap."
    assert roles("news", f"KABAR.EXAMPLE, Jakarta - {arrests}", "ID") == ["other"]
    assert roles("news", f"KUPANG, Kabar.example - {arrests}", "ID") == ["other"]


def test_words_inside_a_contact_say_nothing_of_the_next() -> None:
    text = "Telegram @fake_agent_boss, Viber 0917 000 0083"
    reading = Reading(Ad(text, country="PH"), TABLES)
    reading.contacts = contacts.find(reading)
    assert "agent" not in role_words.masked(reading)
    assert len(role_words.masked(reading)) == len(text)


@pytest.mark.parametrize(
    ("before", "want"),
    [
        ("we told the police. her number is ", "her number is "),
        ("write to mr. lee at tel. ", "write to mr. lee at tel. "),
        ("پولیس کی تصدیق۔ فون ", " فون "),
        ("call 1343. or ", "or "),
    ],
)
def test_a_sentence_ends_at_its_stop(before: str, want: str) -> None:
    assert role_words.sentence(before, TABLES) == want


def test_contacts_of_a_title_need_no_words_around() -> None:
    reading = Reading(Ad("", "Help! Call 0917 000 0084", country="PH"), TABLES)
    reading.contacts, reading.kind = contacts.find(reading), "plea"
    assert [contact.role for contact in contacts.with_roles(reading)] == ["affected"]


def test_time_is_linear_in_the_number_of_contacts() -> None:
    def prepare(many: int) -> Callable[[], object]:
        reading = Reading(Ad("".join(f"Police warn of @fake_boss_{n}x, " for n in range(many)), country="TH"), TABLES)
        reading.contacts, reading.kind = contacts.find(reading), "warning"
        return partial(contacts.with_roles, reading)

    assert_linear(prepare, 500)
