"""The small co-op of `world.py`, made once for each file of tests and rolled back at its end."""

import pytest
from django.db import transaction
from django.test import override_settings

from foundation import clock
from tests.architecture.world import a_world
from tests.factories.bookings import NOON


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Tuesday 2 June 2026, noon; afterwards no payment provider is in use, so nobody is called."""
    with django_db_blocker.unblock(), clock.frozen(NOON), transaction.atomic():
        with override_settings(STRIPE_API_BASE="http://127.0.0.1:9", STRIPE_SECRET_KEY=""):
            made = a_world()
        with override_settings(STRIPE_API_BASE="", STRIPE_SECRET_KEY=""):
            yield made
        transaction.set_rollback(True)


@pytest.fixture
def undone(world):
    """What a test does to the world is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
