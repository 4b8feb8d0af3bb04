"""Casting: one live ballot each, whole ballots only, and the same press of the button once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from coop.counting.bundle.chain_checks import follow_chain
from coop.counting.bundle.findings import Report
from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import Ballot, BallotBox, BoardEntry, CastMark, Decision, DetachedBallot, RollEntry
from coop.decisions.queries.board import board_links
from coop.decisions.voting_errors import BallotNotReadable, NotOnThisRoll, SecretVoteIsFinal, VotingIsClosed
from foundation.errors import Fact
from tests.factories.marketplace import a_member, a_user
from tests.factories.votes import (
    ABSTAIN,
    AFTER,
    AGAINST,
    CLOSES,
    DURING,
    FOR,
    a_noticed_vote,
    an_open_election,
    an_open_vote,
    close_it,
    keys_of,
    members,
    vote,
    voters_of,
)

pytestmark = pytest.mark.django_db


def papers(decision):
    live = Ballot.objects.filter(box__decision=decision, superseded_at__isnull=True)
    return sorted(live.values_list("entry__member_no", "paper__choice"))


def refused_by(constraint):
    """The database refuses, by this rule."""
    return pytest.raises(IntegrityError, match=constraint.replace("_", "[_ ]"))


def test_a_named_vote_is_kept_with_its_voter_and_its_receipt_stands_on_the_board():
    decision = an_open_vote(3)
    ada, bo, _cy = voters_of(decision)
    first, second = vote(decision, ada, FOR), vote(decision, bo, ABSTAIN)
    assert papers(decision) == [(ada.member_no, "for"), (bo.member_no, "abstain")]
    on_board = BoardEntry.objects.filter(receipt__isnull=False).values_list("receipt", flat=True)
    assert list(on_board) == [first.digest, second.digest]


def test_a_named_vote_can_be_changed_the_last_one_counts_and_the_first_is_kept():
    decision = an_open_vote(2)
    ada = voters_of(decision)[0]
    first = vote(decision, ada, FOR)
    second = vote(decision, ada, AGAINST, at=DURING + timedelta(hours=1))
    assert (first.replaced, second.replaced) == (False, True)
    assert papers(decision) == [(ada.member_no, "against")]
    assert list(Ballot.objects.values_list("paper__choice", "superseded_at").order_by("id")) == [
        ("for", DURING + timedelta(hours=1)),
        ("against", None),
    ]


def test_the_board_written_by_the_database_is_the_chain_that_coopcount_follows():
    decision = an_open_vote(2)
    ada, bo = voters_of(decision)
    old = vote(decision, ada, FOR).digest
    new = vote(decision, ada, AGAINST).digest
    other = vote(decision, bo, FOR).digest
    close_it(decision)
    report = Report()
    story = follow_chain(board_links(BallotBox.objects.get(decision=decision)), report)
    assert report.verified, report.findings
    assert (story.live, story.seen, story.replaced) == ({new, other}, {old, new, other}, 1)


def test_the_same_press_of_the_button_twice_is_one_ballot_with_one_receipt():
    decision = an_open_vote(2)
    ada = voters_of(decision)[0]
    key = new_key()
    assert vote(decision, ada, FOR, key=key).digest == vote(decision, ada, FOR, key=key).digest
    assert Ballot.objects.count() == 1
    secret = an_open_vote(2, secrecy="L1+")
    bo = voters_of(secret)[0]
    assert vote(secret, bo, FOR, key=key).digest == vote(secret, bo, FOR, key=key).digest
    assert (DetachedBallot.objects.count(), CastMark.objects.count()) == (1, 1)


def test_a_press_that_was_taken_is_confirmed_again_even_after_the_close():
    decision = an_open_vote(2)
    ada = voters_of(decision)[0]
    key = new_key()
    receipt = vote(decision, ada, FOR, key=key)
    close_it(decision)
    assert vote(decision, ada, FOR, key=key, at=AFTER).digest == receipt.digest


def test_a_key_of_somebody_else_casts_nothing():
    decision = an_open_vote(2)
    ada, bo = voters_of(decision)
    key = new_key()
    vote(decision, ada, FOR, key=key)
    with pytest.raises(NotOnThisRoll):
        vote(decision, bo, AGAINST, key=key)
    assert papers(decision) == [(ada.member_no, "for")]


def test_a_secret_vote_is_final_and_names_nobody():
    decision = an_open_vote(3, secrecy="L1+")
    ada = voters_of(decision)[0]
    vote(decision, ada, FOR)
    with pytest.raises(SecretVoteIsFinal):
        vote(decision, ada, AGAINST)
    assert [ballot.paper for ballot in DetachedBallot.objects.all()] == [FOR]
    assert Ballot.objects.count() == 0
    fields = {field.name for field in DetachedBallot._meta.fields}
    assert fields == {"id", "box", "paper", "class_code"}
    assert {field.name for field in CastMark._meta.fields} == {"entry", "box"}


def test_the_class_of_a_secret_voter_is_kept_only_where_the_rule_counts_classes():
    decision = an_open_vote(3, secrecy="L1+")
    vote(decision, voters_of(decision)[0], FOR)
    assert DetachedBallot.objects.get().class_code == ""


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_votes_before_the_opening_and_after_the_close_are_not_taken(secrecy):
    ada, bo = members(2)
    with pytest.raises(VotingIsClosed):
        vote(a_noticed_vote([ada, bo], secrecy=secrecy), ada)
    decision = an_open_vote([ada, bo], secrecy=secrecy)
    with pytest.raises(VotingIsClosed):
        vote(decision, ada, at=CLOSES)  # the closing job has not run yet
    vote(decision, ada, at=CLOSES - timedelta(microseconds=1))
    close_it(decision)
    with pytest.raises(VotingIsClosed):
        vote(decision, bo)


def test_only_those_on_the_roll_vote_and_whoever_was_struck_does_not():
    decision = an_open_vote(3)
    stranger = a_member(a_user("Newcomer"))
    with pytest.raises(NotOnThisRoll):
        vote(decision, stranger)
    gone = voters_of(decision)[0]
    RollEntry.objects.filter(member=gone).update(struck_at=DURING, struck_reason="left")
    with pytest.raises(NotOnThisRoll):
        vote(decision, gone)
    assert Ballot.objects.count() == 0


@pytest.mark.parametrize(
    "paper", [{}, {"choice": "yes"}, {"choice": "for", "more": 1}, {"ranking": []}, {"choice": None}]
)
def test_a_ballot_that_fits_not_is_refused_before_anything_is_used_up(paper):
    decision = an_open_vote(2, secrecy="L1+")
    ada = voters_of(decision)[0]
    with pytest.raises(BallotNotReadable):
        vote(decision, ada, paper)
    assert CastMark.objects.count() == 0
    vote(decision, ada, FOR)
    assert CastMark.objects.count() == 1


def test_a_ranking_names_candidates_of_this_election_each_once():
    decision = an_open_election(3)
    keys = keys_of(decision)
    ada, bo, _cy = voters_of(decision)
    for wrong in (["nobody"], [keys["Ada"], keys["Ada"]], [1]):
        with pytest.raises(BallotNotReadable):
            vote(decision, ada, wrong)
    vote(decision, ada, [keys["Cy"], keys["Ada"]])
    vote(decision, bo, [])  # a blank paper
    assert sorted(len(ballot.paper["ranking"]) for ballot in DetachedBallot.objects.all()) == [0, 2]


def insert(table, **values):
    columns = ", ".join(values)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO coop_decisions_{table} ({columns}) VALUES ({', '.join(['%s'] * len(values))})",
            list(values.values()),
        )


def test_the_database_itself_refuses_what_the_action_would():
    decision = an_open_vote(2)
    box = BallotBox.objects.get(decision=decision)
    ada, bo = RollEntry.objects.filter(roll=box.roll).order_by("member_no")
    row = {"box_id": box.pk, "nonce": "1", "receipt": "a", "cast_at": DURING, "discounted": ""}
    vote(decision, ada.member, FOR)
    with refused_by("one_live_ballot_per_entry_on_the_roll"):
        insert("ballot", entry_id=ada.pk, paper='{"choice":"for"}', **row)
    with refused_by("a_ballot_names_only_what_can_be_chosen"):
        insert("ballot", entry_id=bo.pk, paper='{"choice":"maybe"}', **row)
    with refused_by("votes_are_cast_only_while_voting_is_open"):
        insert("castmark", box_id=box.pk, entry_id=bo.pk)  # this vote is not secret
    for change in ('paper = \'{"choice": "against"}\'', f"entry_id = {bo.pk}", "receipt = 'b'"):
        with refused_by("a_ballot_stays_as_it_was_cast"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE coop_decisions_ballot SET {change}")
    with refused_by("a_ballot_is_never_deleted"), transaction.atomic():
        Ballot.objects.all().delete()
    close_it(decision)
    with refused_by("votes_are_cast_only_while_voting_is_open"):
        insert("ballot", entry_id=bo.pk, paper='{"choice":"for"}', **row)
    with refused_by("a_ballot_stays_as_it_was_cast"), transaction.atomic():
        Ballot.objects.update(superseded_at=AFTER)
    with refused_by("append-only"), transaction.atomic():
        BoardEntry.objects.filter(n=1).update(hash="0" * 64)


def test_the_database_refuses_to_touch_or_to_open_a_secret_ballot_by_itself():
    decision = an_open_vote(2, secrecy="L1+")
    box = BallotBox.objects.get(decision=decision)
    vote(decision, voters_of(decision)[0], FOR)
    with refused_by("a_ballot_stays_as_it_was_cast"), transaction.atomic():
        DetachedBallot.objects.update(paper=AGAINST)
    with refused_by("a_ballot_stays_as_it_was_cast"), transaction.atomic():
        CastMark.objects.all().delete()
    with refused_by("a_ballot_stays_as_it_was_cast"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE coop_decisions_detachedballot")
    with refused_by("secret_ballots_are_opened_by_the_seal_alone"):
        insert("openedballot", id="0" * 32, box_id=box.pk, paper='{"choice":"for"}', class_code="")


def test_a_board_takes_no_entry_that_does_not_follow():
    decision = an_open_vote(2)
    last = BoardEntry.objects.filter(box__decision=decision).last()
    with refused_by("the_entries_of_a_board_follow_from_one_another"), transaction.atomic():
        BoardEntry.objects.create(box=last.box, n=last.n + 2, kind="close", prev=last.hash, hash="1" * 64)
    with refused_by("the_entries_of_a_board_follow_from_one_another"), transaction.atomic():
        BoardEntry.objects.create(box=last.box, n=last.n + 1, kind="close", prev="2" * 64, hash="1" * 64)


@pytest.mark.parametrize("number", [3, 30])
@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_casting_takes_two_statements_whatever_the_size_of_the_roll(number, secrecy):
    decision = an_open_vote(number, secrecy=secrecy)
    ada = voters_of(decision)[0]
    decision = Decision.objects.get(pk=decision.pk)
    with CaptureQueriesContext(connection) as queries:
        vote(decision, ada, FOR)
    assert len(queries) == 2


def test_every_refusal_is_a_fact_with_a_kind_sentence():
    for fact in (VotingIsClosed, NotOnThisRoll, SecretVoteIsFinal, BallotNotReadable):
        assert issubclass(fact, Fact)
        assert str(fact()).endswith(".")
