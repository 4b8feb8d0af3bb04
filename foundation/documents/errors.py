"""What stops us when a document is made."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact


class DocumentNotMade(Fact):
    status = 500
    code = "document-not-made"
    message = _("This document could not be made. Nothing of yours is lost: the page shows the same figures.")
