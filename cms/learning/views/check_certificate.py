"""Is a certificate of learning genuine? For anybody who holds one in their hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.errors import NoSuchCertificate
from cms.learning.queries.certificates import certificate_with
from cms.learning.wording import day_words
from foundation import formats


@never_cache
@require_safe
def check_certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What is on the paper, with the holder's initials only. Raises NoSuchCertificate."""
    found = certificate_with(code)
    if found is None:
        raise NoSuchCertificate
    initials = " ".join(f"{word[0].upper()}." for word in found.holder.split() if word[0].isalpha())
    rows = [
        {"label": _("Certificate"), "value": _("No. {number}").format(number=found.number)},
        {"label": _("Study circle"), "value": found.course},
        {"label": _("Sessions attended"), "value": _("{n} of {all}").format(n=found.attended, all=found.sessions)},
        {"label": _("Last session"), "value": formats.date_format(found.last_day, "j F Y")},
        {"label": _("Issued on"), "value": day_words(found.issued_at)},
        {"label": _("Initials of the holder"), "value": initials or "–"},
    ]
    return render(request, "cms/learning/check_certificate.html", {"rows": rows})
