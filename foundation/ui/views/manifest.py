"""What a phone wants to know to put the site among its apps (W3C Web Application Manifest)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from foundation.ui.context import SiteContext

# The colours of mark.svg: a manifest knows no dark side.
PAPER, GREEN = "#f7f1e6", "#17543a"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The co-op's name, its mark, and where a worker's day begins."""
    name = str(SiteContext(request).coop["name"])
    facts = {
        "id": "/",
        "name": name,
        "short_name": name[:12],
        "start_url": "/work/today/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": GREEN,
        "icons": [{"src": static("foundation/ui/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(facts, content_type="application/manifest+json")
