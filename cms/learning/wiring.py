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


def connect() -> None:
    """Called once, when Django starts."""
    from coop.membership.registry import coop_cards
    from foundation.ui.registry import NavEntry, nav

    coop_cards.register("cms.learning", learning_card)
    nav.register("cms.learning", NavEntry(gettext_lazy("Study circles"), "learning:circles", 26, place="footer"))
    mine = NavEntry(gettext_lazy("My learning"), "learning:my_learning", 36, "signed_in", "menu", "book-open")
    nav.register("cms.learning.mine", mine)
