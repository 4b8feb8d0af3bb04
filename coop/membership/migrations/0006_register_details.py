"""What the register says of a member is kept in versions, so that any day can be printed as it was then.

A version is never changed or taken away. It can be blanked as a whole, when the law does not need it any longer.
"""

import django.db.models.deletion
from django.db import migrations, models

TABLE = "coop_membership_registerdetails"
FORWARD = f"""
CREATE FUNCTION {TABLE}_versions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('commonwork.maintenance', true), '') = 'on' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.name = '' AND NEW.address = '' AND NEW.email = '' AND NEW.email_for = ''
     AND (NEW.id, NEW.member_id, NEW.from_at) IS NOT DISTINCT FROM (OLD.id, OLD.member_id, OLD.from_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'append-only: {TABLE}'
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'an_entry_in_the_register_is_never_rewritten';
END $$;
CREATE TRIGGER {TABLE}_versions_rows BEFORE UPDATE OR DELETE ON {TABLE}
  FOR EACH ROW EXECUTE FUNCTION {TABLE}_versions();
CREATE TRIGGER {TABLE}_versions_table BEFORE TRUNCATE ON {TABLE}
  FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_versions();
"""
REVERSE = f"""
DROP TRIGGER {TABLE}_versions_rows ON {TABLE};
DROP TRIGGER {TABLE}_versions_table ON {TABLE};
DROP FUNCTION {TABLE}_versions();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coop_membership", "0005_class_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisterDetails",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_at", models.DateTimeField()),
                ("name", models.CharField(blank=True, max_length=150)),
                ("address", models.TextField(blank=True)),
                ("email", models.CharField(blank=True, max_length=254)),
                (
                    "email_for",
                    models.CharField(
                        blank=True,
                        choices=[("", "none given"), ("notices", "notices of meetings and votes")],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="register_details",
                        to="coop_membership.member",
                    ),
                ),
            ],
            options={
                "ordering": ["member", "from_at", "id"],
                "indexes": [models.Index(fields=["member", "-from_at", "-id"], name="register_details_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("email", ""), ("email_for", "")),
                            models.Q(
                                models.Q(("email", ""), _negated=True), models.Q(("email_for", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="an_e_mail_in_the_register_says_what_for",
                    )
                ],
            },
        ),
        migrations.RunSQL(FORWARD, REVERSE),
    ]
