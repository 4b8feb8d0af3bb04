"""The button "restore" of a listing. What it does is in test_my_listing; this is who may press it."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_draft

pytestmark = pytest.mark.django_db


def test_a_stranger_signs_in_before_pressing_restore(client):
    draft = a_draft()
    response = client.post(reverse("services:restore", args=[draft.slug]))
    assert response["Location"].startswith(reverse("account_login"))
    draft.refresh_from_db()
    assert draft.state == "draft"
