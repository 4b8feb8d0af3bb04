"""Lists of pages, a handful at a time."""

import pytest

from cms.pages.queries.paging import one_page, page_number
from marketplace.services.models import Trade


@pytest.mark.parametrize(
    ("typed", "meant"), [("3", 3), ("", 1), ("0", 1), ("-1", 1), ("99999", 1), ("²", 1), ("1.5", 1)]
)
def test_whatever_is_typed_means_a_page(typed, meant):
    assert page_number(typed) == meant


@pytest.mark.django_db
def test_a_list_goes_on_while_there_is_more_and_asks_once(django_assert_num_queries):
    for number in range(5):
        Trade.objects.create(slug=f"t{number}", name=f"T{number}", plural="x")
    rows = Trade.objects.order_by("slug")
    with django_assert_num_queries(1):
        first, ways = one_page(rows, number=1, per_page=2)
    assert ([row.slug for row in first], ways) == (["t0", "t1"], {"newer_url": "", "older_url": "?page=2"})
    last, ways = one_page(rows, number=3, per_page=2)
    assert ([row.slug for row in last], ways) == (["t4"], {"newer_url": "?page=2", "older_url": ""})
