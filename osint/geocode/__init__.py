"""Place names to coordinates: our own gazetteer behind geopy's interface, and a Nominatim server for who switches it on."""

from osint.geocode.gazetteer_geocoder import GazetteerGeocoder

__all__ = ["GazetteerGeocoder"]
