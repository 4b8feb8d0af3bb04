"""What was agreed stays as it was agreed: the database refuses to change it."""

from django.db import migrations

from payments.operations.set_once import set_once_sql

TABLES = [
    set_once_sql(
        "payments_refunds_refund",
        frozen=("id", "payment_id", "by_id", "provider", "amount", "currency", "reason", "operation_id"),
        once=("remote_id", "txn_id", "failure_txn_id"),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("payments_refunds", "0001_initial")]
    operations = [migrations.RunSQL(forward, reverse) for forward, reverse in TABLES]
