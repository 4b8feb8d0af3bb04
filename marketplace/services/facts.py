"""What a worker says about a listing, checked once and put on the row."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.enums import (
    BookingMode,
    CancellationTier,
    DurationMode,
    PlaceMode,
    PriceShape,
)
from marketplace.services.errors import ListingIncomplete
from marketplace.services.models import Listing

DAY = 24 * 60
MOST_EXTRAS = 12
MOST_LENGTHS = 200


@dataclass(frozen=True)
class ListingFacts:
    """Everything of a listing that its worker decides. Minor units, minutes, metres, days."""

    title: str
    price_minor: int
    min_minutes: int
    max_minutes: int = 0
    step_minutes: int = 30
    price_shape: str = PriceShape.FIXED
    summary: str = ""
    includes: str = ""
    not_included: str = ""
    grid_minutes: int = 30
    setup_minutes: int = 0
    wrapup_minutes: int = 0
    lead_minutes: int = DAY
    horizon_days: int = 30
    radius_metres: int | None = None
    place_mode: str = PlaceMode.AT_CUSTOMER
    duration_mode: str = DurationMode.ELAPSED
    cancellation_tier: str = CancellationTier.STANDARD
    booking_mode: str = BookingMode.INSTANT
    extras: tuple[ExtraFacts, ...] = field(default=())

    @property
    def longest_minutes(self) -> int:
        """A fixed job has one length, whatever else was typed."""
        return self.min_minutes if self.price_shape == PriceShape.FIXED else max(self.max_minutes, self.min_minutes)

    def require(self, *, horizon_limit: int) -> None:
        """Raise ListingIncomplete with a sentence per field."""
        problems = {
            **_text_problems(self),
            **_length_problems(self),
            **_planning_problems(self, horizon_limit),
            **_extra_problems(self.extras),
        }
        if self.price_minor <= 0:
            problems["price"] = _("Enter a price above zero.")
        if problems:
            raise ListingIncomplete(fields=problems)

    def put_on(self, listing: Listing) -> None:
        listing.title, listing.summary = self.title.strip(), self.summary.strip()
        listing.includes, listing.not_included = self.includes.strip(), self.not_included.strip()
        listing.max_minutes = self.longest_minutes
        for name in PLAIN_FIELDS:
            setattr(listing, name, getattr(self, name))


PLAIN_FIELDS = (
    "price_minor",
    "price_shape",
    "min_minutes",
    "step_minutes",
    "grid_minutes",
    "setup_minutes",
    "wrapup_minutes",
    "lead_minutes",
    "horizon_days",
    "radius_metres",
    "place_mode",
    "duration_mode",
    "cancellation_tier",
    "booking_mode",
)


def _text_problems(facts: ListingFacts) -> dict[str, str]:
    problems = {}
    if not facts.title.strip():
        problems["title"] = _("Say what you do, in a few words.")
    for name, longest in (("title", 80), ("summary", 300), ("includes", 2000), ("not_included", 1000)):
        if len(getattr(facts, name)) > longest:
            problems[name] = _("Use at most %(number)s characters.") % {"number": longest}
    return problems


def _length_problems(facts: ListingFacts) -> dict[str, str]:
    problems = {}
    if not 5 <= facts.min_minutes <= DAY:
        problems["min_minutes"] = _("Choose between 5 minutes and 24 hours.")
    if facts.price_shape == PriceShape.HOURLY:
        if not facts.min_minutes <= facts.max_minutes <= DAY:
            problems["max_minutes"] = _("The longest time is at least the shortest, and at most 24 hours.")
        if not 5 <= facts.step_minutes <= DAY:
            problems["step_minutes"] = _("Choose a step of at least 5 minutes.")
        elif "max_minutes" not in problems and (facts.max_minutes - facts.min_minutes) % facts.step_minutes:
            problems["step_minutes"] = _("The steps should lead exactly from the shortest time to the longest.")
        elif (
            "max_minutes" not in problems and facts.max_minutes - facts.min_minutes > MOST_LENGTHS * facts.step_minutes
        ):
            problems["step_minutes"] = _("That makes too many choices. Use a longer step.")
    return problems


def _planning_problems(facts: ListingFacts, horizon_limit: int) -> dict[str, str]:
    problems = {}
    if not 5 <= facts.grid_minutes <= DAY:
        problems["grid_minutes"] = _("Start times need at least 5 minutes between them.")
    for name in ("setup_minutes", "wrapup_minutes"):
        if not 0 <= getattr(facts, name) <= 480:
            problems[name] = _("Choose between 0 minutes and 8 hours.")
    if not 1 <= facts.horizon_days <= horizon_limit:
        problems["horizon_days"] = _("People can book between 1 and %(days)s days ahead.") % {"days": horizon_limit}
    elif not 0 <= facts.lead_minutes < facts.horizon_days * DAY:
        problems["lead_minutes"] = _("The notice you need must end before the last day people can book.")
    if facts.radius_metres is not None and not 500 <= facts.radius_metres <= 200_000:
        problems["radius"] = _("Choose a distance between half a kilometre and 200 kilometres.")
    for name, kinds in KNOWN_WORDS.items():
        if getattr(facts, name) not in kinds.values:
            problems[name] = _("Choose one of the answers in the list.")
    return problems


KNOWN_WORDS = {
    "price_shape": PriceShape,
    "place_mode": PlaceMode,
    "duration_mode": DurationMode,
    "cancellation_tier": CancellationTier,
    "booking_mode": BookingMode,
}


def _extra_problems(extras: tuple[ExtraFacts, ...]) -> dict[str, str]:
    names = [extra.name.strip().casefold() for extra in extras]
    if len(extras) > MOST_EXTRAS:
        return {"extras": _("Offer at most %(number)s extras.") % {"number": MOST_EXTRAS}}
    if len(set(names)) != len(names):
        return {"extras": _("Two extras have the same name. Give each its own.")}
    for extra in extras:
        if not extra.name.strip() or len(extra.name) > 80:
            return {"extras": _("Give each extra a name of at most 80 characters.")}
        if extra.price_minor < 0 or not 0 <= extra.minutes <= 480 or not 1 <= extra.most <= 20:
            return {
                "extras": _("Check the extra “%(name)s”: its price, its minutes (0 to 480) and how often (1 to 20).")
                % {"name": extra.name}
            }
    return {}
