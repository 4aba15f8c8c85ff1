"""How places lie to each other, and what words left, seated and near say of them."""

import pytest

import extract
from extract.place.layout import Layout
from extract.place.role_model import roles_of, shared
from extract.place.role_names import names_of
from extract.place.roles import Spot
from extract.place.words import joins
from extract.tables import Tables


def layout(text: str, *names: str, given: tuple[str, ...] | None = None, homes: tuple[bool, ...] | None = None) -> Layout:
    """The names in the text in order; a name told twice is the second place of that name in the text."""
    spots, ids, seen = [], [], 0
    for name in names:
        start = text.index(name, seen)
        seen = start + len(name)
        spots.append(Spot(start, seen, "KH", "place"))
        ids.append(name)
    roles, home = given or ("workplace",) * len(names), homes or (False,) * len(names)
    return Layout(text, spots, ids, roles, [None] * len(names), joins(Tables()), home)


def names(told: Layout, position: int) -> set[str]:
    return {name for group in told.groups(position) for name in names_of(group)}


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("bavet, poipet", "list"),
        ("bavet poipet", "space"),
        ("bavet -> poipet", "arrow"),
        ("bavet - poipet", "dash"),
        ("bavet we go poipet", "short"),
        ("bavet. poipet", "short|"),
        ("bavet is the place of the interview and you will work in poipet", "long"),
    ],
)
def test_what_stands_between_two_places(text: str, gap: str) -> None:
    assert f"gaps:edge {gap}" in names(layout(text, "bavet", "poipet"), 0)
    assert f"gaps:{gap} edge" in names(layout(text, "bavet", "poipet"), 1)


def test_a_place_named_again_is_told_from_another() -> None:
    again = names(layout("bavet. poipet. bavet.", "bavet", "poipet", "bavet", given=("origin", "transit", "workplace")), 2)
    assert {"named:2 first:False", "elsewhere given:origin", "rank:0/2", "sentence:2"} <= again


def test_mentions_of_one_place_share_their_points() -> None:
    told = layout("bavet. poipet. bavet.", "bavet", "poipet", "bavet")
    first, other, second = shared([[1.0, 0.0], [5.0, 5.0], [0.0, 1.0]], told)
    assert other == [5.0, 5.0]
    assert first[0] > first[1]
    assert first[0] - second[0] == pytest.approx(0.4)


def test_places_of_a_list_share_their_points() -> None:
    told = layout("bavet, poipet. koh kong", "bavet", "poipet", "koh kong")
    first, second, other = shared([[2.0, 0.0], [0.0, 1.0], [5.0, 5.0]], told)
    assert other == [5.0, 5.0]
    assert first[0] - second[0] == pytest.approx(0.4)
    assert second[0] > second[1]


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("We moved from Manila, the office is in Bavet now. Chat agents, 900 USD, Telegram @fake_desk", "Manila", "PH"),
        ("Kami pindah dari Manila, kantor di Bavet. Admin chat, gaji 900 USD, Telegram @fake_desk", "Manila", "PH"),
        ("Văn phòng cũ ở Manila đã đóng, nay làm việc tại Bavet. Lương 900 USD. Telegram @fake_desk", "Manila", "PH"),
        ("公司从马尼拉搬到巴域了,现招客服,工作地点巴域,月薪900美元,飞机 @fake_desk", "马尼拉", "PH"),
        ("Офис в Бавете, переехали из Манилы. Операторы чата, 900 USD в месяц. Telegram @fake_desk", "Манилы", "PH"),
        ("Warehouse operative in Daventry, head office: Leeds. £12.60 an hour, apply at jobs@fake.example", "Leeds", "GB"),
    ],
)
def test_nobody_works_in_an_office_left_or_at_the_seat(text: str, place: str, country: str) -> None:
    found = [p for p in extract.analyze(text, tables=Tables()).locations if p.country == country and place in p.text]
    assert [p.role for p in found] == ["mention"]


def test_an_ad_without_a_workplace_gets_the_place_that_nearly_is_one() -> None:
    points = [[1.0, 1.5, 0.0, 0.0], [0.0, 3.0, 0.0, 0.0]]
    assert roles_of(points, "job_ad") == ["workplace", "origin"]
    assert roles_of(points, "plea") == ["origin", "origin"]
    assert roles_of(points[1:], "job_ad") == ["origin"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Kampot office hires typists. Welcome from Kisumu, Nakuru, Thika. Ticket paid, 900 USD, Telegram @fake_desk", 3),
        ("Vagas no Camboja, Kampot. Malta de Beira, Nampula e Quelimane, voo pago, 900 USD, Telegram @fake_desk", 3),
    ],
)
def test_the_places_of_a_list_play_one_part(text: str, roles: int) -> None:
    found = [p for p in extract.analyze(text, tables=Tables()).locations if p.country in ("KE", "MZ")]
    assert [p.role for p in found] == ["origin"] * roles
    assert [p.role for p in extract.analyze(text, tables=Tables()).locations if p.name == "Kampot"] == ["workplace"]


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("Konumuz Poipet. Manila stüdyolarımız kapandı. Haftalık 300 dolar, Telegram @fake_studio", "Manila", "mention"),
        ("Lokasi kerja Bavet. Kantor Manila udah ga nerima. Gaji 900 USD, Telegram @fake_desk", "Manila", "mention"),
        ("Trabajo en Poipet, chat, 900 USD. El destino ya no es Manila. Telegram @fake_desk", "Manila", "mention"),
        ("Làm việc tại Bavet, lương 900 USD. Manila tạm ngưng nhận. Telegram @fake_desk", "Manila", "mention"),
        ("Call centre agents in Cebu, 25,000 PHP. Our parent company sits in Leeds. jobs@fake.example", "Leeds", "mention"),
        ("Support agents in Manila, 30,000 PHP, night shift. Cab pick-up from Makati. jobs@fake.example", "Makati", "transit"),
        (
            "Operarios para planta en Celaya, 2500 semanales. Transporte de personal desde Salamanca. jobs@fake.example",
            "Salamanca",
            "transit",
        ),
        ("Wafanyakazi wa shamba Naivasha, 600 kwa siku, basi la kampuni latoka Nakuru. Simu 0700 000 000", "Nakuru", "transit"),
        ("Montagem em Betim, R$ 2.100, ônibus fretado de Contagem. vagas@fake.example", "Contagem", "transit"),
        ("Tuzla tersanesinde kaynakçı, saatlik 300 TL, servis Gebze ve Pendik'ten. 0216 000 00 00", "Pendik", "transit"),
    ],
)
def test_closed_denied_parent_firms_and_staff_buses(text: str, place: str, role: str) -> None:
    assert [p.role for p in extract.analyze(text, tables=Tables()).locations if p.text == place] == [role]


def test_where_a_town_lies_on_the_way() -> None:
    told = layout(
        "from nakuru to nairobi, dubai, then bavet", "nakuru", "nairobi", "dubai", "bavet", homes=(True, True, False, False)
    )
    assert [told.journey(position) for position in range(4)] == [
        ("first in", "edge>home abroad"),
        ("in last", "home>abroad abroad"),
        ("first in", "home>abroad abroad"),
        ("in last", "abroad>edge none"),
    ]
