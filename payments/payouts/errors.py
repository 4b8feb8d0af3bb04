"""Facts about paying workers."""

from foundation.errors import Fact, NotAllowed, NotFound


class SplitDoesNotAddUp(Fact):
    code = "split-does-not-add-up"
    message = "The shares and the contribution come to {split}, but {held} is held for this order."


class NotPaidFor(Fact):
    code = "not-paid-for"
    message = "This order has not been paid for, so there is nothing to release."


class NotAWorker(NotAllowed):
    code = "not-a-worker"
    message = "Payouts are for worker-members. If you are one, ask the office to check your membership."


class PayeeNotReady(Fact):
    code = "payee-not-ready"
    message = "Your payout account is being set up. Please try again in a minute."


class EarningNotFound(NotFound):
    code = "earning-not-found"
    message = "We could not find that earning."
