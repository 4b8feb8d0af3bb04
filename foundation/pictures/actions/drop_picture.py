"""Take a picture out of storage."""

from django.core.files.storage import default_storage
from django.db import transaction

from foundation.pictures.calculations.redraw import WIDTHS
from foundation.pictures.naming import path_of


def drop_picture(*, folder: str, name: str) -> None:
    """Delete every size once the open transaction commits; a transaction that fails keeps them."""
    if not name:
        return

    def delete() -> None:
        for width in WIDTHS:
            default_storage.delete(path_of(folder, name, width))

    transaction.on_commit(delete)
