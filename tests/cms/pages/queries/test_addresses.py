"""What an editor types as an address leads somewhere, or is refused beside its box."""

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page, PageViewRestriction

from cms.pages.blocks import CallToActionBlock, QuoteBlock
from cms.pages.models import HomePage, StandardPage
from cms.pages.queries.addresses import leads_somewhere, room_at
from tests.factories.cast import a_working_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def about():
    return HomePage.objects.get().add_child(instance=StandardPage(title="About us", slug="about"))


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/", True),
        ("/join/", True),
        ("/find/?trade=cleaning&where=HX7#list", True),
        ("/about/", True),
        ("/about", False),
        ("join/", False),
        ("/no-such-page/", False),
        ("/people/nobody/", False),
        ("https://elsewhere.example/join/", False),
        ("//elsewhere.example/join/", False),
        ("javascript:alert(1)", False),
        ("mailto:ada@example.org", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_an_address_leads_somewhere_or_not(about, address, leads):
    assert leads_somewhere(address) is leads


def test_a_page_or_a_person_not_everybody_may_see_is_nowhere(about):
    worker = a_working_worker("Rosa Lane")
    assert leads_somewhere(f"/people/{worker.slug}/")
    worker.state = "hidden"
    worker.save()
    assert not leads_somewhere(f"/people/{worker.slug}/")
    PageViewRestriction.objects.create(page=Page.objects.get(pk=about.pk), restriction_type="login")
    assert not leads_somewhere("/about/")
    PageViewRestriction.objects.all().delete()
    about.unpublish()
    assert not leads_somewhere("/about/")


def test_a_room_is_told_from_a_page(about):
    assert room_at("/rules/").view_name == "rules:rulebook"
    assert room_at("/about/") is None


@pytest.mark.parametrize(
    ("block", "rest"),
    [
        (CallToActionBlock(), {"title": "Join us", "text": "", "label": "How to join"}),
        (QuoteBlock(), {"text": "I set my own hours.", "name": "Ada", "note": ""}),
    ],
)
def test_a_block_refuses_an_address_that_leads_nowhere_and_says_so_beside_it(about, block, rest):
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(rest | {"url": "/no-such-page/"}))
    assert list(refused.value.block_errors) == ["url"]
    assert "Nothing on this site answers at this address." in refused.value.block_errors["url"].messages[0]
    assert block.clean(block.to_python(rest | {"url": "/about/"}))["url"] == "/about/"


def test_a_voice_needs_no_address():
    block = QuoteBlock()
    assert (
        block.clean(block.to_python({"text": "I set my own hours.", "name": "Ada", "note": "", "url": ""}))["url"] == ""
    )
