"""/-/search: one box over ads (full text, any script), contacts, employers and places (parts of them)."""

from typing import Any

from datasette.utils.asgi import Response

from osint.browse.front import rows

SHOWN = 20  # of each kind; the rest is behind a link

ADS = """SELECT id, title, kind, band, employer, workplace, language, first_seen FROM ads
  WHERE docid IN (SELECT rowid FROM ads_fts WHERE ads_fts MATCH escape_fts(:q)) ORDER BY first_seen DESC LIMIT :limit"""
ADS_COUNT = "SELECT count(*) AS n FROM ads_fts WHERE ads_fts MATCH escape_fts(:q)"
CONTACTS = """SELECT c.id, c.type, c.value, count(DISTINCT a.id) AS ads FROM contacts c
  JOIN version_contacts vc ON vc.contact = c.id JOIN ads a ON a.version = vc.version
  WHERE instr(lower(c.value), lower(:q)) OR (:digits <> '' AND instr(c.value, :digits)) GROUP BY c.id ORDER BY ads DESC LIMIT :limit"""
EMPLOYERS = "SELECT id, name FROM employers WHERE instr(lower(name), lower(:q)) ORDER BY name LIMIT :limit"
PLACES = "SELECT id, name, country, level FROM places WHERE instr(lower(name), lower(:q)) ORDER BY name LIMIT :limit"


async def page(datasette: Any, request: Any) -> Any:
    """The search page; without `?q=` the empty box."""
    await datasette.ensure_permissions(request.actor, [("view-database", "osint"), "view-instance"])
    q = (request.args.get("q") or "").strip()
    found = await find(datasette.databases["osint"], q) if q else None
    html = await datasette.render_template(
        "search_all.html", {"q": q, "found": found, "metadata": datasette.metadata()}, request=request
    )
    return Response.html(html)


async def find(database: Any, q: str) -> dict[str, Any]:
    """Up to `SHOWN` rows each of `ads`, `contacts`, `employers`, `places`, and `count`, that of all ads found."""
    asked = {"q": q, "digits": digits(q), "limit": SHOWN}
    return {
        "count": (await rows(database, ADS_COUNT, q=q))[0]["n"],
        "ads": await rows(database, ADS, **asked),
        "contacts": await rows(database, CONTACTS, **asked),
        "employers": await rows(database, EMPLOYERS, **asked),
        "places": await rows(database, PLACES, **asked),
    }


def digits(q: str) -> str:
    """The digits of something written like a number, without leading zeros or plus; else nothing."""
    kept = "".join(character for character in q if character not in " -().+/")
    return kept.lstrip("0") if kept.isdecimal() and len(kept) > 4 else ""
