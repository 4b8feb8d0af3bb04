"""Votes on real connections: one voter many times, casting against closing, and what happens with the guards off."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections

from coop.decisions.actions.count_decision import count_decision
from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import (
    Ballot,
    BallotBox,
    BoardEntry,
    CastMark,
    Decision,
    DetachedBallot,
    OpenedBallot,
    RollEntry,
)
from coop.membership.actions.suspend import suspend
from coop.membership.models import Member
from tests.factories.members import an_officer
from tests.factories.votes import AFTER, AGAINST, DURING, FOR, an_open_vote, close_it, vote, voters_of
from tests.support.patience import PATIENCE

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
THREADS = 50


def until_nobody_else_is_connected() -> None:
    """A server ends its side of a closed connection when it comes to it, and it takes a hundred of them, no more."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    end = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            cursor.execute(f"{others} AND backend_type = 'client backend'")
            if cursor.fetchone() == (0,):
                return


def all_at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """Run each call on a connection of its own, all let go at one moment; return results and exceptions in order."""
    until_nobody_else_is_connected()
    gate = threading.Barrier(len(calls))
    results: list[Any] = [None] * len(calls)

    def run(number: int, call: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            gate.wait(timeout=PATIENCE)
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=2 * PATIENCE)
    return results


def kinds(results: list[Any]) -> Counter[str]:
    return Counter(type(result).__name__ for result in results)


def test_one_voter_fifty_times_at_once_has_one_live_named_ballot():
    decision = an_open_vote(3)
    ada = voters_of(decision)[0]
    results = all_at_once([lambda n=n: vote(decision, ada, FOR if n % 2 else AGAINST) for n in range(THREADS)])
    assert kinds(results) == {"Receipt": THREADS}
    assert Ballot.objects.filter(superseded_at__isnull=True).count() == 1
    assert Ballot.objects.count() == THREADS
    kinds_on_board = Counter(BoardEntry.objects.filter(receipt__isnull=False).values_list("kind", flat=True))
    assert kinds_on_board == {"cast": 1, "replace": THREADS - 1}


def test_one_voter_fifty_times_at_once_has_one_secret_ballot():
    decision = an_open_vote(3, secrecy="L1+")
    ada = voters_of(decision)[0]
    results = all_at_once([lambda: vote(decision, ada, FOR) for _ in range(THREADS)])
    assert kinds(results) == {"Receipt": 1, "SecretVoteIsFinal": THREADS - 1}
    assert (DetachedBallot.objects.count(), CastMark.objects.count()) == (1, 1)


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_one_press_of_the_button_that_arrives_twenty_times_is_one_ballot_and_twenty_times_the_same_receipt(secrecy):
    decision = an_open_vote(3, secrecy=secrecy)
    ada, key = voters_of(decision)[0], new_key()
    results = all_at_once([lambda: vote(decision, ada, FOR, key=key) for _ in range(20)])
    assert {result.digest for result in results} == {results[0].digest}
    assert BoardEntry.objects.filter(receipt__isnull=False).count() == 1


# A sequence is seen by all at once, whatever is not committed yet.
EVERYBODY_LOOKED = """
    PERFORM nextval('everybody_looked');
    WHILE (SELECT last_value < {} FROM everybody_looked) AND clock_timestamp() < statement_timestamp() + '2 min' LOOP
      PERFORM pg_sleep(0.01);
    END LOOP;
    INSERT INTO coop_decisions_ballot ("""


@contextmanager
def a_function_without_its_lock(voters: int):
    """The statement that casts, without its locks; nobody writes a ballot before so many found none of theirs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('coop_decisions_cast'::regproc)")
        (before,) = cursor.fetchone()
        without = before.replace("FOR NO KEY UPDATE", "").replace(
            "INSERT INTO coop_decisions_ballot (", EVERYBODY_LOOKED.format(voters)
        )
        assert without.count("everybody_looked") == 2
        cursor.execute("CREATE SEQUENCE everybody_looked")
        cursor.execute(without)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(before)
            cursor.execute("DROP SEQUENCE everybody_looked")


@contextmanager
def without_the_constraint():
    name = "one_live_ballot_per_entry_on_the_roll"
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [name])
        (definition,) = cursor.fetchone()
        cursor.execute(f"DROP INDEX {name}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("DELETE FROM coop_decisions_ballot")
            cursor.execute("SET session_replication_role = origin")
            cursor.execute(definition)


@contextmanager
def without_the_board():
    """The chain alone would stop two from writing at once: take that guard away too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_functiondef('coop_decisions_board_ballot'::regproc)")
        (before,) = cursor.fetchone()
        cursor.execute(before.split("DECLARE")[0] + "BEGIN RETURN; END $function$")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(before)


def test_negative_control_without_lock_and_constraint_one_voter_votes_again_and_again():
    decision = an_open_vote(3)
    ada = voters_of(decision)[0]
    with a_function_without_its_lock(6), without_the_board(), without_the_constraint():
        all_at_once([lambda: vote(decision, ada, FOR) for _ in range(6)])
        assert Ballot.objects.filter(superseded_at__isnull=True).count() == 6


