"""Pages of words."""

from django.utils.translation import gettext_lazy as _

from cms.pages.models.site_page import SitePage


class StandardPage(SitePage):
    """Anything else worth a page: about us, our rules in plain words, how we work."""

    parent_page_types = ["cms_pages.HomePage", "cms_pages.StandardPage"]
    subpage_types = ["cms_pages.StandardPage"]
    template = "cms/pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
