"""Putting a plan to the members."""

import pytest

from coop.decisions.models import Decision
from coop.membership.enums import Office
from coop.surplus.enums import AllocationState
from tests.factories.surplus import an_officer

pytestmark = pytest.mark.django_db
PROPOSE = "/surplus/2025/plans/1/propose/"


def test_the_board_writes_a_proposal_that_names_the_fingerprint(signed_in, plan):
    answer = signed_in(an_officer(Office.BOARD)).post(PROPOSE)
    decision = Decision.objects.get()
    assert answer["Location"] == f"/decisions/{decision.slug}/"
    assert (decision.kind, decision.subject_key) == ("surplus", "surplus")
    assert decision.subject_payload == {"allocation_sha256": plan.sha256}
    plan.refresh_from_db()
    assert (plan.state, plan.decision_url) == (AllocationState.PROPOSED, answer["Location"])


def test_a_plan_is_put_to_the_members_once(signed_in, plan):
    browser = signed_in(an_officer(Office.BOARD))
    browser.post(PROPOSE)
    assert "That plan has moved on meanwhile" in browser.post(PROPOSE, follow=True).text
    assert Decision.objects.count() == 1


def test_members_propose_it_in_no_other_way(signed_in, rosa, plan):
    assert signed_in(rosa.user).post(PROPOSE).status_code == 403
