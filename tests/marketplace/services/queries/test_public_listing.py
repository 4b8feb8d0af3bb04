"""One listing with all its page shows."""

import pytest

from marketplace.services.models import Listing, Photo
from marketplace.services.queries.public_listing import public_listing
from tests.factories.marketplace import a_draft, a_listing, a_trade, an_extra

pytestmark = pytest.mark.django_db


def test_one_query_brings_listing_worker_trade_membership_extras_and_pictures(django_assert_num_queries):
    listing = a_listing(trade=a_trade("care", template={"minutes": 60}), extras=(an_extra("B"), an_extra("A")))
    Photo.objects.create(listing=listing, name="two", width=8, height=6, alt="Second", order=2)
    Photo.objects.create(listing=listing, name="one", width=8, height=6, alt="First", order=1)
    with django_assert_num_queries(1):
        shown = public_listing(listing.slug)
        assert shown.listing.worker.member.user_id == listing.worker.member.user_id
        assert shown.listing.trade.template == {"minutes": 60}
        assert [extra.name for extra in shown.extras] == ["B", "A"]
        assert [(photo.name, photo.alt) for photo in shown.photos] == [("one", "First"), ("two", "Second")]


def test_every_field_is_the_same_as_the_orm_reads_it():
    listing = a_draft()
    shown = public_listing(listing.slug).listing
    same = Listing.objects.select_related("worker__member", "trade").get()
    for ours, theirs in ((shown, same), (shown.worker, same.worker), (shown.trade, same.trade)):
        for field in theirs._meta.concrete_fields:
            assert getattr(ours, field.attname) == getattr(theirs, field.attname), field


def test_a_slug_nobody_has_is_nothing():
    assert public_listing("no-such-listing") is None
