"""Facts that stop somebody in the back office."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import NotAllowed


class NotInTheBackOffice(NotAllowed):
    code = "not-in-the-back-office"
    message = _("Only people with an office in the co-op can take lists away.")
