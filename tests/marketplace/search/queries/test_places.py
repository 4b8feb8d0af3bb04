"""Finding places by what people type."""

import pytest

from marketplace.search.queries.places import find_place, find_places, place_names_beginning, places_for_workers
from marketplace.workers.queries.find_place import find_places as asked_by_workers
from tests.factories.places import a_place, hebden, leeds, todmorden

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def county():
    hebden(), todmorden(), leeds()
    a_place("Hebden Royd", 53_740_000, -2_000_000, region="Calderdale", population=9_000, zone="Europe/London")
    a_place("Hebden Bridge", 53_741_900, -2_013_000, region="Calderdale", population=4_500)


def names(text):
    return [place.label for place in find_places(text)]


@pytest.mark.parametrize("typed", ["HX7", "hx7", "hx7 8ab", "HX78AB", " hx 7 ", "Hebden Bridge (HX7)"])
def test_a_postcode_is_found_however_it_is_typed(typed):
    assert names(typed) == ["Hebden Bridge (HX7)"]


def test_a_postcode_of_its_own_wins_over_the_area_it_lies_in():
    a_place("Old Town", 53_760_000, -2_000_000, code="HX78AB")
    assert names("HX7 8AB")[0] == "Old Town (HX78AB)"


def test_a_name_is_found_without_accents_and_capitals():
    assert find_place("TODMORDEN").latitude_e6 == 53_714_000
    a_place("Zürich", 47_376_900, 8_541_700, country="CH", population=400_000)
    assert find_place("zurich").name == "Zürich"


def test_a_whole_name_comes_before_one_that_only_begins_so():
    assert names("hebden bridge") == ["Hebden Bridge, Calderdale", "Hebden Bridge (HX7)"]
    assert names("hebden") == ["Hebden Royd, Calderdale", "Hebden Bridge, Calderdale", "Hebden Bridge (HX7)"]


def test_home_comes_before_abroad_and_the_region_named_before_both():
    a_place("Leeds", 40_000_000, -80_000_000, region="Alabama", country="US", population=900_000)
    assert names("leeds")[0] == "Leeds (LS1)"
    assert names("Leeds, Alabama")[0] == "Leeds, Alabama"


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "Atlantis", "ZZ9 9ZZ", "x" * 500, "'; --"])
def test_what_nobody_knows_finds_nothing(typed):
    assert find_places(typed) == []


def test_a_wildcard_is_a_letter_like_any_other():
    a_place("100% Village", 53_000_000, -2_000_000)
    assert names("100% v") == ["100% Village"]
    assert names("he%") == []


def test_a_town_known_only_by_its_postcodes_is_found_by_its_beginning():
    assert names("todm") == ["Todmorden (OL14)"]
    for number in range(70):
        a_place("London", 51_500_000, -100_000, code=f"E{number}")
    assert names("lond") == ["London (E0)"]


def test_suggestions_are_labels_and_come_once():
    assert place_names_beginning("hebden b") == ["Hebden Bridge, Calderdale", "Hebden Bridge (HX7)"]


def test_the_workers_room_finds_places_through_its_own_query():
    (royd,) = asked_by_workers("Hebden Royd")
    assert (royd.name, royd.area, royd.zone) == ("Hebden Royd, Calderdale", "Hebden Royd", "Europe/London")
    assert asked_by_workers("  ") == []
    assert places_for_workers("HX7")[0].latitude_e6 == 53_741_800
