"""What the database itself refuses about listings, extras and pictures."""

import pytest
from django.db import IntegrityError, transaction

from marketplace.services.models import Extra, Listing, Photo
from tests.factories.marketplace import a_draft, a_listing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"price_minor": 0}, "a_listing_has_a_price"),
        ({"min_minutes": 4, "max_minutes": 4}, "a_listing_lasts_five_minutes_to_a_day"),
        ({"price_shape": "hourly", "max_minutes": 60}, "a_listing_lasts_five_minutes_to_a_day"),
        ({"max_minutes": 180}, "a_fixed_price_has_one_length"),
        ({"step_minutes": 0}, "a_listing_steps_forward"),
        ({"grid_minutes": 0}, "a_listing_steps_forward"),
        ({"setup_minutes": 481}, "setting_up_takes_at_most_a_day"),
        ({"horizon_days": 61}, "nobody_books_more_than_60_days_ahead"),
        ({"lead_minutes": 30 * 1440}, "notice_ends_before_the_horizon"),
        ({"radius_metres": 499}, "a_listing_reaches_half_to_200_kilometres"),
        ({"published_at": None}, "a_live_listing_was_published"),
        ({"state": "gone"}, "a_listing_uses_known_words"),
        ({"cancellation_tier": "never"}, "a_listing_uses_known_words"),
    ],
)
def test_a_listing_that_cannot_be_is_refused_by_name(change, constraint):
    listing = a_listing()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Listing.objects.filter(pk=listing.pk).update(**change)


def test_an_extra_is_named_once_and_taken_a_few_times():
    listing = a_draft()
    Extra.objects.create(listing=listing, name="Oven", price_minor=1200)
    with pytest.raises(IntegrityError, match="an_extra_is_named_once_per_listing"), transaction.atomic():
        Extra.objects.create(listing=listing, name="Oven", price_minor=900)
    with pytest.raises(IntegrityError, match="an_extra_is_taken_1_to_20_times"), transaction.atomic():
        Extra.objects.create(listing=listing, name="Bins", price_minor=0, most=0)
    with pytest.raises(IntegrityError, match="an_extra_takes_at_most_8_hours"), transaction.atomic():
        Extra.objects.create(listing=listing, name="Attic", price_minor=0, minutes=481)


def test_a_picture_has_words_and_a_size():
    listing = a_draft()
    with pytest.raises(IntegrityError, match="a_photo_has_words"), transaction.atomic():
        Photo.objects.create(listing=listing, name="n", width=10, height=10, alt="")
    with pytest.raises(IntegrityError, match="a_photo_has_a_size"), transaction.atomic():
        Photo.objects.create(listing=listing, name="n", width=0, height=10, alt="An oven")
