"""From the Wagtail admin to the board's desk."""

import pytest
from django.test import Client

from tests.factories.members import an_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("office", "shown"), [("board", True), ("secretary", True), ("treasurer", False)])
def test_who_may_decide_about_members_finds_their_office_in_the_menu(office, shown):
    client = Client()
    client.force_login(an_officer("Sid", office), backend="django.contrib.auth.backends.ModelBackend")
    assert ("/office/members/" in client.get("/admin/").text) is shown
