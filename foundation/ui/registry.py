"""Where higher rooms leave their entries for the header, the menu, the phone bar and the footer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
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


@dataclass(frozen=True)
class FrameLink:
    """A link an editor put into a menu. `section` is the path prefix under which it counts as current."""

    label: str | Promise
    url: str
    section: str = ""


@dataclass(frozen=True)
class HouseFrame:
    """What an editor set for the frame of the pages. Whatever is empty stays as the house has it.

    `pages` are those an editor marked for menus: they stand at the foot, after the links of the house.
    """

    facts: dict[str, str] = field(default_factory=dict)
    main: tuple[FrameLink, ...] = ()
    footer: tuple[FrameLink, ...] = ()
    pages: tuple[FrameLink, ...] = ()
    colours_url: str = ""
    search_url: str = ""


# "frame" answers for a request without a query; cms.navigation registers it.
frames: Registry[Callable[[HttpRequest], HouseFrame]] = Registry("foundation.ui.frames")
# "pages" gives the path at which the page at a path goes on in a language, or nothing where it is no editor's page.
translations: Registry[Callable[[HttpRequest, str, str], str]] = Registry("foundation.ui.translations")
# What search engines read of a page: by the name of its address, or "page" for pages of the CMS. Each is given the
# context of the page and asks nothing; it returns objects of schema.org.
described: Registry[Callable[[HttpRequest, Any], list[dict[str, Any]]]] = Registry("foundation.ui.described")
# "sharing" gives the path of the picture shown where a page is shared, from the context of the page.
pictures: Registry[Callable[[HttpRequest, Any], str]] = Registry("foundation.ui.pictures")
# Keeps how a signed-in person wants the pages, so that it is the same on their next device: request, what was written
# by `Display.written`, and when. foundation.accounts registers one.
display_keepers: Registry[Callable[[HttpRequest, str, datetime], None]] = Registry("foundation.ui.display_keepers")
