"""Names in the shapes that boards, channels and notices give them: segments of a header, entries of a form, odd quotes, mailboxes.

All names are made up."""

from collections.abc import Callable

import pytest

from extract.contact import contacts
from extract.employer import employers, span
from extract.employer.address import of_mailbox
from extract.employer.layout import layout, told
from extract.employer.model import load
from extract.employer.named import MOST, leaning
from extract.employer.page import page
from extract.employer.words import atoms
from extract.findings import Ad
from extract.place import places
from extract.reading import Reading
from extract.tables import Tables
from extract.text.language import detect
from extract.text.normalize import fold
from tests.linear import assert_linear


def _reading(text: str) -> Reading:
    reading = Reading(Ad(text), Tables(), kind="job_ad")
    reading.languages = detect(text, None)
    reading.contacts = contacts.find(reading)
    reading.locations = places.find(reading)
    return reading


def _candidates(text: str) -> list[str]:
    reading = _reading(text)
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    return [span.written(text, row, stretch) for stretch in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[杭州][鹿岛云数] 招聘 Golang 后端工程师", "鹿岛云数"),
        ("[판교] 루멘도담 | 백엔드 개발자 | 재택", "루멘도담"),
        ("ติดต่อ\nบริษัท ก.ดี. ซอฟต์แวร์ จำกัด\n1 ถนนสุขุมวิท", "บริษัท ก.ดี. ซอฟต์แวร์ จำกัด"),
        ("Parkent tumani ,,BAHOR BOBO'' fermer xoʻjaligiga ishchi kerak", ",,BAHOR BOBO'' fermer xoʻjaligi"),
        ('Kerak: "Tez Kema" doʼkoniga sotuvchi', '"Tez Kema" doʼkoni'),
        ("MAJLIS PERBANDARAN TAMANRIA 77000 TAMANRIA, MELAKA.", "MAJLIS PERBANDARAN TAMANRIA"),
        ("시드니 주방보조\nKO-B Seoul Noodle Lab\n안녕하세요", "KO-B Seoul Noodle Lab"),  # "ko" is a word of other languages
        ("Công ty Cổ phần Thiết bị điện MI-NA-SU-NO cần tuyển Tester", "Công ty Cổ phần Thiết bị điện MI-NA-SU-NO"),
        ("АО «НПО „Вектор-Рада“» требуется инженер", "АО «НПО „Вектор-Рада“»"),
        ("АНО «Рука в руке» помогает семьям, нужен координатор", "АНО «Рука в руке»"),
        ("Stichting Moestuin voor Iedereen in Zwolle zoekt jou", "Stichting Moestuin voor Iedereen"),
        ("Halden Vale's engineers look after 600 lifts", "Halden Vale"),
        ("Rosie's is hiring two cooks", "Rosie's"),
        ("Mirebrook School District No. 47 will hire a driver", "Mirebrook School District No. 47"),
        ("Pekařství U Tří klasů, Plzeň. Prodavačka, ranní směna", "Pekařství U Tří klasů"),
        ("Kuhar, smještaj. Frizeraj kod Štefice, Čakovec", "Frizeraj kod Štefice"),
        ("Ēdnīca pie Skaidrītes Kuldīgā meklē pavāru", "Ēdnīca pie Skaidrītes"),
        ("Het Waterschap Brede Wetering en Linde zoekt een monteur", "Waterschap Brede Wetering en Linde"),
        ("Spitalul „Sfânta Varvara” Valea Petrilei organizează concurs", "Spitalul „Sfânta Varvara” Valea Petrilei"),
        ("T.C. Akçaova Belediyesi 12 temizlik işçisi alacaktır", "T.C. Akçaova Belediyesi"),
        ("boks 41.\n\nP.H.U. Stokrotka", "P.H.U. Stokrotka"),
        ("למאפיית קמח וסיפור דרוש אופה", "מאפיית קמח וסיפור"),
    ],
)
def test_is_among_the_candidates(text: str, name: str) -> None:
    assert name in _candidates(text)


def test_no_name_runs_over_a_postcode_or_from_bracket_to_bracket() -> None:
    assert not [name for name in _candidates("MAJLIS PERBANDARAN TAMANRIA 77000 TAMANRIA, MELAKA.") if "77000" in name]
    assert not [name for name in _candidates("[杭州][鹿岛云数] 招聘 Golang 后端工程师") if "][" in name]


