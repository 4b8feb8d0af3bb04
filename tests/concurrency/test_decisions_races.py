"""Two secretaries at once, and a computer that dies in the middle: on real connections, each race with its control."""

import importlib
import os
import signal
import subprocess
import sys
import textwrap
import threading

import pytest
from django.db import DatabaseError, IntegrityError, connection

from coop.decisions.actions.accept_amendment import accept_amendment
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.put_amendment import put_amendment
from coop.decisions.actions.withdraw_short_notice import withdraw_short_notice
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.models import (
    Amendment,
    Decision,
    DecisionEvent,
    DecisionText,
    Notice,
    NoticeDelivery,
    Roll,
    RollEntry,
    ShortNoticeConsent,
)
from coop.rules.models import PolicyVersion
from foundation.errors import Fact
from tests.factories.deciding import (
    CLOSES,
    LATER,
    OPENS,
    SENT,
    SOONER,
    a_voter,
    all_agree,
    amended,
    an_officer,
    decided,
    noticed_short,
    under_discussion,
    with_final_text,
)
from tests.payments.support import at_once
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
S = DecisionState
KILLED = """
    import os, signal
    import django
    django.setup()
    from django.db import connection
    connection.settings_dict["NAME"] = {name!r}
    from coop.decisions.registry import moments
    from coop.decisions.models import Decision
    from tests.factories.deciding import CLOSES, LATER, OPENS, SENT

    def die(**kwargs):
        print("written", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    moments.add({moment!r}, die)
    decision = Decision.objects.get(pk={pk})
    {act}
"""


def killed(decision, *, moment, act):
    """Run one action in a process of its own that is killed when everything is written and nothing is kept yet."""
    script = textwrap.dedent(KILLED).format(
        name=connection.settings_dict["NAME"], pk=decision.pk, moment=moment, act=act
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.testing", "PYTHONPATH": os.getcwd()}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"written\n"), done.stderr.decode()


def test_a_notice_that_dies_half_way_leaves_nothing_and_can_be_given_again():
    ana, jo = an_officer(), a_voter("Jo Brook")
    decision = with_final_text(jo, ana)
    act = (
        "from coop.decisions.actions.give_notice import give_notice; "
        "from foundation.accounts.models import User; "
        f"give_notice(by=User.objects.get(pk={ana.user_id}), decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)"
    )
    killed(decision, moment="noticed", act=act)
    assert Decision.objects.get().state == S.FINAL_TEXT
    assert [model.objects.count() for model in (Roll, RollEntry, Notice, NoticeDelivery)] == [0, 0, 0, 0]
    decision = give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    assert (decision.state, RollEntry.objects.count()) == (S.NOTICED, 2)


def test_a_change_of_a_rule_that_dies_half_way_changes_nothing():
    ana, jo = an_officer(), a_voter("Jo Brook")
    payload = {"key": "levy_bp", "value": 700, "scope": "", "starts_on": ""}
    decision = decided(jo, ana, votes={jo: "for", ana: "for"}, kind=Kind.POLICY_CHANGE, payload=payload)
    decision = confirm_result(by=None, decision=decision, at=LATER)
    before = PolicyVersion.objects.count()
    act = (
        "from coop.decisions.actions.bring_into_force import bring_into_force; "
        "bring_into_force(by=None, decision=decision, at=LATER)"
    )
    killed(decision, moment="in_force", act=act)
    assert (Decision.objects.get().state, PolicyVersion.objects.count()) == (S.CONFIRMED, before)
    bring_into_force(by=None, decision=decision, at=LATER)
    assert (Decision.objects.get().state, PolicyVersion.objects.count()) == (S.IN_FORCE, before + 1)


def both_give_notice():
    ana, jo = an_officer(), a_voter("Jo Brook")
    decision = with_final_text(jo, ana)

    def give():
        return give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)

    return at_once(give, give)


def test_two_who_give_notice_at_once_give_one():
    results = both_give_notice()
    assert sorted(type(result).__name__ for result in results) == ["Decision", "NotNow"]
    assert (Notice.objects.count(), Roll.objects.count()) == (1, 1)


