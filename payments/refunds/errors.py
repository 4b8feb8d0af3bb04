"""Facts about refunds."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class NotPaid(Fact):
    code = "not-paid"
    message = _("This has not been paid for, so there is nothing to give back.")


class MoreThanWasPaid(Fact):
    code = "more-than-was-paid"
    message = _("Only {left} of this payment is left to give back.")


class AlreadyReleased(Fact):
    code = "already-released"
    message = _(
        "This money has gone to the workers already. It cannot be given back from here; please ask the treasurer."
    )
