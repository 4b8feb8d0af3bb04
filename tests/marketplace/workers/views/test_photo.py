"""A worker's picture."""

import pytest
from django.urls import reverse

from tests.factories.marketplace import a_worker
from tests.factories.pictures import an_upload, not_a_picture
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = reverse("workers:photo")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def worker(client):
    worker = a_worker()
    client.force_login(worker.member.user)
    return worker


def test_a_picture_is_put_there_seen_and_taken_away(client, worker):
    client.post(URL, {"photo": an_upload(), "alt": "Rosa, smiling"})
    worker.refresh_from_db()
    response = client.get(URL)
    parse_strictly(response)
    address = f"/pictures/workers/{worker.photo}/800.webp"
    assert address in response.content.decode()
    served = client.get(address)
    assert (served["Content-Type"], served["X-Content-Type-Options"]) == ("image/webp", "nosniff")
    assert "immutable" in served["Cache-Control"]
    assert b"".join(served.streaming_content).startswith(b"RIFF")
    client.post(URL, {"remove": "1"})
    worker.refresh_from_db()
    assert worker.photo == ""


def test_a_program_called_a_picture_is_told_beside_the_field(client, worker):
    response = client.post(URL, {"photo": not_a_picture(), "alt": "Rosa"})
    assert response.status_code == 422
    assert "photo" in response.context["form"].errors
