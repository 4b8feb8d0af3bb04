"""A worker's own listings."""

from django.db.models import Case, IntegerField, Value, When

from foundation.errors import NotFound
from marketplace.services.enums import ListingState
from marketplace.services.models import Listing
from marketplace.workers.models import Worker

ORDER = (ListingState.LIVE, ListingState.PAUSED, ListingState.DRAFT, ListingState.ARCHIVED)


def listings_of(worker: Worker) -> list[Listing]:
    """All of a worker's listings with their trades: live first, then paused, drafts, archived. One query."""
    place = Case(*[When(state=state, then=Value(n)) for n, state in enumerate(ORDER)], output_field=IntegerField())
    return list(worker.listings.select_related("trade").order_by(place, "-id")[:200])


def own_listing(slug: str, *, worker: Worker | None, is_staff: bool) -> Listing:
    """A listing for its own pages, with worker, membership and trade. Raises NotFound for anybody else's."""
    listing = Listing.objects.filter(slug=slug).select_related("worker__member", "trade").first()
    if listing is None or not (is_staff or (worker is not None and listing.worker_id == worker.pk)):
        raise NotFound
    return listing
