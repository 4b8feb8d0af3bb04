"""What was agreed stays as it was agreed: the database refuses to change it."""

from django.db import migrations

from payments.operations.set_once import set_once_sql

TABLES = [
    set_once_sql(
        "payments_checkout_payment",
        frozen=(
            "id",
            "purpose",
            "reference",
            "payer_id",
            "provider",
            "amount",
            "currency",
            "lines",
            "held_in",
            "operation_id",
        ),
        once=("session_id", "intent_id", "charge_id", "txn_id", "captured", "captured_at", "fee", "accepted_at"),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("payments_checkout", "0001_initial")]
    operations = [migrations.RunSQL(forward, reverse) for forward, reverse in TABLES]
