"""Names of pictures in storage, and the addresses that lead to them."""

import secrets

from django.urls import get_script_prefix

from foundation.pictures.calculations.redraw import WIDTHS

LARGE, MEDIUM, SMALL = WIDTHS


def new_name() -> str:
    """A random name, 128 bits: nobody finds a picture by guessing."""
    return secrets.token_urlsafe(16)


def path_of(folder: str, name: str, width: int) -> str:
    """Where one size of a picture lies in storage."""
    return f"pictures/{folder}/{name}/{width}.webp"


def picture_url(folder: str, name: str, width: int = MEDIUM) -> str:
    """The address of one size of a picture (see urls.py), or nothing for no picture."""
    return f"{get_script_prefix()}{path_of(folder, name, width)}" if name else ""
