"""The button that ends a facilitator's term."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.learning.actions.end_facilitator import end_facilitator
from cms.learning.errors import MayNotKeepFacilitators, NotAFacilitator
from cms.learning.policies import can_keep_facilitators
from cms.learning.queries.facilitators import term
from foundation.clock import now


@login_required
@require_POST
def end_term(request: HttpRequest, term_id: int) -> HttpResponse:
    """Raises MayNotKeepFacilitators, NotAFacilitator."""
    if not can_keep_facilitators(request.user):
        raise MayNotKeepFacilitators
    found = term(term_id)
    if found is None:
        raise NotAFacilitator
    end_facilitator(by=request.user, term=found, at=now())
    messages.success(request, _("The term has ended. Circles they lead stay theirs to finish."))
    return redirect("learning:facilitators")
