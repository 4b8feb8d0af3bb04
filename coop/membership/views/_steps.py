"""The steps the office can record: which form each needs, and what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.begin_probation import begin_probation
from coop.membership.actions.confirm_probation import confirm_probation
from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from coop.membership.actions.lapse import lapse
from coop.membership.actions.record_death import record_death
from coop.membership.actions.reinstate import reinstate
from coop.membership.actions.suspend import suspend
from coop.membership.actions.warn_of_lapse import warn_of_lapse
from coop.membership.calculations.leaving import end_of_day, start_of_day
from coop.membership.enums import LIVE, MemberState
from coop.membership.models import Member

S = MemberState


@dataclass(frozen=True)
class OfficeStep:
    """One step: when it can be taken, what is asked, what it does and says. `grave` is drawn in red."""

    key: str
    label: str | Promise
    means: str | Promise
    states: frozenset[str]
    fields: tuple[str, ...]
    act: Callable[..., Any]
    done: str | Promise
    grave: bool = False
    optional: tuple[str, ...] = ()
    on_probation: bool | None = None

    def is_open_to(self, member: Member) -> bool:
        probation = getattr(member, "probation", None)
        running = probation is not None and probation.confirmed_at is None
        fits = {None: True, True: running, False: probation is None}[self.on_probation]
        return member.state in self.states and fits


def _suspend(*, answer_by: Any, until: Any, **rest: Any) -> None:
    """Days become moments: the whole last day counts."""
    zone = str(settings.COOP["zone"])
    after = start_of_day(until + timedelta(days=1), zone) if until else None
    suspend(answer_by=end_of_day(answer_by, zone), until=after, **rest)


def _begin_probation(*, ends_on: Any, **rest: Any) -> None:
    begin_probation(ends_at=start_of_day(ends_on + timedelta(days=1), str(settings.COOP["zone"])), **rest)


STEPS: dict[str, OfficeStep] = {
    step.key: step
    for step in (
        OfficeStep(
            "admit", _("Make a member now"),
            _("They get the next member number and all rights of the class. Use it when the share is paid at the "
              "office, or for founders."),
            frozenset({S.APPLIED, S.AWAITING_PAYMENT}), ("resolution",), admit_member, _("They are a member now."),
        ),
        OfficeStep(
            "confirm", _("Probation passed"), _("They have all rights of their class from now on."),
            frozenset({S.ACTIVE}), ("resolution",), confirm_probation, _("Recorded."), on_probation=True,
        ),
        OfficeStep(
            "probation", _("Put on probation"),
            _("Until it is confirmed that they passed, they do not vote on rules or the board."),
            frozenset({S.ACTIVE}), ("resolution", "requirement", "ends_on"), _begin_probation, _("Recorded."),
            on_probation=False,
        ),
        OfficeStep(
            "suspend", _("Suspend"),
            _("They take no work through the co-op and have no vote while it lasts: they are struck from the rolls of "
              "open votes too. Their shares stay theirs. They get an e-mail with the reason, and can answer."),
            frozenset({S.ACTIVE}), ("resolution", "reason", "answer_by", "until"), _suspend,
            _("Suspended. The member gets an e-mail."), grave=True,
        ),
        OfficeStep(
            "reinstate", _("End the suspension"),
            _("They have all rights again, at once. They vote from the next notice on: a roll never grows."),
            frozenset({S.SUSPENDED}), ("resolution", "reason"), reinstate, _("The suspension has ended."),
            optional=("reason",),
        ),
        OfficeStep(
            "leave", _("Record notice to leave"),
            _("For notice by letter. The rule of the class says which day is the last."),
            frozenset({S.ACTIVE, S.SUSPENDED}), ("reason",), give_notice_to_leave, _("Notice recorded."),
        ),
        OfficeStep(
            "warn", _("Write before the membership lapses"),
            _("For members who gave no sign of life for as many years as the rules say. Signing in once is enough to "
              "stay. Whoever gets notices by post needs the same letter from you on paper."),
            frozenset({S.ACTIVE}), (), warn_of_lapse,
            _("Written. When the days in the letter are over, the membership can lapse."),
        ),
        OfficeStep(
            "lapse", _("Let the membership lapse"),
            _("When the days in the letter are over and nothing was heard. The place ends; the money stays owed to "
              "them."),
            frozenset({S.ACTIVE}), ("resolution",), lapse, _("The membership has lapsed."), grave=True,
        ),
        OfficeStep(
            "died", _("Record a death"),
            _("What the co-op owes is owed to the person they named, or to their estate. Nobody is written to."),
            frozenset(LIVE), ("reason",), record_death, _("Recorded."), grave=True,
        ),
    )
}  # fmt: skip
