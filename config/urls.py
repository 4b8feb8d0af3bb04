"""The map of the house. Pages of the CMS come last: they catch what no room claims."""

from django.conf import settings
from django.urls import URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from cms.backoffice.users import HouseAccountView
from foundation.ui.languages import PageAddresses

handler400 = "foundation.ui.views.errors.bad_request"
handler403 = "foundation.ui.views.errors.permission_denied"
handler404 = "foundation.ui.views.errors.page_not_found"
handler429 = "foundation.ui.views.errors.too_many_requests"
handler500 = "foundation.ui.views.errors.server_error"

ROOMS = [
    "config.demo",
    "foundation.ui",
    "foundation.pictures",
    "payments.checkout",
    "payments.webhooks",
    "payments.payouts",
    "payments.reconcile",
    "coop.rules",
    "coop.membership",
    "coop.shares",
    "coop.decisions",
    "coop.surplus",
    "coop.openbooks",
    "marketplace.search",
    "marketplace.workers",
    "marketplace.services",
    "marketplace.availability",
    "marketplace.bookings",
    "cms.media",
    "cms.help",
    "cms.navigation",
    "cms.sitesearch",
    "cms.policies",
    "cms.learning",
    "cms.backoffice",
]


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("me/", include("foundation.accounts.urls")),
    *[path("", include(f"{room}.urls")) for room in ROOMS if room in settings.INSTALLED_APPS],
    path("admin/account/", require_admin_access(HouseAccountView.as_view()), name="wagtailadmin_account"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    URLResolver(PageAddresses(), "cms.languages.urls"),  # type: ignore[arg-type]
]
