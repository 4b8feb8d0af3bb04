"""What the database refuses, by the name of the rule."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, transaction


@contextmanager
def refused(name: str) -> Iterator[None]:
    """The database refuses what is done inside, by the constraint or trigger of this name."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        yield
    assert caught.value.__cause__.diag.constraint_name == name
