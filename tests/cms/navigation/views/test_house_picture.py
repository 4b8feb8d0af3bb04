"""The picture of the house for where its pages are shared."""

import io
import re

import pytest
from PIL import Image

pytestmark = pytest.mark.django_db


def shared_picture(client, path):
    found = re.search(r'property="og:image" content="http://testserver([^"]+)"', client.get(path).text)
    return found[1]


def test_it_is_a_png_of_1200_by_630_dots_that_is_kept_for_ever(client):
    response = client.get(shared_picture(client, "/rules/"))
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    picture = Image.open(io.BytesIO(response.content))
    assert picture.size == (1200, 630)
    # The edge at the left is the colour of our buttons, the ground our paper.
    assert picture.convert("RGB").getpixel((5, 300)) == (21, 89, 57)
    assert picture.convert("RGB").getpixel((1190, 5)) == (248, 243, 233)


def test_nobody_makes_us_draw_another(client):
    assert client.get("/sharing/house-0123456789abcdef.png").status_code == 404
