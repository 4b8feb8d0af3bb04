"""Amendments: one answer each, one motion at a time for a paragraph, and no text that outruns them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from payments.operations.set_once import set_once_sql

_MAINTENANCE = "coalesce(current_setting('commonwork.maintenance', true), '') = 'on'"
_OVER = (
    "ruled_out", "void", "in_force", "implementing", "done", "lapsed", "superseded", "recalled", "withdrawn",
    "out_of_order",
)  # fmt: skip
_LIST = ", ".join(f"'{state}'" for state in _OVER)


def _refuse(name: str, words: str) -> str:
    return f"RAISE EXCEPTION '{words}' USING ERRCODE = 'restrict_violation', CONSTRAINT = '{name}';"


ROWS = set_once_sql(
    "coop_decisions_amendment",
    frozen=(
        "id", "decision_id", "number", "member_id", "part", "paragraph_sha256", "before", "after", "reason", "reach",
        "renews_id", "at",
    ),
    once=("answer", "answered_at", "answered_by_id", "motion_id", "text_id"),
)  # fmt: skip
UNDER_WAY = f"""
CREATE FUNCTION coop_decisions_under_way(state text, outcome text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state NOT IN ({_LIST}) AND NOT (state = 'confirmed' AND outcome <> 'carried')
$$;
"""
WRITTEN = (
    f"""
{UNDER_WAY}
CREATE FUNCTION coop_decisions_amendment_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stands text;
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' THEN
    {_refuse("an_amendment_is_never_deleted", "an amendment is never deleted")}
  END IF;
  -- The lock makes an amendment that races the final text wait for it, and then see it.
  SELECT state INTO stands FROM coop_decisions_decision WHERE id = NEW.decision_id FOR SHARE;
  IF stands <> 'deliberating' THEN
    {_refuse("amendments_end_with_the_final_text", "amendments end with the final text")}
  END IF;
  IF NEW.answer = 'put' AND EXISTS (
      SELECT 1 FROM coop_decisions_amendment a JOIN coop_decisions_decision m ON m.id = a.motion_id
        WHERE a.decision_id = NEW.decision_id AND a.part = NEW.part AND a.paragraph_sha256 = NEW.paragraph_sha256
          AND a.id <> NEW.id AND coop_decisions_under_way(m.state, m.outcome)) THEN
    {_refuse("one_motion_at_a_time_for_a_paragraph", "one motion at a time for a paragraph")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_amendment_written BEFORE INSERT OR UPDATE OR DELETE ON coop_decisions_amendment
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_amendment_written();
""",  # noqa: S608  (no value from outside: names and words of this file)
    """
DROP TRIGGER IF EXISTS coop_decisions_amendment_written ON coop_decisions_amendment;
DROP FUNCTION IF EXISTS coop_decisions_amendment_written();
DROP FUNCTION IF EXISTS coop_decisions_under_way(text, text);
""",
)
PARENT = (
    f"""
CREATE FUNCTION coop_decisions_amendments_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_MAINTENANCE} THEN RETURN NEW; END IF;
  IF EXISTS (
      SELECT 1 FROM coop_decisions_amendment a JOIN coop_decisions_decision m ON m.id = a.motion_id
        WHERE a.decision_id = NEW.id AND coop_decisions_under_way(m.state, m.outcome)) THEN
    {_refuse("amendments_are_decided_before_the_text", "amendments are decided before the text they change")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_amendments_first BEFORE UPDATE ON coop_decisions_decision
  FOR EACH ROW WHEN (NEW.state <> OLD.state AND NEW.state IN ('final_text', 'noticed', 'open'))
  EXECUTE FUNCTION coop_decisions_amendments_first();
""",  # noqa: S608  (no value from outside: names and words of this file)
    """
DROP TRIGGER IF EXISTS coop_decisions_amendments_first ON coop_decisions_decision;
DROP FUNCTION IF EXISTS coop_decisions_amendments_first();
""",
)


class Migration(migrations.Migration):
    dependencies = [
        ("coop_decisions", "0008_interests"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("question", "the question"),
                            ("if_passes", "what changes if it passes"),
                            ("if_fails", "what happens if it fails"),
                            ("cost", "what it costs"),
                            ("body", "the reasons"),
                        ],
                        max_length=10,
                    ),
                ),
                ("paragraph_sha256", models.CharField(max_length=64)),
                ("before", models.TextField(max_length=20000)),
                ("after", models.TextField(blank=True, max_length=20000)),
                ("reason", models.TextField(blank=True, max_length=2000)),
                ("reach", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "taken over by the author"),
                            ("put", "put to the vote"),
                            ("withdrawn", "taken back"),
                            ("renewed", "written anew"),
                            ("lapsed", "dropped: its author has no vote any more"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["decision", "number"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="decision",
            name="a_decision_uses_known_words",
        ),
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("resolution", "a resolution"),
                    ("special", "a special resolution"),
                    ("policy_change", "a change of a policy"),
                    ("rule_change", "a change of the rules"),
                    ("election", "an election"),
                    ("surplus", "sharing the surplus"),
                    ("expulsion", "an expulsion"),
                    ("removal", "the removal of a board member"),
                    ("conversion", "giving up being a co-op"),
                    ("amendment", "a change to a proposal"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "submitted",
                            "ruled_out",
                            "admissible",
                            "deliberating",
                            "final_text",
                            "noticed",
                            "open",
                            "closed",
                            "counted",
                            "declared",
                            "challenged",
                            "confirmed",
                            "void",
                            "adjourned",
                            "in_force",
                            "implementing",
                            "done",
                            "lapsed",
                            "superseded",
                            "recalled",
                            "withdrawn",
                            "out_of_order",
                        ],
                    ),
                    (
                        "kind__in",
                        [
                            "resolution",
                            "special",
                            "policy_change",
                            "rule_change",
                            "election",
                            "surplus",
                            "expulsion",
                            "removal",
                            "conversion",
                            "amendment",
                        ],
                    ),
                    ("outcome__in", ["", "carried", "lost", "inquorate", "elected"]),
                ),
                name="a_decision_uses_known_words",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="decision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="coop_decisions.decision"
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coop_membership.member"
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="motion",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amends",
                to="coop_decisions.decision",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="renews",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="renewed_as",
                to="coop_decisions.amendment",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="text",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="coop_decisions.decisiontext",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                fields=("decision", "number"), name="amendments_of_a_decision_are_numbered"
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("before", models.F("after")), _negated=True), name="an_amendment_changes_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="an_answered_amendment_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "accepted"), _negated=True), ("text__isnull", False), _connector="OR"
                ),
                name="an_amendment_taken_over_is_in_a_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "put"), ("motion__isnull", False)),
                    models.Q(models.Q(("answer", "put"), _negated=True), ("motion__isnull", True)),
                    _connector="OR",
                ),
                name="an_amendment_put_to_the_vote_has_a_motion",
            ),
        ),
        migrations.RunSQL(*ROWS),
        migrations.RunSQL(*WRITTEN),
        migrations.RunSQL(*PARENT),
    ]
