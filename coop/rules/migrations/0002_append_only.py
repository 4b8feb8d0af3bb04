from django.db import migrations

from foundation.append_only import append_only_sql


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0001_initial")]
    operations = [migrations.RunSQL(*append_only_sql("coop_rules_policyversion"))]
