"""Study circles that can be joined."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.policies import is_facilitator
from cms.learning.queries.circles import courses, open_circles
from cms.learning.views._circles import rows_of
from foundation.clock import now


@never_cache
@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """The next to begin first; below them all courses."""
    context = {
        "circles": rows_of(open_circles(at=now())),
        "rows": [{"title": page.title, "url": page.url} for page in courses()],
        "mine_url": reverse("learning:my_learning") if request.user.is_authenticated else "",
        "desk_url": reverse("learning:desk") if is_facilitator(request.user) else "",
    }
    return render(request, "cms/learning/circles.html", context)
