"""Names of pictures in storage, and the addresses that lead to them."""

import secrets

from django.core.files.storage import default_storage

from foundation.pictures.calculations.redraw import WIDTHS

LARGE, MEDIUM, SMALL = WIDTHS


def new_name() -> str:
    """A random name, 128 bits: nobody finds a picture by guessing."""
    return secrets.token_urlsafe(16)


def path_of(folder: str, name: str, width: int) -> str:
    """Where one size of a picture lies in storage."""
    return f"pictures/{folder}/{name}/{width}.webp"


def picture_url(folder: str, name: str, width: int = MEDIUM) -> str:
    """The address of one size of a picture, or nothing for no picture."""
    return default_storage.url(path_of(folder, name, width)) if name else ""
