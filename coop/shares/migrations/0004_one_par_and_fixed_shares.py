"""What a share is worth stands in one place; fixed shares go to the reserve when their member is one no longer."""

from django.db import migrations, models

# The class has a copy, for rooms below that tell of it. Nobody can make the two differ.
PAR = """
SELECT set_config('commonwork.maintenance', 'on', true);
UPDATE coop_membership_memberclass c SET share_par_minor = t.par_minor FROM coop_shares_sharetype t
  WHERE t.code = c.share_type AND c.share_par_minor <> t.par_minor;
SELECT set_config('commonwork.maintenance', 'off', true);
CREATE FUNCTION coop_shares_class_sells_at_par() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.share_par_minor := coalesce(
    (SELECT t.par_minor FROM coop_shares_sharetype t WHERE t.code = NEW.share_type), NEW.share_par_minor);
  RETURN NEW;
END $$;
CREATE TRIGGER coop_shares_class_sells_at_par BEFORE INSERT OR UPDATE OF share_type, share_par_minor
  ON coop_membership_memberclass FOR EACH ROW EXECUTE FUNCTION coop_shares_class_sells_at_par();
CREATE FUNCTION coop_shares_par_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE coop_membership_memberclass SET share_par_minor = NEW.par_minor WHERE share_type = NEW.code;
  RETURN NULL;
END $$;
CREATE TRIGGER coop_shares_par_is_told AFTER INSERT OR UPDATE OF par_minor ON coop_shares_sharetype
  FOR EACH ROW EXECUTE FUNCTION coop_shares_par_is_told();
"""
NO_PAR = """
DROP TRIGGER coop_shares_par_is_told ON coop_shares_sharetype;
DROP FUNCTION coop_shares_par_is_told();
DROP TRIGGER coop_shares_class_sells_at_par ON coop_membership_memberclass;
DROP FUNCTION coop_shares_class_sells_at_par();
"""

# A member would lose what is theirs.
FIXED = """
CREATE FUNCTION coop_shares_fixed_until_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM coop_membership_member WHERE id = NEW.member_id
                 AND state IN ('former', 'expelled', 'deceased', 'lapsed')) THEN
    RAISE EXCEPTION 'a member keeps their fixed shares'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = 'a_member_keeps_their_fixed_shares';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_shares_fixed_until_the_end BEFORE INSERT ON coop_shares_sharemovement
  FOR EACH ROW WHEN (NEW.kind = 'cancelled') EXECUTE FUNCTION coop_shares_fixed_until_the_end();
"""
NO_FIXED = """
DROP TRIGGER coop_shares_fixed_until_the_end ON coop_shares_sharemovement;
DROP FUNCTION coop_shares_fixed_until_the_end();
"""
OUT = ("withdraw", "transfer_out", "gift", "cancelled")


class Migration(migrations.Migration):
    dependencies = [
        ("coop_shares", "0003_repay_through_the_provider"),
        ("coop_membership", "0009_rights_change_by_decision"),
    ]

    operations = [
        migrations.AlterField(
            "sharemovement",
            "kind",
            models.CharField(
                choices=[
                    ("allot", "Bought"),
                    ("withdraw", "Taken out"),
                    ("transfer_in", "Received from another member"),
                    ("transfer_out", "Passed on to another member"),
                    ("gift", "Given to the co-op"),
                    ("cancelled", "Went to the reserve when the membership ended"),
                    ("write_down", "Written down"),
                ],
                max_length=20,
            ),
        ),
        migrations.RemoveConstraint("sharemovement", "shares_come_in_or_go_out_as_their_kind_says"),
        migrations.AddConstraint(
            "sharemovement",
            models.CheckConstraint(
                condition=models.Q(kind__in=("allot", "transfer_in"), quantity__gt=0)
                | models.Q(kind__in=OUT, quantity__lt=0)
                | models.Q(kind="write_down", quantity=0, amount_minor__lt=0),
                name="shares_come_in_or_go_out_as_their_kind_says",
            ),
        ),
        migrations.AddConstraint(
            "sharemovement",
            models.CheckConstraint(
                condition=~models.Q(kind="withdraw") | models.Q(share_type_id="withdrawable"),
                name="only_shares_that_can_be_paid_back_are_taken_out",
            ),
        ),
        migrations.AddConstraint(
            "sharemovement",
            models.CheckConstraint(
                condition=~models.Q(kind="cancelled") | models.Q(share_type_id="fixed"),
                name="only_fixed_shares_go_to_the_reserve_by_themselves",
            ),
        ),
        migrations.RunSQL(PAR, NO_PAR),
        migrations.RunSQL(FIXED, NO_FIXED),
    ]
