"""What search engines read of a page, from whoever knows the page."""

from typing import Any

from django.http import HttpRequest

from foundation.ui.registry import described


def describe(request: HttpRequest, context: Any) -> list[dict[str, Any]]:
    """Objects of schema.org for the page being drawn; none for a page that only its reader can see."""
    site = getattr(request, "house_site", None)
    match = request.resolver_match
    if site is None or site.signed_in or match is None or request.method != "GET":
        return []
    # Pages of the CMS share one address pattern, whatever they are about.
    key = "page" if match.view_name == "wagtail_serve" else match.view_name
    return next((about(request, context) for name, about in described.items() if name == key), [])
