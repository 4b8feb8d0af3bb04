"""People who can be booked, for pages: names and places their own pages show, never an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.urls import reverse

from cms.pages.queries.paging import one_page
from coop.membership.enums import MemberState
from foundation.pictures.naming import MEDIUM, picture_url
from marketplace.search.enums import SortBy
from marketplace.search.queries.find_listings import Wanted, find_listings
from marketplace.search.queries.places import find_place
from marketplace.services.enums import ListingState
from marketplace.workers.actions.set_worker_photo import PICTURES
from marketplace.workers.enums import WorkerState
from marketplace.workers.models import Worker

PEOPLE_PER_PAGE = 24
# Offers looked through for different people: most offer one or two things.
OFFERS_LOOKED_THROUGH = 48


@dataclass(frozen=True)
class PersonCard:
    """One person on a page."""

    name: str
    url: str
    photo_url: str
    headline: str
    area: str
    trades: str


def _pattern() -> tuple[str, str]:
    head, _sep, tail = reverse("workers:person", args=["SLUG"]).partition("SLUG")
    return head, tail


def _workers() -> Any:
    """Active worker-members with the trades they offer now."""
    trades = ArrayAgg(
        "listings__trade__name",
        filter=Q(listings__state=ListingState.LIVE),
        distinct=True,
        default=[],
        order_by="listings__trade__name",
    )
    active = Worker.objects.filter(state=WorkerState.ACTIVE, member__state=MemberState.ACTIVE)
    return active.annotate(trade_names=trades)


def _cards(workers: Iterable[Any]) -> list[PersonCard]:
    head, tail = _pattern()
    return [
        PersonCard(
            name=worker.name,
            url=f"{head}{worker.slug}{tail}",
            photo_url=picture_url(PICTURES, worker.photo, MEDIUM),
            headline=worker.headline,
            area=worker.base_area,
            trades=", ".join(worker.trade_names),
        )
        for worker in workers
    ]


def people_page(*, trade: str, number: int) -> dict[str, Any]:
    """A page of all people by name, or of those who offer something in one trade. One query."""
    rows = _workers().order_by("name", "pk")
    if trade:
        rows = rows.filter(listings__trade__slug=trade, listings__state=ListingState.LIVE)
    found, ways = one_page(rows, number=number, per_page=PEOPLE_PER_PAGE)
    return {"people": _cards(found), **ways}


def _people_of(wanted: Wanted, *, at: datetime, today: date, most: int) -> list[PersonCard]:
    """The different people behind the offers of the search, in its order. Two queries."""
    hits = find_listings(wanted=wanted, at=at, today=today, page=OFFERS_LOOKED_THROUGH).hits
    order = list(dict.fromkeys(hit.worker_id for hit in hits))[:most]
    found = {worker.pk: worker for worker in _workers().filter(pk__in=order)} if order else {}
    return _cards(found[pk] for pk in order if pk in found)


def people_near(*, place: str, at: datetime, today: date, most: int) -> list[PersonCard]:
    """The nearest to a named place, by the distance search shows; without a place, those who are free soonest.

    Three queries at most.
    """
    spot = find_place(place) if place else None
    if spot is None:
        return _people_of(Wanted(sort=SortBy.SOONEST), at=at, today=today, most=most)
    return people_at(spot.latitude_e6, spot.longitude_e6, at=at, today=today, most=most)


def people_at(latitude_e6: int, longitude_e6: int, *, at: datetime, today: date, most: int) -> list[PersonCard]:
    """Those who come to a point, the nearest first."""
    wanted = Wanted(latitude_e6=latitude_e6, longitude_e6=longitude_e6, sort=SortBy.NEAREST)
    return _people_of(wanted, at=at, today=today, most=most)
