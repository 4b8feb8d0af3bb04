"""Leave a trace of rows that were taken away as a file."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.backoffice.auth import ENTER
from cms.backoffice.errors import NotInTheBackOffice
from foundation.audit.actions.record import record


@transaction.atomic
def note_export(*, by: Any, what: str, file_format: str, at: datetime) -> None:
    """Record who took which list away. What the list held is not kept. Raises NotInTheBackOffice."""
    if not by.has_perm(ENTER):
        raise NotInTheBackOffice
    record(by=by, verb="backoffice.exported", subject=by, data={"what": what, "format": file_format}, at=at)
