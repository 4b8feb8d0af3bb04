"""The frame of a request's page, made ready from what is kept."""

from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

from cms.navigation.calculations.sharing import digest_of
from cms.navigation.queries.frame import Frame, Target, frame_for
from foundation.ui.languages import default_language
from foundation.ui.registry import FrameLink, HouseFrame, nav


def frame_of(request: HttpRequest) -> HouseFrame:
    """One cached lookup for a request, however often it is asked."""
    kept = kept_frame(request)
    return HouseFrame(
        facts=_facts(kept.facts),
        main=_links(kept.main),
        footer=_links(kept.footer),
        pages=_links(kept.pages),
        search_url=_search_url(),
        colours_url=reverse("navigation:colours", args=[kept.css_hash]) if kept.css_hash else "",
    )


def _facts(kept: dict[str, str]) -> dict[str, str]:
    """What the law wants said is said as it was registered; the one sentence only to those who read its language."""
    if get_language() == default_language():
        return kept
    return {name: words for name, words in kept.items() if name != "strapline"}


def _search_url() -> str:
    return _search_url_under(get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF)


@cache
def _search_url_under(prefix: str, urlconf: str) -> str:
    """The same for the life of the process, for one map of addresses."""
    try:
        return reverse("sitesearch:search", urlconf)
    except NoReverseMatch:
        return ""


def kept_frame(request: HttpRequest) -> Frame:
    found: Frame | None = getattr(request, "_cms_frame", None)
    if found is None:
        found = frame_for(_host(request))
        request._cms_frame = found  # type: ignore[attr-defined]
    return found


def _host(request: HttpRequest) -> str:
    try:
        return request.get_host()
    except DisallowedHost:
        return ""  # somebody asks by a false host, and is told so in the default site's frame


def _links(targets: tuple[Target, ...]) -> tuple[FrameLink, ...]:
    found = (_link(target) for target in targets)
    return tuple(link for link in found if link is not None)


def _link(target: Target) -> FrameLink | None:
    language = get_language() or ""
    if not target.house_page:
        here = (target.label, target.url)
        return FrameLink(*(here if language == default_language() else target.elsewhere.get(language, here)))
    entry = dict(nav.items()).get(target.house_page)
    # Words an editor typed are in the co-op's own language; the house's are in every one.
    label = target.label if language == default_language() else ""
    try:
        return FrameLink(label or entry.label, reverse(entry.url_name), entry.section) if entry else None
    except NoReverseMatch:
        return None  # a room that is not in this installation


def sharing_path(request: HttpRequest, context: Any) -> str:
    """The picture an editor chose for a page, else one drawn of its title; for other pages the co-op's own."""
    page = context.get("page")
    chosen = getattr(page, "sharing_image", None)
    if chosen is not None:
        return str(chosen.get_rendition("fill-1200x630").url)
    frame = kept_frame(request)
    title = getattr(page, "title", "") if getattr(page, "pk", None) and getattr(page, "live", False) else ""
    digest = digest_of(name=house_name(frame), title=title, action=frame.action, language=get_language() or "")
    try:
        if title:
            return reverse("navigation:page_picture", args=[page.pk, digest])
        return reverse("navigation:house_picture", args=[digest])
    except NoReverseMatch:
        return ""  # a site that does without this room's addresses


def house_name(frame: Frame) -> str:
    return frame.facts.get("name") or str(settings.COOP["name"])
