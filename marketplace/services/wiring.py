"""What services tells the floors below when the house starts."""

from django.utils.translation import gettext_lazy as _

from foundation.ui.registry import NavEntry, nav


def connect() -> None:
    nav.register(
        "services.mine", NavEntry(_("My listings"), "services:my_listings", 40, "worker", place="menu", icon="tags")
    )
    nav.register(
        "workers.page", NavEntry(_("My page"), "workers:profile", 41, "worker", place="menu", icon="user-round")
    )
