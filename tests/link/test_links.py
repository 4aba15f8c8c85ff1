"""Campaigns and networks, each link with its evidence; made anew in parts as ads come, and the same as made at once."""

import json

from hypothesis import given
from hypothesis import strategies as st

from osint import analysis, link
from osint.link.campaigns import shingles, similarity
from osint.link.groups import connected
from osint.store.db import rows
from osint.workspace import Workspace
from tests.conftest import Take

TEMPLATE = """Hiring now {role} for our office in {place}. Salary 1500 USD a month, no experience needed, free ticket, free visa,
room and three meals a day, twelve colleagues of your country already here. Telegram @{handle}"""
ONE = TEMPLATE.format(role="customer service", place="Myawaddy", handle="fake_alpha_hr")
TWO = TEMPLATE.format(role="customer support", place="Poipet", handle="fake_beta_hr")
OTHER = """Looking for welders with certificate, five years in shipyards, contract in Busan, employer is a registered yard, apply by
mail with your references and certificates; interviews in person every Tuesday. Telegram @fake_beta_hr"""


def test_nearly_the_same_text_is_similar_and_other_text_is_not() -> None:
    assert similarity(shingles(ONE), shingles(TWO)) > 0.7
    assert similarity(shingles(ONE), shingles(OTHER)) < 0.2
    assert shingles("short") == set()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_connected_groups_part_the_nodes(edges: list[tuple[int, int]]) -> None:
    groups = connected(edges)
    nodes = [node for group in groups for node in group]
    assert sorted(nodes) == sorted({node for edge in edges for node in edge})
    assert all(any(a in group and b in group for group in groups) for a, b in edges)


def test_campaign_and_network_with_evidence(workspace: Workspace, take: Take) -> None:
    for number, text in enumerate((ONE, TWO, OTHER), 1):
        take(at=number, title="Job", description=text, url=f"https://board.example/{number}")
        analysis.read_intake(workspace)
        link.update(workspace)
    with workspace.osint_db() as db:
        (campaign,) = rows(db, "SELECT * FROM campaigns")
        members = rows(db, "SELECT * FROM campaign_postings")
        (network,) = rows(db, "SELECT * FROM networks")
        evidence = [json.loads(row["evidence"]) for row in rows(db, "SELECT evidence FROM network_members WHERE type = 'posting'")]
    assert campaign["postings"] == 2 and len(members) == 2
    assert all(member["similarity"] > 0.7 and member["linked_to"] for member in members)
    assert network["postings"] == 3
    assert ["telegram:fake_beta_hr"] in evidence
    before = _state(workspace)
    link.update(workspace)
    assert _state(workspace) == before


def test_a_hotline_glues_nothing_together(workspace: Workspace, take: Take) -> None:
    for number, text in enumerate((ONE, OTHER.replace("@fake_beta_hr", "@fake_gamma_hr")), 1):
        take(description=text + " In trouble abroad call hotline 1343.", url=f"https://board.example/{number}")
    analysis.read_intake(workspace)
    link.update(workspace)
    with workspace.osint_db() as db:
        assert rows(db, "SELECT * FROM networks") == []


def _state(workspace: Workspace) -> list[list[dict[str, object]]]:
    with workspace.osint_db() as db:
        tables = ("campaigns", "campaign_postings", "networks", "network_members", "aliases")
        return [rows(db, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]
