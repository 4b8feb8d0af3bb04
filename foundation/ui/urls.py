from django.urls import URLPattern, path

from foundation.ui.views.display import display
from foundation.ui.views.manifest import manifest
from foundation.ui.views.style import style
from foundation.ui.views.style_states import style_states

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("display/", display, name="display"),
    path("style/", style, name="style"),
    path("style/states.css", style_states, name="style_states"),
]
