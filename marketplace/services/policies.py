"""Who may do what with a listing."""

from typing import Any

from coop.membership.policies import can_list_services, is_staff
from marketplace.services.enums import ListingState
from marketplace.services.models import Listing
from marketplace.workers.enums import WorkerState
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker


def can_offer(user: Any, worker: Worker) -> bool:
    """A new listing is made by the worker, or by staff for them, while the membership allows listing."""
    return can_edit_worker(user, worker) and can_list_services(worker.member)


def can_edit_listing(user: Any, listing: Listing) -> bool:
    return can_edit_worker(user, listing.worker)


def can_archive_listing(user: Any, listing: Listing) -> bool:
    """Taking down needs no active membership: somebody who was suspended may still withdraw their offer."""
    if not getattr(user, "is_authenticated", False):
        return False
    return listing.worker.member.user_id == user.pk or is_staff(user)


def is_public(listing: Listing) -> bool:
    """Whether anybody may look: live or paused, by a worker who is not hidden and whose membership allows listing."""
    return (
        listing.state in {ListingState.LIVE, ListingState.PAUSED}
        and listing.worker.state != WorkerState.HIDDEN
        and can_list_services(listing.worker.member)
    )


def is_bookable(listing: Listing) -> bool:
    """Whether a new booking may begin: live, by an active worker in good standing."""
    return (
        listing.state == ListingState.LIVE
        and listing.worker.state == WorkerState.ACTIVE
        and can_list_services(listing.worker.member)
    )


def can_see_listing(user: Any, listing: Listing) -> bool:
    """Drafts and archived listings are seen by their worker and by staff only."""
    return is_public(listing) or can_archive_listing(user, listing)
