"""Seal the ballots as voting closes: under the same lock as casting, in the transaction of the close."""

from datetime import datetime

from django.db import connection

from coop.counting.bundle.chain import Event
from coop.decisions.actions._board import write_on_board
from coop.decisions.enums import Secrecy
from coop.decisions.models import Ballot, BallotBox, CastMark, Decision, RollEntry


def seal_ballots(*, decision: Decision, at: datetime) -> BallotBox:
    """Close the box. The caller holds the decision locked.

    Named votes of members who were struck are discounted, each with an entry on the board. Secret ballots are written
    anew in random order; whoever was struck after voting in secret stays in the count, since nobody can find the
    ballot, and stays on the roll for the quorum.
    """
    box = BallotBox.objects.select_related("roll").get(decision=decision, roll__round=decision.round)
    struck = RollEntry.objects.filter(roll=box.roll, struck_at__isnull=False).order_by("member_no")
    if box.secrecy == Secrecy.OPEN:
        _discount(box, list(struck))
    else:
        struck = struck.exclude(pk__in=CastMark.objects.filter(box=box).values("entry"))
    counted = list(struck.values_list("struck_reason", flat=True))
    for reason in counted:
        write_on_board(box, Event.STRIKE, reason=reason)
    if box.secrecy == Secrecy.DETACHED:
        with connection.cursor() as cursor:
            cursor.execute("SELECT coop_decisions_seal(%s)", [box.pk])
    write_on_board(box, Event.CLOSE)
    box.struck, box.sealed_at = len(counted), at
    box.save(update_fields=["struck", "sealed_at"])
    return box


def _discount(box: BallotBox, struck: list[RollEntry]) -> None:
    reasons = {entry.pk: entry.get_struck_reason_display() for entry in struck}
    found = list(Ballot.objects.filter(box=box, entry__in=reasons, superseded_at__isnull=True).order_by("pk"))
    if not found:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('commonwork.sealing', 'on', true)")
        for ballot in found:
            ballot.discounted = str(reasons[ballot.entry_id])
            ballot.save(update_fields=["discounted"])
            write_on_board(box, Event.DISCOUNT, digest=ballot.receipt, reason=ballot.discounted)
        cursor.execute("SELECT set_config('commonwork.sealing', 'off', true)")
