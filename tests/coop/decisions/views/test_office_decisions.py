"""The secretary's desk."""

import pytest

from tests.factories.deciding import PROPOSED, a_draft_decision, a_submitted

pytestmark = pytest.mark.django_db
PAGE = "/office/decisions/"


def test_what_was_handed_in_waits_there_and_drafts_do_not(browse, ana, jo):
    a_draft_decision(jo)
    decision = a_submitted(jo)
    page = browse(ana, PROPOSED).get(PAGE).content.decode()
    assert page.count("A bike for deliveries") == 1
    assert f"/office/decisions/{decision.slug}/" in page
    assert "Admit it, or say why not." in page


def test_an_empty_desk_says_so(browse, ana):
    assert "Nothing waits for you" in browse(ana, PROPOSED).get(PAGE).content.decode()


def test_members_have_no_business_there(browse, jo):
    assert browse(jo, PROPOSED).get(PAGE).status_code == 403
