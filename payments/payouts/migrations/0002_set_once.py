"""What was agreed stays as it was agreed: the database refuses to change it."""

from django.db import migrations

from payments.operations.set_once import set_once_sql

TABLES = [
    set_once_sql("payments_payouts_payee", frozen=("owner", "provider", "operation_id"), once=("remote_id",)),
    set_once_sql(
        "payments_payouts_earning",
        frozen=("payment_id", "reference", "owner", "provider", "currency"),
        once=("earned_at", "transfer_id", "txn_id", "transferred_at"),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("payments_payouts", "0001_initial")]
    operations = [migrations.RunSQL(forward, reverse) for forward, reverse in TABLES]
