"""A fact nobody caught becomes a page with its own words."""

import pytest
from django.urls import path

from foundation.errors import Fact, Invalid, NotAllowed, NotFound
from tests.support.pages import parse_strictly

FACTS = {
    "plain": Fact("Somebody was quicker: that time is taken."),
    "mine": NotAllowed("Only Ana <Díaz> can do that."),
    "gone": NotFound(),
    "wrong": Invalid("Two answers need another look.", fields={"start": "Choose a start.", "name": "Say your name."}),
}


def tell(request, name):
    raise FACTS[name]


def break_down(request):
    raise ValueError("a bug")


urlpatterns = [path("tell/<name>/", tell), path("break/", break_down)]
handler500 = "foundation.ui.views.errors.server_error"
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _account_pages(settings):
    """The header links to signing in."""
    from django.urls import include

    del urlpatterns[2:]
    urlpatterns.append(path("accounts/", include("allauth.urls")))


@pytest.mark.parametrize(("name", "status"), [("plain", 409), ("mine", 403), ("gone", 404), ("wrong", 422)])
def test_the_page_has_the_fact_s_status_and_sentence(client, name, status):
    response = client.post(f"/tell/{name}/")
    assert response.status_code == status
    heading = next(parse_strictly(response).iter("h1"))
    assert heading.text == str(FACTS[name])


def test_each_reason_is_listed(client):
    tree = parse_strictly(client.post("/tell/wrong/"))
    listed = [item.text for node in tree.iter("ul") if node.get("class") == "prose" for item in node.iter("li")]
    assert listed == ["Choose a start.", "Say your name."]


def test_there_is_a_way_back_to_the_page_one_came_from(client):
    response = client.post("/tell/plain/", headers={"referer": "http://testserver/book/?step=2"})
    assert 'href="/book/?step=2"' in response.content.decode()


@pytest.mark.parametrize("referer", ["https://elsewhere.example/x/", "http://testserver/tell/plain/", "nonsense"])
def test_the_way_back_never_leads_elsewhere_or_in_a_circle(client, referer):
    page = client.post("/tell/plain/", headers={"referer": referer}).content.decode()
    assert "Go back and look again" not in page


def test_htmx_gets_a_notice_for_the_top_of_the_page(client):
    response = client.post("/tell/mine/", headers={"hx-request": "true"})
    assert (response.status_code, response.headers["HX-Retarget"], response.headers["HX-Reswap"]) == (
        403, "#notices", "innerHTML",
    )  # fmt: skip
    text = response.content.decode()
    assert "Only Ana &lt;Díaz&gt; can do that." in text
    assert "<html" not in text


def test_a_bug_is_not_a_fact(client):
    client.raise_request_exception = False
    assert client.get("/break/").status_code == 500
