"""Changing a listing."""

import pytest

from foundation.audit.models import AuditRecord
from marketplace.services.actions.archive_listing import archive_listing
from marketplace.services.actions.change_listing import change_listing
from marketplace.services.errors import (
    BelowPriceFloor,
    ListingChangedMeanwhile,
    MayNotEditListing,
    WrongListingState,
)
from marketplace.services.facts import ListingFacts
from tests.factories.marketplace import LONG_AGO, a_listing, a_user, an_extra

pytestmark = pytest.mark.django_db
FACTS = ListingFacts(title="Home cleaning", price_minor=4400, min_minutes=120)


def change(listing, by=None, facts=FACTS, **given):
    return change_listing(by=by or listing.worker.member.user, listing=listing, facts=facts, at=LONG_AGO, **given)


def test_a_change_keeps_the_address_counts_the_version_and_records_the_price():
    listing = a_listing()
    change(listing)
    before = (listing.slug, listing.version)
    listing.refresh_from_db()
    assert (listing.price_minor, listing.slug, listing.version) == (4400, before[0], before[1] + 1)
    record = AuditRecord.objects.get(verb="listing.changed")
    assert record.data == {"price_minor_from": 4000, "price_minor_to": 4400, "version": 2}


def test_an_extra_that_keeps_its_name_keeps_its_row_and_the_others_go():
    listing = a_listing(extras=(an_extra("Oven", 1200), an_extra("Windows", 900)))
    oven = listing.extras.get(name="Oven").pk
    facts = ListingFacts(**{**vars(FACTS), "extras": (an_extra("Ironing", 900), an_extra("Oven", 1500))})
    change(listing, facts=facts)
    assert list(listing.extras.values_list("name", "price_minor")) == [("Ironing", 900), ("Oven", 1500)]
    assert listing.extras.get(name="Oven").pk == oven


def test_two_people_saving_at_once_notice_each_other():
    listing = a_listing()
    change(listing, expected_version=1)
    with pytest.raises(ListingChangedMeanwhile):
        change(listing, expected_version=1)
    change(listing, expected_version=2)


def test_the_floor_holds_for_changes_too():
    listing = a_listing()
    with pytest.raises(BelowPriceFloor):
        change(listing, facts=ListingFacts(title="Home cleaning", price_minor=1000, min_minutes=120))
    listing.refresh_from_db()
    assert listing.price_minor == 4000


def test_somebody_else_changes_nothing():
    with pytest.raises(MayNotEditListing):
        change(a_listing(), by=a_user("Mallory"))


def test_an_archived_listing_is_restored_before_it_is_changed():
    listing = a_listing()
    archive_listing(by=listing.worker.member.user, listing=listing, at=LONG_AGO)
    with pytest.raises(WrongListingState):
        change(listing)
