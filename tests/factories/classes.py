"""Classes of members as a test needs them."""

from typing import Any

from django.db import connection, transaction

from coop.membership.models import MemberClass


def class_has(code: str = "", **rights: Any) -> None:
    """Give a class (every class, where none is named) rights that no decision gave it: for setting a scene only."""
    classes = MemberClass.objects.filter(code=code) if code else MemberClass.objects.all()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('commonwork.maintenance', 'on', true)")
        classes.update(**rights)
        cursor.execute("SELECT set_config('commonwork.maintenance', 'off', true)")
