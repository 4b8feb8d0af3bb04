"""What a decision about a year's result is, tells, and does."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coop.surplus import correction_subject as correction
from coop.surplus.actions.declare import declare
from coop.surplus.actions.hold import hold
from coop.surplus.actions.let_go import let_go
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import AllocationNotFound
from coop.surplus.models import Allocation, Settlement
from coop.surplus.queries.plans import plan_with_hash
from coop.surplus.queries.settlements import settlement_with_hash
from foundation.formats import date_format
from foundation.money.formatting import format_minor

if TYPE_CHECKING:
    from coop.decisions.models import Decision

HASH = "allocation_sha256"
CORRECTION = "settlement_sha256"
UNDECIDED = (AllocationState.FROZEN, AllocationState.PROPOSED)


class SurplusSubject:
    """Share a year's result by one plan, or correct one: named by its hash, 64 hexadecimal signs.

    Payload: {"allocation_sha256": ...} or {"settlement_sha256": ...}.
    """

    def describe(self, payload: dict[str, Any]) -> str:
        if CORRECTION in payload:
            return correction.describe(payload[CORRECTION])
        plan = self._plan(payload)
        if plan is None:
            return _("Share a year's result by a plan that nobody knows.")
        return _("Share the result of {year} by plan {number} (fingerprint {sha}).").format(
            year=plan.fiscal_year.year, number=plan.number, sha=plan.sha256[:16]
        )

    def problem_with(self, payload: dict[str, Any], at: datetime) -> str:
        if CORRECTION in payload:
            return correction.problem_with(payload[CORRECTION])
        plan = self._plan(payload)
        if plan is None:
            return _("No plan has that fingerprint.")
        if plan.state not in UNDECIDED:
            return _("That plan cannot be decided on any more: it is {state}.").format(
                state=str(plan.get_state_display()).lower()
            )
        if plan.fiscal_year.state != YearState.CLOSED:
            return _("The result of {year} has been shared by another plan.").format(year=plan.fiscal_year.year)
        return ""

    def what_changes(self, payload: dict[str, Any], at: datetime) -> list[str]:
        if CORRECTION in payload:
            return correction.what_changes(payload[CORRECTION])
        plan = self._plan(payload)
        if plan is None:
            return []
        unit = plan.fiscal_year.unit
        return [
            _("{title}: {amount}").format(title=step["title"], amount=format_minor(step["amount"], unit))
            for step in plan.steps
            if step["amount"]
        ] + [
            _("Of what members get, {cash} is paid out and {retained} is added to their capital accounts.").format(
                cash=format_minor(plan.cash, unit), retained=format_minor(plan.retained, unit)
            ),
            *_about_paying(plan),
        ]

    def take_effect(self, decision: "Decision", at: datetime) -> None:
        url = reverse("decisions:decision", args=[decision.slug])
        if CORRECTION in decision.subject_payload:
            sha256 = decision.subject_payload[CORRECTION]
            correction.take_effect(sha256, name=decision.title, url=url, at=at)
            return
        plan = self._plan(decision.subject_payload)
        if plan is None:
            raise AllocationNotFound
        declare(by=None, allocation=plan, decision_name=decision.title, decision_url=url, at=at)

    def _plan(self, payload: dict[str, Any]) -> Allocation | None:
        named = payload.get(HASH)
        return plan_with_hash(named) if isinstance(named, str) else None


def _about_paying(plan: Allocation) -> list[str]:
    """Tax and the day of payment, where there are any."""
    words = []
    if plan.withheld:
        tax = _("Of what is paid out, {amount} is kept back as tax and passed on to the tax office.")
        words.append(tax.format(amount=format_minor(plan.withheld, plan.unit)))
    if plan.payable_from is not None:
        wait = _("Nothing is paid before {day}.")
        words.append(wait.format(day=date_format(plan.payable_from, "l j F Y")))
    return words


def when_noticed(*, decision: "Decision", at: datetime) -> None:
    """The members are asked, for the first time or again: nobody decides on the plan beside them."""
    plan = _named_by(decision)
    if plan is not None:
        hold(allocation=plan, decision_url=reverse("decisions:decision", args=[decision.slug]), at=at)


def after_the_vote(*, decision: "Decision", at: datetime) -> None:
    """The result of a vote is there: a plan that was not carried is free for another decision, or another plan."""
    if decision.outcome != "carried":
        when_ended(decision=decision, at=at)


def when_ended(*, decision: "Decision", at: datetime) -> None:
    """The question came to nothing, by whatever way: its plan is free, unless another question is about it by now."""
    plan = _named_by(decision)
    if plan is not None and plan.decision_url in ("", reverse("decisions:decision", args=[decision.slug])):
        let_go(allocation=plan, at=at)


def _named_by(decision: "Decision") -> Allocation | Settlement | None:
    """The plan or the correction that a decision about a surplus is about."""
    if decision.subject_key != "surplus":
        return None
    payload = decision.subject_payload
    found = settlement_with_hash(str(payload[CORRECTION])) if CORRECTION in payload else None
    return found or plan_with_hash(str(payload.get(HASH, "")))
