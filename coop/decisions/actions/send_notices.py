"""Send the next copies of a notice."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from coop.decisions.actions._notice import BATCH
from coop.decisions.enums import DeliveryState
from coop.decisions.models import NoticeDelivery

Send = Callable[[list[NoticeDelivery]], dict[int, str]]


@transaction.atomic
def send_notices(*, notice_id: int, send: Send, at: datetime) -> int:
    """Take up to a batch of copies that wait, send them, and write down what became of each; return how many.

    `send` returns, by delivery id, why a copy could not be sent. Several workers share one notice: each takes copies
    that no other holds. A worker that dies leaves its copies waiting; a person may then get a notice twice, never none.
    """
    waiting = (
        NoticeDelivery.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(notice_id=notice_id, state=DeliveryState.QUEUED)
        .select_related("entry__member__user", "notice__decision")
        .order_by("id")
    )
    copies = list(waiting[:BATCH])
    problems = send(copies)
    for copy in copies:
        copy.problem = problems.get(copy.pk, "")[:80]
        copy.state = DeliveryState.FAILED if copy.problem else DeliveryState.SENT
        copy.sent_at = None if copy.problem else at
    NoticeDelivery.objects.bulk_update(copies, ["state", "sent_at", "problem"], batch_size=BATCH)
    return len(copies)
