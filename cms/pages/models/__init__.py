"""The kinds of page, one to a module."""

from cms.pages.models.accessibility import AccessibilityStatementPage
from cms.pages.models.area import AreaPage
from cms.pages.models.books import OpenBooksPage
from cms.pages.models.category import CategoryPage
from cms.pages.models.event import EventIndexPage, EventPage
from cms.pages.models.home import HomePage
from cms.pages.models.join import JoinPage
from cms.pages.models.news import NewsIndexPage, NewsPage
from cms.pages.models.people import PeopleIndexPage
from cms.pages.models.press import PressKitPage
from cms.pages.models.rulebook import RulebookPage
from cms.pages.models.site_page import SitePage
from cms.pages.models.standard import StandardPage
from cms.pages.models.story import StoryIndexPage, StoryPage

__all__ = [
    "AccessibilityStatementPage",
    "AreaPage",
    "CategoryPage",
    "EventIndexPage",
    "EventPage",
    "HomePage",
    "JoinPage",
    "NewsIndexPage",
    "NewsPage",
    "OpenBooksPage",
    "PeopleIndexPage",
    "PressKitPage",
    "RulebookPage",
    "SitePage",
    "StandardPage",
    "StoryIndexPage",
    "StoryPage",
]
