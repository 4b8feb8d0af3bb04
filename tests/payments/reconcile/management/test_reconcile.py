"""`manage.py reconcile`."""

import pytest
from django.core.management import CommandError, call_command

from tests.payments.support import paid_errand, some_float

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_says_that_everything_agrees(sandbox, capsys):
    some_float(sandbox)
    call_command("reconcile")
    printed = capsys.readouterr().out
    assert "1 lines read, 0 taken over, 0 unexplained." in printed
    assert "GBP: provider £492.30, our books £492.30, of that free for the bank £492.30." in printed
    assert "Everything agrees." in printed


def test_it_fails_loudly_when_something_does_not(sandbox, capsys):
    payment = paid_errand(sandbox)
    sandbox.control.open_dispute(payment.intent_id)
    with pytest.raises(CommandError) as caught:
        call_command("reconcile")
    assert caught.value.returncode == 1
    assert "nothing of ours explains" in capsys.readouterr().out


def test_without_a_provider_it_says_so(settings):
    settings.SANDBOX_ALLOWED = False
    with pytest.raises(CommandError, match="No payment provider"):
        call_command("reconcile")
