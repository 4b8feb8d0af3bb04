"""Giving tasks out."""

from datetime import date

import pytest

from coop.decisions.models import Decision, Task
from tests.factories.deciding import LATER, in_force

pytestmark = pytest.mark.django_db


def test_a_task_has_an_owner_and_a_day(browse, ana, jo):
    decision = in_force(jo, ana)
    client, url = browse(ana, LATER), f"/office/decisions/{decision.slug}/tasks/"
    sent = {"title": "Buy the bike", "owner": str(jo.pk), "due_on": "2026-08-01"}
    assert client.post(url, {**sent, "owner": ""}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert Task.objects.values_list("title", "owner", "due_on").get() == ("Buy the bike", jo.pk, date(2026, 8, 1))
    assert Decision.objects.get().state == "implementing"
    assert "Buy the bike" in client.get(url).content.decode()
