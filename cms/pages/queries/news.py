"""News for lists."""

from typing import Any

from django.apps import apps
from django.utils.formats import date_format

from cms.pages.queries.paging import one_page, page_number


def news_page(index: Any, *, number: str) -> dict[str, Any]:
    """A page of the list of news. Two queries."""
    news = apps.get_model("cms_pages", "NewsPage").objects.live().public().child_of(index).order_by("-day", "-pk")
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
