import pytest

from coop.membership.actions.refuse_application import refuse_application
from tests.factories.members import admitted, applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_what_the_register_holds_is_shown_and_changed(signed_in, ada, board):
    member = admitted(ada, board=board)
    page, browser = f"/me/membership/{member.pk}/details/", signed_in(ada)
    response = browser.get(page)
    parse_strictly(response)
    assert "1 Mill Lane" in response.text
    assert browser.post(page, {"legal_name": "Ada M. Moss", "postal_address": ""}).status_code == 422
    browser.post(page, {"legal_name": "Ada M. Moss", "postal_address": "9 Hill Road"})
    member.refresh_from_db()
    assert (member.legal_name, member.postal_address, member.notices_by_email) == ("Ada M. Moss", "9 Hill Road", False)


def test_what_is_over_and_what_is_another_s_stays(signed_in, ada, board, noon):
    over = refuse_application(by=board, member=applied(ada), at=noon)
    browser = signed_in(ada)
    assert browser.get(f"/me/membership/{over.pk}/details/").url == "/me/membership/"
    assert browser.get(f"/me/membership/{admitted(board=board).pk}/details/").status_code == 404
