"""What each rule may say, kept by the database itself. A changed catalogue needs a new migration with its new bounds."""

from django.db import migrations

from coop.rules.calculations.bounds_sql import FUNCTION, bounds_sql

# kind, smallest, largest, choices, differs by trade: as the catalogue had them at the time of this migration
BOUNDS = {
    "levy_bp": ("number", 0, 5000, (), False),
    "price_floor_minor_per_hour": ("number", 0, 100000, (), True),
    "living_wage_minor_per_hour": ("number", 0, 100000, (), False),
    "card_cost_bearer": ("string", None, None, ("coop", "worker"), False),
    "card_cost_bp": ("number", 0, 1000, (), False),
    "card_cost_fixed_minor": ("number", 0, 500, (), False),
    "hold_minutes": ("number", 5, 30, (), False),
    "hold_extension_minutes": ("number", 0, 30, (), False),
    "respond_hours": ("number", 1, 72, (), False),
    "cutoff_hours_flexible": ("number", 0, 168, (), False),
    "cutoff_hours_standard": ("number", 0, 168, (), False),
    "cutoff_hours_firm": ("number", 0, 168, (), False),
    "grace_minutes": ("number", 0, 1440, (), False),
    "auto_done_hours": ("number", 0, 24, (), False),
    "accept_window_hours": ("number", 12, 72, (), False),
    "claim_window_hours": ("number", 0, 336, (), False),
    "start_early_minutes": ("number", 0, 120, (), False),
    "horizon_days": ("number", 1, 60, (), False),
    "live_holds_per_person": ("number", 1, 10, (), False),
    "max_held_days": ("number", 1, 89, (), False),
    "review_window_days": ("number", 7, 30, (), False),
    "auto_approve_applications": ("boolean", None, None, (), False),
    "pay_by_days": ("number", 7, 90, (), False),
    "share_withdrawal_cap_bp": ("number", 0, 10000, (), False),
}

_CHECK = f"""
ALTER TABLE coop_rules_policyversion
  ADD CONSTRAINT a_rule_stays_within_its_bounds CHECK ({FUNCTION}(key, scope, value));
"""
_UNDO = f"""
ALTER TABLE coop_rules_policyversion DROP CONSTRAINT IF EXISTS a_rule_stays_within_its_bounds;
DROP FUNCTION IF EXISTS {FUNCTION}(text, text, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0005_founding_pack")]
    operations = [migrations.RunSQL(bounds_sql(BOUNDS) + _CHECK, _UNDO)]
