from django.urls import URLPattern, path

from foundation.ui.views.display import display
from foundation.ui.views.manifest import manifest
from foundation.ui.views.style import style

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("display/", display, name="display"),
    path("style/", style, name="style"),
]
