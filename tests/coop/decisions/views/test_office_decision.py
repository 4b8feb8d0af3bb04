"""One decision on the desk."""

import pytest

from coop.decisions.actions.give_notice import give_notice
from tests.factories.deciding import CLOSES, OPENS, PROPOSED, SENT, a_submitted, decided, with_final_text

pytestmark = pytest.mark.django_db


def page(client, decision):
    return client.get(f"/office/decisions/{decision.slug}/").content.decode()


def test_before_voting_opens_it_lists_what_is_missing(browse, ana, jo):
    decision = with_final_text(jo, ana)
    give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    shown = page(browse(ana, SENT), decision)
    assert "The notice was sent to everybody: 2 copies of the notice are still waiting to be sent." in shown
    assert "The opening time in the notice has not come." in shown


def test_each_state_offers_its_own_steps(browse, ana, jo):
    shown = page(browse(ana, PROPOSED), a_submitted(jo))
    assert "/step/rule_admissible/" in shown
    assert "/step/open_voting/" not in shown


def test_earlier_decisions_that_may_be_the_same_are_shown(browse, ana, jo):
    decided(jo, ana, votes={jo: "against", ana: "against"})
    shown = page(browse(ana, CLOSES), a_submitted(jo, at=CLOSES))
    assert "A bike for deliveries (not carried, Friday 3 July 2026)" in shown


def test_members_have_no_business_there(browse, jo):
    assert browse(jo, PROPOSED).get(f"/office/decisions/{a_submitted(jo).slug}/").status_code == 403
