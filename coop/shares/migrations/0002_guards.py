"""What the database refuses: changed movements, holdings below zero or above the cap, edited certificates.

The cap counts what a person holds in all their memberships and what they may still pay for. Two requests at once take
the person's lock one after the other, and the second sees the first. A trigger function of PostgreSQL sees what has
been committed meanwhile with each statement it runs (read committed), so the sum after the lock is whole.
"""

from django.db import migrations

from foundation.append_only import append_only_sql
from payments.operations.set_once import set_once_sql

TYPES = [
    ("withdrawable", "Withdrawable shares", "3010", True, True),
    ("transferable", "Transferable shares", "3020", True, False),
    ("fixed", "Fixed shares", "3030", True, False),
]

CAP = """
CREATE FUNCTION coop_shares_within_cap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  person bigint;
  cap bigint;
  held numeric;
  promised numeric;
BEGIN
  SELECT m.user_id, c.max_amount_minor INTO person, cap
  FROM coop_membership_member m JOIN coop_membership_memberclass c ON c.code = m.member_class_id
  JOIN coop_shares_sharetype t ON t.code = NEW.share_type_id
  WHERE m.id = NEW.member_id AND t.capped;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('coop.shares.cap:' || person, 0));
  SELECT coalesce(sum(v.amount_minor), 0) INTO held
  FROM coop_shares_sharemovement v JOIN coop_membership_member m ON m.id = v.member_id
  WHERE m.user_id = person AND v.share_type_id = NEW.share_type_id;
  SELECT coalesce(sum(o.amount_minor), 0) INTO promised
  FROM coop_shares_shareorder o JOIN coop_membership_member m ON m.id = o.member_id
  WHERE m.user_id = person AND o.share_type_id = NEW.share_type_id AND o.state = 'open';
  IF held + promised > cap THEN
    RAISE EXCEPTION 'nobody holds more than the cap'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_holds_more_than_the_cap';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_shares_cap_of_orders AFTER INSERT ON coop_shares_shareorder
  FOR EACH ROW WHEN (NEW.state = 'open') EXECUTE FUNCTION coop_shares_within_cap();
CREATE TRIGGER coop_shares_cap_of_movements AFTER INSERT ON coop_shares_sharemovement
  FOR EACH ROW WHEN (NEW.amount_minor > 0) EXECUTE FUNCTION coop_shares_within_cap();
"""
NO_CAP = """
DROP TRIGGER coop_shares_cap_of_orders ON coop_shares_shareorder;
DROP TRIGGER coop_shares_cap_of_movements ON coop_shares_sharemovement;
DROP FUNCTION coop_shares_within_cap();
"""

NOT_BELOW_ZERO = """
CREATE FUNCTION coop_shares_not_below_zero() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('coop.shares.holding:' || NEW.member_id, 0));
  IF (SELECT sum(quantity) < 0 OR sum(amount_minor) < 0 FROM coop_shares_sharemovement
      WHERE member_id = NEW.member_id AND share_type_id = NEW.share_type_id) THEN
    RAISE EXCEPTION 'nobody gives up more shares than they hold'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_gives_up_more_than_they_hold';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_shares_not_below_zero AFTER INSERT ON coop_shares_sharemovement
  FOR EACH ROW WHEN (NEW.amount_minor < 0) EXECUTE FUNCTION coop_shares_not_below_zero();
"""
BELOW_ZERO = """
DROP TRIGGER coop_shares_not_below_zero ON coop_shares_sharemovement;
DROP FUNCTION coop_shares_not_below_zero();
"""

# A request or a withdrawal that has ended stays ended; the par of a share changes only by a write-down of all of them.
STEPS = """
CREATE FUNCTION coop_shares_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IS DISTINCT FROM OLD.state AND NOT (
      OLD.state = 'open' AND NEW.state IN ('allotted', 'cancelled', 'expired')
      OR OLD.state = 'queued' AND NEW.state IN ('approved', 'cancelled')
      OR OLD.state = 'approved' AND NEW.state = 'paid') THEN
    RAISE EXCEPTION 'shares do not go from % to %', OLD.state, NEW.state
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'shares_only_move_on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_shares_orders_move_on BEFORE UPDATE ON coop_shares_shareorder
  FOR EACH ROW EXECUTE FUNCTION coop_shares_moves_on();
CREATE TRIGGER coop_shares_withdrawals_move_on BEFORE UPDATE ON coop_shares_withdrawal
  FOR EACH ROW EXECUTE FUNCTION coop_shares_moves_on();
CREATE FUNCTION coop_shares_keeps_par() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.par_minor, NEW.head) IS DISTINCT FROM (OLD.par_minor, OLD.head)
     AND EXISTS (SELECT FROM coop_shares_sharemovement WHERE share_type_id = OLD.code) THEN
    RAISE EXCEPTION 'the value of a share that somebody holds stays'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_share_that_is_held_keeps_its_par';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_shares_keeps_par BEFORE UPDATE ON coop_shares_sharetype
  FOR EACH ROW EXECUTE FUNCTION coop_shares_keeps_par();
"""
NO_STEPS = """
DROP TRIGGER coop_shares_keeps_par ON coop_shares_sharetype;
DROP FUNCTION coop_shares_keeps_par();
DROP TRIGGER coop_shares_orders_move_on ON coop_shares_shareorder;
DROP TRIGGER coop_shares_withdrawals_move_on ON coop_shares_withdrawal;
DROP FUNCTION coop_shares_moves_on();
"""
ORDER = set_once_sql(
    "coop_shares_shareorder",
    frozen=("reference", "member_id", "share_type_id", "quantity", "par_minor", "amount_minor", "created_at", "pay_by"),
    once=("settled_at", "bank_reference"),
)
WITHDRAWAL = set_once_sql(
    "coop_shares_withdrawal",
    frozen=("member_id", "share_type_id", "par_minor", "origin", "requested_at", "notice_ends_at", "rest_of_id"),
    once=("withdrawn_at", "paid_at", "bank_reference"),
)


def add_types(apps, schema_editor):
    types = apps.get_model("coop_shares", "ShareType").objects
    for code, name, head, may_suspend, capped in TYPES:
        types.get_or_create(
            code=code, defaults={"name": name, "head": head, "board_may_suspend": may_suspend, "capped": capped}
        )


class Migration(migrations.Migration):
    dependencies = [("coop_shares", "0001_initial")]
    operations = [
        migrations.RunSQL(CAP, NO_CAP),
        migrations.RunSQL(NOT_BELOW_ZERO, BELOW_ZERO),
        migrations.RunSQL(STEPS, NO_STEPS),
        migrations.RunSQL(*ORDER),
        migrations.RunSQL(*WITHDRAWAL),
        migrations.RunSQL(*append_only_sql("coop_shares_sharemovement")),
        migrations.RunSQL(*append_only_sql("coop_shares_withdrawaldecision")),
        migrations.RunSQL(*append_only_sql("coop_shares_certificate")),
        migrations.RunPython(add_types, migrations.RunPython.noop),
    ]
