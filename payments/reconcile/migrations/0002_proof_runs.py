from django.db import migrations, models

from foundation.append_only import append_only_sql


class Migration(migrations.Migration):
    dependencies = [
        ("payments_reconcile", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="books",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.CreateModel(
            name="ProofRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("holds", models.BooleanField()),
                ("proofs", models.PositiveIntegerField()),
                ("failures", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
            ],
            options={
                "indexes": [models.Index(fields=["-at"], name="proof_runs_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("holds", False), ("failures", []), _connector="OR"),
                        name="a_proof_run_that_holds_names_no_failure",
                    )
                ],
            },
        ),
        migrations.RunSQL(*append_only_sql("payments_reconcile_proofrun")),
    ]
