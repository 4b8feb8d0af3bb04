from django.db import migrations, models

from foundation.append_only import append_only_sql


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="MonthPeople",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField(unique=True)),
                ("paid", models.PositiveIntegerField()),
                ("refunded", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="people_are_counted_by_the_month"
                    )
                ],
            },
        ),
        migrations.RunSQL(*append_only_sql("coop_openbooks_monthpeople")),
    ]
