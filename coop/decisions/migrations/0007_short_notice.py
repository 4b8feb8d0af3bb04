"""Less notice by consent: who agreed, and a database that opens no hurried vote without enough of them."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from payments.operations.set_once import set_once_sql

_MAINTENANCE = "coalesce(current_setting('commonwork.maintenance', true), '') = 'on'"


def _refuse(name: str, words: str) -> str:
    return f"RAISE EXCEPTION '{words}' USING ERRCODE = 'restrict_violation', CONSTRAINT = '{name}';"


CONSENT = set_once_sql(
    "coop_decisions_shortnoticeconsent", frozen=("id", "entry_id", "sentence", "at"), once=("withdrawn_at",)
)
WRITTEN = (
    f"""
CREATE FUNCTION coop_decisions_consent_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  IF {_MAINTENANCE} THEN RETURN coalesce(NEW, OLD); END IF;
  IF TG_OP = 'DELETE' THEN
    {_refuse("an_agreement_is_never_deleted", "an agreement to short notice is never deleted")}
  END IF;
  -- The lock makes an agreement that races the opening wait for it, and then see it.
  SELECT d.state, d.round, r.round AS of_round, r.voided_at, e.struck_at INTO found
    FROM coop_decisions_rollentry e JOIN coop_decisions_roll r ON r.id = e.roll_id
    JOIN coop_decisions_decision d ON d.id = r.decision_id WHERE e.id = NEW.entry_id FOR SHARE OF d;
  IF found.state <> 'noticed' OR found.round <> found.of_round OR found.voided_at IS NOT NULL
     OR found.struck_at IS NOT NULL THEN
    {_refuse("agreement_is_given_before_voting_opens", "agreement to short notice is given before voting opens")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_consent_written BEFORE INSERT OR UPDATE OR DELETE ON coop_decisions_shortnoticeconsent
  FOR EACH ROW EXECUTE FUNCTION coop_decisions_consent_written();
""",  # noqa: S608  (no value from outside: names and words of this file)
    """
DROP TRIGGER IF EXISTS coop_decisions_consent_written ON coop_decisions_shortnoticeconsent;
DROP FUNCTION IF EXISTS coop_decisions_consent_written();
""",
)
OPENS = (
    f"""
CREATE FUNCTION coop_decisions_short_notice_opens() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked integer; members integer; agreed integer;
BEGIN
  SELECT consent_percent INTO asked FROM coop_decisions_notice
    WHERE decision_id = NEW.id AND round = NEW.round AND voided_at IS NULL;
  IF asked IS NULL OR {_MAINTENANCE} THEN RETURN NEW; END IF;
  SELECT count(e.id), count(c.id) INTO members, agreed FROM coop_decisions_rollentry e
    JOIN coop_decisions_roll r ON r.id = e.roll_id
    LEFT JOIN coop_decisions_shortnoticeconsent c ON c.entry_id = e.id AND c.withdrawn_at IS NULL
    WHERE r.decision_id = NEW.id AND r.round = NEW.round AND e.struck_at IS NULL;
  IF agreed * 100 < asked * members OR agreed * 2 <= members THEN
    {_refuse("a_short_notice_opens_with_enough_agreement", "a short notice opens with enough agreement only")}
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_short_notice_opens BEFORE UPDATE ON coop_decisions_decision
  FOR EACH ROW WHEN (OLD.state = 'noticed' AND NEW.state = 'open')
  EXECUTE FUNCTION coop_decisions_short_notice_opens();
""",  # noqa: S608  (no value from outside: names and words of this file)
    """
DROP TRIGGER IF EXISTS coop_decisions_short_notice_opens ON coop_decisions_decision;
DROP FUNCTION IF EXISTS coop_decisions_short_notice_opens();
""",
)
_NOTICE = (
    "id", "decision_id", "round", "stage", "text_id", "roll_id", "document", "sha256", "sent_at", "served_at",
    "opens_at", "closes_at", "given_by_id",
)  # fmt: skip
_VOID = ("voided_at", "void_reason")
BEFORE = set_once_sql("coop_decisions_notice", frozen=_NOTICE, once=_VOID)
NOW = set_once_sql("coop_decisions_notice", frozen=(*_NOTICE, "consent_percent"), once=_VOID)


class Migration(migrations.Migration):
    dependencies = [("coop_decisions", "0006_beacon_source")]
    operations = [
        migrations.AddField(
            model_name="notice",
            name="consent_percent",
            field=models.PositiveSmallIntegerField(
                null=True,
                help_text="where there are fewer clear days than the rules ask: the share of votes that must agree",
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=Q(consent_percent__isnull=True) | Q(consent_percent__gt=50, consent_percent__lte=100),
                name="a_short_notice_asks_for_a_majority",
            ),
        ),
        migrations.CreateModel(
            name="ShortNoticeConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sentence", models.CharField(max_length=600)),
                ("at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="short_notice_consents",
                        to="coop_decisions.rollentry",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=Q(withdrawn_at__isnull=True),
                        fields=("entry",),
                        name="a_member_agrees_to_short_notice_once",
                    ),
                    models.CheckConstraint(condition=~Q(sentence=""), name="an_agreement_says_what_was_agreed"),
                ],
            },
        ),
        migrations.RunSQL(BEFORE[1] + NOW[0], NOW[1] + BEFORE[0]),
        migrations.RunSQL(*CONSENT),
        migrations.RunSQL(*WRITTEN),
        migrations.RunSQL(*OPENS),
    ]
