"""What `osint geocode` says of a place."""

from typing import Any

from extract.gazetteer.gazetteer import Place


def raw_of(place: Place) -> dict[str, Any]:
    """A place as the fields of `osint geocode`."""
    return {
        "name": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "level": place.level,
        "precision_km": place.precision_km,
        "geoname_id": place.geoname_id,
        "hotspot": place.hotspot,
        "place_id": place.place_id,
    }
