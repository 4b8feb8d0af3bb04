"""A QR code is an SVG that stands on any page."""

from xml.etree import ElementTree as ET

import segno

from foundation.documents.qr import qr_svg

SVG = "{http://www.w3.org/2000/svg}"


def test_the_code_is_one_drawing_with_a_view_box_and_no_styles():
    drawing = ET.fromstring(qr_svg("https://coop.example/certificates/abc/"))
    assert drawing.tag == f"{SVG}svg"
    assert drawing.get("width") is None
    assert [element.get("style") for element in drawing.iter()] == [None] * len(list(drawing.iter()))


def test_the_code_has_a_quiet_zone_of_four_modules_and_the_size_of_its_text():
    text = "https://coop.example/certificates/abc/"
    side = segno.make(text, error="m", micro=False).symbol_size(border=4)[0]
    assert ET.fromstring(qr_svg(text)).get("viewBox") == f"0 0 {side} {side}"


def test_another_text_is_another_code():
    assert qr_svg("https://coop.example/a") != qr_svg("https://coop.example/b")
