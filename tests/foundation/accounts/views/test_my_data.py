import pytest

from tests.factories.members import applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_it_says_what_is_held_why_and_for_how_long(client, person):
    client.force_login(person())
    response = client.get("/me/data/")
    parse_strictly(response)
    assert "We need it to do what you asked us to do." in response.text
    assert "Your account, your e-mail addresses" in response.text
    assert 'href="/me/data/download/"' in response.text
    assert 'href="/me/data/erase/"' in response.text


def test_who_cannot_be_erased_yet_reads_why(client, person):
    user = person()
    applied(user)
    client.force_login(user)
    response = client.get("/me/data/")
    parse_strictly(response)
    assert "Leave first, or take your application back." in response.text
    assert 'href="/me/data/erase/"' not in response.text


def test_it_is_a_link_away_from_the_account(client, person):
    client.force_login(person())
    assert 'href="/me/data/"' in client.get("/me/").text
