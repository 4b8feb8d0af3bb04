"""What an editor set for the frame of the pages: one look into this process's memory for a page, and no query.

All sites are kept together, so that a page need not ask which site it belongs to. The process in which a setting or a
page was saved reads the frame anew at once; the others follow within `FRESH_SECONDS`.
"""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.db import connection
from wagtail.models import Page, Site

from cms.languages.queries.locales import locales
from cms.navigation.calculations.palette import stylesheet
from cms.navigation.models import FooterLink, HouseSettings, MainLink

FRESH_SECONDS = 60
# By the key that the wordings of a page share: language -> title and path.
Wordings = dict[Any, dict[str, tuple[str, str]]]
# A foot with more links than this is a list nobody reads.
MOST_MARKED = 24


@dataclass(frozen=True)
class Target:
    """A link of a menu as it is kept: to the entry `house_page` of the frame, or to a page at `url`.

    `label` is in the co-op's own language, and empty where the entry's own words are meant. `elsewhere` has title and
    path of the page's translations, by language.
    """

    label: str
    url: str = ""
    house_page: str = ""
    elsewhere: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    """What one site says around every page; empty where the house's own is meant."""

    facts: dict[str, str] = field(default_factory=dict)
    main: tuple[Target, ...] = ()
    footer: tuple[Target, ...] = ()
    css: str = ""
    css_hash: str = ""
    action: str = ""
    pages: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Frames:
    by_host: dict[str, Frame]
    default: Frame


def frame_for(host: str) -> Frame:
    """The frame of the site at `host` ("example.org" or "example.org:8000")."""
    frames = _frames()
    return frames.by_host.get(host) or frames.by_host.get(host.partition(":")[0]) or frames.default


def facts_typed() -> dict[str, str]:
    """What an editor said of the co-op for its main site."""
    return _frames().default.facts


# By database: when it was read (seconds of the process's own clock), and what.
_kept: dict[str, tuple[float, Frames]] = {}


def _frames() -> Frames:
    found = _kept.get(connection.settings_dict["NAME"])
    fresh = getattr(settings, "FRAME_FRESH_SECONDS", FRESH_SECONDS)
    if found is None or (fresh is not None and time.monotonic() - found[0] > fresh):
        return refresh_frames()
    return found[1]


def refresh_frames() -> Frames:
    """Read every site's frame and keep it. Seven queries, and one for each page an editor put into a menu."""
    frames = _read()
    _kept[connection.settings_dict["NAME"]] = (time.monotonic(), frames)
    return frames


def _read() -> Frames:
    by_site = {one.site_id: one for one in HouseSettings.objects.all()}
    codes = {pk: code for code, pk in locales().items()}
    main, footer = (_links(MainLink, codes), _links(FooterLink, codes)) if by_site else ({}, {})
    marked = list(Page.objects.live().public().filter(show_in_menus=True).order_by("path")[:MOST_MARKED])
    wordings = _wordings(marked, codes)
    by_host: dict[str, Frame] = {}
    default = Frame()
    for site in Site.objects.select_related("root_page"):
        one = by_site.get(site.pk)
        frame = _frame(one, main.get(one.pk, ()), footer.get(one.pk, ())) if one else Frame()
        by_host[_host(site)] = frame = replace(frame, pages=_marked(marked, site, wordings))
        if site.is_default_site:
            default = frame
    return Frames(by_host, default)


def _marked(pages: Iterable[Any], site: Site, wordings: Wordings) -> tuple[Target, ...]:
    """The pages below the front page of a site that their editors marked for menus, in the order of the tree."""
    root = site.root_page.path
    below = (page for page in pages if page.path.startswith(root) and page.path != root)
    found = ((page, page.get_url_parts()) for page in below)
    return tuple(
        Target(page.title, url=parts[2], elsewhere=wordings.get(page.translation_key, {}))
        for page, parts in found
        if parts and parts[2]
    )


def _host(site: Site) -> str:
    return site.hostname if site.port in (80, 443) else f"{site.hostname}:{site.port}"


def _links(model: Any, codes: dict[int, str]) -> dict[int, tuple[Target, ...]]:
    """By settings. Pages that are not public are left out: the menu is the same for everybody."""
    found: dict[int, tuple[Target, ...]] = {}
    links = list(model.objects.select_related("page").order_by("sort_order", "pk"))
    wordings = _wordings([link.page for link in links if link.page is not None], codes)
    for link in links:
        target = _target(link, wordings)
        if target is not None:
            found[link.settings_id] = (*found.get(link.settings_id, ()), target)
    return found


def _wordings(pages: list[Page], codes: dict[int, str]) -> Wordings:
    """Title and path of each live translation, by the key a page shares with it. No query for a single language."""
    if len(codes) < 2 or not pages:
        return {}
    found: Wordings = {}
    keys = [page.translation_key for page in pages]
    for one in Page.objects.live().public().filter(translation_key__in=keys, alias_of=None):
        parts = one.get_url_parts()
        if parts and parts[2]:
            found.setdefault(one.translation_key, {})[codes.get(one.locale_id, "")] = (one.title, parts[2])
    return found


def _target(link: Any, wordings: Wordings) -> Target | None:
    if link.house_page:
        return Target(link.label, house_page=link.house_page)
    page = link.page
    if page is None or not page.live or page.get_view_restrictions():
        return None
    parts = page.get_url_parts()
    elsewhere = wordings.get(page.translation_key, {})
    return Target(link.label or page.title, url=parts[2], elsewhere=elsewhere) if parts and parts[2] else None


FACTS = ("name", "strapline", "legal_form", "register_number", "registered_office", "phone", "email")


def _frame(one: HouseSettings, main: Iterable[Target], footer: Iterable[Target]) -> Frame:
    facts = {name: getattr(one, name) for name in FACTS if getattr(one, name)}
    lines = [one.legal_form, one.register_number, one.registered_office]
    if legal_line := ", ".join(line for line in lines if line):
        facts["legal_line"] = legal_line
    css = stylesheet(one.chosen("light"), one.chosen("dark"))
    digest = hashlib.sha256(css.encode()).hexdigest()[:16] if css else ""
    return Frame(facts, tuple(main), tuple(footer), css, digest, str(one.chosen("light").action))
