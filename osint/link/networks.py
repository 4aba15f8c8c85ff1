"""Networks: ads and contacts connected through shared contacts or campaigns, each member with the evidence of its link."""

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from osint.link.groups import connected, group_id, sync
from osint.store.db import rows

STOPLIST = Path(__file__).with_name("stoplist.csv")
Node = tuple[str, str]  # type (posting, contact, campaign) and id


@cache
def stoplist() -> frozenset[tuple[str, str]]:
    """(type, value) pairs that never link: hotlines, help addresses; value `*` stands for all of a type."""
    with STOPLIST.open(encoding="utf-8", newline="") as file:
        return frozenset((row["type"], row["value"]) for row in csv.DictReader(file))


def update(db: Database) -> None:
    """Write networks anew: connected ads (at least two) with the contacts and campaigns that connect them."""
    uses = _uses(db)
    edges: list[tuple[Node, Node]] = [(("posting", use["posting"]), ("contact", use["contact"])) for use in uses]
    belonging = rows(db, "SELECT campaign, posting FROM campaign_postings")
    edges += [(("posting", row["posting"]), ("campaign", row["campaign"])) for row in belonging]
    named = {use["contact"]: f"{use['type']}:{use['value']}" for use in uses}
    reasons: dict[Node, list[str]] = {}
    for use in uses:
        reasons.setdefault(("posting", use["posting"]), []).append(named[use["contact"]])
    for row in belonging:
        reasons.setdefault(("posting", row["posting"]), []).append(f"campaign:{row['campaign']}")
    networks, members = [], []
    ads = {ad["id"]: ad for ad in rows(db, "SELECT id, employer, language, first_seen, last_seen FROM ads")}
    for group in connected(edges):
        network = _network(ads, group)
        networks.append(network)
        for type, member in sorted(group):
            evidence = reasons.get((type, member)) or [named.get(member, member)]
            members.append({"network": network["id"], "type": type, "member": member, "evidence": json.dumps(sorted(evidence))})
    sync(db, "networks", "network_members", "network", networks, members)


def _uses(db: Database) -> list[dict[str, Any]]:
    """Who uses which contact, of recruiters' contacts that at least two ads use and that may link."""
    found = rows(
        db,
        """SELECT ads.id AS posting, c.id AS contact, c.type, c.value FROM ads JOIN version_contacts vc ON vc.version = ads.version
             JOIN contacts c ON c.id = vc.contact
           WHERE ads.kind = 'job_ad' AND vc.role = 'recruiter'
             AND c.id NOT IN (SELECT contact FROM version_contacts WHERE role = 'authority')""",
    )
    stopped = stoplist()
    found = [use for use in found if not {(use["type"], use["value"]), (use["type"], "*")} & stopped]
    users: dict[str, set[str]] = {}
    for use in found:
        users.setdefault(use["contact"], set()).add(use["posting"])
    return [use for use in found if len(users[use["contact"]]) > 1]


def _network(ads: dict[str, dict[str, Any]], group: set[Node]) -> dict[str, Any]:
    own = sorted((ads[id] for type, id in group if type == "posting"), key=lambda ad: (ad["first_seen"], ad["id"]))
    return {
        "id": group_id("network", own[0]["id"]),
        "posting": own[0]["id"],
        "postings": len(own),
        "contacts": sum(type == "contact" for type, _ in group),
        "employers": len({ad["employer"] for ad in own if ad["employer"]}),
        "languages": len({ad["language"] for ad in own}),
        "first_seen": own[0]["first_seen"],
        "last_seen": max(ad["last_seen"] for ad in own),
    }
