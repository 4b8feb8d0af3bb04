"""Documents that open for learners only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms_media", "0001_pictures_and_documents"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="learners_only",
            field=models.BooleanField(
                default=False,
                help_text="Only those in a study circle whose course names this file can open it.",
                verbose_name="only for learners",
            ),
        ),
    ]
