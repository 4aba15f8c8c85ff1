"""What the pages of a contact, a place, a network and a campaign show: every ad behind them, with date, place and evidence."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from osint.browse.diff import Change, changes, shortened
from osint.browse.front import rows

SHOWN = 200  # ads on a page; the rest is behind a link
COMPARED = 20  # texts of a campaign compared with their nearest
LONGEST = 4_000  # characters of such a text; comparing is quadratic
AROUND = 60  # characters shown before and after a contact

_AD = """a.id, a.title, a.band, a.kind, a.language, a.employer, a.workplace, a.precision_km, a.level, a.first_seen, a.last_seen, a.gone,
  s.name AS source"""
CONTACT = "SELECT * FROM contacts WHERE id = :id"
CONTACT_COUNTS = """SELECT vc.role, count(DISTINCT a.id) AS ads, count(DISTINCT a.employer) AS employers, min(a.first_seen) AS first_seen,
    max(a.last_seen) AS last_seen
  FROM version_contacts vc JOIN ads a ON a.version = vc.version WHERE vc.contact = :id GROUP BY vc.role ORDER BY ads DESC"""
CONTACT_ADS = f"""SELECT {_AD}, vc.role, vc.obfuscated, m.text AS words, min(m.start) AS start, m."end",
    substr(v.text, max(m.start - {AROUND}, 0) + 1, min(m.start, {AROUND})) AS before, substr(v.text, m."end" + 1, {AROUND}) AS after
  FROM version_contacts vc JOIN ads a ON a.version = vc.version JOIN versions v ON v.id = a.version LEFT JOIN sources s ON s.id = a.source
    LEFT JOIN mentions m ON m.version = vc.version AND +m.contact = vc.contact AND m.field = 'text' -- by version: there are fewer
  WHERE vc.contact = :id GROUP BY a.id, vc.role ORDER BY a.first_seen DESC LIMIT :limit"""
CONTACT_EMPLOYERS = """SELECT a.employer AS name, count(DISTINCT a.id) AS ads FROM version_contacts vc JOIN ads a ON a.version = vc.version
  WHERE vc.contact = :id AND a.employer IS NOT NULL GROUP BY a.employer ORDER BY ads DESC LIMIT 20"""
NETWORKS = "SELECT n.* FROM network_members m JOIN networks n ON n.id = m.network WHERE m.type = :type AND m.member = :id"

PLACE = (
    """SELECT p.*, h.names, h.type, h.note, h.confidence FROM places p LEFT JOIN hotspots h ON h.id = p.hotspot WHERE p.id = :id"""
)
HOTSPOT = "SELECT h.*, 'hotspot:' || h.id AS id, h.id AS hotspot FROM hotspots h WHERE h.id = :id"
PLACE_COUNTS = """SELECT vp.role, count(DISTINCT a.id) AS ads, count(DISTINCT a.id) FILTER (WHERE a.band = 'high') AS high
  FROM version_places vp JOIN ads a ON a.version = vp.version WHERE vp.place = :id GROUP BY vp.role ORDER BY ads DESC"""
PLACE_ADS = f"""SELECT {_AD}, vp.role, vp.confidence, vp.why FROM version_places vp JOIN ads a ON a.version = vp.version
    LEFT JOIN sources s ON s.id = a.source
  WHERE vp.place = :id ORDER BY vp.role <> 'workplace', a.first_seen DESC LIMIT :limit"""

NETWORK = "SELECT * FROM networks WHERE id = :id"
NETWORK_ADS = f"""SELECT {_AD}, m.evidence FROM network_members m JOIN ads a ON a.id = m.member LEFT JOIN sources s ON s.id = a.source
  WHERE m.network = :id AND m.type = 'posting' ORDER BY a.first_seen, a.docid LIMIT :limit"""
NETWORK_CONTACTS = """SELECT c.*, count(DISTINCT a.id) AS ads FROM network_members m JOIN contacts c ON c.id = m.member
    JOIN version_contacts vc ON vc.contact = c.id JOIN ads a ON a.version = vc.version
  WHERE m.network = :id AND m.type = 'contact' GROUP BY c.id ORDER BY ads DESC, c.value LIMIT :limit"""
NETWORK_CAMPAIGNS = """SELECT c.* FROM network_members m JOIN campaigns c ON c.id = m.member
  WHERE m.network = :id AND m.type = 'campaign' ORDER BY c.postings DESC LIMIT :limit"""
NETWORK_EMPLOYERS = """SELECT a.employer AS name, count(*) AS ads FROM network_members m JOIN ads a ON a.id = m.member
  WHERE m.network = :id AND m.type = 'posting' AND a.employer IS NOT NULL GROUP BY a.employer ORDER BY ads DESC LIMIT 20"""

CAMPAIGN = "SELECT * FROM campaigns WHERE id = :id"
CAMPAIGN_ADS = f"""SELECT {_AD}, cp.similarity, cp.linked_to, n.title AS nearest, v.text, o.text AS other
  FROM campaign_postings cp JOIN ads a ON a.id = cp.posting JOIN versions v ON v.id = a.version LEFT JOIN sources s ON s.id = a.source
    LEFT JOIN ads n ON n.id = cp.linked_to LEFT JOIN versions o ON o.id = n.version
  WHERE cp.campaign = :id ORDER BY a.first_seen, a.docid LIMIT :limit"""

Row = dict[str, Any]


async def contact(database: Any, key: str) -> Row | None:
    """A contact: `one`, `counts` by role, `ads` with the words, `employers`, `networks`; None if there is none of that id."""
    found = await rows(database, CONTACT, id=key)
    counts = await rows(database, CONTACT_COUNTS, id=key)
    return {
        "one": found[0],
        "counts": counts,
        "first_seen": min((row["first_seen"] for row in counts), default=None),
        "last_seen": max((row["last_seen"] for row in counts), default=None),
        "ads": await rows(database, CONTACT_ADS, id=key, limit=SHOWN),
        "employers": await rows(database, CONTACT_EMPLOYERS, id=key),
        "networks": await rows(database, NETWORKS, id=key, type="contact"),
    } if found else None  # fmt: skip


async def place(database: Any, key: str) -> Row | None:
    """A place: `one` with what is known of a hotspot, `counts` by role, `ads`; None if there is none of that id."""
    found = await rows(database, PLACE, id=key)
    return {
        "one": found[0],
        "counts": await rows(database, PLACE_COUNTS, id=key),
        "ads": await rows(database, PLACE_ADS, id=key, limit=SHOWN),
    } if found else None  # fmt: skip


async def hotspot(database: Any, key: str) -> Row | None:
    """A hotspot as `place` gives it, whether or not an ad names it; None if there is none of that id."""
    found = await rows(database, HOTSPOT, id=key)
    return {
        "one": found[0],
        "counts": await rows(database, PLACE_COUNTS, id=found[0]["id"]),
        "ads": await rows(database, PLACE_ADS, id=found[0]["id"], limit=SHOWN),
    } if found else None  # fmt: skip


async def network(database: Any, key: str) -> Row | None:
    """A network: `one`, `contacts`, `campaigns`, `employers`, and `ads` with the `ties` of each; None if there is none of that id."""
    found = await rows(database, NETWORK, id=key)
    if not found:
        return None
    contacts = await rows(database, NETWORK_CONTACTS, id=key, limit=SHOWN)
    known = {f"{row['type']}:{row['value']}": row["id"] for row in contacts}
    return {
        "one": found[0],
        "contacts": contacts,
        "campaigns": await rows(database, NETWORK_CAMPAIGNS, id=key, limit=SHOWN),
        "employers": await rows(database, NETWORK_EMPLOYERS, id=key),
        "ads": [row | {"ties": ties(row["evidence"], known)} for row in await rows(database, NETWORK_ADS, id=key, limit=SHOWN)],
    }


def ties(evidence: str | None, contacts: dict[str, str]) -> list[Row]:
    """What ties an ad in: `table` and `id` of a contact or campaign, and a `label`. Contacts go by `type:value`."""
    found = []
    for tie in json.loads(evidence or "[]"):
        campaign = tie.removeprefix("campaign:")
        if campaign != tie:
            found.append({"table": "campaigns", "id": campaign, "label": "nearly the same text"})
        else:
            found.append({"table": "contacts", "id": contacts.get(tie), "label": tie})
    return found


async def campaign(database: Any, key: str) -> Row | None:
    """A campaign: `one`, and `ads`, each with `changes` against the text that it is nearest to; None if there is none of that id."""
    found = await rows(database, CAMPAIGN, id=key)
    if not found:
        return None
    ads = await rows(database, CAMPAIGN_ADS, id=key, limit=SHOWN)
    return {"one": found[0], "ads": [row | {"changes": _compared(row) if n < COMPARED else []} for n, row in enumerate(ads)]}


def _compared(row: Row) -> list[Change]:
    before, after = row["other"], row["text"]
    if not before or max(len(before), len(after)) > LONGEST:
        return []
    return shortened(changes(before, after), context=30)


READERS: dict[str, Callable[[Any, str], Awaitable[Row | None]]] = {
    "contacts": contact, "places": place, "hotspots": hotspot, "networks": network, "campaigns": campaign,
}  # fmt: skip
