"""Where no row had waited yet, each new row was compared with all the others: a journal of 33,000 took minutes.

While the table was thought to be empty, keeping all of it in memory and going through it for each new row looked cheaper
than one look-up in the index.
"""

from django.db import migrations

LOOK_UP = "ALTER FUNCTION payments_ledger_rows_arrive() SET enable_material = off;"
BACK = "ALTER FUNCTION payments_ledger_rows_arrive() RESET enable_material;"


class Migration(migrations.Migration):
    dependencies = [("payments_ledger", "0006_reserve_is_not_undone")]

    operations = [migrations.RunSQL(LOOK_UP, BACK)]
