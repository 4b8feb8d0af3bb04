"""Take back one's notice to leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.membership.actions.take_back_notice import take_back_notice
from coop.membership.views._door import own_membership
from foundation.clock import now


@login_required
@require_POST
def stay(request: HttpRequest, member_id: int) -> HttpResponse:
    at, member = now(), own_membership(request, member_id)
    vote_had_ended = member.votes_until is not None and member.votes_until <= at
    take_back_notice(by=request.user, member=member, at=at)
    messages.success(request, _("Good that you stay. Your notice is taken back."))
    if vote_had_ended:
        messages.info(request, _("You vote again from the next notice of a vote on."))
    return redirect("membership:my_membership")
