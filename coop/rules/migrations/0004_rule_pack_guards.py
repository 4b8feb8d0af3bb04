"""The hash is the hash of the text, and the text says what the body says: the database checks both, and keeps them."""

from django.db import migrations

from foundation.append_only import append_only_sql

_CHECKS = """
ALTER TABLE coop_rules_rulepack
  ADD CONSTRAINT the_hash_of_a_pack_is_the_hash_of_its_text
    CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  ADD CONSTRAINT the_text_of_a_pack_is_its_body CHECK (text::jsonb = body);
"""
_UNDO = """
ALTER TABLE coop_rules_rulepack
  DROP CONSTRAINT IF EXISTS the_hash_of_a_pack_is_the_hash_of_its_text,
  DROP CONSTRAINT IF EXISTS the_text_of_a_pack_is_its_body;
"""


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0003_rule_pack")]
    operations = [
        migrations.RunSQL(_CHECKS, _UNDO),
        migrations.RunSQL(*append_only_sql("coop_rules_rulepack")),
    ]
