"""Years, drafts, frozen plans, payouts and statements."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import coop.surplus.models.year


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("coop_membership", "0002_rules_of_the_register"),
        ("payments_ledger", "0003_post"),
        ("payments_operations", "0002_set_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Allocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("document", models.TextField()),
                ("steps", models.JSONField()),
                ("result", models.BigIntegerField()),
                ("to_members", models.BigIntegerField()),
                ("to_common", models.BigIntegerField()),
                ("cash", models.BigIntegerField()),
                ("retained", models.BigIntegerField()),
                ("members", models.PositiveIntegerField()),
                ("frozen_at", models.DateTimeField()),
                ("written_in", models.BigIntegerField(default=0, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("frozen", "Frozen"),
                            ("proposed", "Put to the members"),
                            ("declared", "Declared"),
                            ("reversed", "Taken back"),
                            ("dropped", "Set aside"),
                        ],
                        default="frozen",
                        max_length=10,
                    ),
                ),
                ("decision_name", models.CharField(blank=True, max_length=200)),
                ("decision_url", models.CharField(blank=True, max_length=200)),
                ("declared_at", models.DateTimeField(null=True)),
                ("reversed_at", models.DateTimeField(null=True)),
                ("reversed_why", models.CharField(blank=True, max_length=200)),
                (
                    "declared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "journal",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments_ledger.journal",
                    ),
                ),
                (
                    "reversal",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments_ledger.journal",
                    ),
                ),
            ],
            options={
                "ordering": ["fiscal_year", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["frozen", "proposed", "declared", "reversed", "dropped"])),
                        name="a_plan_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "result",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("to_members"), "+", models.F("to_common")
                                ),
                            ),
                            (
                                "to_members",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("cash"), "+", models.F("retained")
                                ),
                            ),
                        ),
                        name="a_plan_shares_the_result_and_nothing_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("declared", "reversed")), _negated=True),
                            models.Q(
                                ("declared_at__isnull", False),
                                ("journal__isnull", False),
                                models.Q(("decision_name", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_declared_plan_has_its_journal_and_its_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "reversed"), _negated=True),
                            models.Q(
                                ("reversal__isnull", False),
                                ("reversed_at__isnull", False),
                                models.Q(("reversed_why", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_plan_taken_back_has_its_reversal_and_its_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllocationRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.CharField(max_length=40)),
                ("member_no", models.PositiveIntegerField(null=True)),
                ("class_code", models.CharField(blank=True, max_length=20)),
                ("total", models.BigIntegerField()),
                ("patronage", models.BigIntegerField()),
                ("interest", models.BigIntegerField()),
                ("cash", models.BigIntegerField()),
                ("retained", models.BigIntegerField()),
                ("measures", models.JSONField(default=dict)),
                ("parts", models.JSONField(default=list)),
                (
                    "allocation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="coop_surplus.allocation"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coop_membership.member",
                    ),
                ),
            ],
            options={
                "ordering": ["member_no", "account_id"],
                "indexes": [models.Index(fields=["account_id", "allocation"], name="allocation_rows_of_a_member")],
                "constraints": [
                    models.UniqueConstraint(fields=("allocation", "account_id"), name="a_plan_counts_a_member_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("patronage"), "+", models.F("interest")
                                ),
                            ),
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("cash"), "+", models.F("retained")
                                ),
                            ),
                        ),
                        name="a_row_of_a_plan_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cash__gte", 0), ("interest__gte", 0)), name="nobody_is_asked_for_money"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=80)),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("profile_id", models.CharField(max_length=60)),
                ("profile_title", models.CharField(max_length=200)),
                ("choices", models.JSONField(default=dict)),
                ("told", models.JSONField(default=dict)),
                ("steps", models.JSONField()),
                ("notes", models.JSONField(default=list)),
                ("result", models.BigIntegerField()),
                ("to_members", models.BigIntegerField()),
                ("cash", models.BigIntegerField()),
                ("retained", models.BigIntegerField()),
                ("members", models.PositiveIntegerField()),
                (
                    "document",
                    models.TextField(help_text="canonical JSON of the engine: inputs, weights, formulas, rows"),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["fiscal_year", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="a_draft_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "to_members",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("cash"), "+", models.F("retained")
                                ),
                            )
                        ),
                        name="a_draft_pays_and_keeps_what_members_get",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="allocation",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="allocations", to="coop_surplus.draft"
            ),
        ),
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.CharField(max_length=40)),
                ("member_no", models.PositiveIntegerField(null=True)),
                ("class_code", models.CharField(blank=True, max_length=20)),
                ("total", models.BigIntegerField()),
                ("patronage", models.BigIntegerField()),
                ("interest", models.BigIntegerField()),
                ("cash", models.BigIntegerField()),
                ("retained", models.BigIntegerField()),
                ("measures", models.JSONField(default=dict)),
                ("parts", models.JSONField(default=list)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="coop_surplus.draft"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coop_membership.member",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "account_id"), name="a_draft_counts_a_member_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("patronage"), "+", models.F("interest")
                                ),
                            ),
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("cash"), "+", models.F("retained")
                                ),
                            ),
                        ),
                        name="a_draft_row_adds_up",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="FiscalYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("unit", models.CharField(max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("closing", "Being closed"),
                            ("closed", "Closed, not shared yet"),
                            ("declared", "Shared by the members' decision"),
                            ("paid", "Shared and paid"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("proved_at", models.DateTimeField(null=True)),
                ("proof_problems", models.JSONField(default=list)),
                ("closed_at", models.DateTimeField(null=True)),
                ("result", models.BigIntegerField(null=True)),
                ("inputs_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "journal",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments_ledger.journal",
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="a_year_ends_after_it_began"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "closing", "closed", "declared", "paid"])),
                        name="a_year_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("inputs_sha256__regex", "^[0-9a-f]{64}$"),
                                ("result__isnull", False),
                                ("state__in", ("closed", "declared", "paid")),
                            ),
                            models.Q(
                                ("closed_at__isnull", True),
                                ("journal__isnull", True),
                                ("result__isnull", True),
                                ("state__in", ("open", "closing")),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_year_has_its_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__isnull", True), ("result", 0), ("journal__isnull", False), _connector="OR"
                        ),
                        name="a_result_has_its_journal",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (
                                coop.surplus.models.year.DateRange(
                                    "starts_on",
                                    "ends_on",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                                ),
                                "&&",
                            )
                        ],
                        name="years_never_overlap",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="draft",
            name="fiscal_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="coop_surplus.fiscalyear"
            ),
        ),
        migrations.AddField(
            model_name="allocation",
            name="fiscal_year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="allocations", to="coop_surplus.fiscalyear"
            ),
        ),
        migrations.CreateModel(
            name="PatronageInput",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.CharField(max_length=40)),
                ("measure", models.CharField(max_length=40)),
                ("value", models.BigIntegerField()),
                (
                    "fiscal_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inputs", to="coop_surplus.fiscalyear"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fiscal_year", "account_id", "measure"), name="an_input_is_counted_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="an_input_is_not_negative"),
                ]
            },
        ),
        migrations.CreateModel(
            name="PayoutRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provider", models.CharField(max_length=20)),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "allocation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="run", to="coop_surplus.allocation"
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Payout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.CharField(max_length=40)),
                ("patronage", models.BigIntegerField()),
                ("interest", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("due", "To be sent"),
                            ("waiting", "Waiting for a payout account"),
                            ("sent", "On its way"),
                            ("paid", "Paid"),
                            ("refused", "Could not be sent"),
                        ],
                        default="due",
                        max_length=10,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("transfer_id", models.CharField(blank=True, max_length=255)),
                ("paid_at", models.DateTimeField(null=True)),
                (
                    "operation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments_operations.operation",
                    ),
                ),
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payout",
                        to="coop_surplus.allocationrow",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="coop_surplus.payoutrun"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("state", "due")), fields=["run", "id"], name="payouts_to_send"),
                    models.Index(fields=["account_id"], name="payouts_of_an_owner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("interest__gte", 0),
                            ("patronage__gte", 0),
                            models.Q(("patronage__gt", 0), ("interest__gt", 0), _connector="OR"),
                        ),
                        name="a_payout_is_of_more_than_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["due", "waiting", "sent", "paid", "refused"])),
                        name="a_payout_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paid_at__isnull", False),
                                ("state", "paid"),
                                models.Q(("transfer_id", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "paid"), _negated=True),
                                ("paid_at__isnull", True),
                                ("transfer_id", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_paid_payout_names_its_transfer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("sent", "paid")), _negated=True),
                            ("operation__isnull", False),
                            _connector="OR",
                        ),
                        name="a_payout_on_its_way_has_its_operation",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("transfer_id", ""), _negated=True),
                        fields=("transfer_id",),
                        name="a_transfer_pays_one_payout",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statement",
                        to="coop_surplus.allocationrow",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StatementDelivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("mailed", "Told by e-mail"),
                            ("opened", "Opened on the website"),
                            ("pdf", "Taken as PDF"),
                            ("csv", "Taken as a table"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="coop_surplus.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "how"), name="a_way_of_delivery_is_noted_once"),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["mailed", "opened", "pdf", "csv"])),
                        name="a_delivery_is_of_a_known_way",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="YearMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account_id", models.CharField(max_length=40)),
                ("member_no", models.PositiveIntegerField(null=True)),
                ("member_class", models.CharField(blank=True, max_length=20)),
                ("eligible", models.BooleanField(help_text="shares in the surplus")),
                ("share_capital", models.BigIntegerField(default=0)),
                ("holding_days", models.PositiveSmallIntegerField(default=0)),
                ("retained", models.BigIntegerField(default=0)),
                ("months", models.PositiveIntegerField(default=0)),
                (
                    "fiscal_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="coop_surplus.fiscalyear",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coop_membership.member",
                    ),
                ),
            ],
            options={
                "ordering": ["member_no", "account_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("fiscal_year", "account_id"), name="a_year_counts_a_member_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("eligible", False),
                            models.Q(("member__isnull", False), ("member_no__isnull", False)),
                            _connector="OR",
                        ),
                        name="only_members_share_in_a_surplus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("retained__gte", 0), ("share_capital__gte", 0)),
                        name="frozen_capital_is_not_negative",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("fiscal_year", "number"), name="drafts_of_a_year_are_numbered"),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(fields=("fiscal_year", "number"), name="plans_of_a_year_are_numbered"),
        ),
        migrations.AddConstraint(
            model_name="allocation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "declared")), fields=("fiscal_year",), name="a_year_is_shared_by_one_plan"
            ),
        ),
    ]
