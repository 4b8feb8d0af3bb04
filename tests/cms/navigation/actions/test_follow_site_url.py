"""The default site takes the address of the settings while it has none of its own."""

import pytest
from wagtail.models import Site

from cms.navigation.actions.follow_site_url import follow_site_url

pytestmark = pytest.mark.django_db


def address():
    site = Site.objects.get(is_default_site=True)
    return site.hostname, site.port, site.root_url


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("https://calder.coop", ("calder.coop", 443, "https://calder.coop")),
        ("http://localhost:8123", ("localhost", 8123, "http://localhost:8123")),
        ("http://example.coop", ("example.coop", 80, "http://example.coop")),
    ],
)
def test_a_site_without_an_address_takes_the_one_it_is_told(told, expected):
    Site.objects.update(hostname="localhost", port=80)
    follow_site_url(site_url=told)
    assert address() == expected


def test_an_address_an_editor_set_stays():
    Site.objects.update(hostname="old.coop", port=443)
    follow_site_url(site_url="https://new.coop")
    assert address() == ("old.coop", 443, "https://old.coop")


def test_nonsense_changes_nothing():
    before = address()
    follow_site_url(site_url="nonsense")
    assert address() == before
