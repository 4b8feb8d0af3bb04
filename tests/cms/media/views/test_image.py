"""Pictures of pages are handed out; originals and other files are not."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cms.media.models import Picture
from tests.factories.pictures import an_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_size_is_a_picture_to_keep_for_a_year_and_nothing_else(client):
    picture = Picture.objects.create(title="Ruth", description="Ruth holds a ladder", file=an_upload())
    response = client.get(picture.get_rendition("width-200").url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert b"".join(response.streaming_content)[:4] == b"RIFF"
    response.close()


def test_the_original_and_a_missing_size_are_not_there(client):
    picture = Picture.objects.create(title="Ruth", description="Ruth holds a ladder", file=an_upload())
    assert client.get(picture.file.url).status_code == 404
    assert client.get("/media/images/nothing.webp").status_code == 404


def test_other_files_of_the_house_cannot_be_reached_through_it(client):
    default_storage.save("secret.webp", ContentFile(b"x"))
    assert client.get("/media/images/../secret.webp").status_code == 404
    assert client.get("/media/images/..%2Fsecret.webp").status_code == 404
