"""A class of members with its rights."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coop.membership.enums import ClassCode, LeavingRule, ShareType, VoteEnds


class MemberClass(models.Model):
    """A class of members with its rights (coop-finance R1). Amounts in minor units.

    Every vote on a roll weighs the same; a rulebook that weighs or caps the votes of classes says so beside the type of
    decision (`weighting`), where the count reads it.

    `name` and `about` are words that the office keeps. The rights change by a decision only (`GOVERNED`): a trigger
    takes no others than those of the newest ClassVersion. What a share is worth and whether it can be passed on stay as
    they were when the first was sold: the database sees to that as well (coop.shares).
    """

    code = models.CharField(max_length=20, primary_key=True, choices=ClassCode.choices)
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    # What a member holds.
    min_shares = models.PositiveIntegerField(default=1)
    # A copy of what the kind of share says (coop.shares): the database keeps it equal, whatever is written here.
    share_par_minor = models.PositiveIntegerField(default=100)
    share_type = models.CharField(max_length=20, choices=ShareType.choices, default=ShareType.WITHDRAWABLE)
    max_amount_minor = models.PositiveBigIntegerField(default=10_000_000)
    # What a member votes on.
    votes_in_general = models.BooleanField(default=True)
    votes_on_rules = models.BooleanField(default=True)
    votes_on_conversion = models.BooleanField(default=True)
    votes_on_dissolution = models.BooleanField(default=True)
    # What a member may have or be.
    eligible_for_patronage = models.BooleanField(default=False)
    eligible_for_share_interest = models.BooleanField(default=False)
    eligible_for_board = models.BooleanField(default=False)
    # Joining.
    pay_within_days = models.PositiveIntegerField(default=30)
    probation_days = models.PositiveIntegerField(default=0)
    probation_requirement = models.TextField(blank=True)
    # Leaving: which of the fields below count follows from the rule.
    leaving_rule = models.CharField(max_length=20, choices=LeavingRule.choices, default=LeavingRule.NOTICE_DAYS)
    leaving_notice_days = models.PositiveIntegerField(default=30)
    leaving_month = models.PositiveSmallIntegerField(default=12)
    leaving_years = models.PositiveSmallIntegerField(default=0)
    vote_ends = models.CharField(max_length=20, choices=VoteEnds.choices, default=VoteEnds.AT_EFFECT)

    class Meta:
        ordering = ["code"]
        constraints = [
            # Somebody who only lends money must not be paid for others' work (R3).
            models.CheckConstraint(
                condition=~Q(code=ClassCode.SUPPORTER) | Q(eligible_for_patronage=False),
                name="supporters_have_no_part_in_patronage",
            ),
            models.CheckConstraint(
                condition=Q(leaving_month__gte=1, leaving_month__lte=12), name="a_year_has_twelve_months"
            ),
            models.CheckConstraint(condition=Q(share_par_minor__gte=1), name="a_share_has_a_value"),
        ]

    def __str__(self) -> str:
        return self.name


# What a decision governs.
GOVERNED = (
    "min_shares", "max_amount_minor", "votes_in_general", "votes_on_rules", "votes_on_conversion",
    "votes_on_dissolution", "eligible_for_patronage", "eligible_for_share_interest", "eligible_for_board",
    "pay_within_days", "probation_days", "probation_requirement", "leaving_rule", "leaving_notice_days",
    "leaving_month", "leaving_years", "vote_ends",
)  # fmt: skip


class ClassVersion(models.Model):
    """The rights of a class as a decision set them; rows are only ever added. `rights` are all of GOVERNED."""

    member_class = models.ForeignKey(MemberClass, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    rights = models.JSONField()
    decision_name = models.CharField(max_length=200)
    decision_url = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["member_class", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["member_class", "version"], name="the_versions_of_a_class_are_counted_once"
            ),
            models.CheckConstraint(condition=~Q(decision_name=""), name="a_class_names_the_decision_that_set_it"),
        ]

    def __str__(self) -> str:
        return f"{self.member_class_id} v{self.version}"
