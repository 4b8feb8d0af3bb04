"""Draw an uploaded picture again, in our own sizes. Bytes in, bytes out; nothing is stored here."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

from foundation.pictures.errors import PictureRefused, PictureTooLarge, PictureTooSmall

register_heif_opener()

MAX_BYTES = 10 * 1024 * 1024
MAX_DOTS = 50_000_000
LEAST_SIDE = 200
WIDTHS = (1600, 800, 320)
# By content, never by name. SVG and PDF are programs; TIFF and BMP are not what a phone or camera gives.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")


@dataclass(frozen=True)
class Redrawn:
    """The size of the largest rendition in dots, and WebP bytes by the width each was asked for."""

    width: int
    height: int
    files: dict[int, bytes]


def redraw(data: bytes) -> Redrawn:
    """Decode `data`, turn it upright, drop everything but the dots, and encode it at each of `WIDTHS` (never enlarged).

    Raises PictureRefused when it is not a picture of a kind we take, PictureTooLarge over 10 MB or 50 million dots,
    PictureTooSmall under 200 dots a side.
    """
    if len(data) > MAX_BYTES:
        raise PictureTooLarge
    picture = _decode(data)
    files = {}
    size = picture.size
    for width in WIDTHS:
        rendition = picture.copy()
        rendition.thumbnail((width, width * 2), Image.Resampling.LANCZOS)
        if width == WIDTHS[0]:
            size = rendition.size
        out = BytesIO()
        rendition.save(out, "WEBP", quality=82, method=4)
        files[width] = out.getvalue()
    return Redrawn(width=size[0], height=size[1], files=files)


def _decode(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a bomb is refused below by its size, before a dot of it is decoded
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MAX_DOTS:
                    raise PictureTooLarge
                if min(opened.size) < LEAST_SIDE:
                    raise PictureTooSmall
                return _flat(ImageOps.exif_transpose(_in_srgb(opened)))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise PictureRefused from error


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Bring the colours of another profile (most phones' Display P3) to sRGB, since the profile is dropped."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "L"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed or picture


def _flat(picture: Image.Image) -> Image.Image:
    """Put a see-through picture on white; keep the dots and nothing else."""
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        flat = Image.new("RGB", seen.size, "white")
        flat.paste(seen, mask=seen.getchannel("A"))
        return flat
    plain = picture.convert("RGB")
    bare = Image.new("RGB", plain.size)
    bare.paste(plain)
    return bare
