"""Stories of change for lists and blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from cms.languages.queries.reading import children_for_reader, for_reader
from cms.pages.queries.paging import one_page, page_number
from marketplace.workers.policies import can_see_worker

NEWEST = 3


@dataclass(frozen=True)
class StoryCard:
    """One story in a list."""

    title: str
    url: str
    changed: str
    place: str
    person: str
    drawing: str


def person_of(page: Any) -> Any:
    """The worker a story is about, or None when anybody may not see them: then no page names them. No query."""
    return page.person if page.person and can_see_worker(AnonymousUser(), page.person) else None


def _cards(pages: Iterable[Any]) -> list[StoryCard]:
    return [
        StoryCard(
            title=page.title,
            url=page.get_url() or "",
            changed=page.changed,
            place=page.place,
            person=getattr(person_of(page), "name", ""),
            drawing=page.drawing or "hands",
        )
        for page in pages
    ]


def _stories() -> Any:
    stories = apps.get_model("cms_pages", "StoryPage").objects.live().public()
    return stories.select_related("person").order_by("-first_published_at", "-pk")


def story_cards(chosen: Sequence[int]) -> list[StoryCard]:
    """The chosen stories in their order, or the newest. Two queries: pages kept from the public are looked up too."""
    if not chosen:
        return _cards(for_reader(_stories())[:NEWEST])
    found = {page.pk: page for page in _stories().filter(pk__in=chosen)}
    return _cards(found[pk] for pk in chosen if pk in found)


def story_page(index: Any, *, number: str) -> dict[str, Any]:
    """A page of the list of stories. Two queries."""
    pages, ways = one_page(children_for_reader(_stories(), index), number=page_number(number))
    return {"stories": _cards(pages), **ways}
