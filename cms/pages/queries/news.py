"""News for lists."""

from typing import Any

from django.apps import apps

from cms.languages.queries.reading import children_for_reader
from cms.pages.queries.paging import one_page, page_number
from foundation.formats import date_format


def news_page(index: Any, *, number: str) -> dict[str, Any]:
    """A page of the list of news. Two queries."""
    every = apps.get_model("cms_pages", "NewsPage").objects.live().public()
    news = children_for_reader(every, index).order_by("-day", "-pk")
    pages, ways = one_page(news, number=page_number(number))
    rows = [
        {
            "title": page.title,
            "url": page.get_url() or "",
            "lead": page.lead,
            "day": date_format(page.day, "j F Y"),
            "iso": page.day.isoformat(),
            "author": page.author,
        }
        for page in pages
    ]
    return {"news": rows, **ways}
