"""What search tells the rooms below when the house starts."""

from django.utils.translation import gettext_lazy as _

from foundation.ui.registry import NavEntry, nav
from marketplace.availability.registry import hooks as availability_hooks
from marketplace.search.actions.mark_free_times_stale import mark_free_times_stale
from marketplace.search.queries.free_days import free_days_part
from marketplace.search.queries.places import places_for_workers
from marketplace.search.queries.worker_listings import listings_part
from marketplace.services.registry import page_parts as listing_parts
from marketplace.workers.registry import page_parts as worker_parts
from marketplace.workers.registry import places


def connect() -> None:
    availability_hooks.add("changed", mark_free_times_stale)
    places.register("find", places_for_workers)
    listing_parts.register("free_days", free_days_part)
    worker_parts.register("listings", listings_part)
    nav.register(
        "search.find", NavEntry(_("Find help"), "search:find", 10, place="main", icon="search", section="/find/")
    )
