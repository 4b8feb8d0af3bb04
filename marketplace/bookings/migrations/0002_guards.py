"""What the database refuses beyond single rows: rewriting history, changing what was agreed, jumping states."""

from django.db import migrations

from foundation.append_only import append_only_sql
from payments.operations.set_once import set_once_sql

AGREED = set_once_sql(
    "marketplace_bookings_booking",
    frozen=(
        "id",
        "reference",
        "ledger_ref",
        "listing_id",
        "title",
        "currency",
        "total",
        "worker_share",
        "contribution",
        "card_cost_expected",
        "price_snapshot",
        "policy_snapshot",
        "held_at",
    ),
    once=("customer_id", "confirmed_at", "set_off_at", "started_at", "done_at", "completed_at"),
)

# The rows of the transition table as they stood when this was written. A later row brings a migration of its own.
MOVES = (
    "held>lapsed",
    "held>confirmed",
    "lapsed>confirmed",
    "confirmed>cancelled",
    "confirmed>in_progress",
    "confirmed>done",
    "in_progress>done",
    "done>completed",
)
FORWARD = f"""
CREATE OR REPLACE FUNCTION marketplace_bookings_booking_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status IS DISTINCT FROM OLD.status
     AND NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY[{", ".join(f"'{move}'" for move in MOVES)}]) THEN
    RAISE EXCEPTION 'a booking does not go from % to %', OLD.status, NEW.status
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_booking_moves_along_the_table';
  END IF;
  IF NEW.version < OLD.version OR (NEW.status IS DISTINCT FROM OLD.status AND NEW.version = OLD.version) THEN
    RAISE EXCEPTION 'a booking that moves counts its version up'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_booking_counts_its_versions';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER marketplace_bookings_booking_moves BEFORE UPDATE ON marketplace_bookings_booking
  FOR EACH ROW EXECUTE FUNCTION marketplace_bookings_booking_moves();
"""
REVERSE = """
DROP TRIGGER IF EXISTS marketplace_bookings_booking_moves ON marketplace_bookings_booking;
DROP FUNCTION IF EXISTS marketplace_bookings_booking_moves();
"""


class Migration(migrations.Migration):
    dependencies = [("marketplace_bookings", "0001_initial")]
    operations = [
        migrations.RunSQL(*append_only_sql("marketplace_bookings_bookingevent")),
        migrations.RunSQL(*AGREED),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
