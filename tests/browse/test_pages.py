"""What a real Datasette process answers: search in any script, safe cells, headers, the same with plain `datasette -m`."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from osint.browse.serve import free_port, serve
from osint.items import contact_id, make_id
from osint.workspace import Workspace
from tests.browse.conftest import run
from tests.browse.fill import posting_id

Get = Callable[[str], str]


@pytest.mark.parametrize(
    ("asked", "found"), [("客", 3), ("客服", 3), ("妙瓦底", 3), ("งาน", 3), ("flight", 6), ('"', 0), ("AND (", 0)]
)
def test_search_in_any_script(get: Get, asked: str, found: int) -> None:
    rows = json.loads(get(f"/osint/ads.json?_search={quote(asked)}&_shape=array"))
    assert len(rows) == found
    if found:
        assert f"{found} ad" in get(f"/-/search?q={quote(asked)}")
        assert f"{found} rows" in get(f"/osint/ads?_search={quote(asked)}")


def test_search_by_one_column_is_refused_not_answered_wrongly(served: str) -> None:
    with pytest.raises(HTTPError, match="400"):
        urlopen(f"{served}/osint/ads?_search_title=Cook")


def test_questions_link_their_ads(get: Get) -> None:
    assert f'<a href="/osint/ads/{posting_id(0)}">高薪诚聘客服</a>' in get("/osint/denials")


def test_search_finds_parts_of_numbers_and_handles(get: Get) -> None:
    assert "hr_example88" in get("/-/search?q=example8")
    assert "+95900000000" in get("/-/search?q=0959000%200000")
    assert "+95…000" in get("/osint/is_this_known?contact_part=%2B95%209000%200000")


def test_an_ads_page_shows_text_findings_and_evidence(get: Get) -> None:
    page = get(f"/osint/ads/{posting_id(0)}")
    assert "2 indicators" in page
    assert "over 2 dimensions" in page
    assert 'title="Denials of violence/fraud (+3)">不打人</mark>' in page
    assert "<del>12000</del><ins>15000</ins>" in page
    assert "board-20261125.warc.gz" in page
    assert "Network of 2 ads" in page
    assert "shares <bdi>telegram:hr_example88</bdi>" in page
    assert "5 other ads" in page


def test_an_ads_page_explains_a_doubted_reason_where_there_is_one(get: Get) -> None:
    told, untold = (get(f"/osint/ads/{posting_id(n)}") for n in (0, 2))
    assert "+1.5 doubted: fees" in told and "“doubted” is a sign" in told
    assert "+1.5 score" in untold and "“doubted” is a sign" not in untold


def test_a_contacts_page_has_every_ad_with_the_words(get: Get) -> None:
    page = get(f"/osint/contacts/{contact_id('telegram', 'hr_example88')}")
    assert "As a recruiter&#39;s in 6 ads under 2 employer names" in page
    text = "缅甸妙瓦底园区诚聘客服打字员，月薪15000元，包吃包住，不打人，可自由出入。\n联系飞机：@hr_example88"
    start = text.index("@hr_example88")
    assert f'<a href="/osint/ads/{posting_id(0)}#at-{start}">' in page
    assert '联系飞机：<mark class="found found-contact">@hr_example88</mark>' in page
    assert f'<mark id="at-{start}" class="found found-contact"' in get(f"/osint/ads/{posting_id(0)}")
    assert "Network of 2 ads and 1 contact" in page
    assert f'/osint/contacts/{contact_id("telegram", "hr_example88")}">hr_example88</a>' in get("/osint/recruiters")


def test_a_networks_page_says_what_ties_each_ad_in(get: Get) -> None:
    page = get(f"/osint/networks/{make_id(network=1)}")
    assert page.count("tied by") == 2
    assert f'<a href="/osint/contacts/{contact_id("telegram", "hr_example88")}"><bdi>telegram:hr_example88</bdi></a>' in page
    assert "Golden Example Group" in page


def test_a_campaigns_page_says_how_like_the_texts_are_and_what_differs(get: Get) -> None:
    page = get(f"/osint/campaigns/{make_id(campaign=1)}")
    assert "91% like" in page
    assert "URGENT!! Customer service &lt;b&gt;Thailand" in page
    assert "<ins>" in page and "<script>document.title" not in page


def test_a_places_page_has_roles_and_status_and_a_hotspot_needs_no_ad(get: Get) -> None:
    page = get("/osint/places/hotspot~3Amyawaddy")
    assert "Workplace of" in page and "active" in page and "as of 2026-05-01" in page
    assert "the middle of it, not a spot" in get("/osint/places/country~3ATH")
    unnamed = get("/osint/hotspots/mm-kk-park")
    assert "No ad names it today" in unnamed and "KK园区" in unnamed


def test_numbers_of_places_lead_down_to_their_ads(get: Get) -> None:
    page = get("/osint/places_with_ads?name=Thailand")
    assert '<a href="/osint/ads_by_place?place=country%3ATH&amp;role=shown">3</a>' in page
    assert "3 rows" in get("/osint/ads_by_place?place=country%3ATH&role=shown")
    assert "0 rows" in get("/osint/ads_by_place?place=country%3ATH&band=high")


@pytest.mark.parametrize("table", ["contacts", "networks", "campaigns", "places", "hotspots"])
def test_a_row_that_is_not_there_is_404(served: str, table: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{served}/osint/{table}/nothing")


def test_collected_text_is_never_markup_nor_a_link(get: Get) -> None:
    page = get(f"/osint/ads/{posting_id(2)}")
    assert "&lt;script&gt;document.title" in page
    assert "<script>document.title" not in page
    for path in (
        f"/osint/ads/{posting_id(2)}",
        "/osint/ads",
        "/osint/captures",
        "/osint/postings",
        "/osint?sql=select+url+from+ads",
        "/-/search?q=flight",
    ):
        assert 'href="https://' not in get(path).replace('href="https://datasette.io/"', "")


def test_front_page_tells_outcomes_apart(get: Get) -> None:
    page = get("/")
    for state in ("ok", "empty", "blocked", "changed", "incomplete", "failed"):
        assert f"state-{state}" in page
    assert "robots" in page
    assert "read, and there were no ads" in page
    assert "What to do: it is not collected; ask the operator for leave" in page


def test_helper_tables_and_tiles_are_not_listed(get: Get) -> None:
    assert "/osint/ads_fts" not in get("/osint").split("hidden tables")[0]
    assert "/basemap" not in get("/")


def test_headers_and_names(served: str) -> None:
    with urlopen(served + "/osint/ads") as answer:
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["referrer-policy"] == "no-referrer"
    with pytest.raises(HTTPError, match="421"):
        urlopen(Request(served + "/osint/ads.json", headers={"Host": "rebound.example.com"}))


def test_no_collected_text_is_logged_by_a_failing_request(served: str, log: Path) -> None:
    with pytest.raises(HTTPError, match="400"):
        urlopen(f"{served}/osint/ads?_searchmode=raw&_search={quote('AND (')}")
    with pytest.raises(HTTPError, match="400"):
        urlopen(f"{served}/osint.json?sql={quote('select text, nothing from versions')}")
    assert "locals" not in log.read_text("utf-8")


def test_nothing_can_be_written(served: str) -> None:
    for statement in (
        "delete from ads",
        "update ads set title = ''",
        "attach database 'protected.db' as p",
        "pragma writable_schema = 1",
    ):
        with pytest.raises(HTTPError, match="400"):
            urlopen(f"{served}/osint.json?sql={quote(statement)}")


def test_plain_datasette_is_as_safe(workspace: Workspace, tmp_path: Path) -> None:
    metadata = Path(__file__).parents[2] / "datasette.yml"
    plain = [
        sys.executable,
        "-P",
        "-m",
        "datasette",
        str(workspace.osint_path),
        "-m",
        str(metadata),
        "--port",
        str(free_port(9600)),
    ]
    for address in run(plain, tmp_path / "log"):
        with urlopen(f"{address}/osint/ads?_search={quote('客服')}") as answer:
            assert "3 rows" in answer.read().decode()
            assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_a_busy_port_is_one_line(workspace: Workspace, served: str, tmp_path: Path) -> None:
    port = int(served.rsplit(":", 1)[1])
    with pytest.raises(OSError, match=f"port {port} is in use"):
        serve(workspace, port)
    assert free_port(port) > port
    with pytest.raises(OSError, match="no database here"):
        serve(Workspace(tmp_path), port)


def test_asked_to_end_it_ends_what_it_started(workspace: Workspace, tmp_path: Path) -> None:
    port = free_port(9700)
    code = f"from pathlib import Path; from osint.browse.serve import serve; from osint.workspace import Workspace; import sys; \
sys.exit(serve(Workspace(Path({str(workspace.home)!r})), {port}))"
    for address in run([sys.executable, "-c", code, "--port", str(port)], tmp_path / "log"):
        assert urlopen(address + "/").status == 200
    assert free_port(port) == port
