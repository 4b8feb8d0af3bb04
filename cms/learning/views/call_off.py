"""The button that calls a circle off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.learning.actions.call_off_circle import call_off_circle
from cms.learning.forms import CallOffForm
from cms.learning.views._door import led_circle
from cms.learning.views.desk_circle import desk_context
from foundation.clock import now


@login_required
@require_POST
def call_off(request: HttpRequest, slug: str) -> HttpResponse:
    """With a reason that everybody in the circle is told."""
    circle, form = led_circle(request, slug), CallOffForm(request.POST)
    if not form.is_valid():
        return render(request, "cms/learning/desk_circle.html", desk_context(circle, form), status=422)
    call_off_circle(by=request.user, circle=circle, why=form.cleaned_data["why"], at=now())
    messages.success(request, _("The circle is called off, and everybody in it is told."))
    return redirect("learning:desk_circle", slug=slug)
