"""Headers of every answer."""

import pytest
from django.http import HttpResponse

from foundation.accounts.models import User
from foundation.ui.middleware import SecurityHeadersMiddleware


def answer(rf, path="/", user=None, **headers):
    request = rf.get(path)
    if user is not None:
        request._cached_user = user
    return SecurityHeadersMiddleware(lambda request: HttpResponse("words", headers=headers))(request).headers


@pytest.mark.parametrize(("path", "frames"), [("/", "DENY"), ("/admin/", "SAMEORIGIN"), ("/admin-of-sorts/", "DENY")])
def test_pages_are_not_framed_but_the_office_frames_its_own_previews(rf, path, frames):
    assert answer(rf, path)["X-Frame-Options"] == frames


def test_no_device_is_asked_for_anything():
    from foundation.ui.middleware.security_headers import PERMISSIONS_POLICY

    for device in ("camera", "microphone", "geolocation", "payment", "usb"):
        assert f"{device}=()" in PERMISSIONS_POLICY


def test_a_signed_in_person_s_page_is_kept_by_nobody(rf):
    assert answer(rf, user=User(email="ana@example.org"))["Cache-Control"] == "private, no-store"


def test_a_stranger_s_page_may_be_kept(rf):
    from django.contrib.auth.models import AnonymousUser

    assert "Cache-Control" not in answer(rf)
    assert "Cache-Control" not in answer(rf, user=AnonymousUser())


def test_a_page_that_says_how_long_it_may_be_kept_is_believed(rf):
    headers = answer(rf, user=User(email="ana@example.org"), **{"Cache-Control": "public, max-age=60"})
    assert headers["Cache-Control"] == "public, max-age=60"


def test_a_real_page_carries_them_all(client):
    headers = client.get("/display/").headers
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Permissions-Policy"].startswith("accelerometer=()")
