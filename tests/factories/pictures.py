"""Pictures for tests."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def an_upload(colour: str = "teal", *, size: tuple[int, int] = (640, 480), name: str = "IMG_0001.jpg"):
    """A JPEG as a browser sends it."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


def not_a_picture(name: str = "cute-cat.jpg"):
    """A program that says it is a picture."""
    return SimpleUploadedFile(name, b"<svg onload='alert(1)'/>", content_type="image/jpeg")


def photo_with_place() -> bytes:
    """A JPEG as a phone makes it: with its maker and the place inside."""
    picture = Image.new("RGB", (640, 480), "teal")
    exif = picture.getexif()
    exif[0x010F] = "Camera of Rosa"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (53.0, 44.0, 30.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif.tobytes())
    return out.getvalue()
