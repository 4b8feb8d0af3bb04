import pytest
from django.test import Client

from foundation.accounts.models import User
from foundation.audit.models import AuditRecord
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
ADDRESS = "/me/language/"


def choose(client, language="es", back="/find/?words=hedge&where=HX7"):
    return client.post(ADDRESS, {"language": language, "next": back})


def test_the_same_page_comes_back_with_its_question_in_the_other_language(client):
    answer = choose(client)
    assert (answer.status_code, answer.url) == (302, "/find/?words=hedge&where=HX7")
    assert (answer.cookies["django_language"].value, answer.cookies["django_language"]["samesite"]) == ("es", "Lax")
    assert parse_strictly(client.get(answer.url)).get("lang") == "es"


def test_who_is_signed_in_keeps_it_in_the_account_once(client):
    ana = User.objects.create_user("ana@example.org", name="Ana")
    client.force_login(ana)
    for _twice in range(2):
        choose(client)
    ana.refresh_from_db()
    told = AuditRecord.objects.filter(verb="accounts.choose_language")
    assert (ana.language, [one.data for one in told]) == ("es", [{"changed": ["language"]}])


def test_a_language_we_do_not_speak_is_refused(client):
    answer = choose(client, "xx")
    assert (answer.status_code, "django_language" in answer.cookies) == (422, False)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", "", "x"])
def test_nobody_is_led_to_another_host(client, back):
    assert choose(client, back=back).url == "/"


def test_every_page_offers_each_language_in_its_own_name_with_a_button(client):
    tree = parse_strictly(client.get("/find/?words=hedge"))
    form = next(one for one in tree.iter("form") if one.get("action") == ADDRESS)
    buttons = [(one.text, one.get("lang"), one.get("aria-current")) for one in form.iter("button")]
    assert buttons == [("English", "en-gb", "true"), ("Español", "es", None)]
    assert [one.get("value") for one in form.iter("input")] == ["/find/?words=hedge"]


def test_it_changes_nothing_by_looking(client):
    assert client.get(ADDRESS).status_code == 405


def test_nobody_elses_site_changes_the_language_of_an_account():
    strict = Client(enforce_csrf_checks=True)
    assert choose(strict).status_code == 302
    strict.force_login(User.objects.create_user("ana@example.org", name="Ana"))
    assert choose(strict).status_code == 403
    page = parse_strictly(strict.get("/find/"))
    form = next(one for one in page.iter("form") if one.get("action") == ADDRESS)
    sent = {one.get("name"): one.get("value") for one in form.iter("input")} | {"language": "es"}
    assert strict.post(ADDRESS, sent).status_code == 302
