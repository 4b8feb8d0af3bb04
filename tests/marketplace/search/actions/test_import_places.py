"""Reading places into the table."""

import pytest

from marketplace.search.actions.import_places import import_places
from marketplace.search.errors import FileRefused
from marketplace.search.models import Place
from tests.factories.marketplace import LONG_AGO

pytestmark = pytest.mark.django_db
HEBDEN = "GB\tHX7\tHebden Bridge\tEngland\tENG\tWest Yorkshire\t\tCalderdale\t\t53.7418\t-2.0134\t4\n"
TODMORDEN = "GB\tOL14\tTodmorden\tEngland\tENG\tWest Yorkshire\t\tCalderdale\t\t53.7140\t-2.0980\t4\n"
TOWN = (
    "2647632\tHebden Bridge\tHebden Bridge\t\t53.74198\t-2.0131\tP\tPPL\tGB\t\tENG\tJ2\t\t\t4500\t\t129\t"
    "Europe/London\t2024-01-01\n"
)
MOOR = TOWN.replace("2647632", "1").replace("\tP\tPPL\t", "\tT\tMOOR\t")


def bring_in(*lines, comma=False, **given):
    return import_places(by=None, lines=lines, comma=comma, at=LONG_AGO, **given)


def test_both_files_are_taken_and_moors_are_left_out():
    done = bring_in(HEBDEN, TODMORDEN)
    assert (done.read, done.added, done.updated, done.left_out) == (2, 2, 0, 0)
    done = bring_in(TOWN, MOOR)
    assert (done.read, done.added, done.left_out) == (2, 1, 1)
    assert set(Place.objects.values_list("kind", "code", "name")) == {
        ("postcode", "HX7", "Hebden Bridge"),
        ("postcode", "OL14", "Todmorden"),
        ("town", "", "Hebden Bridge"),
    }


def test_a_newer_file_brings_places_up_to_date_and_removes_none():
    bring_in(HEBDEN, TODMORDEN)
    done = bring_in(HEBDEN.replace("53.7418", "53.7500"))
    assert (done.added, done.updated) == (0, 1)
    assert Place.objects.get(code="HX7").latitude_e6 == 53_750_000
    assert Place.objects.count() == 2


def test_a_place_repeated_in_one_file_counts_once_and_the_last_row_wins():
    done = bring_in(HEBDEN, HEBDEN.replace("53.7418", "53.7500"))
    assert (done.read, done.added) == (2, 1)
    assert Place.objects.get().latitude_e6 == 53_750_000


def test_a_line_of_column_names_and_commas_are_fine():
    header = "country,postal_code,place_name,a1,c1,a2,c2,a3,c3,latitude,longitude,accuracy\n"
    done = bring_in(header, '"GB","HX7","Hebden Bridge, West",,,,,,,53.7,-2.0,\n', comma=True)
    assert (done.read, Place.objects.get().name) == (1, "Hebden Bridge, West")


def test_every_bad_row_is_named_and_then_nothing_is_kept():
    with pytest.raises(FileRefused) as refused:
        bring_in(HEBDEN, "GB\tHX7\n", TODMORDEN.replace("53.7140", "north"), TODMORDEN)
    assert [line for line, _why in refused.value.details["problems"]] == [2, 3]
    assert not Place.objects.exists()


def test_at_most_a_hundred_problems_are_told():
    with pytest.raises(FileRefused) as refused:
        bring_in(*["x\n"] * 150)
    assert len(refused.value.details["problems"]) == 100


def test_a_dry_run_says_what_would_happen_and_keeps_nothing():
    done = bring_in(HEBDEN, TODMORDEN, dry_run=True)
    assert (done.read, done.added) == (2, 2)
    assert not Place.objects.exists()


def test_rows_are_read_one_by_one_and_counted():
    seen = []
    bring_in(HEBDEN, TODMORDEN, tick=seen.append)
    assert seen == [1, 1]


@pytest.mark.parametrize("lines", [(), ("\n",), ("country\tcode\tlatitude\tlongitude\n",)])
def test_a_file_without_a_place_is_refused(lines):
    with pytest.raises(FileRefused) as refused:
        bring_in(*lines)
    assert refused.value.details["problems"] == [(1, "the file names no places")]


def test_what_is_not_csv_is_told_beside_the_rows_before_it():
    with pytest.raises(FileRefused) as refused:
        bring_in(HEBDEN.replace("\t", ","), "x,y\n", '"GB,HX7\n', comma=True)
    (two, _columns), (three, csv) = refused.value.details["problems"]
    assert (two, three, csv) == (2, 3, "this is not CSV (unexpected end of data)")
    assert not Place.objects.exists()
