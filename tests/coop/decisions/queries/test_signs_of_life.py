"""What somebody did openly in a decision is a sign of life; a secret ballot leaves none."""

import pytest

from coop.decisions.actions.comment import comment
from coop.decisions.enums import Kind
from coop.decisions.queries.signs_of_life import said_or_voted
from coop.membership.registry import signs_of_life
from tests.factories.deciding import OPENS, SENT, a_voter, an_officer, an_open_vote, under_discussion, vote

pytestmark = pytest.mark.django_db


def test_a_named_vote_and_a_comment_count_from_their_moment(django_assert_num_queries):
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    vote(an_open_vote(jo, ana), sam, "for", at=OPENS.replace(hour=20))
    comment(by=jo.user, decision=under_discussion(jo, ana), text="Good.", at=SENT)
    with django_assert_num_queries(1):
        found = said_or_voted(users=[ana.user_id, jo.user_id, sam.user_id])
    assert found == {sam.user_id: OPENS.replace(hour=20), jo.user_id: SENT}
    assert said_or_voted(users=[ana.user_id]) == {}
    assert signs_of_life.get("coop.decisions") is said_or_voted


def test_a_secret_ballot_is_left_alone():
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    times = {"opens_at": OPENS.replace(month=7, day=2), "closes_at": OPENS.replace(month=7, day=30)}
    payload = {"member_id": sam.pk, "user_id": sam.user_id, "reasons": "Late"}
    decision = an_open_vote(jo, ana, kind=Kind.EXPULSION, payload=payload, **times)
    vote(decision, ana, "for", at=times["opens_at"].replace(day=3))
    assert said_or_voted(users=[ana.user_id]) == {}
