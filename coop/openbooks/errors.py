"""Facts that stop a reader of the books."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import NotFound


class NoSuchFigure(NotFound):
    code = "no-such-figure"
    message = _("The open books have no such figure. All of them are listed on the page of the open books.")
