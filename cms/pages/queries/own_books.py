"""The live part of the page about our money, and of the page about our rules."""

from typing import Any

from django.urls import reverse

from cms.pages.queries.books import books_bar, figure_shown, period_words, span_for
from cms.pages.queries.charts import money_by_month
from coop.rules.queries.coming_changes import coming_changes
from coop.rules.queries.rulebook import rulebook
from foundation.formats import date_format

# What people ask about first; what members changed by a vote is shown beside them.
HEADLINES = (
    "levy_bp",
    "price_floor_minor_per_hour",
    "living_wage_minor_per_hour",
    "card_cost_bearer",
    "cutoff_hours_standard",
    "accept_window_hours",
    "claim_window_hours",
)
STRIP = ("of-every-hundred", "earned-by-workers", "jobs-done", "result")


def books_part(reading: Any) -> dict[str, Any]:
    """The newest year: the strip of figures, the bar, and the months. No query beyond those of the books."""
    published = reading.published
    span = span_for(published, "newest-year")
    shown = [figure_shown(published, name=name, period="newest-year") for name in STRIP] if span else []
    return {
        "period": period_words(span, published) if span else "",
        "through": date_format(published.through, "l j F Y"),
        "stats": [one for one in shown if one and one.value],
        "bar": books_bar(published, span),
        "chart": money_by_month(reading),
        "books_url": reverse("openbooks:books"),
    }


def rules_part(reading: Any) -> dict[str, Any]:
    """The rules people ask about, those that a vote changed, and what changes soon. Two queries."""
    return {
        "rules": [rule for rule in rulebook(at=reading.at) if rule.key in HEADLINES or rule.since],
        "coming": coming_changes(at=reading.at),
        "rules_url": reverse("rules:rulebook"),
        "decisions_url": reverse("decisions:decisions"),
    }
