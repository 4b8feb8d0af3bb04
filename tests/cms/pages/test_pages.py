import pytest
from django.utils import translation
from wagtail.models import Locale, Site

from cms.pages.models import CategoryPage, HomePage, StandardPage
from cms.pages.queries.front_figures import FrontFigures, front_figures
from cms.pages.queries.trades import trade_cards, trade_pages
from marketplace.services.models import Trade
from tests.factories.books import a_paid_job, in_month, people
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings):
    """Payments are open; nobody calls the look-alike inside a test's transaction."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


@pytest.fixture
def trades():
    return [
        Trade.objects.create(slug="cleaning", name="Cleaning", plural="cleaners", order=1),
        Trade.objects.create(slug="gardening", name="Gardening", plural="gardeners", order=2),
        Trade.objects.create(slug="retired", name="Retired", plural="retired", order=3, active=False),
    ]


def home():
    return HomePage.objects.get()


def test_a_new_site_starts_with_a_front_page_of_its_own(client):
    assert Site.objects.get(is_default_site=True).root_page.specific == home()
    response = client.get("/")
    assert response.status_code == 200
    parse_strictly(response)
    assert "people who own the place they work" in response.text


def test_the_front_page_offers_the_active_trades_in_order(client, trades):
    assert [(card.slug, card.listings) for card in trade_cards()] == [("cleaning", 0), ("gardening", 0)]
    assert "/find/?trade=gardening" in client.get("/").text


def test_without_a_finished_job_the_front_page_says_so_instead_of_showing_zeros(client):
    assert "No job has been finished in the last 90 days" in client.get("/").text


def test_figures_are_whole_and_never_flatter(provider):
    for number, payer in enumerate(people(2)):
        a_paid_job(payer, at=in_month(6, 1), worker=f"m_{number}", minor=10_000, levy=701)
    a_paid_job(people(1)[0], at=in_month(2, 1), worker="m_1")  # too long ago
    assert front_figures(at=in_month(6, 2)) == FrontFigures(of_every_hundred=92, jobs_done=2, worker_members=0)


def test_each_figure_of_the_front_page_leads_to_how_it_is_made(client, frozen, provider):
    frozen(in_month(6, 2))
    a_paid_job(people(1)[0], at=in_month(6, 1), worker="m_1")
    text = client.get("/").text
    assert "of every £100 went to the people doing the work" in text
    for name in ("of-every-hundred", "jobs-done"):
        assert f'href="/open-books/figures/{name}/"' in text
        assert client.get(f"/open-books/figures/{name}/").status_code == 200


def test_figures_are_read_once_a_minute(noon, django_assert_num_queries):
    front_figures(at=noon)
    with django_assert_num_queries(0):
        front_figures(at=noon)


def test_a_trade_has_a_page_that_says_when_nobody_offers_it_yet(client, trades):
    page = home().add_child(instance=CategoryPage(title="Cleaning in our valley", slug="cleaning", trade=trades[0]))
    response = client.get(page.url)
    assert response.status_code == 200
    parse_strictly(response)
    assert "Nobody offers this yet" in response.text


def test_a_standard_page_shows_every_block(client):
    from cms.pages.blocks import BODY

    body = [(name, block.get_preview_value()) for name, block in BODY]
    page = home().add_child(instance=StandardPage(title="About us", slug="about", lead="Who we are", body=body))
    response = client.get(page.url)
    assert response.status_code == 200
    parse_strictly(response)
    for words in ("Who we are", "How it works", "I set my own hours.", "Who owns it?", "How to join"):
        assert words in response.text


def test_the_front_page_makes_the_same_queries_for_one_trade_and_for_many(client, django_assert_num_queries):
    counts = []
    for number in (1, 5):
        for index in range(number):
            Trade.objects.update_or_create(slug=f"t{index}", defaults={"name": f"T{index}", "plural": "x"})
        client.get("/")
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_trade_leads_to_the_page_about_it_and_without_one_to_its_offers(client, trades):
    page = home().add_child(instance=CategoryPage(title="Cleaning in our valley", slug="cleaning", trade=trades[0]))
    text = client.get("/").text
    assert f'<a href="{page.url}">Cleaning</a>' in text
    assert '<a href="/find/?trade=gardening">Gardening</a>' in text
    page.unpublish()
    assert '<a href="/find/?trade=cleaning">Cleaning</a>' in client.get("/").text


def test_of_two_pages_about_a_trade_the_one_in_the_reader_s_language_is_led_to(trades):
    page = home().add_child(instance=CategoryPage(title="Cleaning", slug="cleaning", trade=trades[0]))
    spanish = Locale.objects.create(language_code="es")
    theirs = CategoryPage(title="Limpieza", slug="limpieza", trade=trades[0], locale=spanish)
    home().add_child(instance=theirs)
    for language, url in (("en-gb", page.url), ("es", theirs.url)):
        with translation.override(language):
            assert trade_pages() == {"cleaning": url}
