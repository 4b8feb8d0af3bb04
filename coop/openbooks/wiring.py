"""What this room tells the others when the house starts."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Called once, when Django starts."""
    from coop.openbooks.actions.keep_people import keep_people
    from coop.openbooks.calculations.figures import ALL_FIGURES
    from coop.openbooks.registry import figures
    from foundation.ui.registry import NavEntry, nav
    from payments.ledger.registry import events

    for figure in ALL_FIGURES:
        figures.register(figure.name, figure)
    events.add("period_closed", keep_people)
    nav.register("openbooks", NavEntry(_("Open books"), "openbooks:books", 22, place="footer"))
