"""What members say they stand to gain or lose: kept for ever, in the minutes, and no bar to voting."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from coop.decisions.actions.cast_ballot import cast_ballot
from coop.decisions.actions.declare_interest import declare_interest
from coop.decisions.actions.propose import propose
from coop.decisions.actions.withdraw_interest import withdraw_interest
from coop.decisions.calculations.receipts import new_key
from coop.decisions.enums import Kind
from coop.decisions.errors import NothingToTakeBack, NotYourInterest, OnlyMembers, TooLateToDeclare
from coop.decisions.facts import Proposal
from coop.decisions.models import Interest, Minutes
from coop.decisions.queries.interests import interests_of, taken_back
from foundation.audit.models import AuditRecord
from foundation.errors import Invalid
from tests.factories.deciding import (
    OPENS,
    PROPOSED,
    SENT,
    WORDS,
    a_draft_decision,
    a_voter,
    an_open_vote,
    decided,
    finished,
    under_discussion,
)
from tests.factories.marketplace import a_user

pytestmark = pytest.mark.django_db
LATER = OPENS + timedelta(days=1)
BROTHER = "My brother sells the bike."


def test_who_proposes_is_asked_and_what_they_say_stands_beside_it(jo):
    decision = propose(
        by=jo.user, proposal=Proposal(kind=Kind.RESOLUTION, wording=WORDS, interest=BROTHER), at=PROPOSED
    )
    assert [(row.member, row.text, row.at) for row in interests_of(decision)] == [(jo, BROTHER, PROPOSED)]
    silent = propose(by=jo.user, proposal=Proposal(kind=Kind.RESOLUTION, wording=WORDS, interest="  "), at=PROPOSED)
    assert interests_of(silent) == []


def test_any_member_declares_until_voting_closes_and_votes_all_the_same(ana, jo):
    sam = a_voter("Sam Hill")
    decision = an_open_vote(jo, ana)
    declare_interest(by=sam.user, decision=decision, text="  I would ride it.\r\nEvery day. ", at=LATER)
    assert Interest.objects.get().text == "I would ride it.\nEvery day."
    cast_ballot(by=sam, decision=decision, choice={"choice": "for"}, key=new_key(), at=LATER)
    decision = finished(decision, votes={ana: "for"})
    with pytest.raises(TooLateToDeclare, match="before voting closes"):
        declare_interest(by=jo.user, decision=decision, text=BROTHER, at=LATER)
    row = AuditRecord.objects.get(verb="decision.declare_interest")
    assert (row.by_id, row.data) == (sam.user_id, {"interest": Interest.objects.get().pk})


def test_it_is_told_in_words_and_by_members(ana, jo):
    decision = under_discussion(jo, ana)
    for text in ("", " \n", "x" * 1001):
        with pytest.raises(Invalid):
            declare_interest(by=jo.user, decision=decision, text=text, at=PROPOSED)
    with pytest.raises(OnlyMembers):
        declare_interest(by=a_user("No Member"), decision=decision, text=BROTHER, at=PROPOSED)
    with pytest.raises(TooLateToDeclare):
        declare_interest(by=ana.user, decision=a_draft_decision(jo), text=BROTHER, at=PROPOSED)
    assert not Interest.objects.exists()


def test_what_is_taken_back_stays_with_a_note(ana, jo):
    decision = under_discussion(jo, ana)
    told = declare_interest(by=jo.user, decision=decision, text=BROTHER, at=PROPOSED)
    with pytest.raises(NotYourInterest):
        withdraw_interest(by=ana.user, interest=told, at=SENT)
    back = withdraw_interest(by=jo.user, interest=told, at=SENT)
    found = interests_of(decision)
    assert [(row.text, taken_back(row)) for row in found] == [(BROTHER, back)]
    for again in (told, back):
        with pytest.raises(NothingToTakeBack):
            withdraw_interest(by=jo.user, interest=again, at=SENT)


def test_the_minutes_list_them_all(ana, jo):
    decision = an_open_vote(jo, ana)
    told = declare_interest(by=jo.user, decision=decision, text=BROTHER, at=SENT)
    declare_interest(by=ana.user, decision=decision, text="I would\nride it.", at=SENT)
    withdraw_interest(by=jo.user, interest=told, at=SENT)
    finished(decision, votes={ana: "for", jo: "for"})
    said = Minutes.objects.get().text.split("Interests declared\n------------------\n")[1]
    assert said == (
        "* Jo Brook: My brother sells the bike. (taken back on Monday 1 June 2026, 13:00 (BST))\n"
        "* Ana Ortiz: I would ride it.\n"
    )


def test_without_any_the_minutes_say_so(ana, jo):
    decided(jo, ana, votes={jo: "for", ana: "for"})
    assert Minutes.objects.get().text.endswith("Interests declared\n------------------\nNone were declared.\n")


def test_the_database_keeps_every_row_and_takes_none_after_the_close(ana, jo):
    decision = an_open_vote(jo, ana)
    told = declare_interest(by=jo.user, decision=decision, text=BROTHER, at=SENT)
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        Interest.objects.update(text="Nothing at all.")
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        told.delete()
    with pytest.raises(Error, match="their own interests"), transaction.atomic():
        Interest.objects.create(decision=decision, member=ana, withdraws=told, at=SENT)
    with pytest.raises(Error, match="an_interest_is_told_or_taken_back"), transaction.atomic():
        Interest.objects.create(decision=decision, member=jo, at=SENT)
    finished(decision, votes={ana: "for"})
    with pytest.raises(Error, match="before voting closes"), transaction.atomic():
        Interest.objects.create(decision=decision, member=jo, text="Late.", at=SENT)
