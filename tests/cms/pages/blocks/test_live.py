"""What live blocks show is read from the rooms, and changes when the rooms do."""

from datetime import date

import pytest
from django.core.cache import cache

from cms.pages.blocks import BODY
from cms.pages.models import HomePage, StandardPage
from cms.pages.queries.books import span_for
from coop.rules.actions.set_policy import set_policy
from tests.factories.books import a_paid_job, in_month, people
from tests.factories.cast import a_bookable_listing, a_working_worker
from tests.factories.front import a_place, an_event, one_of_each

pytestmark = pytest.mark.django_db
BLOCKS = dict(BODY)


@pytest.fixture(autouse=True)
def provider(settings, frozen):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True
    frozen(in_month(7, 2))


def shown(client, *blocks):
    cache.clear()
    page = HomePage.objects.get().add_child(instance=StandardPage(title=f"Page {len(blocks)}", body=list(blocks)))
    text = client.get(page.url).text
    page.delete()
    return text


def six_jobs(*, levy=800):
    for number, payer in enumerate(people(6)):
        a_paid_job(payer, at=in_month(6, 1 + number), worker=f"m_{number}", minor=10_000, levy=levy)


def test_a_figure_is_chosen_from_the_definitions_and_nobody_can_type_its_number():
    block = BLOCKS["figure"]
    choices = {name for name, _title in block.child_blocks["figure"].field.choices}
    assert {"of-every-hundred", "result", "legal-reserve"} <= choices
    assert list(block.child_blocks) == ["figure", "period", "words"]


def test_a_figure_changes_with_the_books_and_leads_to_how_it_is_made(client):
    chosen = ("figure", {"figure": "earned-by-workers", "period": "newest-month", "words": "Ours."})
    assert "The books hold nothing yet" in shown(client, chosen)
    six_jobs()
    text = shown(client, chosen)
    assert '<p class="one-figure__value num">£552.00</p>' in text
    assert "June 2026" in text
    assert 'href="/open-books/figures/earned-by-workers/?period=2026-06"' in text


def test_a_figure_behind_which_too_few_people_stand_is_not_shown(client):
    a_paid_job(people(1)[0], at=in_month(6, 1), worker="m_1", minor=10_000, levy=800)
    text = shown(client, ("figure", {"figure": "earned-by-workers", "period": "newest-month", "words": ""}))
    assert "Not shown for June 2026" in text
    assert "92.00" not in text


def test_the_newest_period_is_one_that_is_over_where_there_is_one(client):
    from cms.pages.reading import Reading

    six_jobs()
    a_paid_job(people(1)[0], at=in_month(7, 1), worker="m_1")
    published = Reading(at=in_month(7, 2)).published
    assert span_for(published, "newest-month").key == "2026-06"
    assert span_for(published, "newest-year").key == "2026"
    assert span_for(published, "2026-07").first == date(2026, 7, 1)
    assert span_for(published, "1999") is None


def test_the_split_by_rule_follows_the_vote(client):
    split = ("money_split", {"title": "Where it goes", "source": "rule"})
    set_policy(by=None, key="levy_bp", value=1000, decision_name="Vote", starts_at=in_month(6, 1), at=in_month(6, 1))
    assert "£54.00" in shown(client, split)
    set_policy(by=None, key="levy_bp", value=500, decision_name="Vote", starts_at=in_month(7, 1), at=in_month(7, 1))
    assert "£57.00" in shown(client, split)


def test_the_split_of_the_books_is_what_happened(client):
    split = ("money_split", {"title": "Where it went", "source": "books"})
    assert "There is nothing to show" in shown(client, split)
    six_jobs()
    assert "£552.00" in shown(client, split)


def test_charts_are_named_queries_and_an_unknown_name_draws_nothing(client):
    assert "There is nothing to draw yet" in shown(client, ("chart", {"chart": "money-by-month", "words": ""}))
    six_jobs()
    text = shown(client, ("chart", {"chart": "money-by-month", "words": "Look."}))
    assert "£552.00" in text
    assert "There is nothing to draw yet" in shown(client, ("chart", {"chart": "gone", "words": ""}))


def test_every_named_chart_can_be_drawn(client):
    six_jobs()
    a_bookable_listing(a_working_worker())
    for name, _title in BLOCKS["chart"].child_blocks["chart"].field.choices:
        if name:
            assert 'class="chart"' in shown(client, ("chart", {"chart": name, "words": ""})), name


def test_members_nearby_are_people_who_can_be_booked_and_lead_to_their_pages(client):
    chosen = ("members", {"title": "Near", "place": "Hebden Bridge", "most": 6})
    assert "Nobody can be booked here yet" in shown(client, chosen)
    a_place()
    listing = a_bookable_listing(a_working_worker("Rosa Lane"))
    assert f'href="/people/{listing.worker.slug}/"' in shown(client, chosen)


def main_of(text):
    """Without the frame, whose foot leads to the pages about trades as well."""
    return text.partition("<main")[2].partition("</main")[0]


def test_trades_can_be_picked_out(client):
    one_of_each()
    a_bookable_listing(a_working_worker())
    assert 'href="/mending/"' in main_of(shown(client, ("trades", {"title": "All", "chosen": []})))
    only = main_of(shown(client, ("trades", {"title": "Some", "chosen": ["cleaning"]})))
    assert 'href="/mending/"' not in only


def test_the_next_events_are_those_to_come(client):
    pages = one_of_each()
    block = ("events", {"title": "Meet us", "most": 1})
    assert "No meeting is planned" in shown(client, block)
    an_event(pages["events"], title="In autumn", day=date(2026, 10, 1))
    an_event(pages["events"], title="In summer", day=date(2026, 8, 1))
    text = shown(client, block)
    assert "In summer" in text
    assert "In autumn" not in text


def test_no_open_vote_is_said_in_words(client):
    assert "No vote is open today" in shown(client, ("votes", {"title": "Deciding"}))


def test_an_open_vote_is_shown_with_its_end_and_a_vote_about_a_person_is_not(client, frozen):
    from coop.decisions.models import Decision
    from tests.factories.votes import DURING, an_open_vote

    frozen(DURING)
    vote = an_open_vote(3)
    text = shown(client, ("votes", {"title": "Deciding"}))
    assert vote.title in text
    assert f'href="/decisions/{vote.slug}/"' in text
    assert "left" in text
    Decision.objects.filter(pk=vote.pk).update(kind="expulsion")
    assert vote.title not in shown(client, ("votes", {"title": "Deciding"}))
