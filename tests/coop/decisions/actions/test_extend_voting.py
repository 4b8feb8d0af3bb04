"""More time to vote: before the time is up, by the secretary, with a reason; the votes given stay."""

import copy
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from coop.counting.formats.canonical import canonical, digest
from coop.decisions.actions.extend_voting import extend_voting
from coop.decisions.errors import NotNow, OnlyTheSecretary, ReasonNeeded, TooMuchMoreTime
from coop.decisions.models import Decision, DecisionEvent, RollEntry
from coop.decisions.queries.timing import EXTENSION_DAYS
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.tasks import run_clock
from coop.decisions.voting_errors import VotingIsClosed
from coop.rules.models import RulePack
from foundation.errors import Invalid
from foundation.jobs.testing import run_all_jobs
from tests.factories.deciding import CLOSES, OPENS, an_open_vote, noticed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LATER = {"until": CLOSES + 3 * DAY, "reason": "The mail was late."}


def test_voting_goes_on_until_the_new_time_and_everybody_reads_why(ana, jo):
    decision = an_open_vote(jo, ana)
    extend_voting(by=ana.user, decision=decision, **LATER, at=OPENS + DAY)
    run_clock(at=CLOSES)
    decision.refresh_from_db()
    assert (decision.state, decision.closes_at) == ("open", CLOSES + 3 * DAY)
    event = DecisionEvent.objects.filter(decision=decision).latest("version")
    assert (event.verb, event.reason) == ("extend_voting", "The mail was late.")
    run_clock(at=CLOSES + 3 * DAY)
    decision.refresh_from_db()
    assert decision.state != "open"


def test_everybody_on_the_roll_is_told_once_until_when_and_why(ana, jo):
    decision = an_open_vote(jo, ana)
    run_all_jobs()
    mail.outbox.clear()
    extend_voting(by=ana.user, decision=decision, **LATER, at=OPENS + DAY)
    run_all_jobs()
    on_roll = RollEntry.objects.filter(roll__decision=decision, struck_at=None).values_list(
        "member__user__email", flat=True
    )
    assert sorted(message.to[0] for message in mail.outbox) == sorted(on_roll)
    told = next(message for message in mail.outbox if message.to == [jo.user.email])
    assert told.subject == f"More time to vote: {decision.title}"
    for moment in (CLOSES, CLOSES + 3 * DAY):
        assert instant_words(moment, zone_of(decision)) in told.body
    assert "Why: The mail was late." in told.body
    assert reverse("decisions:decision", args=[decision.slug]) in told.body


def test_a_struck_member_is_not_told(ana, jo):
    decision = an_open_vote(jo, ana)
    RollEntry.objects.filter(member=jo).update(struck_at=OPENS, struck_reason="other", struck_note="left")
    run_all_jobs()
    mail.outbox.clear()
    extend_voting(by=ana.user, decision=decision, **LATER, at=OPENS + DAY)
    run_all_jobs()
    assert [message for message in mail.outbox if message.to == [jo.user.email]] == []


def test_once_the_time_is_up_nobody_gives_more_of_it(ana, jo):
    decision = an_open_vote(jo, ana)
    with pytest.raises(VotingIsClosed):
        extend_voting(by=ana.user, decision=decision, **LATER, at=CLOSES)


def test_it_is_never_made_shorter(ana, jo):
    decision = an_open_vote(jo, ana)
    with pytest.raises(Invalid):
        extend_voting(by=ana.user, decision=decision, until=CLOSES, reason="x", at=OPENS)


def test_only_the_secretary_with_a_reason_while_it_is_open(ana, jo):
    waiting = noticed(jo, ana)
    with pytest.raises(NotNow):
        extend_voting(by=ana.user, decision=waiting, **LATER, at=OPENS)
    decision = an_open_vote(jo, ana)
    with pytest.raises(OnlyTheSecretary):
        extend_voting(by=jo.user, decision=decision, **LATER, at=OPENS)
    with pytest.raises(ReasonNeeded):
        extend_voting(by=ana.user, decision=decision, until=CLOSES + DAY, reason=" ", at=OPENS)


def extend(ana, decision, days):
    return extend_voting(by=ana.user, decision=decision, until=CLOSES + days * DAY, reason="The mail.", at=OPENS + DAY)


def test_all_the_more_time_together_is_what_the_rules_allow_and_no_day_more(ana, jo):
    decision = an_open_vote(jo, ana)
    extend(ana, decision, 10)
    with pytest.raises(TooMuchMoreTime, match=r"until Friday 17 July 2026 at the latest\..*by 14 days") as refused:
        extend(ana, decision, 15)  # five more than it was put off to, fifteen more than was announced
    assert list(refused.value.fields) == ["until"]
    assert extend(ana, decision, 14).closes_at == CLOSES + 14 * DAY


def under(decision, **rules):
    """The same decision under a pack with other numbers for its type."""
    body = copy.deepcopy(decision.pack.body)
    kind = body["decision_types"][decision.decision_type]
    for key, value in rules.items():
        kind.pop(key, None) if value is None else kind.update({key: value})
    pack = RulePack(code="x", version=9, title="X", body=body)
    pack.text = canonical(body).decode()
    pack.sha256, pack.starts_at, pack.adopted_at, pack.decision_name = digest(body), CLOSES, CLOSES, "A vote"
    pack.save()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        Decision.objects.filter(pk=decision.pk).update(pack=pack)
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
    return Decision.objects.get(pk=decision.pk)


@pytest.mark.parametrize(
    ("rules", "most"),
    [
        ({"extension_days": 3}, 3),
        ({"extension_days": 0}, 0),
        ({"extension_days": None}, EXTENSION_DAYS),  # a pack from before packs said so
        ({"extension_days": 14, "window": {"min_clear_days": 0, "max_days": 20}}, 5),  # opened on 18 June
    ],
)
def test_the_number_is_that_of_the_pack_the_decision_is_made_under(ana, jo, rules, most):
    decision = under(an_open_vote(jo, ana), **rules)
    with pytest.raises(TooMuchMoreTime):
        extend(ana, decision, most + 1)
    if most:
        assert extend(ana, decision, most).closes_at == CLOSES + most * DAY
