"""Stories of change: what changed, how we know, who checked."""

from datetime import date

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.blocks.evidence import LedgerEvidenceBlock, period_choices
from cms.pages.queries.stories import story_cards
from tests.factories.books import a_paid_job, in_month, people
from tests.factories.cast import a_working_worker
from tests.factories.front import a_story, one_of_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def provider(settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    settings.SANDBOX_ALLOWED = True


def test_a_figure_of_the_ledger_is_read_and_leads_to_its_definition(client, frozen, provider):
    story = one_of_each()["story"]
    frozen(in_month(7, 2))
    assert "Not shown" in client.get(story.url).text
    for number, payer in enumerate(people(6)):
        a_paid_job(payer, at=in_month(6, 1 + number), worker=f"m_{number}", minor=10_000, levy=800)
    cache.clear()
    text = client.get(story.url).text
    assert '<p class="proof__figure num">92</p>' in text
    assert 'href="/open-books/figures/of-every-hundred/?period=2026"' in text


def test_a_cited_figure_names_its_source_and_a_seen_one_its_witness(client):
    text = client.get(one_of_each()["story"].url).text
    assert "<cite>A census, table 4</cite>" in text
    assert "Seen by Ruth, 3 May 2026" in text


def test_who_checked_and_when_is_on_the_page_or_that_nobody_did(client):
    pages = one_of_each()
    text = client.get(pages["story"].url).text
    assert "Ruth, secretary" in text
    assert '<time datetime="2026-05-03">3 May 2026</time>' in text
    assert "Nobody has checked this story yet" in client.get(a_story(pages["stories"], title="New").url).text


@pytest.mark.parametrize(
    ("said", "missing"), [({"checked_by": "Ruth"}, "checked_on"), ({"checked_on": date(2026, 5, 3)}, "checked_by")]
)
def test_half_a_check_is_refused(said, missing):
    stories = one_of_each()["stories"]
    with pytest.raises(ValidationError) as refused:
        a_story(stories, title="Half", **said)
    assert list(refused.value.message_dict) == [missing]


def test_the_person_of_a_story_is_led_to_until_they_hide(client):
    worker = a_working_worker("Rosa Lane")
    story = a_story(one_of_each()["stories"], title="Hers", person=worker)
    assert f'href="/people/{worker.slug}/"' in client.get(story.url).text
    worker.state = "hidden"
    worker.save()
    assert "Rosa Lane" not in client.get(story.url).text


def test_a_block_shows_the_chosen_stories_in_their_order_else_the_newest(django_assert_num_queries):
    stories = one_of_each()["stories"]
    first, second, third, fourth = (a_story(stories, title=f"Story {number}") for number in range(4))
    story_cards([])  # the addresses of the site are kept now
    with django_assert_num_queries(2):  # the stories, and which pages are not for everybody
        assert [card.title for card in story_cards([third.pk, first.pk])] == ["Story 2", "Story 0"]
    assert [card.title for card in story_cards([])] == [fourth.title, third.title, second.title]
    second.unpublish()
    assert [card.title for card in story_cards([second.pk, first.pk])] == ["Story 0"]


def test_a_list_and_a_block_name_the_person_of_a_story_until_they_hide(client):
    worker = a_working_worker("Rosa Lane")
    index = one_of_each()["stories"]
    story = a_story(index, title="Hers", person=worker)
    assert "Rosa Lane" in client.get(index.url).text
    assert [card.person for card in story_cards([story.pk])] == ["Rosa Lane"]
    worker.state = "hidden"
    worker.save()
    assert "Rosa Lane" not in client.get(index.url).text
    assert [card.person for card in story_cards([story.pk])] == [""]


def test_a_story_s_figure_is_of_a_time_chosen_from_those_that_have_books(frozen, provider):
    frozen(in_month(7, 2))
    a_paid_job(people(1)[0], at=in_month(6, 1), worker="m_1")
    cache.clear()
    chosen = dict(period_choices())
    assert {key: chosen[key] for key in ("2026", "2026-Q2", "2026-06")} == {
        "2026": "2026, so far", "2026-Q2": "April to June 2026", "2026-06": "June 2026",
    }  # fmt: skip
    assert [key for key in chosen if key.startswith("newest")] == []
    assert next(iter(chosen)) == "2026"
    block = LedgerEvidenceBlock()
    given = {"figure": "jobs-done", "words": "What we did."}
    assert block.clean(block.to_python(given | {"period": "2026-06"}))["period"] == "2026-06"
    for period in ("newest-year", "2019", "", "a year"):
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(block.to_python(given | {"period": period}))
        assert list(refused.value.block_errors) == ["period"]
