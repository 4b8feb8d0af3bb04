"""The page that shows how far paying has come."""

from datetime import date

import pytest

from coop.surplus.actions.declare import declare
from coop.surplus.actions.start_run import start_run
from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout
from tests.factories.surplus import NOON, a_declared_plan, a_plan
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
PAYMENT = "/office/year/2025/payment/"


@pytest.fixture
def run(settings, treasurer, declared):
    """Begun; the provider is not asked in these tests."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    return start_run(by=treasurer, allocation=declared, at=NOON)


def test_before_it_begins_the_button_says_what_it_does(signed_in, treasurer, declared):
    page = signed_in(treasurer).get(PAYMENT)
    parse_strictly(page)
    assert "£32.01 is owed to members in all" in page.text
    assert "From then on the declaration cannot be taken back" in page.text


def test_progress_is_shown_and_asked_for_again_until_it_rests(signed_in, treasurer, run):
    page = signed_in(treasurer).get(PAYMENT)
    parse_strictly(page)
    assert '<progress value="0" max="2"' in page.text
    assert f'hx-get="{PAYMENT}"' in page.text
    part = signed_in(treasurer).get(PAYMENT, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert '<progress value="0" max="2"' in part.text


def test_who_cannot_be_paid_is_named_with_the_reason(signed_in, treasurer, rosa, run):
    Payout.objects.update(state=PayoutState.WAITING, detail="no_payee")
    page = signed_in(treasurer).get(PAYMENT)
    parse_strictly(page)
    for words in ("Rosa Lane", "They have not set up a payout account yet", "2 members wait", "Try these again"):
        assert words in page.text
    assert "hx-get" not in page.text.partition('class="progress"')[2].partition("</div>")[0]


def test_before_a_declaration_there_is_nothing_to_pay(signed_in, treasurer, plan):
    assert signed_in(treasurer).get(PAYMENT).status_code == 409


def test_it_takes_five_statements(signed_in, treasurer, run):
    browser = signed_in(treasurer)
    assert queries_of("coop_surplus", lambda: browser.get(PAYMENT)) == 5


def test_before_the_day_of_the_plan_it_says_why_nothing_is_sent_and_does_not_ask_again(
    settings, signed_in, treasurer, year
):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    plan = a_plan(treasurer, year, profile_id="es-27-1999", members__formula="earnings", payable_from=date(2026, 7, 1))
    declare(by=None, allocation=plan, decision_name="Vote", at=NOON)
    why = "Nothing is sent before Wednesday 1 July 2026: that is the day the members decided on."
    page = signed_in(treasurer).get(PAYMENT)
    parse_strictly(page)
    assert why in page.text
    assert f"Of it, £{plan.withheld / 100:.2f} is tax that you keep back" in page.text
    start_run(by=treasurer, allocation=plan, at=NOON)
    page = signed_in(treasurer).get(PAYMENT)
    assert why in page.text
    assert f"£0.00 of £{plan.withheld / 100:.2f} of tax is kept back so far, on account 2320" in page.text
    assert "hx-get" not in page.text.partition('class="progress"')[2].partition("</div>")[0]


def test_a_plan_that_pays_nothing_out_says_that_the_year_is_finished(signed_in, treasurer, year):
    a_declared_plan(treasurer, year, members="100", members__cash="0")
    browser = signed_in(treasurer)
    page = browser.get(PAYMENT)
    parse_strictly(page)
    assert [words in page.text for words in ("it all stays in capital accounts", "This year is finished.")] == [
        True,
        True,
    ]
    assert "start/" not in page.text
    text = browser.get("/office/year/2025/").text
    assert [words in text for words in ("Shared, and nothing is left to pay", "Nothing is left to do.")] == [True, True]
    assert "Shared, and nothing is left to pay" in browser.get("/surplus/2025/").text
