"""What must be true of bookings and the books: for `manage.py verify_ledger`."""

from django.db import connection

from foundation.money.formatting import format_minor
from marketplace.bookings.enums import FINAL_STATES

# What a booking's own account should hold: all that was paid and kept while the work is ahead or not accepted yet,
# nothing once the booking has ended (a refund that failed leaves the customer's money here: somebody has to see to it).
HELD = """
SELECT b.reference, b.status, b.currency, coalesce(a.cr - a.dr, 0) AS holds,
  CASE WHEN b.status = ANY (%(final)s) THEN 0 ELSE coalesce(p.captured - p.refunded, 0) END AS due
FROM marketplace_bookings_booking b
LEFT JOIN payments_checkout_payment p ON p.id = b.payment_id
LEFT JOIN payments_ledger_account a ON a.code = '2100:' || b.ledger_ref AND a.unit = b.currency
WHERE coalesce(a.cr - a.dr, 0) <> CASE WHEN b.status = ANY (%(final)s) THEN 0
  ELSE coalesce(p.captured - p.refunded, 0) END
ORDER BY b.reference
"""


def bookings_hold_what_they_should() -> list[str]:
    """Sentences about bookings whose account in the books is not what their state says. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, {"final": [str(state) for state in FINAL_STATES]})
        rows = cursor.fetchall()
    found = []
    for reference, status, unit, holds, due in rows:
        held, should = format_minor(int(holds), unit), format_minor(int(due), unit)
        found.append(f"booking {reference} is {status} and holds {held}, not {should}")
    return found
