"""What is published of a closed month, kept beside its root; months closed before are summed now."""

from django.db import migrations, models

from foundation.append_only import append_only_sql

CLOSED_BEFORE = """
INSERT INTO payments_ledger_monthsum
  (month, unit, kind, debit_head, credit_head, journals, entries, debit_accounts, credit_accounts, amount)
SELECT p.month, e.unit, j.kind, d.head_id, c.head_id, count(DISTINCT e.journal_id), count(*),
  count(DISTINCT e.debit_id), count(DISTINCT e.credit_id), sum(e.amount)::bigint
FROM payments_ledger_period p
JOIN payments_ledger_entry e ON e.booked_on BETWEEN p.month AND p.through AND e.state IN ('posted', 'post')
JOIN payments_ledger_journal j ON j.id = e.journal_id
JOIN payments_ledger_account d ON d.id = e.debit_id
JOIN payments_ledger_account c ON c.id = e.credit_id
GROUP BY 1, 2, 3, 4, 5
"""


class Migration(migrations.Migration):
    dependencies = [
        ("payments_ledger", "0003_post"),
    ]

    operations = [
        migrations.CreateModel(
            name="MonthSum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("unit", models.CharField(max_length=7)),
                ("kind", models.CharField(max_length=40)),
                ("debit_head", models.CharField(max_length=4)),
                ("credit_head", models.CharField(max_length=4)),
                ("journals", models.PositiveIntegerField()),
                ("entries", models.PositiveIntegerField()),
                ("debit_accounts", models.PositiveIntegerField()),
                ("credit_accounts", models.PositiveIntegerField()),
                ("amount", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("month", "unit", "kind", "debit_head", "credit_head"), name="a_month_is_summed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), ("entries__gt", 0)), name="a_month_sum_is_of_something"
                    ),
                ],
            },
        ),
        migrations.RunSQL(CLOSED_BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL(*append_only_sql("payments_ledger_monthsum")),
    ]
