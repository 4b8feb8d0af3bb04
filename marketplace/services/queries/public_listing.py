"""One listing with all its page shows, in one query."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from coop.membership.models import Member
from foundation.rows import columns_of, instance_of, json_value, width_of
from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.models import Listing, Trade
from marketplace.workers.models import Worker


@dataclass(frozen=True)
class PhotoFacts:
    """A picture: its random name, its size in dots, and what it shows."""

    name: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class PublicListing:
    """The listing with worker, membership and trade at hand, and its extras and pictures in their order."""

    listing: Listing
    extras: list[ExtraFacts]
    photos: list[PhotoFacts]


MODELS: tuple[tuple[type[models.Model], str], ...] = ((Listing, "l"), (Worker, "w"), (Trade, "t"), (Member, "m"))
# Written in SQL: Django would take longer to compile two nested aggregates than PostgreSQL to run them.
SQL = f"""
SELECT {", ".join(columns_of(model, alias) for model, alias in MODELS)},
  (SELECT coalesce(json_agg(json_build_array(x.id, x.name, x.price_minor, x.minutes, x.most)
     ORDER BY x."order", x.id), '[]') FROM marketplace_services_extra x WHERE x.listing_id = l.id),
  (SELECT coalesce(json_agg(json_build_array(p.name, p.width, p.height, p.alt) ORDER BY p."order", p.id), '[]')
     FROM marketplace_services_photo p WHERE p.listing_id = l.id)
FROM marketplace_services_listing l JOIN marketplace_workers_worker w ON w.id = l.worker_id
  JOIN marketplace_services_trade t ON t.id = l.trade_id JOIN coop_membership_member m ON m.id = w.member_id
WHERE l.slug = %s
"""  # noqa: S608 - columns of our own models


def public_listing(slug: str) -> PublicListing | None:
    """The listing of this slug, whatever its state: `policies.can_see_listing` says who may look."""
    with connection.cursor() as cursor:
        cursor.execute(SQL, [slug])
        row = cursor.fetchone()
    if row is None:
        return None
    made: list[Any] = []
    at = 0
    for model, _alias in MODELS:
        made.append(instance_of(model, row[at : at + width_of(model)]))
        at += width_of(model)
    listing, worker, trade, member = made
    worker.member, listing.worker, listing.trade = member, worker, trade
    extras, photos = json_value(row[at]), json_value(row[at + 1])
    return PublicListing(
        listing=listing,
        extras=[ExtraFacts(key=str(x[0]), name=x[1], price_minor=x[2], minutes=x[3], most=x[4]) for x in extras],
        photos=[PhotoFacts(*photo) for photo in photos],
    )
