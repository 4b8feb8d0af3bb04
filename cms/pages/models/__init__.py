"""The kinds of page, one to a module."""

from cms.pages.models.category import CategoryPage
from cms.pages.models.home import HomePage
from cms.pages.models.site_page import SitePage
from cms.pages.models.standard import StandardPage

__all__ = ["CategoryPage", "HomePage", "SitePage", "StandardPage"]
