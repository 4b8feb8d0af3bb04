"""Facts about operations."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, NotAllowed


class TriedEnough(Fact):
    code = "tried-enough"
    message = _("This has been tried often enough. A person has to look at it.")


class NothingToRetry(Fact):
    code = "nothing-to-retry"
    message = _("This is done, or still being tried. There is nothing to try again.")


class MayNotRetry(NotAllowed):
    code = "may-not-retry"
    message = _("Only staff can send a payment operation again.")
