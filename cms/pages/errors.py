"""Facts that stop an editor."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Invalid


class NoSuchTime(Invalid):
    """A time on the clock that never comes, because the clocks go forward over it."""

    code = "no-such-time"
    message = _("On that day the clocks go forward over this time. Choose another.")
