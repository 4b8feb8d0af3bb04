"""What people who write about us ask: facts read from the rooms when the page is shown."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.pages.queries.books import figure_shown
from coop.membership.queries.members import count_active
from coop.openbooks.calculations.figures import JOBS_DONE, OF_EVERY_HUNDRED
from foundation.home import house_facts

LOGOS = (
    ("mark.svg", gettext_lazy("The mark in colour")),
    ("mark-one-colour.svg", gettext_lazy("The mark in one colour")),
    ("mark-on-dark.svg", gettext_lazy("The mark on a dark ground")),
)


def press_facts(reading: Any) -> list[dict[str, str]]:
    """Rows for a summary list. Four queries and those of the books."""
    facts = house_facts()
    of_hundred = figure_shown(reading.published, name=OF_EVERY_HUNDRED, period="newest-year")
    jobs = figure_shown(reading.published, name=JOBS_DONE, period="newest-year")
    rows = [
        {"label": _("Name"), "value": facts["name"]},
        {"label": _("Legal form"), "value": facts.get("legal_form") or facts["legal_line"]},
        {"label": _("Register number"), "value": facts.get("register_number", "")},
        {"label": _("Registered office"), "value": facts.get("registered_office", "")},
        {"label": _("Members"), "value": str(count_active()), "note": _("on the register today")},
        {
            "label": _("Members who work"),
            "value": str(reading.recent.worker_members),
            "note": _("each with one vote, like every member"),
        },
        {"label": _("Trades"), "value": ", ".join(trade.name for trade in reading.trades)},
    ]
    for shown in (of_hundred, jobs):
        if shown and shown.value:
            rows.append({"label": shown.title, "value": shown.value, "note": shown.period})
    return [row for row in rows if row["value"]]


def logos() -> list[dict[str, str]]:
    """Our mark as files to take away."""
    return [{"url": static(f"cms/pages/press/{file}"), "name": file, "label": str(label)} for file, label in LOGOS]


def press_links() -> list[dict[str, str]]:
    return [
        {"url": reverse("openbooks:books"), "label": _("Open books: every figure, and how it is made")},
        {"url": reverse("rules:rulebook"), "label": _("Our rules, and the vote behind each")},
        {"url": reverse("decisions:decisions"), "label": _("What we decided, and how many voted")},
    ]
