"""Who is at the door of the worker's own pages."""

from typing import Any

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect

from marketplace.workers.errors import NeedsWorkerMembership
from marketplace.workers.models import Worker
from marketplace.workers.queries.workers import membership_to_work_under, worker_of


def membership_of(request: HttpRequest) -> Any:
    """The live worker membership of the person. Raises NeedsWorkerMembership."""
    member = membership_to_work_under(request.user)
    if member is None:
        raise NeedsWorkerMembership
    return member


def own_worker(request: HttpRequest) -> Worker | HttpResponseRedirect:
    """The person's own worker page, or the way to make one. Raises NeedsWorkerMembership."""
    worker = worker_of(request.user)
    if worker is not None:
        return worker
    membership_of(request)
    return redirect("workers:profile")
