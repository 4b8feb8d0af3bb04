"""Messages that never reached us: the provider is asked which they are (payments spec 2.6, "webhook never")."""

from datetime import datetime, timedelta

from payments.gateway.provider import gateway
from payments.webhooks.actions._keep import keep
from payments.webhooks.calculations.schedule import KINDS
from payments.webhooks.queries.events import heard_of_since

# As long as the provider keeps a message; and what it is sending just now is not lost yet.
KEPT_FOR = timedelta(days=30)
ON_ITS_WAY = timedelta(minutes=10)


def fetch_undelivered(*, at: datetime) -> int:
    """Keep each message the provider could not deliver, unless another one came about the same since; return how many
    are new. Outside any transaction.

    Raises GatewayError, CheckoutClosed. Only messages of our own account are listed there: a worker's account is read
    when they come back from it, and before each transfer.
    """
    provider = gateway()
    found = 0
    for trigger in provider.undelivered(at - KEPT_FOR):
        created = trigger.created or at
        if f"v1.{trigger.kind}" not in KINDS or created > at - ON_ITS_WAY:
            continue
        if not heard_of_since(kind=trigger.kind, object_id=trigger.object_id, since=created):
            found += keep(trigger, provider=provider, digest="", at=at)
    return found
