"""Connected groups, and writing what differs from what is stored."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Any, TypeVar

from sqlite_utils import Database

from osint.items import make_id
from osint.store.db import insert_new, rows, upsert, writing

Node = TypeVar("Node", bound=Hashable)
BATCH = 500  # rows a transaction: about 20 ms


def connected(edges: Iterable[tuple[Node, Node]]) -> list[set[Node]]:
    """The connected components of a graph given by its edges (union-find with path halving)."""
    parent: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        """The root of the component that a node belongs to so far."""
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        parent[find(a)] = find(b)
    groups: defaultdict[Node, set[Node]] = defaultdict(set)
    for node in parent:
        groups[find(node)].add(node)
    return list(groups.values())


def group_id(type: str, posting: str) -> str:
    """The id of a campaign or network: over its earliest posting."""
    return make_id(type=type, posting=posting)


def sync(db: Database, table: str, members: str, owner: str, groups: list[dict[str, Any]], belonging: list[dict[str, Any]]) -> None:
    """Make `table` hold `groups` and `members` hold `belonging` (column `owner` refers to a group): only what differs is written.

    A group that is no more leaves its id as an alias of the group that its earliest posting is in now.
    """
    before = {row["id"]: row for row in rows(db, f"SELECT * FROM [{table}]")}
    wanted = {group["id"]: group for group in groups}
    had = {tuple(row.items()) for row in rows(db, f"SELECT * FROM [{members}]")}
    want = {tuple(row.items()) for row in belonging}
    _write(db, table, [g for g in groups if before.get(g["id"]) != g], ("id",))
    for part in _parts(had - want):
        with writing(db):
            clause = " AND ".join(f"[{name}] IS ?" for name, _ in part[0])
            db.conn.executemany(f"DELETE FROM [{members}] WHERE {clause}", [[value for _, value in row] for row in part])
    for part in _parts(want - had):
        with writing(db):
            insert_new(db, members, [dict(row) for row in part])
    _retire(db, table, members, owner, [row for id, row in before.items() if id not in wanted])


def _retire(db: Database, table: str, members: str, owner: str, old: list[dict[str, Any]]) -> None:
    column = "posting" if members == "campaign_postings" else "member"
    for row in old:
        with writing(db):
            now = rows(db, f"SELECT [{owner}] AS id FROM [{members}] WHERE [{column}] = ?", row["posting"])
            if now:
                upsert(db, "aliases", [{"alias": row["id"], "type": owner, "id": now[0]["id"]}], key=("alias", "type"))
                db.execute("UPDATE aliases SET id = ? WHERE id = ? AND type = ?", [now[0]["id"], row["id"], owner])
            db.execute(f"DELETE FROM [{table}] WHERE id = ?", [row["id"]])


def _write(db: Database, table: str, changed: list[dict[str, Any]], key: tuple[str, ...]) -> None:
    for part in _parts(changed):
        with writing(db):
            upsert(db, table, list(part), key)


def _parts(items: Iterable[Any]) -> Iterable[list[Any]]:
    listed = list(items)
    return (listed[start : start + BATCH] for start in range(0, len(listed), BATCH))
