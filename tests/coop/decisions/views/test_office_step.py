"""The secretary's steps."""

from datetime import timedelta

import pytest

from coop.decisions.models import Decision
from coop.decisions.views._office_steps import STEPS
from tests.factories.deciding import CLOSES, OPENS, PROPOSED, a_submitted, an_open_vote, decided, noticed

pytestmark = pytest.mark.django_db


def url(decision, verb):
    return f"/office/decisions/{decision.slug}/step/{verb}/"


def test_from_admission_to_the_final_text(browse, ana, jo):
    decision, client = a_submitted(jo), browse(ana, PROPOSED)
    for verb in ("rule_admissible", "start_discussion", "settle_text"):
        assert client.get(url(decision, verb)).status_code == 200
        assert client.post(url(decision, verb)).status_code == 302
    assert Decision.objects.get().state == "final_text"


def test_a_reason_is_asked_for_and_everybody_reads_it(browse, ana, jo):
    decision, client = a_submitted(jo), browse(ana, PROPOSED)
    assert client.post(url(decision, "rule_out"), {"reason": ""}).status_code == 422
    assert client.post(url(decision, "rule_out"), {"reason": "Nobody could do it."}).status_code == 302
    assert "Nobody could do it." in browse(jo, PROPOSED).get(f"/decisions/{decision.slug}/").content.decode()


def test_a_defeated_question_returns_after_six_months_or_with_permission(browse, ana, jo):
    first = decided(jo, ana, votes={jo: "against", ana: "against"})
    soon = CLOSES + timedelta(days=100)
    again = a_submitted(jo, at=soon)
    sent = {"earlier": str(first.pk)}
    answer = browse(ana, soon).post(url(again, "rule_admissible"), sent)
    assert answer.status_code == 409
    assert "It can be put again from 3 January 2027" in answer.content.decode()
    allowed = browse(ana, soon).post(url(again, "rule_admissible"), {**sent, "permission": "The price has halved."})
    assert allowed.status_code == 302
    assert Decision.objects.get(pk=again.pk).earlier == first


def test_more_time_is_given_to_the_day_at_the_announced_hour(browse, ana, jo):
    decision = an_open_vote(jo, ana)
    client = browse(ana, OPENS + timedelta(days=1))
    asked = client.get(url(decision, "extend_voting"))
    assert "The last day can be Friday 17 July 2026 at the latest." in asked.content.decode()
    late = {"until": "2026-07-18", "reason": "The mail was late."}
    refused = client.post(url(decision, "extend_voting"), late)
    assert refused.status_code == 422
    assert "The rules let its end be put off by 14 days altogether" in refused.content.decode()
    day = (CLOSES + timedelta(days=2)).date().isoformat()
    sent = {"until": day, "reason": "The mail was late."}
    assert client.post(url(decision, "extend_voting"), sent).status_code == 302
    decision.refresh_from_db()
    assert decision.closes_at == CLOSES + timedelta(days=2)


def test_a_step_that_does_not_start_from_here_leads_back(browse, ana, jo):
    decision = noticed(jo, ana)
    answer = browse(ana, PROPOSED).get(url(decision, "declare_result"))
    assert answer["Location"] == f"/office/decisions/{decision.slug}/"
    assert browse(ana, PROPOSED).post(url(decision, "declare_result")).status_code == 409


def test_every_step_is_an_arrow_of_the_table_or_changes_a_date():
    from coop.decisions.calculations.transitions import TRANSITIONS

    assert {step.verb for step in STEPS.values()} - set(TRANSITIONS) == {"set_review_date", "extend_voting"}


def test_members_may_not(browse, jo):
    assert browse(jo, PROPOSED).post(url(a_submitted(jo), "rule_admissible")).status_code == 403
