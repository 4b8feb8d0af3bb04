"""The Upper Calder Valley in West Yorkshire: real places (public facts), for people who were never there.

Postcode districts with the towns in them, in the columns of GeoNames' postal code files: country, code, place, region,
region code, county, county code, community, community code, latitude, longitude, accuracy.
"""

_POINTS = [
    ("HX7", "Hebden Bridge", "53.7423", "-2.0132"),
    ("HX7", "Heptonstall", "53.7479", "-2.0214"),
    ("HX7", "Mytholmroyd", "53.7293", "-1.9841"),
    ("HX7", "Cragg Vale", "53.7033", "-1.9962"),
    ("HX7", "Old Town", "53.7560", "-1.9990"),
    ("OL14", "Todmorden", "53.7148", "-2.0967"),
    ("OL14", "Cornholme", "53.7353", "-2.1283"),
    ("OL14", "Walsden", "53.6950", "-2.1030"),
    ("HX6", "Sowerby Bridge", "53.7083", "-1.9111"),
    ("HX6", "Ripponden", "53.6729", "-1.9422"),
    ("HX2", "Luddenden Foot", "53.7186", "-1.9430"),
    ("HX2", "Luddenden", "53.7316", "-1.9370"),
    ("HX2", "Mixenden", "53.7560", "-1.9010"),
    ("HX1", "Halifax", "53.7223", "-1.8626"),
    ("HX3", "Hipperholme", "53.7263", "-1.8120"),
    ("HX4", "Greetland", "53.6873", "-1.8760"),
    ("HX5", "Elland", "53.6853", "-1.8395"),
    ("BD22", "Haworth", "53.8310", "-1.9520"),
]

POINTS = {name: (round(float(lat) * 1_000_000), round(float(lon) * 1_000_000)) for _, name, lat, lon in _POINTS}
POSTCODE = {name: code for code, name, _, _ in _POINTS}


def geonames_lines() -> list[str]:
    """The places as lines of a GeoNames postal code file."""
    return [
        "\t".join(["GB", code, name, "England", "ENG", "West Yorkshire", "", "Calderdale", "", lat, lon, "4"])
        for code, name, lat, lon in _POINTS
    ]
