"""Locks, taken the same way everywhere so that two people acting at once never deadlock."""

import hashlib
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)


def lock_rows(queryset: "models.QuerySet[M]", ids: Iterable[Any]) -> list[M]:
    """Lock the rows with these ids, in id order, until the transaction ends; return them in that order.

    FOR NO KEY UPDATE OF self: rows that merely point at them by foreign key can still be written.
    """
    wanted = sorted(set(ids))
    return list(queryset.filter(pk__in=wanted).order_by("pk").select_for_update(of=("self",), no_key=True))


def lock_row(queryset: "models.QuerySet[M]", pk: Any) -> M:
    """Lock one row and return it fresh. Raises the model's DoesNotExist."""
    return queryset.select_for_update(of=("self",), no_key=True).get(pk=pk)


def advisory_lock(*parts: object) -> None:
    """Hold a lock named by `parts` until the transaction ends, where there is no row to lock yet."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(digest[:8], "big", signed=True)])
