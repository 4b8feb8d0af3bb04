"""The WSGI application: `/v1` and `/v2` are the provider's interface, everything else is pages for people."""

import json
import logging
import re
import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIEnvironment

import stripe

from payments.sandbox import params
from payments.sandbox.errors import ApiError, ConnectionLost
from payments.sandbox.execute import Answer, Asked, Executor, answer_of
from payments.sandbox.pages.site import Site
from payments.sandbox.recording import Recorded
from payments.sandbox.store import new_id

log = logging.getLogger(__name__)
KEY: Final = re.compile(r"(?:sk|rk)_test_\w+|sk_sandbox\w*")
MOST_BODY: Final = 1_000_000
REASONS: Final = {
    200: "OK",
    303: "See Other",
    400: "Bad Request",
    401: "Unauthorized",
    402: "Request Failed",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    409: "Conflict",
    413: "Payload Too Large",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


class Application:
    """One sandbox behind WSGI. Several threads may call it at once; several processes may not."""

    def __init__(self, executor: Executor, site: Site, requests: deque[Recorded], after: Callable[[], None]) -> None:
        self.executor = executor
        self.site = site
        self.requests = requests
        self.after = after
        self._running = 0
        self._quiet = threading.Condition()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "/")
        with self._quiet:
            self._running += 1
        try:
            answer = self._api(environ, path) if path.startswith(("/v1/", "/v2/")) else self.site.answer(environ)
        finally:
            self.after()
            with self._quiet:
                self._running -= 1
                self._quiet.notify_all()
        return self._send(answer, start_response, head=environ["REQUEST_METHOD"] == "HEAD")

    def wait_until_quiet(self, timeout: float) -> bool:
        """Wait until no request is being worked on."""
        with self._quiet:
            return self._quiet.wait_for(lambda: self._running == 0, timeout)

    def _send(self, answer: Answer, start_response: StartResponse, *, head: bool) -> Iterable[bytes]:
        body = answer.body.encode()
        headers = {
            "Content-Type": f"{answer.content_type}; charset=utf-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **answer.headers,
        }
        if head:
            body = b""
        start_response(f"{answer.status} {REASONS.get(answer.status, 'Unknown')}", list(headers.items()))
        return [body[: len(body) // 2] if answer.truncated else body]

    def _api(self, environ: WSGIEnvironment, path: str) -> Answer:
        request_id = new_id("req_", 14)
        key = environ.get("HTTP_IDEMPOTENCY_KEY")
        try:
            tree = self._decoded(environ, path)
            asked = Asked(environ["REQUEST_METHOD"], path, tree, request_id, key, _account(environ))
            self._record(environ, asked)
            self._authorise(environ)
            answer = self.executor.answer(asked)
        except ApiError as error:
            answer = answer_of(error)
        except ConnectionError:
            raise  # ordered by a fault, or the caller went away
        except TimeoutError as slow:
            raise ConnectionLost("The caller did not finish the request") from slow
        except Exception:
            log.exception("The sandbox failed on %s %s", environ["REQUEST_METHOD"], path)
            answer = answer_of(ApiError(500, "The sandbox itself has a fault; its log says more.", kind="api_error"))
        answer.headers.update({"Request-Id": request_id, "Stripe-Version": stripe.api_version})
        if key:
            answer.headers["Idempotency-Key"] = key
        return answer

    def _decoded(self, environ: WSGIEnvironment, path: str) -> dict[str, Any]:
        if environ["REQUEST_METHOD"] != "POST":
            return params.from_form(environ.get("QUERY_STRING", ""))
        length = int(environ.get("CONTENT_LENGTH") or 0)
        if length > MOST_BODY:
            raise ApiError(413, "The request body is too large.")
        raw = environ["wsgi.input"].read(length)
        if path.startswith("/v2/"):
            return params.from_json(raw)
        try:
            return params.from_form(raw.decode())
        except UnicodeDecodeError as wrong:
            raise ApiError(400, "Invalid UTF-8 in the request body.") from wrong

    def _record(self, environ: WSGIEnvironment, asked: Asked) -> None:
        told = json.loads(json.dumps(asked.tree))
        kept = {name: environ[f"HTTP_{name}"] for name in ("USER_AGENT", "STRIPE_VERSION") if f"HTTP_{name}" in environ}
        version = environ.get("HTTP_STRIPE_VERSION", "")
        self.requests.append(
            Recorded(asked.method, asked.path, told, asked.key, asked.request_id, asked.account, version, kept)
        )

    def _authorise(self, environ: WSGIEnvironment) -> None:
        scheme, _, key = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if scheme.lower() != "bearer" or not key:
            raise ApiError(401, "You did not provide an API key.")
        if key.startswith(("sk_live", "rk_live")):
            raise ApiError(401, "This is the sandbox: a live key must never be sent here. Change it at Stripe now.")
        if not KEY.fullmatch(key):
            raise ApiError(401, f"Invalid API Key provided: {key[:7]}{'*' * 8}")
        version = environ.get("HTTP_STRIPE_VERSION")
        if version and version != stripe.api_version:
            raise ApiError(400, f"Invalid Stripe API version: {version}. The sandbox plays {stripe.api_version} only.")
        account = _account(environ)
        if account and self.executor.world.store.get(account, "v2.core.account") is None:
            raise ApiError(
                403,
                f"The provided key does not have access to account '{account}' (or that account does not exist).",
                code="account_invalid",
            )


def _account(environ: WSGIEnvironment) -> str:
    """The connected account a call acts in, "" for the platform: the old header, or the new one's last part."""
    return str(environ.get("HTTP_STRIPE_ACCOUNT") or environ.get("HTTP_STRIPE_CONTEXT", "").rpartition("/")[2])
