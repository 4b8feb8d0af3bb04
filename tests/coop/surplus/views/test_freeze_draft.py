"""Freezing a draft as a plan."""

import pytest

from coop.surplus.models import Allocation
from tests.factories.surplus import a_draft
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
NEW = "/surplus/2025/drafts/new/"


def test_freezing_leads_to_the_plan(signed_in, treasurer, year):
    a_draft(treasurer, year)
    answer = signed_in(treasurer).post("/surplus/2025/drafts/1/freeze/", follow=True)
    parse_strictly(answer)
    assert Allocation.objects.get().sha256 in answer.text


def test_members_make_and_freeze_nothing(signed_in, treasurer, rosa, year):
    a_draft(treasurer, year)
    browser = signed_in(rosa.user)
    assert browser.get(NEW).status_code == 403
    assert browser.post(NEW, {"title": "Mine"}).status_code == 403
    assert browser.post("/surplus/2025/drafts/1/freeze/").status_code == 403
    assert not Allocation.objects.exists()
