"""What the page of a trade shows of its people."""

from datetime import date

import pytest

from marketplace.search.queries.trade_landing import trade_landing
from tests.factories.marketplace import LONG_AGO, a_listing, a_trade, a_worker

pytestmark = pytest.mark.django_db


def landing(trade, **given):
    return trade_landing(trade_id=trade.pk, trade_slug=trade.slug, at=LONG_AGO, today=date(2026, 1, 5), **given)


def test_a_handful_of_offers_the_lowest_price_and_the_way_to_all(django_assert_num_queries):
    worker, trade = a_worker(), a_trade("cleaning")
    for price in (4000, 3200, 5000):
        a_listing(worker, trade, title=f"For {price}", price_minor=price)
    a_listing(worker, a_trade("gardening"), price_minor=3000)
    with django_assert_num_queries(3):
        found = landing(trade, shown=2)
    assert (len(found.cards), found.total, found.more_than_total) == (2, 3, False)
    assert (found.from_price, found.find_url) == ("£32.00", "/find/?trade=cleaning")


def test_a_trade_without_offers_is_empty():
    found = landing(a_trade("cleaning"))
    assert (found.cards, found.total, found.from_price) == ([], 0, "")
