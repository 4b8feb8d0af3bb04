"""Members, their class, every change of state, and the offices they hold."""

import secrets
import string

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.enums import ENDED, NUMBERED, ClassCode, MemberState, Office

_ALPHABET = string.ascii_lowercase + string.digits


def new_account_id() -> str:
    """An opaque name for a member's money: 22 characters, about 113 random bits, and no hint of who it is."""
    return "m_" + "".join(secrets.choice(_ALPHABET) for _ in range(22))


class MemberClass(models.Model):
    """A class of members with its rights (coop-finance R1). Amounts in minor units, weights in basis points."""

    code = models.CharField(max_length=20, primary_key=True, choices=ClassCode.choices)
    name = models.CharField(max_length=60)
    min_shares = models.PositiveIntegerField(default=1)
    share_par_minor = models.PositiveIntegerField(default=100)
    max_amount_minor = models.PositiveBigIntegerField(default=10_000_000)
    votes_in_general = models.BooleanField(default=True)
    eligible_for_patronage = models.BooleanField(default=False)
    eligible_for_board = models.BooleanField(default=False)
    class_vote_weight_bp = models.PositiveIntegerField(default=10_000)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """One person's membership in one class, from application to the end."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    member_class = models.ForeignKey(MemberClass, on_delete=models.PROTECT, related_name="members")
    state = models.CharField(max_length=20, choices=MemberState.choices, default=MemberState.APPLIED)
    member_no = models.PositiveIntegerField(null=True, unique=True)
    account_id = models.CharField(max_length=32, unique=True, default=new_account_id, editable=False)
    applied_at = models.DateTimeField()
    active_from = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

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


class MembershipEvent(models.Model):
    """A change of state: who, when, why, and by which resolution. Only grows."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="events")
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, choices=MemberState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    resolution = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"


class OfficeTerm(models.Model):
    """A person holds an office from a date, until a date when one is set."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="offices")
    office = models.CharField(max_length=20, choices=Office.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    resolution = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="an_office_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["user", "office"], condition=Q(ends_at__isnull=True), name="an_office_is_held_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.get_office_display()
