import pytest

from tests.factories.policies import a_policy, approved, rewritten
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


def test_a_version_shows_its_own_words_and_what_changed_in_words(client):
    policy = a_policy()
    text = [{"heading": "What we keep", "text": "<p>Your name.</p><p>Your bookings, for ten years.</p>"}]
    approved(rewritten(policy, text=text))
    first, second = (client.get(f"/policies/{policy.slug}/versions/{number}/") for number in (1, 2))
    parse_strictly(first)
    parse_strictly(second)
    assert "for six years" in first.text
    assert "no longer in force" in first.text
    assert "no longer in force" not in second.text
    assert second.context["compared"]["summary"] == "Paragraphs: 0 added, 0 removed, 1 reworded."
    assert "<del>Your bookings, for six years.</del>" in second.text
    assert "<ins>Your bookings, for ten years.</ins>" in second.text


def test_the_public_page_shows_the_version_in_force_and_not_the_draft(client):
    policy = a_policy()
    page = client.get(policy.url)
    parse_strictly(page)
    assert "for six years" in page.text
    rewritten(policy, text=[{"heading": "Draft", "text": "<p>Secret plan</p>"}])
    assert "Secret plan" not in client.get(policy.url).text


def test_a_number_that_is_not_there_is_said_to_be_missing(client):
    assert client.get(f"/policies/{a_policy().slug}/versions/9/").status_code == 404
