"""What must hold before voting opens. The time alone never opens anything (decidim#11724)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class OpeningFacts:
    """What is known at one instant. `voting` are the problems that the side of the ballots reports itself."""

    now: datetime
    opens_at: datetime | None
    closes_at: datetime | None
    has_pack: bool
    text_is_frozen: bool
    text_matches: bool
    roll_is_sealed: bool
    roll_matches: bool
    roll_size: int
    entitled: int
    clear_days_kept: bool
    notices_queued: int
    notices_failed: int
    objections_open: int
    earlier_challenges_open: int
    earlier_result_void: bool
    subject_problem: str
    voting: Sequence[str] = ()
    amendments_under_way: int = 0
    # Where the notice is short: who agreed in writing that it is enough, and how many must.
    consents: int = 0
    consents_needed: int | None = None


@dataclass(frozen=True)
class Check:
    """One line of the checklist: what, and why not when it does not hold."""

    label: str
    holds: bool
    problem: str = ""


def checklist(facts: OpeningFacts) -> list[Check]:
    """Every precondition, in the order in which they are met."""
    return [
        Check(_("The rules it is made under are pinned"), facts.has_pack, _("No rule pack is pinned.")),
        Check(
            _("The text is final, and the one in the notice"),
            facts.text_is_frozen and facts.text_matches,
            _("The text is not the one the notice names."),
        ),
        Check(
            _("The roll is frozen, and the one in the notice"),
            facts.roll_is_sealed and facts.roll_matches and facts.roll_size > 0,
            _("The roll is not the one the notice names."),
        ),
        Check(_("Somebody can vote"), facts.entitled > 0, _("Everybody on the roll has been struck off.")),
        _notice_check(facts),
        Check(
            _("The notice was sent to everybody"),
            facts.notices_queued == 0 and facts.notices_failed * 2 <= facts.roll_size,
            _mail_problem(facts),
        ),
        Check(
            _("Every objection to the roll has an answer"),
            facts.objections_open == 0,
            ngettext(
                "%(n)d objection to the roll has no answer.",
                "%(n)d objections to the roll have no answer.",
                facts.objections_open,
            )
            % {"n": facts.objections_open},
        ),
        Check(
            _("Every change to the text was decided before"),
            facts.amendments_under_way == 0,
            _("Members are still voting on changes to this text."),
        ),
        Check(
            _("What it does is still possible"),
            not facts.subject_problem,
            facts.subject_problem,
        ),
        Check(
            _("The first vote stands"),
            facts.earlier_challenges_open == 0 and not facts.earlier_result_void,
            _("The result of the first vote was challenged, and that is not settled in its favour."),
        ),
        *(Check(_("The ballot is ready"), False, problem) for problem in facts.voting),
        *([] if facts.voting else [Check(_("The ballot is ready"), True)]),
        Check(_("The time in the notice has come"), _time_has_come(facts), _time_problem(facts)),
    ]


def problems_before_opening(facts: OpeningFacts) -> list[str]:
    """Why voting cannot open now; an empty list when it can."""
    return [check.problem for check in checklist(facts) if not check.holds]


def _notice_check(facts: OpeningFacts) -> Check:
    """The clear days, or the agreement of almost everybody that fewer are enough (governance 3.2)."""
    if facts.consents_needed is None:
        label = _("The clear days of the notice were kept")
        return Check(label, facts.clear_days_kept, _("The notice does not leave the clear days the rules ask for."))
    problem = ngettext(
        "The notice is short, and %(agreed)d of the %(needed)d member who must agree to that has done so.",
        "The notice is short, and %(agreed)d of the %(needed)d members who must agree to that have done so.",
        facts.consents_needed,
    ) % {"agreed": facts.consents, "needed": facts.consents_needed}
    return Check(_("Enough members agreed to the short notice"), facts.consents >= facts.consents_needed, problem)


def _time_has_come(facts: OpeningFacts) -> bool:
    if facts.opens_at is None or facts.closes_at is None:
        return False
    return facts.opens_at <= facts.now < facts.closes_at


def _time_problem(facts: OpeningFacts) -> str:
    if facts.closes_at is not None and facts.now >= facts.closes_at:
        return _("The closing time in the notice has passed. A new notice must be given.")
    return _("The opening time in the notice has not come.")


def _mail_problem(facts: OpeningFacts) -> str:
    if facts.notices_queued:
        return ngettext(
            "%(n)d copy of the notice is still waiting to be sent.",
            "%(n)d copies of the notice are still waiting to be sent.",
            facts.notices_queued,
        ) % {"n": facts.notices_queued}
    return _("More than half of the notices could not be sent.")
