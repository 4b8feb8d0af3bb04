"""Facts about paying workers."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, NotAllowed, NotFound


class SplitDoesNotAddUp(Fact):
    code = "split-does-not-add-up"
    message = _("The shares and the contribution come to {split}, but {held} is held for this order.")


class NotPaidFor(Fact):
    code = "not-paid-for"
    message = _("This order has not been paid for, so there is nothing to release.")


class NotAWorker(NotAllowed):
    code = "not-a-worker"
    message = _("Payouts are for worker-members. If you are one, ask the office to check your membership.")


class PayeeNotReady(Fact):
    code = "payee-not-ready"
    message = _("Your payout account is being set up. Please try again in a minute.")


class EarningNotFound(NotFound):
    code = "earning-not-found"
    message = _("We could not find that earning.")
