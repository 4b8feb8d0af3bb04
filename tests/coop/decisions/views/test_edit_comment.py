"""Changing one's own words for a while; hiding others' as secretary."""

from datetime import timedelta

import pytest

from coop.decisions.actions.comment import comment
from tests.factories.deciding import PROPOSED, a_submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(jo, sam):
    return comment(by=sam.user, decision=a_submitted(jo), text="Hallo", at=PROPOSED)


def url(said):
    return f"/decisions/{said.decision.slug}/comments/{said.pk}/"


def test_one_changes_ones_own_words_and_every_wording_is_kept(browse, sam, said):
    later = PROPOSED + timedelta(minutes=15)
    assert browse(sam, later).post(url(said), {"text": "Hello"}).status_code == 302
    assert list(said.versions.values_list("text", flat=True)) == ["Hallo", "Hello"]


def test_after_a_quarter_of_an_hour_it_is_too_late(browse, sam, said):
    answer = browse(sam, PROPOSED + timedelta(minutes=15, seconds=1)).post(url(said), {"text": "Hello"})
    assert answer.status_code == 409
    assert said.versions.count() == 1


def test_others_may_not(browse, jo, said):
    assert browse(jo, PROPOSED).post(url(said), {"text": "Hello"}).status_code == 403


def test_the_secretary_hides_it_and_says_why(browse, ana, jo, said):
    answer = browse(ana, PROPOSED).post(url(said), {"hide": "1", "hide-text": "It names a customer."})
    assert answer.status_code == 302
    page = browse(jo, PROPOSED).get(f"/decisions/{said.decision.slug}/").content.decode()
    assert "Hidden by the secretary: It names a customer." in page
    assert "Hallo" not in page
