"""Reading the classes of members."""

from typing import Any

from coop.membership.enums import ClassCode
from coop.membership.errors import ClassNotFound
from coop.membership.models import GOVERNED, ClassVersion, MemberClass

# Workers first: it is their co-op.
ORDER = {ClassCode.WORKER: 0, ClassCode.USER: 1, ClassCode.SUPPORTER: 2}


def classes_to_join() -> list[MemberClass]:
    """Every class, in the order people read about them."""
    return sorted(MemberClass.objects.all(), key=lambda one: ORDER.get(ClassCode(one.code), len(ORDER)))


def class_called(code: str) -> MemberClass:
    """Raises ClassNotFound."""
    found = MemberClass.objects.filter(code=code).first()
    if found is None:
        raise ClassNotFound
    return found


def rights_of(one: MemberClass) -> dict[str, Any]:
    """Everything of a class that a decision governs, by field."""
    return {field: getattr(one, field) for field in GOVERNED}


def newest_versions() -> dict[str, ClassVersion]:
    """The decision that each class has its rights from, by code; a class that no decision changed is left out."""
    rows = ClassVersion.objects.order_by("member_class_id", "-version").distinct("member_class_id")
    return {row.member_class_id: row for row in rows}
