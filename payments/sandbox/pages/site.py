"""The pages: which one answers an address, and who may ask."""

import re
from collections.abc import Callable
from importlib.resources import files
from typing import Final
from urllib.parse import parse_qsl, urlsplit
from wsgiref.types import WSGIEnvironment

from payments.sandbox.control import Control
from payments.sandbox.errors import ApiError
from payments.sandbox.execute import Answer
from payments.sandbox.pages import onboarding, overview, paying
from payments.sandbox.pages.html import document, el
from payments.sandbox.pages.reply import Ask, Reply

MOST_FORM: Final = 10_000
STYLE: Final = files("payments.sandbox.pages").joinpath("sandbox.css").read_text(encoding="utf-8")
Page = Callable[[Control, Ask], Reply]
PAGES: Final[tuple[tuple[str, re.Pattern[str], Page], ...]] = (
    ("GET", re.compile(r"/(?:control)?"), overview.show),
    ("POST", re.compile(r"/control"), overview.act),
    ("GET", re.compile(r"/c/pay/(?P<id>\w+)"), paying.show),
    ("POST", re.compile(r"/c/pay/(?P<id>\w+)"), paying.act),
    ("GET", re.compile(r"/c/pay/(?P<id>\w+)/confirm"), paying.ask_to_confirm),
    ("POST", re.compile(r"/c/pay/(?P<id>\w+)/confirm"), paying.confirm),
    ("GET", re.compile(r"/c/onboarding/(?P<id>\w+)"), onboarding.show),
    ("POST", re.compile(r"/c/onboarding/(?P<id>\w+)"), onboarding.act),
)


class Site:
    """Answers what is not the provider's interface."""

    def __init__(self, control: Control) -> None:
        self.control = control

    def answer(self, environ: WSGIEnvironment) -> Answer:
        """A page, the style sheet, or a plain refusal."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "/")
        if not self._is_near(environ):
            return _refusal(403, "These pages can only be opened on the computer that runs the sandbox.")
        if path == "/assets/sandbox.css":
            return Answer(200, STYLE, {"Cache-Control": "max-age=60"}, "text/css")
        known = False
        for page_method, pattern, page in PAGES:
            found = pattern.fullmatch(path)
            known = known or found is not None
            if found is None or page_method != ("GET" if method == "HEAD" else method):
                continue
            if method == "POST" and not _is_own(environ):
                return _refusal(403, "This form was sent from another website.")
            return self._page(page, Ask(found.groupdict(), _form(environ, method), path))
        return _refusal(
            405 if known else 404, "This address does not take that." if known else "There is no such page."
        )

    def _page(self, page: Page, ask: Ask) -> Answer:
        try:
            reply = page(self.control, ask)
        except ApiError as error:
            return _refusal(error.status, error.message)
        except (LookupError, ValueError) as problem:
            return _refusal(400, str(problem))
        headers = {
            **reply.headers,
            "Content-Security-Policy": _policy(reply.leads_to),
            "Referrer-Policy": "same-origin",
        }
        return Answer(reply.status, reply.body, headers, "text/html")

    def _is_near(self, environ: WSGIEnvironment) -> bool:
        """Only under a loopback name: a name on the internet that points here is an attack (DNS rebinding)."""
        host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").netloc
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return name in self.control.world.settings.page_hosts


def _is_own(environ: WSGIEnvironment) -> bool:
    """A browser says where a form comes from; it must be one of these pages."""
    origin = environ.get("HTTP_ORIGIN")
    return origin is None or urlsplit(origin).netloc == environ.get("HTTP_HOST")


def _form(environ: WSGIEnvironment, method: str) -> dict[str, str]:
    if method != "POST":
        return dict(parse_qsl(environ.get("QUERY_STRING", "")))
    length = min(int(environ.get("CONTENT_LENGTH") or 0), MOST_FORM)
    return dict(parse_qsl(environ["wsgi.input"].read(length).decode("utf-8", "replace"), keep_blank_values=True))


def _policy(leads_to: tuple[str | None, ...]) -> str:
    """No scripts at all. A form may also lead to the addresses the shop gave, where the answer sends the browser on."""
    origins = {f"{parts.scheme}://{parts.netloc}" for it in leads_to if it and (parts := urlsplit(it)).netloc}
    targets = " ".join(["'self'", *sorted(origins)])
    return (
        f"default-src 'none'; style-src 'self'; img-src data:; form-action {targets}; "
        "frame-ancestors 'none'; base-uri 'none'"
    )


def _refusal(status: int, message: str) -> Answer:
    home = el("p", el("a", "To the control page", href="/control"))
    headers = {"Content-Security-Policy": _policy(())}
    return Answer(status, document("That did not work", home, alert=message), headers, "text/html")
