"""What may be sent to Stripe, read from the parameter types of the installed SDK: exactly the pinned API version."""

from payments.sandbox.contract.check import check
from payments.sandbox.contract.endpoints import Endpoint, endpoints, find

__all__ = ["Endpoint", "check", "endpoints", "find"]
