"""`osint geocode` over the packaged gazetteer, and our geopy geocoder."""

import json
import subprocess
import sys

import pytest
from geopy.geocoders.base import Geocoder

from extract.tables import Tables
from osint.geocode import GazetteerGeocoder
from osint.geocode.command import FIELDS, LineError, answer, answer_lines

TABLES = Tables()


@pytest.mark.parametrize(
    ("line", "place_id"),
    [
        ({"place": "Bavet, Svay Rieng"}, "hotspot:kh-bavet"),
        ({"place": "KK Park, Myawaddy, Myanmar"}, "hotspot:mm-kk-park"),
        ({"place": "Muse", "country": "MM"}, "hotspot:mm-muse"),
        ({"place": "Muse"}, None),
        ({"place": "Clark", "text": "a POGO in the Philippines"}, "hotspot:ph-clark"),
        ({"place": "Clark"}, None),
        ({"place": "Hyderabad"}, None),
        ({"place": "老街"}, "hotspot:mm-laukkaing"),
        ({"place": "Cambodia"}, "country:KH"),
        ({"place": "Singapore"}, "country:SG"),
        ({"place": "จังหวัดเชียงราย"}, "admin1:TH.03"),
        ({"place": "Nowhereville XYZ"}, None),
    ],
)
def test_answers(line: dict[str, str], place_id: str | None) -> None:
    found = answer({"id": 1} | line, TABLES)
    assert found["place_id"] == place_id
    assert set(found) == {"id", *FIELDS, "why", "candidates"}
    assert found["why"]
    assert (found["latitude"] is None) == (place_id is None)


def test_a_name_is_answered_without_what_reads_ads_or_asks_services() -> None:
    program = (
        "import sys; from osint.cli import app; sys.argv[1:] = ['geocode']; app(standalone_mode=False); "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'spacy', 'numpy', 'geopy', 'sqlite_utils', 'tldextract'}))"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program], input='{"place": "Bavet"}\n', capture_output=True, text=True, check=True
    )
    answered, loaded = asked.stdout.splitlines()
    assert json.loads(answered)["place_id"] == "hotspot:kh-bavet" and loaded == "[]"


def test_another_country_in_the_text_turns_the_answer() -> None:
    assert answer({"place": "老街", "text": "越南河内"}, TABLES)["country"] == "VN"


def test_bad_lines_do_not_stop_the_rest() -> None:
    lines = [
        '{"id": 1, "place": "Bavet"}',
        "no json",
        "[]",
        '{"id": "x"}',
        '{"id": 2, "place": "Poipet", "text": 3}',
        '{"place": "\\ud800"}',
        '{"id": 3, "place": "西港"}',
    ]
    found = [json.loads(line) for line in answer_lines(lines, TABLES)]
    assert [entry.get("id") for entry in found] == [1, None, None, "x", 2, None, 3]
    assert ["error" in entry for entry in found] == [False, True, True, True, True, True, False]


def test_answer_raises_for_a_wrong_shape() -> None:
    with pytest.raises(LineError, match="place"):
        answer({"place": " "}, TABLES)


def test_geopy_geocoder() -> None:
    geocoder = GazetteerGeocoder(TABLES)
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("妙瓦底")
    assert found is not None and not isinstance(found, list)
    assert (found.raw["hotspot"], round(found.latitude), found.raw["precision_km"]) == ("mm-myawaddy", 17, 5)
    assert geocoder.geocode("Nowhereville XYZ") is None
    many = geocoder.geocode("Hyderabad", exactly_one=False)
    assert isinstance(many, list) and {entry.raw["country"] for entry in many} >= {"IN", "PK"}
    near = geocoder.reverse((16.69, 98.51))
    assert near is not None and not isinstance(near, list) and near.raw["country"] == "MM" and near.raw["distance_km"] < 5
    assert geocoder.reverse((-60.0, -140.0)) is None
