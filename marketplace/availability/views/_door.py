"""Whose hours a page is about, and where its links lead."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse

from foundation.errors import NotFound
from marketplace.availability.calculations.zones import zone_named
from marketplace.availability.policies import can_edit_hours
from marketplace.workers.models import Worker
from marketplace.workers.queries.workers import own_worker


@dataclass(frozen=True)
class Door:
    """The worker whose hours are on the page. `slug` is empty when they are the reader's own."""

    worker: Worker
    slug: str

    @property
    def zone(self) -> ZoneInfo:
        return zone_named(self.worker.zone)

    def url(self, name: str, *args: Any) -> str:
        """The address of a page of this room about the same worker."""
        return reverse(f"availability:{name}", args=[*([self.slug] if self.slug else []), *args])


def door_of(request: HttpRequest, slug: str) -> Door:
    """Find the worker: the reader, or by `slug` for staff. Raises NotFound, also for hours that are not theirs,
    and for the reader's own NeedsWorkerMembership or NeedsWorkerPage.
    """
    worker = Worker.objects.select_related("member").filter(slug=slug).first() if slug else own_worker(request.user)
    if worker is None or not can_edit_hours(request.user, worker):
        raise NotFound
    return Door(worker, slug)
