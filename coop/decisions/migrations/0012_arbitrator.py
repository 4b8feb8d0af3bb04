"""Nobody judges the vote they ran: who decided a challenge instead, and a database that refuses the rest."""

from django.db import migrations, models

from payments.operations.set_once import set_once_sql

_FROZEN = ("id", "decision_id", "round", "kind", "raised_by_id", "text", "raised_at")
_ONCE = ("outcome", "answer", "answered_by_id", "answered_at")
BEFORE = set_once_sql("coop_decisions_challenge", frozen=_FROZEN, once=_ONCE)
NOW = set_once_sql("coop_decisions_challenge", frozen=_FROZEN, once=(*_ONCE, "arbitrator"))
# Governance 3.2, Challenge. Whether nobody else was free to answer is for the action; here only that the one who
# answers on their own word neither raised it nor had the vote in hand.
JUDGED = (
    """
CREATE FUNCTION coop_decisions_challenge_judged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('commonwork.maintenance', true), '') = 'on' THEN RETURN NEW; END IF;
  IF EXISTS (SELECT 1 FROM coop_membership_member m
      WHERE m.id = NEW.raised_by_id AND m.user_id = NEW.answered_by_id)
    OR EXISTS (SELECT 1 FROM coop_decisions_decisionevent e
      WHERE e.decision_id = NEW.decision_id AND e.by_id = NEW.answered_by_id AND e.verb IN (
        'rule_admissible', 'rule_out', 'allow_appeal', 'give_notice', 'give_second_notice', 'extend_voting',
        'strike_entry', 'declare_result'))
  THEN
    RAISE EXCEPTION 'nobody judges the vote they ran' USING ERRCODE = 'restrict_violation',
      CONSTRAINT = 'nobody_judges_the_vote_they_ran';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_decisions_challenge_judged BEFORE UPDATE ON coop_decisions_challenge FOR EACH ROW
  WHEN (OLD.answered_by_id IS NULL AND NEW.answered_by_id IS NOT NULL AND NEW.arbitrator = '')
  EXECUTE FUNCTION coop_decisions_challenge_judged();
""",
    """
DROP TRIGGER IF EXISTS coop_decisions_challenge_judged ON coop_decisions_challenge;
DROP FUNCTION IF EXISTS coop_decisions_challenge_judged();
""",
)


class Migration(migrations.Migration):
    dependencies = [("coop_decisions", "0011_closing_the_coop")]
    operations = [
        migrations.AddField(
            model_name="challenge",
            name="arbitrator",
            field=models.CharField(
                blank=True,
                default="",
                help_text="who decided it, where nobody in the co-op was free to; else empty",
                max_length=120,
            ),
            preserve_default=False,
        ),
        migrations.RunSQL(BEFORE[1] + NOW[0], NOW[1] + BEFORE[0]),
        migrations.RunSQL(*JUDGED),
    ]
