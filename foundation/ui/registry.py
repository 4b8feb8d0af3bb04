"""Where higher rooms leave their entries for the header, the menu, the phone bar and the footer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from foundation.registry import Registry

EVERYONE = "everyone"
ANONYMOUS = "anonymous"
SIGNED_IN = "signed_in"


@dataclass(frozen=True)
class NavEntry:
    """One link. `audience` is everyone, anonymous, signed_in or a role such as worker, board, treasurer, staff.

    `place` is main (header), menu (the person's own things), bar (bottom of a worker's phone) or footer.
    `icon` is a Lucide name; the bar needs one. `section` is the path prefix under which the entry counts as current.
    """

    label: str | Promise
    url_name: str
    order: int = 100
    audience: str = EVERYONE
    place: str = "main"
    icon: str = ""
    section: str = ""


nav: Registry[NavEntry] = Registry("foundation.ui.nav")

# Each finder returns the roles it knows the user to hold, with at most one query. coop.membership registers one.
roles: Registry[Callable[[Any], set[str]]] = Registry("foundation.ui.roles")
