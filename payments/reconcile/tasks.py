"""The nightly comparison and proof, and the same when the treasurer asks."""

import logging
from typing import Any

from django.contrib.auth import get_user_model

from foundation.clock import now
from foundation.jobs.registry import job, periodic
from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.reconcile.actions.ask_for_comparison import COMPARE
from payments.reconcile.actions.prove_books import prove_books
from payments.reconcile.actions.reconcile import reconcile

logger = logging.getLogger("commonwork.payments")


@periodic("payments.reconcile.nightly", seconds=24 * 3600)
def nightly() -> None:
    """Compare once a day; where there is no provider there is nothing to compare."""
    try:
        reconcile(by=None, at=now())
    except CheckoutClosed:
        return


@periodic("payments.reconcile.prove", seconds=24 * 3600)
def prove() -> None:
    """Prove the books once a day, whether or not the provider answers."""
    prove_books(by=None, at=now())


@job(COMPARE)
def compare(*, by: Any) -> None:
    """Compare and prove for the person who asked. A provider that does not answer keeps no proof from being made."""
    person = get_user_model().objects.filter(pk=by).first()
    try:
        reconcile(by=person, at=now())
    except (CheckoutClosed, GatewayError) as problem:
        logger.warning("the comparison that was asked for did not happen: %s", problem)
    prove_books(by=person, at=now())
