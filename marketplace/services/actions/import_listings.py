"""Take in a co-op's own workers with their listings, all of them or nobody."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.enums import ClassCode
from coop.membership.policies import can_list_services
from coop.membership.queries.members import worker_membership
from foundation.accounts.models import User
from foundation.errors import Fact, Invalid
from foundation.money.parsing import parse_money
from marketplace.services.actions.create_listing import create_listing
from marketplace.services.actions.publish_listing import publish_listing
from marketplace.services.calculations.listing_rows import (
    ListingRow,
    RowProblem,
    TableProblem,
    extras_in,
    kilometres,
    read_rows,
    shown,
    whole,
    yes,
)
from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.enums import CancellationTier, ListingState, PlaceMode, PriceShape
from marketplace.services.errors import ImportRefused
from marketplace.services.facts import DAY, ListingFacts
from marketplace.services.models import Listing, Trade
from marketplace.workers.actions.join_as_worker import join_as_worker
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker
from marketplace.workers.queries.find_place import find_places
from marketplace.workers.queries.workers import worker_of

MOST_PROBLEMS = 100
MICRO = 1_000_000
LONGEST_EMAIL = 254


@dataclass
class Imported:
    """How many lines were read, and how many people, worker pages and listings are new; what went live."""

    read: int = 0
    people: int = 0
    workers: int = 0
    listings: int = 0
    published: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)


class _Undo(Exception):
    pass


def import_listings(
    *,
    by: Any,
    lines: Iterable[str],
    resolution: str,
    dry_run: bool = False,
    tick: Callable[[int], None] = lambda rows: None,
    at: datetime,
) -> Imported:
    """Make users, members, worker pages and listings from a table (docs/import-listings.md), through their own actions.

    `by` decides about memberships (board or staff) and `resolution` names the decision. Every line is tried, so that
    all that is wrong is told at once; one bad line and nothing is kept. People whose address is known stay as they are.
    Raises ImportRefused with up to 100 problems as (line, sentence).
    """
    result = Imported()
    trades = {trade.slug: trade for trade in Trade.objects.filter(active=True)}
    try:
        with transaction.atomic():
            for row in read_rows(lines):
                result.read += 1
                _try(row, by=by, trades=trades, resolution=resolution, result=result, at=at)
                tick(1)
            if result.problems or dry_run:
                raise _Undo
    except TableProblem as problem:
        result.problems.append((problem.line, str(problem)))
    except _Undo:
        pass
    if result.problems:
        raise ImportRefused(problems=result.problems[:MOST_PROBLEMS])
    return result


def _try(
    row: ListingRow, *, by: Any, trades: dict[str, Trade], resolution: str, result: Imported, at: datetime
) -> None:
    """One line in a savepoint of its own: what is wrong with it does not hide what is wrong with the next."""
    try:
        if row.spare:
            raise RowProblem("it has more cells than the first line names columns")
        with transaction.atomic():
            worker = _worker(row, by=by, resolution=resolution, result=result, at=at)
            trade = trades.get(row["trade"])
            if trade is None:
                raise RowProblem(f"there is no trade “{shown(row['trade'])}”; known are: {', '.join(sorted(trades))}")
            _not_twice(worker, row["title"])
            listing = create_listing(by=by, worker=worker, trade=trade, facts=_facts(row), at=at)
            result.listings += 1
            if yes(row["publish"]):
                publish_listing(by=by, listing=listing, at=at)
                result.published += 1
    except Invalid as invalid:
        told = "; ".join(f"{name}: {sentence}" for name, sentence in invalid.fields.items()) or str(invalid)
        result.problems.append((row.line, told))
    except (Fact, RowProblem) as problem:
        result.problems.append((row.line, str(problem)))


def _worker(row: ListingRow, *, by: Any, resolution: str, result: Imported, at: datetime) -> Worker:
    email = row["email"].casefold()
    try:
        validate_email(email if len(email) <= LONGEST_EMAIL else "")
    except ValidationError:
        raise RowProblem(f"“{shown(row['email'])}” is not an e-mail address") from None
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, name=row["name"][:120])
        result.people += 1
    known = worker_of(user)
    if known is not None:
        return known
    member = worker_membership(user)
    if member is None:
        applied = apply_for_membership(by=user, class_code=ClassCode.WORKER, at=at)
        member = admit_member(by=by, member=applied, resolution=resolution, at=at)
    elif not can_list_services(member):
        raise RowProblem(f"{email} has a membership that does not allow listing (it is “{member.get_state_display()}”)")
    profile = ProfileFacts(
        name=row["name"],
        headline=row["headline"],
        bio=row["bio"].replace("\\n", "\n"),
        languages=_languages(row["languages"]),
    )
    worker = join_as_worker(by=by, member=member, profile=profile, base=_base(row), at=at)
    result.workers += 1
    return worker


def _not_twice(worker: Worker, title: str) -> None:
    """The same offer twice is one line copied, or a file read again."""
    if Listing.objects.filter(worker=worker, title=title).exclude(state=ListingState.ARCHIVED).exists():
        raise RowProblem(f"{worker.name} has a listing “{shown(title)}” already")


def _languages(text: str) -> tuple[str, ...]:
    codes = tuple(code.strip().lower() for code in text.split("|") if code.strip())
    for code in codes:
        if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", code):
            raise RowProblem(f"“{shown(code)}” is not the code of a language, such as en or pt-br")
    return codes


def _price(text: str, name: str) -> int:
    """Minor units of the co-op's currency."""
    try:
        return parse_money(text, str(settings.COOP["currency"])).minor
    except Invalid:
        raise RowProblem(f"{name}: “{shown(text)}” is not an amount, such as 40 or 12.50") from None


