"""A share certificate as a PDF."""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.calculations.certificates import grouped
from coop.shares.errors import CertificateNotFound
from coop.shares.models import Certificate
from coop.shares.policies import can_issue_certificates, can_see_shares
from coop.shares.queries.certificates import certificate_numbered
from coop.shares.views._words import day_words
from foundation.documents.pdf import render_pdf
from foundation.documents.qr import qr_svg
from foundation.home import home_zone
from foundation.money.formatting import format_minor


@never_cache
@login_required
@require_safe
def certificate_file(request: HttpRequest, number: int) -> HttpResponse:
    """Send the paper as it was issued, to its holder or to those who issue them."""
    certificate = certificate_numbered(number)
    if certificate is None or not (
        can_see_shares(request.user, certificate.member) or can_issue_certificates(request.user)
    ):
        raise CertificateNotFound(_("We could not find that certificate among yours."))
    made = render_pdf(template="coop/shares/certificate.typ", data=paper_of(certificate), at=certificate.issued_at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="share-certificate-{certificate.number}.pdf"'
    return answer


def paper_of(certificate: Certificate) -> dict[str, Any]:
    """Everything on the paper, as words."""
    url = settings.SITE_URL.rstrip("/") + reverse("shares:check_certificate", args=[certificate.code])
    kind = certificate.share_type
    back = _("Withdrawable: you can ask the board to pay it back.") if kind.can_be_taken_out else _("Not withdrawable.")
    paid = format_minor(certificate.paid_minor, certificate.currency)
    return {
        "title": _("Share certificate No. {number}").format(number=certificate.number),
        "kind": _("Share certificate"),
        "sentence": _("This is to certify that the member named here is the registered holder of these shares."),
        "holder": certificate.holder,
        "heads": [_("Entry"), _("As registered")],
        "facts": [
            [_("Member number"), str(certificate.member_no)],
            [_("Class of member"), certificate.class_name],
            [_("Kind of share"), kind.name],
            [_("Number of shares"), str(certificate.quantity)],
            [_("Value of each, at par"), format_minor(certificate.par_minor, certificate.currency)],
            [_("Paid, in full"), paid],
            [_("Paying back"), back],
            [_("Issued on"), day_words(certificate.issued_at, home_zone())],
        ],
        "notes": [
            _("Shares carry one vote per member, however many are held. They are never worth more than their par."),
            _("The board may refuse or suspend paying back; whoever holds shares may lose what they paid."),
        ],
        "check_title": _("Is this certificate still valid?"),
        "check_words": _("Scan the code, or open the address and compare. It says what is registered today."),
        "code_label": _("Code"),
        "code": grouped(certificate.code),
        "url": url,
        "qr": qr_svg(url),
        "qr_words": _("QR code that leads to {url}").format(url=url),
    }
