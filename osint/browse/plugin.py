"""The Datasette plugin (entry point `osint`): pages, search in any script, headers, and cells that never link outside."""

import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import markupsafe
from datasette import hookimpl
from datasette.utils import is_url, tilde_decode, tilde_encode
from datasette.utils.asgi import BadRequest, NotFound, Response
from jinja2 import ChoiceLoader, FileSystemLoader

from osint.browse import ad, front, maps, safety, search, things
from osint.store.search import query

HERE = Path(__file__).parent
DATABASE = "osint"
STATIC = {"osint.css": "text/css", "map.js": "text/javascript"}
TIMES = {"first_seen", "last_seen", "gone", "started_at", "ended_at", "last_ok", "last_try"}

# Columns of query results that hold ids, and the table whose row they open.
LINKS = {"ad": "ads", "campaign": "campaigns", "contact": "contacts", "network": "networks", "place": "places"}

# Columns of places_with_ads that count ads, and what to ask ads_by_place for them.
COUNTED = {"workplace": "&role=workplace", "shown": "&role=shown", "high": "&role=workplace&band=high", "ads": ""}

Function = TypeVar("Function", bound=Callable[..., Any])


def hook(*, first: bool = False, last: bool = False) -> Callable[[Function], Function]:
    """Datasette's `hookimpl`, keeping the types of what it marks."""

    def mark(function: Function) -> Function:
        hookimpl(function, tryfirst=first, trylast=last)
        return function

    return mark


@hook(last=True)  # after Datasette's own function of that name, which it replaces
def prepare_connection(conn: Any) -> None:
    # A search for signs alone asks for nothing, which FTS5 takes only as an empty phrase.
    conn.create_function("escape_fts", 1, lambda typed: query(typed) or '""')


@hook()
def startup() -> None:
    # Where rich is installed, Datasette prints every local of a failing request: rows of collected text, into a log.
    sys.modules["datasette.handle_exception"].__dict__["rich"] = None


