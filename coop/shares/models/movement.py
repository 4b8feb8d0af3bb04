"""Movements of shares: a holding is their sum."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.enums import ShareType as ShareTypeCode
from coop.membership.models import Member
from coop.shares.enums import COMES_IN, GOES_OUT, MovementKind
from coop.shares.models.order import ShareOrder
from coop.shares.models.share_type import ShareType
from coop.shares.models.withdrawal import Withdrawal
from payments.ledger.models import Journal


class ShareMovement(models.Model):
    """`quantity` shares and `amount_minor` of capital come to a member (above zero) or leave them (below). Only grows.

    Every movement has its journal in the books. The database refuses a holding below zero and one above the cap.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="share_movements")
    share_type = models.ForeignKey(ShareType, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=MovementKind.choices)
    quantity = models.BigIntegerField()
    par_minor = models.PositiveIntegerField()
    amount_minor = models.BigIntegerField()
    at = models.DateTimeField()
    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: the software"
    )
    resolution = models.CharField(max_length=200, blank=True)
    order = models.OneToOneField(ShareOrder, null=True, on_delete=models.PROTECT, related_name="movement")
    withdrawal = models.OneToOneField(Withdrawal, null=True, on_delete=models.PROTECT, related_name="movement")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=COMES_IN, quantity__gt=0)
                | Q(kind__in=GOES_OUT, quantity__lt=0)
                | Q(kind=MovementKind.WRITE_DOWN, quantity=0, amount_minor__lt=0),
                name="shares_come_in_or_go_out_as_their_kind_says",
            ),
            models.CheckConstraint(
                condition=Q(kind=MovementKind.WRITE_DOWN) | Q(amount_minor=F("quantity") * F("par_minor")),
                name="a_movement_of_shares_is_at_par",
            ),
            models.CheckConstraint(
                condition=Q(kind=MovementKind.WITHDRAW) | Q(withdrawal__isnull=True),
                name="only_taking_out_belongs_to_a_withdrawal",
            ),
            # What the rules say of a kind of share holds for every share of it (R8).
            models.CheckConstraint(
                condition=~Q(kind=MovementKind.WITHDRAW) | Q(share_type_id=ShareTypeCode.WITHDRAWABLE),
                name="only_shares_that_can_be_paid_back_are_taken_out",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MovementKind.CANCELLED) | Q(share_type_id=ShareTypeCode.FIXED),
                name="only_fixed_shares_go_to_the_reserve_by_themselves",
            ),
        ]
        indexes = [models.Index(fields=["member", "at", "id"], name="share_movements_of_member")]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity}"
