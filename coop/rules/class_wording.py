"""The rights of a class of members in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coop.membership.enums import LeavingRule, VoteEnds
from coop.rules.calculations.pack_classes import CHOICE, DAYS, MONEY, RIGHTS, YES_NO
from foundation.formats import date_format
from foundation.money.formatting import format_minor

LABELS: dict[str, Any] = {
    "min_shares": gettext_lazy("Shares to hold at least"),
    "max_amount_minor": gettext_lazy("Share money at most"),
    "votes_in_general": gettext_lazy("Votes on everything but the three below"),
    "votes_on_rules": gettext_lazy("Votes on the rules"),
    "votes_on_conversion": gettext_lazy("Votes on what kind of body the co-op is"),
    "votes_on_dissolution": gettext_lazy("Votes on closing the co-op"),
    "eligible_for_patronage": gettext_lazy("Shares in the surplus"),
    "eligible_for_share_interest": gettext_lazy("May get interest on shares"),
    "eligible_for_board": gettext_lazy("Can stand for the board"),
    "pay_within_days": gettext_lazy("Time to pay after being accepted"),
    "probation_days": gettext_lazy("Probation"),
    "probation_requirement": gettext_lazy("What probation asks for"),
    "leaving_rule": gettext_lazy("When a membership ends after notice"),
    "leaving_notice_days": gettext_lazy("Notice to leave"),
    "leaving_month": gettext_lazy("Month at whose end one can leave"),
    "leaving_years": gettext_lazy("Full years after notice"),
    "vote_ends": gettext_lazy("The vote of somebody who leaves ends"),
}
# What counts only under some rules of leaving.
ONLY_WITH = {
    "leaving_notice_days": ("notice_days", "month_end", "years_end"),
    "leaving_month": ("month_end",),
    "leaving_years": ("years_end",),
}


def right_words(field: str, value: Any) -> str:
    """A right as people read it: "£50.00", "30 days", "yes"."""
    kind = RIGHTS[field].kind
    if kind == YES_NO:
        return _("yes") if value else _("no")
    if kind == MONEY:
        return format_minor(value, str(settings.COOP["currency"]))
    if kind == DAYS:
        return ngettext("{n} day", "{n} days", value).format(n=value) if value else _("none")
    if kind == CHOICE:
        return str((LeavingRule if field == "leaving_rule" else VoteEnds)(value).label)
    if field == "leaving_month":
        return str(date_format(date(2000, value, 1), "F"))
    return str(value) or "–"


def right_cells(rights: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(label, value) of every right; a dash for what does not count beside the others."""
    return [
        (str(LABELS[field]), right_words(field, rights[field]) if counts(field, rights) else "–") for field in RIGHTS
    ]


def right_lines(rights: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(label, value) of every right that counts."""
    return [(str(LABELS[field]), right_words(field, rights[field])) for field in RIGHTS if counts(field, rights)]


def counts(field: str, rights: Mapping[str, Any]) -> bool:
    """Whether a field has anything to say beside the others."""
    if field in ONLY_WITH:
        return rights["leaving_rule"] in ONLY_WITH[field]
    return bool(rights[field]) if field == "probation_requirement" else True


def change_lines(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What a change does to one class, a sentence for each right."""
    return [
        _("{name}: {right}: now {before}, then {after}.").format(
            name=name,
            right=LABELS[field],
            before=right_words(field, before[field]),
            after=right_words(field, after[field]),
        )
        for field in RIGHTS
        if before[field] != after[field]
    ]
