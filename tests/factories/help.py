"""Help pages for tests."""

from wagtail.search import index

from cms.help.models import HelpIndexPage, HelpPage
from cms.pages.models import HomePage


def a_help_index() -> HelpIndexPage:
    """The way in, once."""
    found = HelpIndexPage.objects.first()
    if found is not None:
        return found
    made = HelpIndexPage(title="Help", slug="help", lead="Short answers.")
    HomePage.objects.get().add_child(instance=made)
    return made


def a_help_page(title: str = "How do I call off a booking?", **fields) -> HelpPage:
    """An answer for customers, unless said otherwise."""
    given = {"lead": "Open the booking and press the button.", "body": [("text", "<p>Money comes back.</p>")], **fields}
    page = HelpPage(title=title, **given)
    a_help_index().add_child(instance=page)
    index.insert_or_update_object(page)  # what the worker process does a moment later
    return page
