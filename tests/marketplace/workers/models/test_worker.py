"""What the database itself refuses about workers and checks."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from marketplace.workers.models import Check, Worker, validate_zone
from tests.factories.marketplace import a_user, a_worker

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"base_latitude_e6": 90_000_001}, "a_worker_lives_on_the_globe"),
        ({"base_longitude_e6": -180_000_001}, "a_worker_lives_on_the_globe"),
        ({"radius_metres": 200_001}, "a_worker_travels_half_to_200_kilometres"),
        ({"travel_metres_per_minute": 49}, "a_worker_travels_at_a_human_speed"),
        ({"state": "gone"}, "a_worker_state_is_known"),
        ({"photo": "x", "photo_alt": ""}, "a_worker_photo_has_words"),
    ],
)
def test_a_worker_that_cannot_be_is_refused_by_name(change, constraint):
    worker = a_worker()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Worker.objects.filter(pk=worker.pk).update(**change)


def test_a_check_that_cannot_be_is_refused_by_name():
    given = {"worker": a_worker(), "title": "Seen", "verified_by": a_user(), "verified_on": date(2026, 1, 2)}
    with pytest.raises(IntegrityError, match="a_check_ends_after_it_was_made"), transaction.atomic():
        Check.objects.create(kind="identity", expires_on=date(2026, 1, 2), **given)
    with pytest.raises(IntegrityError, match="a_check_kind_is_known"), transaction.atomic():
        Check.objects.create(kind="horoscope", **given)


def test_a_zone_is_an_iana_zone():
    validate_zone("Pacific/Chatham")
    with pytest.raises(ValidationError):
        validate_zone("Europe/Hebden")
