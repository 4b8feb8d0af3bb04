"""The list of people who can do it."""

import pytest
from django.urls import reverse

from marketplace.search.actions.refresh_free_times import refresh_free_times
from marketplace.search.actions.refresh_words import refresh_words
from marketplace.search.models import UnmetSearch
from tests.factories.hours import open_all_week
from tests.factories.marketplace import HEBDEN, LONG_AGO, TODMORDEN, a_listing, a_trade, a_worker
from tests.factories.places import a_place, hebden, leeds
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = reverse("search:find")


@pytest.fixture(autouse=True)
def monday(frozen):
    frozen(LONG_AGO)


def get(client, fragment="", **query):
    headers = {"HX-Request": "true", "HX-Target": fragment} if fragment else {}
    response = client.get(URL, query, headers=headers)
    assert response.status_code == 200
    return response


def words(response):
    return " ".join(response.content.decode().split())


def test_a_card_shows_who_what_when_the_whole_price_and_the_share(client):
    hebden()
    worker = a_worker(at_point=TODMORDEN, area="Todmorden")
    listing = a_listing(worker)
    open_all_week(worker)
    refresh_free_times(at=LONG_AGO)
    response = get(client, where="HX7")
    parse_strictly(response)
    page = words(response)
    for text in ("Home cleaning", "Rosa Lane", "Todmorden, about 6 km away", "Free tomorrow at 09:00", "£40.00",
                 "£36.80 goes to Rosa", "1 offer for Hebden Bridge (HX7)", "How this list is ordered",
                 reverse("services:listing", args=[listing.slug])):  # fmt: skip
        assert text in page, text


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_three_queries_whatever_it_finds(client, django_assert_num_queries, rows):
    hebden()
    for n in range(rows):
        a_listing(a_worker(f"Worker {n}"))
    with django_assert_num_queries(3):
        get(client, where="HX7", what="cleaning", language="en", most="90", sort="price")


def test_every_answer_is_in_the_address_and_back_in_the_form(client):
    hebden()
    a_listing()
    refresh_words(at=LONG_AGO)
    asked = {"what": "clean", "where": "HX7", "day": "2026-01-09", "most": "50", "language": "en", "within": "5",
             "sort": "nearest"}  # fmt: skip
    form = get(client, **asked).context["form"]
    assert {name: str(form[name].value()) for name in asked} == asked


def test_words_that_name_a_trade_show_the_whole_trade(client):
    a_listing(trade=a_trade("cleaning", plural="cleaners"), title="Windows inside and out")
    a_listing(a_worker("Tom"), a_trade("gardening", plural="gardeners"), title="Hedges")
    response = get(client, what="cleaner")
    assert [card.title for card in response.context["cards"]] == ["Windows inside and out"]
    assert response.context["heading"] == "Cleaning"


def test_a_link_to_a_trade_can_be_let_go(client):
    a_listing()
    page = words(get(client, trade="cleaning", where=""))
    assert "Only Cleaning." in page
    assert f'href="{URL}">Show all kinds of work' in page


def test_mistyped_words_are_put_right_and_said_so(client):
    a_listing(title="Zither tuning")
    refresh_words(at=LONG_AGO)
    response = get(client, what="zihter")
    assert [card.title for card in response.context["cards"]] == ["Zither tuning"]
    assert "so this is for <strong>zither</strong>" in words(response)
    assert not UnmetSearch.objects.exists()


def test_nobody_found_offers_what_to_let_go_who_is_near_other_work_and_the_phone(client, settings):
    settings.COOP = {**settings.COOP, "phone": "01422 496 0123"}
    hebden()
    a_listing(a_worker("Tom Far", at_point=TODMORDEN, radius_metres=1_000), title="Home cleaning far")
    a_listing(a_worker("Gus"), a_trade("gardening"), title="Hedges")
    refresh_words(at=LONG_AGO)
    response = get(client, trade="cleaning", where="HX7", most="1")
    parse_strictly(response)
    page = words(response)
    assert "Nobody fits all of this yet" in page
    assert response.context["empty"]["near"] == []
    response = get(client, trade="cleaning", where="HX7")
    assert [card.title for card in response.context["empty"]["near"]] == ["Home cleaning far"]
    labels = [one["label"] for one in response.context["empty"]["let_go"]]
    assert labels == ["Any kind of work here (1)"]
    assert [trade["name"] for trade in response.context["empty"]["trades"]] == ["Gardening (1)"]
    assert 'href="tel:01422 496 0123"' in words(response)


