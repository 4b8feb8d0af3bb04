import pytest
from django.test import override_settings
from wagtail.models import Locale
from wagtail.search import index

from cms.pages.models import HomePage, StandardPage
from tests.cms.languages.conftest import a_page, translated
from tests.support.pages import parse_strictly

ES = {"headers": {"Accept-Language": "es-MX,es;q=0.9,en;q=0.3"}}


def lang(tree):
    return tree.get("lang")


def alternates(tree):
    return {one.get("hreflang"): one.get("href") for one in tree.iter("link") if one.get("rel") == "alternate"}


def test_the_front_page_stands_in_each_language_at_its_own_address(client, spanish):
    english, spanish_page = client.get("/"), client.get("/es/")
    assert (english.status_code, spanish_page.status_code) == (200, 200)
    assert lang(parse_strictly(english)) == "en-gb"
    tree = parse_strictly(spanish_page)
    assert (lang(tree), "Buena ayuda cerca" in spanish_page.text) == ("es", True)
    assert alternates(tree) == {"en-gb": "http://testserver/", "es": "http://testserver/es/"}


def test_a_browser_that_asks_for_spanish_is_led_to_the_translation_with_its_question(client, spanish):
    answer = client.get("/?from=letter", **ES)
    assert (answer.status_code, answer.url) == (302, "/es/?from=letter")
    assert {"Accept-Language", "Cookie"} <= set(answer["Vary"].split(", "))


def test_the_first_spanish_page_is_remembered_and_a_choice_is_not_overwritten(client, spanish):
    assert client.get("/es/").cookies["django_language"].value == "es"
    client.cookies["django_language"] = "en-gb"
    assert "django_language" not in client.get("/es/").cookies
    assert client.get("/").status_code == 200


def test_a_page_nobody_translated_is_shown_as_it_was_written_with_a_note(client, spanish, english_home):
    a_page(english_home, "About us", slug="about")
    answer = client.get("/about/", **ES)
    tree = parse_strictly(answer)
    main = next(tree.iter("main"))
    assert (answer.status_code, lang(tree), main.get("lang")) == (200, "es", "en-gb")
    note = next(one for one in main.iter("div") if one.get("class") == "other-words")
    assert (note.get("lang"), "todavía" in "".join(note.itertext())) == ("es", True)
    assert "About us" in answer.text


def test_in_the_co_ops_own_language_there_is_no_note(client, spanish, english_home):
    a_page(english_home, "About us", slug="about")
    assert "other-words" not in client.get("/about/").text


def test_an_address_without_a_translation_leads_to_the_original(client, spanish, english_home):
    a_page(english_home, "About us", slug="about")
    answer = client.get("/es/about/?x=1")
    assert (answer.status_code, answer.url) == (302, "/about/?x=1")
    assert client.get("/es/nowhere/").status_code == 404


def test_a_draft_of_a_translation_is_shown_to_nobody(client, spanish, english_home):
    page = a_page(english_home, "About us", slug="about")
    page.copy_for_translation(Locale.objects.get(language_code="es"))
    assert client.get("/es/about/").url == "/about/"
    assert client.get("/about/", **ES).status_code == 200


@pytest.mark.django_db
def test_without_a_translated_front_page_every_address_leads_to_the_original(client):
    assert client.get("/es/").url == "/"
    assert client.get("/", **ES).status_code == 200


def test_with_one_language_a_page_costs_no_query_more_and_with_two_one(
    client, db, django_assert_num_queries, spanish, english_home
):
    from django.db import connection

    from cms.languages.queries import locales

    a_page(english_home, "About us", slug="about")
    client.get("/about/")
    known = locales._kept[connection.settings_dict["NAME"]]
    locales._kept[connection.settings_dict["NAME"]] = (known[0], {"en-gb": known[1]["en-gb"]})
    with django_assert_num_queries(6):
        client.get("/about/")
    locales._kept[connection.settings_dict["NAME"]] = known
    with django_assert_num_queries(7):
        client.get("/about/")


def test_there_is_one_front_page_and_another_language_gets_it_by_translating(spanish, english_home):
    assert HomePage.objects.count() == 2
    assert HomePage.can_create_at(english_home.get_parent()) is False


def test_a_list_shows_translations_and_what_has_none(client, spanish, english_home):
    from cms.help.models import HelpIndexPage, HelpPage

    way_in = english_home.add_child(instance=HelpIndexPage(title="Help", slug="help", lead="Ask."))
    pay = way_in.add_child(instance=HelpPage(title="When do I pay?", lead="When you book."))
    way_in.add_child(instance=HelpPage(title="Is anybody insured?", lead="Yes."))
    translated(way_in, title="Ayuda")
    translated(pay, title="¿Cuándo pago?", lead="Al reservar.")
    shown = client.get("/es/help/").text
    assert ("¿Cuándo pago?" in shown, "When do I pay?" in shown, "Is anybody insured?" in shown) == (True, False, True)
    client.cookies.clear()
    shown = client.get("/help/").text
    assert ("¿Cuándo pago?" in shown, "When do I pay?" in shown) == (False, True)


