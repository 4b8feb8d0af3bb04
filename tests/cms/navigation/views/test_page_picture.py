"""The picture of a page for where it is shared."""

import io
import re

import pytest
from PIL import Image
from wagtail.models import Site

from cms.pages.models import StandardPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def about():
    page = StandardPage(title="Who owns us? “We do” – #[set] $x$", slug="about")
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    return page


def shared_picture(client, path):
    return re.search(r'property="og:image" content="http://testserver([^"]+)"', client.get(path).text)[1]


def test_a_page_s_title_is_drawn_and_what_looks_like_code_in_it_is_only_words(client, about):
    path = shared_picture(client, "/about/")
    assert path.startswith(f"/sharing/page-{about.pk}-")
    picture = Image.open(io.BytesIO(client.get(path).content))
    assert picture.size == (1200, 630)
    words = picture.convert("L").crop((96, 226, 1106, 476))
    assert words.getextrema()[0] < 90  # ink on the paper


def test_a_new_title_makes_a_new_picture_and_the_old_one_is_gone(client, about):
    before = shared_picture(client, "/about/")
    about.title = "About us"
    about.save()
    after = shared_picture(client, "/about/")
    assert before != after
    assert [client.get(path).status_code for path in (before, after)] == [404, 200]


def test_a_page_that_is_not_public_has_no_picture(client, about):
    path = shared_picture(client, "/about/")
    about.unpublish()
    assert client.get(path).status_code == 404
