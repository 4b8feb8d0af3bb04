"""The button that has the books compared and proved now."""

import pytest
from django.test import Client

from foundation.audit.models import AuditRecord
from foundation.jobs.testing import run_all_jobs
from payments.reconcile.models import ProofRun, Run
from tests.payments.support import some_float

pytestmark = pytest.mark.django_db(transaction=True)
URL = "/office/money/compare/"


def test_it_is_a_button_for_those_who_keep_the_money(sandbox, tess, somebody):
    assert tess.get(URL).status_code == 405
    assert somebody.post(URL).status_code == 403
    assert "login" in Client().post(URL).url
    run_all_jobs()
    assert Run.objects.count() == 0


def test_pressing_it_compares_and_proves_and_says_who_asked(sandbox, tess):
    some_float(sandbox)
    answer = tess.post(URL, follow=True)
    assert answer.redirect_chain == [("/office/money/", 302)]
    assert "are being compared and proved" in answer.content.decode()
    run_all_jobs()
    assert (Run.objects.get().ok, ProofRun.objects.get().holds) == (True, True)
    asked = AuditRecord.objects.get(verb="payments.comparison_asked")
    done = AuditRecord.objects.get(verb="payments.reconciled")
    assert (asked.by_id, done.by_id) == (tess.user.pk, tess.user.pk)


def test_a_provider_that_does_not_answer_keeps_no_proof_from_being_made(sandbox, tess):
    tess.post(URL)
    sandbox.control.fail_next("GET", "/v1/balance", "html_502")
    run_all_jobs()
    assert Run.objects.count() == 0
    assert ProofRun.objects.get().holds
