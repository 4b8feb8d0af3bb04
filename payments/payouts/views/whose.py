"""Whose payouts a page shows."""

from django.http import HttpRequest

from payments.payouts.errors import NotAWorker
from payments.payouts.registry import Owner, owner_of


def owner_here(request: HttpRequest) -> Owner:
    """Return the signed-in worker's owner. Raises NotAWorker."""
    owner = owner_of(request.user)
    if owner is None:
        raise NotAWorker
    return owner
