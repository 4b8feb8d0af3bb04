"""Facts about search that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class FileRefused(Fact):
    """A file to import has rows that cannot be used. `details` holds problems: a list of (line, sentence)."""

    status = 422
    code = "file-refused"
    message = _("Nothing was imported: some rows cannot be used.")
