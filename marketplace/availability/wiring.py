"""What this room tells the others when the house starts."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Called once, when Django starts."""
    from foundation.ui.registry import NavEntry, nav

    entry = NavEntry(_("Hours"), "availability:hours", 24, "worker", place="menu", icon="clock", section="/work/hours/")
    nav.register("availability.hours", entry)
