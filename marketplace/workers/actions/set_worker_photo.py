"""Put a picture on a worker's page, or take it away."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit.actions.record import record
from foundation.locks import lock_row
from foundation.pictures.actions.drop_picture import drop_picture
from foundation.pictures.actions.keep_picture import keep_picture
from marketplace.workers.errors import MayNotEditWorker, WorkerProfileIncomplete
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker
from marketplace.workers.registry import hooks

PICTURES = "workers"


@transaction.atomic
def set_worker_photo(*, by: Any, worker: Worker, upload: UploadedFile | None, alt: str = "", at: datetime) -> Worker:
    """Replace the picture; None removes it. Raises MayNotEditWorker, PictureRefused, WorkerProfileIncomplete."""
    worker = lock_row(Worker.objects.select_related("member"), worker.pk)
    if not can_edit_worker(by, worker):
        raise MayNotEditWorker
    if upload is not None and not alt.strip():
        raise WorkerProfileIncomplete(fields={"alt": _("Say what the picture shows, for people who cannot see it.")})
    before = worker.photo
    worker.photo = keep_picture(upload=upload, folder=PICTURES).name if upload is not None else ""
    worker.photo_alt = alt.strip()[:120] if upload is not None else ""
    worker.save(update_fields=["photo", "photo_alt"])
    drop_picture(folder=PICTURES, name=before)
    record(by=by, verb="worker.photo_set" if upload else "worker.photo_removed", subject=worker, at=at)
    hooks.call("changed", worker=worker)
    return worker
