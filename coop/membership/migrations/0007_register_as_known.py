"""Everybody who was ever admitted gets the first version of their entry: what is known today, from the day of entry.

Earlier addresses were not kept, so no version can say more. Those whom the register forgot stay forgotten.
"""

from django.db import migrations

SEED = """
INSERT INTO coop_membership_registerdetails (member_id, from_at, name, address, email, email_for)
SELECT m.id, m.active_from,
       CASE WHEN forgotten.yes THEN '' ELSE coalesce(nullif(m.legal_name, ''), u.name) END,
       CASE WHEN forgotten.yes THEN '' ELSE m.postal_address END,
       CASE WHEN notified.yes THEN u.email ELSE '' END,
       CASE WHEN notified.yes THEN 'notices' ELSE '' END
FROM coop_membership_member m
JOIN foundation_accounts_user u ON u.id = m.user_id
CROSS JOIN LATERAL (
  SELECT EXISTS (
    SELECT 1 FROM coop_membership_membershipevent e WHERE e.member_id = m.id AND e.verb = 'forget_details'
  ) AS yes
) AS forgotten
CROSS JOIN LATERAL (SELECT m.notices_by_email AND u.email <> '' AND NOT forgotten.yes AS yes) AS notified
WHERE m.active_from IS NOT NULL AND m.member_no IS NOT NULL
ORDER BY m.member_no
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coop_membership", "0006_register_details"),
        ("foundation_accounts", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SEED, migrations.RunSQL.noop)]
