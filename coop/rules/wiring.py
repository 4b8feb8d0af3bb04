"""What this room tells the others when the house starts."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.membership.actions.approve_application import approve_application
from coop.membership.models import Member
from coop.membership.registry import Card, LapseTerms, coop_cards, days_to_pay, events, lapse_terms
from coop.rules.queries.coming_changes import coming_changes
from coop.rules.queries.policy_in_force import policies_in_force, policy_in_force
from foundation.ui.registry import NavEntry, nav


def rules_card(*, user: Any, roles: set[str], at: datetime) -> Card:
    """The rulebook on the members' page: the next change in words, if there is one. One query."""
    changes = coming_changes(at=at)
    words = _("What the software obeys, who decided it, and how we decide.")
    sentence = changes[0].sentence if changes else words
    return Card(_("Our rules"), sentence, reverse("rules:rulebook"), _("Read the rules"), order=60)


def decided_days_to_pay(*, member: Member, at: datetime) -> int | None:
    """The days that a decision gave new members to pay; None before any decision."""
    rule = policy_in_force("pay_by_days", at=at)
    return int(rule.value) if rule.version else None


def decided_lapse_terms(*, at: datetime) -> LapseTerms:
    """After how long away, and after which notice, a membership may lapse."""
    rules = policies_in_force(["lapse_after_years", "lapse_notice_days"], at=at)
    return LapseTerms(int(rules["lapse_after_years"].value), int(rules["lapse_notice_days"].value))


def accept_by_rule(*, member: Member, at: datetime) -> None:
    """Where the members decided so, an application that meets the conditions is accepted at once, by that decision."""
    rule = policy_in_force("auto_approve_applications", at=at)
    if rule.value:
        approve_application(by=None, member=member, resolution=rule.decision_name[:120], at=at)


def connect() -> None:
    nav.register("coop.rules", NavEntry(gettext_lazy("Our rules"), "rules:rulebook", 20, place="footer"))
    for role in ("board", "secretary"):
        nav.register(
            f"coop.rules.classes.{role}",
            NavEntry(gettext_lazy("Classes of members"), "rules:classes", 64, role, place="menu", icon="users",
                     section="/office/classes/"),
        )  # fmt: skip
    coop_cards.register("coop.rules", rules_card)
    days_to_pay.register("coop.rules", decided_days_to_pay)
    lapse_terms.register("coop.rules", decided_lapse_terms)
    events.add("applied", accept_by_rule)
