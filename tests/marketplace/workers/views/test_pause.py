"""Pausing everything."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_worker

pytestmark = pytest.mark.django_db
URL = reverse("workers:pause")


def test_a_break_begins_and_ends_with_a_press(client):
    worker = a_worker()
    client.force_login(worker.member.user)
    assert "Paused." in client.post(URL, {"pause": "1"}, follow=True).content.decode()
    worker.refresh_from_db()
    assert worker.state == "paused"
    client.post(URL, {"again": "1"})
    worker.refresh_from_db()
    assert worker.state == "active"


def test_looking_pauses_nobody(client):
    client.force_login(a_worker().member.user)
    assert client.get(URL).status_code == 405
