"""Reading the files of GeoNames."""

import pytest

from marketplace.search.calculations.geonames import (
    PlaceRow,
    RowProblem,
    TableProblem,
    codes_to_try,
    fold,
    is_header,
    micro_degrees,
    parse_row,
    read_table,
    split_label,
)

POSTAL = [
    *("GB", "HX7", "Hebden Bridge", "England", "ENG", "West Yorkshire", "11609", "Calderdale", "E08000033"),
    *("53.7418", "-2.0134", "4"),
]
NAMED = [
    *("2647632", "Hebden Bridge", "Hebden Bridge", "Hebden", "53.74198", "-2.0131", "P", "PPL", "GB", "", "ENG", "J2"),
    *("", "", "4500", "", "129", "Europe/London", "2024-01-01"),
]


def changed(row, **cells):
    return [cells.get(f"c{number}", cell) for number, cell in enumerate(row)]


def test_a_postal_row_becomes_a_place():
    assert parse_row(POSTAL) == PlaceRow(
        kind="postcode",
        source_key="p:GB:HX7:hebden bridge",
        code="HX7",
        name="Hebden Bridge",
        key="hebden bridge",
        region="West Yorkshire",
        country="GB",
        latitude_e6=53_741_800,
        longitude_e6=-2_013_400,
    )


def test_a_named_row_becomes_a_place_with_its_people_and_zone():
    place = parse_row(NAMED)
    assert (place.kind, place.source_key, place.code) == ("town", "g:2647632", "")
    assert (place.population, place.zone, place.latitude_e6) == (4500, "Europe/London", 53_741_980)


def test_a_mountain_is_left_out():
    assert parse_row(changed(NAMED, c6="T")) is None


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (POSTAL[:5], "it has 5 columns"),
        (changed(POSTAL, c0="Great Britain"), "two-letter country code"),
        (changed(POSTAL, c1="  "), "it has no postal code"),
        (changed(POSTAL, c2=""), "it has no place name"),
        (changed(POSTAL, c9="north"), "latitude “north” is not a number of degrees"),
        (changed(POSTAL, c9="91"), "latitude 91 is not between -90 and 90"),
        (changed(POSTAL, c10="nan"), "longitude nan is not between"),
        (changed(NAMED, c0="abc"), "geonameid “abc”"),
        (changed(NAMED, c14="many"), "population “many”"),
        (changed(NAMED, c14="²"), "population “²”"),
        (changed(NAMED, c14="9" * 30), "population “9999"),
        (changed(NAMED, c14="-5"), "population “-5”"),
        (changed(NAMED, c0="²"), "geonameid “²”"),
        (changed(POSTAL, c1="ﬃ" * 10), "is not a postal code"),
        # One letter that folds to eighteen.
        (changed(POSTAL, c2="ﷺ" * 20), "cannot be looked up"),
        (changed(NAMED, c1="ﷺ" * 20), "cannot be looked up"),
        (changed(NAMED, c1="x" * 201), "its name is longer than 200"),
    ],
)
def test_a_row_that_cannot_be_used_says_why(row, said):
    with pytest.raises(RowProblem, match=said):
        parse_row(row)


def test_degrees_are_read_exactly():
    assert micro_degrees("-2.013414", limit=180, name="longitude") == -2_013_414
    assert micro_degrees("53", limit=90, name="latitude") == 53_000_000


def test_tabs_are_never_quoted_and_commas_may_be():
    assert list(read_table(['a\t"b\tc\n', "\n", "d\te\n"], comma=False)) == [(1, ["a", '"b', "c"]), (3, ["d", "e"])]
    assert list(read_table(['"a, b",c\n'], comma=True)) == [(1, ["a, b", "c"])]


@pytest.mark.parametrize("last", ['"GB,HX7\n', "GB," + "x" * 140_000 + "\n"])
def test_what_is_not_csv_is_told_with_its_line(last):
    with pytest.raises(TableProblem, match="this is not CSV") as problem:
        list(read_table(["a,b\n", last], comma=True))
    assert problem.value.line == 2


def test_a_line_of_column_names_is_known():
    assert is_header(["Country Code", "Latitude", "Longitude"]) is True
    assert is_header(POSTAL) is False


@pytest.mark.parametrize(
    ("typed", "looked_up"),
    [("hx7 8ab", ["HX78AB", "HX7"]), ("HX7", ["HX7"]), ("SW1A 1AA", ["SW1A1AA", "SW1A"]),
     ("1012 AB", ["1012AB", "1012"]), ("K1A 0B1", ["K1A0B1", "K1A"]),
     ("10115", ["10115"]), ("Hebden", []), ("", []), ("a" * 30 + "1", [])],
)  # fmt: skip
def test_a_postcode_is_looked_up_whole_and_then_by_the_area_it_lies_in(typed, looked_up):
    assert codes_to_try(typed) == looked_up


def test_names_are_compared_without_accents_capitals_and_commas():
    assert fold("  Åre,  Jämtland ") == "are jamtland"
    assert fold("STRASSE") == fold("straße")


def test_a_suggestion_is_taken_apart_again():
    assert split_label("Hebden Bridge (HX7)") == ("HX7", "")
    assert split_label("Halifax, Calderdale") == ("Halifax", "calderdale")
    assert split_label("Todmorden") == ("Todmorden", "")
