from datetime import timedelta

import pytest

from coop.membership.actions.give_notice_to_leave import give_notice_to_leave
from tests.factories.classes import class_has
from tests.factories.members import admitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(ada, board, noon):
    return give_notice_to_leave(by=ada, member=admitted(ada, board=board), at=noon)


def test_one_button_takes_the_notice_back(signed_in, ada, member):
    assert signed_in(ada).post(f"/me/membership/{member.pk}/stay/").url == "/me/membership/"
    member.refresh_from_db()
    assert member.state == "active"


@pytest.mark.parametrize(("ends", "says"), [("at_once", True), ("at_effect", False)])
def test_it_says_from_when_on_a_vote_that_had_ended_counts_again(signed_in, ada, board, noon, ends, says):
    class_has("worker", vote_ends=ends)
    leaver = give_notice_to_leave(by=ada, member=admitted(ada, board=board), at=noon)
    response = signed_in(ada).post(f"/me/membership/{leaver.pk}/stay/", follow=True)
    assert ("You vote again from the next notice of a vote on." in response.text) == says


def test_after_the_last_day_it_is_too_late(signed_in, ada, member, frozen, noon):
    frozen(noon + timedelta(days=40))
    response = signed_in(ada).post(f"/me/membership/{member.pk}/stay/")
    assert response.status_code == 409
    assert "too late" in response.text
