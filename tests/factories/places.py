"""Places for tests: public names in their true spots."""

from marketplace.search.calculations.geonames import fold
from marketplace.search.models import Place


def a_place(name, latitude_e6, longitude_e6, *, code="", region="", country="GB", population=0, zone=""):
    """A postcode when it has a code, else a town."""
    kind = "postcode" if code else "town"
    return Place.objects.create(
        kind=kind,
        source_key=f"{kind}:{country}:{code}:{name}:{region}",
        code=code,
        name=name,
        key=fold(name),
        region=region,
        country=country,
        latitude_e6=latitude_e6,
        longitude_e6=longitude_e6,
        population=population,
        zone=zone,
    )


def hebden():
    return a_place("Hebden Bridge", 53_741_800, -2_013_400, code="HX7", region="Calderdale")


def todmorden():
    return a_place("Todmorden", 53_714_000, -2_098_000, code="OL14", region="Calderdale")


def leeds():
    return a_place("Leeds", 53_800_700, -1_549_100, code="LS1", region="Leeds")
