"""Tax kept back and the day of payment are frozen with the plan, and a payout is of them as it is of the cash."""

from importlib import import_module

from django.db import migrations


def again(sql: str, name: str) -> str:
    """The function of this name in an earlier script, as a replacement."""
    body = sql[sql.index(f"FUNCTION {name}(") :]
    return "CREATE OR REPLACE " + body[: body.index("END $$;") + len("END $$;")]


PLANS = import_module("coop.surplus.migrations.0002_guards")
SETTLEMENTS = import_module("coop.surplus.migrations.0004_settlement_guards")
PLAN_BACK = again(PLANS.PLAN, "coop_surplus_plan_adds_up")
SETTLEMENT_BACK = again(SETTLEMENTS.SETTLEMENT, "coop_surplus_settlement_adds_up")
PAYOUT_BACK = again(SETTLEMENTS.PAYOUT, "coop_surplus_payout_keeps")

PLAN = """
CREATE OR REPLACE FUNCTION coop_surplus_plan_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sums record;
BEGIN
  SELECT count(*) AS members, coalesce(sum(total), 0) AS total, coalesce(sum(cash), 0) AS cash,
         coalesce(sum(retained), 0) AS retained, coalesce(sum(withheld_patronage + withheld_interest), 0) AS withheld
    INTO sums FROM coop_surplus_allocationrow WHERE allocation_id = NEW.id;
  IF (sums.members, sums.total, sums.cash, sums.retained, sums.withheld) IS DISTINCT FROM
     (NEW.members, NEW.to_members, NEW.cash, NEW.retained, NEW.withheld) THEN
    RAISE EXCEPTION 'the rows of plan % do not add up to it', NEW.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'the_rows_of_a_plan_add_up_to_it';
  END IF;
  RETURN NULL;
END $$;
"""
SETTLEMENT = """
CREATE OR REPLACE FUNCTION coop_surplus_settlement_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sums record;
  wanted record;
BEGIN
  IF TG_TABLE_NAME = 'coop_surplus_settlement' THEN
    SELECT * INTO wanted FROM coop_surplus_settlement WHERE id = NEW.id;
  ELSE
    SELECT * INTO wanted FROM coop_surplus_settlement WHERE id = NEW.settlement_id;
  END IF;
  SELECT count(*) AS members, coalesce(sum(cash), 0) AS cash, coalesce(sum(retained), 0) AS retained,
         coalesce(sum(set_off), 0) AS set_off, coalesce(sum(taken), 0) AS taken, coalesce(sum(withheld), 0) AS withheld
    INTO sums FROM coop_surplus_settlementrow WHERE settlement_id = wanted.id;
  IF (sums.members, sums.cash, sums.retained, sums.set_off, sums.taken, sums.withheld) IS DISTINCT FROM
     (wanted.members, wanted.cash, wanted.retained, wanted.set_off, wanted.taken, wanted.withheld) THEN
    RAISE EXCEPTION 'the rows of settlement % do not add up to it', wanted.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'the_rows_of_a_settlement_add_up_to_it';
  END IF;
  RETURN NULL;
END $$;
"""
# The database knows no zone of the co-op's: the instant of a day is at most a day from it in any zone.
PAYOUT = """
CREATE OR REPLACE FUNCTION coop_surplus_payout_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM coop_surplus_payoutrun r
                   JOIN coop_surplus_allocation a ON a.id = r.allocation_id
                   JOIN coop_surplus_allocationrow w ON w.allocation_id = a.id
                   WHERE r.id = NEW.run_id AND w.id = NEW.row_id AND a.state = 'declared'
                     AND w.account_id = NEW.account_id AND w.cash = NEW.patronage + NEW.interest
                     AND (w.withheld_patronage, w.withheld_interest) = (NEW.withheld_patronage, NEW.withheld_interest)
                     AND (a.payable_from IS NULL AND NEW.payable_at IS NULL
                          OR abs((NEW.payable_at AT TIME ZONE 'UTC')::date - a.payable_from) <= 1))
       AND NOT EXISTS (SELECT FROM coop_surplus_payoutrun r
                   JOIN coop_surplus_settlement s ON s.id = r.settlement_id
                   JOIN coop_surplus_settlementrow w ON w.settlement_id = s.id
                   WHERE r.id = NEW.run_id AND w.id = NEW.settlement_row_id AND s.state = 'declared'
                     AND w.account_id = NEW.account_id AND w.cash = NEW.patronage AND NEW.interest = 0
                     AND (w.withheld, 0) = (NEW.withheld_patronage, NEW.withheld_interest)) THEN
      RAISE EXCEPTION 'a payout is the cash of its own declared row'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_payout_is_the_cash_of_its_row';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' OR TG_OP = 'TRUNCATE' OR OLD.state IN ('paid', 'set_off') OR
     OLD.state = 'unclaimed' AND NEW.state NOT IN ('unclaimed', 'due') OR
     (NEW.id, NEW.run_id, NEW.row_id, NEW.settlement_row_id, NEW.member_id, NEW.account_id, NEW.patronage, NEW.interest,
      NEW.withheld_patronage, NEW.withheld_interest, NEW.payable_at)
       IS DISTINCT FROM (OLD.id, OLD.run_id, OLD.row_id, OLD.settlement_row_id, OLD.member_id, OLD.account_id,
         OLD.patronage, OLD.interest, OLD.withheld_patronage, OLD.withheld_interest, OLD.payable_at) THEN
    RAISE EXCEPTION 'what is paid stays paid, and no payout changes its amount'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_payout_keeps_its_amount';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("coop_surplus", "0005_tax_and_day_of_payment")]

    operations = [
        migrations.RunSQL(PLAN, PLAN_BACK),
        migrations.RunSQL(SETTLEMENT, SETTLEMENT_BACK),
        migrations.RunSQL(PAYOUT, PAYOUT_BACK),
    ]
