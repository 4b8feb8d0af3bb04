"""Make a PNG picture from a room's template and its data, with the same engine as the PDFs."""

import json
from collections.abc import Mapping
from typing import Any

import typst

from foundation.documents.errors import DocumentNotMade
from foundation.documents.pdf import PACKAGES, _fonts, _path_of


def render_png(*, template: str, data: Mapping[str, Any]) -> bytes:
    """The first page of `template` as PNG: one dot to a point. `data` must be JSON. Raises DocumentNotMade."""
    compiler = typst.Compiler(
        str(_path_of(template)),
        font_paths=_fonts(),
        package_path=str(PACKAGES),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    try:
        made = compiler.compile(format="png", ppi=72)
    except typst.TypstError as error:
        raise DocumentNotMade(reason=error.message) from error
    assert isinstance(made, bytes)
    return made