@override_settings(LANGUAGES=[("en-gb", "English"), ("es", "Español"), ("ar", "العربية")])
def test_a_language_that_runs_from_right_to_left_says_so(client, db):
    tree = parse_strictly(client.get("/", headers={"Accept-Language": "ar"}))
    assert (lang(tree), tree.get("dir")) == ("ar", "rtl")


def test_choosing_a_language_leads_from_a_page_to_its_translation_and_back(client, spanish, english_home):
    page = a_page(english_home, "About us", slug="about")
    alone = a_page(english_home, "Only English", slug="alone")
    translated(page, title="Quiénes somos", slug="quienes-somos")

    def chosen(language, back):
        return client.post("/me/language/", {"language": language, "next": back}).url

    assert chosen("es", "/about/?a=1") == "/es/quienes-somos/?a=1"
    assert chosen("en-gb", "/es/quienes-somos/") == "/about/"
    assert chosen("es", alone.get_url()) == "/alone/"
    assert (chosen("es", "/"), chosen("en-gb", "/es/")) == ("/es/", "/")


def test_a_menu_leads_to_the_translation_by_its_title(client, spanish, english_home):
    from wagtail.models import Site

    from cms.navigation.models import HouseSettings, MainLink
    from cms.navigation.queries.frame import refresh_frames

    page = a_page(english_home, "About us", slug="about")
    settings = HouseSettings.objects.create(site=Site.objects.get(is_default_site=True))
    MainLink.objects.create(settings=settings, page=page, label="Who we are")
    translated(page, title="Quiénes somos", slug="quienes-somos")
    refresh_frames()

    def first(path, **kwargs):
        nav = next(one for one in parse_strictly(client.get(path, **kwargs)).iter("nav"))
        link = next(nav.iter("a"))
        return link.get("href"), link.text

    assert first("/find/") == ("/about/", "Who we are")
    assert first("/find/", **ES) == ("/es/quienes-somos/", "Quiénes somos")


def test_the_sitemap_names_every_wording_once(client, spanish, english_home):
    page = a_page(english_home, "About us", slug="about")
    translated(page, title="Quiénes somos", slug="quienes-somos")
    found = client.get("/sitemap-pages.xml").text if client.get("/sitemap.xml").status_code == 404 else ""
    found = found or client.get("/sitemap.xml?section=pages").text
    assert [found.count(path) for path in ("/about/<", "/es/<", "/es/quienes-somos/<")] == [1, 1, 1]


def test_an_accent_in_the_name_of_a_page_is_in_nobodys_way(client, spanish, english_home):
    page = a_page(english_home, "How we began", slug="how-we-began")
    there = translated(page, title="Cómo empezamos", slug="cómo-empezamos").url
    assert there == "/es/c%C3%B3mo-empezamos/"
    back = client.post("/me/language/", {"language": "en-gb", "next": there})
    assert back.url == "/how-we-began/"
    assert client.post("/me/language/", {"language": "es", "next": "/how-we-began/"}).url == there


def test_choosing_a_language_never_leads_to_another_host(client, spanish):
    for path in ("/es//evil.example/", "/es/%2Fevil.example/"):
        assert not client.post("/me/language/", {"language": "en-gb", "next": path}).url.startswith("//")


def test_the_search_shows_the_readers_language_first_and_nothing_twice(client, spanish, english_home):
    page = a_page(english_home, "Lantern walk", slug="lantern")
    a_page(english_home, "Lantern shop", slug="shop")
    translated(page, title="Lantern: paseo", slug="paseo", lead="Con velas.")
    for one in StandardPage.objects.all():
        index.insert_or_update_object(one)  # what the worker process does a moment later
    shown = client.get("/search-site/?words=lantern", **ES).text
    assert "Lantern walk" not in shown
    assert 0 < shown.index("Lantern: paseo") < shown.index("Lantern shop")


def test_a_policy_stays_in_the_wording_that_was_approved(spanish, english_home):
    from wagtail.actions.copy_for_translation import CopyPageForTranslationAction

    from cms.policies.errors import OneWording
    from cms.policies.models import PolicyIndexPage, PolicyPage

    way_in = english_home.add_child(instance=PolicyIndexPage(title="Policies", slug="policies"))
    policy = way_in.add_child(instance=PolicyPage(title="Privacy", lead="What we keep.", live=False))
    translated(way_in, title="Normas", slug="normas")
    with pytest.raises(OneWording):
        CopyPageForTranslationAction(policy, Locale.objects.get(language_code="es")).execute()
