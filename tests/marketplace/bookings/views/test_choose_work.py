import pytest
from django.urls import reverse

from tests.factories.cast import a_bookable_listing
from tests.factories.marketplace import an_extra
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def page_of(listing, query=""):
    return reverse("bookings:choose_work", args=[listing.slug]) + query


def an_hourly_listing(**more):
    return a_bookable_listing(
        price_shape="hourly", price_minor=2400, min_minutes=60, max_minutes=120, step_minutes=30, **more
    )


def test_every_length_is_shown_with_its_whole_price(client):
    response = client.get(page_of(an_hourly_listing()))
    parse_strictly(response)
    assert [label for _, label in response.context["form"].fields["minutes"].choices] == [
        "1 h, £24.00",
        "1 h 30 min, £36.00",
        "2 h, £48.00",
    ]


def test_extras_are_shown_with_price_and_time(client):
    listing = an_hourly_listing(extras=(an_extra(), an_extra("A window", 350, 10, 8)))
    page = client.get(page_of(listing)).content.decode()
    assert "Inside the oven, £12.00, 30 min" in page
    assert "A window, £3.50, 10 min" in page
    assert "at most 8" in page


def test_the_answer_goes_to_the_times(client):
    listing = an_hourly_listing()
    response = client.get(page_of(listing))
    assert response.context["times_url"] == reverse("bookings:choose_time", args=[listing.slug])
    times = client.get(response.context["times_url"], {"chosen": "1", "minutes": "90"})
    assert times.context["length"] == "1 h 30 min"


def test_answers_are_kept_on_the_way_back(client):
    response = client.get(page_of(an_hourly_listing(), "?minutes=90"))
    assert response.status_code == 200
    tree = parse_strictly(response)
    assert [field.get("value") for field in tree.iter("input") if field.get("checked") is not None] == ["90"]


def test_coming_from_a_day_is_no_mistake_and_the_day_is_kept_on_the_way_to_the_times(client):
    listing = an_hourly_listing()
    asked = client.get(reverse("bookings:choose_time", args=[listing.slug]), {"from": "2026-06-05"}, follow=True)
    assert (asked.status_code, asked.context["form"].errors) == (200, {})
    tree = parse_strictly(asked)
    kept = {field.get("name"): field.get("value") for field in tree.iter("input") if field.get("type") == "hidden"}
    del kept["next"]  # of the choice of language, at the foot
    assert kept == {"chosen": "1", "from": "2026-06-05"}
    times = client.get(asked.context["times_url"], kept | {"minutes": "60"})
    assert times.context["range_label"].startswith("Friday 5 June")


def test_the_next_fortnight_of_work_without_extras_does_not_lead_back_to_the_choice(client):
    listing = a_bookable_listing(extras=(an_extra(),))
    times = reverse("bookings:choose_time", args=[listing.slug])
    later = client.get(times, {"chosen": "1"}).context["later_url"]
    assert client.get(later).status_code == 200


def test_a_length_that_is_not_offered_is_an_error_beside_its_field(client):
    response = client.get(page_of(an_hourly_listing(), "?minutes=45"))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["minutes"]


def test_too_many_of_an_extra_is_an_error_beside_its_field(client):
    listing = an_hourly_listing(extras=(an_extra("A window", 350, 10, 8),))
    key = listing.extras.get().pk
    response = client.get(page_of(listing, f"?minutes=60&x{key}=9"))
    assert list(response.context["form"].errors) == [f"x{key}"]


def test_where_there_is_nothing_to_choose_the_times_come_at_once(client):
    listing = a_bookable_listing()
    assert client.get(page_of(listing)).url == reverse("bookings:choose_time", args=[listing.slug])
