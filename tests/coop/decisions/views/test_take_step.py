"""The member's buttons."""

from datetime import timedelta

import pytest

from coop.decisions.models import Decision
from tests.factories.deciding import PROPOSED, a_draft_decision, a_submitted

pytestmark = pytest.mark.django_db


def press(client, decision, verb):
    return client.post(f"/decisions/{decision.slug}/step/{verb}/")


def state_of(decision):
    return Decision.objects.get(pk=decision.pk).state


def test_the_proposer_hands_in_and_withdraws(browse, jo):
    decision, client = a_draft_decision(jo), browse(jo, PROPOSED)
    assert press(client, decision, "submit").status_code == 302
    assert state_of(decision) == "submitted"
    press(client, decision, "withdraw")
    assert state_of(decision) == "withdrawn"


def test_a_member_supports_and_takes_the_name_off(browse, jo, sam):
    decision, client = a_submitted(jo), browse(sam, PROPOSED)
    press(client, decision, "sponsor")
    page = client.get(f"/decisions/{decision.slug}/").content.decode()
    assert "Supported by: Sam Hill" in page
    assert "1 of 1 names" in page
    press(client, decision, "withdraw_support")
    assert not decision.sponsors.filter(withdrawn_at=None).exists()


def test_pressing_twice_is_told(browse, jo, sam):
    decision, client = a_submitted(jo), browse(sam, PROPOSED)
    press(client, decision, "sponsor")
    answer = press(client, decision, "sponsor")
    assert (answer.status_code, "You support this already." in answer.content.decode()) == (409, True)


def test_convening_is_offered_when_the_board_let_its_month_pass(browse, jo, sam):
    decision = a_submitted(jo)
    press(browse(sam, PROPOSED), decision, "sponsor")
    early = browse(sam, PROPOSED + timedelta(days=20)).get(f"/decisions/{decision.slug}/").content.decode()
    late = browse(sam, PROPOSED + timedelta(days=40)).get(f"/decisions/{decision.slug}/").content.decode()
    assert ("Sign the convening" in early, "Sign the convening" in late) == (False, True)


def test_a_step_nobody_knows_is_not_found(browse, jo):
    assert press(browse(jo, PROPOSED), a_submitted(jo), "open_voting").status_code == 404
