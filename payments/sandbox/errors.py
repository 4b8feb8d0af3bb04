"""What the sandbox can refuse, in the shapes that Stripe uses."""

from typing import Any


class ApiError(Exception):
    """An answer that is not a success: an HTTP status and Stripe's `error` object."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        kind: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
        headers: dict[str, str] | None = None,
        **extra: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.kind = kind
        self.code = code
        self.param = param
        self.headers = headers or {}
        self.extra = extra

    def body(self) -> dict[str, Any]:
        """The JSON body; like Stripe, keys without a value are left out."""
        error: dict[str, Any] = {"message": self.message, "type": self.kind}
        if self.code:
            error["code"] = self.code
            error["doc_url"] = f"https://docs.stripe.com/error-codes#{self.code.replace('_', '-')}"
        if self.param:
            error["param"] = self.param
        error.update(self.extra)
        return {"error": error}


class ConnectionLost(ConnectionAbortedError):
    """The connection ends here with no answer. The standard library's WSGI server then closes the socket quietly."""


def refused(message: str, *, code: str | None = None, param: str | None = None, **extra: Any) -> ApiError:
    """A definite no: HTTP 400 with Stripe's `invalid_request_error`."""
    return ApiError(400, message, code=code, param=param, **extra)


def no_such(noun: str, identifier: str, *, param: str = "id", status: int = 404) -> ApiError:
    """The object named in the path (404) or in a parameter (400) does not exist."""
    return ApiError(status, f"No such {noun}: '{identifier}'", code="resource_missing", param=param)
