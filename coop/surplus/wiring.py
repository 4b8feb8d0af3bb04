"""What this room gives to the others when the house starts."""

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from coop.decisions.registry import moments, subjects
from coop.membership.registry import coop_cards
from coop.surplus.actions.send_payouts import KIND
from coop.surplus.handlers import PayPatronage
from coop.surplus.queries.cards import sharing_card
from coop.surplus.queries.measures import earnings_between, jobs_between
from coop.surplus.queries.owed import owed_of_surplus
from coop.surplus.queries.proofs import (
    capital_belongs_to_somebody,
    declared_results_are_shared,
    set_off_is_what_corrections_say,
)
from coop.surplus.registry import MONEY, NUMBER, Measure, measures
from coop.surplus.subject import SurplusSubject, after_the_vote, when_ended, when_noticed
from foundation.accounts.registry import reasons_to_stay
from foundation.ui.registry import NavEntry, nav
from payments.ledger.registry import verifiers
from payments.operations.registry import handlers


def still_owed(*, person: Any) -> list[str]:
    """Why somebody cannot be erased yet: a part of a surplus that was not paid to them, or kept as their capital."""
    if not owed_of_surplus(person):
        return []
    return [_t("A part of a surplus is still owed to you, or stands on your capital account.")]


def connect() -> None:
    """Called once, when Django starts."""
    earnings = _("What was earned by accepted work, after the co-op's share, from the books.")
    measures.register("earnings", Measure(_("Earnings"), MONEY, earnings, earnings_between))
    jobs = _("How many accepted orders were paid, from the books.")
    measures.register("jobs", Measure(_("Jobs"), NUMBER, jobs, jobs_between))
    handlers.register(KIND, PayPatronage())
    subjects.register("surplus", SurplusSubject())
    moments.add("noticed", when_noticed)
    moments.add("declared", after_the_vote)
    moments.add("ended", when_ended)
    coop_cards.register("coop.surplus", sharing_card)
    reasons_to_stay.register("coop.surplus", still_owed)
    verifiers.register(
        "All the co-op owns belongs to members' accounts or to its reserves", capital_belongs_to_somebody
    )
    verifiers.register("What members had too much is kept back once", set_off_is_what_corrections_say)
    verifiers.register("Every year that was shared is shared to the penny", declared_results_are_shared)
    mine = NavEntry(_("My statements"), "surplus:statements", 40, "member", place="menu", icon="file-text")
    nav.register("surplus.statements", mine)
    for role in ("treasurer", "board"):
        nav.register(
            f"surplus.years.{role}",
            NavEntry(_("Closing a year"), "surplus:years", 61, role, place="menu", icon="calendar-check-2",
                     section="/office/year/"),
        )  # fmt: skip
