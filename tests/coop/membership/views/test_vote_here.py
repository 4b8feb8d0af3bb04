import pytest

from tests.factories.members import admitted

pytestmark = pytest.mark.django_db


def test_who_is_in_two_classes_chooses_where_to_vote(signed_in, ada, board):
    first, second = admitted(ada, board=board), admitted(ada, board=board, class_code="user")
    browser = signed_in(ada)
    page = browser.get("/me/membership/").text
    assert f'action="/me/membership/{second.pk}/vote-here/"' in page
    assert browser.post(f"/me/membership/{second.pk}/vote-here/").url == "/me/membership/"
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.votes_here, second.votes_here) == (False, True)
    assert f'action="/me/membership/{first.pk}/vote-here/"' in browser.get("/me/membership/").text


def test_nobody_chooses_for_another(signed_in, ada, board):
    member = admitted(ada, board=board)
    assert signed_in(board).post(f"/me/membership/{member.pk}/vote-here/").status_code == 404
