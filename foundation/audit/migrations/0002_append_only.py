from django.db import migrations

from foundation.append_only import append_only_sql


class Migration(migrations.Migration):
    dependencies = [("foundation_audit", "0001_initial")]
    operations = [migrations.RunSQL(*append_only_sql("foundation_audit_auditrecord"))]
