"""Rules about memberships that lapse join those that the database keeps within bounds."""

from importlib import import_module

from django.db import migrations

from coop.rules.calculations.bounds_sql import bounds_sql

BEFORE = import_module("coop.rules.migrations.0008_bounds_for_capital").BOUNDS
BOUNDS = BEFORE | {
    "lapse_after_years": ("number", 1, 20, (), False),
    "lapse_notice_days": ("number", 30, 365, (), False),
}


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0008_bounds_for_capital")]
    operations = [migrations.RunSQL(bounds_sql(BOUNDS), bounds_sql(BEFORE))]
