"""One's own entry in the register of members."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.actions.update_register_details import FIELDS, update_register_details
from coop.membership.enums import ENDED
from coop.membership.forms import RegisterDetailsForm
from coop.membership.views._door import own_membership
from foundation.clock import now


@login_required
def register_details(request: HttpRequest, member_id: int) -> HttpResponse:
    member = own_membership(request, member_id)
    if member.state in ENDED:
        return redirect("membership:my_membership")
    known = {name: getattr(member, name) for name in FIELDS}
    form = RegisterDetailsForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        update_register_details(by=request.user, member=member, **form.cleaned_data, at=now())
        messages.success(request, _("Saved."))
        return redirect("membership:my_membership")
    context = {"form": form, "back_url": reverse("membership:my_membership"), "email": member.user.email}
    return render(request, "coop/membership/register_details.html", context, status=422 if form.errors else 200)
