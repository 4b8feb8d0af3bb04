"""What this room tells the others when the house starts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.membership.registry import Card


def books_card(**_about: Any) -> Card:
    """The way to the open books from the members' page; it asks the database nothing."""
    return Card(
        title=_("Our money"),
        sentence=_("What customers paid, who got it and what we keep: every figure shows how it is made."),
        url=reverse("openbooks:books"),
        link_text=_("Open books"),
        order=60,
    )


def connect() -> None:
    """Called once, when Django starts."""
    from coop.membership.registry import coop_cards
    from coop.openbooks.actions.keep_people import keep_people
    from coop.openbooks.calculations.figures import ALL_FIGURES
    from coop.openbooks.registry import figures
    from foundation.ui.registry import NavEntry, nav
    from payments.ledger.registry import events

    for figure in ALL_FIGURES:
        figures.register(figure.name, figure)
    events.add("period_closed", keep_people)
    coop_cards.register("coop.openbooks", books_card)
    nav.register("openbooks", NavEntry(gettext_lazy("Open books"), "openbooks:books", 22, place="footer"))
