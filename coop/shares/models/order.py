"""Requests to buy shares."""

import secrets
import string

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.membership.models import Member
from coop.shares.enums import OrderState
from coop.shares.models.share_type import ShareType
from foundation.money.calculations.money import Money
from payments.checkout.models import Payment

_ALPHABET = string.ascii_lowercase + string.digits


def new_reference() -> str:
    """The name of a request in the books and at the provider: opaque, and short enough to type into a bank transfer."""
    return "sh_" + "".join(secrets.choice(_ALPHABET) for _ in range(10))


class ShareOrder(models.Model):
    """A member, or an accepted applicant, wants `quantity` shares at par and has until `pay_by` to pay.

    While it is open it counts towards the cap. `joins`: paying it makes the applicant a member.
    """

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="share_orders")
    share_type = models.ForeignKey(ShareType, on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    par_minor = models.PositiveIntegerField()
    amount_minor = models.PositiveBigIntegerField()
    joins = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=OrderState.choices, default=OrderState.OPEN)
    created_at = models.DateTimeField()
    pay_by = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", help_text="empty: the software"
    )
    payment = models.ForeignKey(Payment, null=True, on_delete=models.PROTECT, related_name="+")
    bank_reference = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gt=0, amount_minor=F("quantity") * F("par_minor")),
                name="shares_are_sold_whole_and_at_par",
            ),
            models.CheckConstraint(condition=Q(state__in=OrderState.values), name="a_share_order_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, state=OrderState.OPEN)
                | (Q(settled_at__isnull=False) & ~Q(state=OrderState.OPEN)),
                name="a_share_order_is_open_or_says_when_it_ended",
            ),
            # Two open requests would promise the same person twice what they asked for once.
            models.UniqueConstraint(
                fields=["member"], condition=Q(state=OrderState.OPEN), name="one_open_share_order_per_member"
            ),
        ]
        indexes = [models.Index(fields=["pay_by"], name="share_orders_due", condition=Q(state=OrderState.OPEN))]

    def __str__(self) -> str:
        return f"{self.quantity} shares ({self.reference})"

    @property
    def money(self) -> Money:
        return Money(self.amount_minor, str(settings.COOP["currency"]))

    @property
    def held_in(self) -> str:
        """The account of the books that holds the money until the shares are given out."""
        return f"2410:{self.member.account_id}"

    @property
    def is_open(self) -> bool:
        return self.state == OrderState.OPEN
