"""Books with many people in them, kept the way real ones are: paid, released and sent through the actions."""

from datetime import UTC, datetime, timedelta
from itertools import count

from foundation.money.calculations.money import Money
from payments.checkout.actions.open_checkout import open_checkout
from payments.checkout.calculations.lines import Line
from payments.checkout.models import Payment
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.refunds.actions.refund_payment import refund_payment
from tests.factories.marketplace import a_user
from tests.factories.till import pay, settle_everything
from tests.payments.support import ERRAND

_numbers = count(1)
PURPOSE = ERRAND and "errand"


def in_month(month: int, day: int = 10, year: int = 2026) -> datetime:
    """Noon of a day."""
    return datetime(year, month, day, 12, tzinfo=UTC)


def people(many: int, name: str = "Payer"):
    """So many customers."""
    return [a_user(f"{name} {next(_numbers)}") for _ in range(many)]


def a_paid_job(payer, *, at: datetime, worker: str = "", minor: int = 8000, levy: int = 640) -> Payment:
    """A job that was paid; done and accepted too when a worker (the opaque owner of their account) is given."""
    reference = f"ob_{next(_numbers)}"
    payment = open_checkout(
        by=payer,
        purpose=PURPOSE,
        reference=reference,
        amount=Money(minor, "GBP"),
        lines=[Line("A job", minor)],
        success_path="/done/",
        cancel_path="/again/",
        expires_at=at + timedelta(minutes=40),
        at=at,
    )
    payment = pay(payment, at=at)
    if worker:
        release_earnings(
            reference=reference, payment=payment, shares=[Share(worker, minor - levy)], contribution=levy, at=at
        )
    return payment


def jobs_of(many: int, *, at: datetime, workers: int | None = None, minor: int = 8000) -> list[Payment]:
    """So many jobs, each by a customer of its own; by as many workers, or by fewer."""
    return [
        a_paid_job(payer, at=at, worker=f"m_worker_{number % (workers or many)}", minor=minor + number)
        for number, payer in enumerate(people(many))
    ]


def given_back(payment: Payment, *, at: datetime) -> None:
    """The whole payment goes back, and the provider says that it has."""
    payment.refresh_from_db()
    refund_payment(by=None, payment=payment, amount=Money(payment.captured, "GBP"), reason="ill", at=at)
    settle_everything(at=at)


def booked(*pairs: tuple[str, str, int], at: datetime, kind: str = "test"):
    """A journal of its own."""
    rows = [Pair(*pair) for pair in pairs]
    return post_journal(kind=kind, pairs=rows, idempotency_key=f"ob-{next(_numbers)}", unit="GBP", at=at)
