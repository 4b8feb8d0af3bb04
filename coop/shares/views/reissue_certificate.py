"""Issue a certificate anew: another name, a lost paper. The one before is superseded, never edited."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.shares.actions.issue_certificate import issue_certificate
from coop.shares.errors import CertificateNotFound
from coop.shares.forms import ReissueForm
from coop.shares.models import ShareType
from coop.shares.queries.certificates import certificates_of, holder_numbered
from coop.shares.views._office import register_keeper
from coop.shares.views._words import day_words, shares_words
from foundation.clock import now
from foundation.home import home_zone


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reissue_certificate(request: HttpRequest, number: int) -> HttpResponse:
    """All certificates of the member with this number, and a form for the next one."""
    keeper = register_keeper(request)
    member = holder_numbered(number)
    if member is None:
        raise CertificateNotFound(_("There is no member with this number."))
    form = ReissueForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kind = ShareType.objects.get(code=member.member_class.share_type)
        reason = form.cleaned_data["reason"]
        made = issue_certificate(by=keeper, member=member, share_type=kind, reason=reason, at=now())
        messages.success(request, _("Certificate No. {number} is issued.").format(number=made.number))
        return redirect("shares:reissue_certificate", number=number)
    issued = certificates_of(member)
    entries = [
        {
            "title": _("No. {number}, {shares}").format(number=one.number, shares=shares_words(one.quantity)),
            "when": day_words(one.issued_at, home_zone()),
            "iso": one.issued_at.isoformat(),
            "text": one.reason,
        }
        for one in issued
    ]
    context = {
        "name": member.legal_name or member.user.name,
        "number": number,
        "form": form,
        "entries": entries,
        "file_url": reverse("shares:certificate_file", args=[issued[0].number]) if issued else "",
        "back_url": reverse("shares:register"),
    }
    return render(request, "coop/shares/reissue_certificate.html", context, status=422 if form.errors else 200)
