"""Figures of a handle told in words at its end, with the small words that close what is said; and words that are none of its figures."""

import pytest

import extract


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("en", "US", "message me on telegram, demo underscore star zero one okay", "demo_star01"),
        ("id", "ID", "chat aku di telegram demo garis bawah bintang nol satu ya", "demo_bintang01"),
        ("id", "ID", "chat tele aku demo bintang tujuh tujuh ya digabung", "demobintang77"),
        ("ms", "MY", "telegram saya demo underscore bintang kosong satu okay", "demo_bintang01"),
        ("tl", "PH", "sa telegram demo underscore bituin siyete otso ha", "demo_bituin78"),
        ("tl", "PH", "message mo ko sa telegram ate cha fake zero two, magkakadikit yan", "atechafake02"),
        ("vi", "VN", "anh nhắn telegram demo gạch dưới sao số bảy nhé", "demo_sao7"),
        ("es", "MX", "mándame mensaje a telegram demo guion bajo estrella cero uno va", "demo_estrella01"),
        ("pt", "BR", "me chama no telegram demo underline estrela zero um tá", "demo_estrela01"),
        ("de", "DE", "schreib mir bei telegram demo unterstrich stern null eins ja", "demo_stern01"),
        ("tr", "TR", "telegramdan yaz demo alt çizgi yildiz sıfır bir tamam mı", "demo_yildiz01"),
        ("hi-Latn", "IN", "telegram pe message karo demo underscore star zero one theek hai", "demo_star01"),
        ("ko", "KR", "텔레 아이디 demo 언더바 star 팔팔이야", "demo_star88"),
        ("sv", "SE", "Telegram: demo_star två nollor", "demo_star00"),
        ("fi", "FI", "Telegram: demo_star kolme seiskaa", "demo_star777"),
        ("cs", "CZ", "Telegram: demo_star dvě sedmičky", "demo_star77"),
        ("lv", "LV", "Telegram: demo_star divas nulles", "demo_star00"),
        ("kk", "KZ", "телеграмға жаз demo асты сызық star нөл бір", "demo_star01"),
    ],
)
def test_figures_behind_a_told_handle_belong_to_it(language: str, country: str, text: str, want: str) -> None:
    found = extract.analyze(text, language=language, country=country).contacts
    assert [(contact.type, contact.value) for contact in found] == [("telegram", want)]


@pytest.mark.parametrize(
    ("language", "country", "text", "want"),
    [
        ("en", "US", "telegram demo underscore star, two shifts a day", "demo_star"),
        ("en", "US", "my telegram is demo underscore star, one room for two people", "demo_star"),
        ("es", "MX", "telegram demo guion bajo estrella, dos turnos", "demo_estrella"),
        ("pt", "BR", "telegram demo underline estrela, um turno só", "demo_estrela"),
        ("vi", "VN", "telegram demo gạch dưới sao, cần hai người", "demo_sao"),
    ],
)
def test_counts_in_the_next_clause_do_not(language: str, country: str, text: str, want: str) -> None:
    found = extract.analyze(text, language=language, country=country).contacts
    assert [(contact.type, contact.value) for contact in found] == [("telegram", want)]


def test_a_short_word_of_another_language_is_no_figure() -> None:
    """Vietnamese tá is eight, in Portuguese it closes what is said."""
    found = extract.analyze("me chama no zap quatro três nove oito zeros tá", language="pt", country="BR").contacts
    assert all(not contact.value.endswith("8") for contact in found)
