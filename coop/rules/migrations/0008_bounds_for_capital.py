"""Rules about members' capital, the reserves and money nobody fetches join those that the database keeps within bounds."""

from importlib import import_module

from django.db import migrations

from coop.rules.calculations.bounds_sql import bounds_sql

BEFORE = import_module("coop.rules.migrations.0007_bounds_for_shares").BOUNDS
BOUNDS = BEFORE | {
    "capital_kept_years": ("number", 0, 50, (), False),
    "reserve_target_minor": ("number", 0, 100_000_000_000, (), False),
    "unclaimed_notice_days": ("number", 60, 3650, (), False),
}


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0007_bounds_for_shares")]
    operations = [migrations.RunSQL(bounds_sql(BOUNDS), bounds_sql(BEFORE))]
