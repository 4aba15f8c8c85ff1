"""Campaigns: ads whose text is nearly the same, found by MinHash over character shingles and confirmed shingle by shingle.

Signatures and the bands that they fall into are stored, so that a new ad is compared only with those that share a band.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy
from sqlite_utils import Database

from extract.text.normalize import fold
from osint.link.groups import connected, group_id, sync
from osint.store.db import insert_new, rows, writing

SHINGLE = 5  # characters: short enough for Chinese, where 5 characters are two or three words
PERMUTATIONS = 128
BANDS = 32  # of 4 values: pairs of similarity 0.55 share a band with probability 0.95, of 0.2 with 0.05
SIMILAR = 0.55  # Jaccard similarity of two texts' shingles from which on they are one campaign
SHORTEST = 60  # letters: below, texts are alike because they say little
CANDIDATES = 50  # compared at most: a group stays connected through some of its members

_NO_LETTER = re.compile(r"[\W\d_]+")


def update(db: Database) -> None:
    """Compare the ads whose text is new, and write campaigns anew from all links."""
    _forget_changed(db)
    for ad in _unsigned(db):
        _sign(db, ad)
    _group(db)


def shingles(text: str) -> set[str]:
    """The text's character shingles, without case, digits, spaces and marks: what changes when a template is filled in again."""
    letters = _NO_LETTER.sub("", fold(text).text)
    return {letters[i : i + SHINGLE] for i in range(len(letters) - SHINGLE + 1)} if len(letters) >= SHORTEST else set()


def similarity(a: set[str], b: set[str]) -> float:
    """Jaccard similarity, 0 to 1."""
    return len(a & b) / len(a | b) if a and b else 0.0


def _forget_changed(db: Database) -> None:
    """Drop signatures and links of ads that are gone from the table, are no ads any more, or have a newer text."""
    with writing(db):
        db.execute("""DELETE FROM signatures WHERE NOT EXISTS (SELECT 1 FROM ads WHERE ads.id = signatures.posting
                      AND ads.version = signatures.version AND ads.kind = 'job_ad')""")
        db.execute("DELETE FROM signature_bands WHERE posting NOT IN (SELECT posting FROM signatures)")
        known = "SELECT posting FROM signatures"
        db.execute(f"DELETE FROM campaign_links WHERE posting NOT IN ({known}) OR other NOT IN ({known})")


def _unsigned(db: Database) -> list[dict[str, Any]]:
    return rows(
        db,
        """SELECT ads.id, ads.version, versions.text FROM ads JOIN versions ON versions.id = ads.version
           WHERE ads.kind = 'job_ad' AND ads.id NOT IN (SELECT posting FROM signatures) ORDER BY ads.first_seen, ads.id""",
    )


def _sign(db: Database, ad: dict[str, Any]) -> None:
    own = shingles(ad["text"])
    bands = list(_bands(own)) if own else []
    links = [
        {"posting": ad["id"], "other": other, "similarity": round(alike, 3)}
        for other, text in _candidates(db, bands)
        if (alike := similarity(own, shingles(text))) >= SIMILAR
    ]
    with writing(db):
        insert_new(db, "signatures", [{"posting": ad["id"], "version": ad["version"]}])
        insert_new(db, "signature_bands", [{"band": band, "hash": hash, "posting": ad["id"]} for band, hash in bands])
        insert_new(db, "campaign_links", links)


def _bands(own: set[str]) -> Iterator[tuple[int, int]]:
    from datasketch import MinHash  # brings scipy, half a second that a command without a new ad need not wait for

    signature = MinHash(num_perm=PERMUTATIONS, seed=1)
    signature.update_batch([shingle.encode() for shingle in sorted(own)])
    for band, values in enumerate(numpy.split(signature.hashvalues.astype("<u8"), BANDS)):
        yield band, _hash(values.tobytes())


def _hash(values: bytes) -> int:
    """A signed 64-bit number of a band's values, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(values, digest_size=8).digest(), "big", signed=True)


def _candidates(db: Database, bands: list[tuple[int, int]]) -> list[tuple[str, str]]:
    """Ads that share a band, those that share most first: id and text."""
    shared: defaultdict[str, int] = defaultdict(int)
    for band, hash in bands:
        for row in rows(db, "SELECT posting FROM signature_bands WHERE band = ? AND hash = ? LIMIT 1000", band, hash):
            shared[row["posting"]] += 1
    best = sorted(shared, key=lambda posting: (-shared[posting], posting))[:CANDIDATES]
    text = "SELECT versions.text FROM ads JOIN versions ON versions.id = ads.version WHERE ads.id = ?"
    return [(posting, rows(db, text, posting)[0]["text"]) for posting in best]


def _group(db: Database) -> None:
    links = rows(db, "SELECT * FROM campaign_links")
    best: dict[str, dict[str, Any]] = {}
    for link in links:
        for one, two in ((link["posting"], link["other"]), (link["other"], link["posting"])):
            if one not in best or best[one]["similarity"] < link["similarity"]:
                best[one] = {"linked_to": two, "similarity": link["similarity"]}
    campaigns, members = [], []
    for group in connected((link["posting"], link["other"]) for link in links):
        campaign = _campaign(db, sorted(group))
        campaigns.append(campaign)
        for posting in sorted(group):
            evidence = json.dumps({"method": f"{SHINGLE}-character shingles, Jaccard", "threshold": SIMILAR})
            members.append({"campaign": campaign["id"], "posting": posting} | best[posting] | {"evidence": evidence})
    sync(db, "campaigns", "campaign_postings", "campaign", campaigns, members)


def _campaign(db: Database, postings: list[str]) -> dict[str, Any]:
    marks = ", ".join("?" for _ in postings)
    ads = rows(db, f"SELECT id, source, first_seen, last_seen FROM ads WHERE id IN ({marks}) ORDER BY first_seen, id", *postings)
    return {
        "id": group_id("campaign", ads[0]["id"]),
        "posting": ads[0]["id"],
        "postings": len(ads),
        "sources": len({ad["source"] for ad in ads}),
        "first_seen": ads[0]["first_seen"],
        "last_seen": max(ad["last_seen"] for ad in ads),
    }
