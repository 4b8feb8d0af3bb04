"""Certificates, and what they are worth today."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.crypto import constant_time_compare

from coop.membership.models import Member
from coop.shares.calculations.certificates import instant_words, signed_code, ungrouped
from coop.shares.enums import CertificateStanding
from coop.shares.models import Certificate
from coop.shares.queries.holdings import holding

SALT = b"coop.shares.certificate|"


@dataclass(frozen=True, slots=True)
class Checked:
    """A certificate, what it is worth at the time asked, and whether its figures fit its code."""

    certificate: Certificate
    standing: CertificateStanding
    genuine: bool


def code_for(certificate: Certificate, *, secret: str | None = None) -> str:
    """The code that belongs on this paper."""
    facts = (
        certificate.number,
        certificate.member_id,
        certificate.member_no,
        certificate.holder,
        certificate.class_name,
        certificate.share_type_id,
        certificate.quantity,
        certificate.par_minor,
        certificate.paid_minor,
        certificate.currency,
        instant_words(certificate.issued_at),
    )
    return signed_code(key=SALT + (secret or settings.SECRET_KEY).encode(), facts=facts)


def check_certificate(code: str, *, at: datetime) -> Checked | None:
    """Look a code up and do the sum again; None when there is no such certificate."""
    found = (
        Certificate.objects.filter(code=ungrouped(code)[:32])
        .select_related("share_type")
        .annotate(replaced=Exists(Certificate.objects.filter(supersedes=OuterRef("pk"))))
        .first()
    )
    if found is None:
        return None
    secrets = [str(settings.SECRET_KEY), *map(str, settings.SECRET_KEY_FALLBACKS)]
    genuine = any(constant_time_compare(code_for(found, secret=secret), found.code) for secret in secrets)
    return Checked(found, _standing(found, at), genuine)


def _standing(certificate: Certificate, at: datetime) -> CertificateStanding:
    if certificate.replaced:  # type: ignore[attr-defined]
        return CertificateStanding.SUPERSEDED
    held = holding(certificate.member_id, at=at, share_type=certificate.share_type_id)
    if held.quantity != certificate.quantity:
        return CertificateStanding.ENDED
    return CertificateStanding.VALID


def current_certificates(member: Member) -> "QuerySet[Certificate]":
    """The member's certificates that no other one replaced, one for each kind of share."""
    return (
        Certificate.objects.filter(member=member)
        .filter(~Exists(Certificate.objects.filter(supersedes=OuterRef("pk"))))
        .select_related("share_type")
        .order_by("number")
    )


def certificate_numbered(number: int) -> Certificate | None:
    return Certificate.objects.filter(number=number).select_related("share_type", "member").first()


def certificates_of(member: Member) -> list[Certificate]:
    """All that were ever issued to a member, the newest first."""
    return list(Certificate.objects.filter(member=member).order_by("-number"))


def holder_numbered(number: int) -> Member | None:
    """The member with this number."""
    return Member.objects.filter(member_no=number).select_related("user", "member_class").first()
