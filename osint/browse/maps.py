"""/-/map: where ads have their workplaces, as exactly as it is known, and the hotspots; and the same map beside tables."""

import json
from typing import Any

from datasette.utils.asgi import Response
from markupsafe import Markup

from osint.browse.front import rows

SHOWN = 100  # places in the list under the map; the rest is behind a link

PLACES = """SELECT * FROM places_with_ads WHERE workplace > 0 ORDER BY shown DESC, workplace DESC, ads DESC, name LIMIT :limit"""
COUNTS = (
    """SELECT count(*) AS ads, count(latitude) AS mapped, count(*) FILTER (WHERE level IN ('country', 'admin1')) AS wide FROM ads"""
)
HOTSPOTS = "SELECT count(*) AS n FROM hotspots"


async def page(datasette: Any, request: Any) -> Any:
    """The map over the whole page, and under it the places with their numbers of ads."""
    await datasette.ensure_permissions(request.actor, [("view-database", "osint"), "view-instance"])
    await datasette.refresh_schemas()  # else the first tiles that are asked for meet it half done, and fail
    database = datasette.databases["osint"]
    found = {
        "places": await rows(database, PLACES, limit=SHOWN),
        "counts": (await rows(database, COUNTS))[0],
        "hotspots": (await rows(database, HOTSPOTS))[0]["n"],
    }
    places = datasette.urls.table("osint", "places_with_ads")
    context = {"found": found, "map_config": config(datasette, f"{places}.json?shown__gt=0"), "metadata": datasette.metadata()}
    return Response.html(await datasette.render_template("map.html", context, request=request))


def config(datasette: Any, source: str | None = None) -> Markup:
    """What map.js needs to know, as JSON for a script; `source`: whose rows it shows, else those of the page it stands on."""
    tiles = datasette.plugin_config("datasette-cluster-map") or {}
    leaflet, cluster = "datasette-leaflet", "datasette-cluster-map"
    static = datasette.urls.static_plugins
    values = {
        "tiles": tiles.get("tile_layer") or datasette.urls.path("/-/tiles/basemap/{z}/{x}/{y}.png"),
        "tileOptions": tiles.get("tile_layer_options") or {"maxNativeZoom": 6, "maxZoom": 8},
        "styles": [static(leaflet, "leaflet-v1.7.1.css"), static(cluster, "leaflet.markercluster.css")],
        "scripts": [static(leaflet, "leaflet-v1.7.1.js"), static(cluster, "leaflet.markercluster.min.js")],
        "rows": source,
        "hotspots": datasette.urls.table("osint", "hotspots") + ".json",
        "ad": datasette.urls.table("osint", "ads") + "/",
        "hotspot": datasette.urls.table("osint", "hotspots") + "/",
        "byPlace": datasette.urls.query("osint", "ads_by_place"),
    }
    # Nothing in it may end the script element that it stands in.
    return Markup(json.dumps({name: value and _plain(value) for name, value in values.items()}).replace("<", "\\u003c"))


def _plain(value: Any) -> Any:
    """Datasette's own text type, which json takes for nothing it knows, as text."""
    if isinstance(value, list):
        return [str(one) for one in value]
    return value if isinstance(value, dict) else str(value)
