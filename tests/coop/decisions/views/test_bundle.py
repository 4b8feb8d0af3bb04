"""The bundle, downloaded as anybody downloads it."""

import pytest

from coop.counting.bundle.verify import verify_bundle
from tests.factories.vote_pages import address, browser_of, declared
from tests.factories.votes import AFTER, FOR, an_open_vote, vote, voters_of

pytestmark = pytest.mark.django_db


def test_the_download_verifies(frozen):
    frozen(AFTER)
    decision = an_open_vote(5, secrecy="L1+")
    for person in voters_of(decision):
        vote(decision, person, FOR)
    decision = declared(decision)
    response = browser_of(None).get(address("bundle", decision))
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == f'attachment; filename="{decision.slug}-1.zip"'
    assert verify_bundle(response.content, source="bundle.zip").verified


def test_there_is_none_before_the_declaration():
    assert browser_of(None).get(address("bundle", an_open_vote(3))).status_code == 404