@hook()
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Where templates are looked for, and our filters `moment` and `tilde`."""
    # Plugins come out of a set: without this, which plugin's index.html is found would change from start to start.
    ours: list[Any] = [FileSystemLoader(folder) for folder in (datasette.template_dir, HERE / "templates") if folder]
    env.loader = ChoiceLoader([*ours, env.loader])
    env.filters["moment"] = moment
    env.filters["tilde"] = tilde_encode


def moment(stored: str) -> str:
    """A stored time to the minute: `2026-11-25T09:30:00Z` is `2026-11-25 09:30`, UTC."""
    return stored[:16].replace("T", " ")


@hook()
def asgi_wrapper(datasette: Any) -> Callable[[safety.App], safety.App]:
    hosts = (datasette.plugin_config("osint") or {}).get("hosts") or safety.LOCAL_HOSTS
    return lambda app: safety.guarded(app, hosts)


@hook(first=True)  # before datasette-search-all, whose page makes links of collected addresses
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Any]]]]:
    return [(r"^/-/search$", search.page), (r"^/-/map$", maps.page), (r"^/-/osint/(?P<name>[a-z.]+)$", _static)]


@hook()
def filters_from_request(request: Any) -> None:
    # Datasette looks up a single column's hits by rowid, and ours stand at docid: wrong rows would be the answer.
    if any(name.startswith("_search_") for name in request.args):
        raise BadRequest("Search title and text at once with ?_search=")


@hook()
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """The menu of every page: `href` and `label` of each link."""
    return [
        {"href": datasette.urls.table(DATABASE, "ads"), "label": "Ads"},
        {"href": datasette.urls.path("/-/map"), "label": "Map"},
        {"href": datasette.urls.table(DATABASE, "recruiters"), "label": "Recruiters' contacts"},
        {"href": datasette.urls.database(DATABASE), "label": "Tables and questions"},
    ]


@hook()
def extra_css_urls(datasette: Any) -> list[str]:
    return [datasette.urls.path("/-/osint/osint.css")]


@hook()
def extra_js_urls(datasette: Any, view_name: str | None, database: str | None, columns: list[str] | None) -> list[str]:
    return [datasette.urls.path("/-/osint/map.js")] if _mapped(view_name, database, columns) else []


@hook()
def extra_body_script(datasette: Any, view_name: str | None, database: str | None, columns: list[str] | None) -> str:
    return f"window.osintMap = {maps.config(datasette)};" if _mapped(view_name, database, columns) else ""


def _mapped(view_name: str | None, database: str | None, columns: list[str] | None) -> bool:
    """Whether the page shows rows that have coordinates."""
    return database == DATABASE and view_name in {"table", "database"} and {"latitude", "longitude"} <= set(columns or ())


@hook()
def extra_template_vars(datasette: Any, template: str, request: Any) -> Callable[[], Awaitable[dict[str, Any]]]:
    """What a template may use besides what Datasette gives it, asked for when the page is made."""

    async def variables() -> dict[str, Any]:
        """Names and values; none without our database or a request."""
        database = datasette.databases.get(DATABASE)
        if database is None or request is None:
            return {}
        if template == "index.html":
            return {"front": await front.read(database)}
        if template == f"row-{DATABASE}-ads.html":
            return {"page": await ad.read(database, request.url_vars["pks"])}
        for table, read in things.READERS.items():
            if template == f"row-{DATABASE}-{table}.html":
                return {"page": await read(database, tilde_decode(request.url_vars["pks"]))}
        return {}

    return variables


@hook()
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Titles and ids as links into this database, bands as badges, times to the minute, collected addresses as plain text."""
    if database != DATABASE:
        return None
    if table == "ads" and column == "title":
        return _link(datasette, "ads", row["id"], value or "(no title)")
    if table is None and column == "title" and "ad" in row.keys():  # noqa: SIM118 - a row's `in` asks its values
        return _link(datasette, "ads", row["ad"], value or "(no title)")
    if table == "places_with_ads" and column in COUNTED and value:
        return _ads_of_place(datasette, row["id"], value, COUNTED[column])
    if column == "pay_usd_month" and value is not None:
        return f"{value:,.0f}"
    return _text_cell(row, value, column, table, datasette) if isinstance(value, str) else None


def _text_cell(row: Any, value: str, column: str, table: str | None, datasette: Any) -> Any:
    if column == "band":
        return markupsafe.Markup('<span class="band band-{}">{}</span>').format(value, value)
    if column in TIMES and table != "captures":
        return markupsafe.Markup('<time datetime="{}">{}</time>').format(value, moment(value))
    if table in {"recruiters", "contacts"} and column == "value":
        return _link(datasette, "contacts", row["id"], value)
    if table == "places_with_ads" and column == "name":
        return _link(datasette, "places", row["id"], value)
    if table == "hotspots" and column == "name":
        return _link(datasette, "hotspots", row["id"], value)
    if table is None and column in LINKS:
        return _link(datasette, LINKS[column], value, f"open {column}")
    return value if is_url(value.strip()) else None


def _link(datasette: Any, table: str, key: Any, label: str) -> markupsafe.Markup:
    key = key["value"] if isinstance(key, dict) else key  # a foreign key that Datasette has expanded
    address = datasette.urls.row(DATABASE, table, tilde_encode(key))
    return markupsafe.Markup('<a href="{}">{}</a>').format(str(address), label)


def _ads_of_place(datasette: Any, place: str, count: int, more: str) -> markupsafe.Markup:
    address = f"{datasette.urls.query(DATABASE, 'ads_by_place')}?place={quote(place)}{more}"
    return markupsafe.Markup('<a href="{}">{:,}</a>').format(address, count)


async def _static(request: Any) -> Any:
    name = request.url_vars["name"]
    if name not in STATIC:
        raise NotFound(f"no file {name}")
    return Response((HERE / "static" / name).read_text("utf-8"), content_type=f"{STATIC[name]}; charset=utf-8")
