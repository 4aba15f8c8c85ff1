"""What the front page shows: how fresh every source is, what there is, what came in last."""

from typing import Any

BANDS = ("high", "medium", "low", "none")

FRESHNESS = """SELECT f.*, (SELECT max(ended_at) FROM runs WHERE source = f.source AND outcome = 'ok') AS last_ok
  FROM freshness f ORDER BY f.outcome IS NULL DESC, f.outcome IN ('ok', 'empty'), f.name"""
COUNTS = "SELECT kind, band, count(*) AS ads FROM ads GROUP BY kind, band"
NEWEST = """SELECT id, title, employer, workplace, language, contacts, first_seen, gone FROM ads
  WHERE band = 'high' ORDER BY first_seen DESC, docid DESC LIMIT 12"""
OUTCOMES = """SELECT coalesce(outcome, 'unfinished') AS outcome, count(*) AS runs FROM runs
  WHERE started_at >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 days') GROUP BY 1 ORDER BY 2 DESC"""
MAPPED = "SELECT count(*) AS ads FROM ads WHERE latitude IS NOT NULL"

# What each outcome says about silence; shown beside it, so that "no ads" is never mistaken for "not read".
MEANING = {
    "ok": "read as expected",
    "empty": "read, and there were no ads",
    "blocked": "the site refused us: nothing is known",
    "changed": "the site looks different: its file needs a look",
    "incomplete": "a part could not be read",
    "failed": "could not go on",
    "unfinished": "running, or killed and to be resumed",
    "never": "not crawled yet",
}


async def read(database: Any) -> dict[str, Any]:
    """`sources` (rows with `state` and `meaning`), `kinds` (rows of counts by band), `newest`, `outcomes`, `total`, `mapped`."""
    counts = await rows(database, COUNTS)
    sources = [row | {"state": _state(row)} for row in await rows(database, FRESHNESS)]
    return {
        "sources": [row | {"meaning": MEANING[row["state"]]} for row in sources],
        "bands": BANDS,
        "kinds": _by_kind(counts),
        "total": sum(row["ads"] for row in counts),
        "mapped": (await rows(database, MAPPED))[0]["ads"],
        "newest": await rows(database, NEWEST),
        "outcomes": [row | {"meaning": MEANING[row["outcome"]]} for row in await rows(database, OUTCOMES)],
        "pending": sum(row["pending"] or 0 for row in sources),
    }


async def rows(database: Any, sql: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of a query as dicts."""
    results = await database.execute(sql, parameters)
    return [dict(row) for row in results.rows]


def _state(source: dict[str, Any]) -> str:
    if source["run"] is None:
        return "never"
    return source["outcome"] or "unfinished"


def _by_kind(counts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kinds = dict.fromkeys(row["kind"] for row in sorted(counts, key=lambda row: -row["ads"]))
    cells = {(row["kind"], row["band"]): row["ads"] for row in counts}
    return [{"kind": kind} | {band: cells.get((kind, band), 0) for band in BANDS} for kind in kinds]
