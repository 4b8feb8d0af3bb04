"""Make a PDF from a room's template and its data (ADR 0013)."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from django.conf import settings
from django.template.utils import get_app_template_dirs

from foundation.documents.errors import DocumentNotMade
from foundation.home import house_facts

PACKAGES = Path(__file__).parent / "packages"
# PDF/UA-1 (ISO 14289-1): the standard for documents that everybody can read.
ACCESSIBLE: Literal["ua-1"] = "ua-1"


def render_pdf(*, template: str, data: Mapping[str, Any], at: datetime | None = None) -> bytes:
    """The PDF that `template` ("coop/shares/certificate.typ") makes of `data`.

    `data` must be JSON and hold a `title`; `lang` ("en") and `region` ("GB") say its language, the co-op's own by
    default. `at` is written into the file as its date: with it the same data give the same bytes. The file is tagged
    and declares PDF/UA-1, unless a letter has no font on this machine: then it is tagged only. Raises DocumentNotMade.
    """
    compiler = typst.Compiler(
        str(_path_of(template)),
        font_paths=_fonts(),
        package_path=str(PACKAGES),
        sys_inputs={"data": json.dumps(_with_house(data), ensure_ascii=False)},
    )
    try:
        return _pdf(compiler, at, [ACCESSIBLE])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise DocumentNotMade(reason=error.message) from error
    return _pdf(compiler, at, [])


def _pdf(compiler: typst.Compiler, at: datetime | None, standards: list[Any]) -> bytes:
    made = compiler.compile(
        format="pdf", pdf_standards=standards, timestamp=None if at is None else int(at.timestamp())
    )
    assert isinstance(made, bytes)
    return made


def _with_house(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with the letterhead's facts and the language of the co-op, where the caller gave none."""
    lang, _, region = str(settings.COOP["locale"]).partition("-")
    facts = house_facts()
    coop = {key: facts[key] for key in ("name", "legal_line", "email", "phone")}
    return {"lang": lang, "region": region.upper() or None, "coop": coop} | dict(data)


def _path_of(template: str) -> Path:
    """Where Django would find it: an installation's own folders first, then the rooms'."""
    engine: dict[str, Any] = settings.TEMPLATES[0]
    for folder in [*engine.get("DIRS", []), *get_app_template_dirs("templates")]:
        path = Path(str(folder)) / template
        if path.is_file():
            return path
    raise DocumentNotMade(f"There is no document template {template}.")


@cache
def _fonts() -> typst.Fonts:
    """Found once per process. The letterhead's own font is inside typst; the system's help with other scripts."""
    return typst.Fonts()
