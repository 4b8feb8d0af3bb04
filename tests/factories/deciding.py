"""Members who decide, and decisions at each step of the way, made through the actions.

Ana is the secretary; Priya, Jo and Sam are members. The notice of `noticed` is sent on Monday 1 June 2026 at noon; with
the plain rules (48 hours, 14 clear days to the opening, 14 to vote) voting opens on 18 June and closes on 3 July.
"""

from datetime import UTC, datetime, timedelta
from itertools import count

from allauth.mfa.models import Authenticator

from coop.decisions.actions._text import last_version, wording_of
from coop.decisions.actions.agree_to_short_notice import agree_to_short_notice
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.actions.close_voting import close_voting
from coop.decisions.actions.comment import comment
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.actions.declare_result import declare_result
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.object_to_roll import object_to_roll
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.plan_tasks import plan_tasks
from coop.decisions.actions.propose import propose
from coop.decisions.actions.propose_amendment import propose_amendment
from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.send_notices import send_notices
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.start_discussion import start_discussion
from coop.decisions.actions.submit import submit
from coop.decisions.calculations.paragraphs import Paragraph, paragraphs_of
from coop.decisions.enums import Kind
from coop.decisions.facts import Proposal, Wording
from coop.decisions.models import Amendment, Decision, Notice, NoticeDelivery
from coop.membership.enums import ClassCode, Office
from coop.membership.models import Member, OfficeTerm
from tests.factories.marketplace import LONG_AGO, a_member, a_user

PROPOSED = datetime(2026, 5, 4, 9, tzinfo=UTC)
SENT = datetime(2026, 6, 1, 12, tzinfo=UTC)
OPENS = datetime(2026, 6, 18, 8, tzinfo=UTC)
CLOSES = datetime(2026, 7, 3, 17, tzinfo=UTC)
WORDS = Wording(
    title="A bike for deliveries",
    question="Shall we buy a cargo bike for deliveries?",
    body="The van is often stuck in the valley.",
    if_passes="We buy a second-hand cargo bike.",
    if_fails="We go on with the van alone.",
    cost="About £1,800, once.",
)
_numbers = count(1)


def a_voter(name: str = "", *, class_code: str = ClassCode.WORKER, **fields) -> Member:
    """A member with a vote."""
    return a_member(a_user(name or f"Member {next(_numbers)}", **fields), class_code=class_code)


def an_officer(name: str = "Ana Ortiz", *, office: str = Office.SECRETARY) -> Member:
    """A member who holds an office, with the second factor without which they may do nothing."""
    member = a_voter(name)
    OfficeTerm.objects.create(user=member.user, office=office, starts_at=LONG_AGO, resolution="Founding meeting")
    Authenticator.objects.create(user=member.user, type=Authenticator.Type.TOTP, data={})
    return member


def a_draft_decision(by: Member, *, kind: str = Kind.RESOLUTION, wording: Wording = WORDS, **fields) -> Decision:
    at = fields.pop("at", PROPOSED)
    return propose(by=by.user, proposal=Proposal(kind=kind, wording=wording, **fields), at=at)


def a_submitted(by: Member, **fields) -> Decision:
    at = fields.get("at", PROPOSED)
    return submit(by=by.user, decision=a_draft_decision(by, **fields), at=at)


def under_discussion(by: Member, secretary: Member, **fields) -> Decision:
    at = fields.get("at", PROPOSED)
    decision = rule_admissible(by=secretary.user, decision=a_submitted(by, **fields), at=at)
    return start_discussion(by=None, decision=decision, at=at)


def with_final_text(by: Member, secretary: Member, **fields) -> Decision:
    at = fields.get("at", PROPOSED)
    return settle_text(by=secretary.user, decision=under_discussion(by, secretary, **fields), at=at)


def noticed(by: Member, secretary: Member, *, opens_at=OPENS, closes_at=CLOSES, sent_at=SENT, **fields) -> Decision:
    """On notice, every copy sent (to nowhere)."""
    decision = with_final_text(by, secretary, **fields)
    decision = give_notice(by=secretary.user, decision=decision, opens_at=opens_at, closes_at=closes_at, at=sent_at)
    all_copies_sent(decision, at=sent_at)
    return decision


SOONER = datetime(2026, 6, 10, 8, tzinfo=UTC)  # six clear days after the notice of 1 June counts as received
SENTENCE = "I agree that voting opens on 10 June."


def noticed_short(by: Member, secretary: Member, **fields) -> Decision:
    """On a notice that leaves six clear days instead of fourteen, every copy sent; nobody has agreed yet."""
    decision = with_final_text(by, secretary, **fields)
    decision = give_notice(by=secretary.user, decision=decision, opens_at=SOONER, closes_at=CLOSES, short=True, at=SENT)
    all_copies_sent(decision, at=SENT)
    return decision


def all_agree(decision: Decision, members: list[Member], *, at: datetime = SENT) -> None:
    for member in members:
        agree_to_short_notice(by=member.user, decision=decision, sentence=SENTENCE, at=at)


