"""What this room tells the others when the house starts."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.membership.registry import Card, coop_cards
from coop.rules.queries.coming_changes import coming_changes
from foundation.ui.registry import NavEntry, nav


def rules_card(*, user: Any, roles: set[str], at: datetime) -> Card:
    """The rulebook on the members' page: the next change in words, if there is one. One query."""
    changes = coming_changes(at=at)
    words = _("What the software obeys, who decided it, and how we decide.")
    sentence = changes[0].sentence if changes else words
    return Card(_("Our rules"), sentence, reverse("rules:rulebook"), _("Read the rules"), order=60)


def connect() -> None:
    nav.register("coop.rules", NavEntry(gettext_lazy("Our rules"), "rules:rulebook", 20, place="footer"))
    coop_cards.register("coop.rules", rules_card)