def test_the_constraint_alone_keeps_one_live_ballot():
    decision = an_open_vote(3)
    ada = voters_of(decision)[0]
    with a_function_without_its_lock(6), without_the_board():
        all_at_once([lambda: vote(decision, ada, FOR) for _ in range(6)])
    assert Ballot.objects.filter(superseded_at__isnull=True).count() == 1


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_casting_against_closing_every_vote_is_in_the_count_or_was_refused(secrecy):
    decision = an_open_vote(24, secrecy=secrecy)
    people = voters_of(decision)
    calls: list[Callable[[], Any]] = [lambda p=person: vote(decision, p, FOR) for person in people]
    calls.insert(12, lambda: close_it(decision))
    results = all_at_once(calls)
    told = kinds(results)
    assert set(told) <= {"Receipt", "VotingIsClosed", "BallotBox"}, [r for r in results if isinstance(r, Exception)]
    assert told["BallotBox"] == 1
    box = BallotBox.objects.get(decision=decision)
    counted = count_decision(by=None, decision=decision, at=AFTER)
    assert counted.result["counts"]["for"] == told["Receipt"]
    assert BoardEntry.objects.filter(box=box, receipt__isnull=False).count() == told["Receipt"]
    if secrecy == "L1+":
        assert (OpenedBallot.objects.count(), DetachedBallot.objects.count()) == (told["Receipt"], 0)
        assert CastMark.objects.count() == told["Receipt"]


def suspended(member: Member, board: Any) -> Member:
    return suspend(by=board, member=member, reason="Took the till", resolution="Board 4", answer_by=AFTER, at=DURING)


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_casting_against_suspending_a_vote_was_refused_or_is_in_the_box_as_the_strike_found_it(secrecy):
    decision, board = an_open_vote(8, secrecy=secrecy), an_officer()
    people = voters_of(decision)
    calls = [call for p in people for call in (lambda p=p: vote(decision, p, FOR), lambda p=p: suspended(p, board))]
    results = all_at_once(calls)
    told = kinds(results)
    assert told["Member"] == 8
    assert set(told) <= {"Member", "Receipt", "NotOnThisRoll"}, [r for r in results if isinstance(r, Exception)]
    entries = RollEntry.objects.filter(roll__decision=decision)
    assert set(entries.values_list("struck_reason", flat=True)) == {"suspended"}
    close_it(decision)
    counted = count_decision(by=None, decision=decision, at=AFTER).result["counts"]["for"]
    assert counted == (0 if secrecy == "L0" else told["Receipt"])
    assert BoardEntry.objects.filter(kind="discount").count() == (told["Receipt"] if secrecy == "L0" else 0)


def test_closing_against_suspending_every_suspension_holds_and_the_count_is_that_of_the_roll():
    decision, board = an_open_vote(12), an_officer()
    people = voters_of(decision)
    for person in people:
        vote(decision, person, FOR)
    calls: list[Callable[[], Any]] = [lambda p=person: suspended(p, board) for person in people]
    calls.insert(6, lambda: close_it(decision))
    assert kinds(all_at_once(calls)) == {"Member": 12, "BallotBox": 1}
    on_roll = RollEntry.objects.filter(roll__decision=decision, struck_at__isnull=True).count()
    box = BallotBox.objects.get(decision=decision)
    assert box.struck == 12 - on_roll
    assert count_decision(by=None, decision=decision, at=AFTER).result["counts"]["for"] == on_roll


def test_control_without_its_lock_a_strike_comes_after_the_count_of_strikes(monkeypatch):
    decision, board = an_open_vote(3), an_officer()
    person, looked, closed = voters_of(decision)[0], threading.Event(), threading.Event()
    vote(decision, person, FOR)

    def only_read(found: Decision) -> Decision:
        fresh = Decision.objects.select_related("pack", "final_text", "proposer__user", "made_by").get(pk=found.pk)
        looked.set()
        closed.wait(timeout=PATIENCE)
        return fresh

    monkeypatch.setattr("coop.decisions.actions.strike_entry.lock_decision", only_read)

    def close_and_say() -> BallotBox:
        looked.wait(timeout=PATIENCE)
        box = close_it(decision)
        closed.set()
        return box

    all_at_once([lambda: suspended(person, board), close_and_say])
    assert RollEntry.objects.filter(roll__decision=decision, struck_at__isnull=False).count() == 1
    assert BallotBox.objects.get(decision=decision).struck == 0


KILLED = """
    import os, signal
    import django
    django.setup()
    from django.db import connection, transaction
    connection.settings_dict["NAME"] = {name!r}
    from coop.decisions.models import Decision
    from tests.factories.votes import AFTER
    from coop.decisions.actions._shuffle_at_close import seal_ballots
    with transaction.atomic():
        decision = Decision.objects.select_for_update(of=("self",)).get(pk={pk})
        seal_ballots(decision=decision, at=AFTER)
        print("sealed", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_close_that_is_killed_halfway_leaves_the_vote_open_and_whole():
    decision = an_open_vote(6, secrecy="L1+")
    for person in voters_of(decision)[:4]:
        vote(decision, person, FOR)
    script = textwrap.dedent(KILLED.format(name=connection.settings_dict["NAME"], pk=decision.pk))
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.testing", "PYTHONPATH": os.getcwd()}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"sealed\n"), done.stderr.decode()
    assert (DetachedBallot.objects.count(), CastMark.objects.count(), OpenedBallot.objects.count()) == (4, 4, 0)
    assert not BoardEntry.objects.filter(kind="close").exists()
    vote(decision, voters_of(decision)[5], FOR)
    close_it(decision)
    assert count_decision(by=None, decision=decision, at=AFTER).result["counts"]["for"] == 5
