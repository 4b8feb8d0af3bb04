import pytest

from tests.factories.members import admitted, applied

pytestmark = pytest.mark.django_db


def test_one_button_takes_the_application_back(signed_in, ada):
    member = applied(ada)
    assert signed_in(ada).post(f"/me/membership/{member.pk}/withdraw/").url == "/me/membership/"
    member.refresh_from_db()
    assert member.state == "withdrawn"


def test_a_member_has_none_to_take_back_and_a_stranger_finds_none(signed_in, ada, board):
    member = admitted(ada, board=board)
    assert signed_in(ada).post(f"/me/membership/{member.pk}/withdraw/").status_code == 409
    assert signed_in(board).post(f"/me/membership/{member.pk}/withdraw/").status_code == 404
    assert signed_in(ada).get(f"/me/membership/{member.pk}/withdraw/").status_code == 405
