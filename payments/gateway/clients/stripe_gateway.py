"""The gateway to Stripe, and to the look-alike that speaks as Stripe does."""

from payments.gateway.clients.balances import Balances
from payments.gateway.clients.checkouts import Checkouts
from payments.gateway.clients.connection import connect
from payments.gateway.clients.finding import Finding
from payments.gateway.clients.payees import Payees
from payments.gateway.clients.triggers import Triggers
from payments.gateway.enums import Provider


class StripeGateway(Checkouts, Payees, Balances, Finding, Triggers):
    """Everything `calculations.protocol.Gateway` names. One client per process, shared by its threads."""

    def __init__(
        self, provider: Provider, key: str, *, api_base: str = "", webhook_secrets: tuple[str, ...] = ()
    ) -> None:
        self.provider = provider
        self.client = connect(key, api_base)
        self.webhook_secrets = webhook_secrets
