"""A listing's public page."""

import pytest
from django.urls import reverse

from marketplace.search.actions.refresh_free_times import refresh_free_times
from marketplace.services.actions.pause_listing import pause_listing
from marketplace.services.models import Photo
from tests.factories.hours import open_all_week
from tests.factories.marketplace import LONG_AGO, a_draft, a_listing, a_staff_member, a_user, an_extra
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(frozen):
    frozen(LONG_AGO)


def get(client, listing, status=200):
    response = client.get(reverse("services:listing", args=[listing.slug]))
    assert response.status_code == status
    return response


def test_it_shows_the_whole_price_where_it_goes_and_what_is_included(client):
    listing = a_listing(includes="Kitchen\n\nBathroom", not_included="Carpets", extras=(an_extra(),))
    response = get(client, listing)
    parse_strictly(response)
    page = response.content.decode()
    for words in ("£40.00", "for 2 hours", "£36.80", "£2.40", "£0.80", "Kitchen", "Bathroom", "Carpets",
                  "Inside the oven", "+ £12.00", "takes 30 minutes longer", "Where your £40.00 goes"):  # fmt: skip
        assert words in page, words


def test_the_cancellation_rule_stands_there_in_one_line(client):
    page = get(client, a_listing(cancellation_tier="firm")).content.decode()
    assert "Cancel free of charge until 3 days before it starts." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_three_queries_whatever_hangs_on_it(client, django_assert_num_queries, rows):
    listing = a_listing(extras=tuple(an_extra(f"Extra {n}", 3000) for n in range(rows)))
    for n in range(rows):
        Photo.objects.create(listing=listing, name=f"{n}", width=8, height=6, alt="An oven")
    with django_assert_num_queries(3):
        get(client, listing)


def test_the_next_fourteen_days_lead_to_the_times(client):
    listing = a_listing()
    open_all_week(listing.worker, "09:00", "17:00")
    refresh_free_times(at=LONG_AGO)
    page = get(client, listing).content.decode()
    # Booked at least a day ahead of Monday 5 January, 09:00 UTC: Tuesday from 09:00.
    tuesday = next(
        a for a in parse_strictly(get(client, listing)).iter("a") if (a.get("href") or "").endswith("?from=2026-01-06")
    )
    assert " ".join("".join(tuesday.itertext()).split()) == "Tue 6 Jan, from 09:00"
    assert f"{reverse('bookings:choose_time', args=[listing.slug])}?from=2026-01-06" in page
    assert "Monday 5 January, nothing free" in page
    assert page.count('class="day"') == 13


def test_until_the_times_are_worked_out_it_says_so(client):
    assert "Free times are being worked out." in get(client, a_listing()).content.decode()


def test_a_paused_listing_is_seen_but_not_booked(client):
    listing = a_listing()
    pause_listing(by=listing.worker.member.user, listing=listing, at=LONG_AGO)
    page = get(client, listing).content.decode()
    assert "Not taking new bookings just now." in page
    assert reverse("bookings:choose_time", args=[listing.slug]) not in page


def test_a_draft_is_seen_by_its_worker_and_by_staff_alone(client):
    draft = a_draft()
    get(client, draft, status=404)
    client.force_login(a_user("Mallory"))
    get(client, draft, status=404)
    client.force_login(draft.worker.member.user)
    page = get(client, draft).content.decode()
    assert "This is a draft." in page
    assert reverse("services:my_listing", args=[draft.slug]) in page
    client.force_login(a_staff_member())
    get(client, draft)


def test_the_address_of_the_worker_never_appears(client):
    page = get(client, a_listing()).content.decode()
    assert "53.74" not in page
    assert "53741" not in page


def test_a_slug_nobody_has_is_not_found(client):
    assert client.get("/listings/no-such-listing/").status_code == 404
