"""Whoever was put into a group by hand before appointments were kept stays in it: by an appointment."""

from typing import Any

from django.conf import settings
from django.db import migrations
from django.db.models.functions import Now

WORDS = "In the group before appointments were kept"


def appoint_those_in_the_groups(apps: Any, schema_editor: Any) -> None:
    users = apps.get_model(settings.AUTH_USER_MODEL)
    appointment = apps.get_model("cms_backoffice", "Appointment")
    for group, task in (("Editors", "editor"), ("Auditors", "auditor")):
        appointment.objects.bulk_create(
            [
                appointment(user_id=pk, task=task, starts_at=Now(), resolution=WORDS)
                for pk in users.objects.filter(groups__name=group).values_list("pk", flat=True)
            ]
        )
    terms = apps.get_model("cms_learning", "FacilitatorTerm")
    leading = terms.objects.filter(ends_at__isnull=True).values("user_id")
    without = users.objects.filter(groups__name="Facilitators").exclude(pk__in=leading)
    terms.objects.bulk_create(
        [terms(user_id=pk, starts_at=Now(), resolution=WORDS) for pk in without.values_list("pk", flat=True)]
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cms_backoffice", "0001_editors_and_auditors"),
        ("cms_learning", "0002_guards"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(appoint_those_in_the_groups, migrations.RunPython.noop)]
