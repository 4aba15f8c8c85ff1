"""Place names to coordinates: our own gazetteer behind geopy's interface, and a Nominatim server for who switches it on.

geopy is imported by who asks for a geocoder of it: with all its services, requests and aiohttp that takes a quarter of a second.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from osint.geocode.gazetteer_geocoder import GazetteerGeocoder

__all__ = ["GazetteerGeocoder"]


def __getattr__(name: str) -> Any:
    if name != "GazetteerGeocoder":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from osint.geocode.gazetteer_geocoder import GazetteerGeocoder

    return GazetteerGeocoder
