"""The browser of the journeys, for the design's own pages."""

from tests.journeys.conftest import chromium, open_page, sandbox, site

__all__ = ["chromium", "open_page", "sandbox", "site"]