def test_control_without_the_lock_the_race_is_real_and_the_database_keeps_one(monkeypatch):
    both_looked = threading.Barrier(2)

    def look_then_wait(decision, *, seen=None):
        found = Decision.objects.select_related("pack", "final_text", "proposer__user").get(pk=decision.pk)
        both_looked.wait(timeout=PATIENCE)
        return found

    monkeypatch.setattr(importlib.import_module("coop.decisions.actions.give_notice"), "lock_decision", look_then_wait)
    results = both_give_notice()
    assert [type(result) for result in results if isinstance(result, Exception)] == [IntegrityError]
    assert (Notice.objects.count(), DecisionEvent.objects.filter(verb="give_notice").count()) == (1, 1)


def opening_against_a_change_of_mind():
    """Both must agree, and both did; as voting opens, one of them takes it back."""
    ana, jo = an_officer(), a_voter("Jo Brook")
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo])
    return at_once(
        lambda: open_voting(by=None, decision=decision, at=SOONER),
        lambda: withdraw_short_notice(by=jo.user, decision=decision, at=SOONER),
    )


def opened_with_everybody():
    live = ShortNoticeConsent.objects.filter(withdrawn_at__isnull=True).count()
    return (Decision.objects.get().state, live)


def test_a_change_of_mind_comes_before_the_opening_or_too_late():
    opened, taken_back = opening_against_a_change_of_mind()
    if isinstance(taken_back, Exception):
        assert (type(taken_back).__name__, opened_with_everybody()) == ("NotNow", (S.OPEN, 2))
    else:
        assert (type(opened).__name__, opened_with_everybody()) == ("NotReadyToOpen", (S.NOTICED, 1))


def test_control_without_the_lock_the_change_of_mind_races_and_the_database_refuses_one(monkeypatch):
    both_looked = threading.Barrier(2)

    def look_then_wait(decision, *, seen=None):
        found = Decision.objects.select_related("pack", "final_text", "proposer__user").get(pk=decision.pk)
        both_looked.wait(timeout=PATIENCE)
        return found

    for action in ("open_voting", "withdraw_short_notice"):
        module = importlib.import_module(f"coop.decisions.actions.{action}")
        monkeypatch.setattr(module, "lock_decision", look_then_wait)
    opened, taken_back = opening_against_a_change_of_mind()
    refused = [result for result in (opened, taken_back) if isinstance(result, Exception)]
    assert len(refused) == 1
    assert isinstance(refused[0], DatabaseError) or type(refused[0]).__name__ == "NotReadyToOpen"
    assert opened_with_everybody() in [(S.OPEN, 2), (S.NOTICED, 1)]


def taken_over_and_put_at_once():
    """The author takes a change over while its proposer asks for a vote on it."""
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    change = amended(under_discussion(jo, ana), sam, text="The van is stuck in the valley.")
    return at_once(
        lambda: accept_amendment(by=jo.user, amendment=change, at=SENT),
        lambda: put_amendment(by=sam.user, amendment=change, at=SENT),
    )


def what_became_of_it():
    change = Amendment.objects.get()
    return change.answer, Decision.objects.count(), DecisionText.objects.filter(decision=change.decision).count()


def test_a_change_has_one_answer_whoever_presses_first():
    results = taken_over_and_put_at_once()
    assert sorted(type(result).__name__ for result in results) == ["Amendment", "AmendmentIsAnswered"]
    assert what_became_of_it() in [("accepted", 1, 2), ("put", 2, 1)]


def test_control_without_the_lock_both_answer_and_the_database_keeps_one(monkeypatch):
    both_looked = threading.Barrier(2)

    def look_then_wait(decision, *, seen=None):
        found = Decision.objects.select_related("pack", "final_text", "proposer__user").get(pk=decision.pk)
        both_looked.wait(timeout=PATIENCE)
        return found

    monkeypatch.setattr(importlib.import_module("coop.decisions.actions._amendment"), "lock_decision", look_then_wait)
    results = taken_over_and_put_at_once()
    refused = [result for result in results if isinstance(result, Exception)]
    # Whoever comes second is told by the database, or has seen the first answer by then.
    assert len(refused) == 1
    assert isinstance(refused[0], (DatabaseError, Fact))
    assert what_became_of_it() in [("accepted", 1, 2), ("put", 2, 1)]
