"""A QR code as SVG (ISO/IEC 18004), for a page or inside a document."""

import io

import segno


def qr_svg(text: str) -> str:
    """An SVG of the code for `text`, dark on white in both themes; the caller says in words where it leads.

    Error correction M: readable with 15 % of it lost. It has a view box and no size, so the page decides how large.
    """
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out,
        kind="svg",
        dark="#1b1b1b",
        light="#ffffff",
        border=4,
        xmldecl=False,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
    )
    return out.getvalue().decode()
