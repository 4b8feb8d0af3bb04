"""The shelf is kept true by the database, whoever writes."""

import pytest

from marketplace.search.models import Entry
from tests.factories.marketplace import a_draft, a_listing

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_on_the_shelf():
    a_draft()
    assert not Entry.objects.exists()


def test_a_published_listing_is_on_the_shelf():
    listing = a_listing()
    entry = Entry.objects.get()
    assert (entry.listing_id, entry.title, entry.worker_name) == (listing.pk, "Home cleaning", "Rosa Lane")
