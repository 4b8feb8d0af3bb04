"""Finding help on a phone, and a policy from the editor's draft over two approvals to a member's acceptance."""

import pytest
from playwright.sync_api import expect

from cms.help.models import Usefulness
from cms.policies.models import Acceptance, PolicyPage
from tests.factories.help import a_help_page
from tests.factories.marketplace import a_member
from tests.factories.members import an_officer
from tests.factories.policies import a_draft, sent
from tests.journeys.steps import tick
from tests.journeys.test_learning import PHONE, go, press, window_of  # noqa: F401 - a fixture among them
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_stranger_finds_an_answer_and_says_whether_it_helped(open_page, javascript):
    a_help_page()
    a_help_page("When am I paid?", reader="workers", lead="Three days after the job.")
    page = open_page(viewport=PHONE, javascript=javascript)
    page.set_default_timeout(60_000)  # the first page of a process reads all templates
    page.goto("/")
    page.get_by_role("link", name="Help and answers").click()
    assert_good_page(page)
    page.get_by_label("What do you want to know?").fill("giraffe")
    page.get_by_role("button", name="Search the help").click()
    expect(page.get_by_text("We have no answer with these words")).to_be_visible()
    assert_good_page(page)
    page.get_by_label("What do you want to know?").fill("call off")
    page.get_by_role("button", name="Search the help").click()
    assert_good_page(page)
    page.get_by_role("link", name="How do I call off a booking?").click()
    assert_good_page(page)
    tick(page, page.get_by_role("radio", name="No"))
    page.get_by_label("What was missing?").fill("Where the button is.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. You can change your answer")).to_be_visible()
    assert_good_page(page)
    assert list(Usefulness.objects.values_list("useful", "words")) == [(False, "Where the button is.")]


def test_two_of_the_board_approve_a_policy_and_a_member_accepts_it(window_of):  # noqa: F811
    revision, member = sent(a_draft()), a_member().user
    for name in ("Bea Board", "Cleo Board"):
        desk = window_of(an_officer(name))
        desk.goto("/office/policies/")
        desk.look()
        go(desk, "Privacy")
        tick(desk, desk.get_by_role("radio", name="I approve exactly this text"))
        press(desk, "Send my decision")
        expect(desk.get_by_text("Your approval is kept.")).to_be_visible()
    assert PolicyPage.objects.get(pk=revision.object_id).live
    phone = window_of(member, viewport=PHONE)
    phone.goto("/co-op/")
    go(phone, "Read and accept")
    go(phone, "Privacy")
    tick(phone, phone.get_by_role("checkbox"))
    press(phone, "I accept")
    expect(phone.get_by_text("Thank you. We have kept that you accept it.")).to_be_visible()
    assert Acceptance.objects.get().version.number == 1
    go(phone, "All policies")
    go(phone, "Privacy")
    go(phone, "Earlier versions, and what changed")