@pytest.mark.parametrize(
    "text", ["업체 : 해온도담\n10월 8일 교육", "직종: 조공\n업체: 해온도담", "Магазин: Лавандочка\nГрафик 2/2"]
)
def test_an_entry_is_a_label_before_a_colon_alone(text: str) -> None:
    reading = _reading(text)
    row = employers.row(reading)
    assert any("label" in atom.tags for atom in row)
    plain = _reading(text.replace(" :", "").replace(":", ""))
    assert not any("label" in atom.tags for atom in employers.row(plain))


def test_a_mailbox_is_no_name() -> None:
    providers = {"gmail.com"}
    assert of_mailbox("fakemai", ["fakemai.le@firm.example"], providers)
    assert of_mailbox("fakeclub000", ["fakeclub000@gmail.com"], providers)
    assert not of_mailbox("nuvelka", ["nuvelka@gmail.com"], providers)  # a firm may have a box where anybody has
    assert not of_mailbox("nuvelka", ["hr@nuvelka.example", "nuvelka@nuvelka.example"], providers)
    assert not of_mailbox("Nuvelka", ["nuvelka@firm.example"], providers)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Ромашкина Инна Фейковна", False),
        ("Инна Фейковна", False),
        ("Инна Фейкова", True),
        ("fakehiro0000", False),
        ("fakehiro", True),
    ],
)
def test_a_patronymic_or_a_handle_is_of_no_employer(name: str, is_one: bool) -> None:
    text = f"Требуется повар\n{name}\nМосква"
    reading = _reading(text)
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    given = [9.0 if span.written(text, row, one) == name else -9.0 for one in found]
    assert max(given) > 0
    assert (employers.best(reading, row, found, given, text) is not None) == is_one


def test_syllables_in_capitals_are_one_word() -> None:
    assert [atom.word for atom in atoms("MI-NA-SU PT-A IT", fold("MI-NA-SU PT-A IT"), Tables(), ())] == ["mi-na-su", "pt-a", "it"]


def _told(text: str, name: str) -> dict[str, tuple[str, ...]]:
    reading = _reading(text)
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    its = page(row, text, reading.tables, reading.language).layout
    stretch = next(one for one in found if span.written(text, row, one) == name)
    return dict(told(its, stretch.first, stretch.last))


def test_layout_tells_signs_segments_and_lines() -> None:
    assert _told("FAKESOFT - PHP developer - Hanoi - FT\n\nfoo", "FAKESOFT") == {
        "signs": ("n", "-"),
        "segment": ("0", "none", "job"),
    }
    assert _told("[Fakesoft] PHP developer", "Fakesoft")["signs"] == ("[", "[")
    assert _told("Contact: Ann\nFakesoft Co., Ltd.\n1 Long Road, Bangkok", "Fakesoft Co., Ltd.")["lines"][2] == "site"
    assert _told("Cook\n🏢 Firm: Fakesoft\nBangkok", "Fakesoft")["signs"][0] == ":"


def test_layout_of_nothing() -> None:
    assert layout([], "", []).lines == []


def test_layout_is_linear() -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = "FAKESOFT - cook - Hanoi | Firma: Fakelon\n" * size
        row = atoms(text, fold(text), Tables(), ())
        lines = page(row, text, Tables(), "en").lined[0]

        def work() -> object:
            its = layout(row, text, lines)
            return [list(told(its, index, index)) for index in range(len(row))]

        return work

    assert_linear(prepare, 50)


def test_what_hides_who_hires_needs_more_for_a_name_than_what_tells() -> None:
    hides = _reading("🔥 Chat agents wanted abroad, $1,500, free room and ticket, no experience. Telegram @fake_hr_00")
    tells = _reading(
        "About us\nWe are a bakery founded in 1986. We are looking for a baker. Send your CV to jobs@bakery.example.com"
    )
    assert -MOST <= leaning(hides) < 0 < leaning(tells) <= MOST
    assert abs(leaning(_reading("chat agents wanted, free ticket " * 200))) <= MOST


def test_the_value_of_a_label_needs_less() -> None:
    text = "Nombre del local: Fakelina\nPuesto: cocinero"
    reading = _reading(text)
    row, found = employers.candidates(reading, text, reading.folded, load().common)
    given = [0.0 if span.written(text, row, one) == "Fakelina" else -9.0 for one in found]
    named = employers.best(reading, row, found, given, text)
    assert named is not None and span.written(text, row, named) == "Fakelina"
    plain = [one._replace(reasons=("capitals",)) for one in found]
    assert employers.best(reading, row, plain, given, text) is None
