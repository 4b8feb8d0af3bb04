"""Facts about the provider that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact
from payments.gateway.enums import Outcome


class GatewayError(Exception):
    """The provider did not do what was asked; `outcome` says whether asking again can help.

    `code` is the provider's own word (such as balance_insufficient), `message` its sentence, `request_id` what its
    support asks for, `retry_after` seconds where it named them. No message ever contains a key.
    """

    def __init__(
        self, outcome: Outcome, code: str, message: str = "", *, request_id: str = "", retry_after: int | None = None
    ) -> None:
        self.outcome = outcome
        self.code = code
        self.message = message
        self.request_id = request_id
        self.retry_after = retry_after
        super().__init__(f"{outcome}: {code}: {message}")

    @property
    def server_error(self) -> bool:
        """The provider answered that it stumbled: it may replay that answer for this key for ever."""
        return self.outcome is Outcome.UNKNOWN and self.code.startswith("server_error")


class CheckoutClosed(Fact):
    status = 503
    code = "checkout-closed"
    message = _("Paying online is switched off at the moment. Nothing has been charged. Please contact us to book.")


class WrongProvider(Fact):
    code = "wrong-provider"
    message = _(
        "This payment was made in another mode ({row}) than the one in use now ({now}). The two are never mixed."
    )


class BadSignature(Fact):
    status = 400
    code = "bad-signature"
    message = _("This message does not carry a valid signature.")


class BadTrigger(Fact):
    status = 400
    code = "bad-trigger"
    message = _("This message is not an event we can read.")
