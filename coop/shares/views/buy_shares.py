"""Buy shares, or pay the first one and become a member: choose a number, then pay on the hosted page."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coop.membership.enums import MemberState
from coop.membership.models import Member
from coop.shares.actions.order_shares import order_shares
from coop.shares.actions.pay_for_shares import pay_for_shares
from coop.shares.errors import NotYourShares
from coop.shares.forms import MOST_AT_ONCE, QuantityForm
from coop.shares.models import ShareOrder, ShareType
from coop.shares.policies import can_buy_shares
from coop.shares.queries.holdings import room_of
from coop.shares.queries.orders import open_order
from coop.shares.views._mine import here, membership_here
from coop.shares.views._words import day_words, kept_words, money, reader_zone
from foundation.clock import now
from foundation.errors import Fact
from payments.checkout.actions.send_checkout import send_checkout
from payments.gateway.errors import CheckoutClosed
from payments.gateway.provider import provider


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def buy_shares(request: HttpRequest) -> HttpResponse:
    """Ask how many, say what it means, and go to pay."""
    at = now()
    member, mine = membership_here(request)
    if not can_buy_shares(request.user, member):
        raise NotYourShares
    order = open_order(member)
    form = _form(request, member, order, at)
    refusal: Fact | None = None
    if request.method == "POST" and form.is_valid():
        try:
            return _to_the_payment_page(request, member, form.cleaned_data["quantity"], at)
        except Fact as fact:
            refusal = fact
    kind = ShareType.objects.get(code=member.member_class.share_type)
    context = {
        "form": form,
        "joins": member.state == MemberState.AWAITING_PAYMENT,
        "par": money(kind.par_minor),
        "may_suspend": kind.board_may_suspend,
        "kept": kept_words(kind),
        "order": order,
        "pay_by": day_words(order.pay_by if order else member.pay_by, reader_zone(request.user)),
        "bank_words": order.reference if order else "",
        "refusal": refusal,
        "closed": _closed(),
        "back_url": reverse("shares:my_shares") + here(member, mine),
    }
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "coop/shares/buy_shares.html", context, status=status)


def _form(request: HttpRequest, member: Member, order: ShareOrder | None, at: datetime) -> QuantityForm:
    kind = ShareType.objects.get(code=member.member_class.share_type)
    joins = member.state == MemberState.AWAITING_PAYMENT
    least = max(member.member_class.min_shares, 1) if joins else 1
    room = room_of(member, share_type=kind, at=at)
    promised = order.amount_minor if order else 0
    most = (room.left + promised) // kind.par_minor if room.limited else MOST_AT_ONCE
    hint = ngettext("{par} each, at least {n}.", "{par} each, at least {n}.", least)
    return QuantityForm(
        request.POST if request.method == "POST" else None,
        least=least,
        most=most,
        hint=hint.format(par=money(kind.par_minor), n=least),
        initial={"quantity": order.quantity if order else least},
    )


def _to_the_payment_page(request: HttpRequest, member: Member, quantity: int, at: datetime) -> HttpResponse:
    """Open the page, or find the open one: a double click lands on the same."""
    order = order_shares(by=request.user, member=member, quantity=quantity, at=at)
    order = pay_for_shares(by=request.user, order=order, at=at)
    assert order.payment is not None
    payment = send_checkout(payment=order.payment, at=at)
    answer = redirect(payment.checkout_url or reverse("checkout:go_to_payment", args=[payment.pk]))
    answer.status_code = 303
    return answer


def _closed() -> str:
    """Why nothing can be paid by card at the moment, or nothing."""
    try:
        provider()
    except CheckoutClosed as fact:
        return str(fact) or str(_("Paying by card is switched off at the moment."))
    return ""
