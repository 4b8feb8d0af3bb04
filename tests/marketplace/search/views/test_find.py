"""The list of people who can do it."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_listing

pytestmark = pytest.mark.django_db


def test_find_page_shows_a_live_listing_with_its_whole_price_and_the_workers_share(client):
    a_listing()
    page = client.get(reverse("search:find")).content.decode()
    assert "Home cleaning" in page
