import pytest

from tests.factories.members import accepted, applied
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAGE = "/office/members/applications/"


def test_only_those_who_keep_the_register_come_in(client, signed_in, ada):
    assert client.get(PAGE).url == f"/accounts/login/?next={PAGE}"
    assert signed_in(ada).get(PAGE).status_code == 403


def test_an_empty_desk_says_so(signed_in, board):
    response = signed_in(board).get(PAGE)
    parse_strictly(response)
    assert "Nobody waits for a decision" in response.text


def test_those_who_wait_for_a_decision_and_for_money_are_told_apart(signed_in, board, ada):
    waits = applied(ada, legal_name="Wanda Waits")
    pays = accepted(board=board, legal_name="Paul Pays")
    response = signed_in(board).get(PAGE)
    parse_strictly(response)
    decide, pay = response.text.split('id="pay"')
    assert f"{PAGE}{waits.pk}/" in decide
    assert f"{PAGE}{pays.pk}/" in pay


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_the_register_twice_however_many_wait(signed_in, board, rows):
    for _ in range(rows):
        applied()
    browser = signed_in(board)
    assert queries_of("coop_membership_", lambda: browser.get(PAGE)) == 2  # roles, applications
