"""The classes every co-op starts with, and two things the database sees to.

Events only grow. A member number, once given, never changes: the trigger refuses it.
"""

from django.db import migrations

from foundation.append_only import append_only_sql

KEEP_NUMBER = """
CREATE FUNCTION coop_membership_keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.member_no IS NOT NULL AND NEW.member_no IS DISTINCT FROM OLD.member_no THEN
    RAISE EXCEPTION 'a member number is given once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER coop_membership_keep_number BEFORE UPDATE ON coop_membership_member
  FOR EACH ROW EXECUTE FUNCTION coop_membership_keep_number();
"""
FORGET_NUMBER = """
DROP TRIGGER coop_membership_keep_number ON coop_membership_member;
DROP FUNCTION coop_membership_keep_number();
"""
CLASSES = [
    ("worker", "Worker-members", True, True, 10_000),
    ("user", "Customer-members", False, False, 10_000),
    ("supporter", "Supporter-members", False, False, 2_500),
]


def add_classes(apps, schema_editor):
    member_class = apps.get_model("coop_membership", "MemberClass")
    for code, name, patronage, board, weight in CLASSES:
        member_class.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "eligible_for_patronage": patronage,
                "eligible_for_board": board,
                "class_vote_weight_bp": weight,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("coop_membership", "0001_initial")]
    operations = [
        migrations.RunSQL(*append_only_sql("coop_membership_membershipevent")),
        migrations.RunSQL(KEEP_NUMBER, FORGET_NUMBER),
        migrations.RunPython(add_classes, migrations.RunPython.noop),
    ]
