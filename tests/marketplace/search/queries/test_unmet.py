"""Where the co-op could recruit."""

from datetime import UTC, date, datetime

import pytest

from marketplace.search.actions.count_unmet_search import count_unmet_search
from marketplace.search.models import UnmetSearch
from marketplace.search.queries.unmet import Unmet, unmet_needs

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)


def count(times, **given):
    for _ in range(times):
        count_unmet_search(**{"trade_slug": "care", "area": "Todmorden", "at": AT, **given})


def test_counts_add_up_by_trade_area_day_and_hour_of_the_coops_clock():
    count(3)
    row = UnmetSearch.objects.get()
    assert (row.count, row.day, row.hour) == (3, date(2026, 6, 2), 0)


def test_counts_under_five_are_never_shown():
    count(4)
    assert unmet_needs(since=date(2026, 6, 1), until=date(2026, 6, 30)) == []
    count(1)
    assert unmet_needs(since=date(2026, 6, 1), until=date(2026, 6, 30)) == [Unmet("care", "Todmorden", 5)]


def test_hours_and_days_add_up_and_the_most_wanted_comes_first():
    count(3)
    count(3, at=datetime(2026, 6, 3, 9, tzinfo=UTC))
    count(9, trade_slug="lessons", area="")
    assert unmet_needs(since=date(2026, 6, 1), until=date(2026, 6, 30)) == [
        Unmet("lessons", "", 9),
        Unmet("care", "Todmorden", 6),
    ]
    assert unmet_needs(since=date(2026, 6, 3), until=date(2026, 6, 30)) == []
