"""Handing out pictures."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from foundation.pictures.naming import new_name, path_of, picture_url


@pytest.fixture
def name(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    name = new_name()
    default_storage.save(path_of("workers", name, 320), ContentFile(b"dots"))
    return name


def test_a_picture_is_sent_as_nothing_but_a_picture(client, name):
    response = client.get(picture_url("workers", name, 320))
    assert b"".join(response.streaming_content) == b"dots"
    assert response["Content-Type"] == "image/webp"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address",
    ["/pictures/workers/{name}/321.webp", "/pictures/listings/{name}/320.webp", "/pictures/workers/../../x/320.webp",
     "/pictures/workers/short/320.webp"],
)  # fmt: skip
def test_anything_else_is_not_found(client, db, name, address):
    assert client.get(address.format(name=name)).status_code == 404


def test_no_picture_has_no_address():
    assert picture_url("workers", "") == ""


def test_names_cannot_be_guessed():
    assert len({new_name() for _ in range(100)}) == 100
    assert all(len(new_name()) == 22 for _ in range(10))
