"""Other rights for a class: what is sent becomes a drafted decision, and nothing changes before it is carried."""

from datetime import timedelta

import pytest
from django.urls import reverse

from coop.decisions.models import Decision
from coop.decisions.subjects.rule_change import RuleChange
from coop.membership.queries.classes import class_called, rights_of
from coop.rules.class_forms import ClassRightsForm
from coop.rules.models import RulePack
from tests.factories.classes import class_has
from tests.factories.marketplace import a_user
from tests.factories.surplus import an_officer
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = "/office/classes/worker/"


@pytest.fixture
def secretary(client):
    person = an_officer("secretary", "Sea")
    client.force_login(person)
    return person


def typed(**changed):
    """The form as it stands, with these fields typed over."""
    form = ClassRightsForm(rights=rights_of(class_called("worker")))
    shown = {name: form[name].value() for name in form.fields}
    boxes = {name: "on" for name, value in shown.items() if value is True}
    fields = {name: str(value) for name, value in shown.items() if not isinstance(value, bool)}
    return {name: value for name, value in (fields | boxes | changed).items() if value is not None}


def test_the_page_shows_every_right_filled_in_as_it_is(client, secretary):
    page = client.get(URL)
    parse_strictly(page)
    assert "Shares to hold at least" in page.text
    assert 'name="words-name"' in page.text
    assert "Nothing changes before the members have decided" in page.text


def test_what_is_changed_becomes_a_draft_and_takes_effect_only_when_carried(client, secretary, noon, frozen):
    frozen(noon)
    answer = client.post(URL, typed(min_shares="4", leaving_notice_days="62", probation_requirement="Three jobs"))
    decision = Decision.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("decisions:decision", args=[decision.slug])
    assert (decision.kind, decision.state) == ("rule_change", "draft")
    wanted = {"min_shares": 4, "leaving_notice_days": 62, "probation_requirement": "Three jobs"}
    assert decision.subject_payload == {"classes": {"worker": wanted}}
    assert class_called("worker").min_shares == 1
    lines = RuleChange().what_changes(decision.subject_payload, noon)
    assert "Worker-members: Shares to hold at least: now 1, then 4." in lines
    assert "Worker-members: Notice to leave: now 30 days, then 62 days." in lines
    RuleChange().take_effect(decision, noon)
    worker = class_called("worker")
    assert (worker.min_shares, worker.leaving_notice_days, worker.probation_requirement) == (4, 62, "Three jobs")
    assert RulePack.objects.latest("version").decision_url == decision.get_absolute_url()
    assert RuleChange().problem_with(decision.subject_payload, noon) == "The classes have these rights already."


def test_a_change_of_another_right_meanwhile_stays(client, secretary, noon, frozen):
    frozen(noon)
    client.post(URL, typed(min_shares="4"))
    first = Decision.objects.get()
    client.post(URL, typed(probation_days="60"))
    second = Decision.objects.exclude(pk=first.pk).get()
    RuleChange().take_effect(second, noon)
    RuleChange().take_effect(first, noon + timedelta(days=1))
    worker = class_called("worker")
    assert (worker.min_shares, worker.probation_days) == (4, 60)


def test_the_draft_keeps_its_changes_when_its_words_are_edited(client, secretary):
    client.post(URL, typed(min_shares="4"))
    decision = Decision.objects.get()
    page = client.get(reverse("decisions:edit_text", args=[decision.slug]))
    assert 'name="rulebook"' not in page.text
    words = {"title": "Four shares each", "question": "Shall it be four?", "seen": decision.version}
    client.post(reverse("decisions:edit_text", args=[decision.slug]), words)
    decision.refresh_from_db()
    assert (decision.title, decision.subject_payload) == (
        "Four shares each",
        {"classes": {"worker": {"min_shares": 4}}},
    )


def test_the_form_as_it_stands_and_what_is_out_of_bounds_are_refused_kindly(client, secretary):
    same = client.post(URL, typed())
    assert (same.status_code, "Nothing is different yet" in same.text) == (422, True)
    for changed in (
        {"min_shares": "0"},
        {"leaving_month": "13"},
        {"max_amount_minor": "100000.01"},
        {"pay_within_days": ""},
    ):
        assert client.post(URL, typed(**changed)).status_code == 422
    assert not Decision.objects.exists()


def test_where_nobody_would_vote_any_more_it_says_so(client, secretary):
    for code in ("user", "supporter"):
        class_has(code, votes_on_rules=False)
    page = client.post(URL, {name: value for name, value in typed().items() if name != "votes_on_rules"})
    assert page.status_code == 422
    assert "nothing could be decided any more" in page.text


def test_only_the_board_and_the_secretary(client):
    client.force_login(a_user())
    assert client.get(URL).status_code == 403
    assert client.post(URL, typed(min_shares="4")).status_code == 403


def test_an_unknown_class_is_not_found(client, secretary):
    assert client.get("/office/classes/emperors/").status_code == 404