def _base(row: ListingRow) -> BaseFacts:
    area = row["area"]
    if row["latitude"] or row["longitude"]:
        latitude, longitude = _micro(row["latitude"], "latitude"), _micro(row["longitude"], "longitude")
    else:
        places = find_places(row["postcode"])
        if not places:
            raise RowProblem(
                f"the place “{row['postcode']}” is not known; import places first, or give latitude and longitude"
            )
        latitude, longitude, area = places[0].latitude_e6, places[0].longitude_e6, area or places[0].area
    return BaseFacts(
        latitude_e6=latitude,
        longitude_e6=longitude,
        area=area,
        zone=row["zone"] or str(settings.COOP["zone"]),
        radius_metres=kilometres(row["radius_km"], default=10_000),
    )


def _micro(text: str, name: str) -> int:
    try:
        degrees = Decimal(text)
    except InvalidOperation:
        raise RowProblem(f"{name} “{shown(text)}” is not a number of degrees") from None
    if not degrees.is_finite() or abs(degrees) > 180:
        raise RowProblem(f"{name} {shown(text)} is not on the globe")
    return int((degrees * MICRO).to_integral_value())


def _facts(row: ListingRow) -> ListingFacts:
    minutes = whole(row["minutes"], default=0)
    extras = tuple(
        ExtraFacts("", extra.name, _price(extra.price, extra.name), extra.minutes, extra.most)
        for extra in extras_in(row["extras"])
    )
    radius = kilometres(row["listing_radius_km"], default=0)
    return ListingFacts(
        title=row["title"],
        summary=row["summary"],
        includes=row["includes"].replace("|", "\n"),
        not_included=row["not_included"].replace("|", "\n"),
        price_shape=row["price_shape"] or PriceShape.FIXED,
        price_minor=_price(row["price"], "price"),
        min_minutes=minutes,
        max_minutes=whole(row["max_minutes"], default=minutes),
        step_minutes=whole(row["step_minutes"], default=30),
        grid_minutes=whole(row["grid_minutes"], default=30),
        setup_minutes=whole(row["setup_minutes"], default=0),
        wrapup_minutes=whole(row["wrapup_minutes"], default=0),
        lead_minutes=whole(row["notice_hours"], default=DAY // 60) * 60,
        horizon_days=whole(row["horizon_days"], default=30),
        radius_metres=radius or None,
        place_mode=row["place_mode"] or PlaceMode.AT_CUSTOMER,
        cancellation_tier=row["cancellation"] or CancellationTier.STANDARD,
        extras=extras,
    )
