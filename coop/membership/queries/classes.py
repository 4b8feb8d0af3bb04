"""Reading the classes of members."""

from coop.membership.enums import ClassCode
from coop.membership.models import MemberClass

# Workers first: it is their co-op.
ORDER = {ClassCode.WORKER: 0, ClassCode.USER: 1, ClassCode.SUPPORTER: 2}


def classes_to_join() -> list[MemberClass]:
    """Every class, in the order people read about them."""
    return sorted(MemberClass.objects.all(), key=lambda one: ORDER.get(ClassCode(one.code), len(ORDER)))
