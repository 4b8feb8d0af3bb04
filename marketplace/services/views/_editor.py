"""What the new and the edit page have in common."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.forms import BaseFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.errors import Invalid
from foundation.money.formatting import format_minor
from marketplace.services.enums import CancellationTier
from marketplace.services.errors import BelowPriceFloor
from marketplace.services.facts import ListingFacts
from marketplace.services.forms import ListingForm, extras_formset, extras_typed
from marketplace.services.models import Listing, Trade
from marketplace.services.queries.price_rules import price_rules

# The rules whose values stand beside a field.
RULES_SHOWN = {
    "cancellation_tier": tuple(f"cutoff_hours_{tier}" for tier in CancellationTier.values),
    "horizon_days": ("horizon_days",),
}


def forms_for(
    request: HttpRequest, *, listing: Listing | None, trade: Trade, at: datetime
) -> tuple[ListingForm, BaseFormSet]:  # type: ignore[type-arg]
    """The two forms of the page, bound when something was sent."""
    rules = price_rules(at=at, trade_slug=trade.slug)
    data = request.POST if request.method == "POST" else None
    form = ListingForm(
        data, listing=listing, trade=trade, cutoff_hours=rules.cutoff_hours, horizon_limit=rules.horizon_days
    )
    form.decided = rules.decided
    return form, extras_formset(_with_more_rows(data), listing=listing, trade=trade)


def _with_more_rows(data: Any) -> Any:
    """A press of "Another extra" sends what was typed and asks for one more row: no script is needed."""
    if data is None or "another" not in data:
        return data
    more = data.copy()
    more["extra-TOTAL_FORMS"] = str(min(int(data.get("extra-TOTAL_FORMS") or 0) + 1, 15))
    return more


def typed_facts(form: ListingForm, extras: BaseFormSet) -> ListingFacts | None:  # type: ignore[type-arg]
    """The facts when both forms are valid."""
    if form.is_valid() & extras.is_valid():
        return form.facts(extras_typed(extras))
    return None


def tell(form: ListingForm, problem: Invalid) -> None:
    """Put the facts that stopped the action beside their fields."""
    if isinstance(problem, BelowPriceFloor):
        currency = str(settings.COOP["currency"])
        told = _("The members agreed that an hour of this work costs at least %(floor)s. Ask for at least %(least)s.")
        floor, least = problem.details["floor_minor"], problem.details["least_minor"]
        form.add_error("price", told % {"floor": format_minor(floor, currency), "least": format_minor(least, currency)})
        return
    for name, sentence in problem.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not problem.fields:
        form.add_error(None, str(problem))


def _rules_of(form: ListingForm, names: list[str]) -> list[dict[str, str]]:
    """Who decided the rules that these fields show, each decision once."""
    keys = [key for name in names for key in RULES_SHOWN.get(name, ())]
    found = [form.decided[key] for key in keys]
    return [rule for place, rule in enumerate(found) if rule not in found[:place]]


def page_context(
    form: ListingForm,
    extras: BaseFormSet,
    *,
    trade: Trade,
    listing: Listing | None,  # type: ignore[type-arg]
) -> dict[str, Any]:
    """What the editor's template shows."""
    sections = [
        (_("What you offer"), ["title", "summary", "includes", "not_included"]),
        (_("Price and length"), ["price_shape", "price", "min_minutes", "max_minutes", "step_minutes"]),
    ]
    later = [
        (_("Where"), ["place_mode", "radius"]),
        (_("Your time around it"), ["setup_minutes", "wrapup_minutes", "grid_minutes", "lead_minutes", "horizon_days",
                                    "duration_mode"]),
        (_("If plans change"), ["cancellation_tier"]),
    ]  # fmt: skip
    return {
        "form": form,
        "extras": extras,
        "trade": trade,
        "listing": listing,
        "first_sections": [{"legend": legend, "fields": [form[name] for name in names]} for legend, names in sections],
        "later_sections": [
            {"legend": legend, "fields": [form[name] for name in names], "rules": _rules_of(form, names)}
            for legend, names in later
        ],
        "hint_url": f"{reverse('services:price_hint')}?trade={trade.slug}",
    }
