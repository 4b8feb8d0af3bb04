"""Tax kept back is passed on to the tax office, never more than there is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# Account 2320 is not counted by the books: it is summed here, under a lock that the second of two waits for.
KEEPS = """
CREATE FUNCTION coop_surplus_tax_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kept numeric;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('coop.surplus.tax', 0));
  SELECT coalesce(sum(CASE WHEN e.credit_id = a.id THEN e.amount ELSE -e.amount END), 0) INTO kept
    FROM payments_ledger_account a JOIN payments_ledger_entry e ON a.id IN (e.credit_id, e.debit_id)
    WHERE a.code = '2320' AND a.unit = NEW.unit AND e.state IN ('posted', 'post');
  IF kept < 0 THEN
    RAISE EXCEPTION 'more tax was paid than was kept back'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'no_more_tax_is_paid_than_was_kept_back';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_surplus_tax_is_there AFTER INSERT ON coop_surplus_taxpayment
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_tax_is_there();
CREATE FUNCTION coop_surplus_tax_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coop_surplus_guard_open() THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP <> 'UPDATE' OR OLD.reversal_id IS NOT NULL OR
     (to_jsonb(NEW) - ARRAY['reversal_id', 'reversed_at']) IS DISTINCT FROM
     (to_jsonb(OLD) - ARRAY['reversal_id', 'reversed_at']) THEN
    RAISE EXCEPTION 'a payment of tax stays as it was written down'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_payment_of_tax_never_changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_surplus_tax_stays BEFORE UPDATE OR DELETE ON coop_surplus_taxpayment
  FOR EACH ROW EXECUTE FUNCTION coop_surplus_tax_stays();
CREATE TRIGGER coop_surplus_tax_all_stay BEFORE TRUNCATE ON coop_surplus_taxpayment
  FOR EACH STATEMENT EXECUTE FUNCTION coop_surplus_tax_stays();
"""
GONE = """
DROP TRIGGER coop_surplus_tax_all_stay ON coop_surplus_taxpayment;
DROP TRIGGER coop_surplus_tax_stays ON coop_surplus_taxpayment;
DROP FUNCTION coop_surplus_tax_stays();
DROP TRIGGER coop_surplus_tax_is_there ON coop_surplus_taxpayment;
DROP FUNCTION coop_surplus_tax_is_there();
"""
PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    dependencies = [
        ("coop_surplus", "0009_guards_of_taking_back"),
        ("payments_ledger", "0006_reserve_is_not_undone"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TaxPayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("amount", models.BigIntegerField()),
                ("unit", models.CharField(max_length=3)),
                ("paid_on", models.DateField()),
                ("reference", models.CharField(max_length=80)),
                ("recorded_at", models.DateTimeField()),
                ("reversed_at", models.DateTimeField(null=True)),
                ("journal", models.OneToOneField(on_delete=PROTECT, related_name="+", to="payments_ledger.journal")),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "reversal",
                    models.OneToOneField(null=True, on_delete=PROTECT, related_name="+", to="payments_ledger.journal"),
                ),
            ],
            options={
                "ordering": ["-paid_on", "-id"],
                "constraints": [
                    models.CheckConstraint(name="a_payment_of_tax_is_of_something", condition=Q(amount__gt=0)),
                    models.CheckConstraint(name="a_payment_of_tax_names_its_line", condition=~Q(reference="")),
                    models.CheckConstraint(
                        name="a_payment_of_tax_is_taken_back_whole",
                        condition=Q(reversal__isnull=True, reversed_at__isnull=True)
                        | Q(reversal__isnull=False, reversed_at__isnull=False),
                    ),
                    models.UniqueConstraint(
                        name="a_line_of_the_statement_pays_tax_once",
                        fields=["paid_on", "reference"],
                        condition=Q(reversal__isnull=True),
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEEPS, GONE),
    ]
