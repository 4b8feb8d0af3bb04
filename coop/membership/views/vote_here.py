"""Vote in this class, when one is in two."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.membership.actions.choose_voting_class import choose_voting_class
from coop.membership.views._door import own_membership
from foundation.clock import now


@login_required
@require_POST
def vote_here(request: HttpRequest, member_id: int) -> HttpResponse:
    member = own_membership(request, member_id)
    choose_voting_class(by=request.user, member=member, at=now())
    messages.success(request, _("From the next vote on you vote in this class."))
    return redirect("membership:my_membership")
