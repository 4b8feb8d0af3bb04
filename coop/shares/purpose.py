"""What payments calls when money for shares arrives or does not come."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.membership.models import Member
from coop.shares.actions.allot_shares import allot_shares
from coop.shares.errors import CannotBuyShares, OrderNotOpen, OverTheCap
from coop.shares.models import ShareOrder
from payments.checkout.errors import PurposeRefused


class SharePurpose:
    """The handler of payments for shares; the reference is the order's."""

    def lock(self, reference: str) -> None:
        """The member, then the request: the order in which everybody here locks."""
        order = ShareOrder.objects.filter(reference=reference).only("member_id").first()
        if order is None:
            return
        Member.objects.select_for_update(of=("self",), no_key=True).filter(pk=order.member_id).first()
        ShareOrder.objects.select_for_update(of=("self",), no_key=True).filter(reference=reference).first()

    def held_in(self, reference: str) -> str:
        """Application money is a liability of its own until the shares are given out (coop-finance M5, C)."""
        return ShareOrder.objects.select_related("member").get(reference=reference).held_in

    def describe(self, reference: str) -> str:
        return self.describe_many({reference}).get(reference, reference)

    def describe_many(self, references: set[str]) -> dict[str, str]:
        rows = ShareOrder.objects.filter(reference__in=references).values_list("reference", "quantity")
        words = {}
        for reference, quantity in rows:
            words[reference] = ngettext("{n} share in the co-op", "{n} shares in the co-op", quantity).format(
                n=quantity
            )
        return words

    def on_paid(self, *, payment: Any, at: datetime) -> None:
        order = ShareOrder.objects.filter(reference=payment.reference).first()
        if order is None:
            raise PurposeRefused(_("We do not know this request for shares."))
        try:
            allot_shares(order=order, payment=payment, at=at)
        except (OrderNotOpen, CannotBuyShares, OverTheCap) as fact:
            raise PurposeRefused(fact.text) from fact

    def on_expired(self, *, payment: Any, at: datetime) -> None:
        """A page that closed unpaid ends nothing: until the last day to pay the member may open another."""
