"""The notice before a changed value begins joins the rules that the database keeps within bounds."""

from importlib import import_module

from django.db import migrations

from coop.rules.calculations.bounds_sql import bounds_sql

BEFORE = import_module("coop.rules.migrations.0009_bounds_for_lapse").BOUNDS
BOUNDS = BEFORE | {"policy_notice_days": ("number", 1, 180, (), False)}


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0009_bounds_for_lapse")]
    operations = [migrations.RunSQL(bounds_sql(BOUNDS), bounds_sql(BEFORE))]
