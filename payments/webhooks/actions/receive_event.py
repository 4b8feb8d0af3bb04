"""Keep a message that the provider signed."""

import hashlib
from datetime import datetime

from payments.gateway.provider import gateway
from payments.webhooks.actions._keep import keep


def receive_event(*, raw: bytes, signature: str, at: datetime) -> bool:
    """Return whether the message is new. It is looked into after the answer, by the worker.

    Raises BadSignature, BadTrigger, CheckoutClosed. What is not for us (an object no room looks at, or real money's
    message in test mode) is kept and left alone.
    """
    provider = gateway()
    trigger = provider.parse_trigger(raw, signature, at)
    return keep(trigger, provider=provider, digest=hashlib.sha256(raw).hexdigest(), at=at)
