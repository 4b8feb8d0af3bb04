"""The button that gives the certificate."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.learning.actions.issue_certificate import issue_certificate
from cms.learning.views._door import circle_here
from foundation.clock import now


@login_required
@require_POST
def get_certificate(request: HttpRequest, slug: str) -> HttpResponse:
    made = issue_certificate(by=request.user, circle=circle_here(slug), at=now())
    messages.success(request, _("Well done. Your certificate has No. {number}.").format(number=made.number))
    return redirect("learning:my_learning")
