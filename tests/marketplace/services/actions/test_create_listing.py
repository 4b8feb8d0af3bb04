"""Starting a listing."""

import pytest

from coop.membership.enums import ClassCode, MemberState
from coop.membership.models import Member
from foundation.audit.models import AuditRecord
from marketplace.services.actions.create_listing import create_listing
from marketplace.services.errors import BelowPriceFloor, ListingIncomplete, MayNotEditListing
from marketplace.services.facts import ListingFacts
from marketplace.services.models import Listing
from tests.factories.marketplace import LONG_AGO, a_draft, a_trade, a_user, a_worker, an_extra

pytestmark = pytest.mark.django_db
FACTS = ListingFacts(title="Home cleaning", price_minor=4000, min_minutes=120)


def make(worker, by=None, **changes):
    facts = ListingFacts(**{**vars(FACTS), **changes})
    return create_listing(by=by or worker.member.user, worker=worker, trade=a_trade(), facts=facts, at=LONG_AGO)


def test_a_new_listing_is_a_draft_with_its_extras_and_a_record():
    worker = a_worker()
    listing = make(worker, extras=(an_extra("Oven", 1200, 45), an_extra("Ironing", 900, 30, most=3)))
    listing.refresh_from_db()
    assert (listing.state, listing.slug, listing.max_minutes) == ("draft", "home-cleaning-rosa-lane", 120)
    assert list(listing.extras.values_list("name", "price_minor", "minutes", "most")) == [
        ("Oven", 1200, 45, 1),
        ("Ironing", 900, 30, 3),
    ]
    record = AuditRecord.objects.get(verb="listing.created")
    assert (record.by, record.data) == (worker.member.user, {"price_minor": 4000})


def test_two_listings_of_one_name_get_two_addresses():
    worker = a_worker()
    assert [make(worker).slug for _ in range(3)] == [
        "home-cleaning-rosa-lane",
        "home-cleaning-rosa-lane-2",
        "home-cleaning-rosa-lane-3",
    ]


def test_a_price_below_the_voted_floor_is_refused_with_the_least_that_would_do():
    with pytest.raises(BelowPriceFloor) as refused:
        make(a_worker(), price_minor=2999)
    assert refused.value.details["floor_minor"] == 1500
    assert refused.value.details["least_minor"] == 3000
    assert not Listing.objects.exists()


def test_a_cheap_long_extra_cannot_slip_under_the_floor():
    with pytest.raises(BelowPriceFloor):
        make(a_worker(), price_minor=3000, extras=(an_extra("Ironing", 100, 120),))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"summary": "x" * 301}, "summary"),
        ({"price_minor": 0}, "price"),
        ({"min_minutes": 3}, "min_minutes"),
        ({"min_minutes": 1441}, "min_minutes"),
        ({"price_shape": "hourly", "max_minutes": 60}, "max_minutes"),
        ({"price_shape": "hourly", "max_minutes": 200, "step_minutes": 30}, "step_minutes"),
        ({"price_shape": "hourly", "max_minutes": 240, "step_minutes": 1}, "step_minutes"),
        ({"price_shape": "barter"}, "price_shape"),
        ({"grid_minutes": 1}, "grid_minutes"),
        ({"setup_minutes": 500}, "setup_minutes"),
        ({"horizon_days": 61}, "horizon_days"),
        ({"horizon_days": 0}, "horizon_days"),
        ({"lead_minutes": 31 * 1440}, "lead_minutes"),
        ({"radius_metres": 100}, "radius"),
        ({"place_mode": "moon"}, "place_mode"),
        ({"extras": (an_extra("Oven"), an_extra("oven "))}, "extras"),
        ({"extras": (an_extra(""),)}, "extras"),
        ({"extras": (an_extra("Oven", most=21),)}, "extras"),
        ({"extras": tuple(an_extra(f"Extra {n}") for n in range(13))}, "extras"),
    ],
)
def test_facts_that_cannot_be_are_told_by_their_field(changes, field):
    with pytest.raises(ListingIncomplete) as refused:
        make(a_worker(), **changes)
    assert list(refused.value.fields) == [field]


def test_an_hourly_listing_keeps_its_least_most_and_step():
    listing = make(a_worker(), price_shape="hourly", price_minor=2000, min_minutes=60, max_minutes=240)
    assert (listing.min_minutes, listing.max_minutes, listing.step_minutes) == (60, 240, 30)


def test_only_the_worker_and_staff_may_offer_something_in_their_name():
    worker = a_worker()
    with pytest.raises(MayNotEditListing):
        make(worker, by=a_worker("Tom Greenwood").member.user)
    assert make(worker, by=a_user("Priya", is_staff=True)).worker == worker


@pytest.mark.parametrize("state", [MemberState.SUSPENDED, MemberState.LEAVING])
def test_a_member_who_is_not_active_offers_nothing_new(state):
    worker = a_worker()
    Member.objects.filter(pk=worker.member_id).update(state=state)
    worker.refresh_from_db()
    with pytest.raises(MayNotEditListing):
        make(worker)


def test_a_customer_member_offers_nothing():
    worker = a_worker()
    worker.member.member_class_id = ClassCode.USER
    with pytest.raises(MayNotEditListing):
        make(worker)


def test_a_title_that_is_a_page_of_ours_gets_another_address():
    worker = a_worker("!!!")
    assert make(worker, title="New").slug == "new-2"


def test_a_draft_by_the_factory_is_a_draft():
    assert a_draft().state == "draft"
