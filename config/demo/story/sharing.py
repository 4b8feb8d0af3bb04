"""The co-op's first, short year: closed by the treasurer, drafted twice, decided by the members, shared and paid."""

from datetime import datetime, timedelta

from config.demo.story import cast
from config.demo.story.deciding import announce_vote, on_roll, secretary_at
from config.demo.story.timeline import Timeline
from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.actions.comment import comment
from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.start_discussion import start_discussion
from coop.decisions.actions.submit import submit
from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import Decision
from coop.membership.queries.members import living_membership
from coop.surplus.actions.begin_year import begin_year
from coop.surplus.actions.carry_on_runs import carry_on_runs
from coop.surplus.actions.close_months import close_months
from coop.surplus.actions.close_year import close_year
from coop.surplus.actions.freeze_allocation import freeze_allocation
from coop.surplus.actions.make_draft import make_draft
from coop.surplus.actions.propose_allocation import propose_allocation
from coop.surplus.actions.prove_books import prove_books
from coop.surplus.actions.start_run import start_run
from coop.surplus.queries.plans import plan_in_force
from coop.surplus.queries.years import years
from foundation.home import home_day
from foundation.jobs.worker import drain_queue
from payments.reconcile.actions.reconcile import reconcile

# A vote takes fifty days from the draft to its effect; the year before it has to be over by then.
CLOSED_DAYS_AGO = 56
YEAR_OVER_DAYS_AGO = 60
FOUNDED_DAYS_AGO = 145
PAID_DAYS_AGO = 5
CHOICES = ("for", "for", "for", "abstain", "for", "against")
DRAFTS = (
    (
        "Half to us, half to the reserve",
        "The winter is long, so a third goes where nobody can take it. Of the rest, half comes to us by what we earned.",
        {"members": "50", "members.cash": "60", "members.formula": "earnings"},
    ),
    (
        "First the reserve",
        "Six months of costs in the bank before anybody is paid: then one bad season cannot close us.",
        {"legal_reserve": "60", "members": "25", "members.cash": "100", "members.formula": "earnings"},
    ),
)


def plan_sharing(timeline: Timeline) -> None:
    """Close the year, let the members decide, and pay what they decided."""
    closing = (timeline.now - timedelta(days=CLOSED_DAYS_AGO)).replace(hour=10, minute=0, second=0, microsecond=0)
    timeline.add(closing, lambda at: _close(timeline, at))
    timeline.add(timeline.now - timedelta(days=PAID_DAYS_AGO), lambda at: _pay(timeline, at))


def _close(timeline: Timeline, at: datetime) -> None:
    """The checklist, the close, two drafts, and the plan that goes to the members."""
    treasurer = timeline.people.users[cast.TREASURER]
    last = (timeline.now - timedelta(days=YEAR_OVER_DAYS_AGO)).date().replace(day=1) - timedelta(days=1)
    first = (timeline.now - timedelta(days=FOUNDED_DAYS_AGO)).date().replace(day=1)
    year = begin_year(by=treasurer, starts_on=first, ends_on=last, at=at)
    reconcile(by=treasurer, at=at)
    year = prove_books(by=treasurer, fiscal_year=year, at=at)
    close_months(by=treasurer, fiscal_year=year, at=at)
    year = close_year(by=treasurer, fiscal_year=year, at=at)
    drafts = [
        make_draft(
            by=treasurer,
            fiscal_year=year,
            title=title,
            words=words,
            profile_id="plain",
            choices=choices,
            payable_from=home_day(timeline.now - timedelta(days=PAID_DAYS_AGO)),
            at=at,
        )
        for title, words, choices in DRAFTS
    ]
    plan = freeze_allocation(by=treasurer, draft=drafts[0], at=at)
    decision = propose_allocation(by=treasurer, allocation=plan, at=at)
    decision = submit(by=treasurer, decision=decision, at=at)
    rule_admissible(by=secretary_at(timeline), decision=decision, at=at)
    start_discussion(by=None, decision=decision, at=at)
    _talk(timeline, decision, at)
    timeline.add(at + timedelta(days=2), lambda when: _announce(timeline, decision, when))


def _talk(timeline: Timeline, decision: Decision, at: datetime) -> None:
    said = (
        (cast.TREASURER, "Open both drafts: each shows what it would do to you, to the penny."),
        ("Marta Nowak", "The first year was short. I would rather see a little now and know that it works."),
    )
    for name, words in said:
        user = timeline.people.users.get(name)
        if user is not None and living_membership(user) is not None:
            at += timedelta(hours=2)
            comment(by=user, decision=decision, text=words, at=at)


def _announce(timeline: Timeline, decision: Decision, at: datetime) -> None:
    settle_text(by=secretary_at(timeline), decision=decision, at=at)
    announce_vote(timeline, decision, at=at, vote=lambda when: _vote(decision, when))


def _vote(decision: Decision, at: datetime) -> None:
    for number, entry in enumerate(on_roll(decision)[:17]):
        choice = {"choice": CHOICES[number % len(CHOICES)]}
        cast_ballot(by=entry.member, decision=decision, choice=choice, key=new_key(), at=at)


def _pay(timeline: Timeline, at: datetime) -> None:
    """The cash parts go out; whoever has no payout account waits."""
    plan = next((plan for plan in map(plan_in_force, years()) if plan is not None), None)
    if plan is None or not plan.cash:
        return
    timeline.control.settle()
    start_run(by=timeline.people.users[cast.TREASURER], allocation=plan, at=at)
    drain_queue("demo")
    carry_on_runs(at=at)
