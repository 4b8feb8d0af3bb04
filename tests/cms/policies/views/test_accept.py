import pytest
from django.test import Client

from cms.policies.models import Acceptance
from tests.factories.marketplace import a_member, a_user
from tests.factories.policies import a_policy, approved, rewritten
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return a_member().user


@pytest.fixture
def browser(member):
    client = Client()
    client.force_login(member)
    return client


def test_a_member_reads_ticks_and_finds_it_among_what_they_accepted(browser, member):
    policy = a_policy()
    path = f"/policies/{policy.slug}/accept/"
    assert path in browser.get(policy.url).text
    parse_strictly(browser.get(path))
    unticked = browser.post(path, {"number": 1})
    assert unticked.status_code == 422
    assert "Tick the box if you accept it" in unticked.text
    done = browser.post(path, {"number": 1, "agreed": "on"}, follow=True)
    parse_strictly(done)
    assert "Version 1, on" in done.text
    assert Acceptance.objects.get().user == member
    assert "You accepted version 1" in browser.get(policy.url).text
    assert path not in browser.get(policy.url).text


def test_when_it_changed_meanwhile_the_reader_reads_the_new_one_with_the_changes(browser):
    policy = a_policy()
    path = f"/policies/{policy.slug}/accept/"
    browser.post(path, {"number": 1, "agreed": "on"})
    approved(rewritten(policy, text=[{"heading": "What we keep", "text": "<p>Everything.</p>"}], asks_again=True))
    again = browser.post(path, {"number": 1, "agreed": "on"}, follow=True)
    assert "There is a newer version" in again.text
    assert "What changed since version 1, which you accepted" in again.text
    assert Acceptance.objects.count() == 1


def test_whoever_is_not_asked_cannot():
    client = Client()
    client.force_login(a_user())
    assert client.get(f"/policies/{a_policy().slug}/accept/").status_code == 403
