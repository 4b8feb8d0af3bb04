"""Pages for when it did not work."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import include, path

from foundation.ui.views.errors import too_many_requests
from tests.support.pages import parse_strictly


def refuse(request):
    raise PermissionDenied


def suspect(request):
    raise SuspiciousOperation


def break_down(request):
    raise ValueError


def take(request):
    raise AssertionError("a form without its stamp must not come here")


urlpatterns = [
    path("refuse/", refuse),
    path("suspect/", suspect),
    path("break/", break_down),
    path("take/", take),
    path("slow/", too_many_requests),
    path("accounts/", include("allauth.urls")),
]
handler400 = "foundation.ui.views.errors.bad_request"
handler403 = "foundation.ui.views.errors.permission_denied"
handler404 = "foundation.ui.views.errors.page_not_found"
handler500 = "foundation.ui.views.errors.server_error"
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

PAGES = [
    ("/refuse/", 403, "This is not open to you"),
    ("/suspect/", 400, "We could not read that"),
    ("/break/", 500, "Something broke on our side"),
    ("/nothing-here/", 404, "That page is not here"),
    ("/slow/", 429, "That was a lot of tries"),
]


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.parametrize(("address", "status", "heading"), PAGES)
def test_each_has_its_status_one_heading_and_a_way_home(visitor, address, status, heading):
    response = visitor.get(address)
    tree = parse_strictly(response)
    assert (response.status_code, [node.text for node in tree.iter("h1")]) == (status, [heading])
    assert "/" in {node.get("href") for node in next(tree.iter("main")).iter("a")}


def test_a_form_without_its_stamp_is_explained(visitor):
    response = visitor.post("/take/")
    assert response.status_code == 403
    assert [node.text for node in parse_strictly(response).iter("h1")] == ["This page was open too long"]


@pytest.mark.parametrize(("address", "status"), [(a, s) for a, s, _ in PAGES if s != 500])
def test_htmx_gets_one_sentence_for_the_top_of_the_page(visitor, address, status):
    response = visitor.get(address, headers={"hx-request": "true"})
    assert (response.status_code, response.headers["HX-Retarget"]) == (status, "#notices")
    assert "<html" not in response.content.decode()


def test_too_many_tries_says_when_to_come_back(visitor):
    assert visitor.get("/slow/").headers["Retry-After"] == "300"


def test_the_page_for_a_breakdown_needs_no_database(visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        visitor.get("/break/")


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500", "503"])
def test_every_page_is_strict_html(rf, name):
    from django.contrib.auth.models import AnonymousUser
    from django.shortcuts import render

    request = rf.get("/")
    request.user = AnonymousUser()
    parse_strictly(render(request, f"{name}.html"))
