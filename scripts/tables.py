"""A database with all tables, made once; others are copies of it, which takes a moment instead of minutes."""

import os
import sys

import embedded


def make_template(name: str) -> None:
    """Make all tables in a database of this name, and tell what is started from here to copy it."""
    sys.path.insert(0, str(embedded.ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.testing"
    print("\nMaking the tables ...", flush=True)
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0)
    connection.close()
    os.environ["CW_TEST_TEMPLATE"] = name
