"""The classes of members as the rulebook tells of them, and the rulebook with other rights for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.models import MemberClass
from coop.membership.queries.classes import class_called, classes_to_join, newest_versions, rights_of
from coop.rules.calculations.pack_classes import with_classes
from coop.rules.class_wording import right_cells
from coop.rules.queries.pack_in_force import pack_in_force
from foundation.money.formatting import format_minor

Changes = Mapping[str, Mapping[str, Any]]
CITATION = "Decided by the members of this co-op; within coop law on one member, one vote."


@dataclass(frozen=True)
class ClassLine:
    """One class in words, and who decided what it may."""

    code: str
    name: str
    about: str
    rights: list[tuple[str, str]]
    decision: str
    decision_url: str


def class_lines() -> list[ClassLine]:
    """Every class, in the order people read about them: two statements."""
    decided = newest_versions()
    founding = reverse("rules:pack", args=[1])
    return [
        ClassLine(
            code=one.code,
            name=one.name,
            about=one.about,
            rights=[*fixed_lines(one), *right_cells(rights_of(one))],
            decision=decided[one.code].decision_name if one.code in decided else _("The founding rules"),
            decision_url=(decided[one.code].decision_url if one.code in decided else "") or founding,
        )
        for one in classes_to_join()
    ]


def fixed_lines(one: MemberClass) -> list[tuple[str, str]]:
    """What stays as it was when the first share was sold."""
    par = format_minor(one.share_par_minor, str(settings.COOP["currency"]))
    return [(_("A share is"), par), (_("What can be done with a share"), str(one.get_share_type_display()))]


def class_change_body(changes: Changes, *, at: datetime) -> dict[str, Any]:
    """The rulebook in force with these rights changed, by class and field; what is not named stays as it is now."""
    rights = {one.code: rights_of(one) for one in classes_to_join()}
    for code, changed in changes.items():
        rights[code] = {**rights.get(code, rights_of(class_called(code))), **changed}
    clause = {
        "title": "Classes of members",
        "text": "Members belong to a class. What each class may do, what its members hold and how they leave is "
        "written here and changes only as this rulebook does.",
        "citation": CITATION,
        "basis": "our default",
    }
    return with_classes(pack_in_force(at=at).body, rights, clause)
