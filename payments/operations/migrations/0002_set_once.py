"""What was agreed stays as it was agreed: the database refuses to change it."""

from django.db import migrations

from payments.operations.set_once import set_once_sql

TABLES = [
    set_once_sql(
        "payments_operations_operation",
        frozen=("id", "kind", "subject", "provider", "params", "created_at"),
        once=("remote_id",),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("payments_operations", "0001_initial")]
    operations = [migrations.RunSQL(forward, reverse) for forward, reverse in TABLES]
