"""The shelf is kept true by the database, whoever writes."""

from datetime import date

import pytest
from django.db import connection

from coop.membership.enums import MemberState
from coop.membership.models import Member
from marketplace.search.models import Entry
from marketplace.services.actions.archive_listing import archive_listing
from marketplace.services.actions.pause_listing import pause_listing
from marketplace.services.actions.publish_listing import publish_listing
from marketplace.services.calculations.price import hours_price
from marketplace.services.models import Listing, Trade
from marketplace.services.policies import is_bookable
from marketplace.workers.actions.record_check import record_check
from marketplace.workers.calculations.geography import Point, metres_between, public_point
from marketplace.workers.models import Check, Worker
from tests.factories.marketplace import (
    HALIFAX,
    HEBDEN,
    LONG_AGO,
    a_draft,
    a_listing,
    a_trade,
    a_user,
    a_worker,
)

pytestmark = pytest.mark.django_db


def on_the_shelf():
    return set(Entry.objects.values_list("listing_id", flat=True))


def test_a_live_listing_is_there_with_all_a_card_shows():
    worker = a_worker(languages=("en", "pl"), radius_metres=8_000)
    listing = a_listing(
        worker, summary="Once a week", price_shape="hourly", price_minor=2100, min_minutes=90, max_minutes=180
    )
    entry = Entry.objects.get()
    assert (entry.listing, entry.worker, entry.trade) == (listing, worker, listing.trade)
    assert (entry.title, entry.worker_name, entry.area, entry.zone) == (
        "Home cleaning", "Rosa Lane", "Hebden Bridge", "Europe/London",
    )  # fmt: skip
    assert (entry.price_minor, entry.min_minutes) == (hours_price(2100, 90), 90)
    assert (entry.languages, entry.reach_metres, entry.is_remote) == (["en", "pl"], 8_000, False)
    public = public_point(Point(*HEBDEN))
    assert (entry.latitude_e6, entry.longitude_e6) == (public.latitude_e6, public.longitude_e6)


def test_it_comes_and_goes_with_its_state():
    listing = a_draft()
    user = listing.worker.member.user
    assert on_the_shelf() == set()
    for act, there in (
        (publish_listing, True),
        (pause_listing, False),
        (publish_listing, True),
        (archive_listing, False),
    ):
        act(by=user, listing=listing, at=LONG_AGO)
        assert (listing.pk in on_the_shelf()) is there


@pytest.mark.parametrize(
    "hide",
    [
        lambda listing: Worker.objects.filter(pk=listing.worker_id).update(state="paused"),
        lambda listing: Worker.objects.filter(pk=listing.worker_id).update(state="hidden"),
        lambda listing: Trade.objects.filter(pk=listing.trade_id).update(active=False),
        *(
            lambda listing, state=state: Member.objects.filter(pk=listing.worker.member_id).update(state=state)
            for state in (MemberState.SUSPENDED, MemberState.LEAVING, MemberState.EXPELLED, MemberState.DECEASED)
        ),
    ],
)
def test_it_goes_when_worker_trade_or_membership_no_longer_carry_it(hide):
    listing = a_listing()
    assert on_the_shelf() == {listing.pk}
    hide(listing)
    assert on_the_shelf() == set()
    listing = Listing.objects.select_related("worker__member", "trade").get()
    assert not (is_bookable(listing) and listing.trade.active)


def test_it_comes_back_with_the_membership():
    listing = a_listing()
    members = Member.objects.filter(pk=listing.worker.member_id)
    members.update(state=MemberState.SUSPENDED)
    members.update(state=MemberState.ACTIVE)
    assert on_the_shelf() == {listing.pk}


def test_it_follows_plain_sql_as_well():
    a_listing()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE marketplace_services_listing SET title = 'Spotless', price_minor = 9900")
        cursor.execute("UPDATE marketplace_workers_worker SET name = 'Rosa L.', base_area = 'The valley'")
    entry = Entry.objects.get()
    assert (entry.title, entry.price_minor, entry.worker_name, entry.area) == (
        "Spotless",
        9900,
        "Rosa L.",
        "The valley",
    )


def test_one_statement_for_many_rows_shelves_them_all():
    worker = a_worker()
    drafts = [a_draft(worker, title=f"Draft {n}") for n in range(3)]
    Listing.objects.all().update(state="live", published_at=LONG_AGO)
    assert on_the_shelf() == {draft.pk for draft in drafts}


def test_checks_stand_there_while_they_last_and_for_their_trade():
    listing = a_listing()
    worker, staff = listing.worker, a_user("Priya", is_staff=True)
    seen = {"by": staff, "worker": worker, "title": "Seen", "verified_on": date(2026, 1, 2), "at": LONG_AGO}
    record_check(kind="identity", **seen)
    record_check(kind="insurance", expires_on=date(2026, 1, 3), **seen)
    record_check(kind="training", trade_slug="lessons", **seen)
    assert Entry.objects.get().checks == ["identity"]
    Check.objects.filter(kind="identity").delete()
    assert Entry.objects.get().checks == []


def test_people_come_to_a_worker_from_forty_kilometres_and_phone_from_anywhere():
    worker = a_worker(radius_metres=5_000)
    a_listing(worker, place_mode="at_worker", title="Here")
    a_listing(worker, place_mode="remote", title="By phone")
    assert dict(Entry.objects.values_list("title", "reach_metres")) == {"Here": 40_000, "By phone": 30_000_000}


def test_the_databases_distance_is_pythons_distance():
    a, b = Point(*HEBDEN), Point(*HALIFAX)
    with connection.cursor() as cursor:
        cursor.execute("SELECT marketplace_search_metres(%s, %s, %s, %s)", [*HEBDEN, *HALIFAX])
        assert abs(cursor.fetchone()[0] - metres_between(a, b)) <= 1
        for degrees in (0, 1, -1, 2_499, 2_500, -2_500, -2_501, 53_741_800, -2_013_400, 179_999_999):
            cursor.execute("SELECT marketplace_search_snap(%s)", [degrees])
            assert cursor.fetchone()[0] == public_point(Point(degrees, 0)).latitude_e6, degrees


@pytest.mark.parametrize(
    ("shape", "price", "minutes"), [("fixed", 4000, 90), ("hourly", 1505, 25), ("hourly", 1501, 30)]
)
def test_the_databases_price_is_pythons_price(shape, price, minutes):
    with connection.cursor() as cursor:
        cursor.execute("SELECT marketplace_search_price(%s, %s, %s)", [shape, price, minutes])
        assert cursor.fetchone()[0] == (price if shape == "fixed" else hours_price(price, minutes))


def test_words_are_found_without_accents_by_their_stem_and_by_weight():
    a_listing(a_worker("Zoë Müller"), a_trade("cleaning", plural="cleaners"), includes="Skirting boards")
    with connection.cursor() as cursor:
        for words, found in (("zoe", 1), ("muller", 1), ("cleaners", 1), ("skirting", 1), ("piano", 0)):
            cursor.execute(
                "SELECT count(*) FROM marketplace_search_entry "
                "WHERE document @@ websearch_to_tsquery(marketplace_search_config(), %s)",
                [words],
            )
            assert cursor.fetchone()[0] == found, words
