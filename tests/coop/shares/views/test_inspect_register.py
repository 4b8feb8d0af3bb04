"""The inspection copy: who the members and officers are, never how much they hold."""

import pytest

from coop.membership.actions.update_register_details import update_register_details
from tests.factories.marketplace import LONG_AGO, a_member, a_user
from tests.factories.shares import an_owner

pytestmark = pytest.mark.django_db
PAGE = "/me/shares/register/"
QUERIES = 11


def test_a_member_sees_names_and_officers_and_no_amounts(browser, rosa):
    response = browser(a_member(a_user("Otto Berg")).user).get(PAGE)
    text = response.content.decode()
    assert response.status_code == 200
    assert "Rosa Lane" in text
    assert [row[0] for row in response.context["officers"].rows] == ["Pia Board"] * 3
    for hidden in ("1000", "£"):
        assert hidden not in " ".join(str(cell) for row in response.context["table"].rows for cell in row)


def test_an_address_is_shown_only_where_it_was_given_for_notices(browser, rosa):
    update_register_details(
        by=rosa.user, member=rosa, legal_name="", postal_address="", notices_by_email=True, at=LONG_AGO
    )
    text = browser(rosa.user).get(PAGE).content.decode()
    assert rosa.user.email in text
    other = a_member(a_user("Quiet"))
    assert other.user.email not in browser(rosa.user).get(PAGE).content.decode()


def test_it_is_for_members_only(browser):
    assert browser(a_user("Guest")).get(PAGE).status_code == 403
    assert browser().get(PAGE).status_code == 302


def test_as_many_queries_for_three_members_as_for_one(browser, rosa, pia, queries):
    session = browser(rosa.user)
    session.get(PAGE)
    one = queries(lambda: session.get(PAGE))
    an_owner("Otto", 5, treasurer=pia)
    an_owner("Una", 5, treasurer=pia)
    assert (one, queries(lambda: session.get(PAGE))) == (QUERIES, QUERIES)
