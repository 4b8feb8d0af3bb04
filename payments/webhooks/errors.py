"""Facts about messages."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class UnknownObject(Fact):
    """The message is about something we do not have: perhaps our own commit is still on its way."""

    status = 404
    code = "unknown-object"
    message = _("We have nothing that belongs to {object_id} yet.")
