"""What a page shows where it is shared: every kind of public page has a title, a description and a picture of ours."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.media.models import Picture
from tests.factories.cast import a_bookable_listing
from tests.factories.front import one_of_each
from tests.factories.help import a_help_page
from tests.factories.learning import a_circle
from tests.factories.policies import a_policy
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(frozen, noon, settings):
    frozen(noon)
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"


def addresses():
    pages = one_of_each() | {"answer": a_help_page(), "policy": a_policy(), "course": a_circle().course}
    listing = a_bookable_listing()
    found = {name: page.url for name, page in pages.items()}
    return found | {
        "listing": reverse("services:listing", args=[listing.slug]),
        "worker": f"/people/{listing.worker.slug}/",
        "find": "/find/",
        "help": "/help/",
        "policies": "/policies/",
        "learning": "/learning/",
    }


def shared(client, path):
    """What the page says for sharing; nothing may be said twice."""
    tree = parse_strictly(client.get(path))
    said = [(node.get("property"), node.get("content")) for node in tree.iter("meta") if node.get("property")]
    assert len({name for name, _words in said}) == len(said), f"{path}: {said}"
    return dict(said), tree


def test_every_public_page_can_be_shared_with_its_title_some_words_and_a_picture(client):
    drawn = {}
    for name, path in addresses().items():
        said, tree = shared(client, path)
        assert said["og:title"], name
        assert words(tree.find(".//title")).startswith(said["og:title"]), name
        assert len(said["og:description"]) > 5, name
        assert said["og:url"] == f"http://testserver{path}", name
        drawn[said["og:image"].removeprefix("http://testserver")] = name
    for path, name in list(drawn.items())[:4]:  # drawing one takes a moment, and all are drawn alike
        response = client.get(path)
        assert (response.status_code, response["Content-Type"]) == (200, "image/png"), name
        assert Image.open(io.BytesIO(response.content)).size == (1200, 630), name
    assert len(drawn) > 16, "each page has a picture of its own title"


def words(node):
    return "".join(node.itertext())


def test_a_page_with_a_photo_of_its_own_is_shared_with_it_and_with_what_it_shows(client):
    page = one_of_each()["story"]
    file = io.BytesIO()
    Image.new("RGB", (1400, 900), (120, 160, 140)).save(file, "JPEG")
    page.sharing_image = Picture.objects.create(
        title="Rota",
        description="A rota on a wall.",
        file=SimpleUploadedFile("rota.jpg", file.getvalue(), "image/jpeg"),
    )
    page.save()
    said, _tree = shared(client, page.url)
    assert said["og:image:alt"] == "A rota on a wall."
    response = client.get(said["og:image"].removeprefix("http://testserver"))
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert Image.open(io.BytesIO(response.getvalue())).size == (1200, 630)
