"""What the base page knows everywhere: the co-op, whether this is a demo, and the links for this person."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

from foundation.ui.calculations.display import Display, read_display
from foundation.ui.registry import (
    ANONYMOUS,
    EVERYONE,
    SIGNED_IN,
    FrameLink,
    HouseFrame,
    frames,
    nav,
    roles,
)

DISPLAY_COOKIE = "display"


@dataclass(frozen=True)
class Link:
    """A nav entry made ready for one request."""

    label: Any
    url: str
    icon: str
    current: bool


@cache
def _address_under(prefix: str, urlconf: str | None, url_name: str) -> str:
    """The same for the life of the process; a page has some thirty entries."""
    try:
        return reverse(url_name, urlconf)
    except NoReverseMatch:
        return ""


def _address(url_name: str) -> str:
    """The entry's path, or nothing: `manage.py check` names entries that lead nowhere."""
    return _address_under(get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF, url_name)


def roles_of(user: Any) -> set[str]:
    """Return the roles the user holds, found out once per user object however often it is asked."""
    found: set[str] | None = getattr(user, "_house_roles", None)
    if found is None:
        found = {"staff"} if getattr(user, "is_staff", False) else set()
        for _key, find in roles.items():
            found |= find(user)
        user._house_roles = found
    return found


@dataclass
class SiteContext:
    """Lazy: an anonymous visitor costs no query, a signed-in person at most one per role finder."""

    request: HttpRequest
    demo: bool = field(default_factory=lambda: settings.DEMO)

    @cached_property
    def frame(self) -> HouseFrame:
        """What an editor set, from one cached lookup."""
        return next((find(self.request) for _key, find in frames.items()), HouseFrame())

    @cached_property
    def coop(self) -> dict[str, str]:
        """The co-op's facts: the installation's, and over them what an editor set."""
        return settings.COOP | self.frame.facts

    @cached_property
    def address(self) -> str:
        """The one address of this page, for those who lead others to it; empty where somebody asks by a false host."""
        try:
            return self.request.build_absolute_uri(self.request.path)
        except DisallowedHost:
            return ""

    @property
    def languages(self) -> list[tuple[str, str]]:
        """Every language we ship, each by its own name for itself."""
        return [(str(code), str(name)) for code, name in settings.LANGUAGES]

    @cached_property
    def origin(self) -> str:
        """Scheme and host, for addresses that must be whole."""
        return self.address[: -len(self.request.path)] if self.address else ""

    def _chosen(self, links: tuple[FrameLink, ...]) -> list[Link]:
        return [Link(one.label, one.url, "", self._is_here(one.url, one.section)) for one in links]

    def _is_here(self, url: str, section: str) -> bool:
        section = section or url
        return self.request.path == url or (section != "/" and self.request.path.startswith(section))

    @cached_property
    def signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def display(self) -> Display:
        """How this reader wants pages: by their account, else by what this device keeps. No query of its own.

        A view may show one page otherwise: `request.display_for_this_page`.
        """
        if given := getattr(self.request, "display_for_this_page", None):
            assert isinstance(given, Display)
            return given
        kept = getattr(self.request.user, "display", "") if self.signed_in else ""
        return read_display(kept or self.request.COOKIES.get(DISPLAY_COOKIE, ""))

    @cached_property
    def roles(self) -> set[str]:
        return roles_of(self.request.user) if self.signed_in else set()

    def _is_for(self, audience: str) -> bool:
        if audience == EVERYONE:
            return True
        if audience in {ANONYMOUS, SIGNED_IN}:
            return self.signed_in == (audience == SIGNED_IN)
        return self.signed_in and audience in self.roles

    def _links(self, place: str) -> list[Link]:
        entries = sorted((e for _k, e in nav.items() if e.place == place), key=lambda e: (e.order, str(e.url_name)))
        links = []
        for entry in entries:
            url = _address(entry.url_name)
            if url and self._is_for(entry.audience):
                links.append(Link(entry.label, url, entry.icon, self._is_here(url, entry.section)))
        return links

    @cached_property
    def main(self) -> list[Link]:
        return self._chosen(self.frame.main) or self._links("main")

    @cached_property
    def menu(self) -> list[Link]:
        return self._links("menu")

    @cached_property
    def bar(self) -> list[Link]:
        return self._links("bar") if "worker" in self.roles else []

    @cached_property
    def footer(self) -> list[Link]:
        if self.frame.footer:
            return self._chosen(self.frame.footer)
        return [*self._links("footer"), *self._chosen(self.frame.pages)]


def site(request: HttpRequest) -> dict[str, Any]:
    """Put `site` into every template's context, and on the request for pages whose own context has another `site`."""
    request.house_site = SiteContext(request)  # type: ignore[attr-defined]
    return {"site": request.house_site}  # type: ignore[attr-defined]
