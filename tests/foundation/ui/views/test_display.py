"""Larger letters, plain words, colours, stillness: chosen on one page, kept on the device and with the account."""

import pytest

from foundation.accounts.models import User
from foundation.audit.models import AuditRecord
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
ALL = {"text": "large", "words": "plain", "scheme": "dark", "motion": "still"}


def root(response):
    return {key: value for key, value in parse_strictly(response).attrib.items() if key.startswith("data-")}


def scheme(response):
    return next(
        node.get("content") for node in parse_strictly(response).iter("meta") if node.get("name") == "color-scheme"
    )


def test_pages_come_as_they_come_until_somebody_chooses(client):
    page = client.get("/display/")
    assert (root(page), scheme(page)) == ({}, "light dark")
    ticked = [node.get("name") for node in parse_strictly(page).iter("input") if node.get("checked") is not None]
    assert ticked == ["text", "words", "scheme", "motion"]


def test_what_a_stranger_chose_stands_on_every_page_of_theirs(client):
    answer = client.post("/display/", ALL)
    assert (answer.status_code, answer.url) == (302, "/display/")
    page = client.get("/accounts/login/")
    assert (root(page), scheme(page)) == ({"data-" + name: value for name, value in ALL.items()}, "dark")
    assert "Saved. Every page now looks like this one." in page.content.decode()


@pytest.mark.parametrize("name", ALL)
def test_each_choice_stands_alone(client, name):
    client.post("/display/", {name: ALL[name]})
    assert root(client.get("/display/")) == {"data-" + name: ALL[name]}


def test_the_cookie_says_only_what_was_chosen_and_no_script_reads_it(client, settings):
    settings.SESSION_COOKIE_SECURE = True
    kept = client.post("/display/", ALL).cookies["display"]
    assert kept.value == "large.plain.dark.still"
    assert (kept["httponly"], kept["secure"], kept["samesite"], kept["max-age"]) == (True, True, "Lax", 31_536_000)


def test_everything_is_put_back_with_one_button(client):
    client.post("/display/", ALL)
    client.post("/display/", ALL | {"reset": "1"})
    assert root(client.get("/display/")) == {}
    assert client.cookies["display"].value == ""


def test_it_goes_with_the_account_to_another_device(client):
    ana = User.objects.create_user("ana@example.org", name="Ana")
    client.force_login(ana)
    client.post("/display/", {"text": "larger"})
    ana.refresh_from_db()
    assert ana.display == "larger"
    assert AuditRecord.objects.get(verb="accounts.choose_display").by == ana
    from django.test import Client

    other = Client()
    other.cookies["display"] = "dark"
    assert root(other.get("/display/")) == {"data-scheme": "dark"}
    other.force_login(ana)
    assert root(other.get("/display/")) == {"data-text": "larger"}


def test_choosing_the_same_again_leaves_no_second_record(client):
    client.force_login(User.objects.create_user("ana@example.org", name="Ana"))
    for _ in range(2):
        client.post("/display/", ALL)
    assert AuditRecord.objects.filter(verb="accounts.choose_display").count() == 1


def test_somebody_comes_back_to_where_they_were(client):
    page = client.get("/display/", headers={"referer": "http://testserver/find/?where=HX7"})
    back = next(node.get("value") for node in parse_strictly(page).iter("input") if node.get("name") == "back")
    assert back == "/find/?where=HX7"
    assert client.post("/display/", {"back": back}).url == "/find/?where=HX7"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/display/"])
def test_nobody_is_led_to_another_house(client, elsewhere):
    assert client.post("/display/", {"back": elsewhere}).url == "/display/"
    page = client.get("/display/", headers={"referer": elsewhere})
    assert next(n.get("value") for n in parse_strictly(page).iter("input") if n.get("name") == "back") == ""


def test_a_choice_that_is_none_is_refused_and_nothing_is_kept(client):
    answer = client.post("/display/", {"text": "huge"})
    assert (answer.status_code, "display" in answer.cookies) == (422, False)
    assert "data-error-summary" in answer.content.decode()


def test_a_cache_between_us_keeps_the_wordings_apart(client):
    assert "Cookie" in client.get("/display/").headers["Vary"]
    assert "Cookie" in client.get("/accounts/login/").headers["Vary"]


@pytest.mark.parametrize("kept", ["", "large.plain.dark.still"])
def test_the_frame_asks_nothing_more_for_it(client, django_assert_num_queries, kept):
    client.cookies["display"] = kept
    with django_assert_num_queries(0):
        client.get("/display/")


def test_readers_who_asked_for_plain_words_get_the_short_wording(client):
    page = client.get("/display/").content.decode()
    assert ("in a cookie that says only" in page, "We keep it on this device." in page) == (True, False)
    client.cookies["display"] = "plain"
    page = client.get("/display/").content.decode()
    assert ("in a cookie that says only" in page, "We keep it on this device." in page) == (False, True)


def test_every_page_leads_here_from_its_foot(client):
    foot = next(parse_strictly(client.get("/accounts/login/")).iter("footer"))
    assert "/display/" in {node.get("href") for node in foot.iter("a")}
