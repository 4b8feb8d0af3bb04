"""A reflection on the whole circle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.learning.actions.write_reflection import write_reflection
from cms.learning.forms import ReflectionForm
from cms.learning.queries.circles import sessions_of
from cms.learning.views._door import circle_here, insider
from cms.learning.views.session import others, written
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reflection(request: HttpRequest, slug: str) -> HttpResponse:
    """From the last session on. Raises NotInThisCircle, and what writing raises."""
    circle, at = circle_here(slug), now()
    place, leads_it = insider(request, circle)
    form = ReflectionForm(request.POST if request.method == "POST" else None, initial=written(place, None))
    if form.is_valid():
        given = form.cleaned_data
        write_reflection(
            by=request.user, circle=circle, session=None, text=given["text"], shared=given["shared"], at=at
        )
        messages.success(request, _("Your words are kept. You can change them here."))
        return redirect("learning:my_learning")
    begun = at >= sessions_of(circle)[-1].starts_at
    context = {
        "kicker": circle.course.title,
        "form": form if place is not None and begun else None,
        "too_early": not begun,
        "others": others(circle, None, request, leads_it),
        "back_url": reverse("learning:circle", args=[slug]),
    }
    return render(request, "cms/learning/reflection.html", context, status=422 if form.errors else 200)
