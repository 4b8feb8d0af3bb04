"""Issue a certificate over what a member holds now; it supersedes the one before (R6)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from coop.membership.models import Member
from coop.shares.actions._holder import lock_holder
from coop.shares.errors import MayNotSeeRegister, NothingToCertify
from coop.shares.models import Certificate, CertificateNumber, ShareType
from coop.shares.policies import acts_for_the_software, can_issue_certificates
from coop.shares.queries.certificates import code_for, current_certificates
from coop.shares.queries.holdings import holding
from foundation.audit.actions.record import record
from foundation.locks import lock_row


@transaction.atomic
def issue_certificate(*, by: Any, member: Member, share_type: ShareType, reason: str, at: datetime) -> Certificate:
    """Return a new certificate with the next number. `by` None: the software, after the holding changed.

    Raises MayNotSeeRegister, NothingToCertify.
    """
    if not acts_for_the_software(by) and not can_issue_certificates(by):
        raise MayNotSeeRegister
    member = lock_holder(member.pk)
    held = holding(member.pk, at=at, share_type=share_type.pk)
    if held.quantity <= 0 or member.member_no is None:
        raise NothingToCertify
    certificate = Certificate(
        number=_next_number(),
        member=member,
        share_type=share_type,
        holder=member.legal_name or member.user.name or member.user.email,
        member_no=member.member_no,
        class_name=member.member_class.name,
        quantity=held.quantity,
        par_minor=share_type.par_minor,
        paid_minor=held.amount_minor,
        currency=str(settings.COOP["currency"]),
        issued_at=at,
        reason=reason,
        supersedes=current_certificates(member).filter(share_type=share_type).last(),
    )
    certificate.code = code_for(certificate)
    certificate.save(force_insert=True)
    data = {"number": certificate.number, "quantity": held.quantity}
    record(by=by, verb="shares.certificate.issued", subject=certificate, data=data, reason=reason, at=at)
    return certificate


def _next_number() -> int:
    """The next number without a gap: the counter stays locked until the certificate is saved."""
    CertificateNumber.objects.get_or_create(id=1)
    counter = lock_row(CertificateNumber.objects.all(), 1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
