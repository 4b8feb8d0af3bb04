"""The hint of real pay, in words."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.money.formatting import format_minor
from marketplace.services.calculations.wording import length_words
from marketplace.services.facts import ListingFacts
from marketplace.services.models import Listing
from marketplace.services.queries.hints import PriceHint, price_hint
from marketplace.services.queries.price_rules import extra_facts
from marketplace.workers.models import Worker


def facts_of(listing: Listing) -> ListingFacts:
    """A saved listing as the facts it was made of."""
    return ListingFacts(
        title=listing.title,
        price_minor=listing.price_minor,
        min_minutes=listing.min_minutes,
        max_minutes=listing.max_minutes,
        step_minutes=listing.step_minutes,
        price_shape=listing.price_shape,
        setup_minutes=listing.setup_minutes,
        wrapup_minutes=listing.wrapup_minutes,
        radius_metres=listing.radius_metres,
        place_mode=listing.place_mode,
        extras=tuple(extra_facts(listing)),
    )


def hint_context(facts: ListingFacts, *, worker: Worker, trade_slug: str, at: datetime) -> dict[str, Any]:
    """What `_hint.html` shows."""
    hint = price_hint(facts, worker=worker, trade_slug=trade_slug, at=at)
    currency = str(settings.COOP["currency"])

    def money(minor: int) -> str:
        return format_minor(minor, currency)

    return {
        "hint": {
            "kept": _("Of %(total)s for %(length)s you keep %(kept)s.")
            % {
                "total": money(hint.total_minor),
                "length": length_words(facts.min_minutes),
                "kept": money(hint.kept_minor),
            },
            "counted": _counted(facts, hint),
            "hour": money(hint.pay.minor_per_hour),
            "fair": hint.is_fair,
            "wage": money(hint.living_wage_minor_per_hour),
            "floor": money(hint.floor_minor_per_hour),
            "floor_rule": hint.decided["price_floor_minor_per_hour"],
            "wage_rule": hint.decided["living_wage_minor_per_hour"],
            "levy": hint.decided["levy_bp"],
            "least": money(hint.least_price_minor) if hint.least_price_minor else "",
        }
    }


def _counted(facts: ListingFacts, hint: PriceHint) -> str:
    parts = [_("%(length)s of work") % {"length": length_words(facts.min_minutes)}]
    around = facts.setup_minutes + facts.wrapup_minutes
    if around:
        parts.append(_("%(length)s to set up and clear up") % {"length": length_words(around)})
    if hint.travel_minutes:
        parts.append(
            _("about %(length)s on the way there and back (%(km)g km each way)")
            % {"length": length_words(hint.travel_minutes), "km": round(hint.typical_metres / 1000, 1)}
        )
    return _("Counting %(parts)s:") % {"parts": ", ".join(parts)}
