"""What tests of payments share: a purpose of their own, short ways to a paid order, the books against the provider."""

import threading
from datetime import UTC, datetime, timedelta
from itertools import count

from django.db import connection, connections
from django_tasks_db.models import DBTaskResult

from foundation.audit.actions.record import record
from foundation.audit.models import AuditRecord
from foundation.jobs.testing import run_all_jobs
from foundation.money.calculations.money import Money
from payments.checkout.actions.open_checkout import open_checkout
from payments.checkout.actions.send_checkout import send_checkout
from payments.checkout.actions.sync_checkout import sync_checkout
from payments.checkout.calculations.lines import Line
from payments.checkout.errors import PurposeRefused
from payments.checkout.registry import purposes
from payments.ledger.queries.balances import balances_of
from payments.operations.models import Operation
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.actions.set_up_payee import set_up_payee
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.registry import Owner
from tests.support.patience import PATIENCE

SECRET = "whsec_only_for_tests"
STRIPE_ACCOUNTS = ("1010", "1011", "1012")


class Errand:
    """A thing to pay for. What it writes is real, so that a test sees whether it was undone."""

    def __init__(self):
        self.gone = set()  # references that can no longer be had
        self.asked = []  # references for which `on_paid` ran, also where it was undone afterwards

    def describe(self, reference):
        return f"Errand {reference}"

    def on_paid(self, *, payment, at):
        self.asked.append(payment.reference)
        record(by=None, verb="errand.paid", subject=payment, at=at)
        if payment.reference in self.gone:
            raise PurposeRefused("Somebody else has taken this time.")

    def on_expired(self, *, payment, at):
        record(by=None, verb="errand.let_go", subject=payment, at=at)


ERRAND = purposes.register("errand", Errand())


def now():
    """The real time: the look-alike checks its own clock."""
    return datetime.now(UTC).replace(microsecond=0)


def told(verb):
    """How often something was recorded."""
    return AuditRecord.objects.filter(verb=verb).count()


def open_errand(reference="er_1", minor=8000, *, at=None, minutes=40, currency="GBP", send=True):
    """A payment page, opened and, unless told otherwise, fetched."""
    at = at or now()
    payment = open_checkout(
        by=None,
        purpose="errand",
        reference=reference,
        amount=Money(minor, currency),
        lines=[Line("An errand", minor)],
        success_path="/done/",
        cancel_path="/again/",
        expires_at=at + timedelta(minutes=minutes),
        at=at,
    )
    return send_checkout(payment=payment, at=at) if send else payment


def paid_errand(sandbox, reference="er_1", minor=8000, *, at=None):
    """An errand, paid and written into the books."""
    at = at or now()
    payment = open_errand(reference, minor, at=at)
    sandbox.control.pay(payment.session_id, "succeed")
    return sync_checkout(payment=payment, at=at)


def some_float(sandbox):
    """Money of the co-op's own, so that a refund need not wait for its charge's fee, and nothing owed is spent."""
    payment = paid_errand(sandbox, "er_float", 50_000)
    release_earnings(reference="er_float", payment=payment, shares=[], contribution=50_000, at=now())
    return payment


def ready_payee(sandbox, owner="m_anna", *, at=None):
    """A worker whose account can take money."""
    at = at or now()
    payee = set_up_payee(by=None, owner=Owner(owner, f"{owner}@example.org", "GB"), at=at)
    run_all_jobs_even_later()
    payee.refresh_from_db()
    sandbox.control.set_account(payee.remote_id, "active")
    return sync_payee(payee=payee, at=at)


def run_all_jobs_even_later():
    """Run the queue as if every wait were over."""
    ran = []
    for _ in range(20):
        DBTaskResult.objects.filter(status="READY").update(run_after=datetime(2000, 1, 1, tzinfo=UTC))
        more = run_all_jobs()
        if not more:
            return ran
        ran += more
    raise AssertionError(f"jobs keep coming: {ran[-5:]}")


def at_provider(sandbox, currency="gbp"):
    """The provider's balance in minor units, available and pending together."""
    return sum(sandbox.control.balance().get(currency, {}).values())


def in_our_books(unit="GBP"):
    """What our books say stands at the provider."""
    return sum(balances_of(STRIPE_ACCOUNTS, unit).values())


def assert_books_agree(sandbox):
    """The books and the provider say the same, to the penny."""
    assert in_our_books() == at_provider(sandbox)


def only_operation(kind):
    """The one operation of a kind."""
    return Operation.objects.get(kind=kind)


def at_once(*calls):
    """Run each call on a connection of its own, all let go at one moment; return results and exceptions in order."""
    gate = threading.Barrier(len(calls))
    results = [None] * len(calls)

    def run(number, call):
        try:
            connection.ensure_connection()
            gate.wait(timeout=PATIENCE)
            results[number] = call()
        except Exception as error:
            results[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    return results


def look_together(number, look):
    """`look`, but the first `number` callers come back only when all of them have looked; later ones do not wait.

    With the lock that stands around the look taken away, a race between so many happens for certain.
    """
    everybody_looked, turns = threading.Barrier(number), count()

    def look_then_wait(*args, **kwargs):
        found = look(*args, **kwargs)
        if next(turns) < number:
            everybody_looked.wait(timeout=PATIENCE)
        return found

    return look_then_wait


def failures(results):
    """What went wrong in some of the calls."""
    return [result for result in results if isinstance(result, BaseException)]
