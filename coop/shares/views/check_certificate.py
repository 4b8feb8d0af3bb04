"""Is a certificate what it says? For anybody who holds one in their hand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.calculations.certificates import grouped, initials
from coop.shares.enums import CertificateStanding
from coop.shares.errors import CertificateNotFound
from coop.shares.queries.certificates import Checked
from coop.shares.queries.certificates import check_certificate as look_up
from coop.shares.views._words import day_words
from foundation.clock import now
from foundation.home import home_zone


@never_cache
@require_safe
def check_certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Number, count, date and initials, so that the paper can be compared; nothing more about its holder."""
    checked = look_up(code, at=now())
    if checked is None:
        raise CertificateNotFound
    certificate = checked.certificate
    context = {
        "standing": _standing(checked),
        "rows": [
            {"label": _("Certificate"), "value": _("No. {number}").format(number=certificate.number)},
            {"label": _("Number of shares"), "value": str(certificate.quantity)},
            {"label": _("Issued on"), "value": day_words(certificate.issued_at, home_zone())},
            {"label": _("Initials of the holder"), "value": initials(certificate.holder) or "–"},
            {"label": _("Code"), "value": grouped(certificate.code)},
        ],
    }
    return render(request, "coop/shares/check_certificate.html", context)


def _standing(checked: Checked) -> dict[str, str]:
    """The answer in a word, a sign and a sentence."""
    if not checked.genuine:
        return {
            "badge": _("Not confirmed"),
            "tone": "bad",
            "text": _("We cannot confirm this certificate. Please ask the secretary of the co-op."),
        }
    if checked.standing is CertificateStanding.VALID:
        return {
            "badge": _("Valid"),
            "tone": "good",
            "text": _("This certificate is valid. The register says the same today."),
        }
    if checked.standing is CertificateStanding.SUPERSEDED:
        text = _("A newer certificate has taken the place of this one. Please ask its holder for the newer one.")
        return {"badge": _("Superseded"), "tone": "wait", "text": text}
    return {
        "badge": _("No longer valid"),
        "tone": "bad",
        "text": _("These shares are no longer held as this certificate says."),
    }
