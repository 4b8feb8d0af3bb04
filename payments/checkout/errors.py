"""Facts about paying."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotFound


class PurposeRefused(Fact):
    """Raised by a purpose's `on_paid`: what was paid for can no longer be had. The money goes back in full."""

    code = "purpose-refused"
    message = _("This can no longer be had. Your payment is being refunded in full.")


class AlreadyPaid(Fact):
    code = "already-paid"
    message = _("This has been paid for already. You have not been charged again.")


class AmountChanged(Fact):
    code = "amount-changed"
    message = _("The price has changed since you opened the payment page. Close that page and start again.")


class AmountTooSmall(Invalid):
    code = "amount-too-small"
    message = _("The smallest amount that can be paid by card is {minimum}.")


class LinesDoNotAddUp(Invalid):
    code = "lines-do-not-add-up"
    message = _("The lines of the price do not add up to its total.")


class PaymentNotFound(NotFound):
    code = "payment-not-found"
    message = _("We could not find that payment.")


class CheckoutRefused(Fact):
    status = 502
    code = "checkout-refused"
    message = _("The payment page could not be opened. You have not been charged. Please try again, or contact us.")


class PreviousPageClosing(Fact):
    code = "previous-page-closing"
    message = _("An earlier payment page for this is just being closed. Please try again in a minute.")
