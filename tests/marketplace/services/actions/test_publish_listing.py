"""Putting a listing before the public."""

from datetime import date, timedelta

import pytest

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.rules.actions.set_policy import set_policy
from foundation.audit.models import AuditRecord
from marketplace.services.actions.archive_listing import archive_listing
from marketplace.services.actions.pause_listing import pause_listing
from marketplace.services.actions.publish_listing import publish_listing
from marketplace.services.actions.restore_listing import restore_listing
from marketplace.services.errors import BelowPriceFloor, MayNotEditListing, MissingChecks, WrongListingState
from marketplace.workers.actions.record_check import record_check
from tests.factories.marketplace import LONG_AGO, a_draft, a_listing, a_trade, a_user, a_worker

pytestmark = pytest.mark.django_db


def publish(listing, by=None, at=LONG_AGO):
    return publish_listing(by=by or listing.worker.member.user, listing=listing, at=at)


def test_a_draft_goes_live_and_remembers_when():
    listing = publish(a_draft())
    assert (listing.state, listing.published_at) == ("live", LONG_AGO)


def test_publishing_twice_is_publishing_once():
    listing = publish(a_draft())
    publish(listing, at=LONG_AGO + timedelta(days=1))
    listing.refresh_from_db()
    assert listing.published_at == LONG_AGO
    assert AuditRecord.objects.filter(verb="listing.published").count() == 1


def test_a_floor_that_rose_since_the_price_was_saved_stops_it():
    draft = a_draft(price_minor=3000)
    later = LONG_AGO + timedelta(days=30)
    set_policy(
        by=None,
        key="price_floor_minor_per_hour",
        value=1600,
        scope="cleaning",
        decision_name="General meeting, item 2",
        starts_at=later,
        at=LONG_AGO,
    )
    with pytest.raises(BelowPriceFloor):
        publish(draft, at=later)
    assert publish(draft, at=later - timedelta(seconds=1)).state == "live"


def test_a_trade_that_asks_for_papers_waits_for_them():
    worker = a_worker()
    care = a_trade("care", required_checks=["identity", "criminal_record"])
    draft = a_draft(worker, care)
    with pytest.raises(MissingChecks) as stopped:
        publish(draft)
    assert stopped.value.details["kinds"] == ["identity", "criminal_record"]
    staff = a_user("Priya", is_staff=True)
    for kind in care.required_checks:
        record_check(by=staff, worker=worker, kind=kind, title="Seen", verified_on=date(2026, 1, 2), at=LONG_AGO)
    assert publish(draft).state == "live"


def test_papers_that_ran_out_or_are_for_another_trade_do_not_count():
    worker = a_worker()
    draft = a_draft(worker, a_trade("care", required_checks=["criminal_record"]))
    staff = a_user("Priya", is_staff=True)
    seen = {"by": staff, "worker": worker, "kind": "criminal_record", "title": "Seen", "at": LONG_AGO}
    record_check(**seen, verified_on=date(2025, 1, 1), expires_on=date(2026, 1, 4))
    record_check(**seen, verified_on=date(2026, 1, 1), trade_slug="lessons")
    with pytest.raises(MissingChecks):
        publish(draft)


def test_a_suspended_member_puts_nothing_before_the_public():
    draft = a_draft()
    Member.objects.filter(pk=draft.worker.member_id).update(state=MemberState.SUSPENDED)
    with pytest.raises(MayNotEditListing):
        publish(draft)
    with pytest.raises(MayNotEditListing):
        publish(draft, by=a_user("Priya", is_staff=True))


def test_only_the_worker_or_staff_publish():
    draft = a_draft()
    with pytest.raises(MayNotEditListing):
        publish(draft, by=a_user("Mallory"))
    assert publish(draft, by=a_user("Priya", is_staff=True)).state == "live"


def test_the_way_from_live_to_paused_to_live_to_archived_to_draft():
    listing = a_listing()
    user = listing.worker.member.user
    assert pause_listing(by=user, listing=listing, at=LONG_AGO).state == "paused"
    assert publish(listing).state == "live"
    assert archive_listing(by=user, listing=listing, at=LONG_AGO).state == "archived"
    with pytest.raises(WrongListingState):
        publish(listing)
    with pytest.raises(WrongListingState):
        pause_listing(by=user, listing=listing, at=LONG_AGO)
    assert restore_listing(by=user, listing=listing, at=LONG_AGO).state == "draft"
    with pytest.raises(WrongListingState):
        restore_listing(by=user, listing=listing, at=LONG_AGO)


def test_somebody_who_was_suspended_may_still_take_their_offer_down():
    listing = a_listing()
    Member.objects.filter(pk=listing.worker.member_id).update(state=MemberState.SUSPENDED)
    listing.worker.member.refresh_from_db()
    user = listing.worker.member.user
    assert archive_listing(by=user, listing=listing, at=LONG_AGO).state == "archived"
    with pytest.raises(MayNotEditListing):
        restore_listing(by=user, listing=listing, at=LONG_AGO)


def test_strangers_neither_pause_nor_take_down():
    listing = a_listing()
    for act in (pause_listing, archive_listing):
        with pytest.raises(MayNotEditListing):
            act(by=a_user("Mallory"), listing=listing, at=LONG_AGO)
