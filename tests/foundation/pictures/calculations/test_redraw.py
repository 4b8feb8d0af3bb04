"""Pictures are told by their content and drawn again by us."""

from io import BytesIO

import pytest
from PIL import Image

from foundation.pictures.calculations import redraw as module
from foundation.pictures.calculations.redraw import redraw
from foundation.pictures.errors import PictureRefused, PictureTooLarge, PictureTooSmall

GPS = 0x8825


def bytes_of(picture, kind="JPEG", **options):
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


def test_a_photo_comes_out_in_three_sizes_as_webp():
    drawn = redraw(bytes_of(Image.new("RGB", (2000, 1500), "teal")))
    assert (drawn.width, drawn.height) == (1600, 1200)
    assert [(width, opened(data).size, opened(data).format) for width, data in drawn.files.items()] == [
        (1600, (1600, 1200), "WEBP"),
        (800, (800, 600), "WEBP"),
        (320, (320, 240), "WEBP"),
    ]


def test_a_small_picture_is_never_enlarged():
    drawn = redraw(bytes_of(Image.new("RGB", (400, 300), "teal")))
    assert (drawn.width, drawn.height) == (400, 300)
    assert opened(drawn.files[1600]).size == (400, 300)


def test_place_camera_and_every_other_note_are_gone():
    picture = Image.new("RGB", (400, 300), "teal")
    exif = picture.getexif()
    exif[0x010F] = "Camera of Rosa"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (53.0, 44.0, 30.0)
    data = bytes_of(picture, exif=exif.tobytes(), comment=b"taken at home")
    assert opened(data).getexif()[0x010F] == "Camera of Rosa"
    for file in redraw(data).files.values():
        assert dict(opened(file).getexif()) == {}
        assert b"Rosa" not in file
        assert b"taken at home" not in file


def test_a_picture_taken_sideways_stands_upright():
    picture = Image.new("RGB", (400, 300), "teal")
    exif = picture.getexif()
    exif[0x0112] = 6
    drawn = redraw(bytes_of(picture, exif=exif.tobytes()))
    assert (drawn.width, drawn.height) == (300, 400)


def test_what_can_be_seen_through_lies_on_white():
    drawn = redraw(bytes_of(Image.new("RGBA", (300, 300), (0, 0, 0, 0)), "PNG"))
    assert opened(drawn.files[320]).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_the_kinds_phones_and_cameras_make_are_taken(kind):
    assert redraw(bytes_of(Image.new("RGB", (300, 300), "teal"), kind)).width == 300


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        b"GIF89a<script>alert(1)</script>",
        bytes_of(Image.new("RGB", (300, 300)), "BMP"),
        bytes_of(Image.new("RGB", (300, 300)), "TIFF"),
        bytes_of(Image.new("RGB", (300, 300), "teal"))[:200],
    ],
)
def test_anything_else_is_refused_whatever_it_is_called(data):
    with pytest.raises(PictureRefused):
        redraw(data)


def test_a_picture_that_would_unpack_to_too_many_dots_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(module, "MAX_DOTS", 250 * 250)
    with pytest.raises(PictureTooLarge):
        redraw(bytes_of(Image.new("RGB", (300, 300)), "PNG"))


def test_a_file_over_ten_megabytes_is_refused():
    with pytest.raises(PictureTooLarge):
        redraw(b"x" * (10 * 1024 * 1024 + 1))


def test_a_stamp_is_too_small():
    with pytest.raises(PictureTooSmall):
        redraw(bytes_of(Image.new("RGB", (199, 600), "teal")))
