"""Who is at the door of the worker's own pages."""

from typing import Any

from django.http import HttpRequest

from marketplace.workers.errors import NeedsWorkerMembership
from marketplace.workers.queries.workers import membership_to_work_under


def membership_of(request: HttpRequest) -> Any:
    """The live worker membership of the person. Raises NeedsWorkerMembership."""
    member = membership_to_work_under(request.user)
    if member is None:
        raise NeedsWorkerMembership
    return member
