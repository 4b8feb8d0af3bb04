"""Every kind of page is whole, says something true when it is empty, and asks a fixed number of questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.pages.models import AreaPage, HomePage, SitePage
from tests.factories.cast import a_bookable_listing, a_working_worker
from tests.factories.front import a_place, a_story, an_event, one_of_each
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
KINDS = [
    "home", "trade", "standard", "stories", "story", "news list", "news", "events", "event", "join", "accessibility",
    "press", "people", "area", "rules", "books",
]  # fmt: skip
SENTENCE_OF_THE_HOUSE = "Book help from people near you who own the platform they work on."


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


def queries_of(client, path):
    client.get(path)  # what is kept for a while is kept now
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_list_of_kinds_is_whole():
    in_this_room = {model for model in SitePage.__subclasses__() if model.__module__.startswith("cms.pages")}
    assert {type(page) for page in one_of_each().values()} == in_this_room


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_has_one_heading_and_a_description(client, kind):
    page = one_of_each()[kind]
    response = client.get(page.url)
    assert response.status_code == 200
    tree = parse_strictly(response)
    assert len(tree.findall(".//h1")) == 1
    (description,) = [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "description"]
    assert description == (page.search_description or page.lead or SENTENCE_OF_THE_HOUSE)


def test_every_kind_can_be_previewed_by_its_editor(rf):
    for page in one_of_each().values():
        request = page.make_preview_request(preview_mode=page.default_preview_mode)
        assert request.status_code == 200


def test_pages_below_a_section_lead_back_to_it(client):
    pages = one_of_each()
    assert f'<a href="{pages["events"].url}">Meet us</a>' in client.get(pages["event"].url).text
    assert 'class="crumbs"' not in client.get(pages["events"].url).text


def test_lists_make_the_same_queries_for_one_row_and_for_three(client):
    pages = one_of_each()
    before = {name: queries_of(client, pages[name].url) for name in ("stories", "news list", "events")}
    for number in (2, 3):
        a_story(pages["stories"], title=f"Story {number}")
        an_event(pages["events"], title=f"Evening {number}")
        copy = pages["news"].copy(update_attrs={"title": f"News {number}", "slug": f"news-{number}"})
        assert copy.live
    assert {name: queries_of(client, pages[name].url) for name in before} == before == {
        "stories": 8, "news list": 8, "events": 9,
    }  # fmt: skip


def test_people_and_places_make_the_same_queries_for_one_worker_and_for_three(client):
    pages = one_of_each()
    counts = []
    for names in (["Rosa Lane"], ["Otto Berg", "Amir Khan"]):
        for name in names:
            a_bookable_listing(a_working_worker(name))
        counts.append([queries_of(client, pages[kind].url) for kind in ("people", "area")])
    assert counts[0] == counts[1] == [10, 12]


def test_people_lead_to_their_own_pages_and_can_be_narrowed_by_trade(client):
    pages = one_of_each()
    rosa = a_bookable_listing(a_working_worker("Rosa Lane"))
    a_working_worker("Otto Berg")
    everybody = client.get(pages["people"].url).text
    assert f'href="/people/{rosa.worker.slug}/"' in everybody
    assert "Otto Berg" in everybody
    narrowed = client.get(f"{pages['people'].url}?trade={rosa.trade.slug}").text
    assert "Rosa Lane" in narrowed
    assert "Otto Berg" not in narrowed
    assert client.get(f"{pages['people'].url}?trade=nonsense&page=zero").status_code == 200


def test_a_hidden_worker_is_on_no_page(client):
    pages = one_of_each()
    listing = a_bookable_listing(a_working_worker("Rosa Lane"))
    listing.worker.state = "hidden"
    listing.worker.save()
    for kind in ("people", "area"):
        assert "Rosa Lane" not in client.get(pages[kind].url).text


def test_a_place_says_so_when_nobody_comes_there(client):
    far = HomePage.objects.get().add_child(instance=AreaPage(title="Far", place=a_place("Far")))
    assert "Nobody comes here yet" in client.get(far.url).text


def test_joining_costs_what_the_rooms_that_charge_say(client):
    from coop.membership.queries.classes import classes_to_join
    from coop.membership.registry import costs_of
    from foundation import clock

    text = client.get(one_of_each()["join"].url).text
    costs = [cost for one in classes_to_join() for cost in costs_of(member_class=one, at=clock.now())]
    assert costs != []
    for cost in costs:
        assert cost.amount in text
    assert "/join/apply/?class=worker" in text


def test_the_rules_on_the_page_are_those_in_force(client, noon):
    from coop.rules.actions.set_policy import set_policy

    page = one_of_each()["rules"]
    set_policy(by=None, key="levy_bp", value=650, decision_name="Vote of the hill", starts_at=noon, at=noon)
    text = client.get(page.url).text
    assert "6.5" in text
    assert "Vote of the hill" in text


def test_the_press_reads_facts_of_today(client):
    page = one_of_each()["press"]
    assert '<dd>0<span class="summary__note">on the register today</span>' in client.get(page.url).text
    a_working_worker("Rosa Lane")
    assert '<dd>1<span class="summary__note">on the register today</span>' in client.get(page.url).text
    assert client.get(page.url).text.count('download="mark') == 3
