"""A co-op whose pages are written in English and Spanish."""

import pytest
from wagtail.models import Locale, Site

from cms.languages.queries import locales
from cms.navigation.queries import frame
from cms.pages.models import HomePage, StandardPage


def translated(page, **words):
    """The page in Spanish, live, with other words."""
    twin = page.copy_for_translation(Locale.objects.get(language_code="es"))
    for name, value in words.items():
        setattr(twin, name, value)
    twin.save_revision().publish()
    twin.refresh_from_db()
    return twin


@pytest.fixture
def spanish(db):
    """The front page in both languages; what this process keeps is put back afterwards."""
    before = dict(locales._kept), dict(frame._kept)
    Locale.objects.create(language_code="es")
    locales.refresh_locales()
    home = translated(HomePage.objects.get(), promise="Buena ayuda cerca")
    frame.refresh_frames()
    yield home
    for kept, was in zip((locales._kept, frame._kept), before, strict=True):
        kept.clear()
        kept.update(was)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def english_home(spanish):
    return HomePage.objects.get(locale__language_code="en-gb")


def a_page(below, title, **values):
    page = below.add_child(instance=StandardPage(title=title, lead=f"About {title}.", **values))
    page.save_revision().publish()
    return page
