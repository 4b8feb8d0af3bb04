"""What this room tells the others when the house starts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.membership.registry import Card


def learning_card(**_about: Any) -> Card:
    """The way to the study circles from the members' page; it asks the database nothing."""
    return Card(
        title=_("Study circles"),
        sentence=_("Learn together with a facilitator, a few evenings long. A certificate at the end."),
        url=reverse("learning:circles"),
        link_text=_("See the circles"),
        order=70,
    )


def facilitators_card(*, user: Any, roles: Any, at: Any) -> Card | None:
    """The way to appointing facilitators, for those who keep the register; no query."""
    if "keeper" not in roles:
        return None
    return Card(
        title=_("Facilitators"),
        sentence=_("Who leads study circles, and on which decision."),
        url=reverse("learning:facilitators"),
        link_text=_("Appoint facilitators"),
        order=97,
    )


def connect() -> None:
    """Called once, when Django starts."""
    from coop.membership.registry import coop_cards
    from foundation.ui.registry import NavEntry, nav

    coop_cards.register("cms.learning", learning_card)
    coop_cards.register("cms.learning.facilitators", facilitators_card)
    nav.register("cms.learning", NavEntry(gettext_lazy("Study circles"), "learning:circles", 26, place="footer"))
    mine = NavEntry(gettext_lazy("My learning"), "learning:my_learning", 36, "signed_in", "menu", "book-open")
    nav.register("cms.learning.mine", mine)
