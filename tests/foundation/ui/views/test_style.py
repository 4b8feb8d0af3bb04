"""Every component on one page."""

from itertools import pairwise

import pytest

from foundation.accounts.models import User
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def builder():
    """Somebody who builds pages: may enter the back office, holds no second key."""
    from django.contrib.auth.models import Permission

    user = User.objects.create_user("ed@example.org", name="Ed Itor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def client(client, builder):
    client.force_login(builder)
    return client


@pytest.mark.parametrize("query", ["", "?form=refused"])
def test_the_page_is_strict_html_with_headings_in_order(client, query):
    tree = parse_strictly(client.get(f"/style/{query}"))
    levels = [
        int(node.tag[1]) for node in tree.iter() if isinstance(node.tag, str) and node.tag in {"h1", "h2", "h3", "h4"}
    ]
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_a_refused_form_is_announced_in_the_title_and_in_a_summary(client):
    page = client.get("/style/?form=refused").content.decode()
    assert "<title>Error: Style" in page
    assert "data-error-summary" in page
    assert "data-error-summary" not in client.get("/style/").content.decode()


def test_the_demo_says_on_the_page_that_nothing_is_real(client, settings):
    assert "no money moves" not in client.get("/style/").content.decode()
    settings.DEMO = True
    assert "Nobody here is real; no money moves." in client.get("/style/").content.decode()


def test_it_is_for_people_who_build_pages(client):
    from django.test import Client

    assert Client().get("/style/").url == "/accounts/login/?next=/style/"
    client.force_login(User.objects.create_user("ana@example.org", name="Ana"))
    assert client.get("/style/").status_code == 403


def test_the_page_speaks_the_co_op_s_name_phone_and_legal_line(client, settings):
    settings.COOP = settings.COOP | {"name": "Calder Hands", "phone": "01422 496 0123", "legal_line": "Registered 123."}
    page = client.get("/style/").content.decode()
    assert "– Calder Hands</title>" in page
    assert 'href="tel:014224960123"' in page
    assert "Registered 123." in page


def test_a_language_written_from_right_to_left_turns_the_page(client, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
    page = client.get("/style/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
