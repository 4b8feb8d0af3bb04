"""The endpoints the sandbox plays: each module reads one family of requests and hands them to the engine."""

from typing import Final

from payments.sandbox.api import (
    accounts,
    balance,
    charges,
    checkout_sessions,
    disputes,
    event_destinations,
    events,
    payment_intents,
    payouts,
    refunds,
    transfers,
)
from payments.sandbox.call import Route

ROUTES: Final[tuple[Route, ...]] = (
    *accounts.ROUTES,
    *balance.ROUTES,
    *charges.ROUTES,
    *checkout_sessions.ROUTES,
    *disputes.ROUTES,
    *event_destinations.ROUTES,
    *events.ROUTES,
    *payment_intents.ROUTES,
    *payouts.ROUTES,
    *refunds.ROUTES,
    *transfers.ROUTES,
)
