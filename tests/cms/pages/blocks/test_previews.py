"""Every block shows an editor how it looks, in our own dress, before it is chosen."""

import pytest

from cms.help.blocks import BODY as HELP
from cms.learning.blocks import PLAN as COURSE
from cms.pages.blocks import BODY
from cms.pages.blocks.base import PREVIEW
from cms.pages.blocks.evidence import EVIDENCE
from cms.pages.models import HomePage, StandardPage
from cms.policies.blocks import BODY as POLICY
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
ELSEWHERE = [("help", HELP), ("learning", COURSE), ("policies", POLICY)]
ALL = dict(BODY + EVIDENCE) | {f"{room}: {name}": block for room, blocks in ELSEWHERE for name, block in blocks}


@pytest.fixture(autouse=True)
def at_noon(frozen, noon):
    frozen(noon)


class Drawn:
    """What the strict parser wants: the bytes of an answer."""

    def __init__(self, text):
        self.content = text.encode()


@pytest.mark.parametrize("name", ALL)
def test_a_block_has_a_preview_a_description_and_a_group(rf, name):
    from django.template.loader import render_to_string
    from wagtail.blocks.base import BoundBlock

    block = ALL[name]
    assert block.is_previewable
    assert block.get_description()
    assert block.meta.group
    value = block.get_preview_value()
    assert block.get_preview_template(value) == PREVIEW
    context = {"request": rf.get("/"), "bound_block": BoundBlock(block, value), "block_def": block}
    drawn = render_to_string(PREVIEW, block.get_preview_context(value, parent_context=context))
    parse_strictly(Drawn(drawn))
    assert 'href="/static/cms/pages/pages.css"' in drawn


def test_an_editor_opens_the_preview_of_a_block_in_the_back_office(admin_client, settings):
    """The address the office itself uses, with the identity Wagtail gives to a block."""
    from django.urls import reverse

    settings.SECOND_FACTOR_REQUIRED = False
    block = ALL["trades"]
    response = admin_client.get(f"{reverse('wagtailadmin_block_preview')}?id={block.definition_prefix}")
    assert response.status_code == 200
    assert "What do you need?" in response.text


def test_a_page_with_every_block_three_times_asks_as_often_as_with_each_once(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    home = HomePage.objects.get()
    counts = []
    # What asks on purpose for its own: a place, a chosen story, one query of a chart.
    of_its_own = {"members", "stories", "chart", "picture", "download"}
    once = [(name, block.get_preview_value()) for name, block in BODY if name not in of_its_own]
    for times in (1, 3):
        page = home.add_child(instance=StandardPage(title=f"All {times}", body=once * times))
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page.url).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
