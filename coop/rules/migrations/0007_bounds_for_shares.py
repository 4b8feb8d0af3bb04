"""Three rules about taking shares out join those that the database keeps within bounds."""

from importlib import import_module

from django.db import migrations

from coop.rules.calculations.bounds_sql import bounds_sql

BEFORE = import_module("coop.rules.migrations.0006_bounds").BOUNDS
BOUNDS = BEFORE | {
    "share_notice_days": ("number", 0, 365, (), False),
    "share_lock_in_days": ("number", 0, 3650, (), False),
    "share_liquidity_floor_minor": ("number", 0, 100_000_000, (), False),
}


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0006_bounds")]
    operations = [migrations.RunSQL(bounds_sql(BOUNDS), bounds_sql(BEFORE))]
