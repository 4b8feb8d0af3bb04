"""The addresses of pages: Wagtail's own, with a view that knows the reader's language. They come last of all."""

from django.urls import URLPattern, re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_patterns

from cms.languages.views.serve import serve

urlpatterns: list[URLPattern] = [
    *[pattern for pattern in wagtail_patterns if pattern.name != "wagtail_serve"],
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
