"""The rights of a class are those of the newest decision about them, whoever writes the row.

Until a decision spoke, they are what the co-op began with. What a share is worth and whether it can be passed on stay
as they were when the first member of the class was admitted. `commonwork.maintenance` only in test fixtures.
"""

from django.db import migrations

# What a decision governs, as it stood when this was written: later fields bring their own migration.
GOVERNED = (
    "min_shares", "max_amount_minor", "votes_in_general", "votes_on_rules", "votes_on_conversion",
    "votes_on_dissolution", "eligible_for_patronage", "eligible_for_share_interest", "eligible_for_board",
    "pay_within_days", "probation_days", "probation_requirement", "leaving_rule", "leaving_notice_days",
    "leaving_month", "leaving_years", "vote_ends",
)  # fmt: skip


def _rights(row):
    """The rights in a row, as ClassVersion.rights has them."""
    return "jsonb_build_object(" + ", ".join(f"'{name}', {row}.{name}" for name in GOVERNED) + ")"


FORWARD = """
CREATE FUNCTION coop_membership_class_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE decided jsonb;
BEGIN
  IF coalesce(current_setting('commonwork.maintenance', true), '') = 'on' THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a class of members stays' USING ERRCODE = 'restrict_violation',
      CONSTRAINT = 'a_class_of_members_stays';
  END IF;
  IF @new IS DISTINCT FROM @old THEN
    SELECT v.rights INTO decided FROM coop_membership_classversion v
      WHERE v.member_class_id = NEW.code ORDER BY v.version DESC LIMIT 1;
    IF decided IS DISTINCT FROM @new THEN
      RAISE EXCEPTION 'the rights of a class change by a decision that is written down'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'rights_of_a_class_are_those_decided';
    END IF;
  END IF;
  IF (NEW.code, NEW.share_par_minor, NEW.share_type) IS DISTINCT FROM (OLD.code, OLD.share_par_minor, OLD.share_type)
     AND (NEW.code <> OLD.code OR EXISTS (
       SELECT 1 FROM coop_membership_member m WHERE m.member_class_id = OLD.code AND m.member_no IS NOT NULL
     )) THEN
    RAISE EXCEPTION 'a share stays what it was when the first was sold'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_share_stays_what_it_was';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_membership_class_guard BEFORE UPDATE OR DELETE ON coop_membership_memberclass
  FOR EACH ROW EXECUTE FUNCTION coop_membership_class_guard();
""".replace("@new", _rights("NEW")).replace("@old", _rights("OLD"))
REVERSE = """
DROP TRIGGER coop_membership_class_guard ON coop_membership_memberclass;
DROP FUNCTION coop_membership_class_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("coop_membership", "0008_class_votes_are_weighed_by_the_rulebook")]
    operations = [migrations.RunSQL(FORWARD, REVERSE)]
