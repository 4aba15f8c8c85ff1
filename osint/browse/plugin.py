"""The Datasette plugin (entry point `osint`): pages, search in any script, headers, and cells that never link outside."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import markupsafe
from datasette import hookimpl
from datasette.utils import is_url, tilde_encode
from datasette.utils.asgi import NotFound, Response
from jinja2 import ChoiceLoader, FileSystemLoader

from osint.browse import ad, front, safety, search
from osint.store.search import query

HERE = Path(__file__).parent
DATABASE = "osint"
STATIC = {"osint.css": "text/css", "osint.js": "text/javascript"}

# Columns of query results that hold ids, and the table whose row they open.
LINKS = {"ad": "ads", "contact": "contacts", "campaign": "campaigns", "network": "networks", "place": "places"}


@hookimpl(trylast=True)  # after Datasette's own function of that name, which it replaces
def prepare_connection(conn: Any) -> None:
    conn.create_function("escape_fts", 1, query)


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    # Plugins come out of a set: without this, which plugin's index.html is found would change from start to start.
    ours: list[Any] = [FileSystemLoader(folder) for folder in (datasette.template_dir, HERE / "templates") if folder]
    env.loader = ChoiceLoader([*ours, env.loader])
    env.filters["moment"] = lambda stored: stored[:16].replace("T", " ")  # 2026-11-25T09:30:00Z, to the minute, UTC
    env.filters["tilde"] = tilde_encode


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[safety.App], safety.App]:
    hosts = (datasette.plugin_config("osint") or {}).get("hosts") or safety.LOCAL_HOSTS
    return lambda app: safety.guarded(app, hosts)


@hookimpl(tryfirst=True)  # before datasette-search-all, whose page makes links of collected addresses
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    return [(r"^/-/search$", search.page), (r"^/-/osint/(?P<name>[a-z.]+)$", _static)]


@hookimpl
def menu_links(datasette: Any) -> list[dict[str, str]]:
    return [
        {"href": datasette.urls.table(DATABASE, "ads"), "label": "Ads and map"},
        {"href": datasette.urls.table(DATABASE, "recruiters"), "label": "Recruiters' contacts"},
        {"href": datasette.urls.database(DATABASE), "label": "Tables and questions"},
    ]


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    return [datasette.urls.path("/-/osint/osint.css")]


@hookimpl
def extra_js_urls(datasette: Any, view_name: str | None) -> list[str]:
    return [datasette.urls.path("/-/osint/osint.js")] if view_name in {"table", "database"} else []


@hookimpl
def extra_template_vars(datasette: Any, template: str, request: Any) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def variables() -> dict[str, Any]:
        database = datasette.databases.get(DATABASE)
        if database is None or request is None:
            return {}
        if template == "index.html":
            return {"front": await front.read(database)}
        if template == f"row-{DATABASE}-ads.html":
            return {"page": await ad.read(database, request.url_vars["pks"])}
        return {}

    return variables


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Bands as badges, ids as links into this database, collected addresses as plain text."""
    if database != DATABASE or not isinstance(value, str):
        return _untitled(row, datasette) if table == "ads" and column == "title" else None
    if table == "ads" and column == "title":
        return _link(datasette, "ads", row["id"], value)
    if column == "band":
        return markupsafe.Markup('<span class="band band-{}">{}</span>').format(value, value)
    if table is None and column in LINKS:
        return _link(datasette, LINKS[column], value, f"open {column}")
    if table == "recruiters" and column == "value":
        return _contact_link(datasette, row["id"], value)
    return value if is_url(value.strip()) else None


def _untitled(row: Any, datasette: Any) -> markupsafe.Markup:
    return _link(datasette, "ads", row["id"], "(no title)")


def _link(datasette: Any, table: str, key: Any, label: str) -> markupsafe.Markup:
    key = key["value"] if isinstance(key, dict) else key  # a foreign key that Datasette has expanded
    address = datasette.urls.row(DATABASE, table, tilde_encode(key))
    return markupsafe.Markup('<a href="{}">{}</a>').format(str(address), label)


def _contact_link(datasette: Any, key: str, label: str) -> markupsafe.Markup:
    address = datasette.urls.query(DATABASE, "ads_by_contact") + "?contact=" + key
    return markupsafe.Markup('<a href="{}">{}</a>').format(str(address), label)


async def _static(request: Any) -> Any:
    name = request.url_vars["name"]
    if name not in STATIC:
        raise NotFound(f"no file {name}")
    return Response((HERE / "static" / name).read_text("utf-8"), content_type=f"{STATIC[name]}; charset=utf-8")
