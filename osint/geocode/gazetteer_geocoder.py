"""The packaged gazetteer as a geopy geocoder: offline, hotspots first, None rather than a guess."""

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from extract.gazetteer.gazetteer import Place, distance_km, open_gazetteer
from extract.place.answer import look_up
from extract.place.resolve import Scored
from extract.tables import Tables
from osint.geocode.fields import raw_of


class GazetteerGeocoder(Geocoder):
    """geopy's `Geocoder` over `extract.gazetteer`; what is known of a place is in `Location.raw`."""

    def __init__(self, tables: Tables | None = None) -> None:
        super().__init__()
        self.tables = tables or Tables()

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        text: str = "",
        country: str | None = None,
        language: str | None = None,
    ) -> Location | list[Location] | None:
        """The place that `query` names; `text` is what it stands in, `country` (ISO 3166-1 alpha-2) where it is looked for.

        With `exactly_one=False` all candidates, best first. None if nothing is known or two are as likely.
        """
        answer = look_up(query, text, country, language, self.tables)
        if exactly_one:
            return _location(answer.best, answer.why) if answer.best else None
        return [_location(scored, scored.why) for scored in answer.candidates] or None

    def reverse(
        self, query: Point | tuple[float, float] | str, *, exactly_one: bool = True, within_km: float = 50
    ) -> Location | list[Location] | None:
        """The gazetteer's place nearest to a point, at most `within_km` away, which `raw["distance_km"]` says.

        Raises ValueError for what is no point.
        """
        point = Point(query)
        place = open_gazetteer(self.tables).nearest(point.latitude, point.longitude, within_km)
        if place is None:
            return None
        away = round(distance_km(point.latitude, point.longitude, place.latitude, place.longitude), 1)
        found = Location(_address(place), (place.latitude, place.longitude), raw_of(place) | {"distance_km": away})
        return found if exactly_one else [found]


def _location(scored: Scored, why: str) -> Location:
    place = scored.place
    raw = raw_of(place) | {"confidence": scored.confidence, "why": why}
    return Location(_address(place), (place.latitude, place.longitude), raw)


def _address(place: Place) -> str:
    return ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))
