"""The buttons under a picture. What they do is in test_photos."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_draft

pytestmark = pytest.mark.django_db


def test_a_picture_that_is_not_there_is_not_found(client):
    draft = a_draft()
    client.force_login(draft.worker.member.user)
    response = client.post(reverse("services:change_photo", args=[draft.slug, 99]), {"do": "remove"})
    assert response.status_code == 404


def test_words_must_not_be_emptied(client):
    draft = a_draft()
    client.force_login(draft.worker.member.user)
    response = client.post(reverse("services:change_photo", args=[draft.slug, 99]), {"do": "describe", "alt": ""})
    assert response.status_code == 422
