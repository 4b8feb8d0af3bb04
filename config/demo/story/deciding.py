"""What the members decided in these months, and what they are deciding now: by the same steps as everybody else's."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from config.demo.story import cast
from config.demo.story.people import has_second_factor, with_second_factor
from config.demo.story.timeline import Timeline
from coop.decisions.actions.accept_amendment import accept_amendment
from coop.decisions.actions.answer_nomination import answer_nomination
from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.actions.comment import comment
from coop.decisions.actions.finish import finish
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.nominate import nominate
from coop.decisions.actions.plan_election import ElectionFacts, plan_election
from coop.decisions.actions.plan_tasks import plan_tasks
from coop.decisions.actions.propose import propose
from coop.decisions.actions.propose_amendment import propose_amendment
from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.sponsor import sponsor
from coop.decisions.actions.start_discussion import start_discussion
from coop.decisions.actions.submit import submit
from coop.decisions.actions.write_statement import write_statement
from coop.decisions.calculations.paragraphs import paragraphs_of
from coop.decisions.calculations.receipts import new_key
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.facts import Proposal, Wording
from coop.decisions.models import Decision, Option, RollEntry
from coop.decisions.tasks import run_clock
from coop.membership.models import OfficeTerm
from coop.membership.queries.members import living_membership
from foundation.home import home_zone

S = DecisionState
CANDIDATES = {
    "Ruth Barraclough": "I have been on the board since the start. I ring members back the same day.",
    "Tom Greenwood": "I know the books, and I explain them. Ask me about the reserve.",
    "Priya Nair": "Fair hours for those who teach, clean and care. I take the minutes, too.",
    "Leila Farahani": "More of us clean than do anything else. The board should know what that is like.",
    "Sam Okafor": "I would like the co-op to reach people who never use a computer.",
}


@dataclass(frozen=True)
class Question:
    """One question and how it goes. `days_ago` is when it was proposed; `choices` are drawn from, one per voter.

    `begins` says on which day a changed value begins, from the day on which the story ends. `interest` is what the
    proposer declares; `change` is who asked for other reasons, how they would read, and why: the proposer takes it over.
    """

    kind: str
    proposer: str
    wording: Wording
    days_ago: int
    payload: dict[str, Any] = field(default_factory=dict)
    case_for: str = ""
    case_against: tuple[str, str] = ("", "")
    said: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ("for",)
    turnout: int = 18
    begins: Callable[[date], date] | None = None
    interest: str = ""
    change: tuple[str, str, str] = ("", "", "")


def first_of_a_month(today: date) -> date:
    """The first of the next month that everybody can still be told of two weeks before."""
    later = today + timedelta(days=14)
    return (later.replace(day=1) + timedelta(days=32)).replace(day=1)


LEVY = Question(
    kind=Kind.POLICY_CHANGE,
    proposer="Marta Nowak",
    wording=Wording(
        title="Lower the co-op's share from 10 % to 8 %",
        question="Shall the co-op keep 8 % of each booking instead of 10 %?",
        body="A tenth was a guess, made before the first booking. Eight pounds of every hundred pay for the phone, the "
        "insurance and the card costs, if as many homes book us as we hope.",
        cost="About £2 of every £100 booked no longer reaches the co-op.",
    ),
    days_ago=114,
    payload={"key": "levy_bp", "value": 800, "scope": "", "starts_on": ""},
    begins=lambda today: today - timedelta(days=62),
    case_for="We work for this money. Two pounds more of every hundred should go to the people who do the work.",
    case_against=(
        "Colin Midgley",
        "One bad winter and we shall wish we had kept it. Let us wait a year and see how the books look then.",
    ),
    said=(
        (
            "Tom Greenwood",
            "I have put our plan for the year through both shares: nobody loses, the reserve grows slower.",
        ),
        ("Joe Sutcliffe", "Fine by me, as long as the phone is still answered on Saturdays."),
    ),
    choices=("for", "for", "for", "against", "for", "abstain"),
)
SUNDAYS = Question(
    kind=Kind.RESOLUTION,
    proposer="Yusuf Demir",
    wording=Wording(
        title="An office that is open on Sundays",
        question="Shall the office in Hebden Bridge be open on Sunday mornings?",
        body="Many people book on Sundays and would like to talk to somebody.",
        if_passes="The office opens on Sundays from nine to noon, in turns.",
        if_fails="The office stays closed on Sundays; the answering machine says when we are back.",
        cost="About £60 a week.",
    ),
    days_ago=78,
    case_against=("Hannah Crossley", "Sunday is the one day on which most of us see our families."),
    said=(("Wendy Marsden", "Four calls came in on Sundays last month."),),
    choices=("against", "against", "for", "against", "abstain"),
    turnout=16,
)
LESS = Question(
    kind=Kind.POLICY_CHANGE,
    proposer="Anwen Price",
    wording=Wording(
        title="Lower the co-op's share from 8 % to 7 %",
        question="Shall the co-op keep 7 % of each booking instead of 8 %?",
        body="More homes book us every month, so a smaller part of each booking pays for the phone and the insurance.",
        cost="About £1 of every £100 booked no longer reaches the co-op.",
    ),
    days_ago=57,
    payload={"key": "levy_bp", "value": 700, "scope": "", "starts_on": ""},
    begins=first_of_a_month,
    case_for="We said we would look again when the bookings had grown. They have, and the phone still costs the same.",
    case_against=("Colin Midgley", "Twice in one year is too quick. The winter has not even begun."),
    said=(("Marta Nowak", "Let it start on the first of a month: then nobody has to ask which booking it holds for."),),
    choices=("for", "against", "for", "for", "abstain"),
    turnout=17,
)
FLOOR = Question(
    kind=Kind.POLICY_CHANGE,
    proposer="Leila Farahani",
    wording=Wording(
        title="Raise the lowest price for an hour to £18",
        question="Shall no member sell an hour of work for less than £18, instead of £15?",
        body="Rents in the valley went up again. An hour at £15 leaves too little after the co-op's share and the bus.",
        cost="Nothing for the co-op. Whoever books the cheapest hours pays a little more for them.",
    ),
    days_ago=24,
    payload={"key": "price_floor_minor_per_hour", "value": 1800, "scope": "", "starts_on": ""},
    case_for="A floor protects those who find it hardest to ask for more. £18 is what an hour costs us.",
    case_against=("Chidi Eze", "I am new. I would like to be cheaper than the others until people know me."),
    said=(
        ("Beth Holroyd", "Some dogs only want half an hour. Does the floor hold for them, too?"),
        ("Leila Farahani", "Yes, by the minute: £9 for half an hour."),
        ("Moses Kariuki", "I asked my regulars. Nobody would leave over fifty pence."),
    ),
    choices=("for", "for", "against", "for"),
    turnout=9,
    change=(
        "Moses Kariuki",
        "Rents in the valley went up again, and so did the bus. An hour at £15 leaves too little after the co-op's share.",
        "The bus alone went up by a fifth in spring. That belongs among the reasons.",
    ),
    interest="I clean for £18.50 an hour. If this passes, nobody else can do it for less than £18.",
)


def plan_decisions(timeline: Timeline) -> None:
    """A value changed by a vote, an election, a question turned down, a change still to come, and a vote open now."""
    for question in (LEVY, SUNDAYS, LESS, FLOOR):
        _plan_question(timeline, question)
    _plan_election(timeline, days_ago=104)


def _plan_question(timeline: Timeline, question: Question) -> None:
    proposed = timeline.now - timedelta(days=question.days_ago)
    user = timeline.people.users[question.proposer]
    payload = dict(question.payload)
    if question.begins is not None:
        payload["starts_on"] = question.begins(timeline.now.date()).isoformat()

    def ask(at: datetime) -> None:
        proposal = Proposal(kind=question.kind, wording=question.wording, payload=payload, interest=question.interest)
        decision = submit(by=user, decision=propose(by=user, proposal=proposal, at=at), at=at)
        secretary = secretary_at(timeline)
        rule_admissible(by=secretary, decision=decision, at=at)
        start_discussion(by=None, decision=decision, at=at)
        _talk(timeline, question, decision, at)
        timeline.add(at + timedelta(days=2), lambda when: announce(decision, when))

    def announce(decision: Decision, at: datetime) -> None:
        settle_text(by=secretary_at(timeline), decision=decision, at=at)
        announce_vote(timeline, decision, at=at, vote=lambda when: _vote(timeline, question, decision, when))

    timeline.add(proposed, ask)


def _talk(timeline: Timeline, question: Question, decision: Decision, at: datetime) -> None:
    """What members said before the text was final."""
    users = timeline.people.users
    for name, words in question.said:
        if name in users and living_membership(users[name]) is not None:
            at += timedelta(hours=3)
            comment(by=users[name], decision=decision, text=words, at=at)
    if question.change[0]:
        _take_over(users, question, decision, at)
    if question.case_for:
        write_statement(by=users[question.proposer], decision=decision, side="for", text=question.case_for, at=at)
    name, words = question.case_against
    if words:
        write_statement(by=users[name], decision=decision, side="against", text=words, at=at)
        sponsor(by=users[cast.TREASURER], decision=decision, at=at)


def _take_over(users: dict[str, Any], question: Question, decision: Decision, at: datetime) -> None:
    """A member asks for other words, and the proposer agrees."""
    name, words, why = question.change
    found = next(each for each in paragraphs_of(question.wording) if each.part == "body")
    change = propose_amendment(
        by=users[name], decision=decision, part="body", paragraph=found.sha256, text=words, reason=why, at=at
    )
    accept_amendment(by=users[question.proposer], amendment=change, at=at)


def announce_vote(
    timeline: Timeline, decision: Decision, *, at: datetime, vote: Callable[[datetime], None], by: Any = None
) -> None:
    """Notice now; voting opens 18 days later and closes after another 16; the clock asks at each of these times."""
    zone = home_zone()
    day = at.astimezone(zone).replace(hour=9, minute=0, second=0, microsecond=0)
    opens = day + timedelta(days=18)
    closes = (opens + timedelta(days=16)).replace(hour=18)
    give_notice(by=by or secretary_at(timeline), decision=decision, opens_at=opens, closes_at=closes, at=at)

    def ask_clock(when: datetime) -> None:
        run_clock(at=when)

    timeline.add(opens, ask_clock)
    timeline.add(opens + timedelta(days=2, hours=3), vote)
    timeline.add(closes, ask_clock)
    timeline.add(closes + timedelta(days=14, minutes=5), lambda when: _afterwards(timeline, decision, when))


def _vote(timeline: Timeline, question: Question, decision: Decision, at: datetime) -> None:
    """Some of those on the roll vote, each in their own way."""
    for number, entry in enumerate(on_roll(decision)[: question.turnout]):
        choice = {"choice": question.choices[number % len(question.choices)]}
        cast_ballot(by=entry.member, decision=decision, choice=choice, key=new_key(), at=at)


def _afterwards(timeline: Timeline, decision: Decision, at: datetime) -> None:
    """The result stands and takes effect; somebody says what is left to do."""
    run_clock(at=at)
    decision.refresh_from_db()
    secretary = secretary_at(timeline)
    if decision.state != S.IN_FORCE:
        return
    if decision.kind != Kind.POLICY_CHANGE:
        finish(by=secretary, decision=decision, no_action=True, at=at)
        return
    owner = living_membership(timeline.people.users[cast.TREASURER])
    if owner is not None:
        due = (at + timedelta(days=90)).date()
        plan_tasks(
            by=secretary, decision=decision, title="Tell the next meeting how the books took it", owner=owner,
            due_on=due, at=at,
        )  # fmt: skip


def _plan_election(timeline: Timeline, *, days_ago: int) -> None:
    """Five stand for three seats; the members rank them in secret."""
    called = timeline.now - timedelta(days=days_ago)
    nominations_close = called + timedelta(days=16)

    def call(at: datetime) -> None:
        secretary = secretary_of_elections()
        seated = OfficeTerm.objects.filter(office="board", ends_at__isnull=True).values_list("user_id", flat=True)
        wording = Wording(
            title="Election of the board",
            question="Who should sit on the board for the next two years?",
            body="Three seats are filled. The board meets every second Tuesday, and once a quarter in public.",
        )
        payload = {"office": "board", "ends_terms_of": sorted(seated)}
        proposal = Proposal(kind=Kind.ELECTION, wording=wording, payload=payload, seats=3, for_the_board=True)
        decision = submit(by=secretary, decision=propose(by=secretary, proposal=proposal, at=at), at=at)
        rule_admissible(by=secretary, decision=decision, at=at)
        start_discussion(by=None, decision=decision, at=at)
        facts = ElectionFacts(
            seats=3,
            nominations_open_at=at + timedelta(hours=1),
            nominations_close_at=nominations_close,
            returning_officer=timeline.people.coordinator,
        )
        plan_election(by=secretary, decision=decision, facts=facts, at=at)
        timeline.add(at + timedelta(days=4), lambda when: stand(decision, when))
        timeline.add(nominations_close + timedelta(hours=2), lambda when: announce(decision, when))

    def stand(decision: Decision, at: datetime) -> None:
        for name, words in CANDIDATES.items():
            member = living_membership(timeline.people.users[name])
            if member is not None:
                nominate(by=member, decision=decision, candidate=member, at=at)
                answer_nomination(by=member, decision=decision, stands=True, statement=words, at=at)

    def announce(decision: Decision, at: datetime) -> None:
        secretary = secretary_of_elections()
        settle_text(by=secretary, decision=decision, at=at)
        announce_vote(timeline, decision, at=at, vote=lambda when: rank(decision, when), by=secretary)
        timeline.add(at + timedelta(days=49), lambda when: _hand_over(timeline))

    def rank(decision: Decision, at: datetime) -> None:
        # By name: where a candidate stands in the count file is drawn by lot, and the story always ends the same way.
        by_name = dict(Option.objects.filter(box__decision=decision).values_list("name", "key"))
        keys = [by_name[name] for name in CANDIDATES]
        for number, entry in enumerate(on_roll(decision)[:19]):
            # Each begins their list somewhere else, and leaves out more or fewer at its end.
            start = (0, 2, 3, 4, 2, 0, 1)[number % 7]
            order = [*keys[start:], *keys[:start]][: 3 + number % 3]
            cast_ballot(by=entry.member, decision=decision, choice={"ranking": order}, key=new_key(), at=at)

    timeline.add(called, call)


def _hand_over(timeline: Timeline) -> None:
    """Whoever is new on the board signs in with a second factor from now on."""
    for term in OfficeTerm.objects.filter(office="board", ends_at__isnull=True).select_related("user"):
        if not has_second_factor(term.user):
            with_second_factor(term.user)


def on_roll(decision: Decision) -> list[RollEntry]:
    entries = RollEntry.objects.filter(roll__decision=decision, roll__round=1, struck_at__isnull=True)
    return list(entries.select_related("member__user").order_by("member_no"))


def secretary_at(timeline: Timeline) -> Any:
    """Whoever keeps the decisions in order: the secretary; where there is none, somebody of the board."""
    terms = OfficeTerm.objects.filter(ends_at__isnull=True).select_related("user").order_by("pk")
    return (terms.filter(office="secretary").first() or terms.filter(office="board")[0]).user


def secretary_of_elections() -> Any:
    """The secretary, who does not stand; the board does."""
    return OfficeTerm.objects.select_related("user").get(office="secretary", ends_at__isnull=True).user
