"""Each page once, in the language that is active: its translation, or the co-op's own wording where there is none."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from wagtail.models import Page

from cms.languages.queries.locales import locales, reading_locale


def for_reader(pages: Any) -> Any:
    """The same queryset without what the reader gets in another wording. No query of its own."""
    reading = reading_locale()
    if reading is None:
        return pages
    mine, own = reading
    if mine == own:
        return pages.filter(locale_id=own)
    translated = Page.objects.filter(locale_id=mine, live=True, alias_of=None).values("translation_key")
    return pages.filter(
        Q(locale_id=mine, alias_of=None) | (Q(locale_id=own) & ~Q(translation_key__in=translated)),
    )


def children_for_reader(pages: Any, index: Page) -> Any:
    """What stands below a page in the reader's language, and what only stands below its other wordings.

    One query more where the index is a translation.
    """
    if len(locales()) == 1:
        return pages.child_of(index)
    places = Page.objects.filter(translation_key=index.translation_key).values_list("path", "depth")
    below = (Q(path__startswith=path, depth=depth + 1) for path, depth in places)
    return for_reader(pages.filter(reduce(or_, below)))


def own_language_first(found: Iterable[Page]) -> list[Page]:
    """What a search found: the reader's language first, then the co-op's own where it says something else."""
    pages = list(found)
    reading = reading_locale()
    if reading is None:
        return pages
    mine, own = reading
    here = [page for page in pages if page.locale_id == mine and page.alias_of_id is None]
    seen = {page.translation_key for page in here}
    return here + [page for page in pages if page.locale_id == own != mine and page.translation_key not in seen]
