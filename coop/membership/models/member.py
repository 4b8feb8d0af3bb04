"""One person's membership in one class."""

import secrets
import string

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.enums import ENDED, NUMBERED, MemberState
from coop.membership.models.member_class import MemberClass

_ALPHABET = string.ascii_lowercase + string.digits


def new_account_id() -> str:
    """An opaque name for a member's money: 22 characters, about 113 random bits, and no hint of who it is."""
    return "m_" + "".join(secrets.choice(_ALPHABET) for _ in range(22))


class Member(models.Model):
    """One person's membership in one class, from application to the end."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    member_class = models.ForeignKey(MemberClass, on_delete=models.PROTECT, related_name="members")
    state = models.CharField(max_length=20, choices=MemberState.choices, default=MemberState.APPLIED)
    member_no = models.PositiveIntegerField(null=True, unique=True)
    account_id = models.CharField(max_length=32, unique=True, default=new_account_id, editable=False)
    applied_at = models.DateTimeField()
    pay_by = models.DateTimeField(null=True)
    active_from = models.DateTimeField(null=True)
    suspended_until = models.DateTimeField(null=True)
    # Set when notice is given: from then on no longer a member, and from then on no vote.
    leaves_at = models.DateTimeField(null=True)
    votes_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # Somebody in two classes votes in one of them (R2).
    votes_here = models.BooleanField(default=True)
    # What the law wants in the register of members (CCBSA 2014 s.30(2)), beside the user's e-mail address.
    legal_name = models.CharField(max_length=120, blank=True)
    postal_address = models.TextField(blank=True)
    notices_by_email = models.BooleanField(default=False)
    motivation = models.TextField(blank=True)

    class Meta:
        ordering = ["member_no", "id"]
        constraints = [
            # Two live memberships in a class would be two votes.
            models.UniqueConstraint(
                fields=["user", "member_class"],
                condition=~Q(state__in=ENDED),
                name="one_live_membership_per_person_and_class",
            ),
            models.CheckConstraint(
                condition=Q(member_no__isnull=False) | ~Q(state__in=NUMBERED),
                name="a_member_who_was_admitted_has_a_number",
            ),
            models.CheckConstraint(
                condition=Q(active_from__isnull=False) | Q(member_no__isnull=True),
                name="a_member_number_has_a_date_of_entry",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(active_from__isnull=True) | Q(ended_at__gte=F("active_from")),
                name="a_membership_ends_after_it_began",
            ),
            # Without a date nobody could say when an unpaid place becomes free again.
            models.CheckConstraint(
                condition=Q(pay_by__isnull=False) | ~Q(state=MemberState.AWAITING_PAYMENT),
                name="who_is_to_pay_knows_until_when",
            ),
            models.CheckConstraint(
                condition=Q(leaves_at__isnull=True) | Q(votes_until__isnull=True) | Q(votes_until__lte=F("leaves_at")),
                name="a_vote_ends_with_the_membership_at_the_latest",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="members_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_state_display()})"


class MemberNumber(models.Model):
    """The last number given. One row: locking it makes the numbers gapless."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="there_is_one_counter_of_member_numbers")]

    def __str__(self) -> str:
        return str(self.last)
