"""The button that releases."""

import pytest
from django.test import Client

from cms.backoffice.actions.appoint import appoint
from foundation.accounts.models import User
from tests.factories.marketplace import LONG_AGO
from tests.factories.members import an_officer

pytestmark = pytest.mark.django_db


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def path():
    nora = User.objects.create_user("nora@example.org", name="Nora New")
    made = appoint(by=an_officer("Bo Board"), user=nora, task="editor", resolution="Board", at=LONG_AGO)
    return f"/office/appointments/{made.pk}/end/"


def test_a_task_ends_once(path):
    browser = browser_of(an_officer("Sid Sec", "secretary"))
    ended = browser.post(path, follow=True)
    assert "The task has ended, and the rights that came with it." in ended.text
    assert "Nora New" not in ended.text
    assert browser.post(path).status_code == 404
    assert browser.post("/office/appointments/999999/end/").status_code == 404


def test_others_end_none_and_a_link_ends_nothing(path):
    assert browser_of(an_officer("Tom Till", "treasurer")).post(path).status_code == 403
    assert browser_of(an_officer("Ann Board")).get(path).status_code == 405
