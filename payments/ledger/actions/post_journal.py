"""Write one event into the books."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from foundation.home import home_day
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import InvalidPosting, fact_for
from payments.ledger.models import Journal

POST = """
SELECT (r.journal).id, (r.journal).kind, (r.journal).idempotency_key, (r.journal).reference, (r.journal).memo,
  (r.journal).at, (r.journal).booked_on, (r.journal).reverses_id, (r.journal).written_in, r.refused_by, r.refusal
FROM payments_ledger_post(%s::text, %s::text, %s::text, %s::timestamptz, %s::date, %s::text, %s::text, %s::bigint,
  %s::text[], %s::text[], %s::bigint[], %s::text[], %s::bigint[], %s::text[]) AS r
"""
FIELDS = ("id", "kind", "idempotency_key", "reference", "memo", "at", "booked_on", "reverses_id", "written_in")


def post_journal(
    *,
    kind: str,
    pairs: Sequence[Pair],
    idempotency_key: str,
    unit: str,
    at: datetime,
    reference: str = "",
    memo: str = "",
    reverses: Journal | None = None,
    booked_on: date | None = None,
) -> Journal:
    """Post a journal whole, or nothing; the same key again returns the first journal and adds nothing.

    `unit` is a currency code (amounts in its minor units) or "MINUTES". Accounts open on first use. `booked_on` is
    the day it counts for; without it, the day of `at` in the co-op's zone. Give a later day for an event whose month is
    closed already. One statement, whole by itself: inside a transaction it joins it, and a refusal leaves that
    transaction usable. Two journals posted in one transaction lock their accounts in the order they are posted.

    Raises a LedgerRefused: NotEnoughOnAccount, AccountIsFull, AccountClosed, UnknownAccount, WrongUnit, PeriodClosed,
    KeyNamesAnotherJournal (same key, other kind, reference or rows; time and memos may differ), AlreadyReversed,
    NotAMirror, PendingResolved, PendingDiffers, ReserveIsIndivisible; or InvalidPosting for a call that makes no sense.
    """
    if not pairs or not idempotency_key or at.tzinfo is None:
        raise InvalidPosting("A journal needs a key, at least one pair, and a time with its zone.")
    words = (kind, 40), (idempotency_key, 200), (reference, 80), (memo, 200), (unit, 7)
    for word, longest in (*words, *((pair.memo, 200) for pair in pairs)):
        if len(word) > longest:
            raise InvalidPosting(f"{word!r} is longer than the {longest} signs there is room for.")
    day = booked_on or home_day(at)
    values: list[Any] = [kind, idempotency_key, unit, at, day, reference, memo, reverses.pk if reverses else None]
    columns: list[list[Any]] = [
        [pair.debit for pair in pairs],
        [pair.credit for pair in pairs],
        [pair.amount for pair in pairs],
        [str(pair.state) for pair in pairs],
        [pair.pending_id for pair in pairs],
        [pair.memo for pair in pairs],
    ]
    with connection.cursor() as cursor:
        cursor.execute(POST, [*values, *columns])
        row = cursor.fetchone()
    *fields, refused_by, refusal = row
    if refused_by:
        raise fact_for(refused_by, refusal or "")
    return Journal.from_db(connection.alias, FIELDS, fields)
