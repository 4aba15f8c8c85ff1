"""Numbers and whose they are: each trick in several languages, and what looks like one and is none."""

import pytest

from tests.extract.test_contacts import pairs, read

Found = set[tuple[str, str]]


def phones(*values: str) -> Found:
    return {("phone", value) for value in values}


@pytest.mark.parametrize(
    ("text", "language", "country", "found"),
    [
        ("NAPTIP says the short number 627 is free from every network.", "en", "NG", {"627"}),
        ("Police ko bolo, 1930 pe complaint hoti hai, 112 pe bhi bol sakte ho.", "hi-Latn", "IN", {"1930", "112"}),
        ("Si ça vous arrive, faites le 17 ou le 112 depuis l'étranger.", "fr", "FR", {"17", "112"}),
        ("No paguen rescate, avisen al 089, es anónimo, o al 911.", "es", "MX", {"089", "911"}),
        ("家人一旦失联，马上去派出所，或者110、96110都行。", "zh-Hans", "CN", {"110", "96110"}),
        ("Böyle bir teklif alan olursa 112'yi arasın, göç idaresinin 157'si de var.", "tr", "TR", {"112", "157"}),
        ("Мұндай жарнама көрсеңіз 102-ге айтыңыз, тегін 11616 бар.", "kk", "KZ", {"102", "11616"}),
        ("Kung may kakilala kayong na-recruit, sa 1343 po kayo.", "tl", "PH", {"1343"}),
        ("The police rescued 112 people from 191 rooms.", "en", "TH", set()),
        ("La policía liberó a 911 personas en 145 casas.", "es", "MX", set()),
        ("Report to the police: the gang asked 1800 dollars.", "en", "IN", set()),
        ("Appelez-nous avant la fin du mois, 17 postes.", "fr", "FR", set()),
    ],
)
def test_a_known_hotline_stands_for_itself_and_counts_nothing(text: str, language: str, country: str, found: set[str]) -> None:
    assert pairs(read(text, language, country)) == phones(*found)
