"""Give a learner the certificate they have earned."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.crypto import get_random_string

from cms.learning.errors import NotFinishedYet, NotInThisCircle
from cms.learning.models import Certificate, CertificateNumber, Circle, Enrolment
from cms.learning.policies import learns_in
from cms.learning.queries.standing import missing_words, standing_of_learner
from foundation.audit.actions.record import record
from foundation.locks import lock_row

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another


@transaction.atomic
def issue_certificate(*, by: Any, circle: Circle, at: datetime) -> Certificate:
    """The learner's own; asked for again, the first. Raises NotInThisCircle, NotFinishedYet."""
    enrolment = learns_in(by, circle)
    if enrolment is None:
        raise NotInThisCircle
    enrolment = lock_row(Enrolment.objects.all(), enrolment.pk)
    found = Certificate.objects.filter(enrolment=enrolment).first()
    if found is not None:
        return found
    stands = standing_of_learner(enrolment, at=at)
    if not stands.is_met:
        raise NotFinishedYet(missing=" ".join(missing_words(stands)))
    names = [one.user.get_full_name() for one in circle.facilitators.select_related("user").order_by("id")]
    last = circle.sessions.order_by("-number")[0]
    made = Certificate.objects.create(
        number=_next_number(), enrolment=enrolment, holder=by.get_full_name(), course=circle.course.title,
        facilitators=", ".join(names)[:300], attended=stands.attended, sessions=stands.sessions, last_day=last.day,
        issued_at=at, code=get_random_string(20, LETTERS),
    )  # fmt: skip
    record(by=by, verb="learning.certificate.issued", subject=made, data={"number": made.number}, at=at)
    return made


def _next_number() -> int:
    """The next number without a gap: the counter stays locked until the certificate is saved."""
    CertificateNumber.objects.get_or_create(id=1)
    counter = lock_row(CertificateNumber.objects.all(), 1)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last
