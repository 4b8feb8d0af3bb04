"""What went into an indivisible reserve is not taken out by undoing the journal that put it there."""

from django.db import migrations

# A declaration of the members is the exception: it can be taken back whole, before anybody was paid (coop.surplus).
# Asked of the journal and not of its rows, so that only reversals pay for it.
GUARD = """
CREATE FUNCTION payments_ledger_reserve_is_not_undone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE reserve text;
BEGIN
  SELECT c.code INTO reserve FROM payments_ledger_entry e
  JOIN payments_ledger_account c ON c.id = e.credit_id
  JOIN payments_ledger_journal j ON j.id = e.journal_id
  WHERE e.journal_id = NEW.reverses_id AND c.indivisible AND j.kind <> 'declaration' LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'refused by reserve_leaves_only_for_written_reasons: %', reserve
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reserve_leaves_only_for_written_reasons', DETAIL = reserve;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reserve_is_not_undone BEFORE INSERT ON payments_ledger_journal
FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION payments_ledger_reserve_is_not_undone();
"""
BACK = """
DROP TRIGGER reserve_is_not_undone ON payments_ledger_journal;
DROP FUNCTION payments_ledger_reserve_is_not_undone();
"""


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0005_reserve_reasons")]

    operations = [migrations.RunSQL(GUARD, BACK)]