def test_each_answer_that_can_be_let_go_is_offered_with_its_count(client):
    a_listing(price_minor=9000)
    response = get(client, what="clean", most="50")
    assert [(one["label"], one["url"]) for one in response.context["empty"]["let_go"]] == [
        ("Any price (1)", f"{URL}?what=clean")
    ]


def test_a_search_that_finds_nobody_is_counted_without_the_words(client):
    a_trade("care", name="Care at home", plural="carers")
    hebden()
    get(client, what="carers", where="HX7")
    get(client, trade="care", where="HX7")
    get(client, what="somebody called Mallory", where="HX7")
    assert set(UnmetSearch.objects.values_list("trade_slug", "area", "count")) == {
        ("care", "Hebden Bridge", 2),
        ("", "Hebden Bridge", 1),
    }


def test_looking_at_the_page_without_asking_counts_nothing(client):
    get(client)
    get(client, where="Atlantis", what="care")
    get(client, language="pl")
    assert not UnmetSearch.objects.exists()


def test_a_place_nobody_knows_is_told_and_the_list_goes_on_without(client):
    a_listing()
    response = get(client, where="Atlantis")
    assert response.context["form"].errors["where"] == [
        "We do not know this place. Try a postcode, or the name of a town nearby."
    ]
    assert len(response.context["cards"]) == 1


def test_namesakes_are_offered(client):
    a_place("Halifax", 53_725_000, -1_863_000, region="Calderdale", population=88_000)
    a_place("Halifax", 44_648_600, -63_585_900, region="Nova Scotia", country="CA", population=400_000)
    a_listing(place_mode="remote")
    assert "Halifax, Nova Scotia</a>" in words(get(client, where="halifax"))


@pytest.mark.parametrize(
    ("name", "value"),
    [("day", "2026-01-04"), ("day", "soon"), ("day", "2027-01-01"), ("most", "cheap"), ("most", "-5"),
     ("within", "3000"), ("sort", "paid"), ("after", "../../x"),
     ("what", "'\"<script>"), ("where", "%"), ("language", "x" * 200)],
)  # fmt: skip
def test_an_answer_that_cannot_be_used_is_left_out_and_nothing_breaks(client, name, value):
    a_listing()
    parse_strictly(get(client, **{name: value}))


def test_pages_are_links_that_work_without_a_script(client):
    worker = a_worker()
    for n in range(23):
        a_listing(worker, title=f"Offer {n:02}")
    first = get(client)
    assert len(first.context["cards"]) == 20
    second = client.get(first.context["more_url"])
    parse_strictly(second)
    assert len(second.context["cards"]) == 3
    assert "Back to the start of the list" in words(second)
    shown = [card.title for page in (first, second) for card in page.context["cards"]]
    assert sorted(shown) == [f"Offer {n:02}" for n in range(23)]


def test_htmx_gets_the_list_alone_and_more_of_it(client):
    worker = a_worker()
    for n in range(21):
        a_listing(worker, title=f"Offer {n:02}")
    fragment = get(client, fragment="results")
    assert words(fragment).startswith("<title>Find somebody – Tidewater Co-op</title>")
    assert '<section id="results"' in words(fragment)
    assert "<form" not in words(fragment)
    answered = client.get(
        f"{URL}?what=&where=&day=&sort=fair&language=en", headers={"HX-Request": "true", "HX-Target": "results"}
    )
    assert answered["HX-Push-Url"] == f"{URL}?language=en"
    assert fragment["Vary"].count("HX-Request") == 1
    more = client.get(fragment.context["more_url"], headers={"HX-Request": "true", "HX-Target": "more"})
    assert words(more).startswith('<ol class="offers" tabindex="-1" autofocus>')


def test_a_day_shows_only_who_is_free_then(client):
    listing = a_listing()
    open_all_week(listing.worker, days=[4])
    refresh_free_times(at=LONG_AGO)
    assert len(get(client, day="2026-01-09").context["cards"]) == 1
    assert len(get(client, day="2026-01-08").context["cards"]) == 0


def test_further_away_than_they_travel_is_not_shown(client):
    leeds()
    a_listing(a_worker(at_point=HEBDEN, radius_metres=10_000))
    assert get(client, where="LS1").context["cards"] == []
