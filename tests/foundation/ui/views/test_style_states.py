"""The states of components as a style sheet: for those who build pages, and made from the rules themselves."""

import pytest
from django.contrib.auth.models import Permission

from foundation.accounts.models import User
from foundation.ui.style_facts import states_css

pytestmark = pytest.mark.django_db


def test_who_builds_pages_gets_a_style_sheet_made_from_the_rules(client):
    builder = User.objects.create_user("ed@example.org", name="Ed Itor")
    builder.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(builder)
    answer = client.get("/style/states.css")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert answer.content.decode() == states_css()
    assert ".is-focus" in answer.text


def test_others_are_sent_to_sign_in_or_told_no(client):
    assert client.get("/style/states.css").status_code == 302
    client.force_login(User.objects.create_user("cora@example.org"))
    assert client.get("/style/states.css").status_code == 403
