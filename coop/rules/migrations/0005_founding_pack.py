"""Every co-op has a rulebook from its first moment: the plain rules, until a decision adopts others."""

import hashlib
from datetime import UTC, datetime

from django.db import migrations

from coop.counting.formats.canonical import canonical
from coop.rules.pack_files import FOUNDING, shipped_pack

FIRST_DAY = datetime(1970, 1, 1, tzinfo=UTC)


def adopt_the_plain_rules(apps, schema_editor):
    packs = apps.get_model("coop_rules", "RulePack")
    if packs.objects.exists():
        return
    body = shipped_pack(FOUNDING)
    text = canonical(body)
    packs.objects.create(
        code=body["id"],
        version=1,
        title=body["title"],
        body=body,
        text=text.decode(),
        sha256=hashlib.sha256(text).hexdigest(),
        starts_at=FIRST_DAY,
        adopted_at=FIRST_DAY,
        decision_name="The founding rules",
    )


class Migration(migrations.Migration):
    dependencies = [("coop_rules", "0004_rule_pack_guards")]
    operations = [migrations.RunPython(adopt_the_plain_rules, migrations.RunPython.noop)]
