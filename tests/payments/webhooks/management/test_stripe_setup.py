"""`manage.py stripe_setup`."""

import pytest
from django.core.management import CommandError, call_command

from payments.webhooks.calculations.schedule import KINDS
from payments.webhooks.registry import syncs

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_creates_one_thin_destination_prints_its_secret_and_keeps_payouts_manual(sandbox, capsys):
    call_command("stripe_setup", site="https://hands.example.org/")
    made = sandbox.control.objects("v2.core.event_destination")[-1]
    assert made["event_payload"] == "thin"
    assert sorted(made["enabled_events"]) == sorted(KINDS)
    printed = capsys.readouterr().out
    assert "https://hands.example.org/webhooks/stripe/" in printed
    assert "STRIPE_WEBHOOK_SECRETS=whsec_" in printed
    posts = [r.path for r in sandbox.control.requests if r.method == "POST"]
    assert posts == ["/v2/core/event_destinations", "/v1/balance_settings"]


def test_it_can_leave_the_payout_schedule_alone(sandbox):
    call_command("stripe_setup", keep_automatic_payouts=True)
    assert "/v1/balance_settings" not in [r.path for r in sandbox.control.requests]


def test_without_a_key_it_says_what_to_do(settings):
    settings.SANDBOX_ALLOWED = False
    with pytest.raises(CommandError, match="STRIPE_SECRET_KEY"):
        call_command("stripe_setup")


def test_a_refusal_is_told_in_the_provider_s_words(sandbox):
    sandbox.control.fail_next("POST", "/v2/core/event_destinations", "401")
    with pytest.raises(CommandError, match="Stripe answered"):
        call_command("stripe_setup")


def test_every_object_a_room_looks_at_has_events_subscribed():
    looked_at = {name for name in syncs.keys() if not name.startswith("v2.")}  # noqa: SIM118
    told = {kind.removeprefix("v1.").rpartition(".")[0].replace("async_payment", "") for kind in KINDS}
    assert looked_at - told == set()
