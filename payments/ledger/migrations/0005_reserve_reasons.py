"""An indivisible reserve has three reasons to be used, and nobody writes down a fourth."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0004_month_sums")]

    operations = [
        migrations.AddConstraint(
            model_name="debitpermit",
            constraint=models.CheckConstraint(
                condition=models.Q(journal_kind__in=("loss_cover", "dissolution_transfer", "statutory_use")),
                name="reserve_has_only_the_written_reasons",
            ),
        ),
    ]
