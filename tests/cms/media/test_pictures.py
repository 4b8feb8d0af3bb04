"""What an editor's picture must be, and what is kept of it."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from cms.media.models import Paper, Picture
from foundation.pictures.errors import PictureRefused
from tests.factories.pictures import photo_with_place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(data=None, name="at home.jpg"):
    return SimpleUploadedFile(name, photo_with_place() if data is None else data, content_type="image/jpeg")


def form_for(*, file=None, **data):
    given = {"title": "Ruth", "description": "Ruth holds a ladder", "collection": Collection.get_first_root_node().pk}
    return get_image_form(Picture)(data=given | data, files={"file": file or upload()})


def bytes_of(name):
    with default_storage.open(name) as file:
        return file.read()


def kept_from(form):
    assert form.errors == {}
    return form.save()


def test_wagtail_keeps_our_pictures_and_papers():
    assert (get_image_model(), get_document_model()) == (Picture, Paper)


def test_what_is_kept_holds_no_place_and_no_camera_and_has_a_random_name():
    picture = kept_from(form_for())
    kept = bytes_of(picture.file.name)
    seen = Image.open(BytesIO(kept))
    assert (seen.format, dict(seen.getexif())) == ("WEBP", {})
    assert b"Camera of Rosa" in photo_with_place()
    assert b"Camera of Rosa" not in kept
    assert "home" not in picture.file.name
    assert (picture.width, picture.height, picture.file_size) == (*seen.size, len(kept))


def test_a_picture_made_without_the_form_is_drawn_again_as_well():
    picture = Picture.objects.create(title="Ruth", description="Ruth holds a ladder", file=upload())
    assert dict(Image.open(BytesIO(bytes_of(picture.file.name))).getexif()) == {}
    assert picture.file.name.endswith(".webp")


def test_saving_again_leaves_the_file_alone():
    picture = kept_from(form_for())
    name = picture.file.name
    picture.title = "Ruth in spring"
    picture.save()
    assert Picture.objects.get().file.name == name


def test_a_picture_without_words_is_refused_by_the_form_and_by_the_database():
    assert list(form_for(description="").errors) == ["description"]
    with pytest.raises(IntegrityError, match="a_picture_on_pages_has_words"), transaction.atomic():
        Picture.objects.create(title="Ruth", description="", file=upload())


def test_a_program_is_no_picture_whatever_it_is_called():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
    assert list(form_for(file=upload(drawing)).errors) == ["file"]
    with pytest.raises(PictureRefused):
        Picture(title="x", description="x", file=upload(drawing)).save()


def test_sizes_of_a_picture_stay_small_and_modern():
    size = kept_from(form_for()).get_rendition("width-200")
    assert Image.open(BytesIO(bytes_of(size.file.name))).format == "WEBP"
    assert size.url.startswith("/media/images/")
    assert size.alt == "Ruth holds a ladder"
