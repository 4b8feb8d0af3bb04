from django.conf import settings
from django.urls import URLPattern, path

from foundation.ui.views.manifest import manifest
from foundation.ui.views.style import style

app_name = "ui"
urlpatterns: list[URLPattern] = [path("manifest.webmanifest", manifest, name="manifest")]
# Every component drawn on one page: for people who build pages and for the accessibility tests, not for visitors.
if settings.DEMO or settings.DEBUG or settings.SANDBOX_ALLOWED:
    urlpatterns += [path("style/", style, name="style")]
