"""What this room tells the others when the house starts."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Called once, when Django starts."""
    from foundation.ui.registry import NavEntry, nav

    nav.register("cms.help", NavEntry(_("Help and answers"), "help:search", 5, place="footer", section="/help/"))
