"""What the gazetteer takes from our own tables: countries, hotspots, airports and border crossings, other names, own places."""

from extract.gazetteer.key import key_of
from extract.gazetteer.rows import ALIAS, ALTERNATE, COUNTRY, HOTSPOT, NATIVE, OWN, TRANSPORT, Writer, is_pattern
from extract.tables import Row, TableError, Tables


def generics(tables: Tables) -> tuple[str, ...]:
    """The words for kinds of divisions in scripts other than Latin, longest first."""
    words = (row["word"] for row in tables.rows("place_generics") if row["means"] != "country" and row["word"][0] >= "\u0370")
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))  # the same file from the same tables


def countries(writer: Writer, tables: Tables) -> dict[str, int]:
    """Write the countries with their names; ISO code → row number."""
    found = {}
    for row in tables.rows("countries"):
        point = float(row["latitude"]), float(row["longitude"])
        place = f"country:{row['code']}"
        fields = (place, row["name"], row["code"], "", None, *point, "country", float(row["precision_km"]), 0)
        found[place] = writer.place(*fields, int(row["geoname_id"]), None)
    for row in reversed(tables.rows("country_names")):  # of rows of one name the last says whether it needs help
        if place_number := found.get(f"country:{row['country']}"):
            writer.name(row["name"], place_number, COUNTRY, row["needs_context"] != "0")
    for row in tables.rows("countries"):
        writer.name(row["name"], found[f"country:{row['code']}"], COUNTRY)
    return found


def hotspots(writer: Writer, tables: Tables) -> dict[str, int]:
    """Write the hotspots with their names; id → row number."""
    found = {}
    for row in tables.rows("hotspots"):
        place = f"hotspot:{row['id']}"
        point = float(row["latitude"]), float(row["longitude"])
        fields = (place, row["name"], row["country"], "", row["admin1"] or None, *point, row["level"])
        geoname = int(row["geoname_id"]) if row["geoname_id"] else None
        found[place] = writer.place(*fields, float(row["precision_km"]), 0, geoname, row["id"])
    for row in tables.rows("hotspot_names"):
        place = f"hotspot:{row['hotspot']}"
        if place in found:
            writer.name(row["name"], found[place], HOTSPOT, row["needs_context"] == "1")
    return found


def transport(writer: Writer, tables: Tables) -> None:
    """Write airports and border crossings."""
    found: dict[str, int] = {}
    for row in tables.rows("airports_borders"):
        if row["id"] not in found:
            point = float(row["latitude"]), float(row["longitude"])
            fields = (f"transport:{row['id']}", row["place"], row["country"], "", row["admin1"] or None, *point, "place")
            found[row["id"]] = writer.place(*fields, float(row["precision_km"]), 0, None, None)
        writer.name(row["name"], found[row["id"]], TRANSPORT, row["needs_context"] == "1")


def aliases(writer: Writer, tables: Tables, places: dict[str, int]) -> None:
    """Write further names of places that are there. Raises TableError for a name of a place that is not."""
    for row in tables.rows("place_aliases"):
        if row["place_id"] not in places:
            raise TableError(f"place_aliases.csv, {row['name']}: no place has the place_id '{row['place_id']}'")
        writer.name(row["name"], places[row["place_id"]], ALIAS, row["needs_context"] == "1")


def local_names(writer: Writer, tables: Tables, places: dict[str, int]) -> None:
    """Write what districts and towns are called in their own script, and those that GeoNames' towns do not have."""
    for row in tables.rows("local_names"):
        people = int(float(row["population"] or 0))
        place = places.get(row["place_id"]) or _local(writer, row, people, places)
        for name in row["names"].split("|"):
            native = name[:1] >= "\u0370"
            writer.name(name, place, NATIVE if native else ALTERNATE, pattern=native and is_pattern(name, people, row["country"]))


def _local(writer: Writer, row: Row, people: int, places: dict[str, int]) -> int:
    """The place of a row that names none of GeoNames, once for all rows of a name and point. Raises TableError without a point."""
    if not row["latitude"] or not row["longitude"] or not row["precision_km"]:
        raise TableError(f"local_names.csv, {row['names']}: no known place_id, and no point or radius")
    point = float(row["latitude"]), float(row["longitude"])
    place_id = f"local:{row['country']}:{key_of(row['name'])}:{row['latitude']},{row['longitude']}"
    fields = (place_id, row["name"], row["country"], "", row["admin1"] or None, *point, "place")
    if place_id not in places:
        places[place_id] = writer.place(*fields, float(row["precision_km"]), people, None, None)
    return places[place_id]


def checked(tables: Tables) -> list[tuple[Row, float, float, float]]:
    """Rows of `places` with latitude, longitude and radius in km. Raises TableError for a place that stands there twice."""
    found = []
    seen: set[tuple[str, str]] = set()
    for row in tables.rows("places"):
        if (row["name"], row["country"]) in seen:
            raise TableError(f"places.csv, {row['name']}: twice in one country")
        seen.add((row["name"], row["country"]))
        found.append((row, float(row["latitude"]), float(row["longitude"]), float(row["precision_km"])))
    return found


def own(writer: Writer, rows: list[tuple[Row, float, float, float]]) -> dict[str, int]:
    """`places`: what no packaged source has, and the user's own."""
    found = {}
    for row, latitude, longitude, precision in rows:
        country = row["country"].upper()
        fields = (f"own:{country}:{key_of(row['name'])}", row["name"], country, "", row["admin1"] or None)
        found[fields[0]] = writer.place(*fields, latitude, longitude, row["level"], precision, 0, None, None)
        for name in (row["name"], *row["names"].split("|")):
            writer.name(name, found[fields[0]], OWN, row["needs_context"] == "1")
    return found
