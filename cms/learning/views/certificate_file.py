"""A certificate as a PDF."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.learning.errors import NoSuchCertificate
from cms.learning.models import Certificate
from cms.learning.queries.certificates import own_certificate
from cms.learning.wording import day_words
from foundation import formats
from foundation.documents.pdf import render_pdf
from foundation.documents.qr import qr_svg


@never_cache
@login_required
@require_safe
def certificate_file(request: HttpRequest, certificate_no: int) -> HttpResponse:
    """For its holder, as it was issued. Raises NoSuchCertificate."""
    found = own_certificate(request.user, certificate_no)
    if found is None:
        raise NoSuchCertificate(_("We could not find that certificate among yours."))
    made = render_pdf(template="cms/learning/certificate.typ", data=paper_of(found), at=found.issued_at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="learning-certificate-{found.number}.pdf"'
    return answer


def paper_of(certificate: Certificate) -> dict[str, Any]:
    """Everything on the paper, as words."""
    url = settings.SITE_URL.rstrip("/") + reverse("learning:check_certificate", args=[certificate.code])
    attended = _("{n} of {all}").format(n=certificate.attended, all=certificate.sessions)
    return {
        "title": _("Certificate of learning No. {number}").format(number=certificate.number),
        "sentence": _("This is to certify that the person named here took part in this study circle to its end."),
        "holder": certificate.holder,
        "heads": [_("Entry"), _("As recorded")],
        "facts": [
            [_("Study circle"), certificate.course],
            [_("Sessions attended"), attended],
            [_("Led by"), certificate.facilitators],
            [_("Last session"), formats.date_format(certificate.last_day, "j F Y")],
            [_("Issued on"), day_words(certificate.issued_at)],
        ],
        "notes": [_("Attendance was recorded by the facilitators; reflections were written by the learner.")],
        "check_title": _("Is this certificate genuine?"),
        "check_words": _("Scan the code, or open the address and compare."),
        "code_label": _("Code"),
        "code": "-".join(certificate.code[start : start + 5] for start in range(0, len(certificate.code), 5)),
        "url": url,
        "qr": qr_svg(url),
        "qr_words": _("QR code that leads to {url}").format(url=url),
    }
