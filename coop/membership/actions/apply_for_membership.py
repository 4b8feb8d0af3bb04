"""Apply to join (M1)."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from coop.membership.actions._move import case_of, note
from coop.membership.calculations.guards import check
from coop.membership.calculations.transitions import transition
from coop.membership.enums import ConsentKind
from coop.membership.errors import AlreadyAMember
from coop.membership.facts import ApplicationFacts
from coop.membership.models import Consent, ConsentWording, Member, MemberClass
from coop.membership.policies import can_apply_for_membership
from coop.membership.registry import events
from coop.membership.texts import text_to_agree_to
from foundation.errors import NotAllowed


@transaction.atomic
def apply_for_membership(
    *, by: Any, class_code: str, application: ApplicationFacts | None = None, at: datetime
) -> Member:
    """Record the application of `by` in a class, with a copy of every text agreed to.

    `application` is None for a form on paper, which the office keeps and the board checks by hand. Raises NotAllowed;
    TooYoung; NotAgreed; AlreadyAMember when one is open or live in this class.
    """
    if not can_apply_for_membership(by):
        raise NotAllowed
    row = transition("apply")
    given = application
    case = case_of(
        None,
        by=by,
        at=at,
        on_paper=given is None,
        age_years=given.age_years if given else None,
        agreed=given.agreed if given else frozenset(),
    )
    check(row.guards, case)
    member = Member(user=by, member_class=MemberClass.objects.get(code=class_code), applied_at=at, state=row.target)
    if given is not None:
        member.legal_name, member.postal_address = given.legal_name, given.postal_address
        member.notices_by_email, member.motivation = given.notices_by_email, given.motivation
    try:
        with transaction.atomic():
            member.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAMember from error
    if given is not None:
        _keep_consents(member, at=at)
    note(
        member, row.verb, by=by, case=case, before="", code=row.code,
        data={"class": class_code, "on_paper": given is None},
    )  # fmt: skip
    if given is not None:
        events.call("applied", member=member, at=at)
        member.refresh_from_db(fields=["state", "pay_by"])
    return member


def _keep_consents(member: Member, *, at: datetime) -> None:
    for kind in ConsentKind.values:
        text = text_to_agree_to(kind, at=at)
        digest = hashlib.sha256(f"{kind}\n{text.title}\n{text.body}".encode()).hexdigest()
        wording, _new = ConsentWording.objects.get_or_create(
            sha256=digest, defaults={"kind": kind, "title": text.title, "body": text.body, "first_used_at": at}
        )
        Consent.objects.create(member=member, wording=wording, kind=kind, at=at)
