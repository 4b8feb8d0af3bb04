"""The button that begins to pay."""

import pytest

from coop.surplus.models import Payout, PayoutRun

pytestmark = pytest.mark.django_db
START = "/office/year/2025/payment/start/"


def test_it_writes_a_payout_for_everybody_once_however_often_it_is_pressed(signed_in, treasurer, declared, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    browser = signed_in(treasurer)
    for _ in range(2):
        assert browser.post(START)["Location"] == "/office/year/2025/payment/"
    assert Payout.objects.count() == 2


def test_without_a_provider_it_says_so(signed_in, treasurer, declared):
    answer = signed_in(treasurer).post(START, follow=True)
    assert "Paying online is switched off" in answer.text
    assert not PayoutRun.objects.exists()


def test_before_a_declaration_there_is_nothing_to_pay(signed_in, treasurer, plan):
    assert signed_in(treasurer).post(START).status_code == 409
