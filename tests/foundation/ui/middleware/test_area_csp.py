"""One content policy, strict everywhere but in the staff office."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from foundation.ui.middleware import AreaCSPMiddleware


def policy(path, **settings):
    with override_settings(**settings):
        middleware = AreaCSPMiddleware(lambda request: HttpResponse("words"))
        header = middleware(RequestFactory().get(path)).headers["Content-Security-Policy"]
    return {part.split()[0]: part.split()[1:] for part in header.split("; ")}


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/administer/", "/me/admin/"])
def test_pages_run_nothing_inline_and_nothing_from_elsewhere(path):
    rules = policy(path)
    assert (rules["script-src"], rules["style-src"], rules["object-src"]) == (["'self'"], ["'self'"], ["'none'"])
    assert (rules["base-uri"], rules["frame-ancestors"]) == (["'none'"], ["'none'"])


def test_the_staff_office_may_run_the_inline_scripts_it_is_made_of():
    rules = policy("/admin/pages/")
    assert rules["script-src"] == rules["style-src"] == ["'self'", "'unsafe-inline'"]
    assert rules["frame-ancestors"] == ["'self'"]
    assert rules["object-src"] == ["'none'"]


def test_a_form_may_lead_to_the_sandbox_only_where_there_is_one():
    provider = ["'self'", "https://checkout.stripe.com", "https://connect.stripe.com"]
    assert policy("/", STRIPE_API_BASE="")["form-action"] == provider
    assert policy("/", STRIPE_API_BASE="http://127.0.0.1:12111/v1")["form-action"] == [
        *provider,
        "http://127.0.0.1:12111",
    ]


def test_one_request_does_not_loosen_the_next():
    policy("/admin/", STRIPE_API_BASE="http://127.0.0.1:1")
    assert policy("/", STRIPE_API_BASE="")["script-src"] == ["'self'"]
    assert "http://127.0.0.1:1" not in policy("/", STRIPE_API_BASE="")["form-action"]


def test_a_preview_keeps_the_strict_policy_and_may_stand_in_a_frame_of_the_staff_office():
    """Wagtail draws a preview with a request of its own, at the address of the page."""
    request = RequestFactory().get("/about/")
    request.is_dummy = True
    header = AreaCSPMiddleware(lambda request: HttpResponse("words"))(request).headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in header.split("; ")
    assert "script-src 'self'" in header.split("; ")
