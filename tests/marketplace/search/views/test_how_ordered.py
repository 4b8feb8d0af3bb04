"""The rule, printed."""

from django.urls import reverse

from marketplace.search.calculations.ordering import DISTANCE_BANDS, KEYS
from marketplace.search.enums import SortBy
from marketplace.search.queries.find_listings import RANKED, WALKED
from tests.support.pages import parse_strictly


def test_it_prints_the_very_numbers_the_software_uses(client, db):
    response = client.get(reverse("search:how_ordered"))
    parse_strictly(response)
    page = " ".join(response.content.decode().split())
    assert f"the {WALKED} nearest offers" in page.replace(",", "")
    assert f"up to {RANKED} of them" in page
    for limit in DISTANCE_BANDS:
        assert f"less than {limit // 1000} km" in page


def test_every_order_there_is_stands_on_the_page(client, db):
    page = client.get(reverse("search:how_ordered")).content.decode()
    assert set(KEYS) == set(SortBy.values)
    for sort in SortBy:
        assert str(sort.label) in page