def paragraph(decision: Decision, part: str = "body", place: int = 0) -> Paragraph:
    """One paragraph of the text as it stands."""
    wording = wording_of(last_version(decision))
    return [each for each in paragraphs_of(wording) if each.part == part][place]


def amended(decision: Decision, by: Member, *, text: str, part: str = "body", place: int = 0, at=PROPOSED) -> Amendment:
    """Other words for one paragraph, proposed."""
    found = paragraph(decision, part, place)
    return propose_amendment(
        by=by.user, decision=decision, part=part, paragraph=found.sha256, text=text, reason="Because.", at=at
    )


def all_copies_sent(decision: Decision, *, at: datetime = SENT) -> None:
    notice = Notice.objects.get(decision=decision, round=decision.round)
    while NoticeDelivery.objects.filter(notice=notice, state="queued").exists():
        send_notices(notice_id=notice.pk, send=lambda copies: {}, at=at)


def an_open_vote(by: Member, secretary: Member, **fields) -> Decision:
    decision = noticed(by, secretary, **fields)
    return open_voting(by=None, decision=decision, at=decision.opens_at + timedelta(minutes=1))


def vote(decision: Decision, member: Member, choice: str, *, at: datetime) -> None:
    """One ballot, for, against or abstain."""
    cast_ballot(by=member, decision=decision, choice={"choice": choice}, key=f"{member.pk:032x}", at=at)


def decided(by: Member, secretary: Member, *, votes: dict[Member, str], **fields) -> Decision:
    """Voted on, counted and declared at the closing time."""
    return finished(an_open_vote(by, secretary, **fields), votes=votes)


def finished(decision: Decision, *, votes: dict[Member, str]) -> Decision:
    """An open vote to its declared result."""
    for member, choice in votes.items():
        vote(decision, member, choice, at=decision.opens_at + timedelta(hours=1))
    at = decision.closes_at
    decision = close_voting(by=None, decision=decision, at=at)
    decision = count_decision(by=None, decision=decision, at=at)
    return declare_result(by=None, decision=decision, at=at)


LATER = CLOSES + timedelta(days=14)


def in_force(by: Member, secretary: Member, **fields) -> Decision:
    """Carried by both, unchallenged, and in force two weeks after the close."""
    decision = decided(by, secretary, votes={by: "for", secretary: "for"}, **fields)
    decision = confirm_result(by=None, decision=decision, at=decision.challenge_until)
    return bring_into_force(by=None, decision=decision, at=decision.challenge_until)


def decisions_to_visit(by: Member, secretary: Member) -> dict[str, dict]:
    """One decision in each phase that a page can be about, on 2 June 2026: what fills the pages' addresses, by page."""
    day = timedelta(days=1)
    january = datetime(2026, 1, 10, 12, tzinfo=UTC)
    times = {"at": january, "sent_at": january, "opens_at": january + 20 * day, "closes_at": january + 40 * day}
    done = in_force(by, secretary, **times)
    task = plan_tasks(
        by=secretary.user, decision=done, title="Buy it", owner=by, due_on=SENT.date(), at=january + 60 * day
    )
    may = datetime(2026, 5, 4, 12, tzinfo=UTC)
    times = {"at": may, "sent_at": may, "opens_at": may + 19 * day, "closes_at": may + 40 * day}
    running = an_open_vote(by, secretary, **times)
    said = comment(by=by.user, decision=running, text="Good idea.", at=SENT + day)
    # Run by somebody else, so that the secretary is free to answer the objection to its roll.
    waiting = noticed(by, an_officer("Nia Reed"), at=may, sent_at=SENT)
    objection = object_to_roll(by=by.user, decision=waiting, text="Somebody is missing.", at=SENT)
    talked = under_discussion(by, secretary, at=may)
    change = amended(talked, by, text="The van is stuck in the valley every day.", at=SENT)
    return {
        "decisions": {"slug": running.slug},
        "decisions:amendments": {"slug": talked.slug},
        "decisions:amend": {"slug": talked.slug, "part": change.part, "paragraph": change.paragraph_sha256},
        "decisions:answer_amendment": {"slug": talked.slug, "number": change.number, "verb": "withdraw"},
        "decisions:take_step": {"slug": talked.slug, "verb": "convene"},
        "decisions:edit_text": {"slug": talked.slug},
        "decisions:edit_comment": {"comment_id": said.pk},
        "decisions:statement": {"slug": talked.slug, "side": "against"},
        "decisions:roll": {"slug": waiting.slug},
        "decisions:short_notice": {"slug": noticed_short(by, secretary, at=may).slug},
        "decisions:challenge": {"slug": done.slug},
        "decisions:minutes": {"slug": done.slug},
        "decisions:finish_task": {"slug": done.slug, "task_id": task.pk},
        "decisions:notice": {"slug": with_final_text(by, secretary, at=may).slug},
        "decisions:office_roll": {"slug": waiting.slug},
        "decisions:office_minutes": {"slug": done.slug},
        "decisions:office_tasks": {"slug": done.slug},
        "decisions:office_answer": {"slug": waiting.slug, "challenge_id": objection.pk},
        "decisions:office_step": {"slug": a_submitted(by, at=may).slug, "verb": "rule_admissible"},
    }
